// JSON bodies of what is set on tables beside their keys: tags, policies, time to live; and of the account.

#include "engine/api/ops/encode.h"
#include "engine/value/json_object.h"

#include <array>

namespace rf {

/// The service sends no body at all (spec/02 §6.6).
void encodeOutput(const NoOutput&, std::string&) {}

void encodeOutput(const ListTagsOfResource::Output& output, std::string& out) {
    JsonObject object(out);
    object.list("Tags", output.tags, [](const Tag& tag, std::string& to) {
        JsonObject one(to);
        one.text("Key", tag.key);
        one.text("Value", tag.value);
    });
    if (output.nextToken) object.text("NextToken", *output.nextToken);
}

void encodeOutput(const PutResourcePolicy::Output& output, std::string& out) {
    JsonObject(out).text("RevisionId", output.revisionId);
}
void encodeOutput(const GetResourcePolicy::Output& output, std::string& out) {
    JsonObject object(out);
    object.text("Policy", output.policy.document);
    object.text("RevisionId", output.policy.revisionId);
}
void encodeOutput(const DeleteResourcePolicy::Output& output, std::string& out) {
    JsonObject object(out);
    if (output.revisionId) object.text("RevisionId", *output.revisionId);
}

void encodeOutput(const UpdateTimeToLive::Output& output, std::string& out) {
    JsonObject object(out);
    JsonObject one(object.name("TimeToLiveSpecification"));
    one.boolean("Enabled", output.enabled);
    one.text("AttributeName", output.attributeName);
}
void encodeOutput(const DescribeTimeToLive::Output& output, std::string& out) {
    JsonObject object(out);
    JsonObject one(object.name("TimeToLiveDescription"));
    one.text("TimeToLiveStatus", wireName(output.status));
    if (!output.attributeName.empty()) one.text("AttributeName", output.attributeName);
}

void encodeOutput(const DescribeLimits::Output& output, std::string& out) {
    JsonObject object(out);
    object.integer("AccountMaxReadCapacityUnits", output.accountMaxReadCapacityUnits);
    object.integer("AccountMaxWriteCapacityUnits", output.accountMaxWriteCapacityUnits);
    object.integer("TableMaxReadCapacityUnits", output.tableMaxReadCapacityUnits);
    object.integer("TableMaxWriteCapacityUnits", output.tableMaxWriteCapacityUnits);
}
void encodeOutput(const DescribeEndpoints::Output& output, std::string& out) {
    JsonObject object(out);
    object.list("Endpoints", std::array{output}, [](const DescribeEndpoints::Output& each, std::string& to) {
        JsonObject one(to);
        one.text("Address", each.address);
        one.integer("CachePeriodInMinutes", each.cachePeriodInMinutes);
    });
}

void encodeOutput(const ElsewhereOutput& output, std::string& out) {
    out += output.json;
}

} // namespace rf
