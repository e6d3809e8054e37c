#pragma once

namespace rf::bench {

/// Turns a slider of the What-if panel over a recorded day: how long until the charts and the costs stand painted.
void sliders();

} // namespace rf::bench
