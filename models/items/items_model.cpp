#include "models/items/items_model.h"

#include "models/items/items_page.h"

#include "engine/base/platform/memory_use.h"

#include <QLocale>

namespace rf::models {

namespace {
constexpr qint64 kMemory = 64 << 20;  ///< of items; what a program of two hundred megabytes can spare
constexpr int kExaminedWhenReadingOn = 1000; ///< items a page: fewer calls, and still soon cancelled
} // namespace

ItemsModel::ItemsModel(EngineClient* client, StagedEdits* edits, QObject* parent)
    : QAbstractTableModel(parent), m_client(client), m_edits(edits), m_memory(kMemory) {
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
    m_againCall.cancel();
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
    endReadingOn();
    setState(State::Idle);
}

void ItemsModel::readOn() {
    if (!m_request || m_state == State::End || m_readOn) return;
    m_readOn = true;
    if (m_state != State::Loading) return ask();
    emit stateChanged(); // the page under way is the first of many
}

/// What passed through was allocated page by page, and is free now.
void ItemsModel::endReadingOn() {
    if (!std::exchange(m_readOn, false) || !m_client) return;
    m_client->run([](rf::Service&) { rf::platform::giveBackFreeMemory(); });
}

void ItemsModel::clear() {
    m_call.cancel();
    m_againCall.cancel();
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
    const int examined = m_readOn ? kExaminedWhenReadingOn : 0;
    m_call.run(
        *m_client, this,
        [request = *m_request, from = m_next, examined](rf::Service& service, std::stop_token stop) {
            return Page::read(service, request, from, examined, true, stop);
        },
        [this](const std::shared_ptr<Page>& page) { received(*page); });
    setState(State::Loading);
}

void ItemsModel::received(Page& page) {
    m_lastMs = double(m_elapsed.nsecsElapsed()) / 1e6;
    if (page.error) {
        m_failure = Failure::of(*page.error);
        m_held = m_failure.cancelled;
        endReadingOn();
        return setState(m_held ? State::Idle : State::Failed);
    }
    ++m_pages;
    m_scanned += page.scanned;
    m_returned += page.returned;
    m_lastPage = page.consumed;
    m_consumed += page.consumed;
    m_next = std::move(page.next);
    append(page);
    trim();
    if (m_readOn && m_next) return ask();
    endReadingOn();
    setState(m_next ? State::Idle : State::End);
}

/// The kinds of the page's rows as this model numbers them.
void ItemsModel::adoptKinds(Page& page) {
    std::vector<quint16> here{0};
    for (const QString& name : std::as_const(page.kinds)) here.push_back(kindOf(name));
    for (Page::Part& part : page.parts)
        for (LoadedRow& row : part.rows) {
            row.kind = here[row.kind];
            if (row.id.isEmpty()) row.id = idOf(row.item);
        }
}

void ItemsModel::append(Page& page) {
    addColumns(page.columns);
    adoptKinds(page);
    int count = 0;
    QSet<ItemId> here;
    for (Page::Part& part : page.parts) {
        std::erase_if(part.rows, [&](const LoadedRow& row) {
            const int known = loadedAt(row.id);
            if (known < 0 && !here.contains(row.id)) {
                here.insert(row.id);
                return false;
            }
            recount(row.item, -1); // the page counted it once more
            if (known >= 0) replaceLoaded(known, row.item);
            return true;
        });
        count += int(part.rows.size());
    }
    if (count == 0) return;
    for (const Page::Part& part : page.parts)
        for (const LoadedRow& row : part.rows) {
            recountKind(row.kind, 1);
            if (const StagedChange* change = changeOf(row.id); change && change->after) addColumnsOf(*change->after);
        }
    const int first = rowCount();
    beginInsertRows({}, first, first + count - 1);
    for (Page::Part& part : page.parts)
        if (!part.rows.empty()) m_loaded.append(std::move(part.mark), std::move(part.rows), m_readOn);
    endInsertRows();
    emit entitiesChanged();
}

void ItemsModel::setState(State state) {
    // A page that follows a page leaves the state as it was, yet its figures are new.
    m_state = state;
    emit stateChanged();
}

void ItemsModel::resetRows() {
    m_loaded.clear();
    m_inView.clear();
    m_rereadFailure = {};
    m_readOn = false;
    m_merged.clear();
    m_entities.clear();
    m_entityAt.clear();
    m_next.reset();
    m_scanned = m_returned = 0;
    m_consumed = m_consumedAgain = m_lastPage = m_lastMs = 0;
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
    if (kept() < loaded()) parts << tr("%1 in memory").arg(number(kept()));
    parts << (filteredOut() > 0 ? tr("scanned %1, filtered out %2").arg(number(m_scanned), number(filteredOut()))
                                : tr("scanned %1").arg(number(m_scanned)));
    parts << tr("%1 RCU").arg(locale.toString(m_consumed, 'f', 1))
          << tr("%1 ms").arg(locale.toString(m_lastMs, 'f', 1));
    if (!m_rereadFailure.headline.isEmpty()) parts << tr("rows not read again: %1").arg(m_rereadFailure.headline);
    if (m_state == State::Loading) parts << tr("reading more …");
    if (m_state == State::Failed) parts << m_failure.headline;
    return parts.join(QStringLiteral(" · "));
}

// Rows

int ItemsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : insertCount() + m_loaded.size();
}

int ItemsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_columns.size());
}

int ItemsModel::rowOf(const ItemId& id) const {
    if (m_insertIds.contains(id)) return int(m_inserts.indexOf(id));
    const int at = loadedAt(id);
    return at < 0 ? -1 : insertCount() + at;
}

ItemId ItemsModel::idAt(int row) const {
    if (row < 0 || row >= rowCount()) return {};
    if (row < insertCount()) return m_inserts[row];
    const LoadedRow* loaded = m_loaded.at(row - insertCount());
    return loaded ? loaded->id : ItemId();
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

#include "moc_items_model.cpp"
