#pragma once
// Minutes of calls that are no longer, or not yet, in a CallRollup: the seam to whoever keeps them, and their bytes.

#include "engine/metrics/call_rollup.h"

namespace rf::metrics {

/// Samples of 1, 5 and 60 minutes, kept 15, 63 and 455 days. Thread-safe.
class CallArchive {
public:
    struct Level {
        std::int64_t step; ///< seconds
        std::int64_t keeps;
    };
    static constexpr std::array<Level, 3> kLevels{{{60, 15 * 86'400}, {300, 63 * 86'400}, {3600, 455 * 86'400}}};

    virtual ~CallArchive() = default;
    /// Samples that begin in [from, to), as fine as they are kept and as `period` needs, ascending.
    virtual std::vector<CallMinute> read(const SeriesName& name, std::int64_t from, std::int64_t to, std::int64_t period) const = 0;
    /// Every series it has anything of.
    virtual std::vector<SeriesName> series() const = 0;
};

/// Adds one interval to a longer one.
void merge(const CallMinute& part, CallMinute& whole);

/// Little-endian: the second (int64), a mask (uint16: bit 0 latency, bit 1 returned, bit 2 amount, bit 3 + n outcome n), then
/// for each bit of the mask its doubles: sum, count, least and most of a tally, the number of an outcome; behind a latency the number of
/// its buckets (uint8), each a bucket (uint8) and a count (uint32).
void appendCallSample(const CallMinute& sample, std::string& bytes);
/// Up to the first byte that is none of ours.
std::vector<CallMinute> callSamplesOf(std::string_view bytes);

} // namespace rf::metrics
