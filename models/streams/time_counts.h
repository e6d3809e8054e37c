#pragma once

#include <QList>
#include <QtGlobal>

namespace rf::models {

/// How much happened in each slice of the last while, by the millisecond.
class TimeCounts {
public:
    TimeCounts(qint64 sliceMs, int slices) : m_sliceMs(sliceMs), m_slices(slices) {}

    void clear();
    /// Adds what was counted elsewhere, slice by slice from a slice's begin on.
    void load(qint64 fromMs, const QList<qint64>& counts);
    void add(qint64 ms, qint64 count = 1);
    /// The slices that end with the one `nowMs` is in, oldest first; begin of the first in `fromMs`.
    QList<qint64> upTo(qint64 nowMs, qint64* fromMs = nullptr) const;
    qint64 sliceMs() const { return m_sliceMs; }
    qint64 beginOf(qint64 ms) const { return ms / m_sliceMs * m_sliceMs; }
    /// The sum of slices that overlap [from, to).
    qint64 between(qint64 fromMs, qint64 toMs) const;

private:
    void grow(qint64 slice);
    qint64 m_sliceMs;
    int m_slices;
    qint64 m_first = -1;     ///< number of the slice m_counts begins with; -1: nothing yet
    QList<qint64> m_counts;
};

} // namespace rf::models
