#include "engine/base/platform/file_lock.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sstream>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace rf {
namespace {

/// A lock file is a few lines; more than this is none of ours.
constexpr std::size_t kMaxContent = 1024;
/// Times the file may be replaced under our hands before we call it held.
constexpr int kAttempts = 16;

std::string contentOf(const LockHolder& holder) {
    return holder.program + "\n" + std::to_string(holder.pid) + "\n" + holder.host + "\n";
}

LockHolder readHolder(int descriptor) {
    char bytes[kMaxContent];
    const ssize_t count = ::pread(descriptor, bytes, sizeof bytes, 0);
    LockHolder holder;
    std::istringstream lines(std::string(bytes, count > 0 ? static_cast<std::size_t>(count) : 0));
    std::string pid;
    std::getline(lines, holder.program);
    std::getline(lines, pid);
    std::getline(lines, holder.host);
    holder.pid = std::strtoll(pid.c_str(), nullptr, 10);
    return holder;
}

bool writeHolder(int descriptor) {
    const std::string content = contentOf(LockHolder::thisProcess());
    return ::ftruncate(descriptor, 0) == 0 &&
           ::pwrite(descriptor, content.data(), content.size(), 0) == static_cast<ssize_t>(content.size());
}

/// Whether the path still leads to the open file.
bool isSameFile(int descriptor, const std::filesystem::path& path) {
    struct stat open {};
    struct stat named {};
    return ::fstat(descriptor, &open) == 0 && ::stat(path.c_str(), &named) == 0 && open.st_ino == named.st_ino &&
           open.st_dev == named.st_dev;
}

Error failure(int code, const std::filesystem::path& path) {
    const std::string why = std::strerror(code);
    if (code == EACCES || code == EROFS || code == EPERM)
        return {ErrorCode::FileReadOnly, "The folder of " + path.filename().string() + " cannot be written (" + why +
                                             "). Change its permissions, or open the file read-only."};
    if (code == ENOSPC || code == EDQUOT)
        return {ErrorCode::DiskFull, "The disk is full, " + path.filename().string() +
                                         " could not be written. Free some space and try again."};
    return {ErrorCode::Io, "The lock file " + path.string() + " could not be made (" + why + ")."};
}

} // namespace

LockHolder LockHolder::thisProcess() {
    char host[256] = {};
    if (::gethostname(host, sizeof host - 1) != 0) host[0] = '\0';
    return {program_invocation_short_name, ::getpid(), host};
}

std::string LockHolder::describe() const {
    std::string text = program.empty() ? "another program" : program;
    if (pid > 0) {
        text += " (process " + std::to_string(pid);
        if (!host.empty()) text += " on host " + host;
        text += ")";
    }
    return text;
}

Result<FileLock> FileLock::acquire(const std::filesystem::path& lockFile) {
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        const int descriptor = ::open(lockFile.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
        if (descriptor < 0) return failure(errno, lockFile);
        FileLock lock({}, descriptor); // closes, removes nothing
        if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
            if (errno != EWOULDBLOCK) return failure(errno, lockFile);
            return Error{ErrorCode::FileHeld, readHolder(descriptor).describe()};
        }
        if (!isSameFile(descriptor, lockFile)) continue; // its last holder removed it just now
        if (!writeHolder(descriptor)) return failure(errno, lockFile);
        lock.m_path = lockFile;
        return lock;
    }
    return Error{ErrorCode::FileHeld, LockHolder{}.describe()};
}

FileLock::FileLock(FileLock&& other) noexcept
    : m_path(std::move(other.m_path)), m_descriptor(std::exchange(other.m_descriptor, -1)) {}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
    if (this == &other) return *this;
    release();
    m_path = std::move(other.m_path);
    m_descriptor = std::exchange(other.m_descriptor, -1);
    return *this;
}

FileLock::~FileLock() {
    release();
}

void FileLock::release() {
    if (m_descriptor < 0) return;
    if (!m_path.empty()) ::unlink(m_path.c_str());
    ::close(m_descriptor);
    m_descriptor = -1;
}

} // namespace rf
