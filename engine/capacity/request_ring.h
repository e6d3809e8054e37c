#pragma once
// The newest requests of one arm, each as it came: what a replay request by request is fed with (whatif/request_replay.h).
// By hand, because a request costs 8 bytes here and nothing is allocated on the way but once in 8,192.
//
// Invariants
//  1. At most kMost requests, 8 MB; older ones go 8,192 at a time. Nothing is allocated before the first one.
//  2. Times are exact, units are in halves up to 131,071, of a hash the upper 24 bits stay: partitions are ranges of it.
//
// Used under the table's lock (meter.cpp).

#include "engine/capacity/place.h"

#include <array>
#include <cstdint>
#include <deque>
#include <memory>
#include <vector>

namespace rf::capacity {

struct RequestMark {
    std::int64_t ms = 0;    ///< since the epoch
    std::uint64_t hash = 0; ///< of the partition key, cut (2)
    double units = 0;       ///< used; of a refusal 0
    Side side = Side::Read;
    bool refused = false;
};

class RequestRing {
public:
    static constexpr std::size_t kMost = std::size_t{1} << 20;

    void add(const RequestMark& mark);
    /// Those in [from, to), seconds since the epoch, as they came.
    std::vector<RequestMark> between(std::int64_t from, std::int64_t to) const;
    /// The first second of which nothing was dropped; nothing: none ever was.
    std::int64_t wholeFrom() const { return m_wholeFrom; }

private:
    static constexpr std::size_t kChunk = 8192;
    struct Chunk {
        std::int64_t base = 0; ///< ms
        std::size_t count = 0;
        std::array<std::uint64_t, kChunk> marks;
    };
    static RequestMark markOf(const Chunk& chunk, std::uint64_t packed);
    Chunk& chunkFor(std::int64_t ms);

    std::deque<std::unique_ptr<Chunk>> m_chunks; ///< oldest first
    std::int64_t m_wholeFrom = 0;
};

} // namespace rf::capacity
