#pragma once
// Parts that descriptions of tables and of streams share. Internal to the encoders.

#include "engine/value/json_object.h"
#include "engine/catalog/schema.h"

namespace rf {

/// Epoch seconds with the milliseconds as fraction.
inline void appendTime(std::int64_t ms, std::string& out) {
    out += std::to_string(ms / 1000);
    const std::string fraction = std::to_string(1000 + ms % 1000);
    out += '.';
    out.append(fraction, 1);
}

inline void addKeySchema(JsonObject& object, const KeySchema& key) {
    std::vector<std::pair<std::string_view, std::string_view>> elements;
    for (const KeyAttribute& attribute : key.hash) elements.emplace_back(attribute.name, "HASH");
    for (const KeyAttribute& attribute : key.range) elements.emplace_back(attribute.name, "RANGE");
    object.list("KeySchema", elements, [](const auto& element, std::string& out) {
        JsonObject one(out);
        one.text("AttributeName", element.first);
        one.text("KeyType", element.second);
    });
}

} // namespace rf
