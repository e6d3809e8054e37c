#include "engine/metrics/call_archive.h"

#include <bit>
#include <cstring>

namespace rf::metrics {
namespace {

static_assert(std::endian::native == std::endian::little, "samples are kept as they lie");

constexpr unsigned kLatency = 1, kReturned = 2, kAmount = 4;
constexpr unsigned outcomeBit(std::size_t outcome) { return 8u << outcome; }

template <class T>
void put(T value, std::string& bytes) {
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}
void put(const Tally& tally, std::string& bytes) {
    for (const double each : {tally.sum, tally.count, tally.least, tally.most}) put(each, bytes);
}

/// Reads from the front; after the end everything is 0 and `good` false.
struct SampleReader {
    std::string_view bytes;
    bool good = true;

    template <class T>
    T take() {
        T value{};
        good = good && bytes.size() >= sizeof value;
        if (!good) return {};
        std::memcpy(&value, bytes.data(), sizeof value);
        bytes.remove_prefix(sizeof value);
        return value;
    }
    Tally tally() {
        Tally out;
        for (double* each : {&out.sum, &out.count, &out.least, &out.most}) *each = take<double>();
        return out;
    }
};

CallMinute sampleIn(SampleReader& from) {
    CallMinute out;
    out.second = from.take<std::int64_t>();
    const auto mask = from.take<std::uint16_t>();
    if (mask & kLatency) {
        out.latency = from.tally();
        for (int left = from.take<std::uint8_t>(); left > 0 && from.good; --left) {
            const auto bucket = from.take<std::uint8_t>();
            out.histogram.add(bucket, from.take<std::uint32_t>());
        }
    }
    if (mask & kReturned) out.returned = from.tally();
    if (mask & kAmount) out.amount = from.tally();
    for (std::size_t i = 0; i < out.outcomes.size(); ++i)
        if (mask & outcomeBit(i)) out.outcomes[i] = from.take<double>();
    from.good = from.good && mask < outcomeBit(out.outcomes.size());
    return out;
}

} // namespace

void merge(const CallMinute& part, CallMinute& whole) {
    whole.latency.add(part.latency);
    whole.histogram.add(part.histogram);
    whole.returned.add(part.returned);
    whole.amount.add(part.amount);
    for (std::size_t i = 0; i < whole.outcomes.size(); ++i) whole.outcomes[i] += part.outcomes[i];
}

void appendCallSample(const CallMinute& sample, std::string& bytes) {
    unsigned mask = (sample.latency.count > 0 ? kLatency : 0) | (sample.returned.count > 0 ? kReturned : 0) | (sample.amount.count > 0 ? kAmount : 0);
    for (std::size_t i = 0; i < sample.outcomes.size(); ++i)
        if (sample.outcomes[i] > 0) mask |= outcomeBit(i);
    put(sample.second, bytes);
    put(static_cast<std::uint16_t>(mask), bytes);
    if (mask & kLatency) {
        put(sample.latency, bytes);
        put(static_cast<std::uint8_t>(sample.histogram.buckets().size()), bytes);
        for (const auto& bucket : sample.histogram.buckets()) {
            put(bucket.index, bytes);
            put(bucket.count, bytes);
        }
    }
    if (mask & kReturned) put(sample.returned, bytes);
    if (mask & kAmount) put(sample.amount, bytes);
    for (const double each : sample.outcomes)
        if (each > 0) put(each, bytes);
}

std::vector<CallMinute> callSamplesOf(std::string_view bytes) {
    std::vector<CallMinute> out;
    SampleReader from{bytes};
    while (!from.bytes.empty()) {
        CallMinute sample = sampleIn(from);
        if (!from.good || (!out.empty() && sample.second <= out.back().second)) break;
        out.push_back(std::move(sample));
    }
    return out;
}

} // namespace rf::metrics
