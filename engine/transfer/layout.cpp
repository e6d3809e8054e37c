#include "engine/transfer/layout.h"

#include "engine/transfer/json_members.h"
#include "engine/value/json.h"

#include <algorithm>
#include <array>
#include <set>

namespace rf::transfer {

namespace {

template <class T>
struct Word {
    T value;
    std::string_view word;
};
constexpr std::array kFormats{Word<Format>{Format::Csv, "csv"}, Word<Format>{Format::JsonLines, "jsonl"},
                              Word<Format>{Format::JsonObjects, "json-objects"},
                              Word<Format>{Format::JsonArray, "json-array"}, Word<Format>{Format::ScanOutput, "scan"}};
constexpr std::array kEncodings{
    Word<Encoding>{Encoding::Utf8, "utf-8"}, Word<Encoding>{Encoding::Utf16Le, "utf-16le"},
    Word<Encoding>{Encoding::Utf16Be, "utf-16be"}, Word<Encoding>{Encoding::Latin1, "latin-1"},
    Word<Encoding>{Encoding::Windows1252, "windows-1252"}};
constexpr std::array kAs{Word<As>{As::Auto, "auto"}, Word<As>{As::S, "S"},   Word<As>{As::N, "N"},
                         Word<As>{As::B, "B"},       Word<As>{As::BOOL, "BOOL"}, Word<As>{As::NUL, "NULL"},
                         Word<As>{As::SS, "SS"},     Word<As>{As::NS, "NS"}, Word<As>{As::BS, "BS"},
                         Word<As>{As::L, "L"},       Word<As>{As::M, "M"},   Word<As>{As::Json, "JSON"},
                         Word<As>{As::DynamoDbJson, "DDB"}};
constexpr std::array kEmpty{Word<Empty>{Empty::Skip, "skip"}, Word<Empty>{Empty::Null, "null"},
                            Word<Empty>{Empty::Text, "text"}};

template <class T, std::size_t N>
std::string_view word(const std::array<Word<T>, N>& words, T value) {
    return std::ranges::find(words, value, &Word<T>::value)->word;
}
template <class T, std::size_t N>
std::optional<T> value(const std::array<Word<T>, N>& words, std::string_view word) {
    const auto at = std::ranges::find(words, word, &Word<T>::word);
    return at == words.end() ? std::nullopt : std::optional(at->value);
}

/// Whether a column of this kind can give a key attribute of the type.
bool gives(As as, Type type, bool csv) {
    switch (as) {
    case As::Auto: return !csv || type == Type::S;
    case As::S: return type == Type::S;
    case As::N: return type == Type::N;
    case As::B: return type == Type::B;
    case As::Json: return type != Type::B;
    case As::DynamoDbJson: return true;
    default: return false;
    }
}

bool flagOf(simdjson::dom::element json, std::string_view name) {
    bool flag = false;
    return json[name].get(flag) == simdjson::SUCCESS && flag;
}

std::optional<Layout> layoutOf(simdjson::dom::element json) {
    const auto format = formatOfWord(textOf(json, "format"));
    const auto encoding = encodingOfWord(textOf(json, "encoding"));
    if (!format || !encoding) return std::nullopt;
    Layout layout{.format = *format, .encoding = *encoding};
    const std::string_view delimiter = textOf(json, "delimiter"), quote = textOf(json, "quote");
    layout.delimiter = delimiter.empty() ? ',' : delimiter[0];
    layout.quote = quote.empty() ? '\0' : quote[0];
    layout.header = flagOf(json, "header");
    layout.typedJson = flagOf(json, "typedJson");
    layout.exactQuotes = flagOf(json, "exactQuotes");
    return layout;
}

std::optional<Column> columnOf(simdjson::dom::element json) {
    const auto as = asOfWord(textOf(json, "as"));
    const auto empty = emptyOfWord(textOf(json, "empty"));
    if (!as || !empty) return std::nullopt;
    return Column{std::string(textOf(json, "source")), std::string(textOf(json, "attribute")), *as, *empty,
                  std::string(textOf(json, "separator"))};
}

void member(std::string& out, std::string_view name, std::string_view text) {
    if (out.back() != '{') out += ',';
    appendJsonString(name, out);
    out += ':';
    appendJsonString(text, out);
}
void flag(std::string& out, std::string_view name, bool set) {
    if (set) out += ",\"" + std::string(name) + "\":true";
}

} // namespace

std::string_view wordOf(Format format) { return word(kFormats, format); }
std::string_view wordOf(Encoding encoding) { return word(kEncodings, encoding); }
std::string_view wordOf(As as) { return word(kAs, as); }
std::string_view wordOf(Empty empty) { return word(kEmpty, empty); }
std::optional<Format> formatOfWord(std::string_view word) { return value(kFormats, word); }
std::optional<Encoding> encodingOfWord(std::string_view word) { return value(kEncodings, word); }
std::optional<As> asOfWord(std::string_view word) { return value(kAs, word); }
std::optional<Empty> emptyOfWord(std::string_view word) { return value(kEmpty, word); }

std::string problemOf(const Mapping& mapping, const KeySchema& key) {
    std::set<std::pair<std::string_view, As>> seen;
    for (const Column& column : mapping.columns)
        if (!column.attribute.empty() && !seen.emplace(column.attribute, column.as).second)
            return "Two columns become " + column.attribute + ". Leave one out, or name it differently.";
    const auto named = [&](const std::string& attribute) {
        return std::ranges::find(mapping.columns, attribute, &Column::attribute);
    };
    for (const KeyAttribute& part : key.all()) {
        const auto column = named(part.name);
        const bool unlisted = !mapping.layout.isCsv() && std::ranges::find(mapping.columns, part.name, &Column::source) == mapping.columns.end();
        if (column == mapping.columns.end() && unlisted) continue; // it keeps its name
        if (column == mapping.columns.end())
            return "No column becomes " + part.name + ", which is part of the table's key.";
        if (!gives(column->as, part.type, mapping.layout.isCsv()))
            return part.name + " is part of the table's key and must be of type " + std::string(typeCode(part.type)) + '.';
    }
    return {};
}

std::string toJson(const Mapping& mapping) {
    const Layout& layout = mapping.layout;
    std::string out = "{";
    member(out, "format", wordOf(layout.format));
    member(out, "encoding", wordOf(layout.encoding));
    member(out, "delimiter", {&layout.delimiter, 1});
    member(out, "quote", {&layout.quote, layout.quote ? std::size_t(1) : 0});
    flag(out, "header", layout.header);
    flag(out, "typedJson", layout.typedJson);
    flag(out, "exactQuotes", layout.exactQuotes);
    out += ",\"columns\":[";
    for (const Column& column : mapping.columns) {
        out += out.back() == '[' ? "{" : ",{";
        member(out, "source", column.source);
        member(out, "attribute", column.attribute);
        member(out, "as", wordOf(column.as));
        member(out, "empty", wordOf(column.empty));
        member(out, "separator", column.separator);
        out += '}';
    }
    return out + "]}";
}

Result<Mapping> mappingFromJson(std::string_view json) {
    const Error bad = validation("This is no mapping of columns.");
    RF_ASSIGN(const JsonDocument document, JsonDocument::parse(json));
    const auto layout = layoutOf(document.root());
    simdjson::dom::array columns;
    if (!layout || document.root()["columns"].get(columns) != simdjson::SUCCESS) return bad;
    Mapping mapping{*layout, {}};
    for (const auto each : columns) {
        auto column = columnOf(each);
        if (!column) return bad;
        mapping.columns.push_back(std::move(*column));
    }
    return mapping;
}

} // namespace rf::transfer
