#pragma once
// The requests of the demo traffic, made from a seed: the same seed gives the same requests.

#include "engine/workload/workload.h"

#include <random>
#include <string_view>
#include <vector>

namespace rf::workload {

struct WireRequest {
    std::string_view operation;
    std::string body;
};

class ShopRequests {
public:
    ShopRequests(const WorkloadOptions& options, std::uint64_t seed);
    WireRequest read();
    /// `hotShare`: chance that it is one of the hot product.
    WireRequest write(double hotShare);

private:
    std::string customer();
    int below(int end);
    double chance() { return std::uniform_real_distribution<>(0, 1)(m_random); }

    const WorkloadOptions& m_options;
    std::mt19937_64 m_random;
    std::vector<double> m_zipf; ///< cumulative
    int m_order = 0;
};

} // namespace rf::workload
