#include "engine/capacity/arm_meter.h"

#include "engine/capacity/bucket_rules.h"

#include <algorithm>
#include <cmath>

namespace rf::capacity {
namespace {

void setBucket(std::optional<TokenBucket>& bucket, double rate, double seconds, double now) {
    if (!bucket) bucket.emplace();
    bucket->set(rate, seconds, now);
}

void setMaximum(std::optional<TokenBucket>& bucket, std::int64_t units, double now) {
    if (units < 0) return bucket.reset();
    setBucket(bucket, static_cast<double>(units), kSmoothSeconds, now);
}

std::size_t partitionsFor(double read, double write, bool onDemand) {
    const double reads = read / kPartitionReadUnits, writes = write / kPartitionWriteUnits;
    return static_cast<std::size_t>(std::ceil(onDemand ? std::max(reads, writes) : reads + writes));
}

const SideSample& sideOf(const Sample& sample, Side side) {
    return side == Side::Read ? sample.read : sample.write;
}

} // namespace

void ArmMeter::setLimits(const TableSchema& table, const IndexSchema* index, const Moment& moment) {
    m_key = index ? index->key : table.key;
    m_limited = index == nullptr || index->kind == IndexKind::Global;
    const bool onDemand = table.billingMode == BillingMode::PayPerRequest;
    if (onDemand != m_onDemand) m_sides = {}; // another kind of bucket: nobody pays the debts of the old one
    m_onDemand = onDemand;
    m_partitions.setBurst(partitionBurst(onDemand), moment.now);
    if (!m_limited) return m_partitions.grow(1, moment.now);
    const Throughput& given = index ? index->throughput : table.throughput;
    const auto& maximum = index ? index->onDemand : table.onDemand;
    m_provisioned[0] = m_onDemand ? 0 : static_cast<double>(given.readUnits);
    m_provisioned[1] = m_onDemand ? 0 : static_cast<double>(given.writeUnits);
    if (m_onDemand) {
        m_grownAt = 0;
        growOnDemand(moment);
    } else {
        setBucket(m_sides[0].main, m_provisioned[0], kBurstSeconds, moment.now);
        setBucket(m_sides[1].main, m_provisioned[1], kBurstSeconds, moment.now);
        m_partitions.grow(partitionsFor(m_provisioned[0], m_provisioned[1], false), moment.now);
    }
    setMaximum(m_sides[0].maximum, m_onDemand && maximum ? maximum->maxReadUnits : -1, moment.now);
    setMaximum(m_sides[1].maximum, m_onDemand && maximum ? maximum->maxWriteUnits : -1, moment.now);
}

/// The highest minute that is older than the time in which a peak may double, as units a second.
double ArmMeter::grownPeak(Side side, std::int64_t second) const {
    double peak = 0;
    for (const Sample& minute : m_history.since(1, 0)) {
        if (minute.second > second - static_cast<std::int64_t>(kPeakSeconds)) break;
        peak = std::max(peak, sideOf(minute, side).units / 60);
    }
    return peak;
}

void ArmMeter::growOnDemand(const Moment& moment) {
    const std::int64_t minute = moment.second / 60;
    if (minute == m_grownAt) return;
    m_grownAt = minute;
    double limits[2];
    for (const Side side : {Side::Read, Side::Write}) {
        const double limit = onDemandLimit(side, grownPeak(side, moment.second));
        limits[static_cast<std::size_t>(side)] = limit;
        setBucket(of(side).main, limit, kBurstSeconds, moment.now);
    }
    m_partitions.grow(partitionsFor(limits[0], limits[1], true), moment.now);
}

std::optional<Limit> ArmMeter::admits(Side side, std::uint64_t hash, const Moment& moment) {
    if (!m_limited) return std::nullopt;
    if (m_onDemand) growOnDemand(moment);
    Sides& buckets = of(side);
    if (buckets.maximum && !buckets.maximum->open(moment.now)) return Limit::MaxOnDemand;
    if (!buckets.main->open(moment.now)) return m_onDemand ? Limit::OnDemand : Limit::Provisioned;
    if (!m_partitions.of(hash).buckets[static_cast<std::size_t>(side)].open(moment.now)) return Limit::KeyRange;
    return std::nullopt;
}

SideSample& ArmMeter::sampleOf(Side side, const Moment& moment) {
    Sample& sample = m_history.at(moment.second);
    sample.read.provisioned = m_provisioned[0];
    sample.write.provisioned = m_provisioned[1];
    SideSample& mine = side == Side::Read ? sample.read : sample.write;
    if (const auto& main = of(side).main; main && !m_onDemand) mine.burst = std::min(mine.burst, main->share());
    return mine;
}

HeavyHitters& ArmMeter::keysOf(Side side, std::int64_t second) {
    const std::int64_t begin = second - second % kWindow;
    while (!m_windows.empty() && m_windows.back().second > begin + kWindow) m_windows.pop_back(); // of a later clock
    if (m_windows.empty() || m_windows.back().second < begin) {
        m_windows.emplace_back().second = begin;
        if (m_windows.size() > kWindows) m_windows.pop_front();
    }
    return m_windows.back().keys[static_cast<std::size_t>(side)];
}

void ArmMeter::use(Side side, const KeyPlace& place, double units, const Moment& moment, bool take) {
    const auto& [hash, key] = place;
    Sides& buckets = of(side);
    Partition& partition = m_partitions.of(hash);
    if (m_limited && take) {
        if (buckets.maximum) buckets.maximum->take(units, moment.now);
        if (buckets.main) buckets.main->take(units, moment.now);
        partition.buckets[static_cast<std::size_t>(side)].take(units, moment.now);
    }
    SideSample& sample = sampleOf(side, moment);
    sample.units += units;
    sample.peak = sample.units; // a second is the finest there is
    ++sample.requests;
    const auto mine = static_cast<float>(units);
    sample.least = sample.least > 0 ? std::min(sample.least, mine) : mine;
    sample.most = std::max(sample.most, mine);
    Totals& totals = m_totals[static_cast<std::size_t>(side)];
    totals.units += units;
    ++totals.requests;
    m_partitions.demand(partition, side, units, moment.second);
    if (!key.empty()) keysOf(side, moment.second).add(hash, units, key);
    if (m_limited && take) m_requests.add({moment.ms, hash, units, side, false});
}

void ArmMeter::refuse(Side side, Limit limit, const KeyPlace& place, const Moment& moment) {
    const auto& [hash, key] = place;
    SideSample& sample = sampleOf(side, moment);
    ++sample.throttled;
    ++sample.refused[static_cast<std::size_t>(limit)];
    ++m_totals[static_cast<std::size_t>(side)].throttled;
    Partition& partition = m_partitions.of(hash);
    m_requests.add({moment.ms, hash, 0, side, true});
    m_partitions.demand(partition, side, 1, moment.second); // what it would have used is not known: one unit
    if (!key.empty()) keysOf(side, moment.second).add(hash, 1, key);
    if (limit == Limit::KeyRange && m_partitions.hot(partition, moment.second)) splitHot(partition, side, moment);
}

/// A key with more than half of its partition's units gets a range of its own; otherwise the units are halved.
void ArmMeter::splitHot(Partition& partition, Side side, const Moment& moment) {
    const int number = partition.number;
    const std::uint64_t begin = partition.begin;
    std::vector<HeavyHitter> keys;
    double sum = 0;
    for (HeavyHitter& each : hottest(side, moment.second - kWindow, moment.second + 1, HeavyHitters::kCounters)) {
        if (m_partitions.of(each.hash).number != number) continue;
        sum += each.units;
        keys.push_back(std::move(each));
    }
    if (keys.empty()) return;
    if (keys.front().units * 2 > sum) {
        const std::uint64_t hash = keys.front().hash;
        (void)m_partitions.split(hash, moment.second, moment.now, true);
        if (hash != ~std::uint64_t{0}) (void)m_partitions.split(hash + 1, moment.second, moment.now, true);
        return;
    }
    std::sort(keys.begin(), keys.end(), [](const auto& a, const auto& b) { return a.hash < b.hash; });
    double below = 0;
    for (const HeavyHitter& each : keys) {
        if (below > 0 && below + each.units > sum / 2 && each.hash != begin) {
            (void)m_partitions.split(each.hash, moment.second, moment.now, false);
            return;
        }
        below += each.units;
    }
}

void ArmMeter::measured(std::int64_t bytes, const Moment& moment) {
    if (!m_limited || m_partitions.count() == 0) return; // nothing was used yet: the next request lays them out
    const double partitions = std::ceil(static_cast<double>(bytes) / kPartitionBytes);
    m_partitions.grow(static_cast<std::size_t>(partitions), moment.now, moment.second);
}

std::vector<Tank> ArmMeter::tanks(Side side, std::uint64_t hash, const Moment& moment) {
    std::vector<Tank> out;
    if (!m_limited || m_partitions.count() == 0) return out; // a past from the file, and nothing used since
    const auto add = [&](TokenBucket& bucket, Limit limit, int partition) {
        bucket.fill(moment.now);
        out.push_back({limit, side, partition, bucket.level(), bucket.holds(), bucket.rate()});
    };
    if (of(side).maximum) add(*of(side).maximum, Limit::MaxOnDemand, -1);
    if (of(side).main) add(*of(side).main, m_onDemand ? Limit::OnDemand : Limit::Provisioned, -1);
    Partition& partition = m_partitions.of(hash);
    add(partition.buckets[static_cast<std::size_t>(side)], Limit::KeyRange, partition.number);
    return out;
}

HeavyHitter ArmMeter::drainer(Side side, double& share) const {
    share = 0;
    if (m_windows.empty()) return {};
    const HeavyHitters& keys = m_windows.back().keys[static_cast<std::size_t>(side)];
    auto most = capacity::hottest({&keys}, 1);
    if (most.empty()) return {};
    most.front().key = partitionKeyText(m_key, most.front().key);
    share = keys.total() > 0 ? most.front().units / keys.total() : 0;
    return most.front();
}

std::vector<HeavyHitter> ArmMeter::hottest(Side side, std::int64_t from, std::int64_t to, std::size_t count,
                                           double* total) const {
    std::vector<const HeavyHitters*> sketches;
    for (const KeyWindow& window : m_windows) {
        if (window.second + kWindow <= from || window.second >= to) continue;
        sketches.push_back(&window.keys[static_cast<std::size_t>(side)]);
        if (total) *total += sketches.back()->total();
    }
    auto keys = capacity::hottest(sketches, count);
    for (HeavyHitter& each : keys) each.key = partitionKeyText(m_key, each.key);
    return keys;
}

} // namespace rf::capacity
