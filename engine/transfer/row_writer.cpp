#include "engine/transfer/row_writer.h"

#include "engine/value/item_codec.h"
#include "engine/value/json.h"

#include <algorithm>

namespace rf::transfer {

namespace {

/// ["a","b"] of any set: numbers bare, binary in base64.
std::string setText(const AttributeValue& set) {
    std::string out;
    appendPlainJson(set, out);
    return out;
}

/// {"L":[…]} without what names the type.
std::string typedInner(const AttributeValue& value) {
    const std::string whole = toJson(value);
    const std::size_t colon = whole.find(':');
    return whole.substr(colon + 1, whole.size() - colon - 2);
}

Item chosen(const Item& item, const std::vector<std::string>& columns) {
    std::vector<AttributeMap::Entry> entries;
    for (const std::string& name : columns)
        if (const AttributeValue* value = item.find(name)) entries.emplace_back(name, *value);
    return AttributeMap::fromEntries(std::move(entries));
}

} // namespace

std::string csvText(const AttributeValue& value, bool typed) {
    switch (value.type()) {
    case Type::S: return value.asString();
    case Type::N: return value.asNumber().toString();
    case Type::B: return base64Encode(value.asBinary());
    case Type::BOOL: return value.asBool() ? "true" : "false";
    case Type::NUL: return typed ? "null" : "";
    case Type::SS:
    case Type::NS:
    case Type::BS: return setText(value);
    case Type::L:
    case Type::M: break;
    }
    return typed ? typedInner(value) : setText(value);
}

void appendCsvCell(std::string_view text, char delimiter, std::string& out) {
    const char special[] = {delimiter, '"', '\n', '\r', '\0'};
    const bool edge = !text.empty() && (text.front() == ' ' || text.back() == ' ' || text.front() == '\t' || text.back() == '\t');
    if (!text.empty() && !edge && text.find_first_of(special, 0, 4) == std::string_view::npos) {
        out += text;
        return;
    }
    out += '"';
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

Status ColumnFinder::see(const Item& item) {
    constexpr std::size_t kMost = 10'000;
    for (const auto& [name, value] : item) {
        if (!m_options.columns.empty() && std::ranges::find(m_options.columns, name) == m_options.columns.end()) continue;
        auto at = m_types.find(name);
        if (at == m_types.end()) {
            if (m_types.size() == kMost)
                return validation("There are more than 10,000 attributes: too many for columns of CSV. Choose columns, or write JSON.");
            at = m_types.emplace(name, std::set<Type>()).first;
        }
        at->second.insert(value.type());
    }
    return {};
}

std::vector<ColumnFinder::Column> ColumnFinder::columns() const {
    std::vector<std::string> names = m_options.columns;
    if (names.empty()) {
        names = m_keys;
        for (const auto& [name, types] : m_types)
            if (std::ranges::find(m_keys, name) == m_keys.end()) names.push_back(name);
    }
    std::vector<Column> columns;
    for (const std::string& name : names) {
        const auto at = m_types.find(name);
        if (!m_options.typedHeader || at == m_types.end()) {
            columns.push_back({name, Type::S});
            continue;
        }
        for (const Type type : at->second) columns.push_back({name, type});
    }
    return columns;
}

std::vector<std::string> ColumnFinder::losses() const {
    std::vector<std::string> lines;
    if (m_options.typedHeader) return lines;
    std::set<Type> types;
    std::size_t mixed = 0;
    for (const auto& [name, held] : m_types) {
        types.insert(held.begin(), held.end());
        if (held.size() > 1) ++mixed;
    }
    const auto has = [&](std::initializer_list<Type> some) {
        return std::ranges::any_of(some, [&](Type type) { return types.contains(type); });
    };
    if (has({Type::SS, Type::NS, Type::BS})) lines.emplace_back("Sets are written as JSON arrays and come back as lists.");
    if (has({Type::B})) lines.emplace_back("Binary values are written as base64 and come back as text.");
    if (has({Type::L, Type::M})) lines.emplace_back("Lists and maps are written as plain JSON: sets and binary values in them lose their type.");
    if (has({Type::NUL})) lines.emplace_back("NULL is written as an empty cell.");
    if (mixed) lines.push_back(std::to_string(mixed) + " attributes hold values of several types; their column has one.");
    return lines;
}

Result<RowWriter> RowWriter::create(const std::filesystem::path& target, const ExportRowsOptions& options,
                                    std::vector<ColumnFinder::Column> columns) {
    RF_ASSIGN(ByteSink sink, ByteSink::create(target, options.coding, options.overwrite));
    RowWriter writer(std::move(sink), options, std::move(columns));
    RF_TRY(writer.header());
    return writer;
}

Status RowWriter::header() {
    if (m_options.format == OutFormat::JsonArray) return m_sink.write("[");
    if (m_options.format != OutFormat::Csv) return {};
    for (const ColumnFinder::Column& column : m_columns) {
        if (!m_line.empty()) m_line += m_options.delimiter;
        const std::string type = m_options.typedHeader ? ':' + std::string(typeCode(column.type)) : std::string();
        appendCsvCell(column.attribute + type, m_options.delimiter, m_line);
    }
    m_line += '\n';
    return flush();
}

Status RowWriter::flush() {
    const Status status = m_sink.write(m_line);
    m_line.clear();
    return status;
}

void RowWriter::appendCsv(const Item& item) {
    bool first = true;
    for (const ColumnFinder::Column& column : m_columns) {
        if (!std::exchange(first, false)) m_line += m_options.delimiter;
        const AttributeValue* value = item.find(column.attribute);
        if (!value || (m_options.typedHeader && !value->is(column.type))) continue;
        if (!m_options.typedHeader && value->is(Type::NUL)) continue;
        appendCsvCell(csvText(*value, m_options.typedHeader), m_options.delimiter, m_line);
    }
    m_line += '\n';
}

Status RowWriter::write(const Item& item) {
    if (m_options.format == OutFormat::Csv) {
        appendCsv(item);
        return flush();
    }
    const Item* written = &item;
    Item some;
    if (!m_options.columns.empty()) written = &(some = chosen(item, m_options.columns));
    if (m_options.format == OutFormat::DynamoDbJson) {
        m_line += "{\"Item\":";
        appendJson(*written, m_line);
        m_line += "}\n";
    } else if (m_options.format == OutFormat::JsonArray) {
        m_line += std::exchange(m_first, false) ? "\n" : ",\n";
        m_line += toPlainJson(*written);
    } else {
        m_line += toPlainJson(*written) + '\n';
    }
    return flush();
}

Status RowWriter::writeStored(std::string_view bytes) {
    if (m_options.format == OutFormat::DynamoDbJson && m_options.columns.empty()) {
        m_line += "{\"Item\":";
        RF_TRY(appendItemJson(bytes, m_line));
        m_line += "}\n";
        return flush();
    }
    RF_ASSIGN(const Item item, decodeItem(bytes));
    return write(item);
}

Result<std::int64_t> RowWriter::commit() {
    if (m_options.format == OutFormat::JsonArray) RF_TRY(m_sink.write("\n]\n"));
    return m_sink.commit();
}

} // namespace rf::transfer
