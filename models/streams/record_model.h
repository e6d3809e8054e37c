#pragma once
// The records of a stream as a table, newest first, filtered.
//
// Invariants
//  1. Rows are records that pass filter(), newest first, without a gap: between two rows nothing that passes is missing.
//  2. While held (paused, or a record is looked at) rows stay as they are and newer records wait, counted.
//  3. In memory are at most kCapacity records that nobody asked for; what is older is fetched again from the stream when
//     it is scrolled to. Of those that wait the oldest go first: then the rows that stand are given up when they come in
//     (rule 1), and are fetched again like the rest.

#include "models/streams/stream_record.h"
#include "models/tables/table_info.h"

#include <QAbstractTableModel>

#include <deque>

namespace rf::models {

class RecordModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Time, Event, Hash, Range, Changed, Sequence, ColumnCount };
    enum Role {
        ChangeRole = Qt::UserRole + 1, ///< ChangePtr
    };
    static constexpr int kCapacity = 20'000;

    explicit RecordModel(QObject* parent = nullptr) : RecordModel(kCapacity, parent) {}
    explicit RecordModel(int capacity, QObject* parent = nullptr) : QAbstractTableModel(parent), m_capacity(std::size_t(capacity)) {}

    /// Names of the key columns; the second is empty for tables without a sort key.
    void setKeys(const QString& hash, const QString& range);
    void clear();
    /// Oldest first, all newer than what is there.
    void append(const QList<ChangePtr>& changes);
    /// Newest first, all older than what is there. `more`: the stream has still older ones.
    void appendOlder(const QList<ChangePtr>& changes, bool more);
    /// Whether the stream has records older than these.
    void setMore(bool more) { m_more = more; }
    /// The tick of the oldest record kept; 0: none.
    rf::Tick oldestKept() const { return m_kept.empty() ? 0 : m_kept.front()->tick; }

    void setPaused(bool paused);
    bool isPaused() const { return m_paused; }
    void setLookedAt(bool looked);
    bool isHeld() const { return m_paused || m_looked; }
    void letIn(); ///< what waits comes in; holding goes on
    /// Records that wait and pass the filter.
    qint64 waiting() const { return m_waitingPassing; }

    void setFilter(const RecordFilter& filter);
    const RecordFilter& filter() const { return m_filter; }
    int kept() const { return int(m_kept.size()); }
    bool hasRange() const { return !m_range.isEmpty(); }

    ChangePtr change(int row) const; ///< nullptr: no such row
    int rowOf(rf::Tick tick) const;  ///< -1: not shown
    /// The first row (from the top) that is not later than a tick; the count of rows when all are later.
    int rowAt(rf::Tick tick) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override; ///< says olderWanted()

signals:
    void heldChanged();  ///< also when more waits
    void olderWanted();  ///< appendOlder() is the answer
    void forgotten();    ///< records were given up: what is older than oldestKept() must be fetched anew

private:
    void keep(const QList<ChangePtr>& fresh);
    void dropOldest(std::size_t count);
    QString text(const rf::streams::Change& change, int column) const;
    void holdChanged(bool wasHeld);

    const std::size_t m_capacity;
    QString m_hash, m_range;
    std::deque<ChangePtr> m_kept;  ///< oldest first
    std::deque<ChangePtr> m_shown; ///< those that pass, oldest first; row 0 is the last
    std::deque<ChangePtr> m_waiting;
    qint64 m_waitingPassing = 0, m_waitingLost = 0;
    RecordFilter m_filter;
    bool m_paused = false, m_looked = false, m_more = false;
    bool m_forgot = false; ///< forgotten() is to be said
};

} // namespace rf::models
