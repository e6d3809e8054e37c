#pragma once

#include <QString>

namespace rf::models {

/// What of a stream is played once more, how fast, and into what (engine/replay/replay.h).
struct ReplayRequest {
    enum class Into { Table, File, Function };

    QString region;
    QString streamArn;
    qint64 fromMs = 0, toMs = 0; ///< [from, to), since the epoch
    double speed = 0;            ///< times as fast as it was; 0: at once
    Into into = Into::Table;
    QString target; ///< table, path or function
};

} // namespace rf::models
