#pragma once
// Writes staged edits as transactions.
//
// Idle ─commit→ Running ─all written→ Done
//                 ├─ throttled → still Running: waits, tries again until it is through or given up
//                 ├─ a condition failed → Conflict (that transaction wrote nothing; decide, commit again)
//                 └─ any other error    → Failed   (staged edits stay)
// Transactions written before the one that failed stay written, and their edits are no longer staged.

#include "models/async/engine_client.h"
#include "models/async/failure.h"
#include "models/edit/conflict_model.h"
#include "models/edit/transaction_plan.h"

#include <QTimer>

namespace rf::models {

class Committer : public QObject {
    Q_OBJECT
public:
    enum class State { Idle, Running, Done, Conflict, Failed };
    Q_ENUM(State)

    Committer(EngineClient* client, StagedEdits* edits, QObject* parent = nullptr);

    State state() const { return m_state; }
    const Failure& failure() const { return m_failure; }
    ConflictModel* conflicts() { return &m_conflicts; }

    /// How many transactions the staged edits need now.
    int transactionCount() const;
    /// "Commit as transaction" or "Commit in 3 transactions".
    QString actionText() const;
    int written() const { return m_written; }      ///< changes of the last commit
    double consumedUnits() const { return m_consumed; } ///< WCU of the last commit
    /// What a throttled transaction waits for, in the service's words; empty while none does.
    QString throttled() const { return m_throttled; }

    /// commit() of these changes only; the others stay staged.
    void commitOnly(const QList<ItemId>& ids);

public slots:
    /// Nothing happens while Running, with nothing staged, or with conflicts undecided.
    void commit();
    /// Ends the waiting of a throttled transaction as a failure; its changes stay staged.
    void giveUp();

signals:
    void stateChanged();
    void throttledChanged();

private:
    void begin(const QList<StagedChange>& changes);
    QList<StagedChange> current(const QList<StagedChange>& changes) const;
    void next();
    void send();
    void tryLater(const QString& why);
    void setThrottled(const QString& why);
    void settleWritten();
    void answered(rf::Result<rf::TransactWriteItems::Output> result);
    void failed(const rf::Error& error);
    void setState(State state);

    QPointer<EngineClient> m_client;
    QPointer<StagedEdits> m_edits;
    ConflictModel m_conflicts;
    LatestCall m_call;
    State m_state = State::Idle;
    Failure m_failure;
    QList<QList<StagedChange>> m_queue;
    QList<StagedChange> m_current;
    QTimer m_retry;
    QString m_throttled;
    int m_tries = 0; ///< of the current transaction
    int m_written = 0;
    double m_consumed = 0;
};

} // namespace rf::models
