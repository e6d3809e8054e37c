#include "engine/catalog/log_schema.h"

#include "engine/value/big_endian.h"
#include "engine/value/document.h"

#include <cstdio>
#include <limits>

namespace rf {
namespace {

constexpr std::size_t kStreamBytes = 4;
constexpr std::size_t kNumberBytes = 8;
constexpr std::int64_t kDayMs = 24 * 3'600'000;

Error corrupt(const char* what) { return {ErrorCode::FileCorrupt, std::string("A stored ") + what + " description is not valid."}; }

std::optional<std::int64_t> given(const Document& document, std::string_view name) {
    if (!document.has(name)) return {};
    return document.integer(name);
}

} // namespace

std::string LogGroupSchema::arn() const { return "arn:aws:logs:" + region + ":000000000000:log-group:" + name; }

std::int64_t LogGroupSchema::horizonMs(std::int64_t nowMs) const {
    return retentionDays == 0 ? std::numeric_limits<std::int64_t>::min() : nowMs - retentionDays * kDayMs;
}

std::string logGroupMetaKey(std::string_view region, std::string_view name) {
    std::string key(kLogGroupMetaPrefix);
    return key.append(region).append("/").append(name);
}

std::string logStreamMetaKey(TreeId tree, std::string_view name) {
    char number[24];
    std::snprintf(number, sizeof number, "%010lld/", static_cast<long long>(tree));
    std::string key(kLogStreamMetaPrefix);
    return key.append(number).append(name);
}

std::string logGroupToJson(const LogGroupSchema& group) {
    Document tags{Document::Object()};
    for (const auto& [key, value] : group.tags) tags.set(key, value);
    Document out;
    out.set("region", group.region).set("name", group.name).set("tree", group.tree).set("createdMs", group.createdMs);
    out.set("retentionDays", group.retentionDays).set("lastStream", group.lastStream).set("logClass", group.logClass);
    return toJson(out.set("tags", std::move(tags)));
}

Result<LogGroupSchema> logGroupFromJson(std::string_view json) {
    const auto in = documentFromJson(json);
    if (!in) return corrupt("log group");
    LogGroupSchema group{.region = in->text("region"),
                         .name = in->text("name"),
                         .tree = in->integer("tree"),
                         .createdMs = in->integer("createdMs"),
                         .retentionDays = static_cast<int>(in->integer("retentionDays")),
                         .lastStream = in->integer("lastStream"),
                         .tags = {},
                         .logClass = in->text("logClass", "STANDARD")};
    for (const auto& [key, value] : in->object("tags"))
        if (value.text()) group.tags.emplace_back(key, *value.text());
    if (group.name.empty() || group.tree <= 0) return corrupt("log group");
    return group;
}

std::string logStreamToJson(const LogStreamSchema& stream) {
    Document out;
    out.set("tree", stream.tree).set("name", stream.name).set("number", stream.number).set("createdMs", stream.createdMs);
    if (stream.firstMs) out.set("firstMs", *stream.firstMs);
    if (stream.lastMs) out.set("lastMs", *stream.lastMs);
    return toJson(out.set("lastTick", stream.lastTick).set("bytes", stream.bytes));
}

Result<LogStreamSchema> logStreamFromJson(std::string_view json) {
    const auto in = documentFromJson(json);
    if (!in) return corrupt("log stream");
    LogStreamSchema stream{.tree = in->integer("tree"),
                           .name = in->text("name"),
                           .number = in->integer("number"),
                           .createdMs = in->integer("createdMs"),
                           .firstMs = given(*in, "firstMs"),
                           .lastMs = given(*in, "lastMs"),
                           .lastTick = in->integer("lastTick"),
                           .bytes = in->integer("bytes")};
    if (stream.name.empty() || stream.tree <= 0 || stream.number <= 0) return corrupt("log stream");
    return stream;
}

std::string LogEventKey::bytes() const {
    std::string key;
    key.reserve(kStreamBytes + 2 * kNumberBytes);
    appendBigEndian(static_cast<std::uint64_t>(stream), kStreamBytes, key);
    appendBigEndian(static_cast<std::uint64_t>(ms), kNumberBytes, key);
    appendBigEndian(static_cast<std::uint64_t>(tick), kNumberBytes, key);
    return key;
}

std::optional<LogEventKey> LogEventKey::read(std::string_view bytes) {
    if (bytes.size() != kStreamBytes + 2 * kNumberBytes) return {};
    const auto part = [&](std::size_t at, std::size_t size) { return static_cast<std::int64_t>(bigEndian(bytes.substr(at, size))); };
    return LogEventKey{part(0, kStreamBytes), part(kStreamBytes, kNumberBytes), part(kStreamBytes + kNumberBytes, kNumberBytes)};
}

} // namespace rf
