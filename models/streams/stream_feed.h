#pragma once
// The records of one stream, from the engine to the GUI thread: the newest as they are committed, older ones on demand.
//
// Invariants
//  1. Records arrive in the order of their ticks, each once, whatever the rate; nothing is dropped on the way.
//  2. One reading of news and one of history at a time, on the client's threads; answers about another stream are dropped.
//  3. The writer waits for nothing but a flag: no more than one event is posted a drain.

#include "models/async/engine_client.h"
#include "models/session/file_session.h"
#include "models/streams/stream_record.h"

#include <QPointer>
#include <QTimer>

#include <atomic>

namespace rf::models {

class StreamFeed : public QObject {
    Q_OBJECT
public:
    static constexpr int kDrainMs = 30;
    static constexpr std::size_t kPage = 5'000;
    static constexpr std::size_t kFirstPage = 500;

    explicit StreamFeed(QObject* parent = nullptr);
    ~StreamFeed() override;

    /// An empty ARN: nothing is followed. Asks for the newest records at once.
    void follow(FileSession* file, const QString& arn);
    QString arn() const { return m_arn; }
    bool isFollowing() const { return m_following; } ///< the first page has come
    /// Asks for records older than those that came; olderArrived() answers. Nothing while one is asked for, or none is left.
    void fetchOlder(std::size_t count = kPage);
    /// Whoever keeps the records gave up all before this tick: what is older is fetched anew.
    void forgetBefore(rf::Tick tick);
    bool hasOlder() const { return m_hasOlder; }
    bool isFetchingOlder() const { return m_older.isRunning(); }
    rf::Tick newest() const { return m_newest; }
    rf::Tick oldest() const { return m_oldest; }
    /// Reads what is new now: for tests and pictures.
    void drain();

signals:
    void restarted();                                            ///< another stream, or none: what was shown is void
    void arrived(const QList<rf::models::ChangePtr>& changes);   ///< oldest first, all newer than those before
    void olderArrived(const QList<rf::models::ChangePtr>& changes); ///< newest first, all older than those before
    void failed(const rf::models::Failure& failure);

private:
    using Page = rf::Result<std::vector<rf::streams::Change>>;
    void readNews();
    void takeFirst(Page page);
    void takeNews(Page page);
    void takeOlder(Page page, std::size_t asked);
    EngineClient* client() const { return m_file ? m_file->client() : nullptr; }

    QPointer<FileSession> m_file;
    QString m_arn;
    std::string m_wireArn;
    rf::Tick m_newest = 0, m_oldest = 0;
    bool m_following = false, m_hasOlder = false;
    std::shared_ptr<std::atomic<bool>> m_posted;
    QTimer m_timer;
    LatestCall m_news, m_older;
    rf::streams::Watch m_watch; ///< ends first
};

} // namespace rf::models
