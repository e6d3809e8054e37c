#pragma once
// What happens around files: open, new, sample, convert, import, export, check, close, create and delete tables; and
// what a failed file or a finished job has to say. Answers the "file.*" and "table.*" commands.

#include "models/session/workspace.h"
#include "ui/common/commands.h"
#include "ui/shell/file_dialogs.h"

#include <QHash>
#include <QSet>

namespace rf::ui {

class FileFlows : public QObject {
    Q_OBJECT
public:
    /// What the sidebar's cursor or the current tab stands on.
    using Place = std::function<TableChoice()>;

    /// `window` carries the dialogs and owns the flows.
    FileFlows(models::Workspace* workspace, CommandRegistry* commands, Place place, QWidget* window);

    /// Opens each by its kind: table files at once, DynamoDB Local files and JSON through their dialogs.
    void open(const QStringList& paths);
    /// The same; rows are to go into this table.
    void openInto(const QStringList& paths, const TableChoice& into);
    /// Where rows go unless another table is meant: the table of the sidebar, else that of the current tab.
    TableChoice importPlace() const;
    /// The table of the current tab; invalid without one.
    TableChoice tabPlace() const;
    /// Where dialogs begin.
    void setFolder(std::function<QString()> folder) { m_folder = std::move(folder); }
    void openRecent(const QString& path) { open({path}); }
    /// Makes sure nothing staged is lost, asks if so, then runs `then`. Of one file, or of all.
    void closeFile(models::FileSession* session);
    /// Asks for a table file; `then` runs once it is open.
    void chooseFileAnd(std::function<void(models::FileSession*)> then);
    void createTable(models::FileSession* session, const QString& region);
    void showJob(models::Job* job);

signals:
    void notice(const QString& text);

private:
    void answer(CommandRegistry* commands);
    void refreshEnabled();
    void chooseFiles();
    void newFile();
    void newSample(const QString& kind, const QString& name);
    void exportRows();
    void fileChanged(models::FileSession* session);
    void trouble(models::FileSession* session);
    void jobAdded(models::Job* job);
    void jobFinished(models::Job* job);
    models::FileSession* currentFile() const;

    models::Workspace* m_workspace;
    CommandRegistry* m_commands;
    Place m_place;
    std::function<QString()> m_folder;
    QWidget* m_window;
    QSet<models::FileSession*> m_fresh;    ///< opened by the user just now: show its first table when it is open
    QHash<models::FileSession*, std::function<void(models::FileSession*)>> m_whenOpen;
    QSet<models::FileSession*> m_designed; ///< made just now: offer a table
    QSet<models::FileSession*> m_troubled; ///< with a dialog open
    QHash<models::Job*, QPointer<Dialog>> m_jobDialogs;
};

} // namespace rf::ui
