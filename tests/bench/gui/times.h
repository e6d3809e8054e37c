#pragma once

#include <algorithm>
#include <cstdio>
#include <vector>

namespace rf::bench {

/// Milliseconds, gathered.
class Times {
public:
    void add(double ms) { m_all.push_back(ms); }
    void say(const char* what) {
        std::sort(m_all.begin(), m_all.end());
        std::printf("%-52s median %6.2f ms, 99 %% %6.2f ms, most %6.2f ms, over 16 ms %td of %zu\n", what, at(0.5), at(0.99),
                    at(1), m_all.end() - std::upper_bound(m_all.begin(), m_all.end(), 16.0), m_all.size());
    }

private:
    double at(double share) const {
        return m_all.empty() ? 0 : m_all[std::min(m_all.size() - 1, std::size_t(share * double(m_all.size())))];
    }
    std::vector<double> m_all;
};

} // namespace rf::bench
