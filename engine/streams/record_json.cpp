#include "engine/streams/record_json.h"

#include "engine/streams/names.h"
#include "engine/value/item_pick.h"
#include "engine/value/json_object.h"

namespace rf::streams {
namespace {

std::string_view wireName(ChangeEvent event) {
    switch (event) {
    case ChangeEvent::Insert: return "INSERT";
    case ChangeEvent::Modify: return "MODIFY";
    case ChangeEvent::Remove: return "REMOVE";
    }
    return {};
}

/// An image that cannot be read stays an empty map: who answers has no way to fail here, the check of the file tells.
void addImage(JsonObject& object, std::string_view member, std::string_view image) {
    if (image.empty()) return;
    std::string& out = object.name(member);
    if (!appendItemJson(image, out)) out += "{}";
}

void addKeys(JsonObject& object, const StreamSchema& stream, const ChangeRecord& record) {
    std::string& out = object.name("Keys");
    const auto isKey = [&](std::string_view name) { return stream.key.contains(name); };
    if (!appendItemJson(record.withKeys(), isKey, out)) out += "{}";
}

} // namespace

void appendRecordJson(const StreamSchema& stream, const ChangeRecord& record, RecordStyle style, std::string& out) {
    const bool lambda = style == RecordStyle::Lambda;
    JsonObject object(out);
    object.text("eventID", eventIdOf(stream, record.tick));
    object.text("eventName", wireName(record.event));
    object.text("eventVersion", "1.1");
    object.text("eventSource", "aws:dynamodb");
    object.text("awsRegion", stream.region);
    {
        JsonObject change(object.name("dynamodb"));
        change.integer("ApproximateCreationDateTime", msOfTick(record.tick) / 1000);
        addKeys(change, stream, record);
        addImage(change, "NewImage", record.newImage);
        addImage(change, "OldImage", record.oldImage);
        change.text("SequenceNumber", sequenceOf(record.tick));
        change.integer("SizeBytes", static_cast<std::int64_t>(record.size));
        change.text("StreamViewType", rf::wireName(stream.viewType));
    }
    if (record.byService) {
        JsonObject identity(object.name("userIdentity"));
        identity.text(lambda ? "principalId" : "PrincipalId", "dynamodb.amazonaws.com");
        identity.text(lambda ? "type" : "Type", "Service");
    }
    if (lambda) object.text("eventSourceARN", stream.arn());
}

} // namespace rf::streams
