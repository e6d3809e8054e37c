#pragma once
// The text of a source as UTF-8, a window at a time: from where the reader stands to as far as it has looked.
//
// Invariants
//  1. UTF-8 passes as it stands, good or bad; what another encoding cannot say becomes bytes that are no UTF-8, so that
//     the row they stand in is refused and no other.
//  2. A byte order mark at the beginning is not part of the text.
//  3. A source of several files is one text after another: each ends as if it were the last, and begins with line 1 when
//     nothing of the one before is held any more.

#include "engine/maintenance/byte_stream.h"
#include "engine/transfer/layout.h"

#include <deque>

namespace rf::transfer {

class TextWindow {
public:
    /// A text in memory is UTF-8 whatever `encoding` says.
    static Result<TextWindow> open(const Source& source, Encoding encoding);
    static TextWindow ofBytes(std::string bytes, Encoding encoding) { return {ByteSource::ofText(std::move(bytes)), encoding}; }

    /// What is held from here on. Valid until the next call.
    std::string_view view() const { return std::string_view(m_text).substr(m_at); }
    /// Holds more behind it; false at the end. Errors: Io.
    Result<bool> grow();
    /// Moves on by `bytes` of view(), counting lines.
    void drop(std::size_t bytes);
    std::int64_t line() const { return m_line; } ///< of the first byte of view(), from 1
    std::int64_t position() const { return m_before + m_source->position(); }
    std::int64_t fileBytes() const { return m_total; } ///< of all files
    const std::string& name() const { return m_source->name(); }
    /// The file view() begins in, "x.json.gz"; empty when the source is one file.
    const std::string& part() const { return m_part; }

private:
    TextWindow(ByteSource source, Encoding encoding)
        : m_source(std::make_unique<ByteSource>(std::move(source))), m_total(m_source->fileBytes()), m_encoding(encoding) {}
    void decode(bool last);
    Result<bool> read();
    Result<bool> nextFile();

    std::unique_ptr<ByteSource> m_source;
    std::deque<std::filesystem::path> m_files; ///< to come
    std::string m_part;
    std::int64_t m_before = 0; ///< bytes of files that are read
    std::int64_t m_total = 0;
    Encoding m_encoding;
    std::string m_raw; ///< of a file that is not UTF-8: bytes not decoded yet
    std::string m_text;
    std::size_t m_at = 0;
    std::int64_t m_line = 1;
    bool m_begun = false;
};

/// Appends a code point as UTF-8; surrogates too, which is then no UTF-8.
void appendUtf8(char32_t code, std::string& out);
/// "Byte 0xE9 at position 12 is not UTF-8 …" of the first one; empty when the text is UTF-8.
std::string utf8Problem(std::string_view text, Encoding encoding);

} // namespace rf::transfer
