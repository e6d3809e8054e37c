// What a restart brings back of a tab's rows: not the rows, which may be others by then, but the query run once more and the
// item that was current.

#include "models/session/items_tab.h"
#include "models/value/json_text.h"

namespace rf::models {

namespace {
constexpr int kMostPages = 5;
const QString kItem = QStringLiteral("item"), kPages = QStringLiteral("pages");
} // namespace

QJsonObject ItemsTab::view() const {
    if (!m_view.isEmpty()) return m_view; // still to come
    if (!m_items.hasRun()) return {};
    QJsonObject view{{kPages, m_items.pages()}};
    if (const int row = currentRow(); row >= 0)
        view.insert(kItem, table().keyOf(m_items.item(row)).toJson(true));
    return view;
}

void ItemsTab::resume(bool again) {
    if (m_view.isEmpty() || m_resuming || !m_session || !m_session->client()) return;
    if ((m_items.hasRun() && !again) || !m_query.isValid()) return m_view = {}, void();
    run();
    m_resuming = connect(&m_items, &ItemsModel::stateChanged, this, &ItemsTab::resumeOn);
}

void ItemsTab::resumeOn() {
    if (m_items.state() == ItemsModel::State::Loading) return;
    const auto key = itemFromJsonText(m_view[kItem].toString());
    const int row = key ? m_items.rowOf(m_edits.idOf(*key)) : -1;
    const int pages = std::min(m_view[kPages].toInt(), kMostPages);
    if (key && row < 0 && m_items.pages() < pages && m_items.canFetchMore({})) return m_items.fetchMore({});
    m_view = {};
    disconnect(m_resuming);
    if (row >= 0) emit resumed(row);
}

} // namespace rf::models
