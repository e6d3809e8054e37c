#include "models/async/clock_of.h"

#include "engine/base/clock.h"
#include "engine/scaling/scaling.h"
#include "engine/service.h"

namespace rf::models {

const rf::Clock& clockOf(rf::Service& service) {
    return service.scaling() ? service.scaling()->clock() : rf::Clock::system();
}

} // namespace rf::models
