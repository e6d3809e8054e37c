#include "engine/logs/log_rules.h"

#include <algorithm>

namespace rf::logs {
namespace {

constexpr std::size_t kMostName = 512, kMostTagKey = 128, kMostTagValue = 256, kMostTags = 50;
constexpr std::size_t kMostLines = 10'000, kMostBatchBytes = 1'048'576;
constexpr std::int64_t kHourMs = 3'600'000, kDayMs = 24 * kHourMs;

std::string valueAt(std::string_view value) { return "Value '" + std::string(value) + "' at "; }

Status failed(std::string_view what) {
    return validation("1 validation error detected: " + std::string(what));
}

bool isGroupChar(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || std::string_view("._-/#").find(c) != std::string_view::npos;
}

std::string numbered(const char* before, std::size_t number) { return before + std::to_string(number) + "."; }

} // namespace

Status checkGroupName(std::string_view name) {
    if (name.empty() || name.size() > kMostName)
        return failed(valueAt(name) + "'logGroupName' failed to satisfy constraint: Member must have length " +
                      (name.empty() ? "greater than or equal to 1" : "less than or equal to 512"));
    if (!std::ranges::all_of(name, isGroupChar))
        return failed(valueAt(name) + "'logGroupName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+");
    return {};
}

Status checkStreamName(std::string_view name) {
    if (name.empty() || name.size() > kMostName)
        return failed(valueAt(name) + "'logStreamName' failed to satisfy constraint: Member must have length " +
                      (name.empty() ? "greater than or equal to 1" : "less than or equal to 512"));
    if (name.find_first_of(":*") != std::string_view::npos)
        return failed(valueAt(name) + "'logStreamName' failed to satisfy constraint: Member must satisfy regular expression pattern: [^:*]*");
    return {};
}

Status checkRetention(std::int64_t days) {
    if (std::ranges::find(kRetentionDays, days) != std::end(kRetentionDays)) return {};
    std::string all;
    for (const int each : kRetentionDays) all += (all.empty() ? "" : ", ") + std::to_string(each);
    return failed(valueAt(std::to_string(days)) + "'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: [" + all + "]");
}

Status checkTags(const Tags& tags) {
    for (const auto& [key, value] : tags) {
        if (key.empty() || key.size() > kMostTagKey)
            return failed(valueAt(key) + "'tags' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length between 1 and 128]");
        if (value.size() > kMostTagValue)
            return failed(valueAt(value) + "'tags' failed to satisfy constraint: Map values must satisfy constraint: [Member must have length less than or equal to 256]");
    }
    if (tags.size() > kMostTags) return Error{ErrorCode::LimitExceeded, "The maximum number of tags on a resource is 50."};
    return {};
}

Status checkBatch(std::span<const LogLine> lines) {
    if (lines.empty()) return failed("Value '[]' at 'logEvents' failed to satisfy constraint: Member must have length greater than or equal to 1");
    if (lines.size() > kMostLines) return failed("Value at 'logEvents' failed to satisfy constraint: Member must have length less than or equal to 10000");
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].message.empty())
            return failed(numbered("Value '' at 'logEvents.", i + 1) + "member.message' failed to satisfy constraint: Member must have length greater than or equal to 1");
        const std::size_t size = lines[i].message.size() + kLogEventOverhead;
        if (size > kMostBatchBytes)
            return validation("Log event too large: " + std::to_string(size) + " bytes exceeds limit of " + std::to_string(kMostBatchBytes));
        bytes += size;
    }
    if (bytes > kMostBatchBytes)
        return validation("Upload too large: " + std::to_string(bytes) + " bytes exceeds limit of " + std::to_string(kMostBatchBytes));
    if (!std::ranges::is_sorted(lines, {}, &LogLine::ms)) return validation("Log events in a single PutLogEvents request must be in chronological order.");
    if (lines.back().ms - lines.front().ms > kDayMs) return validation("The batch of log events in a single PutLogEvents request cannot span more than 24 hours.");
    return {};
}

Rejected rejectedOf(std::span<const LogLine> lines, std::int64_t nowMs, std::int64_t horizonMs) {
    const auto countBefore = [&](std::int64_t ms) {
        return static_cast<std::size_t>(std::ranges::lower_bound(lines, ms, {}, &LogLine::ms) - lines.begin());
    };
    Rejected rejected;
    if (const std::size_t old = countBefore(nowMs - 14 * kDayMs)) rejected.tooOldEnd = old;
    if (const std::size_t expired = countBefore(horizonMs)) rejected.expiredEnd = expired;
    if (const std::size_t fresh = countBefore(nowMs + 2 * kHourMs + 1); fresh < lines.size()) rejected.tooNewStart = fresh;
    return rejected;
}

std::pair<std::size_t, std::size_t> takenOf(const Rejected& rejected, std::size_t count) {
    const std::size_t first = std::max(rejected.tooOldEnd.value_or(0), rejected.expiredEnd.value_or(0));
    return {first, std::max(first, rejected.tooNewStart.value_or(count))};
}

} // namespace rf::logs
