#pragma once
// Answers what is done to a whole table beside creating it and changing its capacity: settings, statistics, clone, purge,
// delete. The table is the one the window points at.

#include "models/session/workspace.h"
#include "ui/common/commands.h"
#include "ui/shell/file_dialogs.h"

namespace rf::ui {

class TableCommands : public QObject {
    Q_OBJECT
public:
    using Place = std::function<TableChoice()>;
    /// All outlive the object; dialogs stand before `window`.
    TableCommands(models::Workspace* workspace, CommandRegistry* commands, Place place, QWidget* window);
    /// The window points at another table, or files changed.
    void refresh();

signals:
    void notice(const QString& text);

private:
    void settings(const TableChoice& place);
    void statistics(const TableChoice& place);
    void clone(const TableChoice& place);
    void purge(const TableChoice& place);
    void remove(const TableChoice& place);

    models::Workspace* m_workspace;
    CommandRegistry* m_commands;
    Place m_place;
    QWidget* m_window;
};

} // namespace rf::ui
