#include "engine/maintenance/call_keeper.h"

#include "engine/storage/sqlite/layout.h"

#include <algorithm>
#include <cstdio>
#include <limits>
#include <numeric>

namespace rf {
namespace {

using metrics::CallArchive;
using metrics::CallMinute;
using metrics::SeriesName;
using sqlite::kMetaTree;

constexpr std::string_view kCallPrefix = "calls/";
/// Seconds of samples in one entry, by level: an hour of minutes, a day of 5 minutes, 30 days of hours.
constexpr std::array<std::int64_t, CallArchive::kLevels.size()> kCallChunk{3600, 86'400, 30 * 86'400};
/// What memory gets back.
constexpr std::int64_t kRemembered = 24 * 3600;
/// In the place of a table's id: the region itself.
constexpr std::string_view kNoTable = "-";

std::int64_t floorTo(std::int64_t second, std::int64_t step) { return second - second % step; }

/// "calls/1/0001700000000/us-east-1/TABLE-ID/PutItem": entries of a level lie in the order of time.
std::string entryKey(std::size_t level, std::int64_t chunk, std::string_view region, std::string_view id, std::string_view operation) {
    char text[64];
    std::snprintf(text, sizeof text, "calls/%zu/%013lld/", level + 1, static_cast<long long>(chunk));
    std::string key(text);
    return key.append(region).append("/").append(id).append("/").append(operation);
}

struct Entry {
    std::size_t level = 0;
    std::int64_t chunk = 0;
    std::string region, id, operation;
};
std::optional<Entry> entryIn(std::string_view key) {
    if (!key.starts_with(kCallPrefix)) return {};
    key.remove_prefix(kCallPrefix.size());
    std::array<std::string, 4> parts;
    for (std::string& part : parts) {
        const auto slash = key.find('/');
        if (slash == std::string_view::npos) return {};
        part = key.substr(0, slash);
        key.remove_prefix(slash + 1);
    }
    const int level = std::atoi(parts[0].c_str());
    if (level < 1 || level > static_cast<int>(CallArchive::kLevels.size())) return {};
    return Entry{static_cast<std::size_t>(level - 1), std::atoll(parts[1].c_str()), parts[2], parts[3], std::string(key)};
}

/// Entries of a level whose chunk begins in [from, to).
KeyRange entriesOf(std::size_t level, std::int64_t from, std::int64_t to) {
    return {entryKey(level, std::max<std::int64_t>(from, 0), {}, {}, {}), entryKey(level, std::max<std::int64_t>(to, 0), {}, {}, {}), true};
}
constexpr std::int64_t kEver = 9'999'999'999'999;

std::optional<std::string> idOf(const Catalog& catalog, const SeriesName& name) {
    if (name.table.empty()) return std::string(kNoTable);
    const TablePtr table = catalog.find(name.region, name.table);
    return table ? std::optional(table->id) : std::nullopt;
}

std::map<std::string, TablePtr> tablesById(const Catalog& catalog) {
    std::map<std::string, TablePtr> byId;
    for (const TablePtr& table : catalog.all()) byId[table->id] = table;
    return byId;
}

double eventsOf(const CallMinute& minute) { return std::accumulate(minute.outcomes.begin(), minute.outcomes.end(), 0.0); }

std::vector<CallMinute> coarser(const std::vector<CallMinute>& minutes, std::int64_t step) {
    std::vector<CallMinute> out;
    for (const CallMinute& minute : minutes) {
        const std::int64_t begin = floorTo(minute.second, step);
        if (out.empty() || out.back().second != begin) out.emplace_back().second = begin;
        merge(minute, out.back());
    }
    return out;
}

} // namespace

Status CallKeeper::load() {
    const std::int64_t from = floorTo(m_clock.nowMs() / 1000 - kRemembered, 3600);
    const auto byId = tablesById(*m_store.catalog());
    const auto nameOf = [&](std::string_view key) -> std::optional<SeriesName> {
        const auto entry = entryIn(key);
        if (!entry) return {};
        if (entry->id == kNoTable) return SeriesName{entry->region, {}, entry->operation};
        const auto table = byId.find(entry->id);
        if (table == byId.end()) return {};
        return SeriesName{entry->region, table->second->name, entry->operation};
    };
    std::map<SeriesName, std::vector<CallMinute>> restored;
    const std::lock_guard lock(m_guard);
    RF_TRY(m_store.read([&](ReadTxn& txn) -> Status {
        RF_TRY(txn.scan(kMetaTree, entriesOf(2, 0, kEver), [&](std::string_view key, std::string_view, std::size_t) {
            if (auto name = nameOf(key)) m_names.insert(std::move(*name));
            return true;
        }));
        return txn.scan(kMetaTree, entriesOf(0, from, kEver), [&](std::string_view key, std::string_view bytes, std::size_t) {
            if (const auto name = nameOf(key)) {
                auto& minutes = restored[*name];
                for (CallMinute& minute : metrics::callSamplesOf(bytes)) minutes.push_back(std::move(minute));
            }
            return true;
        });
    }));
    for (auto& [name, minutes] : restored) {
        if (minutes.empty()) continue;
        m_saved[name] = {minutes.back().second, eventsOf(minutes.back())};
        m_calls.restore(name, std::move(minutes));
    }
    m_calls.restoredFrom(from);
    return {};
}

CallKeeper::Fresh CallKeeper::freshOf(const SeriesName& name) const {
    const auto at = m_saved.find(name);
    const Saved saved = at == m_saved.end() ? Saved() : at->second;
    Fresh fresh = m_calls.minutes(name, saved.second, std::numeric_limits<std::int64_t>::max());
    const bool unchanged = !fresh.empty() && fresh.front().second == saved.second && eventsOf(fresh.front()) == saved.events;
    if (unchanged) fresh.erase(fresh.begin());
    return fresh;
}

/// Writes the samples of a level that begin at `begin` or later, behind those the file has from before.
Status CallKeeper::saveLevel(WriteTxn& txn, const SeriesName& name, const std::string& id, std::size_t level, std::int64_t begin) const {
    begin = floorTo(begin, kLevels[level].step);
    const auto samples = coarser(m_calls.minutes(name, begin, std::numeric_limits<std::int64_t>::max()), kLevels[level].step);
    for (auto first = samples.begin(); first != samples.end();) {
        const std::int64_t chunk = floorTo(first->second, kCallChunk[level]);
        const std::string key = entryKey(level, chunk, name.region, id, name.operation);
        std::string bytes;
        RF_ASSIGN(const auto there, txn.getMeta(key));
        if (there)
            for (const CallMinute& sample : metrics::callSamplesOf(*there))
                if (sample.second < begin) metrics::appendCallSample(sample, bytes);
        for (; first != samples.end() && floorTo(first->second, kCallChunk[level]) == chunk; ++first) metrics::appendCallSample(*first, bytes);
        RF_TRY(txn.putMeta(key, bytes));
    }
    return {};
}

Status CallKeeper::dropOld(WriteTxn& txn) {
    const std::int64_t now = m_clock.nowMs() / 1000;
    if (now / 3600 == m_droppedHour) return {};
    const auto byId = tablesById(txn.catalog());
    std::vector<std::string> old;
    RF_TRY(txn.scan(kMetaTree, {std::string(kCallPrefix), "calls0", true}, [&](std::string_view key, std::string_view, std::size_t) {
        const auto entry = entryIn(key);
        const bool stays = entry && (entry->id == kNoTable || byId.contains(entry->id)) &&
                           entry->chunk + kCallChunk[entry->level] >= now - kLevels[entry->level].keeps;
        if (!stays) old.emplace_back(key);
        return true;
    }));
    for (const std::string& key : old) RF_TRY(txn.eraseMeta(key));
    m_droppedHour = now / 3600;
    return {};
}

Status CallKeeper::save() {
    const std::lock_guard lock(m_guard);
    std::map<SeriesName, Fresh> changed;
    for (const SeriesName& name : m_calls.series())
        if (Fresh fresh = freshOf(name); !fresh.empty()) changed.emplace(name, std::move(fresh));
    if (changed.empty()) return {};
    std::set<SeriesName> written;
    RF_TRY(m_store.write([&](WriteTxn& txn) -> Status {
        for (const auto& [name, fresh] : changed) {
            const auto id = idOf(txn.catalog(), name);
            if (!id) continue; // its table is gone
            for (std::size_t level = 0; level < kLevels.size(); ++level) RF_TRY(saveLevel(txn, name, *id, level, fresh.front().second));
            written.insert(name);
        }
        return dropOld(txn);
    }));
    for (const auto& [name, fresh] : changed) m_saved[name] = {fresh.back().second, eventsOf(fresh.back())};
    m_names.merge(written);
    return {};
}

std::vector<CallMinute> CallKeeper::read(const SeriesName& name, std::int64_t from, std::int64_t to, std::int64_t period) const {
    std::vector<CallMinute> out;
    const auto id = idOf(*m_store.catalog(), name);
    if (!id) return out;
    const std::int64_t now = m_clock.nowMs() / 1000;
    // From the coarsest level on, each up to where a finer one that is of use begins.
    (void)m_store.read([&](ReadTxn& txn) -> Status {
        for (std::size_t level = kLevels.size(); level-- != 0;) {
            const bool finer = level != 0 && period % kLevels[level].step != 0;
            const std::int64_t begin = std::max(from, floorTo(now - kLevels[level].keeps, 3600));
            const std::int64_t end = finer ? std::min(to, floorTo(now - kLevels[level - 1].keeps, 3600)) : to;
            for (std::int64_t chunk = floorTo(std::max<std::int64_t>(begin, 0), kCallChunk[level]); chunk < end; chunk += kCallChunk[level]) {
                Record record;
                RF_ASSIGN(const bool found, txn.get(kMetaTree, entryKey(level, chunk, name.region, *id, name.operation), record));
                if (!found) continue;
                for (CallMinute& sample : metrics::callSamplesOf(record.bytes))
                    if (sample.second >= begin && sample.second < end) out.push_back(std::move(sample));
            }
            if (!finer) break;
        }
        return {};
    }); // what cannot be read is told to whoever reads the file
    return out;
}

std::vector<SeriesName> CallKeeper::series() const {
    const std::lock_guard lock(m_guard);
    return {m_names.begin(), m_names.end()};
}

} // namespace rf
