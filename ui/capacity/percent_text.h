#pragma once

#include <QString>

namespace rf::ui {

/// "42%" of a share from 0 to 1.
inline QString percentText(double share) {
    return QStringLiteral("%1%").arg(qRound(share * 100));
}

} // namespace rf::ui
