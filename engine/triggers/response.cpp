#include "engine/triggers/response.h"

#include "engine/streams/names.h"
#include "engine/value/json.h"

#include <algorithm>

namespace rf::triggers {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::size_t kShown = 500; ///< of a payload that says nothing else

Outcome failure(std::string error) { return {.kind = Outcome::Kind::Failed, .error = std::move(error)}; }

/// "ValueError: no such thing" of an error payload.
std::string errorOf(const std::string& payload) {
    const auto document = JsonDocument::parse(payload);
    object error;
    std::string_view type, message;
    if (!document || document->root().get(error) != simdjson::SUCCESS || error["errorMessage"].get(message) != simdjson::SUCCESS) return payload.substr(0, kShown);
    if (error["errorType"].get(type) != simdjson::SUCCESS || type.empty()) return std::string(message);
    return std::string(type) + ": " + std::string(message);
}

/// Absent and null are the same.
bool isNothing(const object& whole, std::string_view member, element& value) {
    return whole.at_key(member).get(value) != simdjson::SUCCESS || value.is_null();
}

/// The record of the batch that an entry of batchItemFailures names; 0: none.
Tick tickOf(const element& entry, const std::vector<Tick>& ticks) {
    std::string_view identifier;
    object failure;
    if (entry.get(failure) != simdjson::SUCCESS || failure["itemIdentifier"].get(identifier) != simdjson::SUCCESS) return 0;
    const auto tick = streams::tickOf(identifier);
    return tick && std::ranges::find(ticks, *tick) != ticks.end() ? *tick : 0;
}

void readFailures(const object& whole, const std::vector<Tick>& ticks, Outcome& outcome) {
    element given;
    array failures;
    if (isNothing(whole, "batchItemFailures", given)) return;
    if (given.get(failures) != simdjson::SUCCESS) {
        outcome = failure("The function's batchItemFailures is no list: the whole batch failed.");
        return;
    }
    Tick lowest = 0;
    for (const element each : failures) {
        const Tick tick = tickOf(each, ticks);
        if (tick == 0) {
            outcome = failure("The function reported an itemIdentifier that is not in the batch: the whole batch failed.");
            return;
        }
        lowest = lowest == 0 ? tick : std::min(lowest, tick);
    }
    if (lowest == 0) return;
    outcome = failure("The function reported that it failed from " + streams::sequenceOf(lowest) + " on.");
    outcome.failedFrom = lowest;
}

void readAnswer(const Mapping& mapping, const std::vector<Tick>& ticks, const std::string& payload, Outcome& outcome) {
    const auto document = JsonDocument::parse(payload);
    object whole;
    const bool isNull = document && document->root().is_null();
    if (isNull) return;
    if (!document || document->root().get(whole) != simdjson::SUCCESS) {
        outcome = failure("The function's response is no JSON object: " + payload.substr(0, kShown));
        return;
    }
    if (element state; mapping.tumblingWindowSeconds > 0 && !isNothing(whole, "state", state)) outcome.state = simdjson::minify(state);
    if (mapping.reportBatchItemFailures) readFailures(whole, ticks, outcome);
}

} // namespace

Outcome outcomeOf(const Mapping& mapping, const std::vector<Tick>& ticks, const Invocation& answer) {
    Outcome outcome;
    if (!answer.functionError.empty()) outcome = failure(errorOf(answer.payload));
    else if (mapping.reportBatchItemFailures || mapping.tumblingWindowSeconds > 0) readAnswer(mapping, ticks, answer.payload, outcome);
    outcome.requestId = answer.requestId;
    outcome.functionError = answer.functionError;
    return outcome;
}

} // namespace rf::triggers
