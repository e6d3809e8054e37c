#pragma once
// SQLite in our own words: owners for its two kinds of handle, and its result codes as Errors.

#include "engine/base/result.h"

#include <cstdint>
#include <sqlite3.h>
#include <string>
#include <string_view>

namespace rf::sqlite {

/// What a failed call means for whoever uses the file: what happened and what to do about it.
Error errorOf(sqlite3* db, int code);

/// One prepared statement. Reset is the caller's (see Running). Text and blobs are bound without a copy and must
/// live until the reset.
class Statement {
public:
    Statement() = default;
    explicit Statement(sqlite3_stmt* handle) : m_handle(handle) {}
    Statement(Statement&& other) noexcept : m_handle(std::exchange(other.m_handle, nullptr)) {}
    Statement& operator=(Statement&& other) noexcept {
        std::swap(m_handle, other.m_handle);
        return *this;
    }
    Statement(const Statement&) = delete;
    ~Statement() { sqlite3_finalize(m_handle); }

    explicit operator bool() const { return m_handle != nullptr; }
    bool busy() const { return sqlite3_stmt_busy(m_handle) != 0; }

    Statement& blob(int at, std::string_view bytes) {
        sqlite3_bind_blob64(m_handle, at, bytes.empty() ? "" : bytes.data(), bytes.size(), SQLITE_STATIC);
        return *this;
    }
    Statement& text(int at, std::string_view text) {
        sqlite3_bind_text64(m_handle, at, text.empty() ? "" : text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
        return *this;
    }
    Statement& integer(int at, std::int64_t value) {
        sqlite3_bind_int64(m_handle, at, value);
        return *this;
    }

    /// True: a row. False: the end.
    Result<bool> step() {
        const int code = sqlite3_step(m_handle);
        if (code == SQLITE_ROW) return true;
        if (code == SQLITE_DONE) return false;
        return errorOf(sqlite3_db_handle(m_handle), code);
    }
    void reset() { sqlite3_reset(m_handle); }
    /// Steps to the end and resets.
    Status run() {
        const auto more = step();
        reset();
        if (!more) return more.error();
        return {};
    }

    std::int64_t integer(int column) const { return sqlite3_column_int64(m_handle, column); }
    bool isInteger(int column) const { return sqlite3_column_type(m_handle, column) == SQLITE_INTEGER; }
    /// Valid until the next step or reset.
    std::string_view bytes(int column) const {
        const auto* data = static_cast<const char*>(sqlite3_column_blob(m_handle, column));
        return {data, data == nullptr ? 0 : static_cast<std::size_t>(sqlite3_column_bytes(m_handle, column))};
    }

private:
    sqlite3_stmt* m_handle = nullptr;
};

/// Resets a statement at the end of a scope.
class Running {
public:
    explicit Running(Statement& statement) : m_statement(statement) {}
    ~Running() { m_statement.reset(); }
    Running(const Running&) = delete;

private:
    Statement& m_statement;
};

/// One connection; used by one thread at a time. Statements must be gone before it.
class Connection {
public:
    Connection() = default;
    Connection(Connection&& other) noexcept : m_handle(std::exchange(other.m_handle, nullptr)) {}
    Connection& operator=(Connection&& other) noexcept {
        std::swap(m_handle, other.m_handle);
        return *this;
    }
    Connection(const Connection&) = delete;
    ~Connection() { sqlite3_close_v2(m_handle); }

    /// `uri` is a SQLite URI (see fileUri), `flags` those of sqlite3_open_v2.
    static Result<Connection> open(const std::string& uri, int flags, const char* vfs);

    sqlite3* handle() const { return m_handle; }
    Result<Statement> prepare(std::string_view sql);
    Status execute(const std::string& sql);
    /// The integer in the first column of the first row.
    Result<std::int64_t> integer(std::string_view sql);
    void close() { *this = Connection(); }

private:
    sqlite3* m_handle = nullptr;
};

/// "file:" with everything escaped that a URI cannot hold.
std::string fileUri(std::string_view path, std::string_view query = {});

} // namespace rf::sqlite
