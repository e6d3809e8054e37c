#include "models/streams/stream_model.h"

#include <QDateTime>

namespace rf::models {

namespace {

StreamInfo infoOf(const rf::StreamSchema& stream) {
    return {fromUtf8(stream.arn()), fromUtf8(stream.label), fromUtf8(rf::wireName(stream.viewType)), stream.isEnabled(),
            stream.createdMs, stream.disabledMs};
}

struct Counted {
    std::vector<std::int64_t> rates, day;
};

QList<qint64> listOf(const std::vector<std::int64_t>& counts) {
    return QList<qint64>(counts.begin(), counts.end());
}

/// A page that was fetched for a filter and brought less than this is followed by the next one.
constexpr int kWantedRows = 200;
constexpr int kMostPages = 20; ///< then it goes on when somebody scrolls again

} // namespace

StreamModel::StreamModel(QObject* parent) : QObject(parent), m_now([] { return QDateTime::currentMSecsSinceEpoch(); }) {
    m_timer.setInterval(kPollMs);
    connect(&m_timer, &QTimer::timeout, this, &StreamModel::poll);
    connect(&m_feed, &StreamFeed::restarted, &m_records, &RecordModel::clear);
    connect(&m_feed, &StreamFeed::arrived, this, &StreamModel::took);
    connect(&m_feed, &StreamFeed::olderArrived, this, &StreamModel::tookOlder);
    connect(&m_feed, &StreamFeed::failed, this, [this](const Failure& failure) {
        m_failure = failure;
        emit changed();
    });
    connect(&m_records, &RecordModel::olderWanted, this, &StreamModel::search);
    connect(&m_records, &RecordModel::forgotten, this, [this] { m_feed.forgetBefore(m_records.oldestKept()); });
    connect(&m_iterators, &IteratorWatch::moved, this, &StreamModel::draw);
    connect(&m_triggers, &TriggerModel::refreshed, this, &StreamModel::draw);
}

TableInfo StreamModel::table() const {
    return m_file ? m_file->table(m_region, m_name) : TableInfo();
}

StreamInfo StreamModel::stream() const {
    for (const StreamInfo& each : m_streams)
        if (each.arn == m_arn) return each;
    return {};
}

void StreamModel::setTable(FileSession* file, const QString& region, const QString& name) {
    if (file == m_file && region == m_region && name == m_name) return describe();
    if (m_file) disconnect(m_file, nullptr, this, nullptr);
    m_file = file;
    m_region = region;
    m_name = name;
    m_known = false;
    m_streams.clear();
    m_arn.clear();
    m_failure = {};
    if (file) {
        connect(file, &FileSession::tablesChanged, this, &StreamModel::describe);
        connect(file, &FileSession::stateChanged, this, [this] {
            if (client()) return describe();
            m_iterators.watch(nullptr);
            follow();
        });
    }
    follow();
    emit tableChanged();
    describe();
}

void StreamModel::choose(const QString& arn) {
    if (arn == m_arn) return;
    m_arn = arn;
    follow();
    emit tableChanged();
    describe();
}

void StreamModel::setWatched(bool watched) {
    if (watched == m_watched) return;
    m_watched = watched;
    if (!watched) m_timer.stop();
    else m_timer.start();
    follow();
    if (watched) describe();
}

/// The feed runs while somebody watches; what was shown is void when it begins anew.
void StreamModel::follow() {
    m_count.cancel();
    m_counted = false;
    m_countedThrough = 0;
    m_rates.clear();
    m_day.clear();
    m_newestOf.clear();
    m_seekMs = 0;
    m_schema = {};
    m_shards = {};
    m_image.setChange(nullptr);
    const TableInfo info = table();
    m_records.setKeys(info.hash.name, info.range ? info.range->name : QString());
    m_iterators.setStream(m_arn);
    const bool runs = m_watched && client() && !m_arn.isEmpty();
    m_iterators.watch(runs ? &client()->service()->calls() : nullptr);
    m_ages.clear();
    m_triggers.setStream(runs ? m_file.data() : nullptr, m_region, runs ? m_arn : QString());
    m_feed.follow(runs ? m_file.data() : nullptr, runs ? m_arn : QString());
    emit changed();
}

void StreamModel::poll() {
    sampleAges();
    if (!m_describe.isRunning()) describe();
}

void StreamModel::describe() {
    if (!client() || m_name.isEmpty() || !m_watched) return;
    if (!client()->service()->streams()) return takeDescription({});
    m_describe.run(*client(), this, [](rf::Service& service, std::stop_token) { return service.streams()->list(); },
                   [this](rf::Result<std::vector<rf::StreamSchema>> all) {
                       if (!all) {
                           m_failure = Failure::of(all.error());
                           return emit changed();
                       }
                       QList<rf::StreamSchema> mine;
                       for (rf::StreamSchema& each : *all)
                           if (fromUtf8(each.region) == m_region && fromUtf8(each.tableName) == m_name) mine.prepend(std::move(each));
                       takeDescription(std::move(mine));
                   });
}

void StreamModel::takeDescription(QList<rf::StreamSchema> streams) {
    QList<StreamInfo> infos;
    for (const rf::StreamSchema& each : streams) infos << infoOf(each);
    std::stable_sort(infos.begin(), infos.end(), [](const StreamInfo& a, const StreamInfo& b) { return a.enabled > b.enabled; });
    const bool other = infos != m_streams || !m_known;
    const bool followed = std::any_of(infos.begin(), infos.end(), [&](const StreamInfo& each) { return each.arn == m_arn; });
    const bool renewed = std::any_of(infos.begin(), infos.end(), [&](const StreamInfo& each) {
        return each.enabled && std::none_of(m_streams.begin(), m_streams.end(), [&](const StreamInfo& old) { return old.arn == each.arn; });
    });
    m_streams = infos;
    m_known = true;
    if (!followed || renewed) {
        m_arn = infos.isEmpty() ? QString() : infos.front().arn;
        follow();
    }
    for (rf::StreamSchema& each : streams)
        if (fromUtf8(each.arn()) == m_arn) m_schema = std::move(each);
    if (other) emit tableChanged();
    draw();
}

void StreamModel::draw() {
    m_shards = m_arn.isEmpty() ? ShardPicture() : ShardPicture::of(m_schema, nowMs() - kDayMs);
    m_shards.marks = m_triggers.marks(nowMs());
    for (const IteratorWatch::Position& at : m_iterators.positions(nowMs())) {
        const ShardBar* bar = m_shards.bar(at.shard);
        if (!bar) continue;
        const bool behind = isBehind(at.shard, at.after);
        const qint64 end = bar->isOpen() ? nowMs() : bar->toMs;
        m_shards.marks << ShardReaderMark{at.shard, behind ? std::clamp<qint64>(rf::msOfTick(at.after), bar->fromMs, end) : end, at.reader, false};
    }
    emit changed();
}

void StreamModel::sampleAges() {
    QList<std::pair<QString, double>> ages = m_triggers.ages();
    for (const IteratorWatch::Position& at : m_iterators.positions(nowMs())) {
        const ShardBar* bar = m_shards.bar(at.shard);
        if (bar && bar->isOpen()) ages.append({at.reader, isBehind(at.shard, at.after) ? double(nowMs() - std::max<qint64>(rf::msOfTick(at.after), bar->fromMs)) / 1000 : 0});
    }
    m_ages.sample(double(nowMs()) / 1000, ages);
}

void StreamModel::took(const QList<ChangePtr>& changes) {
    for (const ChangePtr& change : changes) {
        rf::Tick& newest = m_newestOf[change->shard];
        newest = std::max(newest, change->tick);
        if (!m_counted || change->tick <= m_countedThrough) continue;
        m_rates.add(change->ms);
        m_day.add(change->ms);
    }
    if (!m_counted) m_records.setMore(m_feed.hasOlder());
    m_records.append(changes);
    if (!m_counted) count();
    emit changed();
}

/// Once a stream: what it held when it was first looked at.
void StreamModel::count() {
    m_counted = true;
    m_countedThrough = m_feed.newest();
    if (m_countedThrough == 0) return;
    const qint64 ratesFrom = m_rates.beginOf(nowMs() - 15 * 60'000), dayFrom = m_day.beginOf(nowMs() - kDayMs);
    m_count.run(*client(), this,
                [arn = toUtf8(m_arn), ratesFrom, dayFrom, last = m_countedThrough, rates = m_rates.sliceMs(),
                 day = m_day.sliceMs()](rf::Service& service, std::stop_token stop) -> rf::Result<Counted> {
                    Counted counted;
                    RF_ASSIGN(counted.rates, service.streams()->count(arn, ratesFrom, rates, last, stop));
                    RF_ASSIGN(counted.day, service.streams()->count(arn, dayFrom, day, last, stop));
                    return counted;
                },
                [this, ratesFrom, dayFrom](rf::Result<Counted> counted) {
                    if (!counted) return; // the charts begin now
                    m_rates.load(ratesFrom, listOf(counted->rates));
                    m_day.load(dayFrom, listOf(counted->day));
                    emit changed();
                });
}

double StreamModel::recordsPerSecond() const {
    const qint64 now = nowMs(), begin = m_rates.beginOf(now);
    const qint64 before = m_rates.between(begin - m_rates.sliceMs(), begin), current = m_rates.between(begin, begin + m_rates.sliceMs());
    const double share = double(now - begin) / double(m_rates.sliceMs());
    return (double(current) + double(before) * (1 - share)) / (double(m_rates.sliceMs()) / 1000);
}

void StreamModel::tookOlder(const QList<ChangePtr>& changes) {
    const int before = m_records.rowCount();
    for (const ChangePtr& change : changes) {
        rf::Tick& newest = m_newestOf[change->shard];
        newest = std::max(newest, change->tick);
    }
    m_records.appendOlder(changes, m_feed.hasOlder());
    emit searched();
    if (m_seekMs != 0) {
        const rf::Tick wanted = rf::firstTickOf(m_seekMs + 1) - 1;
        const bool there = m_records.oldestKept() != 0 && m_records.oldestKept() <= wanted;
        if (!there && m_feed.hasOlder()) return m_feed.fetchOlder();
        m_seekMs = 0;
        return emit reached(std::min(m_records.rowAt(wanted), m_records.rowCount() - 1));
    }
    const bool few = m_records.rowCount() - before < kWantedRows && !m_records.filter().isEmpty();
    if (few && m_feed.hasOlder() && ++m_searchedPages < kMostPages) m_feed.fetchOlder();
}

void StreamModel::seek(qint64 ms) {
    m_records.setLookedAt(true);
    const rf::Tick wanted = rf::firstTickOf(ms + 1) - 1;
    if ((m_records.oldestKept() != 0 && m_records.oldestKept() <= wanted) || !m_feed.hasOlder()) {
        if (m_records.rowCount() > 0) emit reached(std::min(m_records.rowAt(wanted), m_records.rowCount() - 1));
        return;
    }
    m_seekMs = ms;
    m_feed.fetchOlder();
}

void StreamModel::search() {
    m_searchedPages = 0;
    m_feed.fetchOlder();
}

void StreamModel::stopSeeking() {
    m_seekMs = 0;
}

void StreamModel::setStream(const QString& viewType, FileSession::Done done) {
    if (!m_file) return;
    rf::UpdateTable::Input input;
    input.tableName = toUtf8(m_name);
    if (viewType.isEmpty() || stream().enabled) {
        input.streamSpecification = rf::StreamSpecificationIn{.streamEnabled = false};
        const bool again = !viewType.isEmpty() && !stream().arn.isEmpty() && stream().enabled;
        return m_file->updateTable(m_region, input, [this, self = QPointer(this), viewType, again, done](const Failure& failure) {
            if (!failure.isEmpty() || !again || !self) return done(failure);
            rf::UpdateTable::Input on;
            on.tableName = toUtf8(m_name);
            on.streamSpecification = rf::StreamSpecificationIn{.streamEnabled = true, .streamViewType = toUtf8(viewType)};
            m_file->updateTable(m_region, on, done);
        });
    }
    input.streamSpecification = rf::StreamSpecificationIn{.streamEnabled = true, .streamViewType = toUtf8(viewType)};
    m_file->updateTable(m_region, input, done);
}

} // namespace rf::models

#include "moc_stream_model.cpp"
