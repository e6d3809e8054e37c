#pragma once
// Metric math of GetMetricData, the simple part: + - * / ^ and parentheses over series and numbers; SUM, AVG, MIN, MAX, ABS,
// CEIL, FLOOR, RATE, PERIOD, FILL, METRICS; lists [m1, m2]. Pure.

#include "engine/base/result.h"

#include <functional>
#include <map>
#include <string_view>
#include <variant>
#include <vector>

namespace rf::neighbours {

/// Values by the second at which their period begins.
struct Series {
    std::map<std::int64_t, double> values;
    std::int64_t period = 60;
};
/// A number, one series, or a list of series.
using MathValue = std::variant<double, Series, std::vector<Series>>;

struct MathScope {
    /// A query by its id; nullptr: there is none.
    std::function<const MathValue*(std::string_view id)> find;
    std::function<std::vector<Series>()> all; ///< METRICS()
    std::vector<std::int64_t> times;          ///< every period that could have a value, for FILL
};

/// Errors: ValidationError's words.
Result<MathValue> evaluateMath(std::string_view expression, const MathScope& scope);
/// The ids an expression names.
std::vector<std::string> idsIn(std::string_view expression);

} // namespace rf::neighbours
