#pragma once
// Records of a journal on their way to be written, read ahead in groups. Internal to models/bulk.
//
// Invariants
//  1. Nothing is given out before its group is on the disk as Sent: one sync a group (undo journal, invariant 2).
//  2. At most two groups are in memory: the one that is given out, and the one that is read meanwhile.
//
// One thread.

#include "models/bulk/batch_writer.h"
#include "models/bulk/undo_journal.h"

#include <deque>

namespace rf::models {

class RecordFeed {
public:
    /// Records in one of the states, from the first on. `marks`: they become Sent; false leaves them as they are, and
    /// syncs nothing. Journal and table outlive it.
    RecordFeed(UndoJournal& journal, const TableInfo& table, UndoJournal::States states, bool marks);

    /// The next order, which stays; nullptr: there is none. Errors: the journal's.
    rf::Result<const BatchWriter::Order*> peek();
    /// Takes what peek() showed.
    rf::Result<BatchWriter::Order> take();
    /// What was read ahead and not taken; nothing comes after it.
    std::vector<BatchWriter::Order> rest();

private:
    struct Group {
        std::deque<BatchWriter::Order> orders;
        qint64 bytes = 0;
        bool isFull() const;
    };
    rf::Status readOne();

    UndoJournal& m_journal;
    const TableInfo& m_table;
    const UndoJournal::States m_states;
    const bool m_marks;
    Group m_ready, m_next;
    bool m_ended = false;
};

} // namespace rf::models
