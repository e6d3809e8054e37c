// Single writes out of staged changes, sent without waiting for each.

#include "models/bulk/batch_writer.h"

#include "engine/api/ops/delete_item.h"
#include "engine/api/ops/put_item.h"
#include "engine/api/ops/update_item.h"
#include "models/edit/transaction_plan.h"

namespace rf::models {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kLook{20};
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
    std::condition_variable came;
    std::vector<Answer> answers;
    int open = 0; ///< answers that are still to come
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

void BatchWriter::send(Order order) {
    ++m_inFlight;
    auto planned = planAction(m_table, order.change);
    {
        const std::lock_guard lock(m_mail->mutex);
        ++m_mail->open;
    }
    const auto post = [mail = m_mail](Answer answer) {
        const std::lock_guard lock(mail->mutex);
        mail->answers.push_back(std::move(answer));
        --mail->open;
        mail->came.notify_all();
    };
    if (!planned) return post({std::move(order), planned.error(), 0});
    auto kept = std::make_shared<Order>(std::move(order));
    m_service.submit(requestOf(std::move(planned->action)), m_context, [post, kept](rf::Result<rf::Response> result) {
        Answer answer;
        answer.order = std::move(*kept);
        if (result)
            answer.units = unitsOf(*result);
        else
            answer.error = result.error();
        post(std::move(answer));
    });
}

void BatchWriter::sendLater(Order order) {
    if (m_waiting.empty()) {
        m_due = std::chrono::steady_clock::now() + std::min(kLongestPause, kFirstPause * (1 << std::min(m_pauses, 6)));
        ++m_pauses;
    }
    m_waiting.push_back(std::move(order));
}

void BatchWriter::sendDue() {
    if (m_waiting.empty() || std::chrono::steady_clock::now() < m_due) return;
    for (Order& order : std::exchange(m_waiting, {})) send(std::move(order));
}

std::vector<BatchWriter::Answer> BatchWriter::answers() {
    sendDue();
    std::vector<Answer> come;
    {
        std::unique_lock lock(m_mail->mutex);
        m_mail->came.wait_for(lock, kLook, [this] { return !m_mail->answers.empty(); });
        come = std::exchange(m_mail->answers, {});
    }
    m_inFlight -= int(come.size());
    for (const Answer& answer : come)
        if (!answer.error) m_pauses = 0;
    return come;
}

} // namespace rf::models
