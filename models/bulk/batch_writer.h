#pragma once
// Many conditional writes at once: some in flight, the others waiting, throttled ones tried again. Internal to models/bulk.
//
// One thread drives it; answers come on any.

#include "models/bulk/bulk_work.h"

#include <condition_variable>
#include <deque>

namespace rf::models {

class BatchWriter {
public:
    struct Order {
        qint64 at = 0; ///< of its record
        StagedChange change;
    };
    struct Answer {
        Order order;
        std::optional<rf::Error> error;
        double units = 0;
    };

    BatchWriter(rf::Service& service, const TableInfo& table);
    ~BatchWriter();

    bool hasRoom() const { return m_inFlight < kWindow && m_waiting.empty(); }
    bool isIdle() const { return m_inFlight == 0 && m_waiting.empty(); }
    void send(Order order);
    /// What was throttled, once more after a while.
    void sendLater(Order order);
    /// Throttled writes that wait are given up: handed back.
    std::deque<Order> dropWaiting() { return std::exchange(m_waiting, {}); }
    /// Answers that have come; waits for one for a moment when there is none. Sends what has waited long enough.
    std::vector<Answer> answers();

private:
    static constexpr int kWindow = 128;
    struct Mail;
    void sendDue();

    rf::Service& m_service;
    TableInfo m_table;
    rf::Context m_context;
    std::shared_ptr<Mail> m_mail;
    int m_inFlight = 0;
    std::deque<Order> m_waiting;
    std::chrono::steady_clock::time_point m_due;
    int m_pauses = 0; ///< in a row
};

} // namespace rf::models
