#pragma once
// An engine in memory with a table or two, and words for what tests of operations say most.

#include "engine/api/ops/all.h"
#include "engine/service.h"
#include "tests/support/held_clock.h"

#include <QtTest>

#include <atomic>

namespace rf {

using test::HeldClock;

inline AttributeValue text(std::string value) { return AttributeValue::string(std::move(value)); }
inline AttributeValue number(std::int64_t value) { return AttributeValue::number(Number::fromInt(value)); }

class OpsFixture {
public:
    explicit OpsFixture(EngineOptions options = {}) {
        options.mode = EngineOptions::Mode::InMemory;
        options.clock = &clock;
        auto opened = openEngine({}, options);
        if (!opened) qFatal("%s", opened.error().message.c_str());
        service = std::move(opened).value();
    }

    template <class Op>
    Result<typename Op::Output> call(typename Op::Input input) {
        return rf::call<Op>(*service, std::move(input));
    }
    /// A table with the partition key "pk" (S), active at once.
    void createTable(const std::string& name) {
        CreateTable::Input input;
        input.tableName = name;
        input.attributeDefinitions = {{{"pk", "S"}}};
        input.keySchema = {{{"pk", "HASH"}}};
        input.billingMode = "PAY_PER_REQUEST";
        if (const auto created = call<CreateTable>(input); !created) qFatal("%s", created.error().message.c_str());
        QVERIFY(QTest::qWaitFor([&] { return table(name)->status == TableStatus::Active; }));
    }
    /// The answer's JSON, or the error's.
    std::string answer(std::string_view operation, std::string_view json, const Context& context = {}) {
        const auto request = requestFromJson(operation, json);
        if (!request) return errorToJson(request.error());
        const auto done = service->execute(*request, context);
        return done ? responseToJson(*done) : errorToJson(done.error());
    }
    TablePtr table(const std::string& name) const { return service->catalog()->find(kDefaultRegion, name); }

    void put(const std::string& tableName, Item item) {
        const auto done = call<PutItem>({.tableName = tableName, .item = InputAttributes(std::move(item))});
        if (!done) qFatal("%s", done.error().message.c_str());
    }
    std::optional<Item> get(const std::string& tableName, Item key) {
        auto done = call<GetItem>({.tableName = tableName, .key = InputAttributes(std::move(key))});
        if (!done) qFatal("%s", done.error().message.c_str());
        return std::move(done->item);
    }

    HeldClock clock;
    std::unique_ptr<Service> service;
};

template <class T>
QString messageOf(const Result<T>& result) {
    return result ? QString() : QString::fromStdString(result.error().message);
}

} // namespace rf
