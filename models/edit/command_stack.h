#pragma once
// Undo and redo. QUndoStack lives in QtGui in Qt 6 and models know QtCore only, so this is the small part we need.

#include <QObject>
#include <QString>

#include <functional>
#include <vector>

namespace rf::models {

struct Command {
    QString text; ///< "edit status": for "Undo edit status"
    std::function<void()> redo;
    std::function<void()> undo;
};

class CommandStack : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Does the command and keeps it; forgets what could be redone.
    void push(Command command);
    void clear();

    bool canUndo() const { return m_next > 0; }
    bool canRedo() const { return m_next < m_commands.size(); }
    QString undoText() const; ///< empty when there is none
    QString redoText() const;

public slots:
    void undo();
    void redo();

signals:
    void changed();

private:
    std::vector<Command> m_commands;
    std::size_t m_next = 0; ///< commands before it are done
};

} // namespace rf::models
