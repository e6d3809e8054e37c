#include "engine/storage/sqlite/tree_tables.h"

#include "engine/storage/sqlite/record_sum.h"

namespace rf::sqlite {
namespace {

/// Trees whose statements stay prepared, a few kilobytes each.
constexpr std::size_t kMaxTrees = 128;

constexpr std::string_view kGet = "SELECT size, value FROM $t WHERE key=?1";
constexpr std::string_view kInsert = "INSERT INTO $t(key, size, value) VALUES(?1, ?2, ?3)";
constexpr std::string_view kUpdate = "UPDATE $t SET size=?2, value=?3 WHERE key=?1";
constexpr std::string_view kErase = "DELETE FROM $t WHERE key=?1";
constexpr std::string_view kLargeGet = "SELECT value FROM $l WHERE id=?1";
constexpr std::string_view kLargeInsert = "INSERT INTO $l(value) VALUES(?1)";
constexpr std::string_view kLargeUpdate = "UPDATE $l SET value=?2 WHERE id=?1";
constexpr std::string_view kLargeErase = "DELETE FROM $l WHERE id=?1";
constexpr std::array<std::string_view, 4> kScan{
    "SELECT key, size, value FROM $t WHERE key>=?1 ORDER BY key",
    "SELECT key, size, value FROM $t WHERE key>=?1 ORDER BY key DESC",
    "SELECT key, size, value FROM $t WHERE key>=?1 AND key<?2 ORDER BY key",
    "SELECT key, size, value FROM $t WHERE key>=?1 AND key<?2 ORDER BY key DESC",
};

constexpr std::array<std::string_view, 2> kBytes{
    "SELECT coalesce(sum(size), 0) FROM $t WHERE key>=?1",
    "SELECT coalesce(sum(size), 0) FROM $t WHERE key>=?1 AND key<?2",
};

Error missingLarge(TreeId tree) {
    return {ErrorCode::FileCorrupt, "The table file is damaged: a large item of tree " + std::to_string(tree) +
                                        " is missing. Check the file to see what is lost."};
}

Error wrongSum() {
    return {ErrorCode::FileCorrupt,
            "The table file is damaged: an item is not as it was written. Check the file to see "
            "what is lost, or go back to a copy of it."};
}

} // namespace

TreeTables::Statements& TreeTables::of(TreeId tree) {
    if (m_last != nullptr && m_last->tree == tree) return *m_last;
    auto at = m_trees.find(tree);
    if (at == m_trees.end()) {
        if (m_trees.size() >= kMaxTrees)
            std::erase_if(m_trees, [](const auto& entry) { return entry.second->scans == 0; });
        at = m_trees.emplace(tree, std::make_unique<Statements>()).first;
        at->second->tree = tree;
    }
    m_last = at->second.get();
    return *m_last;
}

void TreeTables::forget(TreeId tree) {
    m_trees.erase(tree);
    m_last = nullptr;
}

Result<Statement> TreeTables::prepareFor(TreeId tree, std::string_view sql) {
    std::string text;
    for (std::size_t i = 0; i < sql.size(); ++i) {
        if (sql[i] != '$') {
            text += sql[i];
            continue;
        }
        text += sql[++i] == 't' ? treeTable(tree) : largeTable(tree);
    }
    return m_connection.prepare(text);
}

Result<Statement*> TreeTables::ready(Statements& tree, Statement& statement, std::string_view sql) {
    if (!statement) {
        RF_ASSIGN(statement, prepareFor(tree.tree, sql));
    }
    return &statement;
}

Result<bool> TreeTables::get(TreeId tree, std::string_view key, Record& out, Stored* stored) {
    Statements& statements = of(tree);
    RF_ASSIGN(Statement* const get, ready(statements, statements.get, kGet));
    const Running running(*get);
    RF_ASSIGN(const bool found, get->blob(1, key).step());
    if (stored != nullptr) *stored = {};
    if (!found) return false;
    const std::int64_t size = get->integer(0);
    const std::int64_t large = get->isInteger(1) ? get->integer(1) : 0;
    if (stored != nullptr) *stored = {true, size, large};
    out.size = static_cast<std::size_t>(size);
    if (large == 0) {
        RF_TRY(keep(key, get->bytes(1), out));
        return true;
    }
    RF_ASSIGN(Statement* const value, findLarge(statements, large));
    const Running reading(*value);
    RF_TRY(keep(key, value->bytes(0), out));
    return true;
}

Status TreeTables::keep(std::string_view key, std::string_view value, Record& out) const {
    if (!takeSum(key, out.size, value)) return wrongSum();
    out.bytes.assign(value);
    return {};
}

Result<Stored> TreeTables::find(TreeId tree, std::string_view key) {
    Statements& statements = of(tree);
    RF_ASSIGN(Statement* const get, ready(statements, statements.get, kGet));
    const Running running(*get);
    RF_ASSIGN(const bool found, get->blob(1, key).step());
    if (!found) return Stored{};
    return Stored{true, get->integer(0), get->isInteger(1) ? get->integer(1) : 0};
}

/// At the row, to be reset by the caller.
Result<Statement*> TreeTables::findLarge(Statements& tree, std::int64_t id) {
    RF_ASSIGN(Statement* const get, ready(tree, tree.largeGet, kLargeGet));
    auto found = get->integer(1, id).step();
    if (found && *found) return get;
    get->reset();
    return found ? missingLarge(tree.tree) : found.error();
}

Status TreeTables::scan(TreeId tree, const KeyRange& range, RecordVisitor visit) {
    const std::size_t kind = (range.forward ? 0U : 1U) + (range.end.empty() ? 0U : 2U);
    Statements& statements = of(tree);
    RF_ASSIGN(Statement * kept, ready(statements, statements.scan[kind], kScan[kind]));
    Statement own; // when a visitor scans the tree it is visiting
    if (kept->busy()) {
        RF_ASSIGN(own, prepareFor(tree, kScan[kind]));
        kept = &own;
    }
    kept->blob(1, range.begin);
    if (!range.end.empty()) kept->blob(2, range.end);
    ++statements.scans;
    Status status = walk(statements, *kept, visit);
    --statements.scans;
    return status;
}

Status TreeTables::walk(Statements& tree, Statement& statement, RecordVisitor visit) {
    const Running running(statement);
    Record large;
    while (true) {
        RF_ASSIGN(const bool row, statement.step());
        if (!row) return {};
        const std::string_view key = statement.bytes(0);
        const auto size = static_cast<std::size_t>(statement.integer(1));
        std::string_view bytes;
        if (statement.isInteger(2)) {
            RF_ASSIGN(Statement* const value, findLarge(tree, statement.integer(2)));
            const Running reading(*value); // copied: the visitor may read another large value
            large.size = size;
            RF_TRY(keep(key, value->bytes(0), large));
            bytes = large.bytes;
        } else {
            bytes = statement.bytes(2);
            if (!takeSum(key, size, bytes)) return wrongSum();
        }
        if (!visit(key, bytes, size)) return {};
    }
}

Result<TreeCounters> TreeTables::counters(TreeId tree) {
    if (!m_counters) {
        RF_ASSIGN(m_counters, m_connection.prepare("SELECT items, bytes FROM trees WHERE id=?1"));
    }
    const Running running(m_counters);
    RF_ASSIGN(const bool found, m_counters.integer(1, tree).step());
    if (!found) return internal("There is no tree " + std::to_string(tree) + " in this file.");
    return TreeCounters{m_counters.integer(0), m_counters.integer(1)};
}

Result<std::int64_t> TreeTables::bytesIn(TreeId tree, const KeyRange& range) {
    const std::size_t kind = range.end.empty() ? 0U : 1U;
    Statements& statements = of(tree);
    RF_ASSIGN(Statement* const sum, ready(statements, statements.bytes[kind], kBytes[kind]));
    const Running running(*sum);
    sum->blob(1, range.begin);
    if (kind == 1) sum->blob(2, range.end);
    RF_TRY(sum->step());
    return sum->integer(0);
}

Status TreeTables::setRow(Statement& statement, std::string_view key, std::size_t size, std::string_view bytes) {
    return statement.blob(1, key).integer(2, static_cast<std::int64_t>(size)).blob(3, bytes).run();
}

Status TreeTables::setRow(Statement& statement, std::string_view key, std::size_t size, std::int64_t large) {
    return statement.blob(1, key).integer(2, static_cast<std::int64_t>(size)).integer(3, large).run();
}

Status TreeTables::put(TreeId tree, std::string_view key, std::string_view value, std::size_t size, const Stored& old) {
    Statements& statements = of(tree);
    if (key.size() + value.size() > kInlineBytes) return putLarge(statements, key, value, size, old);
    if (old.large != 0) RF_TRY(eraseLarge(statements, old.large));
    RF_ASSIGN(Statement* const set, old.exists ? ready(statements, statements.update, kUpdate)
                                               : ready(statements, statements.insert, kInsert));
    return setRow(*set, key, size, value);
}

Status TreeTables::putLarge(Statements& tree, std::string_view key, std::string_view bytes, std::size_t size,
                            const Stored& old) {
    std::int64_t id = old.large;
    if (id != 0) {
        RF_ASSIGN(Statement* const update, ready(tree, tree.largeUpdate, kLargeUpdate));
        RF_TRY(update->integer(1, id).blob(2, bytes).run());
        if (old.size == static_cast<std::int64_t>(size)) return {};
    } else {
        RF_ASSIGN(id, insertLarge(tree, bytes));
    }
    RF_ASSIGN(Statement* const set, old.exists ? ready(tree, tree.update, kUpdate) : ready(tree, tree.insert, kInsert));
    return setRow(*set, key, size, id);
}

Result<std::int64_t> TreeTables::insertLarge(Statements& tree, std::string_view bytes) {
    RF_ASSIGN(Statement* const insert, ready(tree, tree.largeInsert, kLargeInsert));
    RF_TRY(insert->blob(1, bytes).run());
    return sqlite3_last_insert_rowid(m_connection.handle());
}

Status TreeTables::eraseLarge(Statements& tree, std::int64_t id) {
    RF_ASSIGN(Statement* const erase, ready(tree, tree.largeErase, kLargeErase));
    return erase->integer(1, id).run();
}

Status TreeTables::erase(TreeId tree, std::string_view key, const Stored& old) {
    Statements& statements = of(tree);
    if (old.large != 0) RF_TRY(eraseLarge(statements, old.large));
    RF_ASSIGN(Statement* const erase, ready(statements, statements.erase, kErase));
    return erase->blob(1, key).run();
}

} // namespace rf::sqlite
