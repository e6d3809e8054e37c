#pragma once
// The last minute in figures: calls a second, errors, throttles, latencies.
//
// Invariant: buckets are whole seconds of the calls' own start times; what is older than a minute is forgotten.

#include "engine/events/call.h"

#include <QList>

#include <deque>

namespace rf::models {

struct CallSummary {
    static constexpr int kSeconds = 60;
    QList<double> perSecond; ///< kSeconds values, oldest first; the last is the second that runs
    qint64 endSecond = 0;    ///< since the epoch, of the last value
    qint64 calls = 0;
    qint64 errors = 0;    ///< answered with an error, throttles included
    qint64 throttles = 0;
    double readUnits = 0, writeUnits = 0;
    double p50Ms = 0, p99Ms = 0; ///< 0 without calls
    double rate() const;         ///< calls a second over the last ten whole seconds
};

class CallStats {
public:
    void add(const rf::events::Call& call);
    CallSummary summary(qint64 nowMs);
    void clear() { m_buckets.clear(); }

private:
    struct Bucket {
        qint64 second = 0;
        qint64 calls = 0, errors = 0, throttles = 0;
        double readUnits = 0, writeUnits = 0;
        std::vector<float> latencies; ///< at most kSample, evenly taken
        qint64 seen = 0;
    };
    static constexpr std::size_t kSample = 2'000;
    Bucket& bucket(qint64 second);
    void forget(qint64 second);

    std::deque<Bucket> m_buckets; ///< by second, ascending
};

} // namespace rf::models
