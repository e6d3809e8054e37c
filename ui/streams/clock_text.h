#pragma once

#include <QDateTime>

namespace rf::ui {

/// "14:05:09", here.
inline QString clockText(qint64 ms) {
    return QDateTime::fromMSecsSinceEpoch(ms).toString(QStringLiteral("HH:mm:ss"));
}

} // namespace rf::ui
