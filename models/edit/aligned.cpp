#include "models/edit/aligned.h"

#include <vector>

namespace rf::models {
namespace {

constexpr qsizetype kMostCells = 250'000; ///< of the table of common lengths

/// Pairs what stands before two equal elements, or before both ends.
void pairUp(QList<AlignedPlace>& out, int& left, int& right, int leftEnd, int rightEnd) {
    while (left < leftEnd || right < rightEnd)
        out.append({left < leftEnd ? left++ : -1, right < rightEnd ? right++ : -1});
}

/// Lengths of the longest common run of elements from each pair of places to the ends.
class Common {
public:
    Common(const QList<Value>& left, const QList<Value>& right, int from, int leftEnd, int rightEnd)
        : m_from(from), m_wide(rightEnd - from + 1), m_lengths(std::size_t(leftEnd - from + 1) * std::size_t(m_wide)) {
        for (int l = leftEnd - 1; l >= from; --l)
            for (int r = rightEnd - 1; r >= from; --r)
                at(l, r) = left[l] == right[r] ? at(l + 1, r + 1) + 1 : std::max(at(l + 1, r), at(l, r + 1));
    }
    int& at(int l, int r) { return m_lengths[std::size_t(l - m_from) * std::size_t(m_wide) + std::size_t(r - m_from)]; }

private:
    int m_from, m_wide;
    std::vector<int> m_lengths;
};

} // namespace

QList<AlignedPlace> aligned(const QList<Value>& left, const QList<Value>& right) {
    QList<AlignedPlace> out;
    int leftEnd = int(left.size()), rightEnd = int(right.size()), from = 0;
    if (leftEnd != rightEnd) {
        while (from < std::min(leftEnd, rightEnd) && left[from] == right[from]) ++from;
        while (leftEnd > from && rightEnd > from && left[leftEnd - 1] == right[rightEnd - 1]) --leftEnd, --rightEnd;
    }
    int l = 0, r = 0;
    pairUp(out, l, r, from, from);
    if (leftEnd != rightEnd && qsizetype(leftEnd - from + 1) * (rightEnd - from + 1) <= kMostCells) {
        Common common(left, right, from, leftEnd, rightEnd);
        for (int x = l, y = r; x < leftEnd && y < rightEnd;) {
            if (left[x] == right[y]) {
                pairUp(out, l, r, x, y);
                out.append({x++, y++});
                l = x, r = y;
            } else {
                common.at(x + 1, y) >= common.at(x, y + 1) ? ++x : ++y;
            }
        }
    }
    pairUp(out, l, r, leftEnd, rightEnd);
    pairUp(out, l, r, int(left.size()), int(right.size()));
    return out;
}

} // namespace rf::models
