#pragma once

#include "ui/common/commands.h"
#include "ui/common/dialog.h"

namespace rf::ui {

/// Name, version, licence, and what it runs on.
Dialog* makeAboutDialog(QWidget* parent);
/// Every command that has a key, by menu.
Dialog* makeKeysDialog(CommandRegistry* commands, QWidget* parent);

} // namespace rf::ui
