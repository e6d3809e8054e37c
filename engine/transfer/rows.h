#pragma once
// Rows of a source as they stand, one after another: cells of CSV, or the text of one JSON value.
//
// Invariants
//  1. Every byte of the source is in some row, between rows, or around them (brackets, commas, a scan's counts).
//  2. A row that cannot be read has a problem and its text as it stands, and the row after it is read as if it had been
//     whole: quotes that never close and brackets that do not match cost the line (or the element) they stand in.
//  3. Memory is that of the largest row, at most kMaxRow and a chunk.

#include "engine/transfer/text_window.h"

#include <memory>

namespace rf::transfer {

inline constexpr std::size_t kMaxRow = 16u << 20;

struct Cell {
    std::string text;
    bool quoted = false;
};

struct Row {
    std::int64_t line = 0; ///< of its first byte, from 1
    std::string file;      ///< of a source of several: the one it stands in
    std::string text;      ///< as it stands, without the line end
    std::vector<Cell> cells; ///< CSV
    std::string problem;   ///< why it cannot be read
};

class RowReader {
public:
    /// Errors: FileNotFound, FileReadOnly, Io.
    static Result<std::unique_ptr<RowReader>> open(const Source& source, const Layout& layout);
    virtual ~RowReader() = default;

    /// The next row, blank lines left out; false at the end. Fills what `row` holds anew.
    /// Errors: Io (the file is damaged, or a row is longer than kMaxRow: this is no file of rows).
    virtual Result<bool> next(Row& row) = 0;
    std::int64_t position() const { return m_text.position(); }
    std::int64_t fileBytes() const { return m_text.fileBytes(); }

protected:
    RowReader(TextWindow text, const Layout& layout) : m_text(std::move(text)), m_layout(layout) {}
    /// The byte at `at` of the window, which grows as far; -1 at the end of the text. A failed read is the end, too, and
    /// stands in m_status.
    int at(std::size_t at) {
        while (at >= m_text.view().size()) {
            auto more = m_text.grow();
            if (!more) m_status = std::move(more).error();
            if (!more || !*more) return -1;
        }
        return static_cast<unsigned char>(m_text.view()[at]);
    }
    /// Gives the row its text, notes a wrong encoding, and moves on by `end` bytes.
    void finish(Row& row, std::size_t begin, std::size_t length, std::size_t end);

    TextWindow m_text;
    Layout m_layout;
    Status m_status;
};

/// Internal: the two kinds.
std::unique_ptr<RowReader> makeCsvRows(TextWindow text, const Layout& layout);
std::unique_ptr<RowReader> makeJsonRows(TextWindow text, const Layout& layout);

} // namespace rf::transfer
