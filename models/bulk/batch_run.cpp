// Run and undo of a batch: the journal's records out, answers in.

#include "models/bulk/bulk_work.h"

#include "models/bulk/batch_writer.h"
#include "models/bulk/record_feed.h"
#include "models/value/tr.h"

#include <map>

namespace rf::models {
namespace {

using State = UndoJournal::State;

bool isThrottling(rf::ErrorCode code) {
    using enum rf::ErrorCode;
    return code == ProvisionedThroughputExceeded || code == Throttling || code == RequestLimitExceeded;
}

/// Wrong with one item; everything else is wrong with all that follow.
bool isOfTheItem(rf::ErrorCode code) {
    using enum rf::ErrorCode;
    return code == ConditionalCheckFailed || code == Validation || code == TransactionConflict ||
           code == ItemCollectionSizeLimitExceeded;
}

/// The first refusals of a batch by their place in it, however their answers come.
class FirstRefusals {
public:
    void add(qint64 at, const QString& key, const QString& why) {
        m_kept.emplace(at, BulkRefusal{key, why});
        if (m_kept.size() > std::size_t(kRefusalsKept)) m_kept.erase(std::prev(m_kept.end()));
    }
    QList<BulkRefusal> list() const {
        QList<BulkRefusal> list;
        for (const auto& [at, refusal] : m_kept) list << refusal;
        return list;
    }

private:
    std::map<qint64, BulkRefusal> m_kept;
};

/// What sets a run and its undo apart.
struct Way {
    UndoJournal::States from; ///< records it is about
    State done;
    bool back;       ///< writes what was before. Nothing but what it has done is marked: the others stay to be tried again
    QString changed; ///< said of an item that somebody changed meanwhile
};

/// The way back of a change.
void turn(StagedChange& change) {
    std::swap(change.before, change.after);
    change.kind = !change.before ? ChangeKind::Insert : change.after ? ChangeKind::Edit : ChangeKind::Delete;
}

class Batch {
public:
    Batch(rf::Service& service, const TableInfo& table, UndoJournal& journal, BulkControl& control, const Way& way)
        : m_table(table), m_journal(journal), m_control(control), m_way(way), m_feed(journal, m_table, way.from, !way.back),
          m_writer(service, table) {}

    BulkRun run() {
        for (;;) {
            if (!stopping()) feed();
            if (stopping()) giveBack();
            if (m_writer.isIdle()) break;
            for (auto& answer : m_writer.answers(m_control.stop.get_token())) settle(answer);
            m_control.done = m_run.written + m_run.refused;
            m_control.units = qint64(m_run.units * 10);
            m_control.throttled = m_writer.waits();
        }
        if (const auto synced = m_journal.sync(); !synced) stop(synced.error());
        return ended();
    }

private:
    bool stopping() const { return m_control.stop.stop_requested() || m_run.fatal; }
    void stop(const rf::Error& error) {
        if (!m_run.fatal) m_run.fatal = error;
    }

    /// Sends what there is room for.
    void feed() {
        while (!m_control.stop.stop_requested()) {
            const auto next = m_feed.peek();
            if (!next) return stop(next.error());
            if (!*next || !m_writer.takes(**next)) return;
            auto order = m_feed.take();
            if (!order) return stop(order.error());
            if (m_way.back) turn(order->change);
            m_writer.send(std::move(*order));
        }
    }

    /// What was announced and not sent is as it was before.
    void giveBack() {
        for (const auto& order : m_writer.dropWaiting()) note(order.at, State::Planned);
        for (const auto& order : m_feed.rest()) note(order.at, State::Planned);
    }

    void settle(BatchWriter::Answer& answer) {
        if (!answer.error) return written(answer);
        const rf::Error& error = *answer.error;
        if (isThrottling(error.code) && !stopping()) return m_writer.sendLater(std::move(answer.order));
        if (isOfTheItem(error.code)) return refused(answer);
        note(answer.order.at, State::Planned);
        if (!isThrottling(error.code)) stop(error);
    }

    void written(const BatchWriter::Answer& answer) {
        ++m_run.written;
        m_run.units += answer.units;
        mark(answer.order.at, m_way.done);
    }

    void refused(const BatchWriter::Answer& answer) {
        ++m_run.refused;
        const bool changed = answer.error->code == rf::ErrorCode::ConditionalCheckFailed;
        m_refusals.add(answer.order.at, keyText(m_table, answer.order.change.key),
                       changed ? m_way.changed : fromUtf8(answer.error->message));
        note(answer.order.at, State::Failed);
    }

    void note(qint64 at, State state) {
        if (!m_way.back) mark(at, state);
    }
    void mark(qint64 at, State state) {
        if (const auto marked = m_journal.mark(at, state); !marked) stop(marked.error());
    }

    BulkRun ended() {
        m_control.throttled = false;
        const qint64 tried = m_run.written + m_run.refused;
        m_run.planned = std::max<qint64>(tried, m_control.total);
        m_run.remaining = m_run.planned - tried;
        m_run.cancelled = m_control.stop.stop_requested() && m_run.remaining > 0;
        m_run.refusals = m_refusals.list();
        return std::move(m_run);
    }

    const TableInfo m_table;
    UndoJournal& m_journal;
    BulkControl& m_control;
    const Way& m_way;
    RecordFeed m_feed;
    BatchWriter m_writer;
    FirstRefusals m_refusals;
    BulkRun m_run;
};

/// All of a batch that lies on that way.
BulkRun walk(rf::Service& service, const TableInfo& table, UndoJournal& journal, BulkControl& control, const Way& way) {
    if (control.total == 0) {
        const auto count = journal.countOf(way.from);
        if (!count) {
            BulkRun broken;
            broken.fatal = count.error();
            return broken;
        }
        control.total = *count;
    }
    return Batch(service, table, journal, control, way).run();
}

} // namespace

BulkRun runBatch(rf::Service& service, const TableInfo& table, UndoJournal& journal, BulkControl& control) {
    return walk(service, table, journal, control,
                {{State::Planned}, State::Written, false, tr("It was changed after the check: nothing was written over it.")});
}

BulkRun undoBatch(rf::Service& service, const TableInfo& table, UndoJournal& journal, BulkControl& control) {
    return walk(service, table, journal, control,
                {{State::Written, State::Sent}, State::Undone, true, tr("It was changed since, or never written: it stays as it is.")});
}

} // namespace rf::models
