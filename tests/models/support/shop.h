#pragma once
// What tests of models share: an engine in memory with a Shop table, a service that can be held and made to fail, and
// short words for items and requests.

#include "engine/api/ops/get_item.h"
#include "engine/api/ops/put_item.h"
#include "engine/api/ops/tables.h"
#include "engine/service.h"
#include "engine/value/json.h"
#include "models/query/query_model.h"
#include "models/value/value.h"

#include <QtTest>

#include <condition_variable>
#include <mutex>

namespace rf::models::test {

/// Hands everything to another service; a test can hold its calls, count them and make them fail. Submitted calls stay
/// submitted: they share commits as in the program.
class HeldService : public rf::Service {
public:
    using Reply = std::function<void(rf::Result<rf::Response>)>;
    /// Nothing: it is handed on. Called under a lock, on the calling thread.
    using Refusal = std::function<std::optional<rf::Error>(const rf::Request&)>;

    explicit HeldService(std::unique_ptr<rf::Service> inner) : m_inner(std::move(inner)) {}
    ~HeldService() override {
        release();
        m_inner.reset(); // its last answers come through here
    }

    rf::Result<rf::Response> execute(const rf::Request& request, const rf::Context& context) override {
        std::unique_lock lock(m_mutex);
        begin();
        m_changed.wait(lock, [this] { return !m_held; });
        const auto fails = refusalOf(request);
        lock.unlock();
        auto answer = fails ? rf::Result<rf::Response>(*fails) : m_inner->execute(request, context);
        end();
        return answer;
    }
    void submit(const rf::Request& request, const rf::Context& context, Reply done) override {
        std::unique_lock lock(m_mutex);
        begin();
        if (m_held) return m_parked.push_back([=, this] { pass(request, context, done); });
        lock.unlock();
        pass(request, context, std::move(done));
    }
    rf::CatalogPtr catalog() const override { return m_inner->catalog(); }
    rf::StoreInfo info() const override { return m_inner->info(); }
    rf::Store* store() override { return m_inner->store(); }
    rf::capacity::Meter* meter() override { return m_inner->meter(); }
    rf::streams::StreamLog* streams() override { return m_inner->streams(); }
    rf::logs::LogBook* logs() override { return m_inner->logs(); }
    rf::triggers::Triggers* triggers() override { return m_inner->triggers(); }
    rf::Status close() override { return m_inner->close(); }

    void hold() {
        const std::lock_guard lock(m_mutex);
        m_held = true;
    }
    void release() {
        std::vector<std::function<void()>> parked;
        {
            const std::lock_guard lock(m_mutex);
            m_held = false;
            parked.swap(m_parked);
            m_changed.notify_all();
        }
        for (const auto& pass : parked) pass();
    }
    void failNext(rf::Error error) {
        const std::lock_guard lock(m_mutex);
        m_fail = std::move(error);
    }
    void failWhen(Refusal refusal) {
        const std::lock_guard lock(m_mutex);
        m_refusal = std::move(refusal);
    }
    int callCount() {
        const std::lock_guard lock(m_mutex);
        return m_calls;
    }
    int running() {
        const std::lock_guard lock(m_mutex);
        return m_running;
    }
    int mostAtOnce() {
        const std::lock_guard lock(m_mutex);
        return m_mostAtOnce;
    }

private:
    void begin() {
        ++m_calls;
        m_mostAtOnce = std::max(m_mostAtOnce, ++m_running);
    }
    void end() {
        const std::lock_guard lock(m_mutex);
        --m_running;
    }
    std::optional<rf::Error> refusalOf(const rf::Request& request) {
        if (m_fail) return std::exchange(m_fail, std::nullopt);
        return m_refusal ? m_refusal(request) : std::nullopt;
    }
    void pass(const rf::Request& request, const rf::Context& context, Reply done) {
        std::unique_lock lock(m_mutex);
        const auto fails = refusalOf(request);
        lock.unlock();
        const auto reply = [this, done = std::move(done)](rf::Result<rf::Response> result) {
            end();
            done(std::move(result));
        };
        fails ? reply(*fails) : m_inner->submit(request, context, reply);
    }

    std::unique_ptr<rf::Service> m_inner;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_held = false;
    std::vector<std::function<void()>> m_parked; ///< submitted while held
    std::optional<rf::Error> m_fail;
    Refusal m_refusal;
    int m_calls = 0, m_running = 0, m_mostAtOnce = 0;
};

inline std::unique_ptr<rf::Service> memoryEngine() {
    auto engine = rf::openEngine({}, {.mode = rf::EngineOptions::Mode::InMemory});
    if (!engine) qFatal("no engine: %s", engine.error().message.c_str());
    return std::move(*engine);
}

inline Value item(std::string_view json) {
    auto parsed = rf::itemFromJson(json);
    if (!parsed) qFatal("bad test item: %s", parsed.error().message.c_str());
    return Value(rf::AttributeValue::map(std::move(*parsed)));
}

/// What a page knows of a table with these keys, without an engine.
inline TableInfo bareTable(const std::string& name, const std::string& hash, const std::string& range = {}) {
    rf::TableSchema schema;
    schema.region = "us-east-1";
    schema.name = name;
    schema.key.hash = {{hash, rf::Type::S}};
    if (!range.empty()) schema.key.range = {{range, rf::Type::S}};
    schema.attributeDefinitions = schema.key.all();
    rf::TableDescription description;
    description.schema = std::make_shared<const rf::TableSchema>(std::move(schema));
    return TableInfo::of(description);
}
inline TableInfo bareShop() {
    return bareTable("Shop", "pk", "sk");
}

/// {"pk":{"S":pk},"sk":{"S":sk}} and more attributes, given as JSON without braces.
inline Value keyed(const char* pk, const char* sk, const QByteArray& more = {}) {
    QByteArray json = QByteArray("{\"pk\":{\"S\":\"") + pk + "\"},\"sk\":{\"S\":\"" + sk + "\"}";
    if (!more.isEmpty()) json += ',' + more;
    return item(std::string_view((json + '}').toStdString()));
}

inline rf::CreateTable::Input shopInput(const std::string& name = "Shop") {
    const auto key = [](const char* hash, const char* range) {
        std::vector<rf::KeySchemaElementIn> key{{hash, "HASH"}};
        if (range) key.push_back({range, "RANGE"});
        return key;
    };
    rf::CreateTable::Input input;
    input.tableName = name;
    input.attributeDefinitions = {{{"pk", "S"}, {"sk", "S"}, {"gsi1pk", "S"}, {"gsi1sk", "S"}, {"email", "S"}}};
    input.keySchema = key("pk", "sk");
    rf::GlobalSecondaryIndexIn all{"GSI1", key("gsi1pk", "gsi1sk"), rf::ProjectionIn{"ALL", {}}};
    rf::GlobalSecondaryIndexIn keys{"GSI2", key("email", nullptr), rf::ProjectionIn{"KEYS_ONLY", {}}};
    input.globalSecondaryIndexes = {{all, keys}};
    input.billingMode = "PAY_PER_REQUEST";
    return input;
}

inline TableInfo described(rf::Service& service, const std::string& name) {
    auto description = rf::call<rf::DescribeTable>(service, {.tableName = name});
    return description ? TableInfo::of(description->table) : TableInfo();
}

/// Makes a table and waits until it can be used.
inline TableInfo made(rf::Service& service, const rf::CreateTable::Input& input) {
    auto table = rf::call<rf::CreateTable>(service, input);
    if (!table) qFatal("no table: %s", table.error().message.c_str());
    TableInfo info = described(service, *input.tableName);
    while (info.status != QLatin1String("ACTIVE")) {
        QThread::msleep(2);
        info = described(service, *input.tableName);
    }
    return info;
}

inline TableInfo madeShop(rf::Service& service, const std::string& name = "Shop") {
    return made(service, shopInput(name));
}

inline void put(rf::Service& service, const QString& table, const Value& value) {
    auto done =
        rf::call<rf::PutItem>(service, {.tableName = toUtf8(table), .item = rf::InputAttributes(value.attributes())});
    if (!done) qFatal("not put: %s", done.error().message.c_str());
}

/// The stored item of a key, or nothing.
inline std::optional<Value> stored(rf::Service& service, const TableInfo& table, const Value& key) {
    auto got = rf::call<rf::GetItem>(service, {.tableName = toUtf8(table.name),
                                               .key = rf::InputAttributes(table.keyOf(key).attributes()),
                                               .consistentRead = true});
    if (!got) qFatal("not got: %s", got.error().message.c_str());
    if (!got->item) return {};
    return Value(rf::AttributeValue::map(std::move(*got->item)));
}

inline PageRequest scanOf(const TableInfo& table, int limit = 0, const QString& index = {}) {
    rf::Scan::Input input;
    input.tableName = toUtf8(table.name);
    if (!index.isEmpty()) input.indexName = toUtf8(index);
    if (limit > 0) input.limit = limit;
    return {table.region, table, index, input};
}

inline PageRequest queryOf(const TableInfo& table, const QString& pk, int limit = 0) {
    rf::Query::Input input;
    input.tableName = toUtf8(table.name);
    input.keyConditionExpression = "#k0 = :k0";
    input.expressionAttributeNames = rf::NameMap{{"#k0", "pk"}};
    rf::InputAttributes values;
    values.set(":k0", rf::AttributeValue::string(toUtf8(pk)));
    input.expressionAttributeValues = values;
    if (limit > 0) input.limit = limit;
    return {table.region, table, {}, input};
}

/// An item that holds every type, awkward ones among them, nested `depth` levels.
inline Value everyType(const char* pk, const char* sk, int depth = 4) {
    std::string nested = "{\"S\":\"bottom\"}";
    for (int level = 1; level < depth; ++level)
        nested = level % 2 ? "{\"L\":[" + nested + "]}" : "{\"M\":{\"in\":" + nested + "}}";
    return keyed(
        pk, sk,
        QByteArray("\"s\":{\"S\":\"tab\\t quote\\\" nul\\u0000 é 😀\"},\"empty\":{\"S\":\"\"},"
                   "\"n\":{\"N\":\"12345678901234567890123456789012345678\"},\"tiny\":{\"N\":\"-1E-130\"},\"huge\":{"
                   "\"N\":\"9.9999999999999999999999999999999999999E+125\"},"
                   "\"b\":{\"B\":\"AAEC/"
                   "w==\"},\"eb\":{\"B\":\"\"},\"t\":{\"BOOL\":true},\"f\":{\"BOOL\":false},\"nul\":{\"NULL\":true},"
                   "\"ss\":{\"SS\":[\"b\",\"a\",\"ä\"]},\"ns\":{\"NS\":[\"3\",\"-1\",\"0.5\"]},\"bs\":{\"BS\":[\"AA=="
                   "\",\"AQ==\"]},"
                   "\"l\":{\"L\":[{\"S\":\"x\"},{\"N\":\"1\"},{\"L\":[]},{\"M\":{}},{\"NULL\":true},{\"SS\":[\"q\"]}]},"
                   "\"m\":{\"M\":{\"a.b\":{\"S\":\"dotted\"},\"\":{\"N\":\"0\"},\"deep\":{\"M\":{\"z\":{\"BS\":[\"/"
                   "w==\"]}}}}},\"nested\":") +
            QByteArray::fromStdString(nested));
}

} // namespace rf::models::test
