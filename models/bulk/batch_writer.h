#pragma once
// Many conditional writes at once: some in flight, throttled ones waiting to be tried again. What is in flight shares the
// engine's commits. Internal to models/bulk.
//
// Invariants
//  1. At most one write of a key is in flight or waits: two of them come in the order they were sent.
//  2. In flight are at most kWindow writes, of kWindowBytes of journal, or a single larger one.
//
// One thread drives it; answers come on any.

#include "models/edit/staged_edits.h"

#include "engine/service.h"

#include <QSet>

#include <deque>
#include <stop_token>

namespace rf::models {

class BatchWriter {
public:
    struct Order {
        qint64 at = 0;    ///< of its record
        qint64 bytes = 0; ///< of its record
        StagedChange change;
    };
    struct Answer {
        Order order;
        std::optional<rf::Error> error;
        double units = 0;
    };

    BatchWriter(rf::Service& service, const TableInfo& table);
    /// Waits for what is in flight.
    ~BatchWriter();

    bool isIdle() const { return m_inFlight == 0 && m_waiting.empty(); }
    bool waits() const { return !m_waiting.empty(); } ///< something throttled, for its next try
    /// Whether it may be sent now: there is room, nothing throttled waits, and no other write of its key is under way.
    bool takes(const Order& order) const;
    void send(Order order);
    /// What was throttled, once more after a while.
    void sendLater(Order order);
    /// Throttled writes that wait are given up: handed back.
    std::deque<Order> dropWaiting();
    /// Waits until an answer has come, throttled writes are due, which it sends, or `stop` is requested: then it waits for
    /// an answer only. Whatever has come; nothing at once when idle.
    std::vector<Answer> answers(const std::stop_token& stop);

private:
    static constexpr int kWindow = 256;
    static constexpr qint64 kWindowBytes = 16 << 20;
    struct Mail;
    void submit(Order order);
    void forget(const Order& order);
    void waitForMail(const std::stop_token& stop);
    void sendDue();

    rf::Service& m_service;
    TableInfo m_table;
    rf::Context m_context;
    std::shared_ptr<Mail> m_mail;
    int m_inFlight = 0;
    qint64 m_bytes = 0;  ///< in flight or waiting
    QSet<ItemId> m_keys; ///< in flight or waiting
    std::deque<Order> m_waiting;
    std::chrono::steady_clock::time_point m_due;
    int m_pauses = 0; ///< in a row
};

} // namespace rf::models
