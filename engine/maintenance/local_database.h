#pragma once
// Reading a DynamoDB Local database (spec/09b). Learnt from files it wrote; the file is only read.

#include "engine/catalog/schema.h"

#include <filesystem>
#include <functional>

struct sqlite3;
struct sqlite3_stmt;

namespace rf {

/// One table of it: its schema (no trees, no id), and what of its settings could not be read.
struct LocalTable {
    TableSchema schema;
    std::vector<std::string> remarks;
};

class LocalDatabase {
public:
    /// Errors: FileNotFound, FileNotOurs (not SQLite, or not DynamoDB Local's), FileHeld (it is being written to),
    /// FileCorrupt, Io.
    static Result<LocalDatabase> open(const std::filesystem::path& path);
    LocalDatabase(LocalDatabase&&) noexcept;
    LocalDatabase& operator=(LocalDatabase&&) = delete;
    ~LocalDatabase();

    /// Every table by name. Errors: FileCorrupt (a description cannot be read; names the table).
    Result<std::vector<LocalTable>> tables(std::string_view region) const;
    /// Rows of a table's items. Errors: FileCorrupt.
    Result<std::int64_t> countItems(std::string_view table) const;
    /// ObjectJSON of each item; a Status that is an error ends the walk with it.
    Status items(std::string_view table, const std::function<Status(std::string_view json)>& visit) const;
    /// Columns of system and item tables that this reader does not know, in words.
    std::vector<std::string> unknownColumns() const;

private:
    LocalDatabase(sqlite3* database, std::string name) : m_database(database), m_name(std::move(name)) {}
    Error failed(std::string_view doing) const;
    Result<sqlite3_stmt*> prepare(const std::string& sql) const;
    Result<std::vector<std::string>> columns(std::string_view table) const;

    sqlite3* m_database = nullptr;
    std::string m_name;
};

/// The schema that a TableInfo document describes: keys, indexes, projections, TTL. Errors: FileCorrupt.
Result<TableSchema> schemaOfTableInfo(std::string_view json);

} // namespace rf
