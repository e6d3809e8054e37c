#pragma once
// What every job of the engine's maintenance shares with the screen that shows it.

#include "engine/maintenance/jobs.h"
#include "models/async/job.h"

namespace rf::models {

/// The engine's long work reports to the job, and ends when the job is cancelled. `control` outlives the work.
inline rf::Progress progressOf(JobControl& control) {
    return [&control](std::int64_t done, std::int64_t total) { return control.report(done, total); };
}

} // namespace rf::models
