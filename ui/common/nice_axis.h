#pragma once

namespace rf::ui {

/// A round end for an axis that begins at 0: the smallest of 10, 20, 50, 100, … that holds the value, or `least` when that
/// holds it.
inline double niceTop(double value, double least) {
    if (value <= least) return least;
    for (double unit = 1;; unit *= 10)
        for (const double step : {1.0, 2.0, 5.0})
            if (value <= unit * step && unit * step >= least) return unit * step;
}

} // namespace rf::ui
