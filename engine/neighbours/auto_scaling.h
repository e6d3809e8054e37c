#pragma once
// Application Auto Scaling, API 2016-02-06, AWS JSON 1.1, for the namespace dynamodb (spec/04 §5, spec/02b).

#include "engine/neighbours/neighbours.h"

namespace rf::neighbours {

std::unique_ptr<Neighbour> makeAutoScaling(const Surroundings& around);

} // namespace rf::neighbours
