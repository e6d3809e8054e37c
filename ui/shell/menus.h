#pragma once
// The menu bar, made of the registry: a menu a name, in the registry's order, a separator between groups.

#include "models/session/recent_files.h"
#include "ui/common/commands.h"

class QMenu;
class QMenuBar;

namespace rf::ui {

/// Fills `bar` with menus; those without commands are left out. Commands "theme.*" share one submenu, as do "staleness.*".
void buildMenus(QMenuBar* bar, CommandRegistry* commands);
/// The menu of that name ("file"), or nullptr.
QMenu* menuOf(QMenuBar* bar, const QString& name);
/// The submenu of recent files; `open` gets the path.
QMenu* recentMenu(models::RecentFiles* recent, QWidget* parent, std::function<void(const QString&)> open);

} // namespace rf::ui
