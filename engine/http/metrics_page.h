#pragma once
// The page at /metrics: the capacity meter in the text format that Prometheus reads (version 0.0.4).

#include "engine/capacity/meter.h"

#include <string>

namespace rf::http {

/// One line an arm and side: units, requests and refusals since the file was opened, what is provisioned, how full the
/// buckets are. Any thread.
std::string metricsPage(const capacity::Meter& meter);

} // namespace rf::http
