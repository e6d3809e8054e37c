#include "engine/maintenance/metrics_keeper.h"

#include "engine/storage/sqlite/layout.h"

#include <algorithm>
#include <bit>
#include <cstdio>
#include <cstring>
#include <set>

namespace rf {
namespace {

using capacity::ArmName;
using capacity::Enforcement;
using capacity::History;
using capacity::Sample;
using capacity::SideSample;

constexpr std::string_view kMetricPrefix = "metrics2/", kOldMetricPrefix = "metrics/"; ///< samples without the smallest and largest request, and reasons
constexpr std::string_view kEnforcement = "capacity/enforcement";
constexpr std::array<std::string_view, 3> kWords{"enforce", "observe", "off"};
/// Seconds of samples in one entry, by level: an entry stays below 40 KB and is written anew while it grows.
constexpr std::array<std::int64_t, History::kLevels.size()> kMetricChunk{0, 3600, 86'400, 30 * 86'400};

static_assert(std::endian::native == std::endian::little, "samples are kept as they lie");

struct OldSide {
    double units, peak, throttled, requests, provisioned, burst;
};
struct KeptSide {
    OldSide sums;
    float least, most;
    std::array<float, capacity::kLimits> refused;
};
template <class Side>
struct KeptSample {
    std::int64_t second;
    Side read, write;
};
static_assert(sizeof(KeptSample<OldSide>) == 104 && sizeof(KeptSample<KeptSide>) == 152);

KeptSide kept(const SideSample& side) {
    return {{side.units, side.peak, side.throttled, side.requests, side.provisioned, side.burst}, side.least, side.most, side.refused};
}
SideSample sideOf(const OldSide& side) {
    return {side.units, side.peak, side.throttled, side.requests, side.provisioned, side.burst};
}
SideSample sideOf(const KeptSide& side) {
    SideSample out = sideOf(side.sums);
    out.least = side.least;
    out.most = side.most;
    out.refused = side.refused;
    return out;
}

void append(const Sample& sample, std::string& bytes) {
    const KeptSample<KeptSide> one{sample.second, kept(sample.read), kept(sample.write)};
    bytes.append(reinterpret_cast<const char*>(&one), sizeof one);
}

/// Whole samples only; of bytes that are none of ours nothing is taken.
template <class Side>
std::vector<Sample> samplesOf(std::string_view bytes) {
    std::vector<Sample> out;
    for (; bytes.size() >= sizeof(KeptSample<Side>); bytes.remove_prefix(sizeof(KeptSample<Side>))) {
        KeptSample<Side> one{};
        std::memcpy(&one, bytes.data(), sizeof one);
        if (!out.empty() && one.second <= out.back().second) return {};
        out.push_back({one.second, sideOf(one.read), sideOf(one.write)});
    }
    return out;
}

/// "metrics2/1/0001700000000/us-east-1/TABLE-ID/INDEX": entries of a level lie in the order of time.
std::string entryKey(std::string_view prefix, std::size_t level, std::int64_t chunk, const TableSchema& table, const std::string& index) {
    char text[64];
    std::snprintf(text, sizeof text, "%zu/%013lld/", level, static_cast<long long>(chunk));
    return std::string(prefix) + text + table.region + "/" + table.id + "/" + index;
}

/// In place of what an earlier version kept of the same time.
Status putChunk(WriteTxn& txn, std::size_t level, std::int64_t chunk, const TableSchema& table, const std::string& index, std::string_view bytes) {
    RF_TRY(txn.eraseMeta(entryKey(kOldMetricPrefix, level, chunk, table, index)));
    return txn.putMeta(entryKey(kMetricPrefix, level, chunk, table, index), bytes);
}

struct EntryName {
    std::size_t level = 0;
    std::int64_t chunk = 0;
    std::string id, index;
    bool old = false; ///< of files that were written before
};
std::optional<EntryName> entryName(std::string_view key) {
    EntryName name;
    name.old = key.starts_with(kOldMetricPrefix);
    if (!name.old && !key.starts_with(kMetricPrefix)) return std::nullopt;
    key.remove_prefix((name.old ? kOldMetricPrefix : kMetricPrefix).size());
    std::vector<std::string> parts;
    for (int i = 0; i < 4; ++i) {
        const auto slash = key.find('/');
        if (slash == std::string_view::npos) return std::nullopt;
        parts.emplace_back(key.substr(0, slash));
        key.remove_prefix(slash + 1);
    }
    name.level = static_cast<std::size_t>(std::atoi(parts[0].c_str()));
    name.chunk = std::atoll(parts[1].c_str());
    name.id = parts[3];
    name.index = key;
    if (name.level == 0 || name.level >= History::kLevels.size()) return std::nullopt;
    return name;
}

std::string savedKey(const ArmName& arm, std::size_t level) {
    return arm.region + "/" + arm.table + "/" + arm.index + "/" + std::to_string(level);
}

double eventsOf(const Sample& sample) {
    return sample.read.requests + sample.write.requests + sample.read.throttled + sample.write.throttled;
}

std::int64_t chunkOf(std::int64_t second, std::size_t level) {
    return second - second % kMetricChunk[level];
}

KeyRange everyEntry() {
    return {std::string(kOldMetricPrefix), "metrics3", true}; // old ones first
}

} // namespace

MetricsKeeper::MetricsKeeper(Store& store, capacity::Meter& meter, const Clock& clock, MetricsKeeperOptions options)
    : m_store(store), m_meter(meter), m_clock(clock), m_options(options) {}

MetricsKeeper::~MetricsKeeper() {
    stop();
}

Status MetricsKeeper::load(std::optional<Enforcement> instead) {
    std::map<std::string, TablePtr> byId;
    for (const TablePtr& table : m_store.catalog()->all()) byId[table->id] = table;
    std::map<std::pair<std::string, std::string>, std::array<std::vector<Sample>, History::kLevels.size()>> arms;
    RF_TRY(m_store.read([&](ReadTxn& txn) -> Status {
        Record record;
        RF_ASSIGN(const bool found, txn.get(sqlite::kMetaTree, kEnforcement, record));
        for (std::size_t i = 0; found && i < kWords.size(); ++i)
            if (record.bytes == kWords[i]) m_kept = static_cast<Enforcement>(i);
        return txn.scan(sqlite::kMetaTree, everyEntry(), [&](std::string_view key, std::string_view bytes, std::size_t) {
            const auto name = entryName(key);
            if (!name || !byId.contains(name->id)) return true;
            auto& level = arms[{name->id, name->index}][name->level];
            for (const Sample& sample : name->old ? samplesOf<OldSide>(bytes) : samplesOf<KeptSide>(bytes)) level.push_back(sample);
            return true;
        });
    }));
    if (instead) m_kept = instead;
    if (m_kept) m_meter.setEnforcement(*m_kept);
    for (auto& [name, levels] : arms) {
        const TablePtr& table = byId[name.first];
        const ArmName arm{table->region, table->name, name.second};
        for (std::size_t level = 1; level < levels.size(); ++level) {
            if (levels[level].empty()) continue;
            std::ranges::stable_sort(levels[level], {}, &Sample::second); // old entries may lie after new ones
            m_saved[savedKey(arm, level)] = {levels[level].back().second, eventsOf(levels[level].back())};
            m_meter.restore(arm, level, std::move(levels[level]));
        }
    }
    return {};
}

/// A clock that was set back finds what it saved in the future: it goes on from the chunk of the time it has now.
MetricsKeeper::Saved& MetricsKeeper::savedOf(const ArmName& arm, std::size_t level) {
    Saved& saved = m_saved[savedKey(arm, level)];
    const std::int64_t now = m_clock.nowMs() / 1000;
    if (saved.second > now) saved = {chunkOf(now, level), 0};
    return saved;
}

std::vector<Sample> MetricsKeeper::freshOf(const ArmName& arm, std::size_t level) {
    auto fresh = m_meter.since(arm, level, savedOf(arm, level).second);
    const std::int64_t now = m_clock.nowMs() / 1000;
    while (!fresh.empty() && fresh.back().second > now) fresh.pop_back();
    return fresh;
}

Status MetricsKeeper::saveArm(WriteTxn& txn, const ArmName& arm) {
    const TablePtr table = txn.catalog().find(arm.region, arm.table);
    if (!table) return {};
    for (std::size_t level = 1; level < History::kLevels.size(); ++level) {
        const auto fresh = freshOf(arm, level);
        if (fresh.empty()) continue;
        // The chunk in which the newest sample lies may be half written: it is written anew, and those after it.
        std::int64_t chunk = chunkOf(fresh.front().second, level);
        const std::int64_t last = chunkOf(fresh.back().second, level);
        std::string bytes;
        for (const Sample& sample : m_meter.since(arm, level, chunk)) {
            const std::int64_t mine = chunkOf(sample.second, level);
            if (mine > last) break;
            if (mine != chunk) {
                RF_TRY(putChunk(txn, level, chunk, *table, arm.index, bytes));
                bytes.clear();
                chunk = mine;
            }
            append(sample, bytes);
        }
        RF_TRY(putChunk(txn, level, chunk, *table, arm.index, bytes));
        savedOf(arm, level) = {fresh.back().second, eventsOf(fresh.back())};
    }
    return {};
}

Status MetricsKeeper::dropOld(WriteTxn& txn) {
    const std::int64_t now = m_clock.nowMs() / 1000;
    if (now / 3600 == m_droppedHour) return {};
    std::set<std::string> ids;
    for (const TablePtr& table : txn.catalog().all()) ids.insert(table->id);
    std::vector<std::string> old;
    RF_TRY(txn.scan(sqlite::kMetaTree, everyEntry(), [&](std::string_view key, std::string_view, std::size_t) {
        const auto name = entryName(key);
        const auto keeps = [&] {
            const History::Level& level = History::kLevels[name->level];
            return level.step * static_cast<std::int64_t>(level.keeps);
        };
        if (!name || !ids.contains(name->id) || name->chunk + kMetricChunk[name->level] < now - keeps()) old.emplace_back(key);
        return true;
    }));
    for (const std::string& key : old) RF_TRY(txn.eraseMeta(key));
    m_droppedHour = now / 3600;
    return {};
}

Status MetricsKeeper::save() {
    const std::lock_guard lock(m_saving);
    const Enforcement enforcement = m_meter.enforcement();
    std::vector<ArmName> changed;
    for (ArmName& arm : m_meter.arms()) {
        const auto fresh = freshOf(arm, 1);
        const Saved saved = savedOf(arm, 1);
        const bool grew = !fresh.empty() && (fresh.back().second > saved.second || eventsOf(fresh.back()) != saved.events);
        if (grew) changed.push_back(std::move(arm));
    }
    const bool settingChanged = enforcement != m_kept.value_or(Enforcement::Enforce);
    if (changed.empty() && !settingChanged) return {};
    RF_TRY(m_store.write([&](WriteTxn& txn) -> Status {
        for (const ArmName& arm : changed) RF_TRY(saveArm(txn, arm));
        if (settingChanged) RF_TRY(txn.putMeta(kEnforcement, kWords[static_cast<std::size_t>(enforcement)]));
        return dropOld(txn);
    }));
    m_kept = enforcement;
    return {};
}

void MetricsKeeper::measure() {
    std::vector<std::pair<ArmName, std::int64_t>> sizes;
    (void)m_store.read([&](ReadTxn& txn) -> Status {
        const auto add = [&](const TableSchema& table, const std::string& index, TreeId tree) -> Status {
            RF_ASSIGN(const TreeCounters counters, txn.counters(tree));
            sizes.push_back({{table.region, table.name, index}, counters.bytes});
            return {};
        };
        for (const TablePtr& table : txn.catalog().all()) {
            RF_TRY(add(*table, {}, table->tree));
            for (const IndexSchema& index : table->indexes)
                if (index.kind == IndexKind::Global) RF_TRY(add(*table, index.name, index.tree));
        }
        return {};
    }); // a file that cannot be read is told to whoever reads it
    for (const auto& [arm, bytes] : sizes) m_meter.measured(arm, bytes);
}

void MetricsKeeper::start() {
    m_thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

void MetricsKeeper::run(const std::stop_token& stop) {
    std::int64_t minute = m_clock.nowMs() / 60'000;
    while (!stop.stop_requested()) {
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, stop, m_options.poll, [] { return false; });
        lock.unlock();
        const std::int64_t now = m_clock.nowMs() / 60'000;
        if (now == minute && m_meter.enforcement() == m_kept.value_or(Enforcement::Enforce)) continue;
        minute = now;
        measure();
        (void)save(); // a full disk is told to whoever writes; the next minute tries again
        if (m_alsoSave) (void)m_alsoSave();
    }
}

void MetricsKeeper::stop() {
    if (!m_thread.joinable()) return;
    m_thread.request_stop();
    m_changed.notify_all();
    m_thread.join();
    (void)save();
    if (m_alsoSave) (void)m_alsoSave();
}

} // namespace rf
