#include "engine/triggers/destination.h"

#include "engine/streams/names.h"
#include "engine/triggers/times.h"
#include "engine/value/json_object.h"

#include <cerrno>
#include <cstring>
#include <fstream>

namespace rf::triggers {
namespace {

/// "table/NAME" → NAME, "log-group:NAME[:*]" → NAME.
struct Target {
    std::string region, name;
};
std::optional<Target> targetOf(std::string_view arn, std::string_view service, std::string_view kind) {
    const std::string begin = "arn:aws:" + std::string(service) + ":";
    if (!arn.starts_with(begin)) return {};
    arn.remove_prefix(begin.size());
    const std::size_t region = arn.find(':');
    const std::size_t name = arn.find(kind);
    if (region == arn.npos || name == arn.npos) return {};
    std::string_view rest = arn.substr(name + kind.size());
    if (rest.ends_with(":*")) rest.remove_suffix(2);
    return Target{std::string(arn.substr(0, region)), std::string(rest)};
}

std::string percentDecoded(std::string_view text) {
    const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1; };
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool coded = text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0;
        out += coded ? static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2])) : text[i];
        if (coded) i += 2;
    }
    return out;
}

Status appendLine(std::string_view url, const std::string& record) {
    const std::string path = percentDecoded(url.substr(std::string_view("file://").size()));
    std::ofstream file(path, std::ios::app | std::ios::binary);
    if (file << record << '\n' << std::flush) return {};
    return Error{ErrorCode::Io, "The on-failure destination " + path + " could not be written: " + std::strerror(errno)};
}

/// The record as an item: the table's keys hold which batch of which mapping it was, and when.
Result<Item> itemOf(const TableSchema& table, const Mapping& mapping, const Job& job, const std::string& record, std::int64_t nowMs) {
    Item item;
    const std::string batch = mapping.uuid + "/" + (job.ticks.empty() ? "window" : streams::sequenceOf(job.ticks.front()));
    bool first = true;
    for (const KeyAttribute& attribute : table.key.all()) {
        if (attribute.type == Type::B || (attribute.type == Type::N && first))
            return validation("The table " + table.name + " cannot take failure records: its partition key must be a string, its sort key a string or a number.");
        item.set(attribute.name, attribute.type == Type::N ? AttributeValue::number(Number::fromInt(nowMs)) : AttributeValue::string(first ? batch : isoMillis(nowMs)));
        first = false;
    }
    for (const auto& [name, value] : {std::pair{"condition", job.condition}, {"functionName", mapping.functionName}, {"streamArn", mapping.streamArn}, {"record", record}})
        if (!item.contains(name)) item.set(name, AttributeValue::string(value));
    return item;
}

Status putRecord(const Target& target, const Mapping& mapping, const Job& job, const std::string& record, std::int64_t nowMs, const Catalog& catalog,
                 const TriggerOptions& options) {
    const TablePtr table = catalog.find(target.region, target.name);
    if (!table || !options.putItem) return Error{ErrorCode::ResourceNotFound, "The on-failure destination " + mapping.onFailure + " does not exist."};
    RF_ASSIGN(Item item, itemOf(*table, mapping, job, record, nowMs));
    return options.putItem(target.region, target.name, std::move(item));
}

} // namespace

std::string failureRecord(const Mapping& mapping, const StreamSchema& stream, const Job& job, std::int64_t nowMs, std::string_view payload) {
    std::string json;
    {
        JsonObject record(json);
        {
            JsonObject request(record.name("requestContext"));
            request.text("requestId", job.requestId);
            request.text("functionArn", "arn:aws:lambda:" + mapping.region + ":" + std::string(kAccount) + ":function:" + mapping.functionName);
            request.text("condition", job.condition);
            request.integer("approximateInvokeCount", job.attempts);
        }
        {
            JsonObject response(record.name("responseContext"));
            response.integer("statusCode", 200);
            response.text("executedVersion", "$LATEST");
            if (!job.functionError.empty()) response.text("functionError", job.functionError);
        }
        record.text("version", "1.0");
        record.text("timestamp", isoMillis(nowMs));
        {
            JsonObject batch(record.name("DDBStreamBatchInfo"));
            if (const ShardSchema* shard = stream.find(job.shard)) batch.text("shardId", streams::shardIdOf(*shard));
            if (!job.ticks.empty()) {
                batch.text("startSequenceNumber", streams::sequenceOf(job.ticks.front()));
                batch.text("endSequenceNumber", streams::sequenceOf(job.ticks.back()));
                batch.text("approximateArrivalOfFirstRecord", isoSeconds(msOfTick(job.ticks.front())));
                batch.text("approximateArrivalOfLastRecord", isoSeconds(msOfTick(job.ticks.back())));
            }
            batch.integer("batchSize", static_cast<std::int64_t>(job.ticks.size()));
            batch.text("streamArn", mapping.streamArn);
        }
        if (!payload.empty()) record.text("payload", payload);
    }
    return json;
}

Status tellDestination(const Mapping& mapping, const StreamSchema& stream, const Job& job, std::int64_t nowMs, const Catalog& catalog, const TriggerOptions& options) {
    if (mapping.onFailure.empty()) return {};
    const bool file = mapping.onFailure.starts_with("file://");
    const std::string record = failureRecord(mapping, stream, job, nowMs, file ? job.event : std::string_view());
    if (file) return appendLine(mapping.onFailure, record);
    if (const auto table = targetOf(mapping.onFailure, "dynamodb", ":table/")) return putRecord(*table, mapping, job, record, nowMs, catalog, options);
    const auto group = targetOf(mapping.onFailure, "logs", ":log-group:");
    if (!group || !options.log) return Error{ErrorCode::ResourceNotFound, "The on-failure destination " + mapping.onFailure + " does not exist."};
    options.log(group->region, group->name, mapping.uuid, {{nowMs, record}});
    return {};
}

} // namespace rf::triggers
