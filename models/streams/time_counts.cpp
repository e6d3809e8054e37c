#include "models/streams/time_counts.h"

#include <algorithm>

namespace rf::models {

void TimeCounts::clear() {
    m_first = -1;
    m_counts.clear();
}

void TimeCounts::load(qint64 fromMs, const QList<qint64>& counts) {
    for (qsizetype i = 0; i < counts.size(); ++i)
        if (counts[i] > 0) add(fromMs + i * m_sliceMs, counts[i]);
}

/// Makes room for a slice, and lets go of what is older than the last m_slices.
void TimeCounts::grow(qint64 slice) {
    if (m_first < 0) m_first = slice;
    while (slice < m_first) {
        m_counts.prepend(0);
        --m_first;
    }
    while (m_first + m_counts.size() <= slice) m_counts << 0;
    const qsizetype over = m_counts.size() - m_slices;
    if (over <= 0) return;
    m_counts.remove(0, over);
    m_first += over;
}

void TimeCounts::add(qint64 ms, qint64 count) {
    const qint64 slice = ms / m_sliceMs;
    if (m_first >= 0 && slice + m_slices < m_first + m_counts.size()) return; // older than what is kept
    if (m_first >= 0 && slice > m_first + m_counts.size() + m_slices) clear(); // nothing is left of before
    grow(slice);
    if (slice >= m_first) m_counts[slice - m_first] += count;
}

QList<qint64> TimeCounts::upTo(qint64 nowMs, qint64* fromMs) const {
    const qint64 first = nowMs / m_sliceMs - m_slices + 1;
    if (fromMs) *fromMs = first * m_sliceMs;
    QList<qint64> counts(m_slices, 0);
    for (qsizetype i = 0; i < m_counts.size(); ++i)
        if (const qint64 at = m_first + i - first; at >= 0 && at < m_slices) counts[at] = m_counts[i];
    return counts;
}

qint64 TimeCounts::between(qint64 fromMs, qint64 toMs) const {
    qint64 sum = 0;
    for (qsizetype i = 0; i < m_counts.size(); ++i) {
        const qint64 begin = (m_first + i) * m_sliceMs;
        if (begin < toMs && begin + m_sliceMs > fromMs) sum += m_counts[i];
    }
    return sum;
}

} // namespace rf::models
