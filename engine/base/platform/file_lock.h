#pragma once
// One process at a time: a lock file that the kernel releases when its holder dies, however it dies.

#include "engine/base/result.h"

#include <cstdint>
#include <filesystem>

namespace rf {

/// What a holder writes into its lock file, for the message of whoever comes second.
struct LockHolder {
    std::string program;
    std::int64_t pid = 0;
    std::string host;

    static LockHolder thisProcess();
    /// "rangefinder (process 4711 on host ada)"; words for what is not known.
    std::string describe() const;
};

/// Holds the lock from acquire() to its destruction. Movable. Also excludes a second lock within the same process.
/// Invariant: the file at the path is the one that is locked, so removing it at the end opens no gap.
class FileLock {
public:
    /// Creates the lock file and takes it without waiting. Errors: FileHeld (the message is the holder's describe()),
    /// FileReadOnly when the folder cannot be written, DiskFull, Io.
    static Result<FileLock> acquire(const std::filesystem::path& lockFile);

    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&& other) noexcept;
    FileLock(const FileLock&) = delete;
    ~FileLock();

private:
    FileLock(std::filesystem::path path, int descriptor) : m_path(std::move(path)), m_descriptor(descriptor) {}
    void release();

    std::filesystem::path m_path;
    int m_descriptor = -1;
};

} // namespace rf
