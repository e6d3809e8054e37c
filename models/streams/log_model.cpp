#include "models/streams/log_model.h"

#include "models/async/status_call.h"
#include "models/value/value.h"

#include <QDateTime>

namespace rf::models {

using rf::logs::LogBook;
using rf::logs::LogEvent;

namespace {

constexpr int kSoonMs = 100;

bool isFrame(LogLevel level) {
    return level == LogLevel::Start || level == LogLevel::End || level == LogLevel::Report;
}

/// A page and the state of its group.
struct Read {
    std::vector<LogEvent> events;
    bool more = false;
    int retention = 0;
    rf::Tick seen = 0;
};

rf::Result<Read> readNewest(LogBook& book, const std::string& region, const std::string& group, const std::string& pattern,
                            std::optional<rf::logs::Position> before) {
    Read read;
    read.seen = book.newest();
    RF_ASSIGN(const auto described, book.group(region, group));
    read.retention = described.retentionDays.value_or(0);
    rf::logs::FilterQuery query;
    query.pattern = pattern;
    query.before = before;
    query.forward = false;
    query.limit = LogModel::kPage;
    RF_ASSIGN(rf::logs::FilterPage page, book.filter(region, group, query));
    read.events = std::move(page.events);
    read.more = page.next.has_value();
    return read;
}

} // namespace

LogModel::LogModel(QObject* parent) : QAbstractTableModel(parent), m_posted(std::make_shared<std::atomic<bool>>(false)) {
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMs);
    connect(&m_soon, &QTimer::timeout, this, &LogModel::readNews);
}

LogBook* LogModel::book() const {
    EngineClient* client = m_file ? m_file->client() : nullptr;
    return client ? client->service()->logs() : nullptr;
}

void LogModel::setGroup(FileSession* file, const QString& region, const QString& group) {
    if (file == m_file && region == m_region && group == m_group && book()) return;
    const bool otherFile = file != m_file || region != m_region;
    m_watch.reset();
    m_file = file;
    m_region = region;
    m_group = group;
    if (otherFile) m_groups.clear();
    restart();
    refreshGroups();
}

void LogModel::refreshGroups() {
    if (!book()) return;
    m_list.run(*m_file->client(), this,
               [region = toUtf8(m_region)](rf::Service& service, std::stop_token) { return service.logs()->groups(region); },
               [this](rf::Result<std::vector<rf::logs::LogGroup>> groups) {
                   if (!groups) return;
                   QStringList names;
                   for (const auto& group : *groups) names << fromUtf8(group.name);
                   if (names == m_groups) return;
                   m_groups = names;
                   emit groupsChanged();
               });
}

void LogModel::setLevels(Levels levels) {
    if (std::exchange(m_levels, levels) == levels) return;
    beginResetModel();
    select();
    endResetModel();
}

void LogModel::setPattern(const QString& pattern) {
    if (std::exchange(m_pattern, pattern) != pattern) restart();
}

bool LogModel::passes(const Line& line) const {
    switch (m_levels) {
    case Levels::All: return true;
    case Levels::WithoutFrame: return !isFrame(line.said.level);
    case Levels::Warnings: return line.said.level == LogLevel::Warn || line.said.level == LogLevel::Error;
    case Levels::Errors: return line.said.level == LogLevel::Error;
    }
    return true;
}

void LogModel::select() {
    m_shown.clear();
    for (std::size_t i = 0; i < m_lines.size(); ++i)
        if (passes(m_lines[i])) m_shown.push_back(int(i));
}

void LogModel::restart() {
    m_news.cancel();
    m_older.cancel();
    m_soon.stop();
    m_watch.reset();
    beginResetModel();
    m_lines.clear();
    m_shown.clear();
    m_seen = 0;
    m_hasOlder = false;
    m_retention = 0;
    m_failure = {};
    endResetModel();
    emit stateChanged();
    if (!book() || m_group.isEmpty()) return;
    m_posted = std::make_shared<std::atomic<bool>>(false);
    m_watch = book()->watch([this, posted = m_posted](rf::Tick) {
        if (posted->exchange(true)) return;
        QMetaObject::invokeMethod(this, [this, posted] {
            if (posted == m_posted && !m_soon.isActive()) m_soon.start();
        }, Qt::QueuedConnection);
    });
    readNews();
}

/// The newest page at first; then, with a pattern as without, what is later than what is there.
void LogModel::readNews() {
    if (!book()) return;
    if (m_news.isRunning()) return m_soon.start();
    m_posted->store(false);
    const bool first = m_lines.empty();
    m_news.run(*m_file->client(), this,
               [region = toUtf8(m_region), group = toUtf8(m_group), pattern = toUtf8(m_pattern), first, seen = m_seen](rf::Service& service, std::stop_token) -> rf::Result<Read> {
                   LogBook& book = *service.logs();
                   if (first || !pattern.empty()) return readNewest(book, region, group, pattern, {});
                   Read read;
                   read.seen = book.newest();
                   RF_ASSIGN(const auto described, book.group(region, group));
                   read.retention = described.retentionDays.value_or(0);
                   RF_ASSIGN(read.events, book.arrivals(region, group, seen, kKept));
                   return read;
               },
               [this, first](rf::Result<Read> read) {
                   if (!read) {
                       const bool absent = read.error().code == rf::ErrorCode::ResourceNotFound; // nobody has logged yet
                       m_failure = absent ? Failure() : Failure::of(read.error());
                       return emit stateChanged();
                   }
                   m_failure = {};
                   if (first) m_hasOlder = read->more;
                   m_seen = read->seen;
                   m_retention = read->retention;
                   take(std::move(read->events));
                   emit stateChanged();
               });
}

void LogModel::take(std::vector<LogEvent> events) {
    std::sort(events.begin(), events.end(), [](const LogEvent& a, const LogEvent& b) { return a.at < b.at; });
    std::vector<Line> fresh;
    for (LogEvent& event : events) {
        const QString message = fromUtf8(event.message);
        Line line{event.at, fromUtf8(event.stream), message, LogText::of(message)};
        const auto place = std::lower_bound(m_lines.begin(), m_lines.end(), line.at, [](const Line& have, const rf::logs::Position& at) { return have.at < at; });
        if (place != m_lines.end() && place->at == line.at) continue; // told twice
        if (place == m_lines.end() && fresh.empty() == false && !(fresh.back().at < line.at)) continue;
        if (place == m_lines.end()) {
            fresh.push_back(std::move(line));
            continue;
        }
        beginResetModel(); // a line that came late, with an earlier time
        m_lines.insert(place, std::move(line));
        select();
        endResetModel();
    }
    if (fresh.empty()) return;
    std::vector<int> passing;
    for (std::size_t i = 0; i < fresh.size(); ++i)
        if (passes(fresh[i])) passing.push_back(int(m_lines.size() + i));
    if (!passing.empty()) beginInsertRows({}, rowCount(), rowCount() + int(passing.size()) - 1);
    m_lines.insert(m_lines.end(), std::make_move_iterator(fresh.begin()), std::make_move_iterator(fresh.end()));
    m_shown.insert(m_shown.end(), passing.begin(), passing.end());
    if (!passing.empty()) endInsertRows();
    if (m_lines.size() <= kKept) return;
    beginResetModel();
    m_lines.erase(m_lines.begin(), m_lines.end() - qsizetype(kKept));
    m_hasOlder = true;
    select();
    endResetModel();
}

void LogModel::fetchOlder() {
    if (!book() || !m_hasOlder || m_older.isRunning() || m_lines.empty()) return;
    m_older.run(*m_file->client(), this,
                [region = toUtf8(m_region), group = toUtf8(m_group), pattern = toUtf8(m_pattern), before = m_lines.front().at](rf::Service& service, std::stop_token) {
                    return readNewest(*service.logs(), region, group, pattern, before);
                },
                [this](rf::Result<Read> read) {
                    if (!read) return;
                    m_hasOlder = read->more;
                    takeOlder(std::move(read->events));
                });
}

void LogModel::takeOlder(std::vector<LogEvent> events) {
    if (events.empty()) return;
    std::sort(events.begin(), events.end(), [](const LogEvent& a, const LogEvent& b) { return a.at > b.at; });
    std::deque<Line> lines = m_lines;
    for (LogEvent& event : events) {
        const QString message = fromUtf8(event.message);
        lines.push_front({event.at, fromUtf8(event.stream), message, LogText::of(message)});
    }
    const int added = int(std::count_if(lines.begin(), lines.begin() + qsizetype(events.size()), [this](const Line& line) { return passes(line); }));
    if (added > 0) beginInsertRows({}, 0, added - 1);
    m_lines = std::move(lines);
    select();
    if (added > 0) endInsertRows();
}

void LogModel::setRetentionDays(int days, FileSession::Done done) {
    if (!book()) return;
    const auto work = [region = toUtf8(m_region), group = toUtf8(m_group), days](rf::Service& service) {
        return days == 0 ? service.logs()->deleteRetention(region, group) : service.logs()->putRetention(region, group, days);
    };
    callForStatus(*m_file->client(), this, work, [this, done](const Failure& failure) {
        readNews();
        if (done) done(failure);
    });
}

void LogModel::clear(FileSession::Done done) {
    if (!book()) return;
    const auto work = [region = toUtf8(m_region), group = toUtf8(m_group)](rf::Service& service) { return service.logs()->deleteGroup(region, group); };
    callForStatus(*m_file->client(), this, work, [this, done](const Failure& failure) {
        restart();
        refreshGroups();
        if (done) done(failure);
    });
}

QString LogModel::asText() const {
    QString text;
    for (const int at : m_shown)
        text += QDateTime::fromMSecsSinceEpoch(m_lines[std::size_t(at)].at.ms).toString(Qt::ISODateWithMs) + QLatin1Char(' ') + m_lines[std::size_t(at)].message + QLatin1Char('\n');
    return text;
}

int LogModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_shown.size());
}

int LogModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant LogModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Line& line = m_lines[std::size_t(m_shown[std::size_t(index.row())])];
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == Time) return QDateTime::fromMSecsSinceEpoch(line.at.ms).toString(QStringLiteral("HH:mm:ss.zzz"));
        return index.column() == Level ? levelText(line.said.level) : visibleText(line.said.text, 2'000);
    case Qt::ToolTipRole:
        if (index.column() == Time) return QDateTime::fromMSecsSinceEpoch(line.at.ms).toString(Qt::ISODateWithMs) + QLatin1Char('\n') + line.stream;
        return line.message.left(4'000);
    case Qt::AccessibleTextRole: return QStringLiteral("%1 %2").arg(levelText(line.said.level), line.said.text);
    case LevelRole: return int(line.said.level);
    case StreamRole: return line.stream;
    case MessageRole: return line.message;
    default: return {};
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return QAbstractTableModel::headerData(section, orientation, role);
    const QString names[] = {tr("Time"), tr("Level"), tr("Message")};
    return section >= 0 && section < ColumnCount ? names[section] : QString();
}

} // namespace rf::models

#include "moc_log_model.cpp"
