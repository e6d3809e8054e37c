#include "engine/streams/names.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <ctime>

namespace rf::streams {
namespace {

constexpr std::size_t kShortest = 21;
constexpr std::size_t kLongest = 40;
constexpr std::size_t kCounterDigits = 11;
constexpr std::size_t kTimeDigits = 13;
constexpr std::int64_t kCounters = std::int64_t{1} << kTickBits;
/// Milliseconds beyond which a tick would not fit; the year 2248.
constexpr std::int64_t kLastMs = (std::int64_t{1} << (63 - kTickBits)) - 1;

std::uint64_t mixed(std::uint64_t value) {
    value ^= value >> 30;
    value *= 0xBF58476D1CE4E5B9;
    value ^= value >> 27;
    value *= 0x94D049BB133111EB;
    return value ^ value >> 31;
}

std::int64_t number(std::string_view digits) {
    std::int64_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

} // namespace

std::string streamLabelOf(std::int64_t ms) {
    const std::time_t seconds = ms / 1000;
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    char text[40];
    const std::size_t length = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S.", &parts);
    return std::string(text, length) + std::to_string(1000 + ms % 1000).substr(1);
}

std::string shardIdOf(const ShardSchema& shard) {
    char text[64];
    std::snprintf(text, sizeof text, "shardId-%020lld-%08llx", static_cast<long long>(msOfTick(shard.opened)),
                  static_cast<unsigned long long>(shard.number));
    return text;
}

const ShardSchema* findShard(const StreamSchema& stream, std::string_view id) {
    const auto at = std::find_if(stream.shards.begin(), stream.shards.end(),
                                 [&](const ShardSchema& shard) { return shardIdOf(shard) == id; });
    return at == stream.shards.end() ? nullptr : &*at;
}

std::string sequenceOf(Tick tick) {
    char text[64];
    std::snprintf(text, sizeof text, "%013lld%011lld", static_cast<long long>(msOfTick(tick)),
                  static_cast<long long>(tick & (kCounters - 1)));
    return text;
}

std::optional<Tick> tickOf(std::string_view text) {
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.size() < kShortest || text.size() > kLongest || !std::all_of(text.begin(), text.end(), isDigit)) return {};
    text.remove_prefix(std::min(text.find_first_not_of('0'), text.size()));
    if (text.size() > kTimeDigits + kCounterDigits) return firstTickOf(kLastMs);
    const std::size_t split = text.size() - std::min(text.size(), kCounterDigits);
    const std::int64_t ms = std::min(number(text.substr(0, split)), kLastMs);
    return firstTickOf(ms) + std::min(number(text.substr(split)), kCounters - 1);
}

std::string eventIdOf(const StreamSchema& stream, Tick tick) {
    const auto bits = static_cast<std::uint64_t>(tick);
    char text[40];
    std::snprintf(text, sizeof text, "%016llx%016llx",
                  static_cast<unsigned long long>(mixed(bits)),
                  static_cast<unsigned long long>(mixed(bits + mixed(static_cast<std::uint64_t>(stream.createdMs)))));
    return text;
}

std::optional<StreamArn> StreamArn::parse(std::string_view text) {
    StreamArn arn;
    constexpr std::string_view kBegin = "arn:aws:dynamodb:";
    if (!text.starts_with(kBegin)) return {};
    text.remove_prefix(kBegin.size());
    const std::string middle = ":" + std::string(kAccount) + ":table/";
    const std::size_t account = text.find(middle);
    if (account == std::string_view::npos) return {};
    arn.region = text.substr(0, account);
    text.remove_prefix(account + middle.size());
    constexpr std::string_view kStream = "/stream/";
    const std::size_t stream = text.find(kStream);
    if (stream == std::string_view::npos) return {};
    arn.tableName = text.substr(0, stream);
    arn.label = text.substr(stream + kStream.size());
    if (arn.region.empty() || arn.tableName.empty() || arn.label.empty()) return {};
    return arn;
}

} // namespace rf::streams
