#pragma once
// Who reads the shards of a stream with GetRecords: learned from the calls of the file while it is watched.
//
// Invariants
//  1. A reader is there from its first call that is seen until kForgetMs after its last one.
//  2. A position is that of the iterator the reader sent last: what it asks for, not what it was given.

#include "models/live/event_bridge.h"
#include "models/streams/shard_picture.h"

#include <QHash>

namespace rf::models {

class IteratorWatch : public QObject {
    Q_OBJECT
public:
    static constexpr qint64 kForgetMs = 5 * 60'000;

    struct Position {
        QString reader; ///< "Boto3"
        qint64 shard = 0;
        qint64 after = 0; ///< tick: the reader wants what is later
        qint64 seenMs = 0;
        friend bool operator==(const Position&, const Position&) = default;
    };

    explicit IteratorWatch(QObject* parent = nullptr);

    /// nullptr: nothing is watched, and what is known is forgotten.
    void watch(rf::events::CallBus* bus);
    void setStream(const QString& arn);
    /// By reader and shard. Readers not seen for kForgetMs before `nowMs` are left out.
    QList<Position> positions(qint64 nowMs) const;
    void flush() { m_bridge.drain(); } ///< for tests

signals:
    void moved();

private:
    void take(const QList<rf::events::CallPtr>& calls);
    EventBridge m_bridge;
    std::string m_arn;
    QHash<std::pair<QString, qint64>, Position> m_positions;
};

} // namespace rf::models
