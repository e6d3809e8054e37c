#pragma once
// The same work written straight on SQLite with prepared statements, as a careful programmer would who needs nothing
// else: the pragmas and the shape of table are those of the engine, the bytes come ready made.

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <sqlite3.h>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace rf::bench {

struct Row {
    std::string key;
    std::string value;
};

/// One connection and its statements. Failures end the program.
class ByHand {
public:
    explicit ByHand(const std::string& file);
    ~ByHand();
    ByHand(const ByHand&) = delete;

    void begin() { step(m_begin); }
    void commit() { step(m_commit); }
    void put(std::string_view key, std::string_view value);
    /// Plain INSERT, for keys that are not there.
    void insert(std::string_view key, std::string_view value);
    bool get(std::string_view key, std::string& value);
    /// Up to `most` rows from a key on, keys and values behind one another. Result: how many.
    int range(std::string_view from, int most, std::string& out);

private:
    sqlite3_stmt* prepare(const char* sql);
    void step(sqlite3_stmt* statement);
    void write(sqlite3_stmt* statement, std::string_view key, std::string_view value);

    sqlite3* m_db = nullptr;
    sqlite3_stmt *m_begin = nullptr, *m_commit = nullptr, *m_put = nullptr, *m_insert = nullptr, *m_get = nullptr, *m_range = nullptr;
};

/// Group commit: one thread writes what all others queued, and wakes them when it is durable.
class GroupCommit {
public:
    explicit GroupCommit(ByHand& store) : m_store(store), m_thread([this] { run(); }) {}
    ~GroupCommit();
    /// Blocks until durable.
    void put(std::string_view key, std::string_view value);

private:
    struct Waiting {
        std::string_view key;
        std::string_view value;
    };
    void run();

    ByHand& m_store;
    std::mutex m_guard;
    std::condition_variable m_work;
    std::condition_variable m_done;
    std::vector<Waiting> m_queue;
    std::uint64_t m_taken = 0;     ///< batches begun
    std::uint64_t m_committed = 0; ///< batches durable
    bool m_closed = false;
    std::thread m_thread;
};

} // namespace rf::bench
