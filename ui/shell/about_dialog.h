#pragma once

#include "ui/common/dialog.h"

namespace rf::ui {

/// Name, version, licence, and what it runs on.
Dialog* makeAboutDialog(QWidget* parent);

} // namespace rf::ui
