#include "engine/metrics/metric_book.h"

#include "engine/capacity/account_limits.h"
#include "engine/catalog/capacity_since.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace rf::metrics {
namespace {

using capacity::ArmName;
using capacity::Sample;
using capacity::Side;
using capacity::SideSample;

enum class Source : std::uint8_t { Consumed, Provisioned, ThrottleEvents, Latency, Returned, Amount, Outcomes, Reason, AccountMax, TableMax, AccountShare, TableShare };
enum class Of : std::uint8_t { Arm, Operation, Table, Account, Capacity, Index, Stream };

struct Row {
    std::string_view name;
    std::string_view unit;
    Of of;
    Source source;
    Side side = Side::Read;
    Outcome outcome = Outcome::Success;
    capacity::Limit limit = capacity::Limit::Provisioned; ///< of Reason
};
constexpr std::string_view kCount = "Count", kPercent = "Percent";
constexpr Row kRows[] = {
    {"ConsumedReadCapacityUnits", kCount, Of::Arm, Source::Consumed, Side::Read},
    {"ConsumedWriteCapacityUnits", kCount, Of::Arm, Source::Consumed, Side::Write},
    {"ProvisionedReadCapacityUnits", kCount, Of::Arm, Source::Provisioned, Side::Read},
    {"ProvisionedWriteCapacityUnits", kCount, Of::Arm, Source::Provisioned, Side::Write},
    {"ReadThrottleEvents", kCount, Of::Arm, Source::ThrottleEvents, Side::Read},
    {"WriteThrottleEvents", kCount, Of::Arm, Source::ThrottleEvents, Side::Write},
    {"ReadProvisionedThroughputThrottleEvents", kCount, Of::Arm, Source::Reason, Side::Read, {}, capacity::Limit::Provisioned},
    {"WriteProvisionedThroughputThrottleEvents", kCount, Of::Arm, Source::Reason, Side::Write, {}, capacity::Limit::Provisioned},
    {"ReadKeyRangeThroughputThrottleEvents", kCount, Of::Arm, Source::Reason, Side::Read, {}, capacity::Limit::KeyRange},
    {"WriteKeyRangeThroughputThrottleEvents", kCount, Of::Arm, Source::Reason, Side::Write, {}, capacity::Limit::KeyRange},
    {"ReadMaxOnDemandThroughputThrottleEvents", kCount, Of::Arm, Source::Reason, Side::Read, {}, capacity::Limit::MaxOnDemand},
    {"WriteMaxOnDemandThroughputThrottleEvents", kCount, Of::Arm, Source::Reason, Side::Write, {}, capacity::Limit::MaxOnDemand},
    {"OnlineIndexConsumedWriteCapacity", kCount, Of::Index, Source::Amount},
    {"OnlineIndexPercentageProgress", kCount, Of::Index, Source::Returned},
    {"ReturnedBytes", "Bytes", Of::Stream, Source::Amount},
    {"ReturnedRecordsCount", kCount, Of::Stream, Source::Returned},
    {"SuccessfulRequestLatency", "Milliseconds", Of::Operation, Source::Latency},
    {"ReturnedItemCount", kCount, Of::Operation, Source::Returned},
    {"ThrottledRequests", kCount, Of::Operation, Source::Outcomes, Side::Read, Outcome::Throttled},
    {"SystemErrors", kCount, Of::Operation, Source::Outcomes, Side::Read, Outcome::SystemError},
    {"ConditionalCheckFailedRequests", kCount, Of::Table, Source::Outcomes, Side::Read, Outcome::ConditionFailed},
    {"TransactionConflict", kCount, Of::Table, Source::Outcomes, Side::Read, Outcome::Conflict},
    {"UserErrors", kCount, Of::Account, Source::Outcomes, Side::Read, Outcome::UserError},
    {"TimeToLiveDeletedItemCount", kCount, Of::Table, Source::Outcomes, Side::Read, Outcome::Expired},
    {"AccountMaxReads", kCount, Of::Capacity, Source::AccountMax, Side::Read},
    {"AccountMaxWrites", kCount, Of::Capacity, Source::AccountMax, Side::Write},
    {"AccountMaxTableLevelReads", kCount, Of::Capacity, Source::TableMax, Side::Read},
    {"AccountMaxTableLevelWrites", kCount, Of::Capacity, Source::TableMax, Side::Write},
    {"AccountProvisionedReadCapacityUtilization", kPercent, Of::Capacity, Source::AccountShare, Side::Read},
    {"AccountProvisionedWriteCapacityUtilization", kPercent, Of::Capacity, Source::AccountShare, Side::Write},
    {"MaxProvisionedTableReadCapacityUtilization", kPercent, Of::Capacity, Source::TableShare, Side::Read},
    {"MaxProvisionedTableWriteCapacityUtilization", kPercent, Of::Capacity, Source::TableShare, Side::Write},
};
constexpr std::int64_t kListed = 15 * 86'400;

const Row* rowOf(std::string_view name) {
    const auto at = std::ranges::find(kRows, name, &Row::name);
    return at == std::end(kRows) ? nullptr : &*at;
}

const SideSample& sideOf(const Sample& sample, Side side) { return side == Side::Read ? sample.read : sample.write; }

/// The value of a dimension; nothing when it is not given.
std::optional<std::string> valueOf(const MetricName& name, std::string_view dimension) {
    const auto at = std::ranges::find(name.dimensions, dimension, &Dimension::name);
    if (at == name.dimensions.end()) return {};
    return at->value;
}

Point flat(std::int64_t second, double value) { return {second, value, 1, value, value, {}}; }

void addTally(const Tally& tally, Point& point) {
    Tally whole{point.sum, point.count, point.least.value_or(0), point.most.value_or(0)};
    whole.add(tally);
    point.sum = whole.sum;
    point.count = whole.count;
    point.least = whole.least;
    point.most = whole.most;
}

std::int64_t floorTo(std::int64_t second, std::int64_t step) { return second - ((second % step) + step) % step; }

const Throughput* throughputOf(const TableSchema& table, const std::string& index) {
    if (table.billingMode != BillingMode::Provisioned) return nullptr;
    if (index.empty()) return &table.throughput;
    const IndexSchema* found = table.findIndex(index);
    return found && found->kind == IndexKind::Global ? &found->throughput : nullptr;
}

/// What a series is of, and the dimensions under which its metrics are found.
Of dimensionsOf(const SeriesName& series, std::vector<Dimension>& out) {
    if (series.table.empty()) return Of::Account;
    out.push_back({"TableName", series.table});
    const std::string& operation = series.operation;
    if (operation.empty()) return Of::Table;
    if (operation.starts_with(kIndexSeries)) {
        out.push_back({"GlobalSecondaryIndexName", operation.substr(kIndexSeries.size())});
        return Of::Index;
    }
    if (operation.starts_with(kStreamSeries)) {
        out.push_back({"Operation", "GetRecords"});
        out.push_back({"StreamLabel", operation.substr(kStreamSeries.size())});
        return Of::Stream;
    }
    out.push_back({"Operation", operation});
    return Of::Operation;
}

/// Refusals that a metric counts. The service tells outgrown on-demand capacity by its partitions.
double eventsOf(const SideSample& side, const Row& row) {
    const auto refused = [&](capacity::Limit limit) { return static_cast<double>(side.refused[static_cast<std::size_t>(limit)]); };
    if (row.source == Source::ThrottleEvents) return side.throttled;
    if (row.source != Source::Reason) return 0;
    return refused(row.limit) + (row.limit == capacity::Limit::KeyRange ? refused(capacity::Limit::OnDemand) : 0);
}

} // namespace

double provisionedNow(const Catalog& catalog, const ArmName& arm, Side side) {
    const TablePtr table = catalog.find(arm.region, arm.table);
    const Throughput* units = table ? throughputOf(*table, arm.index) : nullptr;
    return units ? static_cast<double>(side == Side::Read ? units->readUnits : units->writeUnits) : 0;
}

std::optional<double> Point::statistic(std::string_view name) const {
    if (name == "Sum") return sum;
    if (name == "SampleCount") return count;
    if (name == "Average") return count > 0 ? std::optional(sum / count) : std::nullopt;
    if (name == "Minimum") return least;
    if (name == "Maximum") return most;
    const auto percent = percentIn(name);
    const auto value = percent ? spread.percentile(*percent) : std::nullopt;
    if (value && (*percent == 0 || *percent == 100)) return *percent == 0 ? least : most;
    // What is known exactly bounds what is estimated.
    return value && least && most ? std::optional(std::clamp(*value, *least, *most)) : std::nullopt;
}

bool MetricBook::isMetric(std::string_view name) { return rowOf(name) != nullptr; }

std::string_view MetricBook::unitOf(std::string_view metric) {
    const Row* row = rowOf(metric);
    return row ? row->unit : std::string_view();
}

std::vector<Point> MetricBook::points(std::string_view region, const MetricName& name, std::int64_t from, std::int64_t to,
                                      std::int64_t period, std::int64_t now) const {
    const Row* row = rowOf(name.metric);
    if (!row || period <= 0) return {};
    from = floorTo(from, period);
    to = std::min(to, now + 1);
    const auto table = valueOf(name, "TableName"), index = valueOf(name, "GlobalSecondaryIndexName"), operation = valueOf(name, "Operation"), label = valueOf(name, "StreamLabel");
    const std::size_t given = name.dimensions.size();
    switch (row->of) {
    case Of::Arm:
        if (!table || given != (index ? 2u : 1u)) return {};
        return capacityPoints({std::string(region), *table, index.value_or("")}, name.metric, from, to, period, now);
    case Of::Index:
        if (!table || !index || given != 2) return {};
        return callPoints({std::string(region), *table, std::string(kIndexSeries) + *index}, name.metric, from, to, period);
    case Of::Stream:
        if (!table || !label || operation != "GetRecords" || given != 3) return {};
        return callPoints({std::string(region), *table, std::string(kStreamSeries) + *label}, name.metric, from, to, period);
    case Of::Operation:
        if (!table || !operation || operation->find(':') != std::string::npos || given != 2) return {};
        return callPoints({std::string(region), *table, *operation}, name.metric, from, to, period);
    case Of::Table:
        if (!table || given != 1) return {};
        return callPoints({std::string(region), *table, ""}, name.metric, from, to, period);
    case Of::Account:
        if (given != 0) return {};
        return callPoints({std::string(region), "", ""}, name.metric, from, to, period);
    case Of::Capacity: break;
    }
    if (given != 0) return {};
    return accountPoints(region, name.metric, from, to, period, now);
}

std::vector<Point> MetricBook::capacityPoints(const ArmName& arm, std::string_view metric, std::int64_t from,
                                              std::int64_t to, std::int64_t period, std::int64_t now) const {
    const Row& row = *rowOf(metric);
    const CatalogPtr catalog = m_tables();
    const TablePtr table = catalog->find(arm.region, arm.table);
    const Throughput* units = table ? throughputOf(*table, arm.index) : nullptr;
    const bool told = units || (table && table->billingMode == BillingMode::PayPerRequest); // by the schema
    const std::int64_t since = told ? capacitySinceMs(*table, units ? *units : table->throughput) / 1000 : now + 1;
    const double current = provisionedNow(*catalog, arm, row.side);
    std::vector<Point> out;
    const auto samples = m_meter.series(arm, from, to, period);
    for (std::int64_t begin = from; begin < to; begin += period) {
        const auto slot = static_cast<std::size_t>((begin - from) / period);
        const SideSample* side = slot < samples.size() ? &sideOf(samples[slot], row.side) : nullptr;
        if (row.source == Source::Provisioned) {
            const double value = provisionedIn(begin, period, since, current, side ? side->provisioned : 0);
            if (value > 0) out.push_back(flat(begin, value));
        } else if (side && row.source == Source::Consumed && side->units > 0) {
            const auto known = [](float units) { return units > 0 ? std::optional<double>(units) : std::nullopt; };
            out.push_back({begin, side->units, std::max(side->requests, 1.0), known(side->least), known(side->most), {}});
        } else if (const double events = side ? eventsOf(*side, row) : 0; events > 0) {
            out.push_back({begin, events, events, 1.0, 1.0, {}});
        }
    }
    return out;
}

std::vector<Point> MetricBook::callPoints(const SeriesName& series, std::string_view metric, std::int64_t from,
                                          std::int64_t to, std::int64_t period) const {
    const Row& row = *rowOf(metric);
    std::vector<Point> out;
    for (const CallMinute& minute : callMinutes(series, from, to, period)) {
        const double events = minute.outcomes[static_cast<std::size_t>(row.outcome)];
        const Tally tally = row.source == Source::Latency    ? minute.latency
                            : row.source == Source::Returned ? minute.returned
                            : row.source == Source::Amount   ? minute.amount
                                                             : Tally{events, events, 1, 1};
        if (tally.count == 0) continue;
        const std::int64_t begin = floorTo(minute.second, period);
        if (out.empty() || out.back().second != begin) out.emplace_back().second = begin;
        addTally(tally, out.back());
        if (row.source == Source::Latency) out.back().spread.add(minute.histogram);
    }
    return out;
}

std::vector<CallMinute> MetricBook::callMinutes(const SeriesName& series, std::int64_t from, std::int64_t to, std::int64_t period) const {
    const std::int64_t remembered = m_archive ? m_calls.wholeFrom(series) : from;
    std::vector<CallMinute> out;
    if (from < remembered) out = m_archive->read(series, from, std::min(to, remembered), period);
    auto newest = m_calls.minutes(series, std::max(from, remembered), to);
    out.insert(out.end(), std::make_move_iterator(newest.begin()), std::make_move_iterator(newest.end()));
    return out;
}

/// The limits of the account, and what provisioned tables take of them.
std::vector<Point> MetricBook::accountPoints(std::string_view region, std::string_view metric, std::int64_t from, std::int64_t to,
                                             std::int64_t period, std::int64_t now) const {
    const Row& row = *rowOf(metric);
    const bool table = row.source == Source::TableMax || row.source == Source::TableShare;
    const double most = static_cast<double>(table ? capacity::kTableUnits : capacity::kAccountUnits);
    std::vector<Point> out;
    if (row.source == Source::AccountMax || row.source == Source::TableMax) {
        for (std::int64_t begin = from; begin < to; begin += period) out.push_back(flat(begin, most));
        return out;
    }
    const std::string_view provisioned = row.side == Side::Read ? "ProvisionedReadCapacityUnits" : "ProvisionedWriteCapacityUnits";
    std::map<std::int64_t, double> units; // of all arms, or of the largest
    const auto add = [&](const ArmName& arm) {
        for (const Point& point : capacityPoints(arm, provisioned, from, to, period, now)) {
            double& there = units[point.second];
            there = table ? std::max(there, point.sum) : there + point.sum;
        }
    };
    for (const TablePtr& each : m_tables()->tables(region)) {
        add({each->region, each->name, {}});
        for (const IndexSchema& index : each->indexes)
            if (index.kind == IndexKind::Global) add({each->region, each->name, index.name});
    }
    for (const auto& [begin, sum] : units) out.push_back(flat(begin, 100 * sum / most));
    return out;
}

std::vector<MetricName> MetricBook::list(std::string_view region, std::int64_t now) const {
    std::vector<MetricName> candidates, out;
    const CatalogPtr catalog = m_tables();
    for (const TablePtr& table : catalog->tables(region)) {
        std::vector<std::vector<Dimension>> arms{{{"TableName", table->name}}};
        for (const IndexSchema& index : table->indexes)
            if (index.kind == IndexKind::Global) arms.push_back({{"TableName", table->name}, {"GlobalSecondaryIndexName", index.name}});
        for (const Row& row : kRows)
            if (row.of == Of::Arm)
                for (const auto& arm : arms) candidates.push_back({std::string(row.name), arm});
    }
    for (const Row& row : kRows)
        if (row.of == Of::Capacity) candidates.push_back({std::string(row.name), {}});
    std::set<SeriesName> calls;
    for (SeriesName& each : m_calls.series()) calls.insert(std::move(each));
    if (m_archive)
        for (SeriesName& each : m_archive->series()) calls.insert(std::move(each));
    for (const SeriesName& series : calls) {
        if (series.region != region) continue;
        std::vector<Dimension> dimensions;
        const Of of = dimensionsOf(series, dimensions);
        for (const Row& row : kRows)
            if (row.of == of) candidates.push_back({std::string(row.name), dimensions});
    }
    for (MetricName& each : candidates)
        if (!points(region, each, now - kListed, now + 1, 3600, now).empty()) out.push_back(std::move(each));
    return out;
}

} // namespace rf::metrics
