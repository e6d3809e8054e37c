#pragma once
// Demo traffic: a seeded, realistic load on the e-commerce sample through the endpoint. Customers come by Zipf's law, the
// day's wave is squeezed into some minutes, now and then there is a flash sale, and one product can be hot.

#include "engine/base/result.h"

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>

namespace rf::workload {

struct WorkloadOptions {
    std::string host = "127.0.0.1";
    std::uint16_t port = 8000;
    std::string region = "us-east-1";
    std::string table = "Shop";  ///< with keys pk and sk of type S, as the sample has them
    double readsPerSecond = 100; ///< on average over a wave
    double writesPerSecond = 50;
    double seconds = 0;          ///< 0: until it is stopped
    double waveSeconds = 240;    ///< of one day
    bool wave = true;            ///< false: the rates are constant but for sales
    bool sales = true;           ///< flash sales: three times the traffic for a quarter of a minute, most of it one product's
    double zipf = 1.05;          ///< exponent of Zipf's law, by which customers come; 0: all alike
    double hotShare = 0;         ///< of the writes that go to one product, 0–1
    std::uint64_t seed = 1;
    int connections = 8;
};

struct WorkloadReport {
    std::int64_t requests = 0;  ///< without retries
    std::int64_t succeeded = 0;
    std::int64_t throttled = 0; ///< refusals for capacity, of every attempt
    std::int64_t gaveUp = 0;    ///< requests refused to the last attempt
    std::int64_t failed = 0;    ///< other errors
    std::string firstFailure;   ///< in the service's words
    double seconds = 0;
};

/// How the rates move: the factor at a moment of the run, 1 on average (a sale comes on top).
double waveAt(double second, const WorkloadOptions& options);
/// A sale runs: at the end of every other day of `waveSeconds`.
bool saleAt(double second, const WorkloadOptions& options);
/// The share of writes that go to the hot product then.
double hotShareAt(double second, const WorkloadOptions& options);

/// Runs on the caller's thread and `connections` of its own until the time is up or it is stopped. `progress` is called
/// once a second. Errors: Io, nobody listens there; ResourceNotFound, no such table.
Result<WorkloadReport> run(const WorkloadOptions& options, const std::stop_token& stop,
                           const std::function<void(const WorkloadReport&)>& progress = {});

} // namespace rf::workload
