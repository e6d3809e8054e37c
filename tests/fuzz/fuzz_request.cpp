#include "tests/fuzz/targets.h"

#include "engine/api/operations.h"
#include "engine/api/ops/all.h"
#include "engine/service.h"

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

/// One table with both kinds of index and two items, made once.
Service& service() {
    static const std::unique_ptr<Service> made = [] {
        auto opened = openEngine({}, {.mode = EngineOptions::Mode::InMemory});
        must(opened.has_value(), "an engine in memory opens");
        CreateTable::Input input;
        input.tableName = "Tab";
        input.attributeDefinitions = {{{"pk", "S"}, {"sk", "N"}, {"g", "S"}}};
        input.keySchema = {{{"pk", "HASH"}, {"sk", "RANGE"}}};
        input.globalSecondaryIndexes = {{{"byG", {{{"g", "HASH"}}}, ProjectionIn{"ALL", {}}}}};
        input.billingMode = "PAY_PER_REQUEST";
        must(call<CreateTable>(**opened, input).has_value(), "the table is made");
        while ((*opened)->catalog()->find(kDefaultRegion, "Tab")->status != TableStatus::Active)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        return std::move(*opened);
    }();
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
        (void)responseToJson(*answered);
    else
        must(answered.error().code != ErrorCode::InternalServerError, "no request is an internal error");
}

} // namespace rf::fuzz
