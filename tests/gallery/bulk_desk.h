#pragma once

#include "scene.h"
#include "ui/bulk/bulk_dialog.h"

namespace rf::gallery {

/// Waits until the dialog's check, run or undo has come to its end.
inline bool ended(Stage& stage, rf::ui::BulkDialog* dialog) {
    return stage.wait([dialog] { return !dialog->model()->isBusy(); });
}

} // namespace rf::gallery
