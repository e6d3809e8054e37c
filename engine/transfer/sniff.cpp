#include "engine/transfer/sniff.h"

#include "engine/maintenance/import_line.h"
#include "engine/transfer/plain_json.h"
#include "engine/value/json.h"

#include <algorithm>
#include <map>
#include <set>

namespace rf::transfer {

namespace {

constexpr std::size_t kHead = 1u << 20;
constexpr std::size_t kRows = 200;

// ---- the text

Encoding guessEncoding(std::string_view head) {
    if (head.starts_with("\xFF\xFE")) return Encoding::Utf16Le;
    if (head.starts_with("\xFE\xFF")) return Encoding::Utf16Be;
    std::size_t zeros[2] = {0, 0};
    const std::size_t looked = std::min<std::size_t>(head.size(), 4'096);
    for (std::size_t i = 0; i < looked; ++i)
        if (head[i] == '\0') ++zeros[i % 2];
    if (zeros[1] > looked / 8) return Encoding::Utf16Le;
    if (zeros[0] > looked / 8) return Encoding::Utf16Be;
    // A few bad lines in a file of UTF-8 are bad lines; a file without one good character beyond ASCII is none.
    std::size_t good = 0, bad = 0;
    for (std::size_t at = 0; at < head.size();) {
        const std::size_t end = std::min(head.find('\n', at), head.size());
        const std::string_view line = head.substr(at, end - at);
        const bool ascii = std::ranges::all_of(line, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
        const bool cut = end == head.size() && head.size() >= kHead; // in the middle of a character, maybe
        if (!ascii && !cut) ++(simdjson::validate_utf8(line.data(), line.size()) ? good : bad);
        at = end + 1;
    }
    return bad > good ? Encoding::Windows1252 : Encoding::Utf8;
}

std::string_view firstLine(std::string_view text) { return text.substr(0, text.find('\n')); }

/// Delimiters of the first lines: the one that comes as often in every line, and most often.
char guessDelimiter(std::string_view text) {
    char best = ',';
    std::size_t most = 0;
    for (const char delimiter : {',', ';', '\t', '|'}) {
        std::size_t least = std::string_view::npos, lines = 0, count = 0;
        bool quoted = false;
        for (const char c : text) {
            if (c == '"') quoted = !quoted;
            if (quoted) continue;
            if (c == delimiter) ++count;
            if (c != '\n') continue;
            least = std::min(least, std::exchange(count, 0));
            if (++lines == 20) break;
        }
        if (lines == 0) least = count;
        if (least == std::string_view::npos || least <= most) continue;
        most = least;
        best = delimiter;
    }
    return best;
}

std::optional<Format> guessJson(std::string_view text, bool whole) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return std::nullopt;
    if (text[begin] == '[') return Format::JsonArray;
    if (text[begin] != '{') return std::nullopt;
    const std::string_view line = firstLine(text.substr(begin));
    const bool lineIsWhole = JsonDocument::parse(line).has_value();
    // A scan's answer begins with its items, or with its counts.
    const std::size_t items = text.find("\"Items\"");
    const std::size_t open = items == std::string_view::npos ? items : text.find_first_not_of(" \t\r\n:", items + 7);
    if (open != std::string_view::npos && text[open] == '[') {
        const std::string_view before = text.substr(begin, items - begin);
        const bool first = before.find_first_not_of("{ \t\r\n") == std::string_view::npos;
        const bool counted = before.find("\"Count\"") != std::string_view::npos || before.find("\"ScannedCount\"") != std::string_view::npos;
        const std::size_t element = text.find_first_not_of(" \t\r\n", open + 1);
        const bool objects = element != std::string_view::npos && (text[element] == '{' || text[element] == ']');
        if ((first || counted) && objects) return Format::ScanOutput;
    }
    const bool oneLine = line.size() == text.substr(begin).size() && !whole;
    return lineIsWhole || oneLine ? Format::JsonLines : Format::JsonObjects;
}

/// {"S":"a"} and its like.
bool isTyped(const AttributeValue& value) {
    if (!value.is(Type::M) || value.asMap().size() != 1) return false;
    const auto& [code, inner] = *value.asMap().begin();
    static const std::set<std::string_view> codes{"S", "N", "B", "BOOL", "NULL", "SS", "NS", "BS", "L", "M"};
    if (!codes.contains(code)) return false;
    if (code == "M") return inner.is(Type::M);
    if (code.size() == 2 || code == "L") return inner.is(Type::L);
    return code == "BOOL" || code == "NULL" ? inner.is(Type::BOOL) : inner.is(Type::S);
}
bool isTypedItem(const AttributeMap& item) {
    const auto typed = [](const AttributeMap& map) {
        return !map.empty() && std::ranges::all_of(map, [](const auto& entry) { return isTyped(entry.second); });
    };
    for (const char* wrapping : {"Item", "Keys", "NewImage"})
        if (const AttributeValue* inner = item.find(wrapping); inner && inner->is(Type::M) && typed(inner->asMap())) return true;
    return typed(item);
}

// ---- columns

bool plainNumber(std::string_view text) {
    auto number = Number::parse(text);
    if (!number) return false;
    std::size_t end = text.size();
    if (text.find('.') != std::string_view::npos) {
        while (text[end - 1] == '0') --end;
        if (text[end - 1] == '.') --end;
    }
    return number->toString() == text.substr(0, end);
}

bool isBool(std::string_view text) {
    return text == "true" || text == "false" || text == "TRUE" || text == "FALSE" || text == "True" || text == "False";
}

struct Named {
    std::string name;
    As as;
};
/// "qty:N", as an export with types writes its header.
std::optional<Named> typedName(std::string_view name) {
    const std::size_t colon = name.rfind(':');
    if (colon == std::string_view::npos || colon == 0) return std::nullopt;
    const auto as = asOfWord(name.substr(colon + 1));
    if (!as || *as == As::Auto) return std::nullopt;
    return Named{std::string(name.substr(0, colon)), *as};
}

As asOfType(Type type) { return type == Type::N ? As::N : type == Type::B ? As::B : As::S; }

const KeyAttribute* defined(const TableSchema* table, std::string_view name) {
    if (!table) return nullptr;
    const auto at = std::ranges::find(table->attributeDefinitions, name, &KeyAttribute::name);
    return at == table->attributeDefinitions.end() ? nullptr : &*at;
}

std::vector<Column> csvColumns(const Row* header, const std::vector<Row>& rows, const TableSchema* table, bool& exact) {
    std::size_t count = header ? header->cells.size() : 0;
    if (!header)
        for (const Row& row : rows) count = std::max(count, row.cells.size());
    exact = header && count > 0 &&
            std::ranges::all_of(header->cells, [](const Cell& cell) { return typedName(cell.text).has_value(); });
    std::vector<Column> columns;
    std::set<std::string, std::less<>> names;
    for (std::size_t i = 0; i < count; ++i) {
        Column column;
        column.source = header && !header->cells[i].text.empty() ? header->cells[i].text : "column " + std::to_string(i + 1);
        column.attribute = column.source;
        if (const auto named = exact ? typedName(column.source) : std::nullopt) {
            column.attribute = named->name;
            column.as = named->as;
        } else {
            std::vector<std::string_view> cells;
            for (const Row& row : rows)
                if (row.problem.empty() && i < row.cells.size()) cells.push_back(row.cells[i].text);
            const KeyAttribute* key = defined(table, column.attribute);
            column.as = key ? asOfType(key->type) : guessType(cells);
            if (!names.insert(column.attribute).second) column.attribute += " " + std::to_string(i + 1);
        }
        columns.push_back(std::move(column));
    }
    return columns;
}

std::vector<Column> memberColumns(const std::vector<Row>& rows, const Layout& layout, const TableSchema* table) {
    std::vector<Column> columns;
    std::set<std::string, std::less<>> names;
    for (const Row& row : rows) {
        auto line = layout.typedJson ? importLine(row.text, table) : Result<ImportLine>(ImportLine{});
        auto plain = layout.typedJson ? Result<AttributeMap>(AttributeMap()) : plainJsonItem(row.text);
        if (!line || !plain) continue;
        for (const auto& [name, value] : layout.typedJson ? line->item : *plain) {
            if (!names.insert(name).second) continue;
            Column column{name, name, As::Auto, Empty::Null};
            if (const KeyAttribute* key = defined(table, name); key && !layout.typedJson) column.as = asOfType(key->type);
            columns.push_back(std::move(column));
        }
    }
    return columns;
}

/// Names of the first row, unless it looks like the rows below it.
bool looksLikeHeader(const std::vector<Row>& rows) {
    if (rows.empty() || !rows[0].problem.empty()) return true;
    std::set<std::string_view> names;
    for (const Cell& cell : rows[0].cells)
        if (cell.text.empty() || !names.insert(cell.text).second || Number::parse(cell.text) || isBool(cell.text)) return false;
    return true;
}

Result<std::string> headOf(const Source& source, Look& look) {
    if (source.file.empty()) {
        look.whole = source.text.size() <= kHead;
        look.fileBytes = static_cast<std::int64_t>(source.text.size());
        return source.text.substr(0, kHead);
    }
    if (look.exported) { // its rows say it all
        look.fileBytes = look.exported->bytes;
        if (!look.exported->files.empty()) {
            RF_ASSIGN(const ByteSource first, ByteSource::open(look.exported->files.front()));
            look.coding = first.coding();
        }
        return std::string();
    }
    RF_ASSIGN(ByteSource bytes, ByteSource::open(source.file));
    look.fileBytes = bytes.fileBytes();
    look.coding = bytes.coding();
    std::string head;
    for (bool more = true; more && head.size() < kHead;) {
        auto got = bytes.read(head, kHead - head.size());
        if (!got && head.empty()) return std::move(got).error();
        more = got.value_or(false); // what was read before the damage can be looked at
        look.whole = !more;
    }
    return head;
}

Result<Layout> guessLayout(const Source& source, const std::string& head, bool whole) {
    Layout layout;
    layout.encoding = source.file.empty() ? Encoding::Utf8 : guessEncoding(head);
    TextWindow window = TextWindow::ofBytes(head, layout.encoding);
    for (bool more = true; more && window.view().size() < kHead;) {
        RF_ASSIGN(more, window.grow());
    }
    const std::string_view text = window.view();
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) layout.format = Format::JsonLines; // no rows at all
    if (const auto json = guessJson(text, whole)) layout.format = *json;
    if (layout.isCsv()) layout.delimiter = guessDelimiter(text);
    return layout;
}

} // namespace

As guessType(const std::vector<std::string_view>& cells) {
    std::size_t filled = 0, numbers = 0, flags = 0, json = 0;
    std::map<std::string, std::string_view> texts; // of numbers, by value
    for (const std::string_view cell : cells) {
        if (cell.empty()) continue;
        ++filled;
        if (isBool(cell)) ++flags;
        if (plainNumber(cell) && texts.try_emplace(Number::parse(cell)->toString(), cell).first->second == cell) ++numbers;
        if ((cell[0] == '{' || cell[0] == '[') && plainJsonValue(cell)) ++json;
    }
    if (filled == 0) return As::S;
    if (numbers == filled) return As::N;
    if (flags == filled) return As::BOOL;
    return json == filled ? As::Json : As::S;
}

Result<Look> look(const Source& source, const TableSchema* table, const std::optional<Layout>& layout) {
    Look look;
    if (!source.file.empty() && isS3Export(source.file)) {
        RF_ASSIGN(look.exported, readS3Export(source.file));
    }
    RF_ASSIGN(const std::string head, headOf(source, look));
    if (layout) {
        look.mapping.layout = *layout;
    } else {
        RF_ASSIGN(look.mapping.layout, guessLayout(source, head, look.whole));
    }
    Layout& read = look.mapping.layout;
    RF_ASSIGN(const auto reader, RowReader::open(source, read));
    std::size_t bytes = 0;
    bool more = true;
    while (more && look.rows.size() <= kRows && (bytes < kHead || look.rows.size() < 2)) {
        Row row;
        auto got = reader->next(row);
        if (!got && look.rows.empty()) return std::move(got).error();
        more = got.value_or(false);
        if (!more) break;
        bytes += row.text.size();
        look.rows.push_back(std::move(row));
    }
    look.whole = !more;
    if (!read.isCsv()) {
        if (!layout) {
            const auto first = std::ranges::find_if(look.rows, [](const Row& row) { return plainJsonItem(row.text).has_value(); });
            read.typedJson = look.exported || read.format == Format::ScanOutput || (first != look.rows.end() && isTypedItem(*plainJsonItem(first->text)));
        }
        look.mapping.columns = memberColumns(look.rows, read, table);
        return look;
    }
    if (!layout) read.header = looksLikeHeader(look.rows);
    const bool header = read.header && !look.rows.empty();
    const Row names = header ? std::move(look.rows.front()) : Row();
    if (header) look.rows.erase(look.rows.begin());
    bool exact = false;
    look.mapping.columns = csvColumns(header ? &names : nullptr, look.rows, table, exact);
    read.exactQuotes = exact;
    return look;
}

} // namespace rf::transfer
