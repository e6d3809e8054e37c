// LogBook: reading events. A group's are merged from its streams, each of which is read in slices of a range of keys.

#include "engine/logs/filter_pattern.h"
#include "engine/logs/log_book.h"
#include "engine/logs/log_store.h"

#include <algorithm>
#include <cstdio>
#include <limits>

namespace rf::logs {
namespace {

constexpr std::int64_t kEver = std::numeric_limits<std::int64_t>::max();
/// Read of a stream at once, while others wait to be merged: events that match, and events looked at.
constexpr std::size_t kSliceMatches = 256;
constexpr std::size_t kSliceLookedAt = 4'096, kSmallestSlice = 64;

Position justAfter(Position at) { return at.tick == kEver ? Position{at.ms + 1, 0} : Position{at.ms, at.tick + 1}; }

/// [begin, end) of positions.
struct Span {
    Position begin, end;
    bool empty() const { return !(begin < end); }
};

template <class Query>
Span spanOf(const Query& query, std::int64_t horizonMs) {
    Span span{{std::max<std::int64_t>({0, horizonMs, query.fromMs.value_or(0)}), 0}, {query.toMs.value_or(kEver), 0}};
    if (query.after) span.begin = std::max(span.begin, justAfter(*query.after));
    if (query.before) span.end = std::min(span.end, *query.before);
    span.end = std::max(span.end, Position{});
    return span;
}

std::size_t sizeOf(const LogEvent& event) { return event.message.size() + kLogEventOverhead; }

/// How far one stream has been read: events of `m_left` have not been looked at.
class Cursor {
public:
    Cursor(const LogStreamSchema& stream, const Span& span, bool forward) : m_stream(stream), m_left(span), m_forward(forward) {}

    bool done() const { return m_events.empty() && m_left.empty(); }
    bool hasEvent() const { return !m_events.empty(); }
    const LogEvent& event() const { return m_events.front(); }
    LogEvent take() {
        LogEvent event = std::move(m_events.front());
        m_events.pop_front();
        return event;
    }
    /// Nothing that is still to come from here comes before it, in the direction of reading.
    Position next() const { return hasEvent() ? event().at : m_forward ? m_left.begin : m_left.end; }

    /// Reads a slice of at most that many events; counts what it looked at.
    Status fill(ReadTxn& txn, const FilterPattern& pattern, std::size_t slice, std::size_t& lookedAt) {
        const auto keyOf = [this](Position at) { return LogEventKey{m_stream.number, at.ms, at.tick}.bytes(); };
        std::size_t seen = 0;
        bool whole = true;
        Position last;
        RF_TRY(txn.scan(m_stream.tree, {keyOf(m_left.begin), keyOf(m_left.end), m_forward},
                        [&](std::string_view key, std::string_view bytes, std::size_t) {
                            const auto at = LogEventKey::read(key);
                            if (!at) return true; // the check finds it
                            last = {at->ms, at->tick};
                            if (pattern.matches(bytes)) m_events.push_back({m_stream.name, last, std::string(bytes)});
                            whole = ++seen < slice && m_events.size() < kSliceMatches;
                            return whole;
                        }));
        lookedAt += seen;
        if (whole)
            m_left.begin = m_left.end;
        else if (m_forward)
            m_left.begin = justAfter(last);
        else
            m_left.end = last;
        return {};
    }

private:
    const LogStreamSchema& m_stream;
    Span m_left;
    const bool m_forward;
    std::deque<LogEvent> m_events;
};

struct Limits {
    std::size_t events, bytes, lookedAt;
};

/// The first events of all streams in the direction of reading; the page has them by position.
Result<FilterPage> merged(ReadTxn& txn, const std::vector<LogStreamSchema>& streams, const Span& span, bool forward, const FilterPattern& pattern,
                          Limits limits) {
    std::vector<Cursor> cursors;
    for (const LogStreamSchema& stream : streams)
        if (!span.empty() && stream.firstMs && *stream.firstMs < span.end.ms + (span.end.tick > 0 ? 1 : 0) && *stream.lastMs >= span.begin.ms)
            cursors.emplace_back(stream, span, forward);
    const auto later = [forward](const Cursor* a, const Cursor* b) { return forward ? b->next() < a->next() : a->next() < b->next(); };
    std::vector<Cursor*> heap;
    for (Cursor& cursor : cursors) heap.push_back(&cursor);
    std::ranges::make_heap(heap, later);

    const std::size_t slice = cursors.empty() ? 0 : std::clamp(limits.lookedAt / cursors.size(), kSmallestSlice, kSliceLookedAt);
    const Position begin = forward ? span.begin : span.end;

    FilterPage page;
    std::size_t bytes = 0, lookedAt = 0;
    while (!heap.empty()) {
        std::ranges::pop_heap(heap, later);
        Cursor& first = *heap.back();
        if (first.hasEvent()) {
            if (page.events.size() == limits.events || (!page.events.empty() && bytes + sizeOf(first.event()) > limits.bytes)) {
                page.next = page.events.back().at;
                break;
            }
            bytes += sizeOf(first.event());
            page.events.push_back(first.take());
        } else if (lookedAt >= limits.lookedAt && first.next() != begin) {
            // All before it has been told, and that is something: every page gets further. The place itself has not been
            // looked at.
            const Position at = first.next();
            page.next = !forward ? at : at.tick > 0 ? Position{at.ms, at.tick - 1} : Position{at.ms - 1, kEver};
            break;
        } else {
            RF_TRY(first.fill(txn, pattern, slice, lookedAt));
        }
        if (first.done())
            heap.pop_back();
        else
            std::ranges::push_heap(heap, later);
    }
    if (!forward) std::ranges::reverse(page.events);
    return page;
}

Result<std::vector<LogStreamSchema>> chosen(ReadTxn& txn, const LogGroupSchema& group, const FilterQuery& query) {
    if (query.streams.empty()) return streamsIn(txn, group, query.streamPrefix);
    std::vector<LogStreamSchema> streams;
    for (const std::string& name : query.streams) {
        RF_ASSIGN(LogStreamSchema stream, streamIn(txn, group, name));
        const bool twice = std::ranges::any_of(streams, [&](const LogStreamSchema& each) { return each.number == stream.number; });
        if (!twice && name.starts_with(query.streamPrefix)) streams.push_back(std::move(stream));
    }
    return streams;
}

} // namespace

std::string LogEvent::id() const {
    char text[64];
    std::snprintf(text, sizeof text, "%028lld%028lld", static_cast<long long>(at.ms), static_cast<long long>(at.tick));
    return text;
}

Result<std::vector<LogEvent>> LogBook::read(const std::string& region, const std::string& group, const std::string& stream, const ReadQuery& query) const {
    FilterPage page;
    RF_TRY(m_store.read([&](ReadTxn& txn) -> Status {
        RF_ASSIGN(const LogGroupSchema there, groupIn(txn, region, group));
        RF_ASSIGN(LogStreamSchema source, streamIn(txn, there, stream));
        const Span span = spanOf(query, there.horizonMs(m_clock.nowMs()));
        RF_ASSIGN(page, merged(txn, {std::move(source)}, span, query.forward, {}, {query.limit, query.mostBytes, ~std::size_t{0}}));
        return {};
    }));
    return std::move(page.events);
}

Result<FilterPage> LogBook::filter(const std::string& region, const std::string& group, const FilterQuery& query) const {
    RF_ASSIGN(const FilterPattern pattern, FilterPattern::parse(query.pattern));
    FilterPage page;
    RF_TRY(m_store.read([&](ReadTxn& txn) -> Status {
        RF_ASSIGN(const LogGroupSchema there, groupIn(txn, region, group));
        RF_ASSIGN(const auto streams, chosen(txn, there, query));
        const Span span = spanOf(query, there.horizonMs(m_clock.nowMs()));
        RF_ASSIGN(page, merged(txn, streams, span, query.forward, pattern, {query.limit, query.mostBytes, query.mostLookedAt}));
        return {};
    }));
    return page;
}

// ---- what is new

/// Nothing: not all that came later than `after` is remembered.
std::optional<std::vector<LogBook::Arrival>> LogBook::since(TreeId tree, Tick after) const {
    const std::lock_guard lock(m_mutex);
    const auto at = m_recent.find(tree);
    const Tick known = at == m_recent.end() ? m_opened : at->second.since;
    if (after < known) return {};
    std::vector<Arrival> arrivals;
    if (at != m_recent.end())
        for (const Arrival& each : at->second.arrivals)
            if (each.last > after) arrivals.push_back(each);
    return arrivals;
}

Result<std::vector<LogEvent>> LogBook::arrivals(const std::string& region, const std::string& group, Tick after, std::size_t limit) const {
    std::vector<LogEvent> events;
    RF_TRY(m_store.read([&](ReadTxn& txn) -> Status {
        RF_ASSIGN(const LogGroupSchema there, groupIn(txn, region, group));
        RF_ASSIGN(const auto streams, streamsIn(txn, there));
        const std::int64_t horizonMs = there.horizonMs(m_clock.nowMs());
        std::map<std::int64_t, const LogStreamSchema*> byNumber;
        for (const LogStreamSchema& stream : streams)
            if (stream.lastTick > after) byNumber.emplace(stream.number, &stream);
        const auto take = [&](const LogStreamSchema& stream, std::int64_t fromMs, std::int64_t toMs, Tick first, Tick last) -> Status {
            return txn.scan(stream.tree, eventsOf(stream.number, std::max(fromMs, horizonMs), toMs == kEver ? kEver : toMs + 1),
                            [&](std::string_view key, std::string_view bytes, std::size_t) {
                                const auto at = LogEventKey::read(key);
                                if (at && at->tick >= first && at->tick <= last) events.push_back({stream.name, {at->ms, at->tick}, std::string(bytes)});
                                return true;
                            });
        };
        const auto known = since(there.tree, after);
        if (!known) {
            for (const auto& [number, stream] : byNumber) RF_TRY(take(*stream, 0, kEver, after + 1, kEver));
        } else {
            for (const Arrival& each : *known) {
                if (events.size() >= limit) break;
                const auto stream = byNumber.find(each.stream);
                if (stream != byNumber.end()) RF_TRY(take(*stream->second, each.fromMs, each.toMs, std::max(each.first, after + 1), each.last));
            }
        }
        std::ranges::sort(events, {}, &LogEvent::tick);
        if (events.size() > limit) events.resize(limit);
        return {};
    }));
    return events;
}

} // namespace rf::logs
