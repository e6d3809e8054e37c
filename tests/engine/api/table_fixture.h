#pragma once
// Operations straight on a store, and short words for what tests of tables and pages say often.

#include "engine/api/ops/all.h"
#include "engine/storage/sqlite/sqlite_store.h"

#include <QtTest>

namespace rf::test {

inline AttributeValue s(std::string text) { return AttributeValue::string(std::move(text)); }
inline AttributeValue n(std::int64_t value) { return AttributeValue::number(Number::fromInt(value)); }

class TableFixture {
public:
    explicit TableFixture(std::unique_ptr<Store> store) : m_store(std::move(store)) {}

    static std::unique_ptr<Store> memory() { return open({}, OpenMode::InMemory); }
    static std::unique_ptr<Store> open(const std::filesystem::path& path, OpenMode mode) {
        auto store = openSqliteStore(path, {.mode = mode});
        if (!store) qFatal("%s", store.error().message.c_str());
        return std::move(*store);
    }

    /// Plans until the plan is current inside the transaction, then runs it.
    template <class Op>
    Result<typename Op::Output> call(typename Op::Input input) {
        RF_TRY(Op::spec().validate(input));
        const Context context;
        std::optional<typename Op::Output> output;
        while (!output) {
            const CatalogPtr catalog = m_store->catalog();
            RF_ASSIGN(const auto plan, Op::plan(input, OpEnv{context, *catalog, Clock::system()}));
            const auto body = [&](auto& txn) -> Status {
                if (!plan.current(txn.catalog())) return {};
                RF_ASSIGN(output, Op::run(plan, txn, OpEnv{context, txn.catalog(), Clock::system()}));
                return {};
            };
            if constexpr (requires(ReadTxn& txn, const OpEnv& env) { Op::run(plan, txn, env); })
                RF_TRY(m_store->read([&](ReadTxn& txn) { return body(txn); }));
            else
                RF_TRY(m_store->write([&](WriteTxn& txn) { return body(txn); }));
        }
        return std::move(*output);
    }
    template <class Op>
    typename Op::Output must(typename Op::Input input) {
        auto output = call<Op>(std::move(input));
        if (!output) qFatal("%s", output.error().message.c_str());
        return std::move(*output);
    }

    void put(const char* table, Item item) { must<PutItem>({.tableName = table, .item = InputAttributes(std::move(item))}); }
    void erase(const char* table, Item key) { must<DeleteItem>({.tableName = table, .key = InputAttributes(std::move(key))}); }
    TablePtr table(const char* name) { return m_store->catalog()->find(kDefaultRegion, name); }
    Store& store() { return *m_store; }

private:
    std::unique_ptr<Store> m_store;
};

inline std::vector<KeySchemaElementIn> keys(std::initializer_list<const char*> names) {
    std::vector<KeySchemaElementIn> elements;
    for (const char* name : names) elements.push_back({name, elements.empty() ? "HASH" : "RANGE"});
    return elements;
}
inline GlobalSecondaryIndexIn globalIndex(const char* name, std::initializer_list<const char*> key,
                                          const char* projection = "ALL") {
    return {.indexName = name, .keySchema = keys(key), .projection = ProjectionIn{projection, {}}};
}
inline LocalSecondaryIndexIn localIndex(const char* name, std::initializer_list<const char*> key,
                                        const char* projection = "ALL") {
    return {.indexName = name, .keySchema = keys(key), .projection = ProjectionIn{projection, {}}};
}

} // namespace rf::test
