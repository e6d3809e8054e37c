#include "models/live/traffic_model.h"

#include "models/value/value.h"

namespace rf::models {

namespace {

constexpr CallWarning kWarnings[]{CallWarning::ScanForQuery, CallWarning::WastefulFilter, CallWarning::ManyGets,
                                  CallWarning::HotKey};

bool statusPasses(TrafficFilter::Status wanted, const rf::events::Call& call) {
    switch (wanted) {
    case TrafficFilter::Status::Any: return true;
    case TrafficFilter::Status::Ok: return call.status < 400;
    case TrafficFilter::Status::ClientError: return call.status >= 400 && call.status < 500 && !isThrottle(call);
    case TrafficFilter::Status::ServerError: return call.status >= 500;
    case TrafficFilter::Status::Throttled: return isThrottle(call);
    }
    return true;
}

QString notes(const CallEntry& entry) {
    QStringList parts;
    if (entry.judgement.attempt > 1) parts << TrafficModel::tr("attempt %1").arg(entry.judgement.attempt);
    for (const CallWarning warning : kWarnings)
        if (entry.judgement.warnings.testFlag(warning)) parts << warningTitle(warning);
    return parts.join(QStringLiteral(", "));
}

QString toneOf(const CallEntry& entry, int column) {
    const rf::events::Call& call = *entry.call;
    switch (column) {
    case TrafficModel::Operation: return call.receipt.writeUnits > 0 ? QStringLiteral("write") : QString();
    case TrafficModel::Status:
        return call.status < 400 ? QStringLiteral("ok") : call.status < 500 && !isThrottle(call) ? QStringLiteral("warn")
                                                                                                 : QStringLiteral("danger");
    case TrafficModel::Units:
        return call.receipt.writeUnits > 0 ? QStringLiteral("write") : QStringLiteral("read");
    case TrafficModel::Notes: return entry.judgement.warnings ? QStringLiteral("warn") : QString();
    default: return {};
    }
}

bool insertSorted(QStringList& list, const QString& text) {
    const auto at = std::lower_bound(list.begin(), list.end(), text);
    if (text.isEmpty() || (at != list.end() && *at == text)) return false;
    list.insert(at, text);
    return true;
}

} // namespace

TrafficModel::TrafficModel(int capacity, QObject* parent)
    : QAbstractTableModel(parent), m_capacity(std::size_t(capacity)) {}

void TrafficModel::append(const QList<rf::events::CallPtr>& calls, qint64 lost) {
    const rf::CatalogPtr catalog = m_catalog ? m_catalog() : nullptr;
    std::deque<CallEntry> fresh;
    for (const rf::events::CallPtr& call : calls) {
        m_stats.add(*call);
        noteFacets(*call);
        fresh.push_back({call, m_rules.judge(*call, catalog.get())});
    }
    m_seen += calls.size() + lost;
    m_dropped += lost;
    if (isHeld()) {
        m_waiting.insert(m_waiting.end(), fresh.begin(), fresh.end());
        for (; m_waiting.size() > m_capacity; ++m_dropped) m_waiting.pop_front();
    } else {
        keep(fresh);
    }
    emit arrived();
}

void TrafficModel::keep(std::deque<CallEntry>& fresh) {
    if (fresh.empty()) return;
    for (; fresh.size() > m_capacity; ++m_dropped) fresh.pop_front();
    if (m_kept.size() + fresh.size() > m_capacity) dropOldest(m_kept.size() + fresh.size() - m_capacity);
    std::vector<quint64> passing;
    const quint64 first = m_firstKept + m_kept.size();
    for (std::size_t i = 0; i < fresh.size(); ++i)
        if (passes(fresh[i])) passing.push_back(first + i);
    if (!passing.empty()) beginInsertRows({}, 0, int(passing.size()) - 1);
    m_kept.insert(m_kept.end(), fresh.begin(), fresh.end());
    m_shown.insert(m_shown.end(), passing.begin(), passing.end());
    if (!passing.empty()) endInsertRows();
}

void TrafficModel::dropOldest(std::size_t count) {
    const quint64 from = m_firstKept + count; // the first that stays
    const auto staying = std::lower_bound(m_shown.begin(), m_shown.end(), from);
    const int gone = int(staying - m_shown.begin());
    if (gone > 0) beginRemoveRows({}, rowCount() - gone, rowCount() - 1);
    m_shown.erase(m_shown.begin(), staying);
    m_kept.erase(m_kept.begin(), m_kept.begin() + qsizetype(count));
    m_firstKept = from;
    m_dropped += qint64(count);
    if (gone > 0) endRemoveRows();
}

void TrafficModel::clear() {
    beginResetModel();
    m_firstKept += m_kept.size();
    m_kept.clear();
    m_shown.clear();
    m_waiting.clear();
    m_stats.clear();
    m_seen = m_dropped = 0;
    m_clients.clear();
    m_operations.clear();
    m_tables.clear();
    endResetModel();
    emit facetsChanged();
    emit arrived();
}

void TrafficModel::letIn() {
    std::deque<CallEntry> waited;
    waited.swap(m_waiting);
    keep(waited);
    emit heldChanged();
}

void TrafficModel::setPaused(bool paused) {
    if (std::exchange(m_paused, paused) == paused) return;
    if (!isHeld()) letIn();
    else emit heldChanged();
}

void TrafficModel::setLookedAt(bool looked) {
    if (std::exchange(m_looked, looked) == looked) return;
    if (!isHeld()) letIn();
    else emit heldChanged();
}

void TrafficModel::setFilter(const TrafficFilter& filter) {
    if (filter == m_filter) return;
    beginResetModel();
    m_filter = filter;
    m_shown.clear();
    for (std::size_t i = 0; i < m_kept.size(); ++i)
        if (passes(m_kept[i])) m_shown.push_back(m_firstKept + i);
    endResetModel();
}

bool TrafficModel::passes(const CallEntry& entry) const {
    if (m_filter.isEmpty()) return true;
    const rf::events::Call& call = *entry.call;
    if (!m_filter.client.isEmpty() && fromUtf8(call.client) != m_filter.client) return false;
    if (!m_filter.operation.isEmpty() && fromUtf8(call.operation) != m_filter.operation) return false;
    const std::string table = toUtf8(m_filter.table);
    const auto& tables = call.subject.tables;
    if (!table.empty() && std::find(tables.begin(), tables.end(), table) == tables.end()) return false;
    if (!statusPasses(m_filter.status, call) || (m_filter.errorsOnly && call.status < 400)) return false;
    if (m_filter.slowMs > 0 && call.latencyMs < m_filter.slowMs) return false;
    if (m_filter.text.isEmpty()) return true;
    const auto holds = [this](const QString& text) { return text.contains(m_filter.text, Qt::CaseInsensitive); };
    if (holds(fromUtf8(call.operation)) || holds(callTargetText(call)) || holds(fromUtf8(call.error))) return true;
    return std::any_of(call.subject.keys.begin(), call.subject.keys.end(), [&](const rf::events::KeyText& key) {
        return holds(fromUtf8(key.partition)) || holds(fromUtf8(key.sort));
    });
}

void TrafficModel::noteFacets(const rf::events::Call& call) {
    bool grew = insertSorted(m_clients, fromUtf8(call.client));
    grew |= insertSorted(m_operations, fromUtf8(call.operation));
    for (const std::string& table : call.subject.tables) grew |= insertSorted(m_tables, fromUtf8(table));
    if (grew) emit facetsChanged();
}

const CallEntry& TrafficModel::at(int row) const {
    return m_kept[m_shown[m_shown.size() - 1 - std::size_t(row)] - m_firstKept];
}

CallEntry TrafficModel::entry(int row) const {
    return row >= 0 && row < rowCount() ? at(row) : CallEntry();
}

int TrafficModel::rowOf(quint64 number) const {
    const auto found = std::lower_bound(m_shown.begin(), m_shown.end(), number, [this](quint64 serial, quint64 wanted) {
        return m_kept[serial - m_firstKept].call->number < wanted;
    });
    if (found == m_shown.end() || m_kept[*found - m_firstKept].call->number != number) return -1;
    return int(m_shown.end() - found) - 1;
}

int TrafficModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_shown.size());
}

int TrafficModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant TrafficModel::text(const CallEntry& entry, int column) const {
    const rf::events::Call& call = *entry.call;
    switch (column) {
    case Time: return callShortTimeText(call);
    case Client: return clientName(call);
    case Operation: return call.operation.empty() ? tr("(unreadable)") : fromUtf8(call.operation);
    case Target: return callTargetText(call);
    case Key: return callKeyText(call);
    case Status: return statusText(call);
    case Units: return callUnitsText(call);
    case Latency: return latencyText(call.latencyMs);
    case Read:
        if (!call.receipt.scanned) return {};
        return QStringLiteral("%1 → %2").arg(*call.receipt.scanned).arg(call.receipt.returned.value_or(0));
    case Notes: return notes(entry);
    default: return {};
    }
}

QVariant TrafficModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const CallEntry& entry = at(index.row());
    switch (role) {
    case Qt::DisplayRole: return text(entry, index.column());
    case Qt::ToolTipRole:
        if (index.column() == Time) return callTimeText(*entry.call);
        if (index.column() == Operation) return notes(entry);
        if (index.column() == Status && !entry.call->error.empty())
            return QStringLiteral("%1\n%2").arg(fromUtf8(entry.call->error), fromUtf8(entry.call->message));
        if (index.column() == Client) return fromUtf8(entry.call->client + "  " + entry.call->peer);
        return text(entry, index.column());
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter |
                   (index.column() == Units || index.column() == Latency || index.column() == Read ? Qt::AlignRight : Qt::AlignLeft));
    case EntryRole: return QVariant::fromValue(entry);
    case ToneRole: return toneOf(entry, index.column());
    case RetryRole: return entry.judgement.attempt;
    case WarningsRole: return int(entry.judgement.warnings);
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2").arg(headerData(index.column(), Qt::Horizontal).toString(),
                                            text(entry, index.column()).toString());
    default: return {};
    }
}

QVariant TrafficModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return QAbstractTableModel::headerData(section, orientation, role);
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == Units || section == Latency || section == Read ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole) return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case Time: return tr("Time");
    case Client: return tr("Client");
    case Operation: return tr("Operation");
    case Target: return tr("Table");
    case Key: return tr("Key");
    case Status: return tr("Status");
    case Units: return tr("Units");
    case Latency: return tr("Latency");
    case Read: return tr("Read → given");
    case Notes: return tr("Notes");
    default: return {};
    }
}

} // namespace rf::models

#include "moc_traffic_model.cpp"
