#include "engine/metrics/metric_book.h"

#include <algorithm>

namespace rf::metrics {
namespace {

using capacity::ArmName;
using capacity::Sample;
using capacity::Side;
using capacity::SideSample;

enum class Source : std::uint8_t { Consumed, Provisioned, ThrottleEvents, Latency, Returned, Outcomes };
enum class Of : std::uint8_t { Arm, Operation, Table, Account };

struct Row {
    std::string_view name;
    std::string_view unit;
    Of of;
    Source source;
    Side side = Side::Read;
    Outcome outcome = Outcome::Success;
};
constexpr std::string_view kCount = "Count";
constexpr Row kRows[] = {
    {"ConsumedReadCapacityUnits", kCount, Of::Arm, Source::Consumed, Side::Read},
    {"ConsumedWriteCapacityUnits", kCount, Of::Arm, Source::Consumed, Side::Write},
    {"ProvisionedReadCapacityUnits", kCount, Of::Arm, Source::Provisioned, Side::Read},
    {"ProvisionedWriteCapacityUnits", kCount, Of::Arm, Source::Provisioned, Side::Write},
    {"ReadThrottleEvents", kCount, Of::Arm, Source::ThrottleEvents, Side::Read},
    {"WriteThrottleEvents", kCount, Of::Arm, Source::ThrottleEvents, Side::Write},
    {"SuccessfulRequestLatency", "Milliseconds", Of::Operation, Source::Latency},
    {"ReturnedItemCount", kCount, Of::Operation, Source::Returned},
    {"ThrottledRequests", kCount, Of::Operation, Source::Outcomes, Side::Read, Outcome::Throttled},
    {"SystemErrors", kCount, Of::Operation, Source::Outcomes, Side::Read, Outcome::SystemError},
    {"ConditionalCheckFailedRequests", kCount, Of::Table, Source::Outcomes, Side::Read, Outcome::ConditionFailed},
    {"TransactionConflict", kCount, Of::Table, Source::Outcomes, Side::Read, Outcome::Conflict},
    {"UserErrors", kCount, Of::Account, Source::Outcomes, Side::Read, Outcome::UserError},
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

Point flat(std::int64_t second, double value) { return {second, value, 1, value, value}; }

void addTally(const Tally& tally, Point& point) {
    Tally whole{point.sum, point.count, point.least.value_or(0), point.most.value_or(0)};
    whole.add(tally);
    point.sum = whole.sum;
    point.count = whole.count;
    point.least = whole.least;
    point.most = whole.most;
}

std::int64_t floorTo(std::int64_t second, std::int64_t step) { return second - ((second % step) + step) % step; }

/// Since when the table's capacity is what it is.
std::int64_t unchangedSince(const TableSchema& table, const Throughput& units) {
    return std::max({table.createdMs, units.lastIncreaseMs, units.lastDecreaseMs}) / 1000;
}

const Throughput* throughputOf(const TableSchema& table, const std::string& index) {
    if (table.billingMode != BillingMode::Provisioned) return nullptr;
    if (index.empty()) return &table.throughput;
    const IndexSchema* found = table.findIndex(index);
    return found && found->kind == IndexKind::Global ? &found->throughput : nullptr;
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
    return {};
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
    const auto table = valueOf(name, "TableName"), index = valueOf(name, "GlobalSecondaryIndexName"), operation = valueOf(name, "Operation");
    const std::size_t given = name.dimensions.size();
    switch (row->of) {
    case Of::Arm:
        if (!table || given != (index ? 2u : 1u)) return {};
        return capacityPoints({std::string(region), *table, index.value_or("")}, name.metric, from, to, period, now);
    case Of::Operation:
        if (!table || !operation || given != 2) return {};
        return callPoints({std::string(region), *table, *operation}, name.metric, from, to, period);
    case Of::Table:
        if (!table || given != 1) return {};
        return callPoints({std::string(region), *table, ""}, name.metric, from, to, period);
    case Of::Account: break;
    }
    if (given != 0) return {};
    return callPoints({std::string(region), "", ""}, name.metric, from, to, period);
}

std::vector<Point> MetricBook::capacityPoints(const ArmName& arm, std::string_view metric, std::int64_t from,
                                              std::int64_t to, std::int64_t period, std::int64_t now) const {
    const Row& row = *rowOf(metric);
    const CatalogPtr catalog = m_tables();
    const TablePtr table = catalog->find(arm.region, arm.table);
    const Throughput* units = table ? throughputOf(*table, arm.index) : nullptr;
    const std::int64_t since = units ? unchangedSince(*table, *units) : now + 1;
    const double current = provisionedNow(*catalog, arm, row.side);
    std::vector<Point> out;
    const auto samples = m_meter.series(arm, from, to, period);
    for (std::int64_t begin = from; begin < to; begin += period) {
        const auto slot = static_cast<std::size_t>((begin - from) / period);
        const SideSample* side = slot < samples.size() ? &sideOf(samples[slot], row.side) : nullptr;
        if (row.source == Source::Provisioned) {
            // What the catalog says holds from the last change on; before it, what the meter saw.
            const double value = begin + period > since ? current : side ? side->provisioned : 0;
            if (value > 0) out.push_back(flat(begin, value));
        } else if (side && row.source == Source::Consumed && side->units > 0) {
            out.push_back({begin, side->units, std::max(side->requests, 1.0), {}, {}});
        } else if (side && row.source == Source::ThrottleEvents && side->throttled > 0) {
            out.push_back({begin, side->throttled, side->throttled, 1.0, 1.0});
        }
    }
    return out;
}

std::vector<Point> MetricBook::callPoints(const SeriesName& series, std::string_view metric, std::int64_t from,
                                          std::int64_t to, std::int64_t period) const {
    const Row& row = *rowOf(metric);
    std::vector<Point> out;
    for (const CallMinute& minute : m_calls.minutes(series, from, to)) {
        const double events = minute.outcomes[static_cast<std::size_t>(row.outcome)];
        const Tally tally = row.source == Source::Latency    ? minute.latency
                            : row.source == Source::Returned ? minute.returned
                                                             : Tally{events, events, 1, 1};
        if (tally.count == 0) continue;
        const std::int64_t begin = floorTo(minute.second, period);
        if (out.empty() || out.back().second != begin) out.emplace_back().second = begin;
        addTally(tally, out.back());
    }
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
    for (const SeriesName& series : m_calls.series()) {
        if (series.region != region) continue;
        const Of of = series.table.empty() ? Of::Account : series.operation.empty() ? Of::Table : Of::Operation;
        std::vector<Dimension> dimensions;
        if (of != Of::Account) dimensions.push_back({"TableName", series.table});
        if (of == Of::Operation) dimensions.push_back({"Operation", series.operation});
        for (const Row& row : kRows)
            if (row.of == of) candidates.push_back({std::string(row.name), dimensions});
    }
    for (MetricName& each : candidates)
        if (!points(region, each, now - kListed, now + 1, 3600, now).empty()) out.push_back(std::move(each));
    return out;
}

} // namespace rf::metrics
