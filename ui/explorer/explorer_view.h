#pragma once
// The sidebar: a filter field over the tree of open files, their tables and indexes.

#include "models/live/activity_model.h"
#include "models/session/workspace.h"
#include "ui/common/commands.h"

#include <QFrame>

#include <functional>

class QLabel;
class QStackedWidget;
class QVBoxLayout;

namespace rf::ui {

class SearchField;
class SidebarRows;
class SidebarTree;

class ExplorerView : public QFrame {
    Q_OBJECT
public:
    /// Neither is owned; both outlive the view.
    ExplorerView(models::Workspace* workspace, CommandRegistry* commands, QWidget* parent = nullptr);

    SearchField* filterField() const { return m_filter; }
    SidebarTree* tree() const { return m_tree; }
    /// What sparklines show; read only while the view is shown.
    models::ActivityModel* activity() { return &m_activity; }
    /// The node under the cursor: what menus of the window act on. Empty when none.
    models::FileSession* currentFile() const;
    QString currentRegion() const;
    QString currentTable() const; ///< empty on a file or region

    /// Puts the cursor on a table, or on the file when it has no such table.
    void select(models::FileSession* file, const QString& region, const QString& table);

    /// A section under the tree ("Saved queries"); the view takes it.
    void addSection(QWidget* section);

    /// Asked before a table is opened in its tab; true: somebody else shows it (another mode than Items).
    using TableOpener = std::function<bool(models::FileSession* file, const QString& region, const QString& table)>;
    void setTableOpener(TableOpener opener) { m_opener = std::move(opener); }

    /// The menu of a node, as the right button shows it. Its commands act on the node under the cursor. The caller owns it.
    QMenu* menuFor(const QModelIndex& index);

signals:
    /// A sentence for a toast.
    void notice(const QString& text);
    /// The cursor went to a node of another file, or to none.
    void currentFileChanged();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    struct Place;
    Place placeOf(const QModelIndex& index) const;
    void open(const QModelIndex& index, bool newTab);
    void showMenu(const QPoint& at);
    void fileMenu(QMenu* menu, const Place& place);
    void tableMenu(QMenu* menu, const Place& place);
    void copy(const QString& text);
    void put(QMenu* menu, const char* command);
    void filterChanged(const QString& text);
    void followTab();
    void showEmptiness();

    models::Workspace* m_workspace;
    CommandRegistry* m_commands;
    models::ActivityModel m_activity;
    SidebarRows* m_rows;
    SearchField* m_filter;
    QStackedWidget* m_stack;
    SidebarTree* m_tree;
    QLabel* m_empty;
    QVBoxLayout* m_sections;
    TableOpener m_opener;
    QSet<QPersistentModelIndex> m_expanded; ///< before filtering
};

} // namespace rf::ui
