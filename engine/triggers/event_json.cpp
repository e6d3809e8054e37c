#include "engine/triggers/event_json.h"

#include "engine/triggers/times.h"
#include "engine/value/json_object.h"

namespace rf::triggers {
namespace {

void addWindow(JsonObject& event, const WindowEvent& window) {
    {
        JsonObject span(event.name("window"));
        span.text("start", isoSeconds(window.startMs));
        span.text("end", isoSeconds(window.endMs));
    }
    event.name("state") += window.state.empty() ? "{}" : window.state;
    event.text("shardId", window.shardId);
    event.text("eventSourceARN", window.streamArn);
    event.boolean("isFinalInvokeForWindow", window.final);
    event.boolean("isWindowTerminatedEarly", window.early);
}

} // namespace

std::string eventJson(const std::vector<std::string_view>& records, const WindowEvent* window) {
    std::size_t size = kEnvelopeBytes + (window ? window->state.size() : 0);
    for (const std::string_view record : records) size += record.size() + 1;
    std::string out;
    out.reserve(size);
    {
        JsonObject event(out);
        event.list("Records", records, [](std::string_view record, std::string& to) { to += record; });
        if (window) addWindow(event, *window);
    }
    return out;
}

} // namespace rf::triggers
