// Dry run, run and undo of a batch.

#include "models/bulk/bulk_work.h"

#include "engine/storage/item_store.h"
#include "models/bulk/batch_writer.h"
#include "models/value/tr.h"


#include <unordered_set>

namespace rf::models {
namespace {

using State = UndoJournal::State;

ItemId idOf(const TableInfo& table, const Value& item) {
    if (!table.schema) return {};
    const std::string key = rf::itemKey(*table.schema, item.attributes());
    return ItemId(key.data(), qsizetype(key.size()));
}

void keep(QList<BulkRefusal>& refusals, const QString& key, const QString& why) {
    if (refusals.size() < kRefusalsKept) refusals.append({key, why});
}

/// The dry run of one item after the other.
class Rehearsal {
public:
    Rehearsal(const BulkJob& job, UndoJournal& journal, BulkControl& control)
        : m_job(job), m_journal(journal), m_control(control) {}

    /// False: the journal is full.
    rf::Result<bool> take(BulkPage& page) {
        m_found.examined += page.examined;
        m_found.readUnits += page.units;
        for (const Value& item : page.items) {
            if (m_control.stop.stop_requested()) return rf::Error{rf::ErrorCode::Cancelled, "Cancelled."};
            RF_ASSIGN(const bool room, take(item));
            if (!room) return false;
        }
        m_control.done = m_found.examined;
        m_control.units = qint64(m_found.readUnits * 10);
        return true;
    }
    DryRun& found() { return m_found; }

private:
    rf::Result<bool> take(const Value& item) {
        const ItemId id = idOf(m_job.table, item);
        if (!m_seen.insert(qHash(id), id)) return true;
        ++m_found.matched;
        if (m_job.staged.contains(id)) {
            refuse(item, tr("It has a staged change: commit or discard that first."));
            return true;
        }
        BulkOutcome outcome = m_job.transform(item);
        if (outcome.kind == BulkOutcome::Kind::Same) ++m_found.same;
        if (outcome.kind == BulkOutcome::Kind::Refused) {
            refuse(item, outcome.why);
            m_found.refusedPlaces += outcome.places;
        }
        if (outcome.kind != BulkOutcome::Kind::Changed) return true;
        StagedChange change;
        change.id = id;
        change.kind = outcome.after ? ChangeKind::Edit : ChangeKind::Delete;
        change.key = m_job.table.keyOf(item);
        change.before = item;
        change.after = std::move(outcome.after);
        RF_ASSIGN(const bool room, m_journal.append(change));
        if (!room) {
            --m_found.matched;
            m_found.full = true;
            return false;
        }
        ++m_found.changing;
        m_found.places += outcome.places;
        m_found.price += plainPriceOf(m_job.table, change);
        if (m_found.samples.size() < kSamplesKept) m_found.samples.append(std::move(change));
        return true;
    }

    void refuse(const Value& item, const QString& why) {
        ++m_found.refused;
        keep(m_found.refusals, keyText(m_job.table, item), why);
    }

    /// Items met already, by a 64-bit hash and the rest of it: a result that changes while it is read may give one twice.
    struct Seen {
        bool insert(std::size_t low, const ItemId& id) {
            const auto high = qHash(id, 0x9E3779B97F4A7C15ull);
            return m_hashes.insert({quint64(low), quint64(high)}).second;
        }
        struct Mix {
            std::size_t operator()(const std::pair<quint64, quint64>& pair) const { return pair.first; }
        };
        std::unordered_set<std::pair<quint64, quint64>, Mix> m_hashes;
    };

    const BulkJob& m_job;
    UndoJournal& m_journal;
    BulkControl& m_control;
    DryRun m_found;
    Seen m_seen;
};

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

/// Writes the records of a journal that `pick` turns into orders.
class Batch {
public:
    struct Words {
        State done;
        QString changed; ///< said of an item that somebody changed meanwhile
    };
    using Pick = std::function<std::optional<StagedChange>(UndoJournal::Record&)>;

    Batch(rf::Service& service, const TableInfo& table, UndoJournal& journal, BulkControl& control, Words words)
        : m_table(table), m_journal(journal), m_control(control), m_words(std::move(words)), m_writer(service, table) {}

    BulkRun run(const Pick& pick) {
        bool more = true;
        while (more || !m_writer.isIdle()) {
            if (stopping()) {
                more = false;
                for (const auto& order : m_writer.dropWaiting()) mark(order.at, State::Planned);
            }
            while (more && m_writer.hasRoom()) more = sendNext(pick);
            for (auto& answer : m_writer.answers()) settle(answer);
            m_control.done = m_run.written + m_run.refused;
            m_control.units = qint64(m_run.units * 10);
        }
        m_control.throttled = false;
        const qint64 tried = m_run.written + m_run.refused;
        m_run.planned = std::max<qint64>(tried, m_control.total);
        m_run.remaining = m_run.planned - tried;
        m_run.cancelled = m_control.stop.stop_requested() && (m_run.remaining > 0 || m_control.total == 0);
        return std::move(m_run);
    }

private:
    bool stopping() const { return m_control.stop.stop_requested() || m_run.fatal; }

    /// False: there is none.
    bool sendNext(const Pick& pick) {
        for (;;) {
            auto record = m_journal.next(m_table);
            if (!record) return stop(record.error());
            if (!*record) return false;
            auto change = pick(**record);
            if (!change) continue;
            mark((*record)->at, State::Sent);
            if (m_run.fatal) return false;
            m_writer.send({(*record)->at, std::move(*change)});
            return true;
        }
    }

    bool stop(const rf::Error& error) {
        m_run.fatal = error;
        return false;
    }

    void settle(BatchWriter::Answer& answer) {
        if (!answer.error) {
            ++m_run.written;
            m_run.units += answer.units;
            m_control.throttled = false;
            return mark(answer.order.at, m_words.done);
        }
        const rf::Error& error = *answer.error;
        if (isThrottling(error.code) && !stopping()) {
            m_control.throttled = true;
            return m_writer.sendLater(std::move(answer.order));
        }
        if (isOfTheItem(error.code)) {
            ++m_run.refused;
            const bool changed = error.code == rf::ErrorCode::ConditionalCheckFailed;
            keep(m_run.refusals, keyText(m_table, answer.order.change.key),
                 changed ? m_words.changed : fromUtf8(error.message));
            return mark(answer.order.at, State::Failed);
        }
        mark(answer.order.at, State::Planned);
        if (!isThrottling(error.code) && !m_run.fatal) m_run.fatal = error;
    }

    /// Undo marks what it has undone and nothing else: the others stay to be tried again.
    void mark(qint64 at, State state) {
        if (m_words.done == State::Undone && state != State::Undone) return;
        if (const auto marked = m_journal.mark(at, state); !marked && !m_run.fatal) m_run.fatal = marked.error();
    }

    TableInfo m_table;
    UndoJournal& m_journal;
    BulkControl& m_control;
    Words m_words;
    BatchWriter m_writer;
    BulkRun m_run;
};

/// The way back of a change.
StagedChange inverse(StagedChange change) {
    std::swap(change.before, change.after);
    change.kind = !change.before ? ChangeKind::Insert : change.after ? ChangeKind::Edit : ChangeKind::Delete;
    return change;
}

} // namespace

QString keyText(const TableInfo& table, const Value& item) {
    QStringList parts;
    for (const QString& name : table.keyNames()) parts << item.child(name).displayText();
    return parts.join(QStringLiteral(" · "));
}

rf::Result<DryRun> dryRun(rf::Service& service, const BulkJob& job, UndoJournal& journal, BulkControl& control) {
    Rehearsal rehearsal(job, journal, control);
    RF_TRY(readAll(service, job.table, job.source, control.stop.get_token(),
                   [&](BulkPage& page) { return rehearsal.take(page); }));
    RF_TRY(journal.flush());
    return std::move(rehearsal.found());
}

BulkRun runBatch(rf::Service& service, const TableInfo& table, UndoJournal& journal, BulkControl& control) {
    journal.rewind();
    Batch batch(service, table, journal, control,
                {State::Written, tr("It was changed after the check: nothing was written over it.")});
    return batch.run([](UndoJournal::Record& record) -> std::optional<StagedChange> {
        if (record.state != State::Planned) return std::nullopt;
        return std::move(record.change);
    });
}

BulkRun undoBatch(rf::Service& service, const TableInfo& table, UndoJournal& journal, BulkControl& control) {
    journal.rewind();
    Batch batch(service, table, journal, control,
                {State::Undone, tr("It was changed since, or never written: it stays as it is.")});
    return batch.run([](UndoJournal::Record& record) -> std::optional<StagedChange> {
        if (record.state != State::Written && record.state != State::Sent) return std::nullopt;
        return inverse(std::move(record.change));
    });
}

} // namespace rf::models
