#pragma once
// Members that a request may leave out, and members that are a map of texts (tags, variables).

#include "engine/value/document.h"

#include <optional>

namespace rf::neighbours {

inline std::optional<std::int64_t> given(const Document& in, std::string_view name) {
    if (!in.has(name)) return {};
    return in.integer(name);
}
inline std::optional<bool> givenFlag(const Document& in, std::string_view name) {
    if (!in.has(name)) return {};
    return in.boolean(name);
}

using TextPairs = std::vector<std::pair<std::string, std::string>>; ///< in the order given

/// What in the map is no text is left out.
inline TextPairs pairsOf(const Document& in, std::string_view name) {
    TextPairs pairs;
    for (const auto& [key, value] : in.object(name))
        if (const std::string* text = value.text()) pairs.emplace_back(key, *text);
    return pairs;
}
inline Document objectOf(const TextPairs& pairs) {
    Document object{Document::Object()};
    for (const auto& [key, value] : pairs) object.set(key, value);
    return object;
}

} // namespace rf::neighbours
