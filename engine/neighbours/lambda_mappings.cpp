// Event source mappings over the Lambda API.

#include "engine/neighbours/given.h"
#include "engine/neighbours/lambda_parts.h"
#include "engine/neighbours/modelled_service.h"

namespace rf::neighbours::lambda {
namespace {

using triggers::Mapping;
using triggers::MappingChange;

constexpr const char* kUntrustedFile =
    "A destination that is a file of this machine is set in the application, or through an endpoint that was started with --trust-functions.";

constexpr Shape kPattern = text(0, 4'096), kDestination = text(0, 350);
constexpr Member kFilterMembers[] = {{"Pattern", &kPattern}};
constexpr Shape kFilter = structure(kFilterMembers);
constexpr Shape kFilters = listOf(kFilter);
constexpr Member kCriteriaMembers[] = {{"Filters", &kFilters}};
constexpr Shape kCriteria = structure(kCriteriaMembers);
constexpr Member kOnFailureMembers[] = {{"Destination", &kDestination}};
constexpr Shape kOnFailure = structure(kOnFailureMembers);
constexpr Member kDestinationMembers[] = {{"OnFailure", &kOnFailure}, {"OnSuccess", &kOnFailure}};
constexpr Shape kDestinations = structure(kDestinationMembers);
constexpr Shape kBatch = integer(1, 10'000), kWindow = integer(0, 300), kFactor = integer(1, 10), kAge = integer(-1, 604'800), kRetries = integer(-1, 10'000), kTumbling = integer(0, 900);
constexpr Shape kPosition = oneOf("LATEST, AT_TIMESTAMP, TRIM_HORIZON");
constexpr Shape kResponse = oneOf("ReportBatchItemFailures");
constexpr Shape kResponses = listOf(kResponse, 0, 1);

constexpr Member kChangeMembers[] = {
    {"FunctionName", &kName}, {"Enabled", &kBoolean}, {"BatchSize", &kBatch}, {"FilterCriteria", &kCriteria}, {"MaximumBatchingWindowInSeconds", &kWindow},
    {"ParallelizationFactor", &kFactor}, {"DestinationConfig", &kDestinations}, {"MaximumRecordAgeInSeconds", &kAge}, {"BisectBatchOnFunctionError", &kBoolean},
    {"MaximumRetryAttempts", &kRetries}, {"TumblingWindowInSeconds", &kTumbling}, {"FunctionResponseTypes", &kResponses}};
constexpr Shape kChange = structure(kChangeMembers);
constexpr Member kNewMappingMembers[] = {
    {"EventSourceArn", &kText, true}, {"FunctionName", &kName, true}, {"Enabled", &kBoolean}, {"BatchSize", &kBatch}, {"FilterCriteria", &kCriteria}, {"MaximumBatchingWindowInSeconds", &kWindow},
    {"ParallelizationFactor", &kFactor}, {"StartingPosition", &kPosition}, {"DestinationConfig", &kDestinations}, {"MaximumRecordAgeInSeconds", &kAge}, {"BisectBatchOnFunctionError", &kBoolean},
    {"MaximumRetryAttempts", &kRetries}, {"TumblingWindowInSeconds", &kTumbling}, {"FunctionResponseTypes", &kResponses}};
constexpr Shape kNewMapping = structure(kNewMappingMembers);

std::optional<int> givenInt(const Document& in, std::string_view member) {
    return in.has(member) ? std::optional(static_cast<int>(in.integer(member))) : std::nullopt;
}

MappingChange changeOf(const Document& in) {
    MappingChange change{.enabled = givenFlag(in, "Enabled"), .batchSize = givenInt(in, "BatchSize"), .batchingWindowSeconds = givenInt(in, "MaximumBatchingWindowInSeconds"),
                         .parallelizationFactor = givenInt(in, "ParallelizationFactor"), .maximumRecordAgeSeconds = givenInt(in, "MaximumRecordAgeInSeconds"),
                         .maximumRetryAttempts = givenInt(in, "MaximumRetryAttempts"), .bisectBatchOnFunctionError = givenFlag(in, "BisectBatchOnFunctionError"),
                         .tumblingWindowSeconds = givenInt(in, "TumblingWindowInSeconds")};
    if (in.has("FunctionResponseTypes")) change.reportBatchItemFailures = !in.list("FunctionResponseTypes").empty();
    if (const Document* criteria = in.find("FilterCriteria")) {
        change.filters.emplace();
        for (const Document& each : criteria->list("Filters"))
            if (const std::string pattern = each.text("Pattern"); !pattern.empty()) change.filters->push_back(pattern);
    }
    if (const Document* config = in.find("DestinationConfig")) {
        const Document* failure = config->find("OnFailure");
        change.onFailure = failure ? failure->text("Destination") : "";
    }
    return change;
}

Document describe(const Mapping& mapping) {
    Document::List patterns;
    for (const std::string& each : mapping.filters) patterns.push_back(Document().set("Pattern", each));
    Document out;
    out.set("UUID", mapping.uuid).set("StartingPosition", mapping.startingPosition == triggers::StartingPosition::Latest ? "LATEST" : "TRIM_HORIZON");
    out.set("BatchSize", mapping.batchSize).set("MaximumBatchingWindowInSeconds", mapping.batchingWindowSeconds).set("ParallelizationFactor", mapping.parallelizationFactor);
    out.set("EventSourceArn", mapping.streamArn);
    if (!patterns.empty()) out.set("FilterCriteria", Document().set("Filters", std::move(patterns)));
    out.set("FunctionArn", "arn:aws:lambda:" + mapping.region + ":" + std::string(kAccount) + ":function:" + mapping.functionName);
    out.set("LastModified", Document::Time{mapping.changedMs}).set("LastProcessingResult", mapping.lastProcessingResult);
    out.set("State", triggers::wireName(mapping.state)).set("StateTransitionReason", mapping.stateTransitionReason);
    Document failure{Document::Object()};
    if (!mapping.onFailure.empty()) failure.set("Destination", mapping.onFailure);
    out.set("DestinationConfig", Document().set("OnFailure", std::move(failure)));
    out.set("MaximumRecordAgeInSeconds", mapping.maximumRecordAgeSeconds).set("BisectBatchOnFunctionError", mapping.bisectBatchOnFunctionError);
    out.set("MaximumRetryAttempts", mapping.maximumRetryAttempts).set("TumblingWindowInSeconds", mapping.tumblingWindowSeconds);
    out.set("FunctionResponseTypes", mapping.reportBatchItemFailures ? textsDocument({"ReportBatchItemFailures"}) : Document(Document::List()));
    return out.set("EventSourceMappingArn", mapping.arn());
}

Answer answerOf(const Result<Mapping>& done) { return done ? Answer(describe(*done)) : Answer(faultOf(done.error())); }

/// Why the change may not be made here; nothing: it may.
std::optional<Fault> refusal(const Ask& ask, MappingChange& change) {
    if (change.onFailure && change.onFailure->starts_with("file:") && !ask.triggers.isTrusted()) return Fault{"AccessDeniedException", kUntrustedFile, 403};
    if (!ask.in.has("FunctionName")) return {};
    const auto found = functionOf(ask, ask.in.text("FunctionName"));
    if (const Fault* fault = std::get_if<Fault>(&found)) return *fault;
    change.functionName = std::get<triggers::Function>(found).name;
    return {};
}

Answer createMapping(const Ask& ask) {
    MappingChange change = changeOf(ask.in);
    if (const auto refused = refusal(ask, change)) return *refused;
    const std::string position = ask.in.text("StartingPosition");
    if (position.empty()) return invalid("1 validation error detected: Value null at 'startingPosition' failed to satisfy constraint: Member must not be null.");
    if (position == "AT_TIMESTAMP") return invalid("Unsupported starting position for the event source type: AT_TIMESTAMP");
    Mapping mapping = triggers::changed({.region = ask.wire.region, .streamArn = ask.in.text("EventSourceArn")}, change);
    mapping.startingPosition = position == "LATEST" ? triggers::StartingPosition::Latest : triggers::StartingPosition::TrimHorizon;
    return answerOf(ask.triggers.createMapping(std::move(mapping)));
}

/// Mappings of a region are known by their UUID in that region only.
std::optional<Fault> missing(const Ask& ask) {
    const auto mapping = ask.triggers.mapping(ask.name);
    if (mapping && mapping->region == ask.wire.region) return {};
    return Fault{"ResourceNotFoundException", "The resource you requested does not exist.", 404};
}

Answer getMapping(const Ask& ask) {
    if (const auto fault = missing(ask)) return *fault;
    return describe(*ask.triggers.mapping(ask.name));
}
Answer updateMapping(const Ask& ask) {
    if (const auto fault = missing(ask)) return *fault;
    MappingChange change = changeOf(ask.in);
    if (const auto refused = refusal(ask, change)) return *refused;
    return answerOf(ask.triggers.updateMapping(ask.name, change));
}
Answer deleteMapping(const Ask& ask) {
    if (const auto fault = missing(ask)) return *fault;
    return answerOf(ask.triggers.deleteMapping(ask.name));
}

Answer listMappings(const Ask& ask) {
    const std::string stream = ask.query("EventSourceArn"), function = ask.query("FunctionName");
    const auto name = functionNameOf(function, ask.wire.region);
    if (!function.empty())
        if (const auto found = functionOf(ask, function); const Fault* fault = std::get_if<Fault>(&found)) return *fault;
    Document::List items;
    for (const Mapping& each : ask.triggers.mappings(ask.wire.region))
        if ((stream.empty() || each.streamArn == stream) && (function.empty() || each.functionName == name)) items.push_back(describe(each));
    return ask.page("EventSourceMappings", items, 100);
}

constexpr Operation kOperationsOnMappings[] = {
    {"CreateEventSourceMapping", "POST", "/2015-03-31/event-source-mappings", 202, &kNewMapping, createMapping},
    {"ListEventSourceMappings", "GET", "/2015-03-31/event-source-mappings", 200, &kNothing, listMappings},
    {"GetEventSourceMapping", "GET", "/2015-03-31/event-source-mappings/{}", 200, &kNothing, getMapping},
    {"UpdateEventSourceMapping", "PUT", "/2015-03-31/event-source-mappings/{}", 202, &kChange, updateMapping},
    {"DeleteEventSourceMapping", "DELETE", "/2015-03-31/event-source-mappings/{}", 202, &kNothing, deleteMapping},
};

} // namespace

constinit const std::span<const Operation> kMappingOperations = kOperationsOnMappings;

} // namespace rf::neighbours::lambda
