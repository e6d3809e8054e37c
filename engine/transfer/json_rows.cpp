// Rows of JSON (transfer/rows.h). Only as much is understood as it takes to tell where a value ends; what the value says,
// and whether it is JSON at all, is for those who read it.

#include "engine/transfer/rows.h"

namespace rf::transfer {

namespace {

bool isSpace(int c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

class JsonLines final : public RowReader {
public:
    JsonLines(TextWindow text, const Layout& layout) : RowReader(std::move(text), layout) {}

    Result<bool> next(Row& row) override {
        row.cells.clear();
        for (;;) {
            row.problem.clear();
            std::size_t end = 0;
            (void)at(0); // of several files the next one begins
            row.line = m_text.line();
            while (at(end) >= 0 && at(end) != '\n')
                if (++end > kMaxRow)
                    return Error{ErrorCode::Io, m_text.name() + ", line " + std::to_string(row.line) +
                                                    ": longer than 16 MB, so this is no file of one item a line."};
            RF_TRY(m_status);
            const bool last = at(end) < 0;
            if (last && end == 0) return false;
            finish(row, 0, end > 0 && at(end - 1) == '\r' ? end - 1 : end, last ? end : end + 1);
            if (row.text.find_first_not_of(" \t") != std::string::npos) return true;
        }
    }
};

/// Values one after another: of the text itself, of its array, or of the array "Items" of a scan's answer.
class JsonValues final : public RowReader {
public:
    JsonValues(TextWindow text, const Layout& layout) : RowReader(std::move(text), layout) {}

    Result<bool> next(Row& row) override {
        row.cells.clear();
        row.problem.clear();
        const bool found = advance(row);
        RF_TRY(m_status);
        return found;
    }

private:
    enum class Place { Top, Array, Page, Items };

    bool advance(Row& row) {
        for (;;) {
            skipSpace();
            row.line = m_text.line();
            const int c = at(0);
            if (c < 0) return endOfText(row);
            if (m_place == Place::Page) {
                if (pageMember(row, c)) return true;
            } else if (c == ']' && m_place != Place::Top) {
                m_place = m_place == Place::Items ? Place::Page : Place::Top;
                m_text.drop(1);
            } else if (m_place == Place::Top && opens(c)) {
                m_text.drop(1);
            } else {
                take(row, c);
                return true;
            }
        }
    }

    /// Goes into what holds the rows.
    bool opens(int c) {
        if (m_layout.format == Format::JsonArray && c == '[') m_place = Place::Array;
        if (m_layout.format == Format::ScanOutput && c == '{') m_place = Place::Page;
        return m_place != Place::Top;
    }

    bool endOfText(Row& row) {
        if (m_place == Place::Top || m_status.has_value() == false) return false;
        m_place = Place::Top;
        row.text.clear();
        row.problem = "The file ends before its list of items does: it was cut short.";
        return true;
    }

    /// One member of a scan's answer. True: a row that says what is wrong with it.
    bool pageMember(Row& row, int c) {
        if (c == '}') {
            m_place = Place::Top;
            m_text.drop(1);
            return false;
        }
        const std::size_t name = c == '"' ? textEnd(0) : 0;
        std::size_t value = name;
        while (isSpace(at(value)) || at(value) == ':') ++value;
        if (name == 0 || at(value) < 0) {
            row.problem = "No name of a member stands here.";
            finish(row, 0, 1, 1);
            return true;
        }
        const bool items = m_text.view().substr(0, name) == "\"Items\"" && at(value) == '[';
        m_place = items ? Place::Items : Place::Page;
        m_text.drop(items ? value + 1 : value);
        if (items) return false;
        bool closed = true;
        m_text.drop(std::max<std::size_t>(1, valueEnd(at(0), closed, false)));
        return false;
    }

    void take(Row& row, int c) {
        bool closed = true;
        std::size_t end = valueEnd(c, closed, false);
        if (!closed) end = valueEnd(c, closed, true);
        if (!closed) row.problem = "Its brackets do not match, or a text is not closed.";
        end = std::max<std::size_t>(1, end);
        std::size_t length = end;
        while (length > 1 && (isSpace(at(length - 1)) || at(length - 1) == ',')) --length;
        finish(row, 0, length, end);
        m_indent = -1;
    }

    /// Also notes how far the line is indented that the next value begins; -1: it begins within a line.
    void skipSpace() {
        std::size_t end = 0;
        int c = at(0);
        for (; isSpace(c) || (c == ',' && m_place != Place::Top); c = at(++end)) {
            m_indent = c == '\n' ? 0 : c == ',' || m_indent < 0 ? -1 : m_indent + 1;
            if (end > kMaxRow / 16) m_text.drop(std::exchange(end, 0));
        }
        m_text.drop(end);
    }

    /// Just behind the text that begins at `begin`; 0: it has no end on its line.
    std::size_t textEnd(std::size_t begin) {
        for (std::size_t end = begin + 1; end < begin + kMaxRow; ++end) {
            const int c = at(end);
            if (c == '"') return end + 1;
            if (c < 0 || c == '\n') return 0;
            if (c == '\\') ++end;
        }
        return 0;
    }

    std::size_t valueEnd(int c, bool& closed, bool wary) {
        if (c == '{' || c == '[') return bracketsEnd(closed, wary);
        if (c == '"')
            if (const std::size_t end = textEnd(0)) return end;
        std::size_t end = 0;
        for (int each = at(0); each >= 0 && each != ',' && each != ']' && each != '}' && !isSpace(each); each = at(++end)) {}
        return end;
    }

    /// Wary: texts end with their line, and the value ends before a line that begins as its own does.
    std::size_t bracketsEnd(bool& closed, bool wary) {
        std::string open; ///< brackets
        closed = false;
        for (std::size_t end = 0; end < kMaxRow;) {
            const int c = at(end);
            if (c < 0) return end;
            if (c == '"') {
                if (const std::size_t after = textEnd(end)) {
                    end = after;
                    continue;
                }
                if (!wary) return end;
                while (at(end) >= 0 && at(end) != '\n') ++end;
                continue;
            }
            ++end;
            if (c == '{' || c == '[') open += static_cast<char>(c);
            if (c == '}' || c == ']') {
                const bool matches = open.back() == (c == '}' ? '{' : '[');
                if (!matches && !wary) return end;
                open.pop_back();
                if (open.empty()) {
                    closed = !wary;
                    return end;
                }
            }
            if (wary && c == '\n' && endsBefore(end)) return end;
        }
        return kMaxRow;
    }
    /// A line that begins as the row did, or closes what the row stands in.
    bool endsBefore(std::size_t place) {
        if (m_indent < 0) return false;
        int indent = 0;
        for (; at(place) == ' ' || at(place) == '\t'; ++place) ++indent;
        return (indent == m_indent && at(place) == '{') || (indent < m_indent && at(place) == ']');
    }

    Place m_place = Place::Top;
    int m_indent = 0;
};

} // namespace

std::unique_ptr<RowReader> makeJsonRows(TextWindow text, const Layout& layout) {
    if (layout.format == Format::JsonLines) return std::make_unique<JsonLines>(std::move(text), layout);
    return std::make_unique<JsonValues>(std::move(text), layout);
}

} // namespace rf::transfer
