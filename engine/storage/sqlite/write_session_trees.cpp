// WriteSession: trees that come and go, and tables of the catalog.

#include "engine/storage/sqlite/write_session.h"

#include <algorithm>

namespace rf::sqlite {
namespace {

/// A tree up to this much data is dropped on the spot; SQLite reads all its pages while others wait.
constexpr std::int64_t kDropAtOnceBytes = 8 << 20;
/// What one slice of a larger one erases. A side table's rows are larger, so there are fewer of them.
constexpr int kSliceRows = 1000;
constexpr int kSliceLargeRows = 50;

std::string slice(const std::string& table, const char* key, int rows) {
    return "DELETE FROM " + table + " WHERE " + key + " IN (SELECT " + key + " FROM " + table + " ORDER BY " + key +
           " LIMIT " + std::to_string(rows) + ")";
}

} // namespace

Result<TreeId> WriteSession::createTree() {
    RF_TRY(flush());
    const TreeId tree = m_nextTree++;
    m_wrote = true;
    m_body.created.push_back(tree);
    RF_TRY(broken(m_connection.execute(treeSchema(tree) + ";" + largeSchema(tree) + "; INSERT INTO trees VALUES(" +
                                       std::to_string(tree) + ", 0, 0, 0)")));
    return tree;
}

Status WriteSession::dropTree(TreeId tree) {
    if (tree == kMetaTree) return internal("The tree of meta data cannot be dropped.");
    RF_ASSIGN(const TreeCounters counters, this->counters(tree));
    RF_TRY(flush());
    m_wrote = true;
    if (counters.bytes <= kDropAtOnceBytes) {
        RF_TRY(broken(dropSmall(tree)));
    } else {
        RF_TRY(broken(m_connection.execute("UPDATE trees SET dropped=1 WHERE id=" + std::to_string(tree))));
        m_body.large.push_back(tree);
    }
    m_body.dropped.push_back(tree);
    return {};
}

Status WriteSession::dropSmall(TreeId tree) {
    m_trees.forget(tree);
    return m_connection.execute("DROP TABLE " + treeTable(tree) + "; DROP TABLE " + largeTable(tree) +
                                "; DELETE FROM trees WHERE id=" + std::to_string(tree));
}

Status WriteSession::eraseSlice() {
    const TreeId tree = m_dropped.back();
    RF_TRY(m_begin.run());
    auto done = eraseSome(tree);
    Status status = done ? m_commit.run() : Status(done.error());
    if (!status && sqlite3_get_autocommit(m_connection.handle()) == 0) (void)m_rollback.run();
    if (status && *done) m_dropped.pop_back();
    return status;
}

/// True when the tree is gone.
Result<bool> WriteSession::eraseSome(TreeId tree) {
    sqlite3* const db = m_connection.handle();
    RF_TRY(m_connection.execute(slice(largeTable(tree), "id", kSliceLargeRows)));
    if (sqlite3_changes(db) != 0) return false;
    RF_TRY(m_connection.execute(slice(treeTable(tree), "key", kSliceRows)));
    if (sqlite3_changes(db) != 0) return false;
    RF_TRY(dropSmall(tree));
    return true;
}

Status WriteSession::putTable(TablePtr table) {
    m_catalogRows.push_back({table, table->region, table->name});
    m_catalog = std::make_shared<const Catalog>(m_catalog->with(std::move(table)));
    m_body.catalog = true;
    return {};
}

Status WriteSession::dropTable(std::string_view region, std::string_view name) {
    m_catalogRows.push_back({nullptr, std::string(region), std::string(name)});
    m_catalog = std::make_shared<const Catalog>(m_catalog->without(region, name));
    m_body.catalog = true;
    return {};
}

} // namespace rf::sqlite
