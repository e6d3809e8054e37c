#pragma once
// From a request and its answer to the value that watchers get.

#include "engine/api/request.h"
#include "engine/base/clock.h"

namespace rf {

/// When a call began, for its latency.
struct CallStart {
    std::int64_t wallMs = 0;
    std::chrono::steady_clock::time_point steady;
    static CallStart now(const Clock& clock) { return {clock.nowMs(), clock.steadyNow()}; }
};

/// Everything a call has before anybody knows of HTTP: the subject by the newest catalog, the error, the receipt of the
/// context, and the latency up to now.
events::Call callOf(const Request& request, const Result<Response>& result, const Context& context,
                    const Catalog& catalog, const CallStart& start, const Clock& clock);

} // namespace rf
