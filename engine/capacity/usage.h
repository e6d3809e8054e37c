#pragma once
// What one request used of one table, arm by arm. Operations fill it, responses report it, metering adds it up.

#include "engine/capacity/consumed_capacity.h"
#include "engine/capacity/units.h"
#include "engine/catalog/schema.h"

#include <string_view>

namespace rf::capacity {

/// The forms of ReturnConsumedCapacity.
enum class Report { None, Total, Indexes };
/// Of the member's text; absent is None. The text has passed the constraint pass.
Report reportOf(const std::optional<std::string>& returnConsumedCapacity);

/// Units read and written on one arm.
struct Units {
    double read = 0;
    double write = 0;
    double sum() const { return read + write; }
    friend bool operator==(const Units&, const Units&) = default;
};

/// The schemas of the indexes named must outlive it.
class Usage {
public:
    struct IndexUnits {
        const IndexSchema* index = nullptr;
        Units units;
    };

    void addTableRead(double units) { m_table.read += units; }
    void addTableWrite(double units) { m_table.write += units; }
    void addIndexRead(const IndexSchema& index, double units) { arm(index).read += units; }
    void addIndexWrite(const IndexSchema& index, double units) { arm(index).write += units; }

    const Units& table() const { return m_table; }
    const std::vector<IndexUnits>& indexes() const { return m_indexes; }
    /// Of all arms.
    Units total() const;

    /// The response's member: nothing for None. `tableName` as the caller passed it. With `split` (transactions) every
    /// level also tells read and write units apart. Indexes that used nothing are left out.
    std::optional<ConsumedCapacity> report(Report form, std::string_view tableName, bool split = false) const;

private:
    Units& arm(const IndexSchema& index);

    Units m_table;
    std::vector<IndexUnits> m_indexes;
};

} // namespace rf::capacity
