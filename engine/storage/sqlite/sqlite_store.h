#pragma once
// The Store on one SQLite file in WAL mode: one committer thread with group commit, pooled readers, a background
// checkpointer. The byte format is engine/storage/FORMAT.md.

#include "engine/storage/store.h"

#include <filesystem>

namespace rf {

enum class OpenMode {
    ReadWrite, ///< the file must exist; takes the writer's lock
    Create,    ///< must not exist, or be empty
    ReadOnly,  ///< takes no lock
    InMemory,  ///< path ignored; nothing on disk
};

struct StoreOptions {
    OpenMode mode = OpenMode::ReadWrite;
    int readers = 4;
    std::int64_t mappedBytes = kAllMapped; ///< of the file, that readers keep in memory by mapping it; about
    const Clock* clock = &Clock::system();
};

/// Errors: FileNotFound, FileNotOurs (another application_id, or no database), FileTooNew, FileCorrupt,
/// FileHeld (names program, pid and host of the holder), FileReadOnly, DiskFull, Io.
Result<std::unique_ptr<Store>> openSqliteStore(const std::filesystem::path& path, const StoreOptions& options);

/// One finding of the checker, in plain words with the table or index it concerns.
struct CheckFinding {
    std::string where;
    std::string what;
};
struct CheckReport {
    std::int64_t tables = 0;
    std::int64_t items = 0;
    std::int64_t indexEntries = 0;
    std::vector<CheckFinding> findings;
    bool whole() const { return findings.empty(); }
};

/// Proves a file whole: SQLite's own integrity check; every index entry has its item and the other way round with
/// the same projected bytes; sizes and counters agree; every key equals the key of its item.
/// `progress(done, total)` may return false to cancel (error Cancelled).
Result<CheckReport> checkFile(const std::filesystem::path& path,
                              const std::function<bool(std::int64_t, std::int64_t)>& progress = {});

} // namespace rf
