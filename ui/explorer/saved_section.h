#pragma once
// "Saved queries" under the sidebar's tree: those of the file the sidebar points at. Enter or a click runs one, Ctrl in a new
// tab, F2 renames, Delete removes (with Undo), Alt+Up and Alt+Down or dragging moves.

#include "models/session/saved_queries.h"

#include <QFrame>
#include <QListView>
#include <QPointer>

class QLabel;
class QMenu;

namespace rf::ui {

class IconButton;

class SavedList : public QListView {
    Q_OBJECT
public:
    explicit SavedList(QWidget* parent = nullptr);
    QSize sizeHint() const override;

signals:
    void runRequested(int row, bool newTab);
    void removeRequested(int row);
    void moveRequested(int row, int by);

protected:
    bool event(QEvent* event) override; ///< its keys are not the window's
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
};

class SavedSection : public QFrame {
    Q_OBJECT
public:
    /// `save` is what the plus does.
    explicit SavedSection(QAction* save, QWidget* parent = nullptr);

    void setQueries(models::SavedQueries* queries); ///< not owned; nullptr: no file
    SavedList* list() const { return m_list; }
    /// The menu of a row. The caller owns it.
    QMenu* menuFor(int row);

signals:
    void runRequested(const rf::models::SavedQuery& query, bool newTab);
    /// The row takes the form of the tab that shows.
    void replaceRequested(int row);
    void removed(int row, const rf::models::SavedQuery& query);
    void refused(const QString& why);

private:
    void refresh();
    QPointer<models::SavedQueries> m_queries;
    SavedList* m_list;
    QLabel* m_empty;
};

} // namespace rf::ui
