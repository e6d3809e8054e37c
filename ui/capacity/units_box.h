#pragma once

#include "ui/common/number_box.h"

namespace rf::ui {

inline constexpr int kMostUnits = 1'000'000;

/// A box for the capacity units of one side.
inline QSpinBox* unitsBox(int least, int value, int width, const QString& accessibleName) {
    return numberBox(least, kMostUnits, value, width, accessibleName);
}

} // namespace rf::ui
