#include "models/session/items_tab.h"

#include "models/session/session_store.h"

#include <QLocale>

namespace rf::models {

namespace {

/// Whether forms and keys built on one table fit the other: counters may differ.
bool sameShape(const TableInfo& a, const TableInfo& b) {
    const auto same = [](const IndexInfo& x, const IndexInfo& y) {
        return x.name == y.name && x.global == y.global && x.hash == y.hash && x.range == y.range &&
               x.projection == y.projection && x.projected == y.projected && x.status == y.status;
    };
    return a.region == b.region && a.name == b.name && a.hash == b.hash && a.range == b.range && a.status == b.status &&
           a.billingMode == b.billingMode &&
           std::equal(a.indexes.begin(), a.indexes.end(), b.indexes.begin(), b.indexes.end(), same);
}

} // namespace

ItemsTab::ItemsTab(FileSession* session, const TableInfo& table, const QString& index, QObject* parent)
    : QObject(parent), m_session(session), m_items(session->client(), &m_edits), m_review(&m_edits),
      m_committer(session->client(), &m_edits) {
    m_edits.setTable(table);
    m_query.setTable(table);
    m_query.setIndex(index);
    m_query.setClient(session->client());
    m_rows.setSourceModel(&m_items);
    m_statement.setClient(session->client(), table.region);
    updateNames();
    m_title = title();
    updateAccess();

    connect(session, &FileSession::tablesChanged, this, &ItemsTab::updateTable);
    connect(session, &FileSession::stateChanged, this, &ItemsTab::updateAccess);
    connect(&m_query, &QueryModel::changed, this, &ItemsTab::updateTitle);
    connect(&m_statement, &StatementModel::statementChanged, this, &ItemsTab::updateTitle);
    connect(&m_committer, &Committer::stateChanged, this, &ItemsTab::committed);
    connect(&m_tree, &ItemTreeModel::edited, this,
            [this](const Value& item, const QString& what) { stage(item, what, false); });
    connect(&m_json, &ItemJson::edited, this,
            [this](const Value& item, const QString& what) { stage(item, what, true); });
    connect(&m_items, &ItemsModel::stateChanged, this, &ItemsTab::sortWhenWhole);
    connect(&m_items, &QAbstractItemModel::modelReset, this, &ItemsTab::followCurrent);
    connect(&m_items, &QAbstractItemModel::rowsInserted, this, &ItemsTab::followCurrent);
    connect(&m_items, &QAbstractItemModel::rowsRemoved, this, &ItemsTab::followCurrent);
    connect(&m_items, &QAbstractItemModel::dataChanged, this, &ItemsTab::followCurrent);
}

ItemsTab::~ItemsTab() = default;

bool ItemsTab::isReadOnly() const {
    return !m_session || m_session->isReadOnly();
}

void ItemsTab::run() {
    if (const auto request = m_query.build()) m_items.run(*request);
}

void ItemsTab::updateTitle() {
    if (m_title == title()) return;
    m_title = title();
    emit titleChanged();
}

void ItemsTab::setShowsStatement(bool shows) {
    if (shows == m_showsStatement) return;
    m_showsStatement = shows;
    if (shows && m_statement.statement().isEmpty())
        m_statement.setText(QStringLiteral("SELECT * FROM \"%1\"").arg(table().name));
    updateTitle();
    emit sideChanged();
}

// The current item

int ItemsTab::currentRow() const {
    return m_current.isEmpty() ? -1 : m_items.rowOf(m_current);
}

void ItemsTab::setCurrentRow(int row) {
    m_current = m_items.idAt(row);
    m_place = m_current.isEmpty() ? QModelIndex() : m_items.index(row, 0);
    m_items.hold(m_current);
    showCurrent();
}

/// After any change of the rows: the item may have another row, another key or another content.
void ItemsTab::followCurrent() {
    if (m_staging || m_current.isEmpty()) return;
    if (m_place.isValid())
        m_items.hold(m_current = m_items.idAt(m_place.row()));
    else if (const int row = m_items.rowOf(m_current); row >= 0)
        m_place = m_items.index(row, 0);
    const int row = currentRow();
    const auto now = row < 0 ? std::nullopt : std::optional(m_items.item(row));
    const auto was = row < 0 ? std::nullopt : m_items.original(row);
    const bool deleted = row >= 0 && m_items.rowState(row) == RowState::Deleted;
    if (now == m_shown && was == m_shownOriginal && deleted == m_shownDeleted) return;
    showCurrent();
}

void ItemsTab::showCurrent(bool keepJson) {
    const int row = currentRow();
    if (row < 0) {
        m_shown.reset();
        m_shownOriginal.reset();
        m_shownDeleted = false;
        m_tree.clear();
        m_json.clear();
        emit currentChanged();
        return;
    }
    m_shown = m_items.item(row);
    m_shownOriginal = m_items.original(row);
    m_shownDeleted = m_items.rowState(row) == RowState::Deleted;
    const bool locked = isReadOnly() || m_shownDeleted;
    m_tree.setReadOnly(locked);
    m_json.setReadOnly(locked);
    m_tree.setItem(table(), *m_shown, m_shownOriginal);
    if (!keepJson) m_json.setItem(table(), *m_shown, m_shownOriginal);
    emit currentChanged();
}

ItemCost ItemsTab::currentCost() const {
    const int row = currentRow();
    return row < 0 ? ItemCost() : costOf(table(), m_items.item(row));
}

/// An edit made in the tree or the JSON side.
void ItemsTab::stage(const Value& item, const QString& what, bool fromJson) {
    const int row = currentRow();
    if (row < 0) return;
    QString why;
    m_staging = true; // the key of an insert may change on the way: rows are looked at when all is done
    const bool staged = m_items.stageItem(row, item, what, &why);
    m_staging = false;
    if (staged) {
        if (const ItemId id = m_edits.idOf(item); id != m_current) {
            m_items.hold(m_current = id);
            m_place = m_items.index(currentRow(), 0);
        }
        followCurrent();
    } else {
        emit refused(why);
        showCurrent(fromJson); // the tree goes back; text that was typed stays to be mended
    }
}

// The file underneath

void ItemsTab::updateTable() {
    if (!m_session) return;
    updateNames();
    const TableInfo fresh = m_session->table(table().region, table().name);
    if (!fresh.isValid() || sameShape(fresh, table())) return;
    const QJsonObject form = queryToJson(m_query);
    m_edits.setTable(fresh);
    m_query.setTable(fresh);
    restoreQuery(m_query, form);
}

void ItemsTab::updateNames() {
    QList<TableInfo> tables;
    for (const TableInfo& each : m_session->tables())
        if (each.region == table().region) tables << each;
    m_statement.setTables(tables);
}

void ItemsTab::updateAccess() {
    m_items.setReadOnly(isReadOnly());
    if (!m_current.isEmpty()) showCurrent(true);
}

void ItemsTab::committed() {
    if (m_committer.state() != Committer::State::Done) return;
    const QLocale locale;
    const QString changes = m_committer.written() == 1
                                ? tr("1 change committed")
                                : tr("%1 changes committed").arg(locale.toString(m_committer.written()));
    emit notice(tr("%1, %2 WCU").arg(changes, locale.toString(m_committer.consumedUnits(), 'g', 12)));
    if (m_session) m_session->refresh();
}

} // namespace rf::models

#include "moc_items_tab.cpp"
