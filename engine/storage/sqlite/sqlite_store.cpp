// Puts the parts of a store together, in the order of their lives: lock, writer, checkpointer, readers.

#include "engine/storage/sqlite/sqlite_store.h"

#include "engine/base/platform/file_lock.h"
#include "engine/storage/sqlite/checkpointer.h"
#include "engine/storage/sqlite/committer.h"
#include "engine/storage/sqlite/memory_vfs.h"
#include "engine/storage/sqlite/reader.h"
#include "engine/storage/sqlite/staleness.h"

namespace rf {
namespace {

namespace fs = std::filesystem;
using namespace rf::sqlite;

class SqliteStore final : public Store {
public:
    SqliteStore(FileSpec spec, StoreInfo info, const StoreOptions& options)
        : m_spec(std::move(spec)), m_info(std::move(info)), m_clock(*options.clock),
          m_bound(options.mappedBytes), m_readers(m_spec, std::max(options.readers, 1), m_bound, m_cell), m_staleness(m_spec, m_cell, m_clock) {}
    ~SqliteStore() override { (void)SqliteStore::close(); }

    /// Reads what is there: nothing is half open afterwards.
    Status start(std::optional<FileLock> lock) {
        m_lock = std::move(lock);
        if (!m_spec.readOnly) RF_TRY(startWriting());
        return m_readers.read([](ReadTxn&) { return Status{}; });
    }

    Status read(FunctionRef<Status(ReadTxn&)> body) override { return m_readers.read(body); }
    Status readOne(FunctionRef<Status(ReadTxn&)> body) override { return m_readers.readOne(body); }
    Status readLagging(FunctionRef<Status(ReadTxn&)> body) override {
        auto lagging = m_staleness.read(body);
        return lagging ? std::move(*lagging) : m_readers.read(body);
    }
    void setStaleness(std::chrono::milliseconds delay) override { m_staleness.set(delay); }
    std::chrono::milliseconds staleness() const override { return m_staleness.delay(); }
    Status write(FunctionRef<Status(WriteTxn&)> body) override {
        return m_committer ? m_committer->write(body) : readOnlyError();
    }
    void submit(std::function<Status(WriteTxn&)> body, std::function<void(Status)> done) override {
        if (m_committer) return m_committer->submit(std::move(body), std::move(done));
        done(readOnlyError());
    }
    void onTicks(std::function<void(Tick)> listener) override {
        const std::lock_guard lock(m_listening);
        m_listener = std::move(listener);
    }
    CatalogPtr catalog() const override;
    StoreInfo info() const override;
    Status close() override;

private:
    void tell(Tick newest) {
        const std::lock_guard lock(m_listening);
        if (m_listener) m_listener(newest);
    }
    Status startWriting();
    Error readOnlyError() const {
        return {ErrorCode::FileReadOnly, fs::path(m_info.path).filename().string() +
                                             " is open read-only. Open it for writing to change it."};
    }

    const FileSpec m_spec;
    const StoreInfo m_info;
    const Clock& m_clock;
    MappedBound m_bound;
    CatalogCell m_cell;
    std::optional<FileLock> m_lock;
    std::unique_ptr<Checkpointer> m_checkpointer;
    std::unique_ptr<Committer> m_committer;
    mutable ReaderPool m_readers;
    Staleness m_staleness;
    std::mutex m_closing;
    std::mutex m_listening;
    std::function<void(Tick)> m_listener;
};

Status SqliteStore::startWriting() {
    RF_ASSIGN(auto session, WriteSession::open(m_spec, m_cell, m_clock));
    RF_ASSIGN(auto connection, openConnection(m_spec, ConnectionRole::Checkpointer));
    m_checkpointer = std::make_unique<Checkpointer>(
        std::move(connection), [this](FunctionRef<void()> work) { m_committer->exclusively(work); },
        [this](FunctionRef<void()> work) { m_readers.withoutKept(work); });
    m_committer = std::make_unique<Committer>(
        std::move(session), m_clock,
        Committer::Hooks{.beforeCommit = [this] { m_staleness.beforeCommit(); },
                         .committed =
                             [this](int pages) {
                                 m_cell.committed();
                                 m_checkpointer->logGrew(pages);
                             },
                         .unmaps =
                             [this](WriteSession& session) {
                                 if (!m_bound.isPassed()) return;
                                 session.unmap();
                                 m_bound.gaveBack();
                             },
                         .ticked = [this](Tick newest) { tell(newest); }});
    m_committer->start();
    return {};
}

CatalogPtr SqliteStore::catalog() const {
    // Without a writer of our own, another process may have changed it.
    if (m_spec.readOnly) (void)m_readers.read([](ReadTxn&) { return Status{}; });
    const CatalogPtr newest = m_cell.load().catalog;
    return newest ? newest : std::make_shared<const Catalog>();
}

StoreInfo SqliteStore::info() const {
    StoreInfo info = m_info;
    if (m_spec.vfs != nullptr) {
        (void)m_readers.read([&](ReadTxn& txn) -> Status {
            RF_ASSIGN(const auto pages, static_cast<Reader&>(txn).connection().integer("PRAGMA page_count"));
            info.fileBytes = pages * kPageBytes;
            return {};
        });
        return info;
    }
    for (const char* suffix : {"", "-wal"}) {
        std::error_code error;
        const auto bytes = fs::file_size(m_spec.name + suffix, error);
        if (!error) info.fileBytes += static_cast<std::int64_t>(bytes);
    }
    return info;
}

/// Readers first and the writer last: the last connection of a file copies the log into it and removes the log.
Status SqliteStore::close() {
    const std::lock_guard lock(m_closing);
    m_staleness.close();
    m_readers.close();
    if (m_checkpointer) m_checkpointer->close();
    if (m_committer) m_committer->close();
    m_lock.reset();
    if (m_spec.vfs != nullptr) removeMemoryFile(m_spec.name);
    return {};
}

fs::path resolved(const fs::path& path) {
    std::error_code error;
    auto real = fs::weakly_canonical(path, error);
    return error ? fs::absolute(path, error) : real;
}

Result<FileLock> lockFor(const fs::path& file) {
    auto lock = FileLock::acquire(file.string() + "-lock");
    if (lock || lock.error().code != ErrorCode::FileHeld) return lock;
    return Error{ErrorCode::FileHeld, file.filename().string() + " is open in " + lock.error().message +
                                          ". Close it there, or open it read-only."};
}

Status create(const FileSpec& spec) {
    RF_ASSIGN(Connection connection, openConnection(spec, ConnectionRole::Writer));
    return createLayout(connection);
}

Result<std::unique_ptr<Store>> started(FileSpec spec, StoreInfo info, const StoreOptions& options,
                                       std::optional<FileLock> lock) {
    auto store = std::make_unique<SqliteStore>(std::move(spec), std::move(info), options);
    RF_TRY(store->start(std::move(lock)));
    return std::unique_ptr<Store>(std::move(store));
}

Result<std::unique_ptr<Store>> openInMemory(const StoreOptions& options) {
    if (!registerMemoryVfs()) return internal("SQLite does not take the file system for stores in memory.");
    FileSpec spec{.name = freshMemoryName(), .vfs = kMemoryVfs};
    RF_TRY(create(spec));
    return started(std::move(spec), {}, options, std::nullopt);
}

/// A new file that could not be finished is taken away again.
Result<std::unique_ptr<Store>> createFile(const FileSpec& spec, const StoreOptions& options, FileLock lock) {
    RF_TRY(inspectNewFile(spec.name));
    Status status = create(spec);
    if (!status) {
        std::error_code ignored;
        for (const char* suffix : {"", "-journal", "-wal", "-shm"}) fs::remove(spec.name + suffix, ignored);
        return status.error();
    }
    return started(spec, {.path = spec.name}, options, std::move(lock));
}

} // namespace

Result<std::unique_ptr<Store>> openSqliteStore(const fs::path& path, const StoreOptions& options) {
    if (options.mode == OpenMode::InMemory) return openInMemory(options);
    const fs::path file = resolved(path);
    if (options.mode == OpenMode::ReadOnly) {
        RF_TRY(inspectFile(file));
        RF_ASSIGN(FileSpec spec, readOnlySpec(file.string()));
        return started(std::move(spec), {.path = file.string(), .readOnly = true}, options, std::nullopt);
    }
    RF_TRY(options.mode == OpenMode::Create ? inspectNewFile(file) : inspectFile(file));
    RF_ASSIGN(FileLock lock, lockFor(file));
    const FileSpec spec{.name = file.string()};
    if (options.mode == OpenMode::Create) return createFile(spec, options, std::move(lock));
    return started(spec, {.path = spec.name}, options, std::move(lock));
}

} // namespace rf
