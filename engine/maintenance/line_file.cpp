#include "engine/maintenance/line_file.h"

#include "engine/base/platform/disk_sync.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

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
    platform::syncFolder(folder);
    return {};
}

// ---- reading

Result<LineReader> LineReader::open(const fs::path& path) {
    RF_ASSIGN(ByteSource source, ByteSource::open(path));
    return LineReader(std::move(source));
}

Result<bool> LineReader::fill() {
    m_buffer.erase(0, m_at);
    m_at = 0;
    if (m_buffer.size() > kMaxLine)
        return Error{ErrorCode::Io, m_source.name() + ", line " + std::to_string(m_line + 1) +
                                        ": longer than 64 MB, so this is no file of one item a line."};
    constexpr std::size_t kChunk = 1u << 20;
    auto more = m_source.read(m_buffer, kChunk);
    if (!more) more.error().message += " Line " + std::to_string(m_line) + " was the last that could be read.";
    return more;
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

Result<LineWriter> LineWriter::create(const fs::path& target, Coding coding, bool overwrite) {
    RF_ASSIGN(ByteSink sink, ByteSink::create(target, coding, overwrite));
    return LineWriter(std::move(sink));
}

Status LineWriter::write(std::string_view line) {
    RF_TRY(m_sink.write(line));
    return m_sink.write("\n");
}

} // namespace rf
