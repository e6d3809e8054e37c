#pragma once

#include "ui/common/fonts.h"

#include <QLocale>
#include <QSpinBox>

namespace rf::ui {

/// A box for a whole number, "1,000,000", in the font of figures.
inline QSpinBox* numberBox(int least, int most, int value, int width, const QString& accessibleName) {
    auto* box = new QSpinBox;
    box->setRange(least, most);
    box->setGroupSeparatorShown(true);
    box->setLocale(QLocale(QLocale::English));
    box->setFont(monoFont(12));
    box->setValue(value);
    box->setFixedWidth(width);
    box->setAccessibleName(accessibleName);
    return box;
}

} // namespace rf::ui
