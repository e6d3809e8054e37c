// What PartiQL statements are about. The keys are those the statement pins, of the index it names.

#include "engine/api/subject.h"

namespace rf::detail {
namespace {

using expr::KeyComparison;
using expr::KeyOperator;
using expr::PartiqlConjunct;
using expr::PartiqlStatement;

/// What the clause says of one attribute: an equality before anything else.
const KeyComparison* comparisonOf(const std::vector<PartiqlConjunct>& where, std::string_view attribute) {
    const KeyComparison* found = nullptr;
    for (const PartiqlConjunct& each : where) {
        if (!each.comparison || each.comparison->attribute != attribute) continue;
        if (each.comparison->op == KeyOperator::Equal) return &*each.comparison;
        if (found == nullptr) found = &*each.comparison;
    }
    return found;
}

const PartiqlConjunct::OneOf* valuesOf(const std::vector<PartiqlConjunct>& where, std::string_view attribute) {
    for (const PartiqlConjunct& each : where)
        if (each.oneOf && each.oneOf->attribute == attribute) return &*each.oneOf;
    return nullptr;
}

/// The key conditions of a clause, one list a partition it names; none when it leaves partitions open.
std::vector<std::vector<KeyComparison>> partitionsOf(const std::vector<PartiqlConjunct>& where, const KeySchema& key) {
    std::vector<std::vector<KeyComparison>> all(1);
    const auto addToAll = [&](const KeyComparison& condition) {
        for (auto& each : all) each.push_back(condition);
    };
    for (const KeyAttribute& attribute : key.hash) {
        const KeyComparison* equal = comparisonOf(where, attribute.name);
        if (equal != nullptr && equal->op == KeyOperator::Equal) {
            addToAll(*equal);
            continue;
        }
        const auto* several = valuesOf(where, attribute.name);
        if (several == nullptr) return {};
        std::vector<std::vector<KeyComparison>> multiplied;
        for (const auto& each : all)
            for (const AttributeValue& value : several->values) {
                multiplied.push_back(each);
                multiplied.back().push_back({attribute.name, KeyOperator::Equal, {value}});
            }
        all = std::move(multiplied);
    }
    for (const KeyAttribute& attribute : key.range)
        if (const KeyComparison* condition = comparisonOf(where, attribute.name)) addToAll(*condition);
    return all;
}

std::vector<events::KeyText> keysOf(const PartiqlStatement& statement, const TableSchema& table) {
    if (statement.kind == PartiqlStatement::Kind::Insert)
        return {keyBySchema(&table, statement.table, InputAttributes(statement.item))};
    const IndexSchema* named = statement.index ? table.findIndex(*statement.index) : nullptr;
    if (statement.index && named == nullptr) return {};
    const KeySchema& key = named != nullptr ? named->key : table.key;
    std::vector<events::KeyText> keys;
    for (const auto& conditions : partitionsOf(statement.where, key))
        keys.push_back(keyByConditions(key, statement.table, conditions));
    return keys;
}

} // namespace

void SubjectWriter::statement(const Text& text, const Parameters& parameters) {
    if (!text) return;
    const auto parsed = parseStatement(*text, parameters);
    if (!parsed) return;
    table(parsed->table);
    if (parsed->index && m_out.index.empty()) m_out.index = *parsed->index;
    m_out.changes = m_out.changes || !parsed->reads();
    if (const TablePtr found = schema(parsed->table))
        for (events::KeyText& key : keysOf(*parsed, *found)) add(std::move(key));
}

std::optional<events::KeyText> keyOf(const Catalog& catalog, std::string_view region, const Text& statement,
                                     const Parameters& parameters) {
    events::Subject subject;
    SubjectWriter(catalog, region, subject).statement(statement, parameters);
    return subject.keyCount == 1 ? std::optional(std::move(subject.keys.front())) : std::nullopt;
}

} // namespace rf::detail
