#include "engine/triggers/triggers.h"

#include "engine/base/uuid.h"
#include "engine/streams/names.h"
#include "engine/triggers/approvals.h"
#include "engine/triggers/destination.h"
#include "engine/triggers/event_json.h"
#include "engine/triggers/invoker.h"
#include "engine/triggers/poller.h"
#include "engine/triggers/response.h"
#include "engine/value/json.h"

#include <algorithm>

namespace rf::triggers {
namespace {

constexpr int kLaterAttempts = 3;
constexpr std::int64_t kLaterPauseMs = 60'000; ///< then twice that
constexpr int kMostLater = 1'000;

Error noFunction(std::string_view region, std::string_view name) {
    return {ErrorCode::ResourceNotFound, "Function not found: arn:aws:lambda:" + std::string(region) + ":" + std::string(kAccount) + ":function:" + std::string(name)};
}
Error noMapping() { return {ErrorCode::ResourceNotFound, "The resource you requested does not exist."}; }
Error notApproved(const Function& function) {
    return {ErrorCode::AccessDenied, "The function " + function.name + " came with the file and was not approved on this machine; it does not run before somebody approves it."};
}

/// Where a mapping with LATEST begins: behind everything that is there.
Result<Positions> latest(WriteTxn& txn, std::string_view streamArn) {
    Positions positions;
    const auto arn = streams::StreamArn::parse(streamArn);
    if (!arn) return positions;
    RF_ASSIGN(const auto stream, streams::find(txn, arn->region, arn->tableName, arn->label));
    RF_ASSIGN(const Tick now, txn.tick());
    if (!stream) return positions;
    for (const ShardSchema& shard : stream->shards) positions.emplace(shard.number, ShardPosition{.begin = now, .done = now, .finished = !shard.isOpen()});
    return positions;
}

/// Stops when one of two does.
class EitherStop {
public:
    EitherStop(const std::stop_token& one, const std::stop_token& other)
        : m_one(one, [this] { m_source.request_stop(); }), m_other(other, [this] { m_source.request_stop(); }) {}
    std::stop_token token() const { return m_source.get_token(); }

private:
    std::stop_source m_source;
    std::stop_callback<std::function<void()>> m_one, m_other;
};

} // namespace

class Triggers::Impl {
public:
    Impl(Store& store, streams::StreamLog& streams, const Clock& clock, TriggerOptions options)
        : m_store(store), m_streams(streams), m_clock(clock), m_options(std::move(options)), m_book(store), m_approvals(m_options.stateDirectory),
          m_invoker(clock, m_options.log),
          m_poller(store, streams, clock, m_book,
                   {.threads = m_options.threads, .poll = m_options.poll, .run = {m_options.firstRetryMs, m_options.lastRetryMs}},
                   [this](const Work& work, const std::stop_token& stop, std::optional<double>& ms) { return perform(work, stop, ms); }, [this] { m_watchers.tell(); }) {}

    // Functions.
    bool isApproved(const Function& function) const { return m_trusted || m_approvals.has(m_book.fileId(), function); }
    bool isApproved(const Mapping& mapping) const { return m_trusted || m_approvals.has(m_book.fileId(), mapping); }

    Result<Function> put(Function function) {
        RF_TRY(check(function));
        function.revision = randomUuid();
        function.changedMs = m_clock.nowMs();
        RF_TRY(m_book.put(function));
        (void)m_approvals.add(m_book.fileId(), function); // holds at least until the file is closed
        m_poller.retryProblems();
        m_watchers.tell();
        return function;
    }

    // Mappings.
    Status checkNew(const Mapping& mapping) const {
        RF_TRY(check(mapping));
        if (!m_book.function(mapping.region, mapping.functionName)) return noFunction(mapping.region, mapping.functionName);
        const auto arn = streams::StreamArn::parse(mapping.streamArn);
        if (!arn) return validation("Unrecognized event source, must be the ARN of a DynamoDB stream: " + mapping.streamArn);
        if (arn->region != mapping.region) return validation("The stream and the function must be in the same region: " + mapping.streamArn);
        if (!m_streams.find(mapping.streamArn)) return validation("Stream not found: " + mapping.streamArn);
        for (const Mapping& each : m_book.mappings(mapping.region))
            if (each.functionName == mapping.functionName && each.streamArn == mapping.streamArn)
                return Error{ErrorCode::ResourceInUse, "The event source arn (\" " + mapping.streamArn + " \") and function (\" " + mapping.functionName +
                                                           " \") provided mapping already exists. Please update or delete the existing mapping with UUID " + each.uuid};
        return {};
    }

    Result<Mapping> create(Mapping mapping) {
        const std::lock_guard lock(m_changing);
        RF_TRY(checkNew(mapping));
        mapping.uuid = randomUuid();
        mapping.createdMs = mapping.changedMs = m_clock.nowMs();
        mapping.stateTransitionReason = "User action";
        mapping.state = MappingState::Creating;
        mapping.lastProcessingResult = "No records processed";
        RF_TRY(m_book.add(mapping, [&](WriteTxn& txn) -> Result<Positions> {
            if (mapping.startingPosition == StartingPosition::TrimHorizon) return Positions();
            return latest(txn, mapping.streamArn);
        }));
        (void)m_approvals.add(m_book.fileId(), mapping);
        m_poller.add(mapping, m_book.positions(mapping.uuid));
        m_watchers.tell();
        return mapping;
    }

    Result<Mapping> update(std::string_view uuid, const MappingChange& change) {
        const std::lock_guard lock(m_changing);
        const auto known = m_book.mapping(uuid);
        const auto run = m_poller.find(uuid);
        if (!known || !run) return noMapping();
        Mapping mapping = changed(*known, change);
        RF_TRY(check(mapping));
        if (!m_book.function(mapping.region, mapping.functionName) && change.functionName) return noFunction(mapping.region, mapping.functionName);
        mapping.changedMs = m_clock.nowMs();
        mapping.stateTransitionReason = "User action";
        RF_TRY(m_book.put(mapping));
        if (change.onFailure) (void)m_approvals.add(m_book.fileId(), mapping);
        run->change(std::move(mapping));
        m_poller.wake();
        m_watchers.tell();
        return run->mapping();
    }

    Result<Mapping> erase(std::string_view uuid) {
        const std::lock_guard lock(m_changing);
        const auto run = m_poller.find(uuid);
        if (!run) return noMapping();
        Mapping mapping = run->mapping();
        RF_TRY(m_book.eraseMapping(uuid));
        m_poller.remove(uuid);
        mapping.state = MappingState::Deleting;
        m_watchers.tell();
        return mapping;
    }

    // Running.
    Result<Function> runnable(std::string_view region, std::string_view name) const {
        const auto function = m_book.function(region, name);
        if (!function) return noFunction(region, name);
        if (!isApproved(*function)) return notApproved(*function);
        if (m_stop.stop_requested()) return Error{ErrorCode::Cancelled, "The file is being closed."};
        return *function;
    }

    Invocation run(const Function& function, std::string_view payload, std::string clientContext, const std::stop_token& stop) {
        const EitherStop either(m_stop.get_token(), stop);
        return m_invoker.invoke(function, payload, std::move(clientContext), either.token());
    }

    /// One attempt of an invocation that nobody waits for.
    void runLater(const Function& function, const std::string& payload, int attempt, std::int64_t atMs) {
        m_poller.later(atMs, [this, function, payload, attempt] {
            if (m_stop.stop_requested()) return;
            const Invocation done = run(function, payload, {}, {});
            const bool again = !done.functionError.empty() && attempt < kLaterAttempts && !m_stop.stop_requested();
            if (again) runLater(function, payload, attempt + 1, m_clock.nowMs() + kLaterPauseMs * attempt);
            else --m_waiting;
        });
    }

    std::optional<Outcome> perform(const Work& work, const std::stop_token& mappingStop, std::optional<double>& durationMs) {
        if (!work.job.condition.empty()) return giveUp(work);
        const auto function = runnable(work.mapping->region, work.mapping->functionName);
        if (m_stop.stop_requested() || mappingStop.stop_requested()) return {};
        if (!function) return Outcome{.kind = Outcome::Kind::Problem, .error = function.error().message};
        if (!m_invoker.canRun(function->kind)) return Outcome{.kind = Outcome::Kind::Problem, .error = std::string(kNoScripts)}; // it waits
        const Invocation answer = run(*function, work.job.event, {}, mappingStop);
        if (m_stop.stop_requested() || mappingStop.stop_requested()) {
            if (!answer.functionError.empty()) return {};
        }
        durationMs = answer.durationMs;
        return outcomeOf(*work.mapping, work.job.ticks, answer);
    }

    Outcome giveUp(const Work& work) {
        Status told;
        if (isApproved(*work.mapping)) told = tellDestination(*work.mapping, *work.stream, work.job, m_clock.nowMs(), *m_store.catalog(), m_options);
        else told = Error{ErrorCode::AccessDenied, "The on-failure destination " + work.mapping->onFailure + " came with the file and was not approved on this machine."};
        if (told) return {};
        return {.kind = Outcome::Kind::Problem, .error = told.error().message};
    }

    Delivery deliveryOf(const MappingRun& run, std::string_view streamArn, RecordId record) const {
        Delivery delivery = run.deliveryOf(record.shard, record.tick);
        const std::vector<std::string> patterns = run.mapping().filters;
        if (delivery.state != DeliveryState::Delivered || patterns.empty()) return delivery;
        std::vector<FilterPattern> filters;
        for (const std::string& text : patterns)
            if (auto filter = FilterPattern::parse(text)) filters.push_back(std::move(*filter));
        const auto json = recordsOf(m_store, streamArn, {{record.shard, record.tick}}, m_clock.nowMs());
        if (!json) return delivery;
        const auto document = JsonDocument::parse(json->front());
        if (document && !anyMatches(filters, document->root())) delivery.state = DeliveryState::Filtered;
        return delivery;
    }

    Store& m_store;
    streams::StreamLog& m_streams;
    const Clock& m_clock;
    const TriggerOptions m_options;
    std::mutex m_changing; ///< one change of mappings at a time
    std::atomic<bool> m_trusted = false;
    std::atomic<int> m_waiting = 0; ///< invocations that nobody waits for
    std::stop_source m_stop;
    Watchers<> m_watchers;
    Book m_book;
    Approvals m_approvals;
    Invoker m_invoker;
    Poller m_poller; ///< last member: ends before the others go
};

Triggers::Triggers(Store& store, streams::StreamLog& streams, const Clock& clock, TriggerOptions options)
    : m_impl(std::make_unique<Impl>(store, streams, clock, std::move(options))) {}
Triggers::~Triggers() { stop(); }

Status Triggers::load() {
    RF_TRY(m_impl->m_book.load());
    for (const Mapping& each : m_impl->m_book.mappings({})) m_impl->m_poller.add(each, m_impl->m_book.positions(each.uuid));
    return {};
}
void Triggers::start() { m_impl->m_poller.start(); }
void Triggers::stop() {
    m_impl->m_stop.request_stop();
    m_impl->m_poller.stop();
}

std::vector<Function> Triggers::functions(std::string_view region) const { return m_impl->m_book.functions(region); }
std::optional<Function> Triggers::function(std::string_view region, std::string_view name) const { return m_impl->m_book.function(region, name); }

Result<Function> Triggers::createFunction(Function function) {
    const std::lock_guard lock(m_impl->m_changing);
    if (m_impl->m_book.function(function.region, function.name)) return Error{ErrorCode::ResourceInUse, "Function already exist: " + function.name};
    function.createdMs = m_impl->m_clock.nowMs();
    return m_impl->put(std::move(function));
}

Result<Function> Triggers::updateFunction(Function function) {
    const std::lock_guard lock(m_impl->m_changing);
    const auto known = m_impl->m_book.function(function.region, function.name);
    if (!known) return noFunction(function.region, function.name);
    function.createdMs = known->createdMs;
    function.tags = known->tags;
    return m_impl->put(std::move(function));
}

Status Triggers::deleteFunction(std::string_view region, std::string_view name) {
    const std::lock_guard lock(m_impl->m_changing);
    if (!m_impl->m_book.function(region, name)) return noFunction(region, name);
    RF_TRY(m_impl->m_book.eraseFunction(region, name));
    m_impl->m_watchers.tell();
    return {};
}

Result<Function> Triggers::setTags(std::string_view arn, const Texts& add, const std::vector<std::string>& remove) {
    const std::lock_guard lock(m_impl->m_changing);
    for (Function& function : m_impl->m_book.functions({})) {
        if (function.arn() != arn) continue;
        const auto drop = [&](const std::string& name) { std::erase_if(function.tags, [&](const auto& tag) { return tag.first == name; }); };
        for (const std::string& name : remove) drop(name);
        for (const auto& [name, value] : add) {
            drop(name);
            function.tags.emplace_back(name, value);
        }
        if (!add.empty() || !remove.empty()) RF_TRY(m_impl->m_book.put(function));
        return function;
    }
    return Error{ErrorCode::ResourceNotFound, "Function not found: " + std::string(arn)};
}

bool Triggers::isApproved(const Function& function) const { return m_impl->isApproved(function); }
bool Triggers::isApproved(const Mapping& mapping) const { return m_impl->isApproved(mapping); }
Status Triggers::approve(const Function& function) {
    const Status kept = m_impl->m_approvals.add(m_impl->m_book.fileId(), function);
    m_impl->m_poller.retryProblems();
    m_impl->m_watchers.tell();
    return kept;
}
Status Triggers::approve(const Mapping& mapping) {
    const Status kept = m_impl->m_approvals.add(m_impl->m_book.fileId(), mapping);
    m_impl->m_poller.retryProblems();
    m_impl->m_watchers.tell();
    return kept;
}
void Triggers::setTrusted(bool trusted) {
    m_impl->m_trusted = trusted;
    m_impl->m_poller.retryProblems();
    m_impl->m_watchers.tell();
}
bool Triggers::isTrusted() const { return m_impl->m_trusted; }

std::vector<Mapping> Triggers::mappings(std::string_view region) const {
    std::vector<Mapping> all;
    for (const Mapping& each : m_impl->m_book.mappings(region))
        if (const auto run = m_impl->m_poller.find(each.uuid)) all.push_back(run->mapping());
    return all;
}
std::optional<Mapping> Triggers::mapping(std::string_view uuid) const {
    const auto run = m_impl->m_poller.find(uuid);
    return run ? std::optional(run->mapping()) : std::nullopt;
}
Result<Mapping> Triggers::createMapping(Mapping mapping) { return m_impl->create(std::move(mapping)); }
Result<Mapping> Triggers::updateMapping(std::string_view uuid, const MappingChange& change) { return m_impl->update(uuid, change); }
Result<Mapping> Triggers::setEnabled(std::string_view uuid, bool enabled) {
    return m_impl->update(uuid, {.enabled = enabled});
}
Result<Mapping> Triggers::deleteMapping(std::string_view uuid) { return m_impl->erase(uuid); }

Result<Invocation> Triggers::invoke(std::string_view region, std::string_view name, std::string_view payload, std::string clientContext, std::stop_token stop) {
    RF_ASSIGN(const Function function, m_impl->runnable(region, name));
    return m_impl->run(function, payload, std::move(clientContext), stop);
}

Result<Invocation> Triggers::invokeLater(std::string_view region, std::string_view name, std::string payload) {
    RF_ASSIGN(const Function function, m_impl->runnable(region, name));
    if (++m_impl->m_waiting > kMostLater) {
        --m_impl->m_waiting;
        return Error{ErrorCode::Throttling, "Rate Exceeded."};
    }
    m_impl->runLater(function, payload, 1, m_impl->m_clock.nowMs());
    return Invocation{.statusCode = 202, .requestId = randomUuid()};
}

Result<Invocation> Triggers::testWith(const Function& function, std::string_view streamArn, const std::vector<RecordId>& records, std::stop_token stop) {
    RF_TRY(check(function));
    RF_ASSIGN(const std::string event, eventOf(streamArn, records));
    return m_impl->run(function, event, {}, stop);
}

Result<std::string> Triggers::eventOf(std::string_view streamArn, const std::vector<RecordId>& records) const {
    std::vector<std::pair<std::int64_t, Tick>> ids;
    for (const RecordId& each : records) ids.emplace_back(each.shard, each.tick);
    RF_ASSIGN(const auto texts, recordsOf(m_impl->m_store, streamArn, ids, m_impl->m_clock.nowMs()));
    return eventJson({texts.begin(), texts.end()});
}

std::optional<MappingStats> Triggers::stats(std::string_view uuid) const {
    const auto run = m_impl->m_poller.find(uuid);
    return run ? std::optional(run->stats(m_impl->m_clock.nowMs())) : std::nullopt;
}

std::vector<Delivery> Triggers::deliveriesOf(std::string_view streamArn, RecordId record) const {
    std::vector<Delivery> all;
    for (const Mapping& each : m_impl->m_book.mappings({})) {
        const auto run = each.streamArn == streamArn ? m_impl->m_poller.find(each.uuid) : nullptr;
        if (run) all.push_back(m_impl->deliveryOf(*run, streamArn, record));
    }
    return all;
}

Watching Triggers::watch(std::function<void()> callback) { return m_impl->m_watchers.add(std::move(callback)); }
void Triggers::setJavaScript(std::shared_ptr<Runner> runner) {
    m_impl->m_invoker.setJavaScript(std::move(runner));
    m_impl->m_poller.retryProblems();
}
void Triggers::setEndpointUrl(std::string url) { m_impl->m_invoker.setEndpointUrl(std::move(url)); }

} // namespace rf::triggers
