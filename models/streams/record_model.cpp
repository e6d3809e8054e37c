#include "models/streams/record_model.h"

namespace rf::models {

using rf::streams::Change;

namespace {

bool isEarlier(const ChangePtr& change, rf::Tick tick) {
    return change->tick < tick;
}

} // namespace

void RecordModel::setKeys(const QString& hash, const QString& range) {
    if (hash == m_hash && range == m_range) return;
    m_hash = hash;
    m_range = range;
    emit headerDataChanged(Qt::Horizontal, Hash, Range);
}

void RecordModel::clear() {
    beginResetModel();
    m_kept.clear();
    m_shown.clear();
    m_waiting.clear();
    m_waitingPassing = m_waitingLost = 0;
    m_looked = m_more = false;
    endResetModel();
    emit heldChanged();
}

void RecordModel::append(const QList<ChangePtr>& changes) {
    if (changes.isEmpty()) return;
    if (!isHeld()) return keep(changes);
    for (const ChangePtr& change : changes) {
        m_waiting.push_back(change);
        if (m_filter.passes(*change)) ++m_waitingPassing;
    }
    for (; m_waiting.size() > m_capacity; ++m_waitingLost) m_waiting.pop_front();
    emit heldChanged();
}

void RecordModel::keep(const QList<ChangePtr>& fresh) {
    const qsizetype skipped = std::max<qsizetype>(0, fresh.size() - qsizetype(m_capacity));
    if (m_kept.size() + std::size_t(fresh.size() - skipped) > m_capacity || skipped > 0)
        dropOldest(skipped > 0 ? m_kept.size() : std::min(m_kept.size(), m_kept.size() + std::size_t(fresh.size()) - m_capacity));
    std::vector<ChangePtr> passing;
    for (qsizetype i = skipped; i < fresh.size(); ++i)
        if (m_filter.passes(*fresh[i])) passing.push_back(fresh[i]);
    if (!passing.empty()) beginInsertRows({}, 0, int(passing.size()) - 1);
    m_kept.insert(m_kept.end(), fresh.begin() + skipped, fresh.end());
    m_shown.insert(m_shown.end(), passing.begin(), passing.end());
    if (!passing.empty()) endInsertRows();
    if (skipped > 0) m_more = m_forgot = true;
    if (std::exchange(m_forgot, false)) emit forgotten();
}

void RecordModel::dropOldest(std::size_t count) {
    if (count == 0) return;
    const bool all = count >= m_kept.size();
    const auto staying = all ? m_shown.end() : std::lower_bound(m_shown.begin(), m_shown.end(), m_kept[count]->tick, isEarlier);
    const int gone = int(staying - m_shown.begin());
    if (gone > 0) beginRemoveRows({}, rowCount() - gone, rowCount() - 1);
    m_shown.erase(m_shown.begin(), staying);
    m_kept.erase(m_kept.begin(), m_kept.begin() + qsizetype(count));
    if (gone > 0) endRemoveRows();
    m_more = m_forgot = true;
}

void RecordModel::appendOlder(const QList<ChangePtr>& changes, bool more) {
    m_more = more;
    std::vector<ChangePtr> passing;
    for (const ChangePtr& change : changes) {
        if (!m_kept.empty() && change->tick >= m_kept.front()->tick) continue; // given up and fetched meanwhile
        m_kept.push_front(change);
        if (m_filter.passes(*change)) passing.push_back(change);
    }
    if (passing.empty()) return;
    beginInsertRows({}, rowCount(), rowCount() + int(passing.size()) - 1);
    for (const ChangePtr& change : passing) m_shown.push_front(change);
    endInsertRows();
}

void RecordModel::letIn() {
    QList<ChangePtr> waited(m_waiting.begin(), m_waiting.end());
    m_waiting.clear();
    m_waitingPassing = 0;
    if (std::exchange(m_waitingLost, 0) > 0) dropOldest(m_kept.size()); // rows without a gap
    keep(waited);
    emit heldChanged();
}

void RecordModel::holdChanged(bool wasHeld) {
    if (wasHeld && !isHeld()) letIn();
    else emit heldChanged();
}

void RecordModel::setPaused(bool paused) {
    const bool held = isHeld();
    if (std::exchange(m_paused, paused) != paused) holdChanged(held);
}

void RecordModel::setLookedAt(bool looked) {
    const bool held = isHeld();
    if (std::exchange(m_looked, looked) != looked) holdChanged(held);
}

void RecordModel::setFilter(const RecordFilter& filter) {
    if (filter == m_filter) return;
    beginResetModel();
    m_filter = filter;
    m_shown.clear();
    if (m_kept.size() > m_capacity) { // what a search before has looked through
        m_kept.erase(m_kept.begin(), m_kept.end() - qsizetype(m_capacity));
        m_more = m_forgot = true;
    }
    for (const ChangePtr& change : m_kept)
        if (m_filter.passes(*change)) m_shown.push_back(change);
    m_waitingPassing = std::count_if(m_waiting.begin(), m_waiting.end(), [this](const ChangePtr& change) { return m_filter.passes(*change); });
    endResetModel();
    if (std::exchange(m_forgot, false)) emit forgotten();
    emit heldChanged();
}

ChangePtr RecordModel::change(int row) const {
    return row >= 0 && row < rowCount() ? m_shown[m_shown.size() - 1 - std::size_t(row)] : nullptr;
}

int RecordModel::rowOf(rf::Tick tick) const {
    const int row = rowAt(tick);
    const ChangePtr found = change(row);
    return found && found->tick == tick ? row : -1;
}

int RecordModel::rowAt(rf::Tick tick) const {
    const auto later = std::lower_bound(m_shown.begin(), m_shown.end(), tick + 1, isEarlier);
    return int(m_shown.end() - later);
}

int RecordModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_shown.size());
}

int RecordModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(ColumnCount);
}

bool RecordModel::canFetchMore(const QModelIndex& parent) const {
    return !parent.isValid() && m_more;
}

void RecordModel::fetchMore(const QModelIndex& parent) {
    if (canFetchMore(parent)) emit olderWanted();
}

QString RecordModel::text(const Change& change, int column) const {
    switch (column) {
    case Time: return shortTimeText(change);
    case Event: return eventText(change);
    case Hash: return keyText(change, m_hash);
    case Range: return m_range.isEmpty() ? QString() : keyText(change, m_range);
    case Changed: return changeSummary(change);
    case Sequence: return shortSequence(change);
    default: return {};
    }
}

QVariant RecordModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const ChangePtr record = change(index.row());
    switch (role) {
    case Qt::DisplayRole: return text(*record, index.column());
    case Qt::ToolTipRole:
        if (index.column() == Time) return timeText(*record);
        if (index.column() == Sequence) return fromUtf8(record->sequence);
        return text(*record, index.column());
    case Qt::TextAlignmentRole: return int(Qt::AlignVCenter | Qt::AlignLeft);
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2").arg(headerData(index.column(), Qt::Horizontal).toString(), text(*record, index.column()));
    case ChangeRole: return QVariant::fromValue(record);
    default: return {};
    }
}

QVariant RecordModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole) return int(Qt::AlignVCenter | Qt::AlignLeft);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case Time: return tr("Time");
    case Event: return tr("Event");
    case Hash: return m_hash;
    case Range: return m_range;
    case Changed: return tr("Changed");
    case Sequence: return tr("Sequence");
    default: return {};
    }
}

} // namespace rf::models

#include "moc_record_model.cpp"
