#pragma once
// Files of lines, plain or gzip, read and written as streams of any size.
//
// Invariants of LineWriter: the target appears under its name only by commit(), whole and durable; destroyed before,
// it leaves nothing.

#include "engine/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>

struct gzFile_s;

namespace rf {

/// Reads lines of a plain or gzip file, told by its first bytes; gzip members may follow one another.
class LineReader {
public:
    /// Errors: FileNotFound, Io.
    static Result<LineReader> open(const std::filesystem::path& path);
    LineReader(LineReader&&) noexcept;
    LineReader& operator=(LineReader&&) = delete;
    ~LineReader();

    /// The next line without its end (\n or \r\n); false at the end of the file.
    /// Errors: Io (broken or truncated gzip, a line over kMaxLine).
    Result<bool> next(std::string& line);
    std::int64_t lineNumber() const { return m_line; } ///< of the line read last, from 1
    std::int64_t position() const;                     ///< bytes of the file read so far, compressed ones if it is
    std::int64_t fileBytes() const { return m_fileBytes; }

    /// An item of 400 KB is at most about 2.5 MB of JSON; a longer line is no item.
    static constexpr std::size_t kMaxLine = 64u << 20;

private:
    LineReader(gzFile_s* file, std::string name, std::int64_t bytes);
    Result<bool> fill();

    gzFile_s* m_file = nullptr;
    std::string m_name;
    std::int64_t m_fileBytes = 0;
    std::int64_t m_line = 0;
    std::string m_buffer;
    std::size_t m_at = 0;
    bool m_ended = false;
};

class LineWriter {
public:
    /// Opens a file beside `target`. Errors: Io (target exists and `overwrite` is not set), FileReadOnly, DiskFull.
    static Result<LineWriter> create(const std::filesystem::path& target, bool gzip, bool overwrite);
    LineWriter(LineWriter&&) noexcept;
    LineWriter& operator=(LineWriter&&) = delete;
    ~LineWriter();

    /// Appends the text and a line end. Errors: DiskFull, Io.
    Status write(std::string_view line);
    /// Makes it durable and gives it its name; the result is its size in bytes. Errors: DiskFull, Io.
    Result<std::int64_t> commit();

private:
    LineWriter(gzFile_s* file, int descriptor, std::filesystem::path target, std::filesystem::path part);
    Error failed() const;

    gzFile_s* m_file = nullptr;
    int m_descriptor = -1;
    std::filesystem::path m_target, m_part;
};

/// "part" name beside a target, for work that is renamed into place when whole.
std::filesystem::path partName(const std::filesystem::path& target);
/// Error of an existing target, else success.
Status refuseExisting(const std::filesystem::path& target, bool overwrite);
/// The Error that says what an errno means for a file at `path`: DiskFull, FileReadOnly, FileNotFound or Io.
Error fileError(int number, const std::filesystem::path& path, std::string_view doing);
/// Renames `part` to `target` and makes the name durable. Errors: as fileError.
Status moveIntoPlace(const std::filesystem::path& part, const std::filesystem::path& target);

} // namespace rf
