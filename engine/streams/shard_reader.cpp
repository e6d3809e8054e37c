#include "engine/streams/shard_reader.h"

#include "engine/value/json.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace rf::streams {
namespace {

/// FNV-1a: tells a text that was changed or made up, no more.
std::uint32_t sumOf(std::string_view text) {
    std::uint32_t sum = 2166136261U;
    for (const char c : text) sum = (sum ^ static_cast<unsigned char>(c)) * 16777619U;
    return sum;
}

constexpr std::size_t kNumbers = 6; ///< shard, after, exact, tree, created, sum

std::optional<std::array<std::int64_t, kNumbers>> numbersOf(std::string_view text) {
    std::array<std::int64_t, kNumbers> numbers{};
    const char* at = text.data();
    const char* const end = at + text.size();
    for (std::size_t i = 0; i < kNumbers; ++i) {
        const auto [next, error] = std::from_chars(at, end, numbers[i]);
        if (error != std::errc() || (i + 1 < kNumbers ? next == end || *next != ':' : next != end)) return {};
        at = next + (i + 1 < kNumbers ? 1 : 0);
    }
    return numbers;
}

Status readRange(ReadTxn& txn, const StreamSchema& stream, const KeyRange& range, ChangeVisitor visit) {
    Status status;
    RF_TRY(txn.scan(stream.tree, range, [&](std::string_view key, std::string_view bytes, std::size_t size) {
        const auto record = ChangeRecord::read(key, bytes, size);
        if (!record) {
            status = record.error();
            return false;
        }
        return visit(*record, key, bytes);
    }));
    return status;
}

} // namespace

Status readShard(ReadTxn& txn, const StreamSchema& stream, std::int64_t shard, Tick after, std::int64_t nowMs,
                 ChangeVisitor visit) {
    const Tick from = std::max({after + 1, horizonOf(nowMs), Tick{0}});
    return readRange(txn, stream, {changeKey(shard, from), changeKey(shard + 1, 0), true}, visit);
}

Status readShardBack(ReadTxn& txn, const StreamSchema& stream, std::int64_t shard, Tick before, std::int64_t nowMs,
                     ChangeVisitor visit) {
    const Tick from = std::max<Tick>(horizonOf(nowMs), 0);
    if (before != 0 && before <= from) return {};
    const std::string end = before == 0 ? changeKey(shard + 1, 0) : changeKey(shard, before);
    return readRange(txn, stream, {changeKey(shard, from), end, false}, visit);
}

Result<Tick> newestOf(ReadTxn& txn, const StreamSchema& stream, std::int64_t shard) {
    Tick newest = 0;
    RF_TRY(txn.scan(stream.tree, {changeKey(shard, 0), changeKey(shard + 1, 0), false},
                    [&](std::string_view key, std::string_view bytes, std::size_t size) {
                        if (const auto record = ChangeRecord::read(key, bytes, size)) newest = record->tick;
                        return false;
                    }));
    return newest;
}

std::string ShardIterator::text() const {
    std::string numbers;
    for (const std::int64_t part : {shard, after, std::int64_t{exact}, tree, createdMs})
        numbers.append(std::to_string(part)).append(":");
    numbers += std::to_string(sumOf(streamArn + numbers));
    return streamArn + "|1|" + base64Encode(numbers);
}

std::optional<ShardIterator> ShardIterator::parse(std::string_view text) {
    const std::size_t bar = text.find("|1|");
    if (bar == std::string_view::npos) return {};
    const auto payload = base64Decode(text.substr(bar + 3));
    if (!payload) return {};
    const auto numbers = numbersOf(*payload);
    if (!numbers) return {};
    const auto& [shard, after, exact, tree, created, sum] = *numbers;
    ShardIterator iterator{std::string(text.substr(0, bar)), shard, after, exact != 0, tree, created};
    const std::string_view summed = std::string_view(*payload).substr(0, payload->rfind(':') + 1);
    if (sum != sumOf(iterator.streamArn + std::string(summed))) return {};
    return iterator;
}

} // namespace rf::streams
