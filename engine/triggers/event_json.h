#pragma once
// The events functions get (spec/05 §5): exactly Lambda's.

#include "engine/catalog/stream_schema.h"

#include <optional>
#include <string>
#include <vector>

namespace rf::triggers {

/// Of a tumbling window.
struct WindowEvent {
    std::int64_t startMs = 0;
    std::int64_t endMs = 0;
    std::string_view state; ///< JSON; empty: {}
    bool final = false;
    bool early = false; ///< ended because its state grew too large
    std::string shardId;
    std::string streamArn;
};

/// {"Records":[…]}, and of a window its members. `records` are JSON texts.
std::string eventJson(const std::vector<std::string_view>& records, const WindowEvent* window = nullptr);

/// What eventJson() adds to its records, at most, for a window with such a state.
inline constexpr std::size_t kEnvelopeBytes = 1'024;

} // namespace rf::triggers
