#pragma once
// The time of a file.

namespace rf {
class Clock;
class Service;
}

namespace rf::models {

/// The clock the engine of a file runs by; the computer's for a service that has none of its own. Any thread.
const rf::Clock& clockOf(rf::Service& service);

} // namespace rf::models
