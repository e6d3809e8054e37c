#include "engine/api/subject.h"

#include "engine/planner/access_path.h"
#include "engine/streams/names.h"
#include "engine/value/json.h"

#include <algorithm>

namespace rf::detail {

namespace {

std::string joined(const std::vector<KeyAttribute>& attributes, const Attributes& values) {
    std::string text;
    for (const KeyAttribute& attribute : attributes) {
        const AttributeValue* value = values->find(attribute.name);
        if (!value) continue;
        if (!text.empty()) text += ", ";
        text += keyText(*value);
    }
    return text;
}

TablePtr find(const Catalog& catalog, std::string_view region, std::string_view nameOrArn) {
    return catalog.find(region, tableNameOf(nameOrArn));
}

} // namespace

std::string keyText(const AttributeValue& value) {
    switch (value.type()) {
    case Type::S: return value.asString();
    case Type::N: return value.asNumber().toString();
    case Type::B: return base64Encode(value.asBinary());
    default: break;
    }
    std::string json;
    appendPlainJson(value, json);
    return json;
}

events::KeyText keyBySchema(const TableSchema* schema, std::string_view table, const Attributes& attributes) {
    events::KeyText key{std::string(table), {}, {}};
    if (!schema || !attributes) return key;
    key.partition = joined(schema->key.hash, attributes);
    key.sort = joined(schema->key.range, attributes);
    return key;
}

events::KeyText keyByConditions(const KeySchema& key, std::string_view table,
                                const std::vector<expr::KeyComparison>& conditions) {
    events::KeyText text{std::string(table), {}, {}};
    for (const expr::KeyComparison& each : conditions) {
        const bool hash = std::ranges::any_of(key.hash, [&](const KeyAttribute& a) { return a.name == each.attribute; });
        std::string& side = hash ? text.partition : text.sort;
        if (!side.empty()) side += hash ? ", " : " and ";
        side += each.op == expr::KeyOperator::Equal && !each.operands.empty() ? keyText(each.operands[0])
                                                                            : plan::describe(each);
    }
    return text;
}

TablePtr SubjectWriter::schema(std::string_view nameOrArn) const { return find(m_catalog, m_region, nameOrArn); }

void SubjectWriter::table(std::string_view name) {
    if (std::ranges::find(m_out.tables, name) == m_out.tables.end()) m_out.tables.emplace_back(name);
}

void SubjectWriter::stream(std::string_view text) {
    if (const auto arn = streams::StreamArn::parse(text)) table(arn->tableName);
}

void SubjectWriter::add(events::KeyText key) {
    ++m_out.keyCount;
    if (m_out.keys.size() < events::Subject::kMaxKeys) m_out.keys.push_back(std::move(key));
}

void SubjectWriter::key(std::string_view table, const Attributes& attributes) {
    add(keyBySchema(schema(table).get(), table, attributes));
}

void SubjectWriter::query(std::string_view table, const Text& index,
                          const std::vector<expr::KeyComparison>& conditions) {
    const TablePtr found = schema(table);
    const IndexSchema* named = found && index ? found->findIndex(*index) : nullptr;
    if (!found || (index && !named)) return;
    add(keyByConditions(named ? named->key : found->key, table, conditions));
}

events::KeyText keyOf(const Catalog& catalog, std::string_view region, std::string_view table,
                      const Attributes& attributes) {
    return keyBySchema(find(catalog, region, table).get(), table, attributes);
}

std::vector<expr::KeyComparison> keyConditionsAsGiven(const Text& expression, const Conditions& legacy,
                                                      const Names& names, const Attributes& values) {
    if (!expression) {
        auto given = keyConditionsOf(legacy);
        return given ? std::move(given->comparisons) : std::vector<expr::KeyComparison>();
    }
    expr::ExpressionContext context(names ? &*names : nullptr, values ? &*values : nullptr);
    auto parsed = expr::parseKeyCondition(*expression, context);
    return parsed ? std::move(*parsed) : std::vector<expr::KeyComparison>();
}

} // namespace rf::detail
