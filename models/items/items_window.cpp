// Which pages of the grid are in memory: those looked at stay or are read again, others go when there are too many.

#include "models/items/items_page.h"

namespace rf::models {

namespace {
constexpr std::size_t kPagesAtOnce = 4; ///< of those in view: a tall window shows two or three
} // namespace

void ItemsModel::setMemory(qint64 bytes) {
    m_memory = bytes;
    trim();
}

bool ItemsModel::isKept(int row) const {
    return row >= 0 && row < rowCount() && (row < insertCount() || m_loaded.at(row - insertCount()));
}

void ItemsModel::setInView(const QList<int>& rows) {
    if (std::equal(rows.begin(), rows.end(), m_inView.begin(), m_inView.end())) return;
    const bool others = !std::all_of(rows.begin(), rows.end(), [this](int row) { return m_inView.contains(row); });
    m_inView = rows;
    if (others) m_rereadFailure = {}; // a view that only shrank, by the room the failure takes, does not ask again
    for (const int page : pagesInView()) m_loaded.touch(page);
    readAgain();
}

std::vector<int> ItemsModel::pagesInView() const {
    std::vector<int> pages;
    for (const int row : m_inView) {
        const int at = row - insertCount();
        if (at < 0 || at >= m_loaded.size()) continue;
        const int page = m_loaded.pageAt(at);
        if (std::find(pages.begin(), pages.end(), page) == pages.end()) pages.push_back(page);
    }
    return pages;
}

/// Drops pages until the rest fits.
void ItemsModel::trim() {
    if (m_loaded.bytes() <= m_memory) return;
    std::vector<int> spared = pagesInView();
    if (const int held = m_loaded.pageOf(m_heldId); held >= 0) spared.push_back(held);
    while (m_loaded.bytes() > m_memory) {
        const int at = m_loaded.longestUnused(spared);
        if (at < 0) return;
        const auto& page = m_loaded.page(at);
        const int first = insertCount() + page.first, last = first + page.size() - 1;
        m_loaded.drop(at);
        if (columnCount() > 0) emit dataChanged(index(first, 0), index(last, columnCount() - 1));
    }
}

void ItemsModel::readAgain() {
    if (m_againCall.isRunning() || !m_client || !m_request || !m_rereadFailure.headline.isEmpty()) return;
    std::vector<std::pair<quint64, PageMark>> wanted;
    for (const int at : pagesInView()) {
        const auto& page = m_loaded.page(at);
        if (!page.kept && wanted.size() < kPagesAtOnce) wanted.emplace_back(page.serial, page.mark);
    }
    if (wanted.empty()) return;
    using Answers = std::vector<std::pair<quint64, std::shared_ptr<Page>>>;
    m_againCall.run(
        *m_client, this,
        [request = *m_request, wanted = std::move(wanted)](rf::Service& service, std::stop_token stop) {
            Answers answers;
            for (const auto& [serial, mark] : wanted) {
                const int examined = mark.examined + (mark.end == 0 ? 1 : 0); // one more shows that it ends there
                answers.emplace_back(serial, Page::read(service, request, mark.after, examined, false, stop));
                if (answers.back().second->error) break;
            }
            return answers;
        },
        [this](const Answers& answers) {
            for (const auto& [serial, page] : answers) receivedAgain(serial, *page);
            emit entitiesChanged();
            trim();
            emit stateChanged();
            readAgain();
        });
}

void ItemsModel::receivedAgain(quint64 serial, Page& page) {
    const int at = m_loaded.pageWith(serial);
    if (at < 0 || m_loaded.page(at).kept) return;
    if (page.error) {
        m_rereadFailure = Failure::of(*page.error);
        return;
    }
    m_consumed += page.consumed;
    m_consumedAgain += page.consumed;
    std::vector<NamedCounts> unknown = page.columns;
    std::erase_if(unknown, [this](const NamedCounts& column) { return m_columnOf.contains(column.name); });
    addColumns(unknown);
    adoptKinds(page);
    std::vector<LoadedRow> rows = std::move(page.parts.front().rows);
    std::erase_if(rows, [this](const LoadedRow& row) { return m_loaded.contains(row.id); }); // it stands elsewhere
    fitPage(at, rows);
    const int first = insertCount() + m_loaded.page(at).first;
    m_loaded.restore(at, std::move(rows));
    m_loaded.touch(at);
    if (const int size = m_loaded.page(at).size(); size > 0 && columnCount() > 0) {
        emit dataChanged(index(first, 0), index(first + size - 1, columnCount() - 1));
        emit headerDataChanged(Qt::Vertical, first, first + size - 1);
    }
    if (markHash(page.next) != m_loaded.page(at).mark.end) moveBoundary(at, page.next);
}

/// Gives the page as many rows as it was found to have now.
void ItemsModel::fitPage(int at, const std::vector<LoadedRow>& rows) {
    const int first = insertCount() + m_loaded.page(at).first;
    const int was = m_loaded.page(at).size(), is = int(rows.size());
    std::vector<quint16> kinds;
    for (const LoadedRow& row : rows) kinds.push_back(row.kind);
    for (const quint16 kind : m_loaded.page(at).kinds.all()) recountKind(kind, -1);
    for (const quint16 kind : kinds) recountKind(kind, 1);
    if (is > was) beginInsertRows({}, first + was, first + is - 1);
    if (is < was) beginRemoveRows({}, first + is, first + was - 1);
    m_loaded.resize(at, kinds);
    if (is > was) endInsertRows();
    if (is < was) endRemoveRows();
}

/// Items came or went since the page was read first: it ends elsewhere now, and the next one begins there.
void ItemsModel::moveBoundary(int at, const std::optional<rf::Item>& next) {
    PageMark mark = m_loaded.page(at).mark;
    const bool joined = at + 1 < m_loaded.pageCount() && markHash(m_loaded.page(at + 1).mark.after) == mark.end;
    mark.end = markHash(next);
    m_loaded.setMark(at, std::move(mark));
    if (at + 1 == m_loaded.pageCount()) {
        if (m_state == State::Loading) return; // the page under way began where this one ended before
        m_next = next;
        return setState(m_next ? State::Idle : State::End);
    }
    if (!next) { // nothing comes after it any more
        const int first = insertCount() + m_loaded.page(at + 1).first, last = rowCount() - 1;
        for (int row = first; row <= last; ++row) recountKind(m_loaded.kindAt(row - insertCount()), -1);
        if (first <= last) beginRemoveRows({}, first, last);
        m_loaded.removePages(at + 1);
        if (first <= last) endRemoveRows();
        m_call.cancel();
        m_next.reset();
        return setState(State::End);
    }
    if (!joined) return;
    PageMark following = m_loaded.page(at + 1).mark;
    following.after = next;
    m_loaded.setMark(at + 1, std::move(following));
    if (!m_loaded.page(at + 1).kept) return;
    const int first = insertCount() + m_loaded.page(at + 1).first, size = m_loaded.page(at + 1).size();
    m_loaded.drop(at + 1); // it would begin with the wrong rows
    if (size > 0 && columnCount() > 0) emit dataChanged(index(first, 0), index(first + size - 1, columnCount() - 1));
}

std::optional<double> ItemsModel::unitsToEnd() const {
    if (!m_request || m_request->isQuery() || m_scanned == 0 || !m_next) return {};
    const IndexInfo* index = m_request->table.index(m_request->index);
    const qint64 all = index ? index->itemCount : m_request->table.itemCount;
    if (all <= m_scanned) return {};
    return (m_consumed - m_consumedAgain) / double(m_scanned) * double(all - m_scanned);
}

} // namespace rf::models
