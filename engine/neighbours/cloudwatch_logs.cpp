#include "engine/neighbours/cloudwatch_logs.h"

#include "engine/logs/filter_pattern.h"
#include "engine/logs/log_book.h"
#include "engine/neighbours/given.h"
#include "engine/neighbours/modelled_service.h"
#include "engine/value/json.h"

#include <algorithm>
#include <charconv>

namespace rf::neighbours {
namespace cloudwatchlogs {
namespace {

using logs::Position;

// ---- the members of its operations

constexpr Shape kGroupName = text(1, 512);
constexpr Shape kNamePattern = text(0, 512);
constexpr Shape kStreamName = text(1, 512);
constexpr Shape kStreamNames = listOf(kStreamName, 1, 100);
constexpr Shape kIdentifier = text(1, 2048);
constexpr Shape kArn = text(1, 1011);
constexpr Shape kToken = text(1, 4096);
constexpr Shape kPattern = text(0, 1024);
constexpr Shape kMessage = text(1, std::numeric_limits<double>::max());
constexpr Shape kMessages = listOf(kMessage, 1, 50);
constexpr Shape kTimestamp = integer(0);
constexpr Shape kDescribeLimit = integer(1, 50);
constexpr Shape kEventsLimit = integer(1, 10'000);
constexpr Shape kOrderBy = oneOf("LogStreamName, LastEventTime");
constexpr Shape kClass = oneOf("STANDARD, INFREQUENT_ACCESS, DELIVERY");
constexpr Shape kTagValue = text(0, 256);
constexpr Shape kTagMap{.kind = Kind::Map, .least = 1, .most = 50, .of = &kTagValue};
constexpr Shape kTagKeys = listOf(kText, 0, 50);
constexpr Member kEventMembers[] = {{"timestamp", &kTimestamp, true}, {"message", &kMessage, true}};
constexpr Shape kEvent = structure(kEventMembers);
constexpr Shape kEvents = listOf(kEvent, 1, 10'000);

constexpr Member kCreateGroup[] = {{"logGroupName", &kGroupName, true}, {"kmsKeyId", &kText}, {"tags", &kTagMap}, {"logGroupClass", &kClass}};
constexpr Member kGroup[] = {{"logGroupName", &kGroupName, true}};
constexpr Member kDescribeGroups[] = {{"logGroupNamePrefix", &kGroupName}, {"logGroupNamePattern", &kNamePattern}, {"logGroupClass", &kClass},
                                      {"nextToken", &kToken}, {"limit", &kDescribeLimit}};
constexpr Member kStream[] = {{"logGroupName", &kGroupName, true}, {"logStreamName", &kStreamName, true}};
constexpr Member kDescribeStreams[] = {{"logGroupName", &kGroupName}, {"logGroupIdentifier", &kIdentifier}, {"logStreamNamePrefix", &kStreamName},
                                       {"orderBy", &kOrderBy}, {"descending", &kBoolean}, {"nextToken", &kToken}, {"limit", &kDescribeLimit}};
constexpr Member kPutEvents[] = {{"logGroupName", &kGroupName, true}, {"logStreamName", &kStreamName, true}, {"logEvents", &kEvents, true}, {"sequenceToken", &kText}};
constexpr Member kGetEvents[] = {{"logGroupName", &kGroupName}, {"logGroupIdentifier", &kIdentifier}, {"logStreamName", &kStreamName, true}, {"startTime", &kTimestamp},
                                 {"endTime", &kTimestamp}, {"nextToken", &kToken}, {"limit", &kEventsLimit}, {"startFromHead", &kBoolean}};
constexpr Member kFilterEvents[] = {{"logGroupName", &kGroupName}, {"logGroupIdentifier", &kIdentifier}, {"logStreamNames", &kStreamNames},
                                    {"logStreamNamePrefix", &kStreamName}, {"startTime", &kTimestamp}, {"endTime", &kTimestamp}, {"filterPattern", &kPattern},
                                    {"nextToken", &kToken}, {"limit", &kEventsLimit}, {"interleaved", &kBoolean}};
constexpr Member kRetention[] = {{"logGroupName", &kGroupName, true}, {"retentionInDays", &kInteger, true}};
constexpr Member kTagResource[] = {{"resourceArn", &kArn, true}, {"tags", &kTagMap, true}};
constexpr Member kUntagResource[] = {{"resourceArn", &kArn, true}, {"tagKeys", &kTagKeys, true}};
constexpr Member kResource[] = {{"resourceArn", &kArn, true}};
constexpr Member kTagGroup[] = {{"logGroupName", &kGroupName, true}, {"tags", &kTagMap, true}};
constexpr Member kUntagGroup[] = {{"logGroupName", &kGroupName, true}, {"tags", &kTagKeys, true}};
constexpr Member kTestFilter[] = {{"filterPattern", &kPattern, true}, {"logEventMessages", &kMessages, true}};

// ---- what they do

/// Sequence tokens are given and no longer asked for.
constexpr std::string_view kSequenceToken = "49600000000000000000000000000000000000000000000000000000";

Fault faultOf(const Error& error) {
    switch (error.code) {
    case ErrorCode::Validation: return {"InvalidParameterException", error.message};
    case ErrorCode::Serialization: return {"SerializationException", error.message};
    case ErrorCode::ResourceNotFound: return {"ResourceNotFoundException", error.message};
    case ErrorCode::ResourceInUse: return {"ResourceAlreadyExistsException", error.message};
    case ErrorCode::LimitExceeded: return {"LimitExceededException", error.message};
    default: return {"ServiceUnavailableException", error.message, 500};
    }
}

Fault badParameter(std::string message) { return faultOf(validation(std::move(message))); }
const Fault kBadToken{"InvalidParameterException", "The specified nextToken is invalid."};

Outcome done(const Status& status) { return status ? Outcome(Document()) : Outcome(faultOf(status.error())); }

/// The name in "arn:aws:logs:REGION:ACCOUNT:log-group:NAME[:*]"; a text that is no ARN is a name.
std::string nameIn(const std::string& identifier) {
    constexpr std::string_view kGroupPart = ":log-group:";
    const std::size_t at = identifier.find(kGroupPart);
    if (!identifier.starts_with("arn:") || at == std::string::npos) return identifier;
    const std::string rest = identifier.substr(at + kGroupPart.size());
    return rest.substr(0, rest.find(':'));
}

/// By name or identifier. Errors: Validation.
Result<std::string> groupOf(const Document& in) {
    const bool name = in.has("logGroupName"), identifier = in.has("logGroupIdentifier");
    if (name && identifier) return validation("Only one of logGroupName and logGroupIdentifier can be specified.");
    if (!name && !identifier)
        return validation("1 validation error detected: Value null at 'logGroupName' failed to satisfy constraint: Member must not be null");
    return name ? in.text("logGroupName") : nameIn(in.text("logGroupIdentifier"));
}

/// A page of a described list.
Outcome paged(const Document& in, std::string_view member, const Document::List& items) {
    std::string next;
    auto page = pageOf(items, in.text("nextToken"), in.integer("limit", 50), next);
    if (!page) return kBadToken;
    Document out;
    out.set(member, std::move(*page));
    if (!next.empty()) out.set("nextToken", next);
    return out;
}

Outcome createGroup(const Ask& ask) {
    return done(ask.around.logs.createGroup(ask.region, ask.in.text("logGroupName"), pairsOf(ask.in, "tags"), ask.in.text("logGroupClass", "STANDARD")));
}
Outcome deleteGroup(const Ask& ask) { return done(ask.around.logs.deleteGroup(ask.region, ask.in.text("logGroupName"))); }
Outcome putRetention(const Ask& ask) {
    return done(ask.around.logs.putRetention(ask.region, ask.in.text("logGroupName"), ask.in.integer("retentionInDays")));
}
Outcome deleteRetention(const Ask& ask) { return done(ask.around.logs.deleteRetention(ask.region, ask.in.text("logGroupName"))); }

Document describe(const logs::LogGroup& group) {
    Document out;
    out.set("logGroupName", group.name).set("creationTime", group.createdMs);
    if (group.retentionDays) out.set("retentionInDays", *group.retentionDays);
    return out.set("metricFilterCount", 0).set("arn", group.arn + ":*").set("storedBytes", group.storedBytes).set("logGroupClass", group.logClass)
        .set("logGroupArn", group.arn);
}

Outcome describeGroups(const Ask& ask) {
    if (ask.in.has("logGroupNamePrefix") && ask.in.has("logGroupNamePattern"))
        return badParameter("LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
    const auto groups = ask.around.logs.groups(ask.region, ask.in.text("logGroupNamePrefix"));
    if (!groups) return faultOf(groups.error());
    const std::string pattern = ask.in.text("logGroupNamePattern"), wanted = ask.in.text("logGroupClass");
    Document::List items;
    for (const logs::LogGroup& group : *groups)
        if (group.name.find(pattern) != std::string::npos && (wanted.empty() || group.logClass == wanted)) items.push_back(describe(group));
    return paged(ask.in, "logGroups", items);
}

Outcome createStream(const Ask& ask) { return done(ask.around.logs.createStream(ask.region, ask.in.text("logGroupName"), ask.in.text("logStreamName"))); }
Outcome deleteStream(const Ask& ask) { return done(ask.around.logs.deleteStream(ask.region, ask.in.text("logGroupName"), ask.in.text("logStreamName"))); }

/// storedBytes of a stream is 0 on AWS since 2019; a group's is told.
Document describe(const logs::LogStream& stream, const std::string& groupArn) {
    Document out;
    out.set("logStreamName", stream.name).set("creationTime", stream.createdMs);
    if (stream.firstMs) out.set("firstEventTimestamp", *stream.firstMs);
    if (stream.lastMs) out.set("lastEventTimestamp", *stream.lastMs);
    if (stream.lastIngestedMs) out.set("lastIngestionTime", *stream.lastIngestedMs);
    return out.set("uploadSequenceToken", kSequenceToken).set("arn", groupArn + ":log-stream:" + stream.name).set("storedBytes", 0);
}

Outcome describeStreams(const Ask& ask) {
    const auto name = groupOf(ask.in);
    if (!name) return faultOf(name.error());
    const bool byTime = ask.in.text("orderBy") == "LastEventTime";
    if (byTime && ask.in.has("logStreamNamePrefix")) return badParameter("Cannot order by LastEventTime with a logStreamNamePrefix.");
    const auto group = ask.around.logs.group(ask.region, *name);
    if (!group) return faultOf(group.error());
    auto streams = ask.around.logs.streams(ask.region, *name, ask.in.text("logStreamNamePrefix"));
    if (!streams) return faultOf(streams.error());
    if (byTime) std::ranges::stable_sort(*streams, {}, [](const logs::LogStream& stream) { return stream.lastMs.value_or(-1); });
    if (ask.in.boolean("descending")) std::ranges::reverse(*streams);
    Document::List items;
    for (const logs::LogStream& stream : *streams) items.push_back(describe(stream, group->arn));
    return paged(ask.in, "logStreams", items);
}

Document describe(const logs::Rejected& rejected) {
    Document out;
    const auto index = [](std::size_t at) { return static_cast<std::int64_t>(at); };
    if (rejected.tooNewStart) out.set("tooNewLogEventStartIndex", index(*rejected.tooNewStart));
    if (rejected.tooOldEnd) out.set("tooOldLogEventEndIndex", index(*rejected.tooOldEnd));
    if (rejected.expiredEnd) out.set("expiredLogEventEndIndex", index(*rejected.expiredEnd));
    return out;
}

Outcome putEvents(const Ask& ask) {
    std::vector<logs::LogLine> lines;
    for (const Document& event : ask.in.list("logEvents")) lines.push_back({event.integer("timestamp"), event.text("message")});
    const auto rejected = ask.around.logs.put(ask.region, ask.in.text("logGroupName"), ask.in.text("logStreamName"), lines);
    if (!rejected) return faultOf(rejected.error());
    Document out = Document().set("nextSequenceToken", kSequenceToken);
    if (Document why = describe(*rejected); !why.isNull()) out.set("rejectedLogEventsInfo", std::move(why));
    return out;
}

// ---- tokens: a position as 56 digits, as eventId has them

constexpr std::size_t kPositionDigits = 56;

std::string digitsOf(Position at) { return logs::LogEvent{.stream = {}, .at = at, .message = {}}.id(); }

std::optional<Position> positionIn(std::string_view digits) {
    if (digits.size() != kPositionDigits) return {};
    const auto number = [](std::string_view text) -> std::optional<std::int64_t> {
        std::int64_t value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        return error == std::errc() && end == text.data() + text.size() && value >= 0 ? std::optional(value) : std::nullopt;
    };
    const auto ms = number(digits.substr(0, kPositionDigits / 2)), tick = number(digits.substr(kPositionDigits / 2));
    if (!ms || !tick) return {};
    return Position{*ms, *tick};
}

/// "f/DIGITS/s" goes on later than a position, "b/DIGITS/s" earlier.
struct StreamToken {
    bool forward = true;
    Position at;

    std::string text() const { return (forward ? "f/" : "b/") + digitsOf(at) + "/s"; }
    static std::optional<StreamToken> read(std::string_view text) {
        if (text.size() != kPositionDigits + 4 || !text.ends_with("/s") || (!text.starts_with("f/") && !text.starts_with("b/"))) return {};
        const auto at = positionIn(text.substr(2, kPositionDigits));
        if (!at) return {};
        return StreamToken{text.front() == 'f', *at};
    }
};

/// The tokens around a page. A page without events gives back the token it was asked with.
Document streamPage(const std::vector<logs::LogEvent>& events, const std::optional<StreamToken>& asked, Position begin) {
    Document::List items;
    for (const logs::LogEvent& event : events)
        items.push_back(Document().set("timestamp", event.ms()).set("message", event.message).set("ingestionTime", event.ingestedMs()));
    StreamToken forward{true, asked ? asked->at : begin}, backward{false, forward.at};
    if (!events.empty()) {
        forward.at = events.back().at;
        backward.at = events.front().at;
    } else if (asked && asked->forward) {
        ++backward.at.tick; // what stands at the position has been seen from the other side
    } else if (asked && forward.at.tick > 0) {
        --forward.at.tick;
    }
    return Document().set("events", std::move(items)).set("nextForwardToken", forward.text()).set("nextBackwardToken", backward.text());
}

Outcome getEvents(const Ask& ask) {
    const auto group = groupOf(ask.in);
    if (!group) return faultOf(group.error());
    logs::ReadQuery query{.fromMs = given(ask.in, "startTime"), .toMs = given(ask.in, "endTime"), .after = {}, .before = {}, .forward = ask.in.boolean("startFromHead")};
    query.limit = static_cast<std::size_t>(ask.in.integer("limit", 10'000));
    std::optional<StreamToken> token;
    if (ask.in.has("nextToken")) {
        token = StreamToken::read(ask.in.text("nextToken"));
        if (!token) return kBadToken;
        query.forward = token->forward;
        (token->forward ? query.after : query.before) = token->at;
    }
    const auto events = ask.around.logs.read(ask.region, *group, ask.in.text("logStreamName"), query);
    if (!events) return faultOf(events.error());
    return streamPage(*events, token, {query.fromMs.value_or(0), 0});
}

Result<logs::FilterQuery> filterIn(const Document& in) {
    logs::FilterQuery query;
    query.streams = in.texts("logStreamNames");
    query.streamPrefix = in.text("logStreamNamePrefix");
    if (!query.streams.empty() && !query.streamPrefix.empty())
        return validation("logStreamNamePrefix and logStreamNames are mutually exclusive parameters.");
    query.fromMs = given(in, "startTime");
    // Unlike GetLogEvents' the end is part of the range.
    if (in.has("endTime")) query.toMs = std::min(in.integer("endTime"), std::numeric_limits<std::int64_t>::max() - 1) + 1;
    query.pattern = in.text("filterPattern");
    query.limit = static_cast<std::size_t>(in.integer("limit", 10'000));
    if (in.has("nextToken")) {
        query.after = positionIn(in.text("nextToken"));
        if (!query.after) return validation(kBadToken.message);
    }
    return query;
}

Outcome filterEvents(const Ask& ask) {
    const auto group = groupOf(ask.in);
    if (!group) return faultOf(group.error());
    const auto query = filterIn(ask.in);
    if (!query) return faultOf(query.error());
    const auto page = ask.around.logs.filter(ask.region, *group, *query);
    if (!page) return faultOf(page.error());
    Document::List events;
    for (const logs::LogEvent& event : page->events)
        events.push_back(Document().set("logStreamName", event.stream).set("timestamp", event.ms()).set("message", event.message)
                             .set("ingestionTime", event.ingestedMs()).set("eventId", event.id()));
    // Which streams were searched is no longer told since 2020: the list is there and empty.
    Document out = Document().set("events", std::move(events)).set("searchedLogStreams", Document(Document::List()));
    if (page->next) out.set("nextToken", digitsOf(*page->next));
    return out;
}

// ---- tags

Outcome tagged(const Ask& ask, const std::string& group, const logs::Tags& add, const std::vector<std::string>& remove) {
    return done(ask.around.logs.setTags(ask.region, group, add, remove));
}
Outcome tagsOf(const Ask& ask, const std::string& name) {
    const auto group = ask.around.logs.group(ask.region, name);
    return group ? Outcome(Document().set("tags", objectOf(group->tags))) : Outcome(faultOf(group.error()));
}
Outcome tagResource(const Ask& ask) {
    Outcome out = tagged(ask, nameIn(ask.in.text("resourceArn")), pairsOf(ask.in, "tags"), {});
    if (Fault* fault = std::get_if<Fault>(&out); fault && fault->code == "LimitExceededException") fault->code = "TooManyTagsException";
    return out;
}
Outcome untagResource(const Ask& ask) { return tagged(ask, nameIn(ask.in.text("resourceArn")), {}, ask.in.texts("tagKeys")); }
Outcome listTagsForResource(const Ask& ask) { return tagsOf(ask, nameIn(ask.in.text("resourceArn"))); }
Outcome tagGroup(const Ask& ask) { return tagged(ask, ask.in.text("logGroupName"), pairsOf(ask.in, "tags"), {}); }
Outcome untagGroup(const Ask& ask) { return tagged(ask, ask.in.text("logGroupName"), {}, ask.in.texts("tags")); }
Outcome listTagsOfGroup(const Ask& ask) { return tagsOf(ask, ask.in.text("logGroupName")); }

Outcome testFilter(const Ask& ask) {
    const auto pattern = logs::FilterPattern::parse(ask.in.text("filterPattern"));
    if (!pattern) return faultOf(pattern.error());
    Document::List matches;
    std::int64_t number = 0;
    for (const std::string& message : ask.in.texts("logEventMessages")) {
        ++number;
        if (pattern->matches(message))
            matches.push_back(Document().set("eventNumber", number).set("eventMessage", message).set("extractedValues", Document(Document::Object())));
    }
    return Document().set("matches", std::move(matches));
}

constexpr Operation kOperations[] = {
    {"CreateLogGroup", structure(kCreateGroup), createGroup},
    {"CreateLogStream", structure(kStream), createStream},
    {"DeleteLogGroup", structure(kGroup), deleteGroup},
    {"DeleteLogStream", structure(kStream), deleteStream},
    {"DeleteRetentionPolicy", structure(kGroup), deleteRetention},
    {"DescribeLogGroups", structure(kDescribeGroups), describeGroups},
    {"DescribeLogStreams", structure(kDescribeStreams), describeStreams},
    {"FilterLogEvents", structure(kFilterEvents), filterEvents},
    {"GetLogEvents", structure(kGetEvents), getEvents},
    {"ListTagsForResource", structure(kResource), listTagsForResource},
    {"ListTagsLogGroup", structure(kGroup), listTagsOfGroup},
    {"PutLogEvents", structure(kPutEvents), putEvents},
    {"PutRetentionPolicy", structure(kRetention), putRetention},
    {"TagLogGroup", structure(kTagGroup), tagGroup},
    {"TagResource", structure(kTagResource), tagResource},
    {"TestMetricFilter", structure(kTestFilter), testFilter},
    {"UntagLogGroup", structure(kUntagGroup), untagGroup},
    {"UntagResource", structure(kUntagResource), untagResource},
};
constexpr Model kModel{.signingName = "logs", .targetPrefix = "Logs_20140328.", .rpcPath = "", .version = "", .xmlns = "", .operations = kOperations, .faultOf = faultOf};

} // namespace
} // namespace cloudwatchlogs

std::unique_ptr<Neighbour> makeCloudWatchLogs(const Surroundings& around) { return std::make_unique<ModelledService>(cloudwatchlogs::kModel, around); }

} // namespace rf::neighbours
