#include "models/items/loaded_rows.h"

#include "engine/value/json.h"

#include <algorithm>
#include <functional>

namespace rf::models {

namespace {

/// What a short string takes is inside it.
std::size_t footprintOf(const std::string& text) {
    return text.capacity() > 15 ? text.capacity() + 17 : 0;
}

template <class Members, class Each>
std::size_t sumOf(const Members& members, Each each) {
    std::size_t sum = 16 + members.capacity() * sizeof(typename Members::value_type);
    for (const auto& member : members) sum += each(member);
    return sum;
}

std::size_t inside(const rf::AttributeValue& value) {
    switch (value.type()) {
    case ValueType::S:
        return footprintOf(value.asString());
    case ValueType::B:
        return footprintOf(value.asBinary());
    case ValueType::SS:
        return sumOf(value.asStringSet(), footprintOf);
    case ValueType::BS:
        return sumOf(value.asBinarySet(), footprintOf);
    case ValueType::NS:
        return sumOf(value.asNumberSet(), [](const auto&) { return std::size_t(0); });
    case ValueType::L:
        return sumOf(value.asList(), inside);
    case ValueType::M: {
        std::size_t sum = 16;
        for (const auto& [name, entry] : value.asMap())
            sum += sizeof(rf::AttributeMap::Entry) + footprintOf(name) + inside(entry);
        return sum;
    }
    default:
        return 0;
    }
}

RowKinds kindsOf(const std::vector<LoadedRow>& rows) {
    std::vector<quint16> kinds(rows.size());
    std::transform(rows.begin(), rows.end(), kinds.begin(), [](const LoadedRow& row) { return row.kind; });
    return RowKinds(std::move(kinds));
}

} // namespace

std::size_t markHash(const std::optional<rf::Item>& key) {
    if (!key) return 0;
    const std::size_t hash = std::hash<std::string>{}(rf::toJson(*key));
    return hash == 0 ? 1 : hash;
}

quint32 footprint(const rf::AttributeValue& value) {
    constexpr std::size_t kOfARow = sizeof(LoadedRow) + 32 + 64 + 48; // shared value, id, place of the id
    return quint32(std::min<std::size_t>(kOfARow + sizeof(rf::AttributeValue) + inside(value), UINT32_MAX));
}

RowKinds::RowKinds(std::vector<quint16> kinds) : m_size(int(kinds.size())) {
    if (m_size > 0) m_all = kinds.front();
    if (std::adjacent_find(kinds.begin(), kinds.end(), std::not_equal_to()) != kinds.end()) m_each = std::move(kinds);
}

void RowKinds::set(int row, quint16 kind) {
    if (at(row) == kind) return;
    if (m_each.empty()) m_each = all();
    m_each[std::size_t(row)] = kind;
}

std::vector<quint16> RowKinds::all() const {
    return m_each.empty() ? std::vector<quint16>(std::size_t(m_size), m_all) : m_each;
}

int LoadedRows::pageAt(int row) const {
    const auto holds = [this, row](int page) {
        return page >= 0 && page < pageCount() && row >= this->page(page).first &&
               row < this->page(page).first + this->page(page).size();
    };
    if (holds(m_lastPage)) return m_lastPage;
    const auto after = std::upper_bound(m_pages.begin(), m_pages.end(), row,
                                        [](int wanted, const auto& page) { return wanted < page->first; });
    m_lastPage = std::max(0, int(after - m_pages.begin()) - 1);
    return m_lastPage;
}

const LoadedRow* LoadedRows::at(int row) const {
    if (row < 0 || row >= m_size) return nullptr;
    const Page& page = pageAtRow(row);
    return page.kept ? &page.rows[std::size_t(row - page.first)] : nullptr;
}

quint16 LoadedRows::kindAt(int row) const {
    if (row < 0 || row >= m_size) return 0;
    const Page& page = pageAtRow(row);
    return page.kinds.at(row - page.first);
}

int LoadedRows::find(const ItemId& id) const {
    const auto place = m_places.constFind(id);
    return place == m_places.constEnd() ? -1 : place->page->first + place->at;
}

int LoadedRows::indexOf(const Page& page) const {
    if (page.isOwn()) return 0;
    const auto found = std::lower_bound(m_pages.begin(), m_pages.end(), page.serial,
                                        [](const auto& each, quint64 serial) { return each->serial < serial; });
    return int(found - m_pages.begin());
}

int LoadedRows::pageWith(quint64 serial) const {
    const auto found = std::lower_bound(m_pages.begin(), m_pages.end(), serial,
                                        [](const auto& each, quint64 wanted) { return each->serial < wanted; });
    return found != m_pages.end() && (*found)->serial == serial ? int(found - m_pages.begin()) : -1;
}

int LoadedRows::pageOf(const ItemId& id) const {
    const auto place = m_places.constFind(id);
    return place == m_places.constEnd() ? -1 : indexOf(*place->page);
}

int LoadedRows::longestUnused(const std::vector<int>& spared) const {
    const Page* found = nullptr;
    for (const Page* page : m_inMemory) {
        if (page->isOwn() || page->rows.empty() || (found && found->used <= page->used)) continue;
        const bool spare = std::any_of(spared.begin(), spared.end(),
                                       [&](int each) { return m_pages[std::size_t(each)].get() == page; });
        if (!spare) found = page;
    }
    return found ? indexOf(*found) : -1;
}

void LoadedRows::clear() {
    m_pages.clear();
    m_inMemory.clear();
    m_places.clear();
    m_size = m_kept = m_lastPage = 0;
    m_bytes = 0;
    m_lastSerial = 0;
}

/// The rows of the page, from the given one on, can be found.
void LoadedRows::enter(Page& page, int from) {
    for (int i = from; i < int(page.rows.size()); ++i) m_places.insert(page.rows[std::size_t(i)].id, {&page, i});
}

/// All that counts a page in memory.
void LoadedRows::leave(Page& page) {
    for (const LoadedRow& row : page.rows) m_places.remove(row.id);
    m_kept -= int(page.rows.size());
    m_bytes -= page.bytes;
    page.bytes = 0;
    page.rows = std::vector<LoadedRow>(); // ` = {}` would keep the room of all of them
    std::erase(m_inMemory, &page);
}

void LoadedRows::renumber(std::size_t from) {
    int first = from == 0 ? 0 : m_pages[from - 1]->first + m_pages[from - 1]->size();
    for (std::size_t i = from; i < m_pages.size(); ++i) {
        m_pages[i]->first = first;
        first += m_pages[i]->size();
    }
    m_size = first;
}

void LoadedRows::append(PageMark mark, std::vector<LoadedRow> rows, bool unused) {
    auto page = std::make_unique<Page>();
    page->mark = std::move(mark);
    page->serial = ++m_lastSerial;
    page->used = unused ? 0 : ++m_clock;
    page->kinds = kindsOf(rows);
    page->kept = false;
    m_pages.push_back(std::move(page));
    renumber(m_pages.size() - 1);
    restore(pageCount() - 1, std::move(rows));
}

void LoadedRows::prependOwn(std::vector<LoadedRow> rows) {
    if (m_pages.empty() || !m_pages.front()->isOwn()) {
        m_pages.insert(m_pages.begin(), std::make_unique<Page>());
        m_inMemory.push_back(m_pages.front().get());
    }
    Page& page = *m_pages.front();
    for (const LoadedRow& row : rows) page.bytes += row.bytes, m_bytes += row.bytes;
    m_kept += int(rows.size());
    page.rows.insert(page.rows.begin(), std::move_iterator(rows.begin()), std::move_iterator(rows.end()));
    page.kinds = kindsOf(page.rows);
    enter(page);
    renumber(0);
}

void LoadedRows::resize(int index, const std::vector<quint16>& kinds) {
    m_pages[std::size_t(index)]->kinds = RowKinds(kinds);
    renumber(std::size_t(index));
}

void LoadedRows::restore(int index, std::vector<LoadedRow> rows) {
    Page& page = *m_pages[std::size_t(index)];
    Q_ASSERT(!page.kept && int(rows.size()) == page.size());
    page.kept = true;
    page.rows = std::move(rows);
    for (const LoadedRow& row : page.rows) page.bytes += row.bytes;
    m_bytes += page.bytes;
    m_kept += int(page.rows.size());
    m_inMemory.push_back(&page);
    enter(page);
}

void LoadedRows::drop(int index) {
    Page& page = *m_pages[std::size_t(index)];
    leave(page);
    page.kept = false;
}

void LoadedRows::replace(int row, const Value& item, quint16 kind) {
    Page& page = pageAtRow(row);
    LoadedRow& loaded = page.rows[std::size_t(row - page.first)];
    const quint32 bytes = footprint(item.engine());
    page.bytes += qint64(bytes) - loaded.bytes;
    m_bytes += qint64(bytes) - loaded.bytes;
    loaded.item = item;
    loaded.bytes = bytes;
    loaded.kind = kind;
    page.kinds.set(row - page.first, kind);
}

std::vector<LoadedRow> LoadedRows::take(int first, int last) {
    std::vector<LoadedRow> taken;
    const int begin = pageAt(first);
    for (int i = begin; i < pageCount() && page(i).first <= last; ++i) {
        Page& page = *m_pages[std::size_t(i)];
        const int from = std::max(first, page.first) - page.first;
        const int to = std::min(last + 1, page.first + page.size()) - page.first;
        if (to <= from) continue;
        for (int at = from; at < to; ++at) {
            LoadedRow& row = page.rows[std::size_t(at)];
            m_places.remove(row.id);
            page.bytes -= row.bytes;
            m_bytes -= row.bytes;
            taken.push_back(std::move(row));
        }
        m_kept -= to - from;
        page.rows.erase(page.rows.begin() + from, page.rows.begin() + to);
        page.kinds = kindsOf(page.rows);
        enter(page, from);
    }
    renumber(std::size_t(begin));
    return taken;
}

void LoadedRows::removePages(int from) {
    for (int i = from; i < pageCount(); ++i) leave(*m_pages[std::size_t(i)]);
    m_pages.resize(std::size_t(from));
    renumber(std::size_t(std::max(0, from)));
    m_lastPage = 0;
}

} // namespace rf::models
