#pragma once
// What this process has in memory, as Linux tells it.

#include <QFile>

namespace rf::bench {

/// Megabytes in memory now ("VmRSS:"), at most until now ("VmHWM:"), and of the first those that are its own ("RssAnon:") or
/// mapped from files ("RssFile:").
inline double megabytes(const char* what) {
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly)) return 0;
    for (const QByteArray& line : status.readAll().split('\n'))
        if (line.startsWith(what)) return line.mid(qstrlen(what) + 1).simplified().split(' ').first().toDouble() / 1024;
    return 0;
}

} // namespace rf::bench
