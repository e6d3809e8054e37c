#include "engine/transfer/row_values.h"

#include "engine/maintenance/bulk_writer.h"
#include "engine/maintenance/import_line.h"
#include "engine/transfer/plain_json.h"
#include "engine/value/json.h"

#include <algorithm>

namespace rf::transfer {

namespace {

using Maybe = std::optional<AttributeValue>;

Error wrong(const Column& column, const std::string& why) { return validation(column.source + ": " + why); }
Error wrong(const Column& column, const Error& why) { return {why.code, column.source + ": " + why.message}; }

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

Maybe emptyValue(const Column& column) {
    switch (column.empty) {
    case Empty::Null: return AttributeValue::null();
    case Empty::Text: return AttributeValue::string({});
    case Empty::Skip: break;
    }
    return std::nullopt;
}

Result<AttributeValue> numberOf(const Column& column, std::string_view text) {
    auto number = Number::parse(trimmed(text));
    if (number) return AttributeValue::number(*number);
    const bool digits = text.find_first_of("0123456789") != std::string_view::npos &&
                        text.find_first_not_of("0123456789.eE+- ") == std::string_view::npos;
    return wrong(column, digits ? shownText(text) + ": " + number.error().message : shownText(text) + " is no number.");
}

Result<AttributeValue> boolOf(const Column& column, std::string_view text) {
    std::string word(trimmed(text));
    std::ranges::transform(word, word.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    for (const std::string_view yes : {"true", "yes", "1"})
        if (word == yes) return AttributeValue::boolean(true);
    for (const std::string_view no : {"false", "no", "0"})
        if (word == no) return AttributeValue::boolean(false);
    return wrong(column, shownText(text) + " is neither true nor false.");
}

Result<std::string> bytesOf(const Column& column, std::string_view text) {
    auto bytes = base64Decode(trimmed(text));
    if (!bytes) return wrong(column, shownText(text) + " is no base64.");
    return bytes;
}

/// Members of a set: texts of a JSON array, or what stands between separators.
Result<std::vector<std::string>> membersOf(const Column& column, std::string_view text) {
    std::vector<std::string> members;
    if (const std::string_view inner = trimmed(text); inner.starts_with('[')) {
        auto list = plainJsonValue(inner);
        if (!list) return wrong(column, list.error());
        for (const AttributeValue& each : list->asList()) {
            if (each.is(Type::S)) members.push_back(each.asString());
            else if (each.is(Type::N)) members.push_back(each.asNumber().toString());
            else return wrong(column, "A member of the set is neither text nor number.");
        }
        return members;
    }
    const std::string separator = column.separator.empty() ? "," : column.separator;
    for (std::size_t at = 0;;) {
        const std::size_t end = text.find(separator, at);
        members.emplace_back(trimmed(text.substr(at, end == std::string_view::npos ? end : end - at)));
        if (end == std::string_view::npos) return members;
        at = end + separator.size();
    }
}

Result<AttributeValue> setOf(const Column& column, const std::vector<std::string>& members) {
    if (members.empty()) return wrong(column, "A set has at least one member.");
    AttributeValue set;
    if (column.as == As::NS) {
        std::vector<Number> numbers;
        for (const std::string& member : members) {
            RF_ASSIGN(const AttributeValue number, numberOf(column, member));
            numbers.push_back(number.asNumber());
        }
        set = AttributeValue::numberSet(std::move(numbers));
        if (set.asNumberSet().size() == members.size()) return set;
    } else if (column.as == As::BS) {
        std::vector<std::string> bytes;
        for (const std::string& member : members) {
            RF_ASSIGN(std::string decoded, bytesOf(column, member));
            bytes.push_back(std::move(decoded));
        }
        set = AttributeValue::binarySet(std::move(bytes));
        if (set.asBinarySet().size() == members.size()) return set;
    } else {
        set = AttributeValue::stringSet(members);
        if (set.asStringSet().size() == members.size()) return set;
    }
    return wrong(column, "A member of the set stands twice.");
}

/// {"SS":["a"]}, or of a list or map what stands inside: [{"S":"a"}], {"a":{"S":"b"}}.
Result<AttributeValue> typedJsonOf(const Column& column, std::string_view text) {
    auto twice = nameGivenTwice(text);
    if (!twice) return wrong(column, shownText(text) + " is not JSON.");
    if (!twice->empty()) return wrong(column, *twice + " is given twice.");
    const std::string whole = column.as == As::L   ? "{\"L\":" + std::string(text) + '}'
                              : column.as == As::M ? "{\"M\":" + std::string(text) + '}'
                                                   : std::string(text);
    RF_ASSIGN(const JsonDocument document, JsonDocument::parse(whole));
    auto value = attributeValueFromJson(document.root());
    return value ? std::move(value) : Result<AttributeValue>(wrong(column, value.error()));
}

Result<AttributeValue> textValue(const Column& column, const std::string& text) {
    switch (column.as) {
    case As::Auto:
    case As::S: return AttributeValue::string(text);
    case As::N: return numberOf(column, text);
    case As::BOOL: return boolOf(column, text);
    case As::NUL: return AttributeValue::null();
    case As::B: {
        RF_ASSIGN(std::string bytes, bytesOf(column, text));
        return AttributeValue::binary(std::move(bytes));
    }
    case As::SS:
    case As::NS:
    case As::BS: {
        RF_ASSIGN(const std::vector<std::string> members, membersOf(column, text));
        return setOf(column, members);
    }
    case As::Json: {
        auto value = plainJsonValue(text);
        return value ? std::move(value) : Result<AttributeValue>(wrong(column, value.error()));
    }
    case As::L:
    case As::M:
    case As::DynamoDbJson: break;
    }
    return typedJsonOf(column, text);
}

std::string scalarText(const AttributeValue& value) {
    if (value.is(Type::S)) return value.asString();
    if (value.is(Type::N)) return value.asNumber().toString();
    return value.asBool() ? "true" : "false";
}

// ---- rows

const Column* columnOf(const Mapping& mapping, std::string_view source) {
    const auto at = std::ranges::find(mapping.columns, source, &Column::source);
    return at == mapping.columns.end() ? nullptr : &*at;
}

Result<Item> itemOfCells(const Mapping& mapping, const Row& row) {
    if (row.cells.size() > mapping.columns.size())
        return validation("The row has " + std::to_string(row.cells.size()) + " cells, the file " +
                          std::to_string(mapping.columns.size()) + " columns.");
    std::vector<AttributeMap::Entry> entries;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const Column& column = mapping.columns[i];
        if (column.attribute.empty()) continue;
        RF_ASSIGN(Maybe value, cellValue(column, row.cells[i], mapping.layout.exactQuotes));
        if (value) entries.emplace_back(column.attribute, std::move(*value));
    }
    const std::size_t given = entries.size();
    Item item = AttributeMap::fromEntries(std::move(entries));
    if (item.size() < given) return validation("Two columns of the row give the same attribute.");
    return item;
}

Result<Item> renamed(const Mapping& mapping, AttributeMap members, bool convert) {
    if (mapping.columns.empty()) return members;
    std::vector<AttributeMap::Entry> entries;
    for (auto& [name, value] : members) {
        const Column* column = columnOf(mapping, name);
        if (column && column->attribute.empty()) continue;
        Maybe kept = column && convert ? std::nullopt : Maybe(std::move(value));
        if (column && convert) {
            RF_ASSIGN(kept, memberValue(*column, value));
        }
        if (kept) entries.emplace_back(column ? column->attribute : name, std::move(*kept));
    }
    const std::size_t given = entries.size();
    Item item = AttributeMap::fromEntries(std::move(entries));
    if (item.size() < given) return validation("Two members of the row give the same attribute.");
    return item;
}

Result<RowItem> itemOfTyped(const Mapping& mapping, const TableSchema* table, const Row& row) {
    RF_ASSIGN(const std::string twice, nameGivenTwice(row.text));
    if (!twice.empty()) return validation(twice + " is given twice.");
    RF_ASSIGN(ImportLine line, importLine(row.text, table));
    RF_ASSIGN(Item item, renamed(mapping, std::move(line.item), false));
    return RowItem{std::move(item), line.isDelete};
}

} // namespace

std::string shownText(std::string_view text) {
    constexpr std::size_t kMost = 40;
    if (text.size() <= kMost) return '"' + std::string(text) + '"';
    std::size_t end = kMost;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return '"' + std::string(text.substr(0, end)) + "…\"";
}

Result<Maybe> cellValue(const Column& column, const Cell& cell, bool exactQuotes) {
    if (cell.text.empty()) {
        if (exactQuotes && cell.quoted && (column.as == As::S || column.as == As::Auto)) return Maybe(AttributeValue::string({}));
        if (exactQuotes && cell.quoted && column.as == As::B) return Maybe(AttributeValue::binary({}));
        return emptyValue(column);
    }
    RF_ASSIGN(AttributeValue value, textValue(column, cell.text));
    return Maybe(std::move(value));
}

Result<Maybe> memberValue(const Column& column, const AttributeValue& value) {
    if (value.is(Type::NUL)) return column.empty == Empty::Skip && column.as != As::Auto ? Maybe() : column.empty == Empty::Text ? Maybe(AttributeValue::string({})) : Maybe(value);
    if (column.as == As::Auto || column.as == As::Json) return Maybe(value);
    const bool wantsSet = column.as == As::SS || column.as == As::NS || column.as == As::BS;
    if (wantsSet && value.is(Type::L)) {
        std::vector<std::string> members;
        for (const AttributeValue& each : value.asList()) {
            if (!each.is(Type::S) && !each.is(Type::N)) return wrong(column, "A member of the set is neither text nor number.");
            members.push_back(scalarText(each));
        }
        RF_ASSIGN(AttributeValue set, setOf(column, members));
        return Maybe(std::move(set));
    }
    if ((column.as == As::L && value.is(Type::L)) || (column.as == As::M && value.is(Type::M))) return Maybe(value);
    if (!value.is(Type::S) && !value.is(Type::N) && !value.is(Type::BOOL))
        return wrong(column, "A list or an object cannot become " + std::string(wordOf(column.as)) + '.');
    if (value.is(Type::S) && value.asString().empty() && column.as != As::S) return emptyValue(column);
    RF_ASSIGN(AttributeValue converted, textValue(column, scalarText(value)));
    return Maybe(std::move(converted));
}

Result<RowItem> itemOfRow(const Mapping& mapping, const TableSchema* table, const Row& row) {
    if (!row.problem.empty()) return validation(row.problem);
    RowItem result;
    if (mapping.layout.isCsv()) {
        RF_ASSIGN(result.item, itemOfCells(mapping, row));
    } else if (mapping.layout.typedJson) {
        RF_ASSIGN(result, itemOfTyped(mapping, table, row));
    } else {
        RF_ASSIGN(AttributeMap members, plainJsonItem(row.text));
        RF_ASSIGN(result.item, renamed(mapping, std::move(members), true));
    }
    if (table) RF_TRY(result.isDelete ? keyOnly(*table, result.item) : storable(*table, result.item));
    return result;
}

} // namespace rf::transfer
