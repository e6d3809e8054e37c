#include "engine/capacity/usage.h"

#include <algorithm>

namespace rf::capacity {
namespace {

CapacityUnits told(const Units& units, bool split) {
    CapacityUnits result{.capacityUnits = units.sum()};
    if (split && units.read != 0) result.readCapacityUnits = units.read;
    if (split && units.write != 0) result.writeCapacityUnits = units.write;
    return result;
}

} // namespace

Report reportOf(const std::optional<std::string>& returnConsumedCapacity) {
    if (!returnConsumedCapacity || *returnConsumedCapacity == "NONE") return Report::None;
    return *returnConsumedCapacity == "INDEXES" ? Report::Indexes : Report::Total;
}

Units& Usage::arm(const IndexSchema& index) {
    const auto at = std::find_if(m_indexes.begin(), m_indexes.end(),
                                 [&](const IndexUnits& each) { return each.index == &index; });
    if (at != m_indexes.end()) return at->units;
    return m_indexes.emplace_back(IndexUnits{&index, {}}).units;
}

Units Usage::total() const {
    Units sum = m_table;
    for (const IndexUnits& each : m_indexes) {
        sum.read += each.units.read;
        sum.write += each.units.write;
    }
    return sum;
}

std::optional<ConsumedCapacity> Usage::report(Report form, std::string_view tableName, bool split) const {
    if (form == Report::None) return std::nullopt;
    ConsumedCapacity result{.tableName = std::string(tableName), .total = told(total(), split)};
    if (form == Report::Total) return result;
    result.table = told(m_table, split);
    for (const IndexUnits& each : m_indexes) {
        if (each.units.sum() == 0) continue;
        auto& arms = each.index->kind == IndexKind::Local ? result.localIndexes : result.globalIndexes;
        arms[each.index->name] = told(each.units, split);
    }
    return result;
}

} // namespace rf::capacity
