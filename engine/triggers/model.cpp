#include "engine/triggers/model.h"

#include "engine/triggers/filter_pattern.h"

#include <algorithm>

namespace rf::triggers {
namespace {

constexpr std::size_t kMostFilters = 10;
constexpr std::size_t kFilterBytes = 4'096;
constexpr std::size_t kNameLength = 64;
constexpr std::size_t kDescriptionLength = 256;
constexpr std::size_t kSourceBytes = 4 * 1024 * 1024;
constexpr std::size_t kEnvironmentBytes = 256 * 1024;

bool isNameCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

bool isName(std::string_view name) {
    return !name.empty() && name.size() <= kNameLength && std::ranges::all_of(name, isNameCharacter);
}

Status between(std::string_view what, int value, int least, int most, bool orNever = false) {
    if ((orNever && value == -1) || (value >= least && value <= most)) return {};
    return validation("Invalid " + std::string(what) + ": " + std::to_string(value) + ". It must be " + (orNever ? "-1 or " : "") + "between " +
                      std::to_string(least) + " and " + std::to_string(most) + ".");
}

Status checkCommand(const Function& function) {
    if (function.command.empty() || function.command.front().empty()) return validation("The function has no command.");
    if (function.shell && function.command.size() != 1) return validation("A command for the shell is one text.");
    for (const std::string& word : function.command)
        if (word.find('\0') != std::string::npos) return validation("A command cannot contain the character NUL.");
    if (!function.workingDirectory.empty() && function.workingDirectory.front() != '/')
        return validation("The working directory must be an absolute path: " + function.workingDirectory);
    return {};
}

Status checkEnvironment(const Texts& environment) {
    std::size_t bytes = 0;
    for (const auto& [name, value] : environment) {
        bytes += name.size() + value.size();
        if (name.empty() || name.find('=') != std::string::npos || name.find('\0') != std::string::npos || value.find('\0') != std::string::npos)
            return validation("The environment has a variable that cannot be: '" + name + "'.");
    }
    if (bytes > kEnvironmentBytes) return validation("The environment is larger than 256 KB.");
    return {};
}

Status checkDestination(std::string_view destination) {
    const bool known = destination.starts_with("file:///") || (destination.starts_with("arn:aws:dynamodb:") && destination.find(":table/") != destination.npos) ||
                       (destination.starts_with("arn:aws:logs:") && destination.find(":log-group:") != destination.npos);
    if (destination.empty() || known) return {};
    return validation("The on-failure destination must be the ARN of a table or of a log group, or a file:///path: " + std::string(destination));
}

Document pairsDocument(const Texts& texts) {
    Document object{Document::Object()};
    for (const auto& [name, value] : texts) object.set(name, value);
    return object;
}

Texts pairsFrom(const Document& document, std::string_view member) {
    Texts texts;
    for (const auto& [name, value] : document.object(member))
        if (const std::string* text = value.text()) texts.emplace_back(name, *text);
    return texts;
}

constexpr std::string_view kKinds[] = {"command", "http", "javascript"};

template <class T>
void take(T& to, const std::optional<T>& given) {
    if (given) to = *given;
}

} // namespace

std::string Function::arn() const { return "arn:aws:lambda:" + region + ":" + std::string(kAccount) + ":function:" + name; }
std::string Function::logGroup() const { return "/aws/lambda/" + name; }
std::string Mapping::arn() const { return "arn:aws:lambda:" + region + ":" + std::string(kAccount) + ":event-source-mapping:" + uuid; }

std::string_view wireName(MappingState state) {
    constexpr std::string_view kNames[] = {"Creating", "Enabling", "Enabled", "Disabling", "Disabled", "Updating", "Deleting"};
    return kNames[static_cast<std::size_t>(state)];
}

Status check(const Function& function) {
    if (!isName(function.name))
        return validation("1 validation error detected: Value '" + function.name + "' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9-_]{1,64}");
    RF_TRY(between("Timeout", function.timeoutSeconds, 1, 900));
    RF_TRY(between("MemorySize", function.memoryMb, 128, 10'240));
    if (function.description.size() > kDescriptionLength * 4) return validation("The description is longer than 256 characters.");
    RF_TRY(checkEnvironment(function.environment));
    switch (function.kind) {
    case FunctionKind::Command: return checkCommand(function);
    case FunctionKind::Http:
        if (!function.url.starts_with("http://")) return validation("The URL of a function must begin with http://: " + function.url);
        return {};
    case FunctionKind::JavaScript: break;
    }
    if (function.source.empty()) return validation("The function has no source.");
    if (function.source.size() > kSourceBytes) return validation("The source is larger than 4 MB.");
    return {};
}

Status check(const Mapping& mapping) {
    RF_TRY(between("BatchSize", mapping.batchSize, 1, 10'000));
    RF_TRY(between("MaximumBatchingWindowInSeconds", mapping.batchingWindowSeconds, 0, 300));
    RF_TRY(between("ParallelizationFactor", mapping.parallelizationFactor, 1, 10));
    RF_TRY(between("MaximumRecordAgeInSeconds", mapping.maximumRecordAgeSeconds, 60, 604'800, true));
    RF_TRY(between("MaximumRetryAttempts", mapping.maximumRetryAttempts, 0, 10'000, true));
    RF_TRY(between("TumblingWindowInSeconds", mapping.tumblingWindowSeconds, 0, 900));
    if (mapping.filters.size() > kMostFilters) return validation("FilterCriteria can have up to 10 filters.");
    for (const std::string& filter : mapping.filters) {
        if (filter.size() > kFilterBytes) return validation("A filter pattern can have up to 4096 characters.");
        RF_TRY(FilterPattern::parse(filter));
    }
    return checkDestination(mapping.onFailure);
}

Mapping changed(Mapping mapping, const MappingChange& change) {
    take(mapping.functionName, change.functionName);
    take(mapping.enabled, change.enabled);
    take(mapping.batchSize, change.batchSize);
    take(mapping.batchingWindowSeconds, change.batchingWindowSeconds);
    take(mapping.parallelizationFactor, change.parallelizationFactor);
    take(mapping.maximumRecordAgeSeconds, change.maximumRecordAgeSeconds);
    take(mapping.maximumRetryAttempts, change.maximumRetryAttempts);
    take(mapping.bisectBatchOnFunctionError, change.bisectBatchOnFunctionError);
    take(mapping.tumblingWindowSeconds, change.tumblingWindowSeconds);
    take(mapping.reportBatchItemFailures, change.reportBatchItemFailures);
    take(mapping.filters, change.filters);
    take(mapping.onFailure, change.onFailure);
    return mapping;
}

Document toDocument(const Function& function) {
    Document out;
    out.set("Region", function.region).set("Name", function.name).set("Kind", kKinds[static_cast<std::size_t>(function.kind)]);
    out.set("Command", textsDocument(function.command)).set("Shell", function.shell).set("WorkingDirectory", function.workingDirectory);
    out.set("Environment", pairsDocument(function.environment)).set("Url", function.url).set("Source", function.source);
    out.set("Timeout", function.timeoutSeconds).set("MemorySize", function.memoryMb).set("Description", function.description);
    out.set("Runtime", function.runtime).set("Handler", function.handler).set("Role", function.role).set("Tags", pairsDocument(function.tags));
    return out.set("Revision", function.revision).set("Created", function.createdMs).set("Changed", function.changedMs);
}

Function functionFrom(const Document& document) {
    Function out;
    out.region = document.text("Region");
    out.name = document.text("Name");
    const auto kind = std::ranges::find(kKinds, document.text("Kind"));
    out.kind = static_cast<FunctionKind>(kind == std::end(kKinds) ? 0 : kind - std::begin(kKinds));
    out.command = document.texts("Command");
    out.shell = document.boolean("Shell");
    out.workingDirectory = document.text("WorkingDirectory");
    out.environment = pairsFrom(document, "Environment");
    out.url = document.text("Url");
    out.source = document.text("Source");
    out.timeoutSeconds = static_cast<int>(document.integer("Timeout", 3));
    out.memoryMb = static_cast<int>(document.integer("MemorySize", 128));
    out.description = document.text("Description");
    out.runtime = document.text("Runtime");
    out.handler = document.text("Handler");
    out.role = document.text("Role");
    out.tags = pairsFrom(document, "Tags");
    out.revision = document.text("Revision");
    out.createdMs = document.integer("Created");
    out.changedMs = document.integer("Changed");
    return out;
}

Document toDocument(const Mapping& mapping) {
    Document out;
    out.set("UUID", mapping.uuid).set("Region", mapping.region).set("FunctionName", mapping.functionName).set("EventSourceArn", mapping.streamArn);
    out.set("Enabled", mapping.enabled).set("StartingPosition", mapping.startingPosition == StartingPosition::Latest ? "LATEST" : "TRIM_HORIZON");
    out.set("BatchSize", mapping.batchSize).set("BatchingWindow", mapping.batchingWindowSeconds).set("ParallelizationFactor", mapping.parallelizationFactor);
    out.set("MaximumRecordAge", mapping.maximumRecordAgeSeconds).set("MaximumRetryAttempts", mapping.maximumRetryAttempts);
    out.set("Bisect", mapping.bisectBatchOnFunctionError).set("TumblingWindow", mapping.tumblingWindowSeconds).set("ReportBatchItemFailures", mapping.reportBatchItemFailures);
    out.set("Filters", textsDocument(mapping.filters)).set("OnFailure", mapping.onFailure).set("StateTransitionReason", mapping.stateTransitionReason);
    return out.set("Created", mapping.createdMs).set("Changed", mapping.changedMs);
}

Mapping mappingFrom(const Document& document) {
    Mapping out;
    const auto number = [&](std::string_view name, int fallback) { return static_cast<int>(document.integer(name, fallback)); };
    out.uuid = document.text("UUID");
    out.region = document.text("Region");
    out.functionName = document.text("FunctionName");
    out.streamArn = document.text("EventSourceArn");
    out.enabled = document.boolean("Enabled", true);
    out.startingPosition = document.text("StartingPosition") == "LATEST" ? StartingPosition::Latest : StartingPosition::TrimHorizon;
    out.batchSize = number("BatchSize", 100);
    out.batchingWindowSeconds = number("BatchingWindow", 0);
    out.parallelizationFactor = number("ParallelizationFactor", 1);
    out.maximumRecordAgeSeconds = number("MaximumRecordAge", -1);
    out.maximumRetryAttempts = number("MaximumRetryAttempts", -1);
    out.bisectBatchOnFunctionError = document.boolean("Bisect");
    out.tumblingWindowSeconds = number("TumblingWindow", 0);
    out.reportBatchItemFailures = document.boolean("ReportBatchItemFailures");
    out.filters = document.texts("Filters");
    out.onFailure = document.text("OnFailure");
    out.state = out.enabled ? MappingState::Enabled : MappingState::Disabled;
    out.stateTransitionReason = document.text("StateTransitionReason");
    out.lastProcessingResult = "No records processed";
    out.createdMs = document.integer("Created");
    out.changedMs = document.integer("Changed");
    return out;
}

Document toDocument(const ShardPosition& position) {
    Document out;
    out.set("Begin", position.begin).set("Done", position.done).set("Finished", position.finished);
    if (position.windowStartMs != 0) out.set("WindowStart", position.windowStartMs).set("WindowState", position.windowState);
    return out;
}

ShardPosition positionFrom(const Document& document) {
    return {document.integer("Begin"), document.integer("Done"), document.boolean("Finished"), document.integer("WindowStart"), document.text("WindowState")};
}

} // namespace rf::triggers
