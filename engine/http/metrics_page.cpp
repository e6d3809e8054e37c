#include "engine/http/metrics_page.h"

#include <charconv>
#include <functional>

namespace rf::http {
namespace {

using capacity::ArmName;
using capacity::Meter;
using capacity::Side;

std::string numberText(double value) {
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, value).ptr;
    return {text, end};
}

/// Names of regions, tables and indexes hold letters, digits, '_', '-' and '.': nothing to escape.
std::string labels(const ArmName& arm, Side side) {
    std::string text = "{region=\"" + arm.region + "\",table=\"" + arm.table + '"';
    if (!arm.index.empty()) text += ",index=\"" + arm.index + '"';
    return text + (side == Side::Read ? ",side=\"read\"}" : ",side=\"write\"}");
}

struct Family {
    const char* name;
    const char* type;
    const char* help;
    double (*value)(const Meter& meter, const ArmName& arm, Side side);
};

constexpr Family kFamilies[] = {
    {"dynamodb_consumed_capacity_units_total", "counter", "Capacity units used since the file was opened.",
     [](const Meter& meter, const ArmName& arm, Side side) { return meter.totals(arm, side).units; }},
    {"dynamodb_capacity_requests_total", "counter", "Reads and writes of items that used capacity.",
     [](const Meter& meter, const ArmName& arm, Side side) { return meter.totals(arm, side).requests; }},
    {"dynamodb_throttle_events_total", "counter", "Refusals for capacity; in observe mode those that would have been.",
     [](const Meter& meter, const ArmName& arm, Side side) { return meter.totals(arm, side).throttled; }},
    {"dynamodb_provisioned_capacity_units", "gauge", "Units a second; 0 on demand and of local indexes.",
     [](const Meter& meter, const ArmName& arm, Side side) { return meter.provisioned(arm, side); }},
    {"dynamodb_burst_share", "gauge", "How full the bucket of unused capacity is, 0 to 1.",
     [](const Meter& meter, const ArmName& arm, Side side) { return meter.burst(arm, side); }},
};

} // namespace

std::string metricsPage(const Meter& meter) {
    const auto arms = meter.arms();
    std::string page;
    for (const Family& family : kFamilies) {
        page += std::string("# HELP ") + family.name + ' ' + family.help + '\n';
        page += std::string("# TYPE ") + family.name + ' ' + family.type + '\n';
        for (const ArmName& arm : arms)
            for (const Side side : {Side::Read, Side::Write})
                page += family.name + labels(arm, side) + ' ' + numberText(family.value(meter, arm, side)) + '\n';
    }
    return page;
}

} // namespace rf::http
