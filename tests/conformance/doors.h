#pragma once
// The two doors of the engine that conformance cases go through: the façade and HTTP. Each bench has an engine of its
// own in memory under a clock that only the case moves, so that both must give the same answers.

#include "tests/support/held_clock.h"
#include "engine/api/operations.h"
#include "engine/http/listener.h"
#include "engine/service.h"
#include "tests/conformance/case_file.h"
#include "tests/support/raw_http.h"

#include <QThread>

namespace conformance {

using rf::test::HeldClock;

inline QJsonObject parsed(const QByteArray& json) {
    return QJsonDocument::fromJson(json).object();
}
inline QJsonObject parsed(const std::string& json) {
    return parsed(QByteArray::fromStdString(json));
}

/// An engine in memory and a way to speak JSON to it.
class Bench {
public:
    Bench() {
        auto opened = rf::openEngine({}, {.mode = rf::EngineOptions::Mode::InMemory, .clock = &m_clock,
                                          // Cases say what operations answer, however fast they come.
                                          .enforcement = rf::capacity::Enforcement::Observe});
        if (!opened) qFatal("%s", opened.error().message.c_str());
        m_service = std::move(opened).value();
    }
    virtual ~Bench() = default;

    virtual Answer send(const QString& operation, const QJsonObject& input) = 0;

    /// "Wait" and "WaitActive" are the runner's own; everything else is the service's.
    Answer perform(const Step& step) {
        if (step.operation == "Wait") {
            m_clock.advance(qint64(step.input["seconds"].toDouble() * 1000));
            return {true, {}};
        }
        if (step.operation == "WaitActive") return {waitActive(step.input["TableName"].toString()), {}};
        return send(step.operation, step.input);
    }

    bool waitActive(const QString& name) {
        for (int i = 0; i < 10'000; ++i) {
            if (settled(name)) return true;
            QThread::msleep(1);
        }
        return false;
    }

protected:
    rf::Service& service() { return *m_service; }

private:
    /// Active with all its indexes, or gone.
    bool settled(const QString& name) const {
        const auto table = m_service->catalog()->find(rf::kDefaultRegion, name.toStdString());
        if (!table) return true;
        return table->status == rf::TableStatus::Active &&
               std::all_of(table->indexes.begin(), table->indexes.end(),
                           [](const rf::IndexSchema& index) { return index.status == rf::TableStatus::Active; });
    }

    HeldClock m_clock;
    std::unique_ptr<rf::Service> m_service;
};

class FacadeBench final : public Bench {
public:
    Answer send(const QString& operation, const QJsonObject& input) override {
        const QByteArray json = QJsonDocument(input).toJson(QJsonDocument::Compact);
        const auto request = rf::requestFromJson(operation.toStdString(), {json.data(), std::size_t(json.size())});
        if (!request) return {false, parsed(rf::errorToJson(request.error()))};
        const auto response = service().execute(*request, {});
        if (!response) return {false, parsed(rf::errorToJson(response.error()))};
        return {true, parsed(rf::responseToJson(*response))};
    }
};

class HttpBench final : public Bench {
public:
    HttpBench() {
        auto started = rf::http::Listener::start(service(), {.port = 0, .threads = 1});
        if (!started) qFatal("%s", started.error().message.c_str());
        m_listener = std::move(started).value();
        m_client = std::make_unique<rf::test::RawClient>(m_listener->port());
    }
    ~HttpBench() override { m_listener->stop(); }

    Answer send(const QString& operation, const QJsonObject& input) override {
        const QByteArray body = QJsonDocument(input).toJson(QJsonDocument::Compact);
        m_client->send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-amz-json-1.0\r\n"
                       "X-Amz-Target: " +
                       targetOf(operation) +
                       "\r\n"
                       "Authorization: AWS4-HMAC-SHA256 Credential=AK/20260101/us-east-1/dynamodb/aws4_request, "
                       "SignedHeaders=host;x-amz-date, Signature=abc\r\nX-Amz-Date: 20260101T000000Z\r\n"
                       "Content-Length: " +
                       QByteArray::number(body.size()) + "\r\n\r\n" + body);
        const rf::test::RawResponse response = m_client->receive();
        if (response.status == 0) return {false, {{"__type", "#NoAnswer"}}};
        return {response.status == 200, parsed(response.body)};
    }

private:
    static QByteArray targetOf(const QString& operation) {
        const rf::OperationRow* const row = rf::findOperation(operation.toStdString());
        const bool streams = row && row->api == rf::Api::Streams;
        return (streams ? "DynamoDBStreams_20120810." : "DynamoDB_20120810.") + operation.toUtf8();
    }

    std::unique_ptr<rf::http::Listener> m_listener;
    std::unique_ptr<rf::test::RawClient> m_client;
};

/// What is random or of the moment in every answer, taken out so that two engines' answers can be compared.
inline QJsonValue withoutChance(const QJsonValue& value) {
    if (value.isArray()) {
        QJsonArray result;
        for (const auto& each : value.toArray()) result.append(withoutChance(each));
        return result;
    }
    if (!value.isObject()) return value;
    static const QSet<QString> kChance{"TableId", "LatestStreamLabel", "LatestStreamArn", "RevisionId", "NextToken"};
    QJsonObject result;
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        result.insert(it.key(), kChance.contains(it.key()) ? QJsonValue("?") : withoutChance(it.value()));
    return result;
}

} // namespace conformance
