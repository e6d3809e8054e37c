#include "engine/storage/sqlite/layout.h"

#include "engine/storage/sqlite/record_sum.h"

#include <map>

namespace rf::sqlite {
namespace {

constexpr std::string_view kState =
    "CREATE TABLE state (id INTEGER PRIMARY KEY, catalog INTEGER NOT NULL, next_tree INTEGER NOT NULL)";
constexpr std::string_view kTrees = "CREATE TABLE trees (id INTEGER PRIMARY KEY, items INTEGER NOT NULL, "
                                    "bytes INTEGER NOT NULL, dropped INTEGER NOT NULL)";
constexpr std::string_view kCatalog =
    "CREATE TABLE catalog (region TEXT NOT NULL, name TEXT NOT NULL, "
    "schema TEXT NOT NULL, sum INTEGER NOT NULL, PRIMARY KEY (region, name)) WITHOUT ROWID";

Error damaged(const std::string& what) {
    return {ErrorCode::FileCorrupt, "The table file is damaged: " + what + ". Go back to a copy of it."};
}

std::string createAll() {
    std::string sql = "BEGIN IMMEDIATE; PRAGMA application_id=" + std::to_string(kApplicationId) +
                      "; PRAGMA user_version=" + std::to_string(kFormatVersion) + ";";
    for (const auto part : {kState, kTrees, kCatalog}) sql.append(part).append(";");
    sql += treeSchema(kMetaTree) + ";" + largeSchema(kMetaTree) + ";";
    sql += "INSERT INTO state VALUES(1, 1, 1); INSERT INTO trees VALUES(0, 0, 0, 0); COMMIT;";
    return sql;
}

/// Table name → the statement that makes it, as they must stand in the file.
Result<std::map<std::string, std::string, std::less<>>> expectedTables(Connection& connection) {
    std::map<std::string, std::string, std::less<>> tables{
        {"state", std::string(kState)}, {"trees", std::string(kTrees)}, {"catalog", std::string(kCatalog)}};
    RF_ASSIGN(Statement trees, connection.prepare("SELECT id FROM trees"));
    while (true) {
        RF_ASSIGN(const bool row, trees.step());
        if (!row) return tables;
        const TreeId tree = trees.integer(0);
        tables.emplace(treeTable(tree), treeSchema(tree));
        tables.emplace(largeTable(tree), largeSchema(tree));
    }
}

} // namespace

std::string treeTable(TreeId tree) {
    return "tree_" + std::to_string(tree);
}
std::string largeTable(TreeId tree) {
    return "large_" + std::to_string(tree);
}

std::string treeSchema(TreeId tree) {
    return "CREATE TABLE " + treeTable(tree) +
           " (key BLOB PRIMARY KEY, size INTEGER NOT NULL, value NOT NULL) WITHOUT ROWID";
}
std::string largeSchema(TreeId tree) {
    return "CREATE TABLE " + largeTable(tree) + " (id INTEGER PRIMARY KEY, value BLOB NOT NULL)";
}

Status createLayout(Connection& connection) {
    RF_TRY(connection.execute("PRAGMA page_size=" + std::to_string(kPageBytes)));
    RF_TRY(connection.execute("PRAGMA encoding='UTF-8'"));
    RF_TRY(connection.execute(createAll()));
    return connection.execute("PRAGMA journal_mode=WAL");
}

Status checkVersion(std::int64_t version, const std::string& name) {
    if (version > kFormatVersion)
        return Error{ErrorCode::FileTooNew, name + " was written by a newer Rangefinder (format " +
                                                std::to_string(version) + ", this program knows up to " +
                                                std::to_string(kFormatVersion) + "). Update Rangefinder to open it."};
    if (version < 1) return damaged("its format version is " + std::to_string(version));
    return {};
}

Status migrateLayout(Connection& connection) {
    RF_ASSIGN(const std::int64_t version, connection.integer("PRAGMA user_version"));
    RF_TRY(checkVersion(version, "The table file"));
    // A step for version N makes N + 1 of it and sets user_version in the same transaction. From 1 to 2 no table changes:
    // the number keeps programs out that would write items without their stream records.
    if (version == 1) RF_TRY(connection.execute("PRAGMA user_version=2"));
    return {};
}

Status checkLayout(Connection& connection) {
    RF_ASSIGN(auto expected, expectedTables(connection));
    RF_ASSIGN(Statement schema, connection.prepare("SELECT name, sql FROM sqlite_schema"));
    while (true) {
        RF_ASSIGN(const bool row, schema.step());
        if (!row) break;
        const auto at = expected.find(schema.bytes(0));
        if (at == expected.end())
            return damaged("it has a table " + std::string(schema.bytes(0)) + " that is not ours");
        if (schema.bytes(1) != at->second) return damaged("its table " + at->first + " is not made as it should be");
        expected.erase(at);
    }
    if (!expected.empty()) return damaged("its table " + expected.begin()->first + " is missing");
    return {};
}

std::int64_t catalogSum(std::string_view region, std::string_view name, std::string_view schema) {
    return recordSum(name, region.size(), std::string(region).append(schema));
}

Result<CatalogPtr> loadCatalog(Connection& connection) {
    std::vector<TablePtr> tables;
    RF_ASSIGN(Statement rows, connection.prepare("SELECT region, name, schema, sum FROM catalog"));
    while (true) {
        RF_ASSIGN(const bool row, rows.step());
        if (!row) break;
        if (rows.integer(3) != catalogSum(rows.bytes(0), rows.bytes(1), rows.bytes(2)))
            return damaged("the schema of a table is not as it was written");
        RF_ASSIGN(TableSchema table, schemaFromJson(rows.bytes(2)));
        if (table.region != rows.bytes(0) || table.name != rows.bytes(1))
            return damaged("the schema of table " + std::string(rows.bytes(1)) + " names another table");
        tables.push_back(std::make_shared<const TableSchema>(std::move(table)));
    }
    return std::make_shared<const Catalog>(Catalog::of(std::move(tables)));
}

} // namespace rf::sqlite
