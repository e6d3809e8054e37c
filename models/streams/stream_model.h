#pragma once
// Behind the Streams screen: the streams of one table, the chosen one's records, shards and counts.
//
// Invariants
//  1. What is asked of the file is asked on the client's threads; an answer about another table or stream is dropped.
//  2. A record is counted once: what was committed up to a tick is counted in the file, what came later as it arrives.
//  3. Nothing is followed while nobody watches.

#include "models/streams/age_history.h"
#include "models/streams/image_model.h"
#include "models/streams/iterator_watch.h"
#include "models/streams/record_model.h"
#include "models/streams/shard_picture.h"
#include "models/streams/stream_feed.h"
#include "models/streams/time_counts.h"
#include "models/streams/trigger_model.h"

namespace rf::models {

/// A stream of the table that can be read.
struct StreamInfo {
    QString arn, label;
    QString viewType; ///< NEW_AND_OLD_IMAGES, …
    bool enabled = false;
    qint64 createdMs = 0;
    qint64 disabledMs = 0;
    friend bool operator==(const StreamInfo&, const StreamInfo&) = default;
};

class StreamModel : public QObject {
    Q_OBJECT
public:
    static constexpr int kPollMs = 1'000;
    static constexpr qint64 kDayMs = 24 * 3'600'000;
    using NowMs = std::function<qint64()>;

    explicit StreamModel(QObject* parent = nullptr);

    /// Time enters here: milliseconds since the epoch, by the clock of the file.
    void setNow(NowMs now) { m_now = std::move(now); }
    qint64 nowMs() const { return m_now(); }

    /// nullptr or an empty name: nothing is looked at.
    void setTable(FileSession* file, const QString& region, const QString& name);
    FileSession* file() const { return m_file; }
    QString region() const { return m_region; }
    TableInfo table() const;
    bool isReadOnly() const { return !m_file || m_file->isReadOnly(); }

    /// Known: the file has said which streams there are.
    bool isKnown() const { return m_known; }
    const QList<StreamInfo>& streams() const { return m_streams; } ///< newest first
    StreamInfo stream() const;                                     ///< the chosen one; an empty ARN: none
    void choose(const QString& arn);

    /// Follows the stream and asks once a second while watched.
    void setWatched(bool watched);
    void poll();

    StreamFeed* feed() { return &m_feed; }
    RecordModel* records() { return &m_records; }
    ImageModel* image() { return &m_image; }
    const ShardPicture& shards() const { return m_shards; }
    /// Every shard of the stream, as the file describes it.
    const rf::StreamSchema& schema() const { return m_schema; }
    const TimeCounts& rates() const { return m_rates; } ///< slices of 10 seconds, 15 minutes
    const TimeCounts& day() const { return m_day; }     ///< slices of 5 minutes, 24 hours
    double recordsPerSecond() const;                    ///< of the last 10 seconds
    const Failure& failure() const { return m_failure; }

    TriggerModel* triggers() { return &m_triggers; }
    const AgeHistory& ages() const { return m_ages; } ///< of triggers and of clients that read
    /// Whether a reader that has seen up to a tick misses a record of the shard.
    bool isBehind(qint64 shard, rf::Tick after) const { return m_newestOf.value(shard, 0) > after; }

    /// Shows records up to a moment at the top: asks for older ones until it is reached. The row is told by reached().
    void seek(qint64 ms);
    bool isSeeking() const { return m_seekMs != 0; }
    /// Looks through older records for what passes the filter, some 100,000 of them; again: further back.
    void search();
    void stopSeeking();

    /// The table's stream: on with this view type (a stream that is on is disabled first: the service knows no change), or
    /// off when empty. `done` gets an empty Failure on success.
    void setStream(const QString& viewType, FileSession::Done done);

signals:
    void changed();        ///< streams, shards, counts or readers
    void tableChanged();   ///< another table, or other streams
    void reached(int row); ///< seek() is over: this row
    void searched();       ///< older records were looked through

private:
    void describe();
    void takeDescription(QList<rf::StreamSchema> streams);
    void follow();
    void took(const QList<ChangePtr>& changes);
    void tookOlder(const QList<ChangePtr>& changes);
    void count();
    void draw();
    void sampleAges();
    EngineClient* client() const { return m_file ? m_file->client() : nullptr; }

    QPointer<FileSession> m_file;
    QString m_region, m_name, m_arn;
    NowMs m_now;
    bool m_known = false, m_watched = false, m_counted = false;
    QList<StreamInfo> m_streams;
    rf::StreamSchema m_schema;
    ShardPicture m_shards;
    QHash<qint64, rf::Tick> m_newestOf; ///< by shard
    rf::Tick m_countedThrough = 0;
    TimeCounts m_rates{10'000, 90}, m_day{300'000, 289};
    Failure m_failure;
    StreamFeed m_feed;
    RecordModel m_records;
    ImageModel m_image;
    IteratorWatch m_iterators;
    TriggerModel m_triggers;
    AgeHistory m_ages;
    qint64 m_seekMs = 0;
    int m_searchedPages = 0;
    QTimer m_timer;
    LatestCall m_describe, m_count;
};

} // namespace rf::models
