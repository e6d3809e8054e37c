#include "engine/faultlab/fault_lab.h"

#include <algorithm>

namespace rf::faults {

namespace {

/// "Orders" of "arn:aws:dynamodb:us-east-1:000000000000:table/Orders".
std::string_view nameOf(std::string_view nameOrArn) {
    constexpr std::string_view kTable = ":table/";
    const auto at = nameOrArn.starts_with("arn:") ? nameOrArn.find(kTable) : std::string_view::npos;
    return at == std::string_view::npos ? nameOrArn : nameOrArn.substr(at + kTable.size());
}

bool coversCall(const Rule& rule, const Visitor& call) {
    if (!rule.on || (call.own && !rule.ownCalls)) return false;
    return rule.operation.empty() || rule.operation == call.operation;
}

bool hits(const Rule& rule, const Visitor& call) {
    if (!coversCall(rule, call)) return false;
    if (!rule.keyPrefix.empty())
        return std::ranges::any_of(call.subject.keys,
                                   [&](const events::KeyText& key) { return FaultLab::covers(rule, key); });
    return rule.table.empty() ||
           std::ranges::any_of(call.subject.tables, [&](const std::string& name) { return nameOf(name) == rule.table; });
}

bool refuses(Kind kind, bool conflicts) {
    return kind == Kind::Throttling || kind == Kind::InternalError || (kind == Kind::TransactionConflict && conflicts);
}

} // namespace

bool FaultLab::covers(const Rule& rule, const events::KeyText& key) {
    return (rule.table.empty() || nameOf(key.table) == rule.table) && key.partition.starts_with(rule.keyPrefix);
}

FaultLab::~FaultLab() {
    if (!m_thread.joinable()) return;
    m_thread.request_stop();
    m_thread.join();
}

void FaultLab::count() {
    m_active.store(std::ranges::any_of(m_rules, [](const RuleState& each) { return each.rule.on; }),
                   std::memory_order_relaxed);
}

std::uint64_t FaultLab::add(Rule rule) {
    const std::lock_guard lock(m_mutex);
    rule.id = ++m_lastId;
    m_rules.push_back({std::move(rule)});
    count();
    return m_lastId;
}

bool FaultLab::change(const Rule& rule) {
    const std::lock_guard lock(m_mutex);
    const auto at = std::ranges::find(m_rules, rule.id, [](const RuleState& each) { return each.rule.id; });
    if (at == m_rules.end()) return false;
    at->rule = rule;
    count();
    return true;
}

bool FaultLab::remove(std::uint64_t id) {
    const std::lock_guard lock(m_mutex);
    const bool removed = std::erase_if(m_rules, [id](const RuleState& each) { return each.rule.id == id; }) > 0;
    count();
    return removed;
}

void FaultLab::clear() {
    const std::lock_guard lock(m_mutex);
    m_rules.clear();
    count();
}

std::vector<RuleState> FaultLab::rules() const {
    const std::lock_guard lock(m_mutex);
    return m_rules;
}

void FaultLab::seed(std::uint64_t seed) {
    const std::lock_guard lock(m_mutex);
    m_random.seed(seed);
}

bool FaultLab::chance(double rate) {
    constexpr double kScale = 1.0 / 9007199254740992.0; // 2^-53: the same on every standard library
    return static_cast<double>(m_random() >> 11) * kScale < rate;
}

std::chrono::milliseconds FaultLab::delayOf(const Visitor& call) {
    const std::lock_guard lock(m_mutex);
    std::chrono::milliseconds sum{0};
    for (RuleState& each : m_rules) {
        if (each.rule.kind != Kind::Latency || !hits(each.rule, call) || !chance(each.rule.rate)) continue;
        ++each.hits;
        sum += std::chrono::milliseconds(each.rule.latencyMs);
    }
    return sum;
}

std::optional<Rule> FaultLab::refusalOf(const Visitor& call, bool conflicts) {
    const std::lock_guard lock(m_mutex);
    for (RuleState& each : m_rules) {
        if (!refuses(each.rule.kind, conflicts) || !hits(each.rule, call) || !chance(each.rule.rate)) continue;
        ++each.hits;
        return each.rule;
    }
    return std::nullopt;
}

bool FaultLab::mayThin(const Visitor& call) const {
    const std::lock_guard lock(m_mutex);
    return std::ranges::any_of(m_rules, [&](const RuleState& each) {
        return each.rule.kind == Kind::PartialBatch && hits(each.rule, call);
    });
}

bool FaultLab::drops(const Visitor& call, const events::KeyText& key) {
    const std::lock_guard lock(m_mutex);
    for (RuleState& each : m_rules) {
        if (each.rule.kind != Kind::PartialBatch || !coversCall(each.rule, call) || !covers(each.rule, key)) continue;
        if (!chance(each.rule.rate)) continue;
        ++each.hits;
        return true;
    }
    return false;
}

void FaultLab::later(std::chrono::milliseconds delay, std::function<void()> work) {
    {
        const std::lock_guard lock(m_dueMutex);
        m_due.emplace(std::chrono::steady_clock::now() + delay, std::move(work));
        if (!m_thread.joinable()) m_thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
    }
    m_dueChanged.notify_one();
}

void FaultLab::run(const std::stop_token& stop) {
    std::unique_lock lock(m_dueMutex);
    while (!stop.stop_requested() || !m_due.empty()) {
        if (m_due.empty()) {
            m_dueChanged.wait(lock, stop, [this] { return !m_due.empty(); });
            continue;
        }
        const auto first = m_due.begin();
        const auto when = first->first;
        if (!stop.stop_requested() && when > std::chrono::steady_clock::now()) {
            m_dueChanged.wait_until(lock, stop, when, [&] { return m_due.begin()->first < when; });
            continue;
        }
        const auto work = std::move(first->second);
        m_due.erase(first);
        lock.unlock();
        work();
        lock.lock();
    }
}

void FaultLab::wait(std::chrono::milliseconds delay, const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    never.wait_for(lock, stop, delay, [] { return false; });
}

} // namespace rf::faults
