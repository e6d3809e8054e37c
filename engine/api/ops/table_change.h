#pragma once
// UpdateTable's work on the schema: from the table as it is and the request to the table as it shall be
// (spec/02 §6.3, spec/10 §8).

#include "engine/api/ops/tables.h"

namespace rf {

/// The checks that need no table: something to change, one kind of change, well-formed parts.
Status checkTableUpdate(const UpdateTable::Input& input);

/// `Wednesday, November 25, 2026 3:16:16 AM UTC`
std::string momentText(std::int64_t ms);

/// One UpdateTable on its way. The steps run in this order; each checks and applies its part.
class TableChange {
public:
    TableChange(const UpdateTable::Input& input, TablePtr before, std::int64_t nowMs);

    Status checkState() const;
    Status changeThroughput();
    Status changeIndexes();
    Status changeSettings();
    /// Warm throughput never falls, whatever else changed; statuses.
    UpdateTable::Plan finish();

private:
    using Update = GlobalSecondaryIndexUpdateIn;

    bool switches() const { return m_after.billingMode != m_before->billingMode; }
    Status requireIndexUnits() const;
    Status setUnits(Throughput& units, const ProvisionedThroughputIn& asked, std::string_view what);
    Status createIndex(const GlobalSecondaryIndexIn& index);
    Status deleteIndex(const Update::Delete& index);
    Status updateIndex(const Update::Update& index);
    Status updateIndexUnits(IndexSchema& index, const Update::Update& update);
    Result<IndexSchema*> globalIndex(const std::string& name, std::string_view doing);
    Status defineAttributes(const KeySchema& key);
    void pruneDefinitions();
    Status changeStream();
    Status changeEncryption();
    Status changeClass();
    Status changeLimits();

    const UpdateTable::Input& m_in;
    TablePtr m_before;
    std::int64_t m_now;
    TableSchema m_after;
    UpdateTable::Plan m_plan;
};

} // namespace rf
