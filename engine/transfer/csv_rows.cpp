// Rows of CSV and TSV (transfer/rows.h), as spreadsheets and databases write them: RFC 4180, with any delimiter and quote
// character, "\n" or "\r\n", and quotes inside a cell that does not begin with one taken as they stand.

#include "engine/transfer/rows.h"

namespace rf::transfer {

namespace {

class CsvRows final : public RowReader {
public:
    CsvRows(TextWindow text, const Layout& layout) : RowReader(std::move(text), layout) {}

    Result<bool> next(Row& row) override {
        for (;;) {
            if (at(0) < 0) {
                RF_TRY(m_status);
                return false;
            }
            row.line = m_text.line();
            const bool whole = read(row);
            RF_TRY(m_status);
            if (!whole) RF_TRY(takeLine(row));
            if (!isBlank(row)) return true;
        }
    }

private:
    static bool isBlank(const Row& row) {
        return row.problem.empty() && row.text.find_first_not_of(" \t") == std::string::npos && row.cells.size() <= 1;
    }

    bool endsLine(int c, std::size_t place) { return c == '\n' || c < 0 || (c == '\r' && isLineEnd(at(place + 1))); }
    static bool isLineEnd(int c) { return c == '\n' || c < 0; }

    /// False: it has no end where a row ends, and nothing is moved.
    bool read(Row& row) {
        row.cells.clear();
        row.problem.clear();
        std::size_t place = 0;
        for (;;) {
            Cell& cell = row.cells.emplace_back();
            const bool quoted = m_layout.quote && at(place) == static_cast<unsigned char>(m_layout.quote);
            place = quoted ? readQuoted(row, cell, place + 1) : readBare(cell, place);
            if (!row.problem.empty()) return false;
            const int c = at(place);
            if (endsLine(c, place)) break;
            if (c == m_layout.delimiter) {
                ++place;
                continue;
            }
            if (place > kMaxRow) return tooLong(), false;
            row.problem = "Column " + std::to_string(row.cells.size()) + ": text stands after the closing quote.";
            return false;
        }
        const std::size_t end = at(place) == '\r' ? place + 1 : place;
        finish(row, 0, place, at(end) < 0 ? end : end + 1);
        return true;
    }

    std::size_t readBare(Cell& cell, std::size_t place) {
        for (;; ++place) {
            const int c = at(place);
            if (c == m_layout.delimiter || endsLine(c, place) || place > kMaxRow) return place;
            cell.text += static_cast<char>(c);
        }
    }

    std::size_t readQuoted(Row& row, Cell& cell, std::size_t place) {
        cell.quoted = true;
        const int quote = static_cast<unsigned char>(m_layout.quote);
        for (;; ++place) {
            const int c = at(place);
            if (c == quote && at(place + 1) != quote) return place + 1;
            if (c < 0 || place > kMaxRow) {
                row.problem = "Column " + std::to_string(row.cells.size()) + ": the quote is never closed.";
                return place;
            }
            if (c == quote) ++place;
            cell.text += static_cast<char>(c);
        }
    }

    /// A row that cannot be read is its first line: the one below may be whole.
    Status takeLine(Row& row) {
        std::size_t end = 0;
        while (!isLineEnd(at(end)))
            if (++end > kMaxRow) return tooLong(), m_status;
        const bool carriage = end > 0 && at(end - 1) == '\r';
        finish(row, 0, carriage ? end - 1 : end, at(end) < 0 ? end : end + 1);
        return m_status;
    }

    void tooLong() {
        m_status = Error{ErrorCode::Io, m_text.name() + ", line " + std::to_string(m_text.line()) +
                                            ": longer than 16 MB, so this is no file of rows."};
    }
};

} // namespace

std::unique_ptr<RowReader> makeCsvRows(TextWindow text, const Layout& layout) {
    return std::make_unique<CsvRows>(std::move(text), layout);
}

void RowReader::finish(Row& row, std::size_t begin, std::size_t length, std::size_t end) {
    row.text.assign(m_text.view().substr(begin, length));
    row.file = m_text.part();
    if (row.problem.empty()) row.problem = utf8Problem(row.text, m_layout.encoding);
    m_text.drop(end);
}

Result<std::unique_ptr<RowReader>> RowReader::open(const Source& source, const Layout& layout) {
    RF_ASSIGN(TextWindow text, TextWindow::open(source, layout.encoding));
    return layout.isCsv() ? makeCsvRows(std::move(text), layout) : makeJsonRows(std::move(text), layout);
}

} // namespace rf::transfer
