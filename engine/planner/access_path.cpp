#include "engine/planner/access_path.h"

#include "engine/value/json.h"

namespace rf::plan {
namespace {

using expr::KeyComparison;
using expr::KeyOperator;

std::string literal(const AttributeValue& value) {
    std::string out;
    appendPlainJson(value, out);
    return out;
}

std::string_view symbol(KeyOperator op) {
    switch (op) {
    case KeyOperator::Equal: return " = ";
    case KeyOperator::Less: return " < ";
    case KeyOperator::LessEqual: return " <= ";
    case KeyOperator::Greater: return " > ";
    case KeyOperator::GreaterEqual: return " >= ";
    case KeyOperator::Between: return " between ";
    case KeyOperator::BeginsWith: return " begins with ";
    }
    return {};
}

std::string projectionText(const IndexSchema& index) {
    switch (index.projection.type) {
    case ProjectionType::All: return "all attributes projected";
    case ProjectionType::KeysOnly: return "keys only";
    case ProjectionType::Include:
        return std::to_string(index.projection.nonKeyAttributes.size()) + " attributes projected";
    }
    return {};
}

std::string treeText(const AccessPath& path) {
    const TableSchema& table = *path.table;
    if (!path.source.index) return "table " + table.name;
    const IndexSchema& index = *path.source.index;
    return "index " + index.name + " of " + table.name + " (" + (path.source.isGlobal() ? "global" : "local") + ", " +
           projectionText(index) + ")";
}

std::string names(const std::vector<KeyAttribute>& attributes) {
    std::string text;
    for (const KeyAttribute& attribute : attributes) text += (text.empty() ? "" : ", ") + attribute.name;
    return text;
}

std::string rangeText(const AccessPath& path) {
    std::string text;
    if (path.kind == AccessPath::Kind::Scan) {
        text = path.segments > 1 ? "segment " + std::to_string(path.segment) + " of " + std::to_string(path.segments) +
                                       " of the hash space"
                                 : "everything, in hash order";
    } else {
        for (const KeyComparison& condition : path.conditions)
            text += (text.empty() ? "" : " and ") + describe(condition);
        if (!path.source.key().range.empty())
            text += std::string(", ") + (path.forward ? "ascending" : "descending") + " by " +
                    names(path.source.key().range);
    }
    return path.resumes ? text + ", behind the start key" : text;
}

std::string reasonText(const AccessPath& path) {
    if (path.kind == AccessPath::Kind::Scan)
        return "no key condition: every record of the " + std::string(path.source.index ? "index" : "table") +
               " is examined";
    const KeySchema& key = path.source.key();
    std::string text = "the key condition names the whole partition key (" + names(key.hash) + ")";
    if (path.conditions.size() > key.hash.size()) return text + " and narrows the sort key: one range is read";
    if (key.range.empty() && !path.source.index) return text + ": at most one item is read";
    return text + ": the whole partition is read";
}

} // namespace

AccessPath queryPath(TablePtr table, const IndexSchema* index, std::vector<KeyComparison> conditions, bool forward) {
    AccessPath path{.kind = AccessPath::Kind::Query, .table = std::move(table), .forward = forward};
    path.source = {path.table.get(), index};
    path.range = rangeOf(path.source.key(), conditions);
    path.conditions = std::move(conditions);
    return path;
}

AccessPath scanPath(TablePtr table, const IndexSchema* index, std::int64_t segment, std::int64_t segments) {
    AccessPath path{.kind = AccessPath::Kind::Scan, .table = std::move(table)};
    path.source = {path.table.get(), index};
    path.range = segmentRange(segment, segments);
    path.segment = segment;
    path.segments = segments;
    return path;
}

void resumeAfter(AccessPath& path, std::string_view keyBytes) {
    path.range = resumed(std::move(path.range), keyBytes, path.forward);
    path.resumes = true;
}

std::string describe(const KeyComparison& condition) {
    std::string text = condition.attribute + std::string(symbol(condition.op)) + literal(condition.operands.front());
    if (condition.op == KeyOperator::Between) text += " and " + literal(condition.operands.back());
    return text;
}

Explanation explain(const AccessPath& path) { return {treeText(path), rangeText(path), reasonText(path)}; }

std::string Explanation::text() const { return tree + "\n" + range + "\n" + reason; }

} // namespace rf::plan
