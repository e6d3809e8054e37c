// What a restart brings back of a tab: its forms, and of its rows not themselves, which may be others by then, but the query
// run once more, their order and the item that was current.

#include "models/session/items_tab.h"
#include "models/session/session_store.h"
#include "models/value/json_text.h"

namespace rf::models {

namespace {
constexpr int kMostPages = 5;
constexpr int kMostPagesAgain = 50; ///< of a result that was read on this far a moment ago
const QString kItem = QStringLiteral("item"), kPages = QStringLiteral("pages"), kSort = QStringLiteral("sort"),
              kRow = QStringLiteral("row");
const QString kBy = QStringLiteral("by"), kDescending = QStringLiteral("descending");
const QString kShows = QStringLiteral("shows"), kRan = QStringLiteral("ran");

bool wasRead(const StatementModel& statement) {
    return statement.state() != StatementModel::State::Idle && !statement.wrote();
}
} // namespace

// Forms

QJsonObject ItemsTab::form() const {
    return m_showsStatement ? statementToForm(m_statement.statement()) : queryToJson(m_query);
}

void ItemsTab::setForm(const QJsonObject& form) {
    if (const auto statement = statementOfForm(form)) {
        m_statement.setStatement(*statement);
        return setShowsStatement(true);
    }
    restoreQuery(m_query, form);
    setShowsStatement(false);
}

bool ItemsTab::runRead() {
    if (!m_statement.statement().reads().value_or(false)) return false;
    m_statement.run();
    return true;
}

QJsonObject ItemsTab::statementSide() const {
    if (m_statement.statement().isEmpty() && !m_showsStatement) return {};
    QJsonObject side = statementToForm(m_statement.statement());
    side.insert(kShows, m_showsStatement);
    side.insert(kRan, m_statementRan || wasRead(m_statement));
    return side;
}

void ItemsTab::setStatementSide(const QJsonObject& side) {
    const auto statement = statementOfForm(side);
    if (!statement) return;
    m_statement.setStatement(*statement);
    m_statementRan = side[kRan].toBool();
    setShowsStatement(side[kShows].toBool());
}

void ItemsTab::resumeStatement() {
    if (!std::exchange(m_statementRan, false) || m_statement.state() != StatementModel::State::Idle) return;
    runRead();
}

// Rows

QJsonObject ItemsTab::view() const {
    if (!m_view.isEmpty()) return m_view; // still to come
    if (!m_items.hasRun()) return {};
    QJsonObject view{{kPages, m_items.pages()}};
    if (const int row = currentRow(); row >= 0)
        view.insert(kItem, table().keyOf(m_items.item(row)).toJson(true));
    const QString by = m_rows.sortedBy();
    const QJsonObject sort = by.isEmpty() ? m_sort : QJsonObject{{kBy, by}, {kDescending, m_rows.sortOrder() == Qt::DescendingOrder}};
    if (!sort.isEmpty()) view.insert(kSort, sort);
    return view;
}

void ItemsTab::resume(bool again) {
    if (m_view.isEmpty() || m_resuming || !m_session || !m_session->client()) return;
    if ((m_items.hasRun() && !again) || !m_query.isValid()) return m_view = {}, void();
    run();
    m_resuming = connect(&m_items, &ItemsModel::stateChanged, this, &ItemsTab::resumeOn);
}

void ItemsTab::readAgain() {
    if (!m_items.hasRun() || m_resuming) return;
    m_view = view();
    m_view.insert(kRow, currentRow());
    m_items.refresh(); // the request that was run: the form may say another one by now
    m_resuming = connect(&m_items, &ItemsModel::stateChanged, this, &ItemsTab::resumeOn);
}

void ItemsTab::resumeOn() {
    if (m_items.state() == ItemsModel::State::Loading) return;
    const auto key = itemFromJsonText(m_view[kItem].toString());
    const int row = key ? m_items.rowOf(m_edits.idOf(*key)) : -1;
    const int pages = std::min(m_view[kPages].toInt(), m_view.contains(kRow) ? kMostPagesAgain : kMostPages);
    const bool wantsMore = (key && row < 0) || m_view.contains(kSort);
    if (wantsMore && m_items.pages() < pages && m_items.canFetchMore({})) return m_items.fetchMore({});
    const int place = row >= 0 ? row : std::min(m_view[kRow].toInt(-1), m_items.rowCount() - 1);
    m_sort = m_view[kSort].toObject();
    m_view = {};
    disconnect(m_resuming);
    sortWhenWhole();
    if (place >= 0) emit resumed(place);
}

/// A new run gives the order up, as it does one that shows.
void ItemsTab::sortWhenWhole() {
    if (m_sort.isEmpty()) return;
    if (m_items.state() == ItemsModel::State::Loading && m_items.pages() == 0) m_sort = {};
    if (m_items.state() != ItemsModel::State::End) return;
    const QJsonObject sort = std::exchange(m_sort, {});
    m_rows.sortBy(sort[kBy].toString(), sort[kDescending].toBool() ? Qt::DescendingOrder : Qt::AscendingOrder);
}

} // namespace rf::models
