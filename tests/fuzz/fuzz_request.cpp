#include "tests/fuzz/targets.h"

#include "engine/api/operations.h"
#include "engine/service.h"
#include "engine/value/json.h"

#include <cstdio>
#include <cstdlib>
#include <thread>

namespace rf::fuzz {

namespace {

void must(bool promise, const char* what) {
    if (promise) return;
    std::fprintf(stderr, "broken promise: %s\n", what);
    std::abort();
}

void make(Service& engine, std::string_view json) {
    const auto request = requestFromJson("CreateTable", json);
    must(request.has_value() && engine.execute(*request, {}).has_value(), "the table is made");
}

/// The tables of the conformance cases, whose requests are seeds, and one more with an index for seeds made by hand.
std::unique_ptr<Service> openWithTables() {
    auto opened = openEngine({}, {.mode = EngineOptions::Mode::InMemory});
    must(opened.has_value(), "an engine in memory opens");
    make(**opened, R"({"TableName":"Tab","AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"},)"
                   R"({"AttributeName":"sk","AttributeType":"N"},{"AttributeName":"g","AttributeType":"S"}],)"
                   R"("KeySchema":[{"AttributeName":"pk","KeyType":"HASH"},{"AttributeName":"sk","KeyType":"RANGE"}],)"
                   R"("GlobalSecondaryIndexes":[{"IndexName":"byG","KeySchema":[{"AttributeName":"g","KeyType":"HASH"}],)"
                   R"("Projection":{"ProjectionType":"ALL"}}],"BillingMode":"PAY_PER_REQUEST"})");
    simdjson::dom::parser parser;
    for (const auto [name, table] : parser.load(RF_SOURCE_DIR "/tests/conformance/tables.json").get_object()) {
        const std::string members = simdjson::minify(table);
        make(**opened, "{\"TableName\":\"" + std::string(name) + "\"," + members.substr(1));
    }
    for (const auto& table : (*opened)->catalog()->tables(kDefaultRegion))
        while ((*opened)->catalog()->find(kDefaultRegion, table->name)->status != TableStatus::Active)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return std::move(*opened);
}

/// Begins anew now and then: what earlier inputs wrote must not slow the later ones down.
Service& service() {
    static std::unique_ptr<Service> made;
    static unsigned used = 0;
    if (!made || ++used % 8'192 == 0) made = openWithTables();
    return *made;
}

/// Tables that come and go would make one input depend on those before it.
bool changesTables(std::string_view operation) {
    for (const std::string_view part : {"Table", "Backup", "TimeToLive", "Tag", "Untag", "Policy"})
        if (operation.find(part) != std::string_view::npos && !operation.starts_with("Describe") &&
            !operation.starts_with("List"))
            return true;
    return false;
}

/// A name that is none picks a row all the same: a fuzzer changes letters.
const OperationRow& rowOf(std::string_view name) {
    if (const OperationRow* row = findOperation(name)) return *row;
    const auto rows = operations();
    return rows[std::hash<std::string_view>()(name) % rows.size()];
}

} // namespace

void request(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const std::size_t end = input.find('\n');
    if (end == std::string_view::npos) return;
    const OperationRow& row = rowOf(input.substr(0, end));
    const std::string json(input.substr(end + 1));
    const auto decoded = requestFromJson(row.name, json);
    if (!decoded) {
        (void)errorToJson(decoded.error());
        return;
    }
    const std::string encoded = requestToJson(*decoded);
    const auto again = requestFromJson(row.name, encoded);
    must(again.has_value(), "what was encoded decodes");
    must(requestToJson(*again) == encoded, "encoding is stable");
    if (changesTables(row.name)) return;
    const auto answered = service().execute(*decoded, {});
    if (answered)
        must(JsonDocument::parse(responseToJson(*answered)).has_value(), "an answer is JSON");
    else
        must(answered.error().code != ErrorCode::InternalServerError, "no request is an internal error");
}

} // namespace rf::fuzz
