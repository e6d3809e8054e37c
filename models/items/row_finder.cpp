#include "models/items/row_finder.h"

#include <QElapsedTimer>

namespace rf::models {

namespace {
constexpr qint64 kNanosecondsATime = 4'000'000; ///< a quarter of a frame
constexpr int kRowsBetweenLooks = 16;           ///< at the clock
constexpr int kChangesSettle = 150;             ///< milliseconds
} // namespace

bool RowFinder::Wanted::matches(const QString& cell) const {
    if (text.isEmpty()) return false;
    const auto sensitivity = caseSensitive ? Qt::CaseSensitive : Qt::CaseInsensitive;
    return wholeCell ? cell.compare(text, sensitivity) == 0 : cell.contains(text, sensitivity);
}

RowFinder::RowFinder(ShownRows* rows, QObject* parent) : QObject(parent), m_rows(rows) {
    connect(&m_timer, &QTimer::timeout, this, &RowFinder::step);
    m_again.setSingleShot(true);
    m_again.setInterval(kChangesSettle);
    connect(&m_again, &QTimer::timeout, this, &RowFinder::restart);
    const auto anew = [this] {
        if (!m_wanted.text.isEmpty() && !m_again.isActive()) m_again.start();
    };
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(rows, signal, this, anew);
    connect(rows, &QAbstractItemModel::dataChanged, this, anew);
    connect(rows, &QAbstractItemModel::layoutChanged, this, anew);
    connect(rows, &QAbstractItemModel::rowsMoved, this, anew);
    connect(rows, &QAbstractItemModel::modelReset, this, &RowFinder::restart);
}

void RowFinder::find(const Wanted& wanted) {
    if (wanted == m_wanted) return;
    m_wanted = wanted;
    restart();
}

void RowFinder::setColumns(const QStringList& attributes) {
    if (attributes == m_attributes) return;
    m_attributes = attributes;
    m_places.clear();
    for (int i = 0; i < attributes.size(); ++i) m_places.insert(attributes[i], i);
    if (!m_wanted.text.isEmpty()) restart();
}

void RowFinder::restart() {
    m_again.stop();
    m_found.clear();
    m_next = m_missingNow = 0;
    if (m_wanted.text.isEmpty() || m_rows->rowCount() == 0) {
        m_timer.stop();
        m_hits.clear();
        m_missing = 0;
    } else {
        m_timer.start(0);
    }
    emit changed();
}

void RowFinder::step() {
    QElapsedTimer timer;
    timer.start();
    const auto* items = static_cast<const ItemsModel*>(m_rows->sourceModel());
    const int rows = m_rows->rowCount();
    for (; m_next < rows; ++m_next) {
        if (m_next % kRowsBetweenLooks == 0 && timer.nsecsElapsed() > kNanosecondsATime) return;
        if (!items->isKept(m_rows->sourceRow(m_next))) {
            ++m_missingNow;
            continue;
        }
        const Value item = items->item(m_rows->sourceRow(m_next));
        for (const QString& name : std::as_const(m_attributes))
            if (const auto* value = item.attributes().find(toUtf8(name)))
                if (m_wanted.matches(Value(*value).displayText())) m_found.push_back({m_next, name});
    }
    m_timer.stop();
    m_hits = std::move(m_found);
    m_found.clear();
    m_missing = m_missingNow;
    emit changed();
}

bool RowFinder::isBefore(const Hit& hit, int row, int place) const {
    return hit.row != row ? hit.row < row : placeOf(hit.attribute) < place;
}

/// The first hit that is not before the place.
std::vector<RowFinder::Hit>::const_iterator RowFinder::from(int row, int place) const {
    return std::partition_point(m_hits.begin(), m_hits.end(),
                                [&](const Hit& hit) { return isBefore(hit, row, place); });
}

int RowFinder::next(int row, const QString& attribute) const {
    if (m_hits.empty()) return -1;
    const auto hit = from(row, placeOf(attribute) + 1);
    return hit == m_hits.end() ? 0 : int(hit - m_hits.begin());
}

int RowFinder::previous(int row, const QString& attribute) const {
    if (m_hits.empty()) return -1;
    const auto hit = from(row, placeOf(attribute));
    return hit == m_hits.begin() ? count() - 1 : int(hit - m_hits.begin()) - 1;
}

int RowFinder::at(int row, const QString& attribute) const {
    const auto hit = from(row, placeOf(attribute));
    return hit != m_hits.end() && *hit == Hit{row, attribute} ? int(hit - m_hits.begin()) : -1;
}

} // namespace rf::models

#include "moc_row_finder.cpp"
