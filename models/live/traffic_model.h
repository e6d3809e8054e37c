#pragma once
// The calls of one engine as a table, newest first, filtered.
//
// Invariants
//  1. At most kCapacity calls are kept; older ones go and are counted in dropped().
//  2. While held (paused, or a call is looked at) rows stay as they are; newer calls wait, up to kCapacity, and come in
//     order when it ends.
//  3. Every row of a call that passes filter() is shown, no other.

#include "models/live/call_rules.h"
#include "models/live/call_stats.h"

#include <QAbstractTableModel>

namespace rf::models {

struct TrafficFilter {
    enum class Status { Any, Ok, ClientError, ServerError, Throttled };
    QString client;    ///< empty: all
    QString operation; ///< empty: all
    QString table;     ///< empty: all
    Status status = Status::Any;
    bool errorsOnly = false;
    double slowMs = 0; ///< > 0: only calls at least that slow
    QString text;      ///< in key, table, index, operation or error; without regard to case
    bool isEmpty() const { return *this == TrafficFilter(); }
    friend bool operator==(const TrafficFilter&, const TrafficFilter&) = default;
};

/// One call with what is known of it beside itself.
struct CallEntry {
    rf::events::CallPtr call;
    Judgement judgement;
};

class TrafficModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Time, Client, Operation, Target, Key, Status, Units, Latency, Read, Notes, ColumnCount };
    enum Role {
        EntryRole = Qt::UserRole + 1, ///< CallEntry
        ToneRole,     ///< "", "read", "write", "warn", "danger", "ok": of the cell
        RetryRole,    ///< attempt, int
        WarningsRole, ///< int of CallWarnings
    };
    static constexpr int kCapacity = 100'000;

    explicit TrafficModel(QObject* parent = nullptr) : TrafficModel(kCapacity, parent) {}
    explicit TrafficModel(int capacity, QObject* parent = nullptr);

    /// The newest tables, for rules that need them.
    void setCatalog(std::function<rf::CatalogPtr()> catalog) { m_catalog = std::move(catalog); }
    /// In order; `lost` were dropped before.
    void append(const QList<rf::events::CallPtr>& calls, qint64 lost = 0);
    void clear();

    void setPaused(bool paused);
    bool isPaused() const { return m_paused; }
    /// Holds the rows while somebody looks at one of them.
    void setLookedAt(bool looked);
    bool isHeld() const { return m_paused || m_looked; }
    /// Lets in what waits and goes on holding.
    void letIn();
    int waiting() const { return int(m_waiting.size()); }

    void setFilter(const TrafficFilter& filter);
    const TrafficFilter& filter() const { return m_filter; }
    QStringList clients() const { return m_clients; } ///< seen so far, sorted
    QStringList operations() const { return m_operations; }
    QStringList tables() const { return m_tables; }

    qint64 seen() const { return m_seen; }       ///< since it began or was cleared
    int kept() const { return int(m_kept.size()); }
    qint64 dropped() const { return m_dropped; }
    CallSummary summary(qint64 nowMs) { return m_stats.summary(nowMs); }

    CallEntry entry(int row) const;
    int rowOf(quint64 number) const; ///< -1: not shown

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

signals:
    void arrived(); ///< calls came, shown or waiting
    void heldChanged();
    void facetsChanged(); ///< clients(), operations() or tables() grew

private:
    QVariant text(const CallEntry& entry, int column) const;
    bool passes(const CallEntry& entry) const;
    void keep(std::deque<CallEntry>& fresh);
    void dropOldest(std::size_t count);
    void noteFacets(const rf::events::Call& call);
    const CallEntry& at(int row) const;

    std::size_t m_capacity;
    std::function<rf::CatalogPtr()> m_catalog;
    CallRules m_rules;
    CallStats m_stats;
    std::deque<CallEntry> m_kept; ///< oldest first
    quint64 m_firstKept = 0;      ///< serial of m_kept.front()
    std::deque<quint64> m_shown;  ///< serials, ascending; row 0 is the last
    std::deque<CallEntry> m_waiting;
    TrafficFilter m_filter;
    bool m_paused = false, m_looked = false;
    qint64 m_seen = 0, m_dropped = 0;
    QStringList m_clients, m_operations, m_tables;
};

/// "14:32:07.412": local time of day.
QString callTimeText(const rf::events::Call& call);
/// "32:07.412": for the list.
QString callShortTimeText(const rf::events::Call& call);
/// "aws-sdk-js" of "aws-sdk-js/3.600.0".
QString clientName(const rf::events::Call& call);
/// "200", "Validation" of ValidationException.
QString statusText(const rf::events::Call& call);
/// "Shop · GSI1", "Shop, Carts".
QString callTargetText(const rf::events::Call& call);
/// "CUSTOMER#1 · ORDER#2", "CUSTOMER#1 and 24 more".
QString callKeyText(const rf::events::Call& call);
/// "2.5 RCU", "4 WCU", "".
QString callUnitsText(const rf::events::Call& call);
/// "0.41 ms", "12 ms", "1.2 s".
QString latencyText(double ms);
/// "Scan where a Query would do": short, for a list; translated.
QString warningTitle(CallWarning warning);

} // namespace rf::models

Q_DECLARE_METATYPE(rf::models::CallEntry)
