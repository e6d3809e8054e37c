#pragma once
// Files of lines, plain, gzip or zstd, read and written as streams of any size.
//
// Invariants of LineWriter: those of ByteSink.

#include "engine/maintenance/byte_stream.h"

namespace rf {

/// Reads lines of a file in any coding of ByteSource.
class LineReader {
public:
    /// Errors: FileNotFound, Io.
    static Result<LineReader> open(const std::filesystem::path& path);
    /// The next line without its end (\n or \r\n); false at the end of the file.
    /// Errors: Io (a damaged or truncated file, a line over kMaxLine).
    Result<bool> next(std::string& line);
    std::int64_t lineNumber() const { return m_line; } ///< of the line read last, from 1
    std::int64_t position() const { return m_source.position(); }
    std::int64_t fileBytes() const { return m_source.fileBytes(); }

    /// An item of 400 KB is at most about 2.5 MB of JSON; a longer line is no item.
    static constexpr std::size_t kMaxLine = 64u << 20;

private:
    explicit LineReader(ByteSource source) : m_source(std::move(source)) {}
    Result<bool> fill();

    ByteSource m_source;
    std::int64_t m_line = 0;
    std::string m_buffer;
    std::size_t m_at = 0;
};

class LineWriter {
public:
    /// Opens a file beside `target`. Errors: Io (target exists and `overwrite` is not set), FileReadOnly, DiskFull.
    static Result<LineWriter> create(const std::filesystem::path& target, Coding coding, bool overwrite);
    static Result<LineWriter> create(const std::filesystem::path& target, bool gzip, bool overwrite) {
        return create(target, gzip ? Coding::Gzip : Coding::Plain, overwrite);
    }

    /// Appends the text and a line end. Errors: DiskFull, Io.
    Status write(std::string_view line);
    /// Makes it durable and gives it its name; the result is its size in bytes. Errors: DiskFull, Io.
    Result<std::int64_t> commit() { return m_sink.commit(); }

private:
    explicit LineWriter(ByteSink sink) : m_sink(std::move(sink)) {}

    ByteSink m_sink;
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
