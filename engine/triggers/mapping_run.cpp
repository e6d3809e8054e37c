#include "engine/triggers/mapping_run.h"

#include "engine/streams/names.h"
#include "engine/triggers/times.h"

#include <algorithm>

namespace rf::triggers {
namespace {

constexpr std::int64_t kLazyFlushMs = 1'000;
constexpr std::size_t kGivenUp = 10'000;

/// Patterns were checked when the mapping was made; one that is not (in a file of another program) is passed over.
std::vector<FilterPattern> filtersOf(const Mapping& mapping) {
    std::vector<FilterPattern> filters;
    for (const std::string& text : mapping.filters)
        if (auto filter = FilterPattern::parse(text)) filters.push_back(std::move(*filter));
    return filters;
}

std::string trimmedNote(Tick done) {
    return "It was at " + isoSeconds(msOfTick(done)) + " when the stream was trimmed, and went on at the horizon: what was older than 24 hours and not delivered, if anything was, is gone.";
}

} // namespace

MappingRun::MappingRun(Mapping mapping, Positions positions, RunOptions options)
    : m_uuid(mapping.uuid), m_options(options), m_state(mapping.state), m_saved(std::move(positions)) {
    m_next = std::move(mapping);
    reload();
}

void MappingRun::reload() {
    m_mapping = std::make_shared<const Mapping>(std::move(*m_next));
    m_next.reset();
    m_shards.clear();
    m_rules = std::make_unique<BatchRules>(*m_mapping, m_options.firstRetryMs, m_options.lastRetryMs);
    m_filters = filtersOf(*m_mapping);
}

Mapping MappingRun::mapping() const {
    const Lock lock(m_mutex);
    Mapping mapping = m_next ? *m_next : *m_mapping;
    mapping.state = m_state;
    mapping.lastProcessingResult = m_lastResult;
    return mapping;
}

void MappingRun::change(Mapping mapping) {
    const Lock lock(m_mutex);
    const bool enabled = m_next ? m_next->enabled : m_mapping->enabled;
    m_state = mapping.enabled == enabled ? MappingState::Updating : mapping.enabled ? MappingState::Enabling : MappingState::Disabling;
    m_next = std::move(mapping);
}

void MappingRun::remove() {
    {
        const Lock lock(m_mutex);
        m_removed = true;
        m_state = MappingState::Deleting;
    }
    m_stop.request_stop();
}

FeedPlan MappingRun::plan() const {
    FeedPlan plan{.streamArn = m_mapping->streamArn, .filters = m_filters, .hashes = m_rules->lanes > 1};
    for (const auto& [number, shard] : m_shards)
        if (const std::size_t room = shard.room(); room > 0) plan.shards.push_back({number, shard.readTo(), room});
    return plan;
}

void MappingRun::pass(Store& store, const streams::StreamLog& log, Book& book, std::int64_t nowMs) {
    {
        Lock lock(m_mutex);
        if (m_removed || (m_next && m_running > 0)) return;
        if (m_next) {
            lock.unlock();
            (void)flush(book); // what could not be written is delivered again
            lock.lock();
            m_saved = book.positions(m_uuid);
            reload();
        }
        m_state = m_mapping->enabled ? MappingState::Enabled : MappingState::Disabled;
        if (!m_mapping->enabled) return;
    }
    // Shards that are adopted are read in the next turn; of a long lineage one generation a turn.
    for (bool more = true; more;) {
        Lock lock(m_mutex);
        const FeedPlan wanted = plan();
        lock.unlock();
        auto fed = feed(store, log, wanted, nowMs);
        lock.lock();
        if (!fed || fed->gone) {
            m_lastResult = "PROBLEM: " + (fed ? "The stream " + m_mapping->streamArn + " does not exist any more." : fed.error().message);
            return;
        }
        take(*fed, nowMs);
        more = adopt(fed->stream, nowMs);
        forget(fed->stream);
        m_stream = std::make_shared<const StreamSchema>(std::move(fed->stream));
    }
    Lock lock(m_mutex);
    const bool lazy = m_passedOver && nowMs - m_flushedMs >= kLazyFlushMs;
    if (lazy) m_flushedMs = nowMs;
    lock.unlock();
    if (lazy) (void)flush(book);
}

void MappingRun::take(Fed& fed, std::int64_t nowMs) {
    const Tick horizon = streams::horizonOf(nowMs);
    for (Fed::Shard& each : fed.shards) {
        const auto at = m_shards.find(each.number);
        if (at == m_shards.end()) continue;
        ShardRun& shard = at->second;
        shard.setBroken(each.error);
        const bool behind = shard.readTo() > 0 && shard.readTo() < horizon && !shard.atEnd();
        if (behind && !each.records.empty()) shard.setNote(trimmedNote(shard.readTo()));
        for (Incoming& record : each.records) shard.take(std::move(record));
        if (each.error.empty()) shard.readUpTo(each.readTo, each.atEnd, each.ended);
        m_counts.addFiltered(each.filtered);
        m_passedOver = m_passedOver || each.filtered > 0;
    }
}

bool MappingRun::isReady(const StreamSchema& stream, const ShardSchema& shard) const {
    if (shard.parent == 0 || !stream.find(shard.parent)) return true;
    const auto parent = m_shards.find(shard.parent);
    return parent != m_shards.end() && parent->second.position().finished;
}

bool MappingRun::adopt(const StreamSchema& stream, std::int64_t nowMs) {
    bool adopted = false;
    for (const ShardSchema& schema : stream.shards) {
        if (m_shards.contains(schema.number) || !isReady(stream, schema)) continue;
        const auto saved = m_saved.find(schema.number);
        const ShardPosition position = saved == m_saved.end() ? ShardPosition() : saved->second;
        auto& shard = m_shards.try_emplace(schema.number, *m_rules, schema.number, streams::shardIdOf(schema), position).first->second;
        if (!position.finished && position.done > position.begin && position.done < streams::horizonOf(nowMs)) shard.setNote(trimmedNote(position.done));
        adopted = adopted || !position.finished;
    }
    return adopted;
}

/// Shards that were trimmed away go when nothing of them is left.
void MappingRun::forget(const StreamSchema& stream) {
    std::erase_if(m_shards, [&](const auto& each) {
        return !stream.find(each.first) && !each.second.inFlight() && !each.second.due(0);
    });
}

std::optional<Work> MappingRun::next(std::int64_t nowMs) {
    const Lock lock(m_mutex);
    if (m_removed || m_next || !m_mapping->enabled || m_shards.empty()) return {};
    auto at = m_shards.upper_bound(m_turn);
    for (std::size_t i = 0; i < m_shards.size(); ++i, ++at) {
        if (at == m_shards.end()) at = m_shards.begin();
        auto job = at->second.next(nowMs);
        if (!job) continue;
        m_turn = at->first;
        ++m_running;
        return Work{std::move(*job), m_mapping, m_stream};
    }
    return {};
}

void MappingRun::done(const Work& work, const Outcome& outcome, std::optional<double> durationMs, std::int64_t nowMs) {
    const Lock lock(m_mutex);
    --m_running;
    const bool failed = outcome.kind != Outcome::Kind::Done;
    const ShardRun::Left left = m_shards.at(work.job.shard).done(work.job, outcome, nowMs);
    const std::int64_t age = work.job.ticks.empty() ? 0 : std::max<std::int64_t>(0, nowMs - msOfTick(work.job.ticks.front()));
    if (durationMs) m_counts.add(nowMs, *durationMs, failed, left.delivered, age);
    m_counts.addGivenUp(left.givenUp.size());
    for (const Tick tick : left.givenUp) m_givenUp.emplace(work.job.shard, tick);
    while (m_givenUp.size() > kGivenUp) m_givenUp.erase(m_givenUp.begin());
    if (failed) m_lastError = outcome.error;
    else if (durationMs) m_lastError.clear();
    if (failed) m_lastResult = "PROBLEM: " + outcome.error;
    else if (durationMs) m_lastResult = "OK";
}

void MappingRun::abandon(const Work& work) {
    const Lock lock(m_mutex);
    --m_running;
    m_shards.at(work.job.shard).abandon(work.job);
}

std::optional<std::int64_t> MappingRun::due(std::int64_t nowMs) const {
    const Lock lock(m_mutex);
    if (m_removed || m_next || !m_mapping->enabled) return {};
    std::optional<std::int64_t> due;
    for (const auto& [number, shard] : m_shards)
        if (const auto at = shard.due(nowMs)) due = std::min(due.value_or(*at), *at);
    if (m_passedOver) due = std::min(due.value_or(m_flushedMs + kLazyFlushMs), m_flushedMs + kLazyFlushMs);
    return due;
}

void MappingRun::retryProblems() {
    const Lock lock(m_mutex);
    for (auto& [number, shard] : m_shards) shard.retryProblems();
}

std::size_t MappingRun::running() const {
    const Lock lock(m_mutex);
    return m_running;
}

Status MappingRun::flush(Book& book) {
    const std::lock_guard flushing(m_flushing);
    Positions changed;
    std::vector<std::int64_t> gone;
    {
        const Lock lock(m_mutex);
        if (m_removed) return {};
        for (const auto& [number, shard] : m_shards) {
            const ShardPosition now = shard.position();
            const auto saved = m_saved.find(number);
            if (saved == m_saved.end() || saved->second != now) changed.emplace(number, now);
        }
        for (const auto& [number, position] : m_saved)
            if (m_stream && !m_stream->find(number) && !m_shards.contains(number)) gone.push_back(number);
        if (changed.empty() && gone.empty()) m_passedOver = false;
    }
    if (changed.empty() && gone.empty()) return {};
    const Status written = book.setPositions(m_uuid, changed, gone);
    const Lock lock(m_mutex);
    if (!written) {
        m_lastResult = "PROBLEM: Positions could not be saved: " + written.error().message;
        return written;
    }
    for (const std::int64_t number : gone) m_saved.erase(number);
    for (const auto& [number, position] : changed) m_saved.insert_or_assign(number, position);
    m_passedOver = false;
    return {};
}

MappingStats MappingRun::stats(std::int64_t nowMs) const {
    const Lock lock(m_mutex);
    MappingStats stats{.uuid = m_uuid, .lastError = m_lastError};
    m_counts.fill(stats, nowMs);
    for (const auto& [number, shard] : m_shards) {
        stats.shards.push_back(shard.status(nowMs));
        stats.iteratorAgeMs = std::max(stats.iteratorAgeMs, stats.shards.back().ageMs);
    }
    if (!m_stream) return stats;
    for (const ShardSchema& schema : m_stream->shards) {
        if (m_shards.contains(schema.number)) continue;
        const auto saved = m_saved.find(schema.number);
        stats.shards.push_back({.shard = schema.number, .shardId = streams::shardIdOf(schema), .phase = ShardPhase::Waiting, .position = saved == m_saved.end() ? 0 : saved->second.done});
    }
    std::ranges::sort(stats.shards, {}, &ShardStatus::shard);
    return stats;
}

Delivery MappingRun::deliveryOf(std::int64_t shard, Tick tick) const {
    const Lock lock(m_mutex);
    Delivery delivery{.uuid = m_uuid, .functionName = m_mapping->functionName, .enabled = m_mapping->enabled};
    const auto run = m_shards.find(shard);
    const auto saved = m_saved.find(shard);
    if (run == m_shards.end() && saved == m_saved.end()) return delivery;
    const ShardPosition position = run == m_shards.end() ? saved->second : run->second.position();
    const Tick read = run == m_shards.end() ? position.done : run->second.readTo();
    if (tick <= position.begin) delivery.state = DeliveryState::Skipped;
    else if (m_givenUp.contains({shard, tick})) delivery.state = DeliveryState::GivenUp;
    else if (const auto here = run == m_shards.end() ? std::nullopt : run->second.stateOf(tick)) delivery.state = *here;
    else if (tick <= read) delivery.state = DeliveryState::Delivered;
    if (delivery.state == DeliveryState::Failing) delivery.error = run->second.status(0).error;
    return delivery;
}

} // namespace rf::triggers
