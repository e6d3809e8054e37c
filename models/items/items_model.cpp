#include "models/items/items_model.h"

#include "models/items/items_page.h"

#include <QLocale>

namespace rf::models {

ItemsModel::ItemsModel(EngineClient* client, StagedEdits* edits, QObject* parent)
    : QAbstractTableModel(parent), m_client(client), m_edits(edits) {
    if (!edits) return;
    connect(edits, &StagedEdits::itemChanged, this, &ItemsModel::onItemChanged);
    connect(edits, &StagedEdits::committed, this, &ItemsModel::onCommitted);
    connect(edits, &StagedEdits::rebased, this, &ItemsModel::onRebased);
    connect(edits, &QObject::destroyed, this, &ItemsModel::syncInserts);
    syncInserts();
}

ItemsModel::~ItemsModel() = default;

// Paging

void ItemsModel::run(const PageRequest& request) {
    m_call.cancel();
    beginResetModel();
    m_request = request;
    resetRows();
    startColumns();
    m_state = State::Loading; // a view that fetches more upon the reset would ask for the first page twice
    endResetModel();
    if (m_edits)
        for (const StagedChange& change : m_edits->changes())
            if (change.kind == ChangeKind::Insert && change.after) addColumnsOf(*change.after);
    emit columnsChanged();
    emit entitiesChanged();
    ask();
}

void ItemsModel::refresh() {
    if (m_request) run(PageRequest(*m_request));
}

void ItemsModel::retry() {
    if (m_request && (m_state == State::Failed || m_held)) ask();
}

void ItemsModel::cancel() {
    if (m_state != State::Loading) return;
    m_call.cancel();
    m_held = true;
    setState(State::Idle);
}

void ItemsModel::clear() {
    m_call.cancel();
    beginResetModel();
    m_request.reset();
    resetRows();
    startColumns();
    endResetModel();
    emit columnsChanged();
    emit entitiesChanged();
    setState(State::Idle);
}

void ItemsModel::setReadOnly(bool readOnly) {
    if (readOnly == m_readOnly) return;
    m_readOnly = readOnly;
    if (rowCount() > 0 && columnCount() > 0) emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

bool ItemsModel::canFetchMore(const QModelIndex& parent) const {
    return !parent.isValid() && m_state == State::Idle && m_request && !m_held;
}

void ItemsModel::fetchMore(const QModelIndex& parent) {
    if (!parent.isValid() && m_state == State::Idle && m_request) ask();
}

void ItemsModel::ask() {
    m_held = false;
    m_failure = {};
    if (!m_client) {
        m_failure = Failure::own(tr("The file of this table is not open"));
        return setState(State::Failed);
    }
    m_elapsed.start();
    m_call.run(
        *m_client, this,
        [request = *m_request, from = m_next](rf::Service& service, std::stop_token stop) {
            return Page::read(service, request, from, stop);
        },
        [this](const std::shared_ptr<Page>& page) { received(*page); });
    setState(State::Loading);
}

void ItemsModel::received(Page& page) {
    m_lastMs = double(m_elapsed.nsecsElapsed()) / 1e6;
    if (page.error) {
        m_failure = Failure::of(*page.error);
        m_held = m_failure.cancelled;
        return setState(m_held ? State::Idle : State::Failed);
    }
    ++m_pages;
    m_scanned += page.scanned;
    m_returned += page.returned;
    m_lastPage = page.consumed;
    m_consumed += page.consumed;
    m_next = std::move(page.next);
    append(page);
    setState(m_next ? State::Idle : State::End);
}

void ItemsModel::append(Page& page) {
    addColumns(page.columns);
    std::vector<Loaded> fresh;
    fresh.reserve(page.rows.size());
    for (Loaded& row : page.rows) {
        if (row.id.isEmpty()) row.id = idOf(row.item);
        if (m_orderOf.contains(row.id)) {
            recount(row.item, -1); // the page counted it once more
            if (const int known = loadedAt(row.id); known >= 0) replaceLoaded(known, row.item);
            continue;
        }
        row.order = ++m_lastOrder;
        m_orderOf.insert(row.id, row.order);
        if (const StagedChange* change = changeOf(row.id); change && change->after) addColumnsOf(*change->after);
        fresh.push_back(std::move(row));
    }
    if (fresh.empty()) return;
    for (const Loaded& row : fresh) recountEntity(row.entity, 1);
    const int first = rowCount();
    beginInsertRows({}, first, first + int(fresh.size()) - 1);
    m_items.insert(m_items.end(), std::move_iterator(fresh.begin()), std::move_iterator(fresh.end()));
    endInsertRows();
    emit entitiesChanged();
}

void ItemsModel::setState(State state) {
    // A page that follows a page leaves the state as it was, yet its figures are new.
    m_state = state;
    emit stateChanged();
}

void ItemsModel::resetRows() {
    m_items.clear();
    m_orderOf.clear();
    m_merged.clear();
    m_entities.clear();
    m_entityAt.clear();
    m_next.reset();
    m_lastOrder = 0;
    m_scanned = m_returned = 0;
    m_consumed = m_lastPage = m_lastMs = 0;
    m_pages = 0;
    m_failure = {};
    m_held = false;
    m_problem.clear();
    m_problemColumn = -1;
}

QString ItemsModel::statusText() const {
    if (!m_request) return {};
    if (m_pages == 0) return m_state == State::Loading ? tr("Reading the first page …") : m_failure.headline;
    const QLocale locale;
    const auto number = [&locale](qint64 n) { return locale.toString(n); };
    QStringList parts;
    parts << (loaded() == 1 ? tr("1 item loaded") : tr("%1 items loaded").arg(number(loaded())));
    parts << (filteredOut() > 0 ? tr("scanned %1, filtered out %2").arg(number(m_scanned), number(filteredOut()))
                                : tr("scanned %1").arg(number(m_scanned)));
    parts << tr("%1 RCU").arg(locale.toString(m_consumed, 'f', 1))
          << tr("%1 ms").arg(locale.toString(m_lastMs, 'f', 1));
    if (m_state == State::Loading) parts << tr("reading more …");
    if (m_state == State::Failed) parts << m_failure.headline;
    return parts.join(QStringLiteral(" · "));
}

// Rows

int ItemsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : insertCount() + int(m_items.size());
}

int ItemsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_columns.size());
}

int ItemsModel::loadedAt(const ItemId& id) const {
    const auto order = m_orderOf.constFind(id);
    if (order == m_orderOf.constEnd()) return -1;
    const auto at = std::lower_bound(m_items.begin(), m_items.end(), *order,
                                     [](const Loaded& row, qint64 wanted) { return row.order < wanted; });
    return at != m_items.end() && at->order == *order ? int(at - m_items.begin()) : -1;
}

int ItemsModel::rowOf(const ItemId& id) const {
    if (m_insertIds.contains(id)) return int(m_inserts.indexOf(id));
    const int at = loadedAt(id);
    return at < 0 ? -1 : insertCount() + at;
}

ItemId ItemsModel::idAt(int row) const {
    if (row < 0 || row >= rowCount()) return {};
    return row < insertCount() ? m_inserts[row] : m_items[std::size_t(row - insertCount())].id;
}

const StagedChange* ItemsModel::changeOf(const ItemId& id) const {
    return m_edits && !m_edits->isEmpty() ? m_edits->find(id) : nullptr;
}

const TableInfo& ItemsModel::table() const {
    static const TableInfo none;
    if (m_request) return m_request->table;
    return m_edits ? m_edits->table() : none;
}

ItemId ItemsModel::idOf(const Value& item) const {
    const ItemId id = m_edits ? m_edits->idOf(item) : ItemId();
    return id.isEmpty() ? table().keyOf(item).toJson(true).toUtf8() : id;
}

} // namespace rf::models
