#include "engine/storage/sqlite/measured_ranges.h"

#include <algorithm>
#include <utility>

namespace rf::sqlite {

std::optional<std::int64_t> MeasuredRanges::find(TreeId tree, const KeyRange& range) {
    const auto at = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& each) {
        return each.tree == tree && each.range.begin == range.begin && each.range.end == range.end;
    });
    if (at == m_entries.end()) return std::nullopt;
    std::rotate(at, at + 1, m_entries.end());
    return m_entries.back().bytes;
}

void MeasuredRanges::remember(TreeId tree, const KeyRange& range, std::int64_t bytes, bool changed) {
    if (m_entries.size() >= kMost) m_entries.erase(m_entries.begin());
    m_entries.push_back({tree, range, bytes, 0, changed});
}

void MeasuredRanges::changed(TreeId tree, std::string_view key, std::int64_t grown) {
    for (Entry& each : m_entries) {
        if (each.tree != tree || key < each.range.begin) continue;
        if (!each.range.end.empty() && key >= each.range.end) continue;
        each.bytes += grown;
        each.ofBody += grown;
    }
}

void MeasuredRanges::keepBody() {
    for (Entry& each : m_entries) {
        each.ofBody = 0;
        each.ofBodyAlone = false;
    }
}

void MeasuredRanges::abandonBody() {
    std::erase_if(m_entries, [](const Entry& each) { return each.ofBodyAlone; });
    for (Entry& each : m_entries) each.bytes -= std::exchange(each.ofBody, 0);
}

} // namespace rf::sqlite
