#pragma once
// The partitions of one arm: ranges of the key hash, each with its hard limits (spec/04 §2).
//
// Invariants
//  1. The ranges cover every hash once; they only ever split.
//  2. A partition's number stays with the lower part of a split; the upper part gets the next free number.

#include "engine/capacity/place.h"
#include "engine/capacity/token_bucket.h"

#include <array>
#include <cstdint>
#include <deque>
#include <vector>

namespace rf::capacity {

struct Partition {
    int number = 0;
    std::uint64_t begin = 0; ///< the first hash; the range ends where the next one begins
    std::array<TokenBucket, 2> buckets; ///< by Side
    std::array<double, 2> second{};     ///< units used in the running second
    std::array<double, 2> peak{};       ///< the most in one second of the running minute, demand included
    int hotSeconds = 0;                 ///< seconds with refusals, lately
    std::int64_t lastHot = 0;
};

/// One minute of the heat map.
struct HeatColumn {
    struct Cell {
        int partition = 0;
        std::array<float, 2> peak{}; ///< units in the busiest second, by Side; refused demand counts
    };
    std::int64_t second = 0; ///< since the epoch; the minute's begin
    std::vector<Cell> cells; ///< in the order of the ranges
};

struct Split {
    std::int64_t second = 0;
    int partition = 0; ///< the one that was split
    int fresh = 0;     ///< the number of its upper part
    bool isolated = false; ///< one hot key got a range of its own
};

class Partitions {
public:
    static constexpr std::size_t kMost = 400;
    static constexpr std::size_t kMinutes = 24 * 60;
    static constexpr int kHotSeconds = 30; ///< of refusals within some minutes, until a partition splits

    /// How many seconds of its limit a partition that rested lets through at once.
    void setBurst(double seconds, double now);
    /// At least so many, cut evenly; existing ones stay. With a second since the epoch it is told as splits.
    void grow(std::size_t count, double now, std::int64_t second = 0);
    Partition& of(std::uint64_t hash);
    int count() const { return static_cast<int>(m_all.size()); }
    const std::vector<Partition>& all() const { return m_all; }

    /// Units asked for in a second, refused ones too, for the heat map.
    void demand(Partition& partition, Side side, double units, std::int64_t second);
    /// A refusal by the partition's own limit. True: it has been hot for long enough to be split.
    bool hot(Partition& partition, std::int64_t second);
    /// Splits at `hash`, which becomes the first of the upper part. False: nothing there to split.
    bool split(std::uint64_t hash, std::int64_t second, double now, bool isolated);

    /// Minutes that begin in [from, to), the running one included.
    std::vector<HeatColumn> heat(std::int64_t from, std::int64_t to) const;
    const std::vector<Split>& splits() const { return m_splits; }

private:
    void turn(std::int64_t second);
    HeatColumn running() const;
    void insert(std::uint64_t begin, double now);

    std::vector<Partition> m_all; ///< by begin
    std::deque<HeatColumn> m_heat;
    std::vector<Split> m_splits;
    std::int64_t m_second = 0;
    double m_burst = 1; ///< seconds
    int m_next = 0;
};

} // namespace rf::capacity
