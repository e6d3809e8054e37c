#include "engine/maintenance/local_database.h"

#include "engine/value/json.h"

#include <algorithm>
#include <array>
#include <memory>
#include <sqlite3.h>

namespace rf {

namespace fs = std::filesystem;

namespace {

struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

std::string quoted(std::string_view name) {
    std::string out = "\"";
    for (const char c : name) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + '"';
}

std::string columnText(sqlite3_stmt* row, int column) {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(row, column));
    return bytes ? std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(row, column))) : std::string();
}

constexpr std::array<std::string_view, 14> kDmColumns{
    "TableName", "CreationDateTime", "LastDecreaseDate", "LastIncreaseDate", "NumberOfDecreasesToday",
    "ReadCapacityUnits", "WriteCapacityUnits", "TableInfo", "BillingMode", "PayPerRequestDateTime",
    "DeletionProtectionEnabled", "DeletionProtectionUpdateTime", "MaxReadRequestUnits", "MaxWriteRequestUnits"};
constexpr std::array<std::string_view, 7> kItemColumns{"hashKey", "rangeKey", "hashValue", "rangeValue",
                                                       "itemSize", "ObjectJSON", "hashRangeValue"};

bool knownItemColumn(std::string_view name) {
    return name.starts_with("indexKey_") || std::ranges::find(kItemColumns, name) != kItemColumns.end();
}

} // namespace

LocalDatabase::LocalDatabase(LocalDatabase&& other) noexcept
    : m_database(std::exchange(other.m_database, nullptr)), m_name(std::move(other.m_name)) {}

LocalDatabase::~LocalDatabase() { sqlite3_close(m_database); }

Error LocalDatabase::failed(std::string_view doing) const {
    const int code = sqlite3_errcode(m_database) & 0xff;
    const std::string words = m_name + ", " + std::string(doing) + ": " + sqlite3_errmsg(m_database) + ". ";
    switch (code) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return {ErrorCode::FileHeld, words + "Stop DynamoDB Local, then try again."};
    case SQLITE_NOTADB: return {ErrorCode::FileNotOurs, m_name + " is no DynamoDB Local database."};
    case SQLITE_CORRUPT: return {ErrorCode::FileCorrupt, words + "The file is damaged; use a copy made earlier."};
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
        return {ErrorCode::FileHeld, words + "It holds unfinished work of DynamoDB Local: start and stop that once, then try again."};
    case SQLITE_ERROR: return {ErrorCode::FileCorrupt, words + "The file has another form than DynamoDB Local's."};
    default: return {ErrorCode::Io, words + "Try again."};
    }
}

Result<LocalDatabase> LocalDatabase::open(const fs::path& path) {
    std::error_code error;
    if (!fs::exists(path, error)) return Error{ErrorCode::FileNotFound, path.string() + " does not exist. Check the path."};
    if (!fs::is_regular_file(path, error)) return Error{ErrorCode::FileNotOurs, path.string() + " is no file."};
    sqlite3* raw = nullptr;
    const int opened = sqlite3_open_v2(path.c_str(), &raw, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nullptr);
    LocalDatabase database(raw, path.filename().string());
    if (opened != SQLITE_OK) return database.failed("opening it");
    RF_ASSIGN(sqlite3_stmt * raws,
              database.prepare("SELECT count(*) FROM sqlite_master WHERE type='table' AND name IN ('cf','dm')"));
    const Statement systemTables(raws);
    if (sqlite3_step(systemTables.get()) != SQLITE_ROW) return database.failed("reading it");
    if (sqlite3_column_int(systemTables.get(), 0) != 2)
        return Error{ErrorCode::FileNotOurs, database.m_name + " is a SQLite database, but not one of DynamoDB Local."};
    return database;
}

Result<sqlite3_stmt*> LocalDatabase::prepare(const std::string& sql) const {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(m_database, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) return failed("reading it");
    return statement;
}

Result<std::vector<std::string>> LocalDatabase::columns(std::string_view table) const {
    RF_ASSIGN(sqlite3_stmt * raw, prepare("PRAGMA table_info(" + quoted(table) + ")"));
    const Statement rows(raw);
    std::vector<std::string> names;
    while (sqlite3_step(rows.get()) == SQLITE_ROW) names.push_back(columnText(rows.get(), 1));
    return names;
}

namespace {

/// Settings of a dm row, by column name: the columns differ between versions.
class DmRow {
public:
    DmRow(sqlite3_stmt* row) : m_row(row) {}
    int column(std::string_view name) const {
        for (int i = 0; i < sqlite3_column_count(m_row); ++i)
            if (name == sqlite3_column_name(m_row, i)) return i;
        return -1;
    }
    std::string text(std::string_view name) const {
        const int at = column(name);
        return at < 0 ? std::string() : columnText(m_row, at);
    }
    std::int64_t number(std::string_view name, std::int64_t fallback = 0) const {
        const int at = column(name);
        return at < 0 || sqlite3_column_type(m_row, at) == SQLITE_NULL ? fallback : sqlite3_column_int64(m_row, at);
    }

private:
    sqlite3_stmt* m_row;
};

void applySettings(const DmRow& row, TableSchema& table) {
    table.name = row.text("TableName");
    table.createdMs = row.number("CreationDateTime");
    table.throughput = {.readUnits = row.number("ReadCapacityUnits"),
                        .writeUnits = row.number("WriteCapacityUnits"),
                        .lastIncreaseMs = row.number("LastIncreaseDate"),
                        .lastDecreaseMs = row.number("LastDecreaseDate"),
                        .decreasesToday = row.number("NumberOfDecreasesToday")};
    if (row.number("BillingMode") == 1) {
        table.billingMode = BillingMode::PayPerRequest;
        table.lastUpdateToPayPerRequestMs = row.number("PayPerRequestDateTime");
        table.throughput.readUnits = table.throughput.writeUnits = 0;
        const OnDemandThroughput most{row.number("MaxReadRequestUnits", -1), row.number("MaxWriteRequestUnits", -1)};
        if (most.maxReadUnits > 0 || most.maxWriteUnits > 0) table.onDemand = most;
    }
    table.deletionProtection = row.text("DeletionProtectionEnabled") == "true";
}

std::optional<StreamViewType> viewType(std::string_view name) {
    for (const StreamViewType type : {StreamViewType::NewImage, StreamViewType::OldImage, StreamViewType::NewAndOldImages,
                                      StreamViewType::KeysOnly})
        if (wireName(type) == name) return type;
    return std::nullopt;
}

/// The stream of a table that is on: its view type and label (the ARN's tail).
void applyStream(sqlite3_stmt* row, LocalTable& table) {
    const std::string id = columnText(row, 0), info = columnText(row, 1);
    auto document = JsonDocument::parse(info);
    std::string_view name;
    if (document && document->root().is_object())
        for (const char* member : {"StreamViewType", "streamViewType"}) // 3.3.0 and 1.11.478 spell it differently
            if (document->root()[member].get(name) == simdjson::SUCCESS) break;
    const auto type = viewType(name);
    if (!type) {
        table.remarks.push_back("its stream has an unknown view type and was left off");
        return;
    }
    table.schema.streamEnabled = true;
    table.schema.streamViewType = *type;
    table.schema.streamLabel = id.substr(id.rfind('/') + 1);
}

} // namespace

Result<std::vector<LocalTable>> LocalDatabase::tables(std::string_view region) const {
    RF_ASSIGN(sqlite3_stmt * raw, prepare("SELECT * FROM dm ORDER BY TableName"));
    const Statement rows(raw);
    RF_ASSIGN(const auto streamColumns, columns("sm"));
    Statement streams;
    if (!streamColumns.empty()) {
        RF_ASSIGN(sqlite3_stmt * rawStreams,
                  prepare("SELECT StreamID, StreamInfo FROM sm WHERE StreamStatus='ENABLED' AND TableName=?"));
        streams.reset(rawStreams);
    }
    std::vector<LocalTable> found;
    int step;
    while ((step = sqlite3_step(rows.get())) == SQLITE_ROW) {
        const DmRow row(rows.get());
        const std::string name = row.text("TableName");
        auto schema = schemaOfTableInfo(row.text("TableInfo"));
        if (!schema)
            return Error{ErrorCode::FileCorrupt, m_name + ", table " + name + ": " + schema.error().message};
        LocalTable& table = found.emplace_back(LocalTable{std::move(*schema), {}});
        applySettings(row, table.schema);
        table.schema.region = region;
        if (!streams) continue;
        sqlite3_reset(streams.get());
        sqlite3_bind_text(streams.get(), 1, name.data(), static_cast<int>(name.size()), SQLITE_TRANSIENT);
        if (sqlite3_step(streams.get()) == SQLITE_ROW) applyStream(streams.get(), table);
    }
    if (step != SQLITE_DONE) return failed("reading its tables");
    return found;
}

Result<std::int64_t> LocalDatabase::countItems(std::string_view table) const {
    RF_ASSIGN(sqlite3_stmt * raw, prepare("SELECT count(*) FROM " + quoted(table)));
    const Statement count(raw);
    if (sqlite3_step(count.get()) != SQLITE_ROW) return failed("counting items of " + std::string(table));
    return sqlite3_column_int64(count.get(), 0);
}

Status LocalDatabase::items(std::string_view table, const std::function<Status(std::string_view)>& visit) const {
    RF_ASSIGN(sqlite3_stmt * raw, prepare("SELECT ObjectJSON FROM " + quoted(table)));
    const Statement rows(raw);
    int step;
    while ((step = sqlite3_step(rows.get())) == SQLITE_ROW) {
        const auto* bytes = static_cast<const char*>(sqlite3_column_blob(rows.get(), 0));
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(rows.get(), 0));
        RF_TRY(visit(bytes ? std::string_view(bytes, size) : std::string_view()));
    }
    return step == SQLITE_DONE ? Status() : Status(failed("reading items of " + std::string(table)));
}

std::vector<std::string> LocalDatabase::unknownColumns() const {
    std::vector<std::string> remarks;
    const auto look = [&](std::string_view table, auto known) {
        const auto names = columns(table);
        if (!names) return;
        for (const std::string& name : *names)
            if (!known(name))
                remarks.push_back("column " + name + " of " + std::string(table) + " is not known and was left out");
    };
    look("dm", [](std::string_view name) { return std::ranges::find(kDmColumns, name) != kDmColumns.end(); });
    const auto found = tables(kDefaultRegion);
    if (!found) return remarks;
    for (const LocalTable& table : *found) look(table.schema.name, knownItemColumn);
    return remarks;
}

} // namespace rf
