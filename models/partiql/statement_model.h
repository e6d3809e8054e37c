#pragma once
// A PartiQL statement that is typed, explained, run and shown: the plan and the price before, the items after.
//
// Invariants
//  1. Rows are the items of the pages read since the last run, in the order the engine gave them; columns are the
//     attributes they have, the table's key first where a statement names one table. A column, once there, stays.
//  2. One request at a time; a new run makes the old answer unwanted. A write is sent once: it is never repeated by itself.
//  3. The statement under way is the one that was run, whatever is typed meanwhile; more pages are of that one.

#include "models/async/engine_client.h"
#include "models/async/failure.h"
#include "models/items/items_model.h"
#include "models/partiql/statement_plan.h"

#include <QAbstractTableModel>
#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

namespace rf::models {

/// Roles are those of ItemsModel, for its delegate.
class StatementModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum class State { Idle, Running, Done, Failed };
    static constexpr int kPlanMs = 150; ///< a plan is made when nothing was typed for so long

    explicit StatementModel(QObject* parent = nullptr);
    /// Where it runs. nullptr: nowhere. Not owned.
    void setClient(EngineClient* client, const QString& region);
    /// Those of the region: what names are completed with, and what keys come first.
    void setTables(const QList<TableInfo>& tables);

    const Statement& statement() const { return m_statement; }
    const Statement& ran() const { return m_running; } ///< what the answer is of
    void setStatement(const Statement& statement);
    void setText(const QString& text);
    void setParameter(int number, const StatementParameter& value); ///< from 0
    void setConsistent(bool consistent);
    void setLimit(int limit);

    /// Of the statement as it is typed; unknown for a moment after each change.
    const StatementPlan& plan() const { return m_plan; }
    /// What keeps it from running, in the service's words where it has any; empty: nothing.
    QString problem() const;
    /// Names to complete with: tables, "Table"."Index", attributes of keys and of what was read.
    QStringList words() const;

    /// Nothing while there is a problem.
    void run();
    void cancel();
    bool hasMore() const { return m_token.has_value() && m_state == State::Done; }
    void more();

    State state() const { return m_state; }
    const Failure& failure() const { return m_failure; }
    double units() const { return m_units; } ///< used since the last run
    qint64 scanned() const { return m_scanned; }
    qint64 elapsedMs() const { return m_elapsedMs; }
    bool wrote() const { return m_wrote; }   ///< the last run was a write that went through
    QString summary() const;                 ///< "24 items, 25 examined, 2.0 RCU, 12 ms"
    Value item(int row) const { return m_rows[row]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

signals:
    void statementChanged();
    void planChanged();
    void stateChanged();

private:
    struct Answer;
    void touched();
    void askPlan();
    void ask();
    void take(const Answer& answer);
    void addColumns(const std::vector<Value>& items);
    void setState(State state);

    QPointer<EngineClient> m_client;
    QString m_region;
    QList<TableInfo> m_tables;
    Statement m_statement, m_running;
    StatementPlan m_plan;
    QTimer m_planTimer;
    State m_state = State::Idle;
    Failure m_failure;
    std::vector<Value> m_rows;
    QStringList m_columns;
    std::optional<std::string> m_token;
    double m_units = 0;
    qint64 m_scanned = 0, m_elapsedMs = 0;
    bool m_wrote = false;
    QElapsedTimer m_clock;
    LatestCall m_call, m_planCall;
};

} // namespace rf::models
