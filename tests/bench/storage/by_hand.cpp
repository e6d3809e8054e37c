#include "tests/bench/storage/by_hand.h"

#include <cstdio>
#include <cstdlib>

namespace rf::bench {
namespace {

void need(bool good, sqlite3* db) {
    if (good) return;
    std::fprintf(stderr, "SQLite: %s\n", sqlite3_errmsg(db));
    std::exit(1);
}

void bind(sqlite3_stmt* statement, int at, std::string_view bytes) {
    sqlite3_bind_blob64(statement, at, bytes.data(), bytes.size(), SQLITE_STATIC);
}

} // namespace

ByHand::ByHand(const std::string& file) {
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    need(sqlite3_open_v2(file.c_str(), &m_db, flags, nullptr) == SQLITE_OK, m_db);
    const char* const setUp = "PRAGMA page_size=8192; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                              "PRAGMA temp_store=MEMORY; PRAGMA mmap_size=2147418112; PRAGMA cache_size=-16384;"
                              "CREATE TABLE IF NOT EXISTS tree_1 (key BLOB PRIMARY KEY, size INTEGER NOT NULL, "
                              "value NOT NULL) WITHOUT ROWID";
    need(sqlite3_exec(m_db, setUp, nullptr, nullptr, nullptr) == SQLITE_OK, m_db);
    m_begin = prepare("BEGIN IMMEDIATE");
    m_commit = prepare("COMMIT");
    m_put = prepare("INSERT INTO tree_1 VALUES(?1, ?2, ?3) ON CONFLICT DO UPDATE SET size=?2, value=?3");
    m_insert = prepare("INSERT INTO tree_1 VALUES(?1, ?2, ?3)");
    m_get = prepare("SELECT size, value FROM tree_1 WHERE key=?1");
    m_range = prepare("SELECT key, size, value FROM tree_1 WHERE key>=?1 ORDER BY key");
}

ByHand::~ByHand() {
    for (sqlite3_stmt* statement : {m_begin, m_commit, m_put, m_insert, m_get, m_range}) sqlite3_finalize(statement);
    sqlite3_close(m_db);
}

sqlite3_stmt* ByHand::prepare(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    need(sqlite3_prepare_v3(m_db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) == SQLITE_OK, m_db);
    return statement;
}

void ByHand::step(sqlite3_stmt* statement) {
    need(sqlite3_step(statement) == SQLITE_DONE, m_db);
    sqlite3_reset(statement);
}

void ByHand::write(sqlite3_stmt* statement, std::string_view key, std::string_view value) {
    bind(statement, 1, key);
    sqlite3_bind_int64(statement, 2, static_cast<sqlite3_int64>(value.size()));
    bind(statement, 3, value);
    step(statement);
}

void ByHand::put(std::string_view key, std::string_view value) { write(m_put, key, value); }
void ByHand::insert(std::string_view key, std::string_view value) { write(m_insert, key, value); }

bool ByHand::get(std::string_view key, std::string& value) {
    bind(m_get, 1, key);
    const int code = sqlite3_step(m_get);
    need(code == SQLITE_ROW || code == SQLITE_DONE, m_db);
    if (code == SQLITE_ROW)
        value.assign(static_cast<const char*>(sqlite3_column_blob(m_get, 1)),
                     static_cast<std::size_t>(sqlite3_column_bytes(m_get, 1)));
    sqlite3_reset(m_get);
    return code == SQLITE_ROW;
}

int ByHand::range(std::string_view from, int most, std::string& out) {
    bind(m_range, 1, from);
    out.clear();
    int count = 0;
    while (count < most && sqlite3_step(m_range) == SQLITE_ROW) {
        for (const int column : {0, 2})
            out.append(static_cast<const char*>(sqlite3_column_blob(m_range, column)),
                       static_cast<std::size_t>(sqlite3_column_bytes(m_range, column)));
        ++count;
    }
    sqlite3_reset(m_range);
    return count;
}

GroupCommit::~GroupCommit() {
    {
        const std::lock_guard lock(m_guard);
        m_closed = true;
    }
    m_work.notify_one();
    m_thread.join();
}

void GroupCommit::put(std::string_view key, std::string_view value) {
    std::unique_lock lock(m_guard);
    m_queue.push_back({key, value});
    const std::uint64_t mine = m_taken + 1;
    if (m_queue.size() == 1) m_work.notify_one();
    m_done.wait(lock, [&] { return m_committed >= mine; });
}

void GroupCommit::run() {
    std::vector<Waiting> batch;
    std::unique_lock lock(m_guard);
    while (true) {
        m_work.wait(lock, [this] { return m_closed || !m_queue.empty(); });
        if (m_queue.empty()) return;
        batch.swap(m_queue);
        const std::uint64_t number = ++m_taken;
        lock.unlock();
        m_store.begin();
        for (const Waiting& one : batch) m_store.put(one.key, one.value);
        m_store.commit();
        batch.clear();
        lock.lock();
        m_committed = number;
        m_done.notify_all();
    }
}

} // namespace rf::bench
