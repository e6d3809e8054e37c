#include "models/bulk/record_feed.h"

namespace rf::models {
namespace {

constexpr std::size_t kGroup = 1'024; ///< writes a sync: it costs as much as one commit
constexpr qint64 kGroupBytes = 4 << 20;

} // namespace

bool RecordFeed::Group::isFull() const {
    return orders.size() >= kGroup || bytes >= kGroupBytes;
}

RecordFeed::RecordFeed(UndoJournal& journal, const TableInfo& table, UndoJournal::States states, bool marks)
    : m_journal(journal), m_table(table), m_states(std::move(states)), m_marks(marks) {
    m_journal.rewind();
}

/// One more for the next group, if there is room and a record.
rf::Status RecordFeed::readOne() {
    if (m_ended || m_next.isFull()) return {};
    RF_ASSIGN(auto record, m_journal.next(m_table, m_states));
    m_ended = !record;
    if (m_ended) return {};
    if (m_marks) RF_TRY(m_journal.mark(record->at, UndoJournal::State::Sent));
    m_next.bytes += record->bytes;
    m_next.orders.push_back({record->at, record->bytes, std::move(record->change)});
    return {};
}

rf::Result<const BatchWriter::Order*> RecordFeed::peek() {
    if (m_ready.orders.empty()) {
        while (!m_ended && !m_next.isFull()) RF_TRY(readOne());
        if (m_next.orders.empty()) return nullptr;
        if (m_marks) RF_TRY(m_journal.sync());
        m_ready = std::exchange(m_next, {});
    }
    return &m_ready.orders.front();
}

rf::Result<BatchWriter::Order> RecordFeed::take() {
    BatchWriter::Order order = std::move(m_ready.orders.front());
    m_ready.orders.pop_front();
    RF_TRY(readOne());
    return order;
}

std::vector<BatchWriter::Order> RecordFeed::rest() {
    m_ended = true;
    std::vector<BatchWriter::Order> rest;
    for (Group* group : {&m_ready, &m_next}) {
        rest.insert(rest.end(), std::move_iterator(group->orders.begin()), std::move_iterator(group->orders.end()));
        *group = {};
    }
    return rest;
}

} // namespace rf::models
