#include "engine/capacity/heavy_hitters.h"

#include <algorithm>
#include <unordered_map>

namespace rf::capacity {

std::vector<HeavyHitter> hottest(const std::vector<const HeavyHitters*>& sketches, std::size_t count) {
    std::unordered_map<std::uint64_t, HeavyHitter> sums;
    for (const HeavyHitters* sketch : sketches) {
        for (HeavyHitter& each : sketch->all()) {
            HeavyHitter& sum = sums[each.hash];
            sum.hash = each.hash;
            sum.units += each.units;
            sum.error += each.error;
            if (sum.key.empty()) sum.key = std::move(each.key);
        }
    }
    std::vector<HeavyHitter> keys;
    for (auto& [hash, sum] : sums) keys.push_back(std::move(sum));
    std::sort(keys.begin(), keys.end(), [](const HeavyHitter& a, const HeavyHitter& b) {
        return a.units != b.units ? a.units > b.units : a.hash < b.hash;
    });
    if (keys.size() > count) keys.resize(count);
    return keys;
}

} // namespace rf::capacity
