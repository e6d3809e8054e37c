#pragma once
// The trees of a file through one connection: prepared statements per tree, and which table a value lives in.
//
// Invariants
//  1. A record is one row of tree_N. Its value column holds the bytes, or, when they are too many to stay in the
//     B-tree cell, the rowid (an INTEGER) of a row in large_N that holds them. No other row is in large_N. The bytes
//     are closed by their sum (record_sum.h), which is checked and taken off by every read.
//  2. Statements stay prepared until their tree is forgotten or too many trees are known; one in use never goes away.

#include "engine/storage/sqlite/layout.h"
#include "engine/storage/store.h"

#include <array>
#include <unordered_map>

namespace rf::sqlite {

/// What a tree holds under one key now.
struct Stored {
    bool exists = false;
    std::int64_t size = 0;
    std::int64_t large = 0; ///< rowid in the side table, 0 = inline
};

class TreeTables {
public:
    explicit TreeTables(Connection& connection) : m_connection(connection) {}

    /// Fills `out` and, when asked, where the record stands.
    Result<bool> get(TreeId tree, std::string_view key, Record& out, Stored* stored = nullptr);
    Result<Stored> find(TreeId tree, std::string_view key);
    Status scan(TreeId tree, const KeyRange& range, RecordVisitor visit);
    Result<TreeCounters> counters(TreeId tree);
    /// Reads no value: sums stay unchecked.
    Result<std::int64_t> bytesIn(TreeId tree, const KeyRange& range);

    /// `value` is closed by its sum. `old` is what find() says now.
    Status put(TreeId tree, std::string_view key, std::string_view value, std::size_t size, const Stored& old);
    Status erase(TreeId tree, std::string_view key, const Stored& old);

    /// Lets go of a tree's statements, as dropping its tables demands.
    void forget(TreeId tree);

private:
    /// Prepared at first use. A scan's index: 1 = backward, 2 = with an end.
    struct Statements {
        TreeId tree = 0;
        int scans = 0; ///< running now
        Statement get, insert, update, erase, largeGet, largeInsert, largeUpdate, largeErase;
        std::array<Statement, 4> scan;
        std::array<Statement, 2> bytes; ///< 1 = with an end
    };
    Statements& of(TreeId tree);
    /// Prepares `statement` if need be, with "tree_N" and "large_N" for "$t" and "$l".
    Result<Statement*> ready(Statements& tree, Statement& statement, std::string_view sql);
    Result<Statement> prepareFor(TreeId tree, std::string_view sql);
    Result<Statement*> findLarge(Statements& tree, std::int64_t id);
    Status keep(std::string_view key, std::string_view value, Record& out) const;
    Result<std::int64_t> insertLarge(Statements& tree, std::string_view bytes);
    Status eraseLarge(Statements& tree, std::int64_t id);
    Status setRow(Statement& statement, std::string_view key, std::size_t size, std::string_view bytes);
    Status setRow(Statement& statement, std::string_view key, std::size_t size, std::int64_t large);
    Status putLarge(Statements& tree, std::string_view key, std::string_view bytes, std::size_t size,
                    const Stored& old);
    Status walk(Statements& tree, Statement& statement, RecordVisitor visit);

    Connection& m_connection;
    std::unordered_map<TreeId, std::unique_ptr<Statements>> m_trees;
    Statements* m_last = nullptr;
    Statement m_counters;
};

} // namespace rf::sqlite
