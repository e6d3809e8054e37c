#include "engine/api/ops/mode_switches.h"

#include "engine/api/ops/table_change.h"

#include <charconv>

namespace rf {
namespace {

constexpr std::int64_t kDayMs = 86'400'000;
constexpr std::size_t kSwitchesADay = 4;

std::string keyOf(const TableSchema& table) { return "capacity/switches/" + table.id; }

/// Of "1790000000000,1790000060000" those of the last day.
std::vector<std::int64_t> recentOf(std::string_view text, std::int64_t nowMs) {
    std::vector<std::int64_t> recent;
    while (!text.empty()) {
        std::int64_t ms = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), ms);
        if (error == std::errc() && ms > nowMs - kDayMs && ms <= nowMs) recent.push_back(ms);
        text.remove_prefix(std::min(text.size(), text.find(',') == std::string_view::npos ? text.size() : text.find(',') + 1));
    }
    return recent;
}

/// (unsure) The service's words for the limit of old, one switch a day, with today's number.
Error tooManySwitches(const std::vector<std::int64_t>& recent) {
    return {ErrorCode::LimitExceeded,
            "Subscriber limit exceeded: Update to PayPerRequest mode are limited to " + std::to_string(kSwitchesADay) +
                " times in 1 day(s). Last update at " + momentText(recent.back()) + ". Next update can be made at " +
                momentText(recent.front() + kDayMs)};
}

} // namespace

Status spendModeSwitch(WriteTxn& txn, const TableSchema& table, std::int64_t nowMs) {
    RF_ASSIGN(const std::optional<std::string> kept, txn.getMeta(keyOf(table)));
    std::vector<std::int64_t> recent = recentOf(kept.value_or(""), nowMs);
    if (recent.size() >= kSwitchesADay) return tooManySwitches(recent);
    recent.push_back(nowMs);
    std::string text;
    for (const std::int64_t ms : recent) text += (text.empty() ? "" : ",") + std::to_string(ms);
    return txn.putMeta(keyOf(table), text);
}

Status forgetModeSwitches(WriteTxn& txn, const TableSchema& table) { return txn.eraseMeta(keyOf(table)); }

} // namespace rf
