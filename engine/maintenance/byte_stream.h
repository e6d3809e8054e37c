#pragma once
// Files of bytes read and written as streams of any size, plain, gzip or zstd; the coding of a file that is read is
// told by its first bytes.
//
// Invariant of ByteSink: the target appears under its name only by commit(), whole and durable; destroyed before, it
// leaves nothing.

#include "engine/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace rf {

enum class Coding { Plain, Gzip, Zstd };
/// "x.gz" is gzip, "x.zst" and "x.zstd" are zstd, any other name is plain.
Coding codingOfName(const std::filesystem::path& path);
/// "orders.csv" of "orders.csv.gz"; a name without such an ending stays as it is.
std::filesystem::path withoutCoding(const std::filesystem::path& path);

/// Decoded bytes of a file, or of a text in memory. Members and frames may follow one another. Not thread-safe.
class ByteSource {
public:
    /// Errors: FileNotFound, FileReadOnly (it may not be read), Io.
    static Result<ByteSource> open(const std::filesystem::path& path);
    static ByteSource ofText(std::string text);
    ByteSource(ByteSource&&) noexcept;
    ByteSource& operator=(ByteSource&&) = delete;
    ~ByteSource();

    /// Appends up to `most` decoded bytes; false, and nothing appended, at the end.
    /// Errors: Io (damaged or cut short), and nothing is lost of what was appended before.
    Result<bool> read(std::string& out, std::size_t most);
    std::int64_t position() const;  ///< bytes of the file read so far, coded ones if it is
    std::int64_t fileBytes() const; ///< its size when it was opened
    const std::string& name() const;
    Coding coding() const;

private:
    struct Impl;
    explicit ByteSource(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

class ByteSink {
public:
    /// Opens a file beside `target`. Errors: Io (target exists and `overwrite` is not set), FileReadOnly, DiskFull.
    static Result<ByteSink> create(const std::filesystem::path& target, Coding coding, bool overwrite);
    ByteSink(ByteSink&&) noexcept;
    ByteSink& operator=(ByteSink&&) = delete;
    ~ByteSink();

    /// Errors: DiskFull, Io.
    Status write(std::string_view bytes);
    /// Makes it durable and gives it its name; the result is its size in bytes. Errors: DiskFull, Io.
    Result<std::int64_t> commit();

private:
    struct Impl;
    explicit ByteSink(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace rf
