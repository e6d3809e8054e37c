#pragma once
// The three long parts of a bulk edit, each on a thread of its own: the dry run writes the batch into a journal, the run
// writes what the journal says, undo writes what it said before.
//
// Invariants
//  1. What is written is what the dry run showed: an item is read once, by the dry run, and its write is conditioned on
//     that (every attribute, where 4 KB of expression suffice; else those that are touched).
//  2. An item is in a batch once, wherever its write moves it in the result that is read.
//  3. Cancelling sends nothing more; what was sent is waited for and counted.
//  4. Hundreds of writes are under way at once and share the engine's commits; the journal keeps ahead of them.
//  5. In memory are the items under way and those read ahead (batch_writer.h, record_feed.h), whatever the batch holds;
//     of the reading, a hash of each key where it may meet an item twice: in an index, among chosen items.

#include "models/bulk/bulk_action.h"
#include "models/bulk/bulk_source.h"
#include "models/bulk/undo_journal.h"
#include "models/edit/write_price.h"

#include <QSet>

#include <atomic>

namespace rf::models {

/// An item that stays as it is, and why.
struct BulkRefusal {
    QString key; ///< "CUSTOMER#c-20418 · ORDER#90881"
    QString why;
};
inline constexpr int kRefusalsKept = 1'000; ///< more are counted only
inline constexpr int kSamplesKept = 20;

/// Read by the GUI thread while a part runs.
struct BulkControl {
    std::stop_source stop;
    std::atomic<qint64> done{0};
    std::atomic<qint64> total{0}; ///< 0 = not known
    std::atomic<qint64> units{0}; ///< WCU or RCU, tenths
    std::atomic<bool> throttled{false};
};

struct DryRun {
    qint64 examined = 0; ///< read from the table
    qint64 matched = 0;  ///< that the result holds
    qint64 changing = 0;
    qint64 same = 0; ///< are so already
    qint64 refused = 0;
    qint64 places = 0;        ///< of a replacement: matches in items that would change
    qint64 refusedPlaces = 0; ///< and in those that cannot
    bool full = false; ///< the journal took no more: the rest is for another run
    double readUnits = 0;
    WritePrice price; ///< plain writes
    QList<StagedChange> samples;
    QList<BulkRefusal> refusals; ///< the first of them, in the order read
};

struct BulkRun {
    qint64 planned = 0;
    qint64 written = 0;
    qint64 refused = 0;
    qint64 remaining = 0; ///< not tried
    double units = 0;     ///< WCU
    bool cancelled = false;
    std::optional<rf::Error> fatal; ///< stopped it: the file was closed, the disk is full …
    QList<BulkRefusal> refusals;    ///< the first of them, in the order of the batch
};

struct BulkJob {
    TableInfo table;
    BulkSource source;
    BulkTransform transform;
    QSet<ItemId> staged; ///< items with staged changes: left alone
    QString note;        ///< "Set status to DELIVERED"
    QString file;        ///< the table file's path, for the head of the journal
};

/// Fills `journal` with what would be written. Errors: those of reading and of the journal; Cancelled.
rf::Result<DryRun> dryRun(rf::Service& service, const BulkJob& job, UndoJournal& journal, BulkControl& control);
/// Writes what is planned in `journal` (fresh from the dry run or opened). A total that is not known is counted.
BulkRun runBatch(rf::Service& service, const TableInfo& table, UndoJournal& journal, BulkControl& control);
/// Writes back what was written, where nobody changed it since. `journal` must be opened for it. A total that is not known
/// is counted.
BulkRun undoBatch(rf::Service& service, const TableInfo& table, UndoJournal& journal, BulkControl& control);

/// The values of an item's key beside each other, for people.
QString keyText(const TableInfo& table, const Value& item);

} // namespace rf::models
