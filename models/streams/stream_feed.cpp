#include "models/streams/stream_feed.h"

namespace rf::models {

using rf::streams::Change;

namespace {

QList<ChangePtr> shared(std::vector<Change>& changes) {
    QList<ChangePtr> list;
    list.reserve(qsizetype(changes.size()));
    for (Change& change : changes) list << std::make_shared<const Change>(std::move(change));
    return list;
}

} // namespace

StreamFeed::StreamFeed(QObject* parent) : QObject(parent), m_posted(std::make_shared<std::atomic<bool>>(false)) {
    m_timer.setSingleShot(true);
    m_timer.setInterval(kDrainMs);
    connect(&m_timer, &QTimer::timeout, this, &StreamFeed::readNews);
}

StreamFeed::~StreamFeed() {
    m_watch.reset();
}

void StreamFeed::follow(FileSession* file, const QString& arn) {
    m_watch.reset();
    m_timer.stop();
    m_news.cancel();
    m_older.cancel();
    m_file = file;
    m_arn = arn;
    m_wireArn = toUtf8(arn);
    m_newest = m_oldest = 0;
    m_following = m_hasOlder = false;
    emit restarted();
    rf::streams::StreamLog* log = client() ? client()->service()->streams() : nullptr;
    if (!log || arn.isEmpty()) return;
    m_posted = std::make_shared<std::atomic<bool>>(false);
    m_watch = log->watch([this, posted = m_posted](rf::Tick) {
        if (posted->exchange(true)) return;
        QMetaObject::invokeMethod(this, [this, posted] {
            if (posted == m_posted && !m_timer.isActive()) m_timer.start();
        }, Qt::QueuedConnection);
    });
    m_news.run(*client(), this,
               [arn = m_wireArn](rf::Service& service, std::stop_token) { return service.streams()->readBefore(arn, 0, kFirstPage); },
               [this](Page page) { takeFirst(std::move(page)); });
}

void StreamFeed::takeFirst(Page page) {
    if (!page) return emit failed(Failure::of(page.error()));
    m_hasOlder = page->size() == kFirstPage;
    if (!page->empty()) {
        m_newest = page->front().tick;
        m_oldest = page->back().tick;
    }
    std::reverse(page->begin(), page->end());
    m_following = true;
    emit arrived(shared(*page));
    readNews(); // what was committed while this was read
}

void StreamFeed::drain() {
    m_timer.stop();
    readNews();
}

void StreamFeed::readNews() {
    if (!client() || !m_following) return;
    if (m_news.isRunning()) return m_timer.start();
    m_posted->store(false);
    m_news.run(*client(), this,
               [arn = m_wireArn, after = m_newest](rf::Service& service, std::stop_token) {
                   return service.streams()->read(arn, after, kPage);
               },
               [this](Page page) { takeNews(std::move(page)); });
}

void StreamFeed::takeNews(Page page) {
    if (!page) return emit failed(Failure::of(page.error()));
    if (page->empty()) return;
    const bool more = page->size() == kPage;
    m_newest = page->back().tick;
    if (m_oldest == 0) m_oldest = page->front().tick;
    emit arrived(shared(*page));
    if (more) readNews();
}

void StreamFeed::fetchOlder(std::size_t count) {
    if (!client() || !m_following || !m_hasOlder || m_older.isRunning()) return;
    m_older.run(*client(), this,
                [arn = m_wireArn, before = m_oldest, count](rf::Service& service, std::stop_token) {
                    return service.streams()->readBefore(arn, before, count);
                },
                [this, count](Page page) { takeOlder(std::move(page), count); });
}

void StreamFeed::forgetBefore(rf::Tick tick) {
    m_older.cancel();
    m_oldest = tick;
    m_hasOlder = true;
}

void StreamFeed::takeOlder(Page page, std::size_t asked) {
    if (!page) return emit failed(Failure::of(page.error()));
    m_hasOlder = page->size() == asked;
    if (!page->empty()) m_oldest = page->back().tick;
    emit olderArrived(shared(*page));
}

} // namespace rf::models

#include "moc_stream_feed.cpp"
