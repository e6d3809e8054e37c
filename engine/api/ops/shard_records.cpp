#include "engine/api/ops/shard_records.h"

#include "engine/api/ops/op.h"
#include "engine/api/ops/streams.h"
#include "engine/catalog/messages_streams.h"
#include "engine/streams/names.h"

#include <algorithm>

namespace rf {
namespace {

constexpr std::int64_t kMostRecords = 1000;

Error shardNotFound() { return {ErrorCode::ResourceNotFound, std::string(msg::kShardNotFound)}; }
Error trimmed() { return {ErrorCode::TrimmedDataAccess, std::string(msg::kTrimmed)}; }

bool isReadable(const ShardSchema& shard, std::int64_t nowMs) {
    return shard.isOpen() || shard.closed >= streams::horizonOf(nowMs);
}

bool takesSequence(const std::string& type) { return type.ends_with("SEQUENCE_NUMBER"); }

/// Where an iterator of that type begins.
Status place(const GetShardIterator::Plan& plan, const StreamSchema& stream, ReadTxn& txn,
             streams::ShardIterator& iterator) {
    const std::string& type = *plan.input->shardIteratorType;
    if (type == "LATEST") {
        RF_ASSIGN(iterator.after, streams::newestOf(txn, stream, iterator.shard));
    } else if (takesSequence(type)) {
        iterator.after = type == "AT_SEQUENCE_NUMBER" ? plan.sequence - 1 : plan.sequence;
        iterator.exact = true;
    }
    return {};
}

/// Reads one page into an output.
class PageReader {
public:
    PageReader(const GetRecords::Plan& plan, GetRecords::Output& output) : m_plan(plan), m_output(output) {}

    Status run(ReadTxn& txn, std::int64_t nowMs) {
        return streams::readShard(txn, m_output.stream, m_plan.from.shard, m_plan.from.after, nowMs,
                                  [this](const ChangeRecord& record, std::string_view key, std::string_view bytes) {
                                      return add(record, key, bytes);
                                  });
    }
    bool atEnd() const { return m_atEnd; }
    Tick last() const { return m_last; }

private:
    bool add(const ChangeRecord& record, std::string_view key, std::string_view bytes) {
        const bool full = m_output.records.size() == m_plan.limit ||
                          (!m_output.records.empty() && m_size + record.size > limits::kPageBytes);
        if (full) return m_atEnd = false;
        if (m_output.records.empty()) makeRoom(key.size() + bytes.size());
        const std::size_t at = m_output.bytes.size();
        m_output.bytes.append(key).append(bytes);
        m_output.records.push_back({at, at + key.size(), m_output.bytes.size(), record.size});
        m_size += record.size;
        m_last = record.tick;
        return true;
    }

    /// Records of a shard tend to be alike: most pages are then copied once.
    void makeRoom(std::size_t first) {
        const std::size_t most = std::min(m_plan.limit, limits::kPageBytes / first + 1);
        m_output.records.reserve(most);
        m_output.bytes.reserve(most * first + most * first / 16);
    }

    const GetRecords::Plan& m_plan;
    GetRecords::Output& m_output;
    std::size_t m_size = 0;
    Tick m_last = m_plan.from.after;
    bool m_atEnd = true;
};

} // namespace

const Spec<GetShardIterator::Input>& GetShardIterator::spec() {
    static const Spec<Input> spec(
        "GetShardIteratorInput",
        {field("StreamArn", &Input::streamArn, {.required = true, .min = 37, .max = 1024}),
         field("ShardId", &Input::shardId, {.required = true, .min = 28, .max = 65}),
         field("ShardIteratorType", &Input::shardIteratorType,
               {.required = true,
                .values = {"TRIM_HORIZON", "LATEST", "AT_SEQUENCE_NUMBER", "AFTER_SEQUENCE_NUMBER"}}),
         field("SequenceNumber", &Input::sequenceNumber, {.min = 21, .max = 40})});
    return spec;
}

Result<GetShardIterator::Plan> GetShardIterator::plan(const Input& in, const OpEnv&) {
    Plan plan{&in};
    if (!takesSequence(*in.shardIteratorType))
        return in.sequenceNumber ? validation(std::string(msg::kNeedlessSequenceNumber)) : Result<Plan>(plan);
    const auto sequence = in.sequenceNumber ? streams::tickOf(*in.sequenceNumber) : std::nullopt;
    if (!sequence) return validation(std::string(msg::kBadSequenceNumber));
    plan.sequence = *sequence;
    return plan;
}

Result<GetShardIterator::Output> GetShardIterator::run(const Plan& plan, ReadTxn& txn, const OpEnv& env) {
    const Input& in = *plan.input;
    const std::int64_t nowMs = env.clock.nowMs();
    RF_ASSIGN(const StreamSchema stream, findStream(*in.streamArn, txn, env));
    const ShardSchema* const shard = streams::findShard(stream, *in.shardId);
    if (shard == nullptr || !isReadable(*shard, nowMs)) return shardNotFound();
    streams::ShardIterator iterator{*in.streamArn, shard->number, 0, false, stream.tree, nowMs};
    RF_TRY(place(plan, stream, txn, iterator));
    if (iterator.trimmed(nowMs)) return trimmed();
    return Output{iterator.text()};
}

const Spec<GetRecords::Input>& GetRecords::spec() {
    static const Spec<Input> spec("GetRecordsInput",
                                  {field("ShardIterator", &Input::shardIterator, {.required = true, .min = 1, .max = 2048}),
                                   field("Limit", &Input::limit, {.min = 1})});
    return spec;
}

Result<GetRecords::Plan> GetRecords::plan(const Input& in, const OpEnv& env) {
    if (in.limit && *in.limit > kMostRecords) return validation(msg::streamLimit(kMostRecords));
    auto from = streams::ShardIterator::parse(*in.shardIterator);
    if (!from || !streams::StreamArn::parse(from->streamArn)) return validation(std::string(msg::kBadShardIterator));
    if (from->expired(env.clock.nowMs())) return Error{ErrorCode::ExpiredIterator, std::string(msg::kExpiredIterator)};
    return Plan{std::move(*from), static_cast<std::size_t>(in.limit.value_or(kMostRecords))};
}

Result<GetRecords::Output> GetRecords::run(const Plan& plan, ReadTxn& txn, const OpEnv& env) {
    const std::int64_t nowMs = env.clock.nowMs();
    Output output;
    RF_ASSIGN(output.stream, findStream(plan.from.streamArn, txn, env));
    if (output.stream.tree != plan.from.tree) return validation(std::string(msg::kBadShardIterator));
    const ShardSchema* const shard = output.stream.find(plan.from.shard);
    if (shard == nullptr || !isReadable(*shard, nowMs) || plan.from.trimmed(nowMs)) return trimmed();
    PageReader page(plan, output);
    RF_TRY(page.run(txn, nowMs));
    if (page.atEnd() && !shard->isOpen()) return output;
    // Behind a page that had everything nothing is owed yet: what comes later is younger than this iterator.
    streams::ShardIterator next = plan.from;
    next.after = page.last();
    next.exact = !page.atEnd();
    next.createdMs = nowMs;
    output.nextShardIterator = next.text();
    return output;
}

Result<ChangeRecord> GetRecords::Output::record(std::size_t index) const {
    const Stored& stored = records[index];
    const std::string_view all = bytes;
    return ChangeRecord::read(all.substr(stored.key, stored.value - stored.key),
                              all.substr(stored.value, stored.end - stored.value), stored.size);
}

} // namespace rf
