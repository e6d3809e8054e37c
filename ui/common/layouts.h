#pragma once
// Layouts that several pages begin with.

#include <QVBoxLayout>

namespace rf::ui {

/// A column without margins and gaps: what is in it touches.
inline QVBoxLayout* bareColumn(QWidget* parent) {
    auto* layout = new QVBoxLayout(parent);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    return layout;
}

} // namespace rf::ui
