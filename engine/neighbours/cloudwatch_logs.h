#pragma once
// CloudWatch Logs, API 2014-03-28, AWS JSON 1.1 (spec/05 §6, spec/02b): log groups, streams, events and filter patterns.

#include "engine/neighbours/neighbours.h"

namespace rf::neighbours {

std::unique_ptr<Neighbour> makeCloudWatchLogs(const Surroundings& around);

} // namespace rf::neighbours
