#pragma once
// One arm of a table, the table itself or one of its indexes: its buckets, partitions, hottest keys and history.
// Used under the table's lock (meter.cpp).
//
// Invariants
//  1. admits() takes nothing from a bucket; use() takes from every bucket the units run through.
//  2. A local index has no buckets of its own: its units are the table's, it only keeps a history.

#include "engine/capacity/capacity_limits.h"
#include "engine/capacity/heavy_hitters.h"
#include "engine/capacity/history.h"
#include "engine/capacity/partitions.h"
#include "engine/capacity/request_ring.h"

#include <optional>

namespace rf::capacity {

/// A bucket as it stood at an instant.
struct Tank {
    Limit limit = Limit::Provisioned;
    Side side = Side::Read;
    int partition = -1; ///< of KeyRange
    double level = 0;   ///< units; negative: in debt
    double holds = 0;
    double rate = 0; ///< units a second
};

/// The moment of a call: `now` in seconds of the steady clock, `second` since the epoch.
struct Moment {
    double now = 0;
    std::int64_t second = 0;
    std::int64_t ms = 0; ///< since the epoch
};

/// Since the file was opened.
struct Totals {
    double units = 0;
    double requests = 0;
    double throttled = 0;
};

class ArmMeter {
public:
    /// Takes the limits over from the schema; what is in the buckets stays.
    void setLimits(const TableSchema& table, const IndexSchema* index, const Moment& moment);

    /// Nothing, or the limit that refuses. `limited`: a local index is not.
    std::optional<Limit> admits(Side side, std::uint64_t hash, const Moment& moment);
    /// `take` false: counted, and no bucket pays.
    void use(Side side, std::string_view key, double units, const Moment& moment, bool take = true) {
        use(side, {partitionOf(key), key}, units, moment, take);
    }
    /// A refusal, or in observe mode what would have been one.
    void refuse(Side side, Limit limit, std::string_view key, const Moment& moment) {
        refuse(side, limit, KeyPlace{partitionOf(key), key}, moment);
    }
    /// The same of a key whose hash is known, for replays: `key` only names it.
    struct KeyPlace {
        std::uint64_t hash = 0;
        std::string_view key; ///< empty: not counted among the hottest
    };
    void use(Side side, const KeyPlace& place, double units, const Moment& moment, bool take = true);
    void refuse(Side side, Limit limit, const KeyPlace& place, const Moment& moment);
    /// The arm holds so many bytes now: partitions split by size (spec/04 §2).
    void measured(std::int64_t bytes, const Moment& moment);

    std::vector<Tank> tanks(Side side, std::uint64_t hash, const Moment& moment);
    /// The key that used most of this side lately, and its share of all units, 0–1.
    HeavyHitter drainer(Side side, double& share) const;
    std::vector<HeavyHitter> hottest(Side side, std::int64_t from, std::int64_t to, std::size_t count,
                                     double* total = nullptr) const;
    const Totals& totals(Side side) const { return m_totals[static_cast<std::size_t>(side)]; }
    double provisioned(Side side) const { return m_provisioned[static_cast<std::size_t>(side)]; }
    const Partitions& partitions() const { return m_partitions; }
    const History& history() const { return m_history; }
    const RequestRing& requests() const { return m_requests; }
    History& history() { return m_history; }

private:
    /// Ten minutes of keys.
    struct KeyWindow {
        std::int64_t second = 0;
        std::array<HeavyHitters, 2> keys; ///< by Side
    };
    static constexpr std::int64_t kWindow = 600;
    static constexpr std::size_t kWindows = 24 * 6;

    struct Sides {
        std::optional<TokenBucket> main, maximum;
    };
    Sides& of(Side side) { return m_sides[static_cast<std::size_t>(side)]; }
    SideSample& sampleOf(Side side, const Moment& moment);
    HeavyHitters& keysOf(Side side, std::int64_t second);
    double grownPeak(Side side, std::int64_t second) const;
    void growOnDemand(const Moment& moment);
    void splitHot(Partition& partition, Side side, const Moment& moment);

    KeySchema m_key; ///< what the bytes of keys mean
    std::array<Sides, 2> m_sides;
    std::array<Totals, 2> m_totals; ///< by Side
    Partitions m_partitions;
    History m_history;
    RequestRing m_requests;
    std::deque<KeyWindow> m_windows;
    bool m_limited = true;
    bool m_onDemand = false;
    std::int64_t m_grownAt = 0; ///< the minute the on-demand limit was last worked out
    double m_provisioned[2] = {0, 0};
};

} // namespace rf::capacity
