#include "engine/storage/sqlite/sqlite.h"

#include <cerrno>
#include <cstring>
#include <filesystem>

namespace rf::sqlite {
namespace {

std::string nameOf(sqlite3* db) {
    const char* path = db != nullptr ? sqlite3_db_filename(db, "main") : nullptr;
    if (path == nullptr || *path == '\0') return "The table file";
    return std::filesystem::path(path).filename().string();
}

bool isFull(int systemError) {
    return systemError == ENOSPC || systemError == EDQUOT || systemError == EFBIG;
}

std::string reason(sqlite3* db, int code) {
    std::string text = db != nullptr ? sqlite3_errmsg(db) : sqlite3_errstr(code);
    const int systemError = db != nullptr ? sqlite3_system_errno(db) : 0;
    if ((code & 0xFF) == SQLITE_IOERR && systemError != 0) text += std::string(": ") + std::strerror(systemError);
    return text;
}

Error full(const std::string& name) {
    return {ErrorCode::DiskFull, "The disk is full: " + name +
                                     " could not grow, and this change was not made. "
                                     "Everything written before is kept. Free some space and try again."};
}

} // namespace

Error errorOf(sqlite3* db, int code) {
    const int lastError = errno; // SQLite forgets to keep that of a failed COMMIT
    const std::string name = nameOf(db);
    switch (code & 0xFF) {
    case SQLITE_FULL:
        return full(name);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return {ErrorCode::FileCorrupt, name + " is damaged (" + reason(db, code) +
                                            "). Check the file to see what is lost, or go back to a copy of it."};
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return {ErrorCode::FileReadOnly, name +
                                             " cannot be written. Change the permissions of the file and its folder, "
                                             "or open it read-only."};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorCode::Io, name + " is locked by another program that reads it as a database. Close it there and "
                                      "try again."};
    case SQLITE_IOERR:
        if (db != nullptr && isFull(sqlite3_system_errno(db))) return full(name);
        if (code == SQLITE_IOERR_WRITE && isFull(lastError)) return full(name);
        [[fallthrough]];
    case SQLITE_CANTOPEN:
        return {ErrorCode::Io, name + " could not be read or written (" + reason(db, code) +
                                   "). Check the disk and the folder, then try again."};
    default:
        return internal(name + ": " + reason(db, code));
    }
}

Result<Connection> Connection::open(const std::string& uri, int flags, const char* vfs) {
    Connection connection;
    const int code = sqlite3_open_v2(uri.c_str(), &connection.m_handle,
                                     flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, vfs);
    if (code != SQLITE_OK) return errorOf(connection.m_handle, code);
    return connection;
}

Result<Statement> Connection::prepare(std::string_view sql) {
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(m_handle, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                        &statement, nullptr);
    if (code != SQLITE_OK) return errorOf(m_handle, code);
    return Statement(statement);
}

Status Connection::execute(const std::string& sql) {
    const int code = sqlite3_exec(m_handle, sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return errorOf(m_handle, code);
    return {};
}

Result<std::int64_t> Connection::integer(std::string_view sql) {
    RF_ASSIGN(Statement statement, prepare(sql));
    RF_ASSIGN(const bool row, statement.step());
    return row ? statement.integer(0) : 0;
}

std::string fileUri(std::string_view path, std::string_view query) {
    static constexpr char kHex[] = "0123456789ABCDEF";
    std::string uri = "file:";
    for (const char c : path) {
        if (c == '%' || c == '?' || c == '#') {
            uri += {'%', kHex[static_cast<unsigned char>(c) >> 4], kHex[c & 0xF]};
        } else {
            uri += c;
        }
    }
    if (!query.empty()) uri.append("?").append(query);
    return uri;
}

} // namespace rf::sqlite
