#include "engine/triggers/shard_run.h"

#include "engine/triggers/event_json.h"
#include "engine/triggers/runner.h"

#include <algorithm>

namespace rf::triggers {
namespace {

constexpr std::size_t kMostBytes = 4 * kPayloadBytes; ///< held by a shard
constexpr std::size_t kStateBytes = 1024 * 1024;
constexpr std::int64_t kWindowGraceMs = 1'000; ///< commits that were under way when a window ended

template <class List>
std::size_t bytesOf(const List& records) {
    std::size_t sum = 0;
    for (const Incoming& each : records) sum += each.json.size();
    return sum;
}

} // namespace

BatchRules::BatchRules(const Mapping& mapping, std::int64_t firstRetryMs, std::int64_t lastRetryMs)
    : batchSize(static_cast<std::size_t>(mapping.batchSize)), batchingWindowMs(std::int64_t{mapping.batchingWindowSeconds} * 1000),
      lanes(mapping.tumblingWindowSeconds > 0 ? 1 : static_cast<std::size_t>(mapping.parallelizationFactor)),
      maximumAgeMs(mapping.maximumRecordAgeSeconds < 0 ? -1 : std::int64_t{mapping.maximumRecordAgeSeconds} * 1000),
      maximumRetryAttempts(mapping.maximumRetryAttempts), bisect(mapping.bisectBatchOnFunctionError),
      tumblingWindowMs(std::int64_t{mapping.tumblingWindowSeconds} * 1000), destination(!mapping.onFailure.empty()), firstRetryMs(firstRetryMs),
      lastRetryMs(lastRetryMs), streamArn(mapping.streamArn) {}

ShardRun::ShardRun(const BatchRules& rules, std::int64_t number, std::string shardId, const ShardPosition& position)
    : m_rules(rules), m_number(number), m_shardId(std::move(shardId)), m_begin(position.begin), m_readTo(position.done), m_end(position.finished), m_lanes(rules.lanes),
      m_windowStart(position.windowStartMs), m_windowState(position.windowState) {}

std::size_t ShardRun::room() const {
    const std::size_t most = 2 * m_rules.batchSize * m_lanes.size();
    return m_end || m_bytes >= kMostBytes ? 0 : most - std::min(most, m_held);
}

void ShardRun::take(Incoming record) {
    m_readTo = std::max(m_readTo, record.tick);
    ++m_held;
    m_bytes += record.json.size();
    Lane& lane = m_lanes[record.hash % m_lanes.size()];
    lane.waiting.push_back(std::move(record));
}

void ShardRun::readUpTo(Tick tick, bool all, bool end) {
    m_readTo = std::max(m_readTo, tick);
    m_all = all;
    m_end = m_end || end;
}

/// How many of the first `within` records that wait fit into one batch.
std::size_t ShardRun::fitting(const Lane& lane, std::size_t within) const {
    const std::size_t envelope = kEnvelopeBytes + m_windowState.size();
    std::size_t count = 0;
    for (std::size_t bytes = envelope; count < std::min(within, m_rules.batchSize); ++count) {
        bytes += lane.waiting[count].json.size() + 1;
        if (count > 0 && bytes > kPayloadBytes) break;
    }
    return count;
}

/// Whether a batch of the first `within` records is to go: full, waited for long enough, or nothing more can come.
bool ShardRun::isDue(const Lane& lane, std::int64_t nowMs, std::size_t within) const {
    if (within == 0) return false;
    return m_end || nowMs - lane.waiting.front().arrivedMs >= m_rules.batchingWindowMs || within >= m_rules.batchSize || fitting(lane, within) < within;
}

void ShardRun::cut(Lane& lane, std::size_t count) {
    Batch batch;
    const auto end = lane.waiting.begin() + static_cast<std::ptrdiff_t>(count);
    batch.records.assign(std::make_move_iterator(lane.waiting.begin()), std::make_move_iterator(end));
    lane.waiting.erase(lane.waiting.begin(), end);
    lane.batches.push_back(std::move(batch));
}

bool ShardRun::form(Lane& lane, std::int64_t nowMs) {
    if (m_rules.tumblingWindowMs > 0) return formWindow(lane, nowMs);
    if (!isDue(lane, nowMs, lane.waiting.size())) return false;
    cut(lane, fitting(lane, lane.waiting.size()));
    return true;
}

/// A batch holds records of one window; a window ends when it is over and all of it has been delivered.
bool ShardRun::formWindow(Lane& lane, std::int64_t nowMs) {
    if (m_windowStart == 0 && !lane.waiting.empty()) {
        const std::int64_t ms = msOfTick(lane.waiting.front().tick);
        m_windowStart = ms - ms % m_rules.tumblingWindowMs;
    }
    if (m_windowStart == 0) return false;
    const auto outside = std::ranges::find_if(lane.waiting, [&](const Incoming& each) { return msOfTick(each.tick) >= windowEnd(); });
    const auto within = static_cast<std::size_t>(outside - lane.waiting.begin());
    const bool over = outside != lane.waiting.end() || nowMs >= windowEnd() + kWindowGraceMs || m_end;
    if (m_windowEarly || (within == 0 && over)) {
        lane.batches.emplace_back().final = true;
        return true;
    }
    if (within == 0 || !(over || isDue(lane, nowMs, within))) return false;
    cut(lane, fitting(lane, within));
    return true;
}

/// Parts the records that are too old from the batch at the head, which is given up.
void ShardRun::expire(Lane& lane, std::int64_t nowMs) {
    Batch& batch = lane.batches.front();
    if (m_rules.maximumAgeMs < 0 || !batch.condition.empty()) return;
    const auto fresh = std::ranges::find_if(batch.records, [&](const Incoming& each) { return nowMs - msOfTick(each.tick) <= m_rules.maximumAgeMs; });
    if (fresh == batch.records.begin()) return;
    Batch old;
    old.records.assign(std::make_move_iterator(batch.records.begin()), std::make_move_iterator(fresh));
    old.condition = "RecordAgeExceeded";
    old.attempts = batch.attempts;
    old.requestId = batch.requestId;
    old.functionError = batch.functionError;
    batch.records.erase(batch.records.begin(), fresh);
    if (batch.records.empty() && !batch.final) lane.batches.pop_front();
    lane.batches.push_front(std::move(old));
}

std::optional<Job> ShardRun::next(std::int64_t nowMs) {
    if (!m_broken.empty()) return {};
    for (std::size_t i = 0; i < m_lanes.size(); ++i) {
        Lane& lane = m_lanes[i];
        if (lane.inFlight || (lane.batches.empty() && !form(lane, nowMs))) continue;
        expire(lane, nowMs);
        if (lane.batches.front().notBeforeMs > nowMs) continue;
        lane.inFlight = true;
        return jobOf(i, lane.batches.front());
    }
    return {};
}

Job ShardRun::jobOf(std::size_t lane, const Batch& batch) const {
    Job job{.shard = m_number, .lane = lane, .condition = batch.condition, .attempts = batch.attempts, .requestId = batch.requestId, .functionError = batch.functionError};
    std::vector<std::string_view> records;
    for (const Incoming& each : batch.records) {
        records.push_back(each.json);
        job.ticks.push_back(each.tick);
    }
    const WindowEvent window{.startMs = m_windowStart, .endMs = windowEnd(), .state = m_windowState, .final = batch.final, .early = batch.final && m_windowEarly,
                             .shardId = m_shardId, .streamArn = m_rules.streamArn};
    job.event = eventJson(records, m_rules.tumblingWindowMs > 0 ? &window : nullptr);
    return job;
}

ShardRun::Left ShardRun::done(const Job& job, const Outcome& outcome, std::int64_t nowMs) {
    Left left;
    Lane& lane = m_lanes[job.lane];
    lane.inFlight = false;
    Batch& batch = lane.batches.front();
    if (!outcome.requestId.empty()) {
        batch.requestId = outcome.requestId;
        batch.functionError = outcome.functionError;
    }
    if (outcome.kind == Outcome::Kind::Done) {
        settle(lane, outcome, left);
        return left;
    }
    m_error = batch.error = outcome.error;
    if (outcome.kind == Outcome::Kind::Failed) {
        fail(lane, outcome, nowMs, left);
    } else {
        batch.notBeforeMs = nowMs + backoff(++batch.problems);
    }
    return left;
}

/// The batch at the head is delivered, or has been given up and told.
void ShardRun::settle(Lane& lane, const Outcome& outcome, Left& left) {
    const Batch batch = std::move(lane.batches.front());
    lane.batches.pop_front();
    m_held -= batch.records.size();
    m_bytes -= bytesOf(batch.records);
    if (batch.condition.empty()) {
        left.delivered += batch.records.size();
        m_error.clear();
    } else {
        for (const Incoming& each : batch.records) left.givenUp.push_back(each.tick);
    }
    if (m_rules.tumblingWindowMs == 0) return;
    if (batch.final) {
        m_windowStart = 0;
        m_windowState.clear();
        m_windowEarly = false;
    } else if (outcome.state.size() > kStateBytes) {
        m_windowEarly = true; // with the state it had
    } else if (batch.condition.empty()) {
        m_windowState = outcome.state;
    }
}

void ShardRun::fail(Lane& lane, const Outcome& outcome, std::int64_t nowMs, Left& left) {
    Batch& batch = lane.batches.front();
    batch.problems = 0;
    const auto from = std::ranges::find_if(batch.records, [&](const Incoming& each) { return outcome.failedFrom != 0 && each.tick >= outcome.failedFrom; });
    if (outcome.failedFrom != 0 && from != batch.records.begin() && from != batch.records.end()) {
        // What lies before it is done; the rest begins anew.
        const auto done = static_cast<std::size_t>(from - batch.records.begin());
        left.delivered += done;
        m_held -= done;
        for (auto each = batch.records.begin(); each != from; ++each) m_bytes -= each->json.size();
        batch.records.erase(batch.records.begin(), from);
        batch.attempts = 0;
    } else if (m_rules.bisect && batch.records.size() > 1) {
        Batch second = batch;
        const auto middle = static_cast<std::ptrdiff_t>(batch.records.size() / 2);
        second.records.erase(second.records.begin(), second.records.begin() + middle);
        batch.records.resize(static_cast<std::size_t>(middle));
        lane.batches.insert(lane.batches.begin() + 1, std::move(second));
        return; // at once, and without using up an attempt
    }
    ++batch.attempts;
    batch.notBeforeMs = nowMs + backoff(batch.attempts);
    if (m_rules.maximumRetryAttempts >= 0 && batch.attempts > m_rules.maximumRetryAttempts) giveUp(lane, "RetryAttemptsExhausted", left);
}

/// Told first where there is somebody to tell.
void ShardRun::giveUp(Lane& lane, std::string condition, Left& left) {
    Batch& batch = lane.batches.front();
    batch.condition = std::move(condition);
    batch.notBeforeMs = 0;
    if (!m_rules.destination) settle(lane, {}, left);
}

std::int64_t ShardRun::backoff(int failures) const {
    const int doublings = std::min(failures - 1, 20);
    return std::min(m_rules.lastRetryMs, m_rules.firstRetryMs << doublings);
}

std::optional<std::int64_t> ShardRun::due(std::int64_t nowMs) const {
    std::optional<std::int64_t> due;
    const auto at = [&](std::int64_t ms) { due = std::min(due.value_or(ms), ms); };
    if (!m_broken.empty()) return due;
    for (const Lane& lane : m_lanes) {
        if (lane.inFlight) continue;
        if (!lane.batches.empty()) at(lane.batches.front().notBeforeMs);
        else if (!lane.waiting.empty()) at(lane.waiting.front().arrivedMs + m_rules.batchingWindowMs);
        if (lane.batches.empty() && m_windowStart != 0) at(std::max(windowEnd() + kWindowGraceMs, nowMs));
    }
    return due;
}

void ShardRun::retryProblems() {
    for (Lane& lane : m_lanes)
        if (!lane.batches.empty() && lane.batches.front().problems > 0) lane.batches.front().notBeforeMs = 0;
}

std::optional<Tick> ShardRun::oldest() const {
    std::optional<Tick> oldest;
    const auto see = [&](const auto& records) {
        if (!records.empty()) oldest = std::min(oldest.value_or(records.front().tick), records.front().tick);
    };
    for (const Lane& lane : m_lanes) {
        for (const Batch& batch : lane.batches) see(batch.records);
        see(lane.waiting);
    }
    return oldest;
}

bool ShardRun::inFlight() const {
    return std::ranges::any_of(m_lanes, &Lane::inFlight);
}

ShardPosition ShardRun::position() const {
    const auto first = oldest();
    ShardPosition position{.begin = m_begin, .done = first ? *first - 1 : m_readTo};
    const bool idle = std::ranges::all_of(m_lanes, [](const Lane& lane) { return lane.batches.empty() && lane.waiting.empty(); });
    position.finished = m_end && idle && m_windowStart == 0;
    position.windowStartMs = m_windowStart;
    position.windowState = m_windowState;
    return position;
}

ShardStatus ShardRun::status(std::int64_t nowMs) const {
    const ShardPosition now = position();
    ShardStatus status{.shard = m_number, .shardId = m_shardId, .phase = now.finished ? ShardPhase::Finished : ShardPhase::Running, .position = now.done, .error = m_error, .note = m_note};
    if (const auto first = oldest()) status.ageMs = std::max<std::int64_t>(0, nowMs - msOfTick(*first));
    for (const Lane& lane : m_lanes) {
        if (lane.batches.empty() || lane.batches.front().error.empty()) continue;
        status.phase = ShardPhase::Blocked;
        status.attempts = std::max(status.attempts, lane.batches.front().attempts);
        status.retryMs = lane.batches.front().notBeforeMs;
        status.error = lane.batches.front().error;
    }
    if (!m_broken.empty()) {
        status.phase = ShardPhase::Broken;
        status.error = m_broken;
    }
    return status;
}

std::optional<DeliveryState> ShardRun::stateOf(Tick tick) const {
    const auto has = [&](const auto& records) { return std::ranges::any_of(records, [&](const Incoming& each) { return each.tick == tick; }); };
    for (const Lane& lane : m_lanes) {
        for (const Batch& batch : lane.batches)
            if (has(batch.records)) return batch.error.empty() ? DeliveryState::Pending : DeliveryState::Failing;
        if (has(lane.waiting)) return DeliveryState::Pending;
    }
    return {};
}

} // namespace rf::triggers
