#pragma once
// Finds text in the rows a grid shows. It looks at what cells display, row by row and column by column in the order of
// the grid, a few milliseconds at a time, so that typing never waits for it.
//
// Invariants
//  1. Hits are in the order of the grid: by row, then by column.
//  2. Rows whose items are not in memory are not searched: missing() says how many.
//  3. When rows or values change the search begins anew; hits of before stand until then.

#include "models/items/shown_rows.h"

#include <QTimer>

namespace rf::models {

class RowFinder : public QObject {
    Q_OBJECT
public:
    struct Hit {
        int row = 0; ///< of the shown rows
        QString attribute;
        friend bool operator==(const Hit&, const Hit&) = default;
    };
    struct Wanted {
        QString text; ///< empty: nothing is looked for
        bool caseSensitive = false;
        bool wholeCell = false; ///< the cell says this and nothing else
        bool matches(const QString& cell) const;
        friend bool operator==(const Wanted&, const Wanted&) = default;
    };

    explicit RowFinder(ShownRows* rows, QObject* parent = nullptr);

    void find(const Wanted& wanted);
    /// Attributes to look at, left to right.
    void setColumns(const QStringList& attributes);
    const Wanted& wanted() const { return m_wanted; }
    bool isRunning() const { return m_timer.isActive(); }
    int count() const { return int(m_hits.size()); }
    const std::vector<Hit>& hits() const { return m_hits; }
    int missing() const { return m_missing; }

    /// The first hit after (before) the place, begun anew at the other end when there is none; -1 without hits.
    int next(int row, const QString& attribute) const;
    int previous(int row, const QString& attribute) const;
    /// Which hit the place is; -1 = none.
    int at(int row, const QString& attribute) const;

signals:
    void changed(); ///< hits, or whether it runs

private:
    void restart();
    void step();
    bool isBefore(const Hit& hit, int row, int place) const;
    std::vector<Hit>::const_iterator from(int row, int place) const;
    int placeOf(const QString& attribute) const { return m_places.value(attribute, -1); }

    ShownRows* m_rows;
    Wanted m_wanted;
    QStringList m_attributes;
    QHash<QString, int> m_places; ///< of attributes among the columns
    std::vector<Hit> m_hits, m_found;
    QTimer m_timer;
    QTimer m_again; ///< something changed: anew, soon
    int m_next = 0; ///< row to search
    int m_missing = 0, m_missingNow = 0;
};

} // namespace rf::models
