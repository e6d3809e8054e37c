#pragma once
// rangefinder-cli workload: demo traffic against an endpoint.

#include "engine/workload/workload.h"

namespace rf::cli {

/// Prints a line a second on standard error and the sums on standard output. Ctrl+C ends it like its time would.
int workload(const workload::WorkloadOptions& options);

} // namespace rf::cli
