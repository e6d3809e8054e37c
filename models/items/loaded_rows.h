#pragma once
// The items a query gave, in the pages they came in. A page is in memory or only known: how many rows it has, of what
// kind each is, and from where it can be read again. So a grid can hold ten million rows.
//
// Invariants
//  1. A page is in memory whole or not at all. Own pages (items written here, that no page of the query gave) always
//     are.
//  2. An id stands in one row of those in memory, and place(id) finds it.
//  3. A page's first row is the sum of the sizes of those before it.
//  4. Serials grow from page to page, except for the own page, which stands first and has serial 0.

#include "models/edit/staged_edits.h"

#include <memory>
#include <vector>

namespace rf::models {

struct LoadedRow {
    Value item;
    ItemId id;
    quint16 kind = 0;  ///< 0 = none; else 1 + its place among the entities
    quint32 bytes = 0; ///< about what it takes in memory
};

/// From where a page is read.
struct PageMark {
    std::optional<rf::Item> after; ///< ExclusiveStartKey; nothing = the beginning
    int examined = 0;              ///< Limit that gives these rows again; 0 = that of the request
    std::size_t end = 0;           ///< markHash of the LastEvaluatedKey it gave; 0 = it was the last
};
std::size_t markHash(const std::optional<rf::Item>& key); ///< never 0 for a key

/// About what an item takes in memory, its parts included.
quint32 footprint(const rf::AttributeValue& value);

/// The kinds of a page's rows. Where all are of one kind, as in a table of one, only that is kept.
class RowKinds {
public:
    RowKinds() = default;
    explicit RowKinds(std::vector<quint16> kinds);
    int size() const { return m_size; }
    quint16 at(int row) const { return m_each.empty() ? m_all : m_each[std::size_t(row)]; }
    void set(int row, quint16 kind);
    std::vector<quint16> all() const;

private:
    int m_size = 0;
    quint16 m_all = 0;
    std::vector<quint16> m_each; ///< empty: each is m_all
};

class LoadedRows {
public:
    struct Page {
        PageMark mark;
        quint64 serial = 0;
        quint64 used = 0; ///< when it was last looked at: the lowest goes first
        int first = 0;
        bool kept = true;
        qint64 bytes = 0;
        RowKinds kinds;
        std::vector<LoadedRow> rows; ///< empty unless kept
        int size() const { return kinds.size(); }
        bool isOwn() const { return serial == 0; }
    };

    int size() const { return m_size; }
    int kept() const { return m_kept; }      ///< rows in memory
    qint64 bytes() const { return m_bytes; } ///< about what those take
    const LoadedRow* at(int row) const;      ///< nullptr: not in memory, or no such row
    quint16 kindAt(int row) const;
    bool contains(const ItemId& id) const { return m_places.contains(id); } ///< in memory
    int find(const ItemId& id) const;                                       ///< its row; -1 = not in memory

    int pageCount() const { return int(m_pages.size()); }
    const Page& page(int index) const { return *m_pages[std::size_t(index)]; }
    int pageAt(int row) const;          ///< of a row that is there
    int pageWith(quint64 serial) const; ///< -1
    int pageOf(const ItemId& id) const; ///< -1
    void setMark(int page, PageMark mark) { m_pages[std::size_t(page)]->mark = std::move(mark); }
    void touch(int page) { m_pages[std::size_t(page)]->used = ++m_clock; }
    /// Of the pages in memory the one looked at longest ago, own ones and those `spared` left out; -1.
    int longestUnused(const std::vector<int>& spared) const;

    void clear();
    /// `rows` have ids that are not in memory. Pages nobody looks at (`unused`) are the first to go.
    void append(PageMark mark, std::vector<LoadedRow> rows, bool unused);
    /// Rows no page gave, before all others.
    void prependOwn(std::vector<LoadedRow> rows);
    /// Only the numbers: the page has this many rows now, new ones of these kinds.
    void resize(int page, const std::vector<quint16>& kinds);
    /// Brings a page into memory; as many rows as it has.
    void restore(int page, std::vector<LoadedRow> rows);
    void drop(int page);
    void replace(int row, const Value& item, quint16 kind);
    /// Rows that are in memory.
    std::vector<LoadedRow> take(int first, int last);
    void removePages(int from);

private:
    struct Place {
        Page* page = nullptr;
        int at = 0;
    };
    Page& pageAtRow(int row) const { return *m_pages[std::size_t(pageAt(row))]; }
    void enter(Page& page, int from = 0);
    void leave(Page& page);
    void renumber(std::size_t from);
    int indexOf(const Page& page) const;

    std::vector<std::unique_ptr<Page>> m_pages;
    std::vector<Page*> m_inMemory;
    QHash<ItemId, Place> m_places;
    int m_size = 0;
    int m_kept = 0;
    qint64 m_bytes = 0;
    quint64 m_clock = 0;
    quint64 m_lastSerial = 0;
    mutable int m_lastPage = 0; ///< most questions are about the page of the question before
};

} // namespace rf::models
