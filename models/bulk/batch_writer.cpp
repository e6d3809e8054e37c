// Single writes out of staged changes, sent without waiting for each.

#include "models/bulk/batch_writer.h"

#include "engine/api/ops/delete_item.h"
#include "engine/api/ops/put_item.h"
#include "engine/api/ops/update_item.h"
#include "models/edit/transaction_plan.h"

#include <condition_variable>

namespace rf::models {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kFirstPause{50}, kLongestPause{2'000};

/// What the operations that write one item have in common.
template <class Input>
Input inputOf(rf::TransactActionIn& action) {
    Input input;
    input.tableName = std::move(action.tableName);
    input.conditionExpression = std::move(action.conditionExpression);
    input.expressionAttributeNames = std::move(action.expressionAttributeNames);
    input.expressionAttributeValues = std::move(action.expressionAttributeValues);
    input.returnConsumedCapacity = "TOTAL";
    return input;
}

rf::Request requestOf(rf::TransactWriteItemIn action) {
    if (action.put) {
        auto input = inputOf<rf::PutItem::Input>(*action.put);
        input.item = std::move(action.put->item);
        return rf::Request::of<rf::PutItem>(std::move(input));
    }
    if (action.del) {
        auto input = inputOf<rf::DeleteItem::Input>(*action.del);
        input.key = std::move(action.del->key);
        return rf::Request::of<rf::DeleteItem>(std::move(input));
    }
    auto input = inputOf<rf::UpdateItem::Input>(*action.update);
    input.key = std::move(action.update->key);
    input.updateExpression = std::move(action.update->updateExpression);
    return rf::Request::of<rf::UpdateItem>(std::move(input));
}

double unitsOf(rf::Response& response) {
    const auto of = [](const auto& output) {
        return output.consumedCapacity ? output.consumedCapacity->total.capacityUnits : 0.0;
    };
    if (response.operation() == rf::PutItem::kName) return of(response.as<rf::PutItem>());
    if (response.operation() == rf::DeleteItem::kName) return of(response.as<rf::DeleteItem>());
    return of(response.as<rf::UpdateItem>());
}

} // namespace

struct BatchWriter::Mail {
    std::mutex mutex;
    std::condition_variable_any came;
    std::vector<Answer> answers;
    int open = 0; ///< answers that are still to come

    /// Answers of one commit come close upon each other: the first wakes who waits, who then takes them all.
    void post(Answer answer) {
        const std::lock_guard lock(mutex);
        answers.push_back(std::move(answer));
        --open;
        if (answers.size() == 1 || open == 0) came.notify_all();
    }
};

BatchWriter::BatchWriter(rf::Service& service, const TableInfo& table)
    : m_service(service), m_table(table), m_mail(std::make_shared<Mail>()) {
    if (!table.region.isEmpty()) m_context.region = toUtf8(table.region);
    m_context.origin = rf::Origin::Edit;
}

BatchWriter::~BatchWriter() {
    std::unique_lock lock(m_mail->mutex); // an answer on its way must find the service alive
    m_mail->came.wait(lock, [this] { return m_mail->open == 0; });
}

bool BatchWriter::takes(const Order& order) const {
    if (!m_waiting.empty() || m_inFlight >= kWindow || m_keys.contains(order.change.id)) return false;
    return m_inFlight == 0 || m_bytes + order.bytes <= kWindowBytes;
}

void BatchWriter::send(Order order) {
    m_bytes += order.bytes;
    if (!order.change.id.isEmpty()) m_keys.insert(order.change.id);
    submit(std::move(order));
}

void BatchWriter::forget(const Order& order) {
    m_bytes -= order.bytes;
    m_keys.remove(order.change.id);
}

void BatchWriter::submit(Order order) {
    ++m_inFlight;
    auto planned = planAction(m_table, order.change);
    {
        const std::lock_guard lock(m_mail->mutex);
        ++m_mail->open;
    }
    if (!planned) return m_mail->post({std::move(order), planned.error(), 0});
    auto kept = std::make_shared<Order>(std::move(order));
    m_service.submit(requestOf(std::move(planned->action)), m_context, [mail = m_mail, kept](rf::Result<rf::Response> result) {
        Answer answer;
        answer.order = std::move(*kept);
        if (result)
            answer.units = unitsOf(*result);
        else
            answer.error = result.error();
        mail->post(std::move(answer));
    });
}

void BatchWriter::sendLater(Order order) {
    if (m_waiting.empty()) {
        m_due = std::chrono::steady_clock::now() + std::min(kLongestPause, kFirstPause * (1 << std::min(m_pauses, 6)));
        ++m_pauses;
    }
    m_bytes += order.bytes;
    if (!order.change.id.isEmpty()) m_keys.insert(order.change.id);
    m_waiting.push_back(std::move(order));
}

void BatchWriter::sendDue() {
    if (m_waiting.empty() || std::chrono::steady_clock::now() < m_due) return;
    for (Order& order : std::exchange(m_waiting, {})) submit(std::move(order));
}

std::deque<BatchWriter::Order> BatchWriter::dropWaiting() {
    for (const Order& order : m_waiting) forget(order);
    return std::exchange(m_waiting, {});
}

void BatchWriter::waitForMail(const std::stop_token& stop) {
    const auto come = [this] { return !m_mail->answers.empty(); };
    std::unique_lock lock(m_mail->mutex);
    if (stop.stop_requested()) {
        if (m_inFlight > 0) m_mail->came.wait(lock, come);
    } else if (m_waiting.empty()) {
        m_mail->came.wait(lock, stop, come);
    } else {
        m_mail->came.wait_until(lock, stop, m_due, come);
    }
}

std::vector<BatchWriter::Answer> BatchWriter::answers(const std::stop_token& stop) {
    if (isIdle()) return {};
    waitForMail(stop);
    std::vector<Answer> come;
    {
        const std::lock_guard lock(m_mail->mutex);
        come.swap(m_mail->answers);
    }
    m_inFlight -= int(come.size());
    for (const Answer& answer : come) {
        forget(answer.order);
        if (!answer.error) m_pauses = 0;
    }
    sendDue();
    return come;
}

} // namespace rf::models
