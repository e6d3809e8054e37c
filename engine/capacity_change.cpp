#include "engine/capacity_change.h"

#include "engine/api/operations.h"
#include "engine/api/ops/shard_records.h"
#include "engine/api/ops/tables.h"

namespace rf {
namespace {

using metrics::Outcome;

UpdateTable::Input updateOf(const TableSchema& table, const IndexSchema* index, capacity::Side side, std::int64_t units) {
    const Throughput& now = index ? index->throughput : table.throughput;
    const ProvisionedThroughputIn asked{.readCapacityUnits = side == capacity::Side::Read ? units : now.readUnits,
                                        .writeCapacityUnits = side == capacity::Side::Write ? units : now.writeUnits};
    UpdateTable::Input input{.tableName = table.name};
    if (!index) {
        input.provisionedThroughput = asked;
        return input;
    }
    GlobalSecondaryIndexUpdateIn update;
    update.update = GlobalSecondaryIndexUpdateIn::Update{.indexName = index->name, .provisionedThroughput = asked};
    input.globalSecondaryIndexUpdates.emplace().push_back(std::move(update));
    return input;
}

Outcome outcomeOf(const Result<Response>& result) {
    if (result) return Outcome::Success;
    switch (result.error().code) {
    case ErrorCode::ConditionalCheckFailed: return Outcome::ConditionFailed;
    case ErrorCode::TransactionConflict: return Outcome::Conflict;
    case ErrorCode::ProvisionedThroughputExceeded:
    case ErrorCode::Throttling:
    case ErrorCode::RequestLimitExceeded: return Outcome::Throttled;
    default: break;
    }
    return errorInfo(result.error().code).httpStatus >= 500 ? Outcome::SystemError : Outcome::UserError;
}

/// "Shop" of an ARN that names it.
std::string_view nameOf(std::string_view nameOrArn) {
    const auto at = nameOrArn.rfind(":table/");
    return at == std::string_view::npos ? nameOrArn : nameOrArn.substr(at + 7);
}

void noteRecords(metrics::CallRollup& rollup, const GetRecords::Output& output, std::int64_t second) {
    double bytes = 0;
    for (const auto& record : output.records) bytes += static_cast<double>(record.size);
    rollup.noteWork({output.stream.region, output.stream.tableName, std::string(metrics::kStreamSeries) + output.stream.label}, second,
                    static_cast<double>(output.records.size()), bytes);
}

} // namespace

Status setCapacity(Corridor& corridor, const Catalog& catalog, const scaling::TargetId& id, std::int64_t units) {
    const TablePtr table = catalog.find(id.region, id.table());
    if (!table) return Error{ErrorCode::ResourceNotFound, "Requested resource not found: Table: " + id.table() + " not found"};
    const IndexSchema* index = id.index().empty() ? nullptr : table->findIndex(id.index());
    if (!id.index().empty() && !index) return Error{ErrorCode::ResourceNotFound, "Requested resource not found"};
    const Context context{.principal = "autoscaling", .region = id.region};
    const auto done = corridor.execute(Request::of<UpdateTable>(updateOf(*table, index, id.side(), units)), context);
    return done ? Status() : Status(done.error());
}

void noteCall(metrics::CallRollup& rollup, const Request& request, const Result<Response>& result, const Context& context,
              const CallStart& start, const Clock& clock) {
    const OperationRow* row = findOperation(request.operation());
    if (!row) return;
    const double latency = std::chrono::duration<double, std::milli>(clock.steadyNow() - start.steady).count();
    const Outcome outcome = outcomeOf(result);
    const auto returned = result ? row->returned(result->output()) : std::nullopt;
    const std::int64_t second = start.wallMs / 1000;
    bool counted = false;
    row->tables(request.input(), [&](std::string_view table) {
        if (outcome == Outcome::UserError && counted) return;
        counted = true;
        rollup.note(context.region, nameOf(table), row->name, second, outcome, latency, returned);
    });
    if (result && row->name == GetRecords::kName) noteRecords(rollup, *static_cast<const GetRecords::Output*>(result->output()), second);
    if (!counted && outcome == Outcome::UserError) rollup.note(context.region, {}, {}, second, outcome, latency, {});
}

} // namespace rf
