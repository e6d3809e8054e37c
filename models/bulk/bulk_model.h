#pragma once
// A bulk edit or bulk delete from its form to its undo.
//
// Form ─check→ Checking ─→ Checked ─run→ Running ─→ Done ─undo→ Undoing ─→ Undone
//   ↑             │ cancelled       │ the form changed             │ stopped: Done again, the rest can be undone
//   └─────────────┴─────────────────┘
// A check that fails is Form again, with failure(). A run that is cancelled or stopped is Done with what it has written;
// resume() writes the rest.
//
// Invariants
//  1. Everything long runs on a thread of its own; cancel() is answered at once by isStopping().
//  2. A batch of which something was written stays on the shelf until it is undone; every other journal goes.
//  3. The form's problems are known before anything is read: check() does nothing while there are any.

#include "models/async/engine_client.h"
#include "models/async/failure.h"
#include "models/bulk/bulk_work.h"
#include "models/bulk/find_replace.h"
#include "models/bulk/refusals_model.h"
#include "models/bulk/undo_shelf.h"
#include "models/edit/review_model.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

namespace rf::models {

class BulkModel : public QObject {
    Q_OBJECT
public:
    enum class State { Form, Checking, Checked, Running, Done, Undoing, Undone };
    Q_ENUM(State)
    enum class Scope { Selection, Shown, Result };
    Q_ENUM(Scope)

    /// `edits` names the table and what is staged of it; `file` is the path of the table file. None is owned; all but
    /// the client outlive the model.
    BulkModel(EngineClient* client, const StagedEdits* edits, UndoShelf* shelf, const QString& file,
              QObject* parent = nullptr);
    /// Cancels what runs and waits for its end.
    ~BulkModel() override;

    // The form. Each change of it drops a check that was made.
    /// Items of the selection, and the request of the whole result; either may be missing.
    void setSources(const QList<Value>& selection, const std::optional<PageRequest>& result);
    /// Rows the grid shows, counted now and handed over when a check begins. `rows` is called on the model's thread.
    void setShown(qint64 count, std::function<QList<Value>()> rows);
    void setScope(Scope scope);
    void setAction(const BulkAction& action);
    /// Find and replace; what is wrong with it is problem().
    void setReplacement(const FindReplace& form);
    /// Nothing: it is an action.
    const std::optional<FindReplace>& replacement() const { return m_replacement; }
    Scope scope() const { return m_scope; }
    const BulkAction& action() const { return m_action; }
    bool hasScope(Scope scope) const;
    qsizetype selectionCount() const { return m_selection.size(); }
    qint64 shownCount() const { return m_shownCount; }
    /// Nothing: it can be checked.
    std::optional<BulkProblem> problem() const;
    QString note() const { return m_note; } ///< "Set status to DELIVERED"

    State state() const { return m_state; }
    bool isBusy() const { return m_state == State::Checking || m_state == State::Running || m_state == State::Undoing; }
    bool isStopping() const { return isBusy() && m_control->stop.stop_requested(); }
    const Failure& failure() const { return m_failure; }
    const DryRun& found() const { return m_found; }  ///< Checked and later
    const BulkRun& result() const { return m_run; }  ///< Done: of the run; Undone: of undo
    qint64 writtenBytes() const { return m_bytes; }  ///< of the journal
    ReviewModel* sample() { return &m_sample; }      ///< the first items that would change
    RefusalsModel* refusals() { return &m_refusals; } ///< of the part that ended last

    // While busy.
    qint64 done() const { return m_control->done; }
    qint64 total() const { return m_control->total; } ///< 0 = not known
    double units() const { return double(m_control->units) / 10; }
    double ratePerSecond() const;
    bool isThrottled() const { return m_control->throttled; }

    /// A batch of the shelf, to be undone: Done, with nothing known but its words. False: it cannot be read.
    bool adopt(const QString& path);
    QString batch() const { return m_path; }

public slots:
    void check();
    void run();
    void resume(); ///< Done with something remaining
    void undo();
    void cancel();

signals:
    void stateChanged();
    void progressed();  ///< ten times a second while busy
    void formChanged();
    void written();     ///< the table holds other items now

private:
    template <class Work, class Done>
    void start(State state, qint64 total, Work work, Done done);
    void setState(State state);
    void changedForm();
    void dropJournal();
    qint64 totalOf(const BulkJob& job) const;
    void checked(rf::Result<DryRun> found);
    void ended(BulkRun run, State state);
    void showSample();
    std::shared_ptr<rf::Service> service() const;

    QPointer<EngineClient> m_client;
    const StagedEdits* m_edits;
    UndoShelf* m_shelf;
    QString m_file;
    QList<Value> m_selection;
    std::optional<PageRequest> m_result;
    qint64 m_shownCount = 0;
    std::function<QList<Value>()> m_shown;
    Scope m_scope = Scope::Result;
    BulkAction m_action;
    std::optional<FindReplace> m_replacement;
    std::optional<BulkTransform> m_transform;
    std::optional<BulkProblem> m_problem;
    QString m_note;
    State m_state = State::Form;
    Failure m_failure;
    DryRun m_found;
    BulkRun m_run;
    qint64 m_bytes = 0;
    QString m_path; ///< of the journal; empty: none
    StagedEdits m_sampleEdits;
    ReviewModel m_sample;
    RefusalsModel m_refusals;
    std::shared_ptr<BulkControl> m_control;
    std::shared_ptr<QThreadPool> m_thread;
    QTimer m_tick;
    QElapsedTimer m_elapsed;
};

} // namespace rf::models
