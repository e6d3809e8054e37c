#include "models/edit/committer.h"

#include <QUuid>

namespace rf::models {
namespace {

const rf::CancellationDetails* reasonsOf(const rf::Error& error) {
    if (error.code != rf::ErrorCode::TransactionCanceled) return nullptr;
    return dynamic_cast<const rf::CancellationDetails*>(error.details.get());
}

/// Changes that met another item than they demand, with what is stored.
QList<Conflict> conflictsOf(const rf::CancellationDetails& details, const QList<StagedChange>& changes) {
    QList<Conflict> out;
    for (std::size_t i = 0; i < details.reasons.size() && i < std::size_t(changes.size()); ++i) {
        const rf::CancellationReason& reason = details.reasons[i];
        if (reason.code != "ConditionalCheckFailed") continue;
        Conflict conflict{changes[qsizetype(i)].id, std::nullopt};
        if (reason.item) conflict.theirs = Value(rf::AttributeValue::map(*reason.item));
        out.append(conflict);
    }
    return out;
}

/// The reason of a transaction that only empty buckets stopped; empty when there was another one.
std::string throttlingOf(const rf::CancellationDetails& details) {
    std::string message;
    for (const rf::CancellationReason& reason : details.reasons) {
        if (reason.code == "None") continue;
        if (reason.code != "ProvisionedThroughputExceeded" && reason.code != "ThrottlingError") return {};
        message = reason.message;
    }
    return message;
}

/// "ValidationError: Item size has exceeded …" a line for each reason, said of its item.
QString reasonText(const rf::CancellationDetails& details, const QList<StagedChange>& changes) {
    QStringList lines;
    for (std::size_t i = 0; i < details.reasons.size() && i < std::size_t(changes.size()); ++i) {
        const rf::CancellationReason& reason = details.reasons[i];
        if (reason.code == "None") continue;
        QStringList key;
        const Value& values = changes[qsizetype(i)].key;
        for (int part = 0; part < values.childCount(); ++part) key.append(values.child(part).displayText());
        lines.append(QStringLiteral("%1: %2: %3")
                         .arg(key.join(QStringLiteral(" · ")), fromUtf8(reason.code), fromUtf8(reason.message)));
    }
    return lines.join(u'\n');
}

} // namespace

Committer::Committer(EngineClient* client, StagedEdits* edits, QObject* parent)
    : QObject(parent), m_client(client), m_edits(edits), m_conflicts(edits) {
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &Committer::send);
    connect(&m_conflicts, &ConflictModel::decided, this, [this] {
        if (m_state == State::Conflict && m_conflicts.isEmpty()) setState(State::Idle); // all were taken back
    });
}

int Committer::transactionCount() const {
    return m_edits ? int(splitIntoTransactions(m_edits->changes()).size()) : 0;
}

QString Committer::actionText() const {
    const int count = transactionCount();
    return count > 1 ? tr("Commit in %1 transactions").arg(count) : tr("Commit as transaction");
}

void Committer::commit() {
    if (m_edits) begin(m_edits->changes());
}

void Committer::commitOnly(const QList<ItemId>& ids) {
    QList<StagedChange> changes;
    for (const ItemId& id : ids)
        if (const StagedChange* change = m_edits ? m_edits->find(id) : nullptr) changes.append(*change);
    begin(changes);
}

void Committer::begin(const QList<StagedChange>& changes) {
    if (m_state == State::Running || changes.isEmpty() || m_conflicts.undecided() > 0) return;
    m_conflicts.clear();
    m_failure = {};
    m_written = 0;
    m_consumed = 0;
    m_queue = splitIntoTransactions(changes);
    setState(State::Running);
    next();
}

/// What the staged change of these items is now: they may have been edited or taken back since the commit began.
QList<StagedChange> Committer::current(const QList<StagedChange>& changes) const {
    QList<StagedChange> out;
    for (const StagedChange& change : changes)
        if (const StagedChange* now = m_edits->find(change.id)) out.append(*now);
    return out;
}

void Committer::next() {
    if (!m_edits) return setState(State::Idle);
    m_current.clear();
    while (!m_queue.isEmpty() && m_current.isEmpty()) m_current = current(m_queue.takeFirst());
    m_tries = 0;
    if (m_current.isEmpty()) return setState(State::Done);
    send();
}

/// The current transaction. Edits made meanwhile wait for the next one.
void Committer::send() {
    if (!m_edits) return setState(State::Idle);
    if (!m_client) return failed({rf::ErrorCode::Cancelled, toUtf8(tr("The file was closed."))});

    rf::TransactWriteItems::Input input;
    input.clientRequestToken = toUtf8(QUuid::createUuid().toString(QUuid::WithoutBraces));
    input.returnConsumedCapacity = "TOTAL";
    input.transactItems.emplace();
    for (const StagedChange& change : std::as_const(m_current)) {
        auto planned = planAction(m_edits->table(), change);
        if (!planned) return failed(planned.error());
        input.transactItems->push_back(std::move(planned->action));
    }
    m_call.submit<rf::TransactWriteItems>(
        *m_client, this, std::move(input), m_edits->table().region,
        [this](rf::Result<rf::TransactWriteItems::Output> result) { answered(std::move(result)); }, rf::Origin::Edit);
}

void Committer::tryLater(const QString& why) {
    constexpr int kFirst = 250, kLongest = 4'000; // ms
    m_retry.start(std::min(kLongest, kFirst << std::min(m_tries++, 8)));
    setThrottled(why);
}

void Committer::giveUp() {
    if (!m_retry.isActive()) return;
    m_retry.stop();
    m_failure = Failure::of({rf::ErrorCode::ProvisionedThroughputExceeded, toUtf8(m_throttled)});
    m_queue.clear();
    setState(State::Failed);
    setThrottled({});
}

void Committer::setThrottled(const QString& why) {
    if (why == m_throttled) return;
    m_throttled = why;
    emit throttledChanged();
}

void Committer::answered(rf::Result<rf::TransactWriteItems::Output> result) {
    if (!m_edits) return setState(State::Idle);
    if (!result) return failed(result.error());
    if (result->consumedCapacity)
        for (const auto& consumed : *result->consumedCapacity) m_consumed += consumed.total.capacityUnits;
    setThrottled({});
    m_written += int(m_current.size());
    settleWritten();
    next();
}

/// What was written leaves the staged edits. What was edited again while it was written stays staged, on top of it.
void Committer::settleWritten() {
    QList<ItemId> done;
    QList<StagedChange> edited;
    for (const StagedChange& written : std::as_const(m_current)) {
        const StagedChange* now = m_edits->find(written.id);
        if (now != nullptr && *now == written)
            done.append(written.id);
        else
            edited.append(written);
    }
    m_edits->markCommitted(done);
    for (const StagedChange& written : edited) {
        const StagedChange* now = m_edits->find(written.id);
        m_edits->rebase(written.id, written.after, now != nullptr ? now->after : written.before, written.complete);
    }
}

void Committer::failed(const rf::Error& error) {
    const rf::CancellationDetails* details = reasonsOf(error);
    const std::string throttling = details != nullptr ? throttlingOf(*details) : std::string();
    if (!throttling.empty()) return tryLater(fromUtf8(throttling));
    setThrottled({});
    const auto conflicts = details != nullptr ? conflictsOf(*details, m_current) : QList<Conflict>();
    if (!conflicts.isEmpty()) {
        m_conflicts.setConflicts(conflicts);
        m_queue.clear();
        // All of them were taken back meanwhile: nothing is left to decide.
        return setState(m_conflicts.isEmpty() ? State::Idle : State::Conflict);
    }
    m_failure = Failure::of(error);
    if (details != nullptr) m_failure.detail += u'\n' + reasonText(*details, m_current);
    m_queue.clear();
    setState(State::Failed);
}

void Committer::setState(State state) {
    if (state == m_state) return;
    m_state = state;
    emit stateChanged();
}

} // namespace rf::models

#include "moc_committer.cpp"
