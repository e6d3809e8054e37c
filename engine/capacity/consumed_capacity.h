#pragma once
// ConsumedCapacity as responses carry it (spec/02 §5.13).

#include <map>
#include <optional>
#include <string>

namespace rf {

struct CapacityUnits {
    double capacityUnits = 0;
    std::optional<double> readCapacityUnits;  ///< transactions only
    std::optional<double> writeCapacityUnits; ///< transactions only
    friend bool operator==(const CapacityUnits&, const CapacityUnits&) = default;
};

struct ConsumedCapacity {
    std::string tableName;
    CapacityUnits total;
    std::optional<CapacityUnits> table;                 ///< INDEXES
    std::map<std::string, CapacityUnits> localIndexes;  ///< INDEXES
    std::map<std::string, CapacityUnits> globalIndexes; ///< INDEXES
    friend bool operator==(const ConsumedCapacity&, const ConsumedCapacity&) = default;
};

} // namespace rf
