#include "engine/storage/sqlite/file.h"

#include "engine/storage/sqlite/layout.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>

namespace rf::sqlite {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMagic{"SQLite format 3\0", 16};
constexpr std::size_t kHeaderBytes = 100;
constexpr std::size_t kPageSizeAt = 16;
constexpr std::size_t kVersionAt = 60;
constexpr std::size_t kApplicationAt = 68;
constexpr int kBusyMs = 5000;
constexpr sqlite3_int64 kMappedBytes = 2'147'418'112; ///< the most SQLite maps of a file

std::uint32_t bigEndian(std::string_view bytes) {
    std::uint32_t value = 0;
    for (const char c : bytes) value = value << 8 | static_cast<unsigned char>(c);
    return value;
}

Error notOurs(const std::string& name, const std::string& what) {
    return {ErrorCode::FileNotOurs,
            name + " " + what + ". Choose a Rangefinder table file (.rfdb), or create a new one."};
}

Error truncated(const std::string& name) {
    return {ErrorCode::FileCorrupt, name + " is cut short. Go back to a copy of it."};
}

Result<std::string> readHeader(const fs::path& path) {
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    std::string header(kHeaderBytes, '\0');
    if (file) file.read(header.data(), kHeaderBytes);
    if (!file.is_open() || file.bad())
        return Error{ErrorCode::Io, path.filename().string() + " could not be read (" + std::strerror(errno) +
                                        "). Check its permissions."};
    header.resize(static_cast<std::size_t>(file.gcount()));
    return header;
}

Status inspectHeader(std::string_view header, const std::string& name) {
    if (header.empty()) return notOurs(name, "is empty");
    if (header.substr(0, kMagic.size()) != kMagic) return notOurs(name, "is not a table file");
    if (header.size() < kHeaderBytes) return truncated(name);
    if (bigEndian(header.substr(kApplicationAt, 4)) != kApplicationId)
        return notOurs(name, "is a SQLite database of another program");
    RF_TRY(checkVersion(static_cast<std::int32_t>(bigEndian(header.substr(kVersionAt, 4))), name));
    if (bigEndian(header.substr(kPageSizeAt, 2)) != kPageBytes)
        return Error{ErrorCode::FileCorrupt, name + " is damaged: its page size is wrong. Go back to a copy of it."};
    return {};
}

int flagsOf(const FileSpec& spec, ConnectionRole role) {
    const bool writes = !spec.readOnly && role != ConnectionRole::Reader;
    return writes ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
}

std::string pragmas(ConnectionRole role) {
    std::string sql = "PRAGMA trusted_schema=OFF; PRAGMA temp_store=MEMORY; PRAGMA mmap_size=" + std::to_string(kMappedBytes) +
                      "; PRAGMA cache_size=";
    sql += role == ConnectionRole::Writer ? "-16384" : "-2048";
    if (role != ConnectionRole::Reader) sql += "; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0";
    return sql;
}

} // namespace

Status inspectFile(const fs::path& path) {
    const std::string name = path.filename().string();
    std::error_code error;
    const auto status = fs::status(path, error);
    if (!fs::exists(status)) {
        if (status.type() == fs::file_type::none)
            return Error{ErrorCode::Io, name + " could not be reached (" + error.message() + ")."};
        return Error{ErrorCode::FileNotFound,
                     "There is no file " + path.string() + ". Check the name, or create a new table file."};
    }
    if (fs::is_directory(status)) return notOurs(name, "is a folder");
    RF_ASSIGN(const std::string header, readHeader(path));
    RF_TRY(inspectHeader(header, name));
    const auto size = fs::file_size(path, error);
    if (!error && size < kPageBytes) return truncated(name);
    return {};
}

Status inspectNewFile(const fs::path& path) {
    std::error_code error;
    const auto folder = path.parent_path();
    if (!folder.empty() && !fs::is_directory(folder, error))
        return Error{ErrorCode::FileNotFound,
                     "There is no folder " + folder.string() + ". Create it, or choose another."};
    if (fs::exists(path, error) && (fs::is_directory(path, error) || fs::file_size(path, error) != 0))
        return Error{ErrorCode::Io,
                     path.filename().string() + " already exists and is not empty. Open it, or choose another name."};
    return {};
}

Result<Connection> openConnection(const FileSpec& spec, ConnectionRole role) {
    const std::string uri = fileUri(spec.name, spec.immutable ? "immutable=1" : "");
    RF_ASSIGN(Connection connection, Connection::open(uri, flagsOf(spec, role), spec.vfs));
    sqlite3* const db = connection.handle();
    sqlite3_busy_timeout(db, kBusyMs);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
    if (role == ConnectionRole::Writer && sqlite3_db_readonly(db, "main") == 1) return errorOf(db, SQLITE_READONLY);
    RF_TRY(connection.execute(pragmas(role)));
    return connection;
}

/// The limit set to nothing unmaps, as no page is in use; set back it maps nothing yet.
void unmap(Connection& connection) {
    for (sqlite3_int64 limit : {sqlite3_int64{0}, kMappedBytes})
        sqlite3_file_control(connection.handle(), "main", SQLITE_FCNTL_MMAP_SIZE, &limit);
}

Result<FileSpec> readOnlySpec(std::string path) {
    FileSpec spec{.name = std::move(path), .readOnly = true};
    const auto readable = [&]() -> Status {
        RF_ASSIGN(Connection connection, openConnection(spec, ConnectionRole::Reader));
        RF_TRY(connection.integer("SELECT count(*) FROM sqlite_schema"));
        return {};
    };
    const Status status = readable();
    if (status) return spec;
    const auto code = status.error().code;
    if (code != ErrorCode::FileReadOnly && code != ErrorCode::Io) return status.error();
    // The log's index cannot be made here. With nothing in the log the file alone is everything.
    std::error_code error;
    const auto logBytes = fs::file_size(spec.name + "-wal", error);
    if (!error && logBytes != 0) return status.error();
    spec.immutable = true;
    RF_TRY(readable());
    return spec;
}

} // namespace rf::sqlite
