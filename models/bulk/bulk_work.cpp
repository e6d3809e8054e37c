// The dry run of a batch, and the words for its items.

#include "models/bulk/bulk_work.h"

#include "engine/storage/item_store.h"
#include "models/value/tr.h"

#include <unordered_set>

namespace rf::models {
namespace {

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
        : m_job(job), m_journal(journal), m_control(control), m_mayRepeat(mayRepeat(job.source)) {}

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
        if (m_mayRepeat && !m_seen.insert(qHash(id), id)) return true;
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

    /// Pages of a table go up its keys; an entry of an index may move while it is read, and chosen keys may repeat.
    static bool mayRepeat(const BulkSource& source) {
        const auto* request = std::get_if<PageRequest>(&source);
        return request == nullptr || !request->index.isEmpty();
    }

    /// Items met already, by two hashes of 64 bits.
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
    const bool m_mayRepeat;
    Seen m_seen;
};

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
    RF_TRY(journal.sync());
    return std::move(rehearsal.found());
}

} // namespace rf::models
