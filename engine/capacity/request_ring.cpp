#include "engine/capacity/request_ring.h"

#include <algorithm>

namespace rf::capacity {
namespace {

// From the top: 20 bits of milliseconds since the chunk's begin, 24 of the hash, 18 of half units, the side, refused.
constexpr unsigned kTimeBits = 20, kHashBits = 24, kUnitBits = 18;
constexpr unsigned kUnitShift = 2, kHashShift = kUnitShift + kUnitBits, kTimeShift = kHashShift + kHashBits;
static_assert(kTimeShift + kTimeBits == 64);

constexpr std::uint64_t most(unsigned bits) { return (std::uint64_t{1} << bits) - 1; }

} // namespace

RequestRing::Chunk& RequestRing::chunkFor(std::int64_t ms) {
    const bool fits = !m_chunks.empty() && m_chunks.back()->count < kChunk && ms >= m_chunks.back()->base &&
                      static_cast<std::uint64_t>(ms - m_chunks.back()->base) <= most(kTimeBits);
    if (fits) return *m_chunks.back();
    std::unique_ptr<Chunk> fresh;
    if (m_chunks.size() == kMost / kChunk) {
        fresh = std::move(m_chunks.front()); // the oldest one's memory serves again
        m_chunks.pop_front();
        m_wholeFrom = markOf(*fresh, fresh->marks[fresh->count - 1]).ms / 1000 + 1;
    } else {
        fresh = std::make_unique<Chunk>();
    }
    fresh->base = ms;
    fresh->count = 0;
    m_chunks.push_back(std::move(fresh));
    return *m_chunks.back();
}

void RequestRing::add(const RequestMark& mark) {
    Chunk& chunk = chunkFor(mark.ms);
    const auto halves = static_cast<std::uint64_t>(std::clamp(mark.units * 2 + 0.5, 0.0, static_cast<double>(most(kUnitBits))));
    chunk.marks[chunk.count++] = static_cast<std::uint64_t>(mark.ms - chunk.base) << kTimeShift |
                                 (mark.hash >> (64 - kHashBits)) << kHashShift | halves << kUnitShift |
                                 (mark.side == Side::Write ? 2u : 0u) | (mark.refused ? 1u : 0u);
}

RequestMark RequestRing::markOf(const Chunk& chunk, std::uint64_t packed) {
    RequestMark mark;
    mark.ms = chunk.base + static_cast<std::int64_t>(packed >> kTimeShift);
    mark.hash = (packed >> kHashShift & most(kHashBits)) << (64 - kHashBits);
    mark.units = static_cast<double>(packed >> kUnitShift & most(kUnitBits)) / 2;
    mark.side = packed & 2 ? Side::Write : Side::Read;
    mark.refused = packed & 1;
    return mark;
}

std::vector<RequestMark> RequestRing::between(std::int64_t from, std::int64_t to) const {
    std::vector<RequestMark> out;
    for (const auto& chunk : m_chunks) {
        const std::int64_t last = chunk->base + static_cast<std::int64_t>(most(kTimeBits));
        if (last < from * 1000 || chunk->base >= to * 1000) continue;
        for (std::size_t i = 0; i < chunk->count; ++i) {
            const RequestMark mark = markOf(*chunk, chunk->marks[i]);
            if (mark.ms >= from * 1000 && mark.ms < to * 1000) out.push_back(mark);
        }
    }
    return out;
}

} // namespace rf::capacity
