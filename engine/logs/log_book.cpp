#include "engine/logs/log_book.h"

#include "engine/logs/log_rules.h"
#include "engine/logs/log_store.h"

#include <algorithm>
#include <future>
#include <limits>

namespace rf::logs {
namespace {

/// So many commits are remembered of a group; who is further behind reads more than is new.
constexpr std::size_t kMostArrivals = 512;

/// Events of a stream that is deleted go so many in a transaction.
constexpr std::size_t kErasedAtOnce = 5'000;

std::size_t sizeOf(const LogLine& line) { return line.message.size() + kLogEventOverhead; }

LogGroup shown(const LogGroupSchema& group, std::int64_t bytes) {
    LogGroup out{.region = group.region, .name = group.name, .createdMs = group.createdMs, .retentionDays = {}, .storedBytes = bytes,
                 .tags = group.tags, .arn = group.arn(), .logClass = group.logClass};
    if (group.retentionDays != 0) out.retentionDays = group.retentionDays;
    return out;
}

Result<LogGroup> shownIn(ReadTxn& txn, const LogGroupSchema& group) {
    RF_ASSIGN(const TreeCounters counters, txn.counters(group.tree));
    return shown(group, counters.bytes);
}

/// The time of the first event that may be shown.
Result<std::optional<std::int64_t>> firstShown(ReadTxn& txn, const LogStreamSchema& stream, std::int64_t horizonMs) {
    if (!stream.firstMs || *stream.firstMs >= horizonMs) return stream.firstMs;
    std::optional<std::int64_t> first;
    RF_TRY(txn.scan(stream.tree, {LogEventKey{stream.number, horizonMs, 0}.bytes(), eventsOf(stream.number).end, true},
                    [&](std::string_view key, std::string_view, std::size_t) {
                        if (const auto at = LogEventKey::read(key)) first = at->ms;
                        return false;
                    }));
    return first;
}

Result<LogStream> shownIn(ReadTxn& txn, const LogStreamSchema& stream, std::int64_t horizonMs) {
    LogStream out{.name = stream.name, .createdMs = stream.createdMs, .firstMs = {}, .lastMs = {}, .lastIngestedMs = {}, .storedBytes = stream.bytes};
    RF_ASSIGN(out.firstMs, firstShown(txn, stream, horizonMs));
    if (out.firstMs) out.lastMs = stream.lastMs;
    if (stream.lastTick != 0) out.lastIngestedMs = msOfTick(stream.lastTick);
    return out;
}

struct Old {
    std::string key;
    std::size_t size = 0;
};

/// The first events of a stream that are too old.
Result<std::vector<Old>> oldIn(ReadTxn& txn, const LogStreamSchema& stream, std::int64_t horizonMs, std::size_t most) {
    std::vector<Old> old;
    if (!stream.firstMs || *stream.firstMs >= horizonMs || most == 0) return old;
    RF_TRY(txn.scan(stream.tree, eventsOf(stream.number, 0, horizonMs), [&](std::string_view key, std::string_view, std::size_t size) {
        old.push_back({std::string(key), size});
        return old.size() < most;
    }));
    return old;
}

/// Erases them; the stream begins with what is left.
Status erase(WriteTxn& txn, LogStreamSchema stream, const std::vector<Old>& old) {
    for (const auto& [key, size] : old) {
        RF_TRY(txn.erase(stream.tree, key));
        stream.bytes -= static_cast<std::int64_t>(size);
    }
    stream.firstMs.reset();
    RF_TRY(txn.scan(stream.tree, eventsOf(stream.number), [&](std::string_view key, std::string_view, std::size_t) {
        if (const auto at = LogEventKey::read(key)) stream.firstMs = at->ms;
        return false;
    }));
    if (!stream.firstMs) stream.lastMs.reset();
    return putStream(txn, stream);
}

void merge(Tags& tags, const Tags& add, const std::vector<std::string>& remove) {
    std::erase_if(tags, [&](const auto& tag) { return std::ranges::find(remove, tag.first) != remove.end(); });
    for (const auto& [key, value] : add) {
        const auto at = std::ranges::find(tags, key, &Tags::value_type::first);
        if (at != tags.end())
            at->second = value;
        else
            tags.emplace_back(key, value);
    }
}

} // namespace

LogBook::LogBook(Store& store, const Clock& clock) : m_store(store), m_clock(clock) {
    // A description that cannot be read is the check's to find.
    (void)m_store.read([this](ReadTxn& txn) -> Status {
        RF_ASSIGN(const auto groups, groupsIn(txn, {}, {}));
        for (const LogGroupSchema& group : groups) {
            RF_ASSIGN(const auto streams, streamsIn(txn, group));
            for (const LogStreamSchema& stream : streams) m_opened = std::max(m_opened, stream.lastTick);
        }
        return {};
    });
    m_newest.store(m_opened, std::memory_order_release);
}

// ---- writing

/// Notes and tells on the writer thread, in the order of the commits.
Status LogBook::change(std::function<Status(WriteTxn&)> body, std::shared_ptr<const Added> added) {
    const auto done = std::make_shared<std::promise<Status>>();
    auto result = done->get_future();
    m_store.submit(std::move(body), [this, done, added = std::move(added)](Status status) {
        if (status) note(added.get());
        done->set_value(std::move(status));
    });
    return result.get();
}

void LogBook::note(const Added* added) {
    if (added && added->arrival.last != 0) {
        {
            const std::lock_guard lock(m_mutex);
            Recent& recent = m_recent.try_emplace(added->tree, Recent{m_opened, {}}).first->second;
            recent.arrivals.push_back(added->arrival);
            if (recent.arrivals.size() > kMostArrivals) {
                recent.since = recent.arrivals.front().last;
                recent.arrivals.pop_front();
            }
        }
        m_newest.store(added->arrival.last, std::memory_order_release);
    }
    m_watchers.tell(newest());
}

Watch LogBook::watch(std::function<void(Tick)> callback) { return m_watchers.add(std::move(callback)); }

Status LogBook::add(WriteTxn& txn, const LogGroupSchema& group, LogStreamSchema stream, std::span<const LogLine> lines, Added& added) const {
    if (lines.empty()) return {};
    Arrival arrival{.stream = stream.number, .fromMs = std::max<std::int64_t>(lines.front().ms, 0), .toMs = 0};
    for (const LogLine& line : lines) {
        const std::int64_t ms = std::max<std::int64_t>(line.ms, 0);
        RF_ASSIGN(arrival.last, txn.tick());
        if (arrival.first == 0) arrival.first = arrival.last;
        arrival.fromMs = std::min(arrival.fromMs, ms);
        arrival.toMs = std::max(arrival.toMs, ms);
        RF_TRY(txn.put(group.tree, LogEventKey{stream.number, ms, arrival.last}.bytes(), line.message, sizeOf(line)));
        stream.bytes += static_cast<std::int64_t>(sizeOf(line));
    }
    stream.firstMs = std::min(stream.firstMs.value_or(arrival.fromMs), arrival.fromMs);
    stream.lastMs = std::max(stream.lastMs.value_or(arrival.toMs), arrival.toMs);
    stream.lastTick = arrival.last;
    added = {group.tree, arrival};
    return putStream(txn, stream);
}

Result<Rejected> LogBook::put(const std::string& region, const std::string& group, const std::string& stream, std::span<const LogLine> lines) {
    RF_TRY(checkBatch(lines));
    const auto added = std::make_shared<Added>();
    Rejected rejected;
    RF_TRY(change(
        [&, added](WriteTxn& txn) -> Status {
            RF_ASSIGN(const LogGroupSchema there, groupIn(txn, region, group));
            RF_ASSIGN(LogStreamSchema target, streamIn(txn, there, stream));
            const std::int64_t nowMs = m_clock.nowMs();
            rejected = rejectedOf(lines, nowMs, there.horizonMs(nowMs));
            const auto [first, last] = takenOf(rejected, lines.size());
            return add(txn, there, std::move(target), lines.subspan(first, last - first), *added);
        },
        added));
    return rejected;
}

Status LogBook::append(const std::string& region, const std::string& group, const std::string& stream, std::span<const LogLine> lines) {
    RF_TRY(checkGroupName(group));
    RF_TRY(checkStreamName(stream));
    std::vector<LogLine> some(lines.begin(), lines.end());
    std::erase_if(some, [](const LogLine& line) { return line.message.empty(); });
    const auto added = std::make_shared<Added>();
    return change(
        [&, added](WriteTxn& txn) -> Status {
            const std::int64_t nowMs = m_clock.nowMs();
            RF_ASSIGN(auto there, findGroup(txn, region, group));
            if (!there) {
                RF_ASSIGN(there, makeGroup(txn, region, group, nowMs));
            }
            RF_ASSIGN(auto target, findStream(txn, *there, stream));
            if (!target) {
                RF_ASSIGN(target, makeStream(txn, *there, stream, nowMs));
            }
            return add(txn, *there, std::move(*target), some, *added);
        },
        added);
}

// ---- groups

Status LogBook::createGroup(const std::string& region, const std::string& name, const Tags& tags, const std::string& logClass) {
    RF_TRY(checkGroupName(name));
    RF_TRY(checkTags(tags));
    return change([&](WriteTxn& txn) -> Status {
        RF_ASSIGN(const auto there, findGroup(txn, region, name));
        if (there) return Error{ErrorCode::ResourceInUse, "The specified log group already exists"};
        RF_ASSIGN(LogGroupSchema group, makeGroup(txn, region, name, m_clock.nowMs()));
        group.tags = tags;
        group.logClass = logClass;
        return putGroup(txn, group);
    });
}

Status LogBook::deleteGroup(const std::string& region, const std::string& name) {
    TreeId tree = 0;
    RF_TRY(change([&](WriteTxn& txn) -> Status {
        RF_ASSIGN(const LogGroupSchema group, groupIn(txn, region, name));
        RF_ASSIGN(const auto streams, streamsIn(txn, group));
        for (const LogStreamSchema& stream : streams) RF_TRY(txn.eraseMeta(logStreamMetaKey(stream.tree, stream.name)));
        RF_TRY(txn.eraseMeta(logGroupMetaKey(region, name)));
        tree = group.tree;
        return txn.dropTree(group.tree);
    }));
    const std::lock_guard lock(m_mutex);
    m_recent.erase(tree);
    return {};
}

Status LogBook::changeGroup(const std::string& region, const std::string& name, FunctionRef<Status(LogGroupSchema&)> how) {
    return change([&, how](WriteTxn& txn) -> Status {
        RF_ASSIGN(LogGroupSchema group, groupIn(txn, region, name));
        RF_TRY(how(group));
        return putGroup(txn, group);
    });
}

Status LogBook::putRetention(const std::string& region, const std::string& name, std::int64_t days) {
    RF_TRY(checkRetention(days));
    RF_TRY(changeGroup(region, name, [&](LogGroupSchema& group) -> Status {
        group.retentionDays = static_cast<int>(days);
        return {};
    }));
    if (m_onRetention) m_onRetention();
    return {};
}

Status LogBook::deleteRetention(const std::string& region, const std::string& name) {
    return changeGroup(region, name, [](LogGroupSchema& group) -> Status {
        group.retentionDays = 0;
        return {};
    });
}

Status LogBook::setTags(const std::string& region, const std::string& name, const Tags& add, const std::vector<std::string>& remove) {
    return changeGroup(region, name, [&](LogGroupSchema& group) -> Status {
        merge(group.tags, add, remove);
        return checkTags(group.tags);
    });
}

Result<LogGroup> LogBook::group(const std::string& region, const std::string& name) const {
    LogGroup out;
    RF_TRY(m_store.read([&](ReadTxn& txn) -> Status {
        RF_ASSIGN(const LogGroupSchema group, groupIn(txn, region, name));
        RF_ASSIGN(out, shownIn(txn, group));
        return {};
    }));
    return out;
}

Result<std::vector<LogGroup>> LogBook::groups(const std::string& region, const std::string& prefix) const {
    std::vector<LogGroup> out;
    RF_TRY(m_store.read([&](ReadTxn& txn) -> Status {
        RF_ASSIGN(const auto all, groupsIn(txn, region, prefix));
        for (const LogGroupSchema& each : all) {
            RF_ASSIGN(LogGroup group, shownIn(txn, each));
            out.push_back(std::move(group));
        }
        return {};
    }));
    return out;
}

// ---- streams

Status LogBook::createStream(const std::string& region, const std::string& group, const std::string& name) {
    RF_TRY(checkStreamName(name));
    return change([&](WriteTxn& txn) -> Status {
        RF_ASSIGN(LogGroupSchema there, groupIn(txn, region, group));
        RF_ASSIGN(const auto stream, findStream(txn, there, name));
        if (stream) return Error{ErrorCode::ResourceInUse, "The specified log stream already exists"};
        RF_TRY(makeStream(txn, there, name, m_clock.nowMs()));
        return {};
    });
}

/// Events go first, some in a transaction: between two of them others write, and the stream is whole as far as it goes.
Status LogBook::deleteStream(const std::string& region, const std::string& group, const std::string& name) {
    bool more = true;
    while (more)
        RF_TRY(change([&](WriteTxn& txn) -> Status {
            RF_ASSIGN(const LogGroupSchema there, groupIn(txn, region, group));
            RF_ASSIGN(const LogStreamSchema stream, streamIn(txn, there, name));
            RF_ASSIGN(const auto old, oldIn(txn, stream, std::numeric_limits<std::int64_t>::max(), kErasedAtOnce));
            more = old.size() == kErasedAtOnce;
            if (more) return erase(txn, stream, old);
            for (const auto& [key, size] : old) RF_TRY(txn.erase(stream.tree, key));
            return txn.eraseMeta(logStreamMetaKey(stream.tree, stream.name));
        }));
    return {};
}

Result<std::vector<LogStream>> LogBook::streams(const std::string& region, const std::string& group, const std::string& prefix) const {
    std::vector<LogStream> out;
    RF_TRY(m_store.read([&](ReadTxn& txn) -> Status {
        RF_ASSIGN(const LogGroupSchema there, groupIn(txn, region, group));
        RF_ASSIGN(const auto all, streamsIn(txn, there, prefix));
        for (const LogStreamSchema& each : all) {
            RF_ASSIGN(LogStream stream, shownIn(txn, each, there.horizonMs(m_clock.nowMs())));
            out.push_back(std::move(stream));
        }
        return {};
    }));
    return out;
}

// ---- retention

Result<bool> LogBook::expires() const {
    bool any = false;
    RF_TRY(m_store.read([&](ReadTxn& txn) -> Status {
        RF_ASSIGN(const auto groups, groupsIn(txn, {}, {}));
        any = std::ranges::any_of(groups, [](const LogGroupSchema& group) { return group.retentionDays != 0; });
        return {};
    }));
    return any;
}

Result<bool> LogBook::trim(std::size_t most) {
    const std::int64_t nowMs = m_clock.nowMs();
    std::size_t left = most;
    const auto work = [&](ReadTxn& txn, WriteTxn* writer) -> Status {
        RF_ASSIGN(const auto groups, groupsIn(txn, {}, {}));
        for (const LogGroupSchema& group : groups) {
            if (group.retentionDays == 0) continue;
            RF_ASSIGN(const auto streams, streamsIn(txn, group));
            for (const LogStreamSchema& stream : streams) {
                RF_ASSIGN(const auto old, oldIn(txn, stream, group.horizonMs(nowMs), left));
                left -= old.size();
                if (writer && !old.empty()) RF_TRY(erase(*writer, stream, old));
            }
        }
        return {};
    };
    // Whether there is anything is looked at without holding up writers.
    RF_TRY(m_store.read([&](ReadTxn& txn) { return work(txn, nullptr); }));
    if (std::exchange(left, most) == most) return false;
    RF_TRY(m_store.write([&](WriteTxn& txn) { return work(txn, &txn); }));
    return left == 0;
}

} // namespace rf::logs
