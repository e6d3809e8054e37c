#pragma once

#include "ui/common/labels.h"

namespace rf::ui {

/// What stands beside or above an input of a form.
inline QLabel* caption(const QString& text) {
    return label(text, uiFont(12), "text2");
}

} // namespace rf::ui
