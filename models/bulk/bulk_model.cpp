#include "models/bulk/bulk_model.h"

namespace rf::models {
namespace {

constexpr int kTickMs = 100;

/// Opens the batch afresh, so that the marks of earlier parts are seen, and lets `part` work on it.
template <class Part>
BulkRun onJournal(const QString& path, Part part) {
    auto journal = UndoJournal::open(path);
    if (journal) return part(**journal);
    BulkRun run;
    run.fatal = journal.error();
    return run;
}

} // namespace

BulkModel::BulkModel(EngineClient* client, const StagedEdits* edits, UndoShelf* shelf, const QString& file,
                     QObject* parent)
    : QObject(parent), m_client(client), m_edits(edits), m_shelf(shelf), m_file(file), m_sample(&m_sampleEdits),
      m_control(std::make_shared<BulkControl>()), m_thread(std::make_shared<QThreadPool>()) {
    m_thread->setMaxThreadCount(1);
    connect(&m_tick, &QTimer::timeout, this, &BulkModel::progressed);
    setAction({});
}

BulkModel::~BulkModel() {
    m_control->stop.request_stop();
    m_thread->waitForDone();
    const bool mayBeWritten = m_state == State::Undoing || (m_state == State::Running && m_control->done > 0);
    const bool nothing = m_run.written == 0 && m_run.planned > 0;
    if (!mayBeWritten && (m_state != State::Done || nothing)) dropJournal();
}

std::shared_ptr<rf::Service> BulkModel::service() const {
    return m_client ? m_client->service() : nullptr;
}

// The form

void BulkModel::setSources(const QList<Value>& selection, const std::optional<PageRequest>& result) {
    m_selection = selection;
    m_result = result;
    m_scope = selection.size() > 1 || !result ? Scope::Selection : Scope::Result;
    changedForm();
}

void BulkModel::setShown(qint64 count, std::function<QList<Value>()> rows) {
    m_shownCount = count;
    m_shown = std::move(rows);
    changedForm();
}

bool BulkModel::hasScope(Scope scope) const {
    switch (scope) {
    case Scope::Selection: return !m_selection.isEmpty();
    case Scope::Shown: return m_shown && m_shownCount > 0;
    case Scope::Result: break;
    }
    return m_result.has_value();
}

void BulkModel::setScope(Scope scope) {
    if (isBusy() || scope == m_scope || !hasScope(scope)) return;
    m_scope = scope;
    changedForm();
}

void BulkModel::setAction(const BulkAction& action) {
    if (isBusy()) return;
    m_action = action;
    m_replacement.reset();
    BulkProblem problem;
    m_transform = compiled(action, m_edits->table(), &problem);
    m_problem = m_transform ? std::nullopt : std::optional(problem);
    m_note = action.describe();
    changedForm();
}

void BulkModel::setReplacement(const FindReplace& form) {
    if (isBusy()) return;
    BulkProblem problem;
    auto made = compiled(form, m_edits->table(), &problem);
    m_transform = made ? std::optional(storableOnly(std::move(*made), m_edits->table())) : std::nullopt;
    m_problem = made ? std::nullopt : std::optional(problem);
    m_action = {};
    m_replacement = form;
    m_note = form.describe();
    changedForm();
}

std::optional<BulkProblem> BulkModel::problem() const {
    if (!hasScope(m_scope)) return BulkProblem{QStringLiteral("scope"), tr("There are no items to work on.")};
    return m_problem;
}

void BulkModel::changedForm() {
    m_failure = {};
    if (m_state == State::Checked || m_state == State::Undone) {
        dropJournal();
        setState(State::Form);
    } else if (m_state == State::Done) {
        m_path.clear(); // the batch stays on the shelf
        setState(State::Form);
    }
    emit formChanged();
}

void BulkModel::dropJournal() {
    if (!m_path.isEmpty()) m_shelf->drop(m_path);
    m_path.clear();
}

// The parts

template <class Work, class Done>
void BulkModel::start(State state, qint64 total, Work work, Done done) {
    m_control = std::make_shared<BulkControl>();
    m_control->total = total;
    m_elapsed.start();
    m_tick.start(kTickMs);
    using R = std::invoke_result_t<Work, BulkControl&>;
    auto* watcher = new QFutureWatcher<R>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, done = std::move(done)] {
        watcher->deleteLater();
        m_tick.stop();
        done(watcher->result());
    });
    watcher->setFuture(QtConcurrent::run(m_thread.get(), [work = std::move(work), control = m_control] { return work(*control); }));
    setState(state);
}

/// How many items a check reads, where that is known before; else 0.
qint64 BulkModel::totalOf(const BulkJob& job) const {
    if (const auto* rows = std::get_if<QList<Value>>(&job.source)) return rows->size();
    if (m_result->isQuery()) return 0;
    const IndexInfo* index = job.table.index(m_result->index);
    return index != nullptr ? index->itemCount : job.table.itemCount;
}

void BulkModel::check() {
    const auto engine = service();
    if (isBusy() || problem() || !engine) return;
    if (m_state != State::Done) dropJournal();
    m_failure = {};
    m_refusals.setRefusals({});
    BulkJob job;
    job.table = m_edits->table();
    job.source = m_scope == Scope::Selection ? BulkSource(m_selection)
                 : m_scope == Scope::Shown   ? BulkSource(m_shown())
                                             : BulkSource(*m_result);
    job.transform = *m_transform;
    const QList<ItemId> staged = m_edits->ids();
    job.staged = QSet<ItemId>(staged.begin(), staged.end());
    job.note = m_note;
    m_path = m_shelf->freePath();
    const qint64 total = totalOf(job);
    const QJsonObject head = UndoShelf::headOf(m_file, job.table, m_note);
    start(State::Checking, total,
          [engine, job, path = m_path, head](BulkControl& control) -> rf::Result<DryRun> {
              RF_ASSIGN(const auto journal, UndoJournal::create(path, head));
              return dryRun(*engine, job, *journal, control);
          },
          [this](const rf::Result<DryRun>& found) { checked(found); });
}

void BulkModel::checked(rf::Result<DryRun> found) {
    if (!found) {
        dropJournal();
        const Failure failure = Failure::of(found.error());
        setState(State::Form);
        m_failure = failure.cancelled ? Failure() : failure;
        emit stateChanged();
        return;
    }
    m_found = std::move(*found);
    m_bytes = QFileInfo(m_path).size();
    m_refusals.setRefusals(m_found.refusals);
    showSample();
    setState(State::Checked);
}

void BulkModel::showSample() {
    m_sampleEdits.setTable({});
    m_sampleEdits.setTable(m_edits->table());
    for (const StagedChange& change : std::as_const(m_found.samples)) {
        if (change.after)
            m_sampleEdits.stageEdit(*change.before, *change.after, m_note);
        else
            m_sampleEdits.stageDelete({*change.before});
    }
}

void BulkModel::run() {
    const auto engine = service();
    if (m_state != State::Checked || m_found.changing == 0 || !engine) return;
    m_run = {};
    start(State::Running, m_found.changing,
          [engine, table = m_edits->table(), path = m_path](BulkControl& control) {
              return onJournal(path, [&](UndoJournal& journal) { return runBatch(*engine, table, journal, control); });
          },
          [this](const BulkRun& run) { ended(run, State::Done); });
}

void BulkModel::resume() {
    const auto engine = service();
    if (m_state != State::Done || m_run.remaining == 0 || !engine) return;
    const BulkRun before = m_run;
    start(State::Running, m_run.remaining,
          [engine, table = m_edits->table(), path = m_path](BulkControl& control) {
              return onJournal(path, [&](UndoJournal& journal) { return runBatch(*engine, table, journal, control); });
          },
          [this, before](BulkRun run) {
              run.planned = before.planned;
              run.written += before.written;
              run.refused += before.refused;
              run.units += before.units;
              run.refusals = (before.refusals + run.refusals).mid(0, kRefusalsKept);
              ended(run, State::Done);
          });
}

void BulkModel::undo() {
    const auto engine = service();
    if (m_state != State::Done || m_path.isEmpty() || !engine) return;
    start(State::Undoing, m_run.written,
          [engine, table = m_edits->table(), path = m_path](BulkControl& control) {
              return onJournal(path, [&](UndoJournal& journal) { return undoBatch(*engine, table, journal, control); });
          },
          [this](const BulkRun& run) { ended(run, run.remaining > 0 || run.fatal ? State::Done : State::Undone); });
}

void BulkModel::ended(BulkRun run, State state) {
    const bool undone = m_state == State::Undoing;
    const bool changed = run.written > 0;
    m_failure = run.fatal ? Failure::of(*run.fatal) : Failure();
    if (undone && state == State::Done) { // stopped on the way back: what is left can still be undone
        if (m_run.planned == 0) m_run.planned = m_run.written = run.planned; // an adopted batch was counted now
        m_run.written = std::max<qint64>(0, m_run.written - run.written);
        m_run.cancelled = run.cancelled;
        m_run.fatal = run.fatal;
    } else {
        m_run = std::move(run);
    }
    m_refusals.setRefusals(undone && state == State::Done ? run.refusals : m_run.refusals);
    const bool nothing = m_run.written == 0 && m_run.remaining == 0 && !m_run.fatal;
    if (state == State::Undone || nothing) dropJournal();
    setState(state);
    if (changed) emit written();
}

void BulkModel::cancel() {
    if (!isBusy() || isStopping()) return;
    m_control->stop.request_stop();
    emit progressed();
}

bool BulkModel::adopt(const QString& path) {
    const auto journal = UndoJournal::open(path);
    if (isBusy() || !journal) return false;
    m_note = UndoShelf::noteOf((*journal)->head());
    m_bytes = (*journal)->bytes();
    m_path = path;
    m_run = {};
    setState(State::Done);
    return true;
}

double BulkModel::ratePerSecond() const {
    const qint64 ms = m_elapsed.isValid() ? m_elapsed.elapsed() : 0;
    return ms > 0 ? 1000.0 * double(done()) / double(ms) : 0;
}

void BulkModel::setState(State state) {
    m_state = state;
    emit stateChanged();
}

} // namespace rf::models

#include "moc_bulk_model.cpp"
