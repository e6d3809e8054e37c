#pragma once
// The shards of a stream as lanes over time, and who reads where.

#include "engine/catalog/stream_schema.h"

#include <QList>
#include <QString>

namespace rf::models {

/// One shard as a bar.
struct ShardBar {
    qint64 number = 0, parent = 0;
    QString id;        ///< shardId-…
    QString shortName; ///< "…1a"
    int lane = 0;
    qint64 fromMs = 0;
    qint64 toMs = 0; ///< 0: open
    bool isOpen() const { return toMs == 0; }
};

/// A reader's position in a shard.
struct ShardReaderMark {
    qint64 shard = 0;
    qint64 ms = 0; ///< of the newest record it has read, or where it began
    QString reader; ///< "search-index", "Boto3"
    bool late = false;
};

struct ShardPicture {
    QList<ShardBar> bars; ///< by number
    int lanes = 0;
    int open = 0;
    QList<ShardReaderMark> marks;
    qint64 oldestMs = 0; ///< the oldest moment any bar shows; 0: none

    /// Shards with the same first hash lie in one lane, one after the other; lanes are in the order of the hashes. Shards
    /// whose records are all older than `horizonMs` are left out.
    static ShardPicture of(const rf::StreamSchema& stream, qint64 horizonMs);
    const ShardBar* bar(qint64 number) const;
    int closed() const { return int(bars.size()) - open; }
};

} // namespace rf::models
