#include "engine/maintenance/line_file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#include <zlib.h>

namespace rf {

namespace fs = std::filesystem;

fs::path partName(const fs::path& target) {
    fs::path part = target;
    part += ".part-" + std::to_string(getpid());
    return part;
}

Error fileError(int number, const fs::path& path, std::string_view doing) {
    const std::string what = std::string(doing) + ' ' + path.string() + ": " + std::strerror(number) + ". ";
    switch (number) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG: return {ErrorCode::DiskFull, what + "Free some space or choose another disk, then try again."};
    case EACCES:
    case EPERM:
    case EROFS: return {ErrorCode::FileReadOnly, what + "Choose a folder that you may write to."};
    case ENOENT: return {ErrorCode::FileNotFound, what + "Check the path."};
    default: return {ErrorCode::Io, what + "Try again, or choose another place."};
    }
}

Status refuseExisting(const fs::path& target, bool overwrite) {
    std::error_code ignored;
    if (overwrite || !fs::exists(target, ignored)) return {};
    return Error{ErrorCode::Io, target.string() + " exists already. Choose another name, or remove it first."};
}

Status moveIntoPlace(const fs::path& part, const fs::path& target) {
    if (::rename(part.c_str(), target.c_str()) != 0) return fileError(errno, target, "Could not write");
    const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
    if (const int directory = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); directory >= 0) {
        ::fsync(directory); // a file system that cannot is not worse off
        ::close(directory);
    }
    return {};
}

// ---- reading

LineReader::LineReader(gzFile_s* file, std::string name, std::int64_t bytes)
    : m_file(file), m_name(std::move(name)), m_fileBytes(bytes) {}

LineReader::LineReader(LineReader&& other) noexcept
    : m_file(std::exchange(other.m_file, nullptr)), m_name(std::move(other.m_name)), m_fileBytes(other.m_fileBytes),
      m_line(other.m_line), m_buffer(std::move(other.m_buffer)), m_at(other.m_at), m_ended(other.m_ended) {}

LineReader::~LineReader() {
    if (m_file) gzclose_r(m_file);
}

Result<LineReader> LineReader::open(const fs::path& path) {
    std::error_code error;
    if (fs::is_directory(path, error))
        return Error{ErrorCode::FileNotFound, path.string() + " is a folder. Choose one of its files."};
    const std::uintmax_t bytes = fs::file_size(path, error);
    errno = 0;
    gzFile file = gzopen(path.c_str(), "rbe");
    if (!file) return fileError(errno ? errno : EIO, path, "Could not read");
    gzbuffer(file, 256 * 1024);
    return LineReader(file, path.string(), error ? 0 : static_cast<std::int64_t>(bytes));
}

std::int64_t LineReader::position() const { return std::max<std::int64_t>(0, gzoffset(m_file)); }

Result<bool> LineReader::fill() {
    if (m_ended) return false;
    m_buffer.erase(0, m_at);
    m_at = 0;
    if (m_buffer.size() > kMaxLine)
        return Error{ErrorCode::Io, m_name + ", line " + std::to_string(m_line + 1) +
                                        ": longer than 64 MB, so this is no file of one item a line."};
    constexpr std::size_t kChunk = 1u << 20;
    const std::size_t held = m_buffer.size();
    m_buffer.resize(held + kChunk);
    const int got = gzread(m_file, m_buffer.data() + held, kChunk);
    m_buffer.resize(held + static_cast<std::size_t>(std::max(got, 0)));
    int state = Z_OK;
    const char* words = gzerror(m_file, &state);
    if (got < 0 || state == Z_BUF_ERROR || state == Z_DATA_ERROR)
        return Error{ErrorCode::Io, m_name + " is damaged or cut short (" + words + ") after line " +
                                        std::to_string(m_line) + ". Get the file again."};
    m_ended = got == 0;
    return got > 0;
}

Result<bool> LineReader::next(std::string& line) {
    std::size_t searched = m_at;
    for (;;) {
        const std::size_t end = m_buffer.find('\n', searched);
        if (end != std::string::npos) {
            line.assign(m_buffer, m_at, end - m_at);
            m_at = end + 1;
            break;
        }
        const std::size_t held = m_buffer.size() - m_at;
        RF_ASSIGN(const bool more, fill());
        searched = m_at + held;
        if (more) continue;
        if (held == 0) return false;
        line.assign(m_buffer, m_at);
        m_at = m_buffer.size();
        break;
    }
    if (line.ends_with('\r')) line.pop_back();
    ++m_line;
    return true;
}

// ---- writing

LineWriter::LineWriter(gzFile_s* file, int descriptor, fs::path target, fs::path part)
    : m_file(file), m_descriptor(descriptor), m_target(std::move(target)), m_part(std::move(part)) {}

LineWriter::LineWriter(LineWriter&& other) noexcept
    : m_file(std::exchange(other.m_file, nullptr)), m_descriptor(std::exchange(other.m_descriptor, -1)),
      m_target(std::move(other.m_target)), m_part(std::move(other.m_part)) {}

LineWriter::~LineWriter() {
    if (m_file) gzclose_w(m_file);
    if (m_descriptor < 0) return;
    ::close(m_descriptor);
    ::unlink(m_part.c_str());
}

Result<LineWriter> LineWriter::create(const fs::path& target, bool gzip, bool overwrite) {
    RF_TRY(refuseExisting(target, overwrite));
    fs::path part = partName(target);
    const int descriptor = ::open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (descriptor < 0) return fileError(errno, target, "Could not write");
    const int forGzip = ::fcntl(descriptor, F_DUPFD_CLOEXEC, 0); // gzclose closes its own; ours stays for fsync
    gzFile file = forGzip < 0 ? nullptr : gzdopen(forGzip, gzip ? "wb6" : "wbT");
    if (!file) {
        const int number = errno;
        ::close(descriptor);
        ::unlink(part.c_str());
        return fileError(number ? number : ENOMEM, target, "Could not write");
    }
    gzbuffer(file, 256 * 1024);
    return LineWriter(file, descriptor, target, std::move(part));
}

Error LineWriter::failed() const { return fileError(errno ? errno : EIO, m_target, "Could not write"); }

Status LineWriter::write(std::string_view line) {
    errno = 0;
    if (!line.empty() && gzwrite(m_file, line.data(), static_cast<unsigned>(line.size())) <= 0) return failed();
    if (gzputc(m_file, '\n') < 0) return failed();
    return {};
}

Result<std::int64_t> LineWriter::commit() {
    errno = 0;
    if (gzclose_w(std::exchange(m_file, nullptr)) != Z_OK || ::fsync(m_descriptor) != 0) return failed();
    const off_t bytes = ::lseek(m_descriptor, 0, SEEK_END);
    RF_TRY(moveIntoPlace(m_part, m_target));
    ::close(std::exchange(m_descriptor, -1));
    return static_cast<std::int64_t>(bytes);
}

} // namespace rf
