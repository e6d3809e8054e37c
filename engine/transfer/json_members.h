#pragma once
// Members of JSON that this application or an export wrote. Internal to engine/transfer.

#include "engine/value/json.h"

namespace rf::transfer {

/// Empty: there is none, or it is no text. A view into the document.
inline std::string_view textOf(simdjson::dom::element json, std::string_view name) {
    std::string_view text;
    if (json[name].get(text) != simdjson::SUCCESS) return {};
    return text;
}

} // namespace rf::transfer
