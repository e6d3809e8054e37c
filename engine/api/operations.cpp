#include "engine/api/operations.h"

#include "engine/api/ops/all.h"
#include "engine/api/ops/encode.h"
#include "engine/api/subject_batches.h"
#include "engine/api/walk.h"

#include <algorithm>
#include <array>

namespace rf {

namespace {

template <class Op>
Result<std::shared_ptr<void>> decodeInput(simdjson::dom::element json) {
    auto input = std::make_shared<typename Op::Input>();
    RF_TRY(Op::spec().decode(json, *input));
    return std::shared_ptr<void>(std::move(input));
}

template <class Op>
constexpr bool kIsBatch = std::is_same_v<Op, BatchGetItem> || std::is_same_v<Op, BatchWriteItem> ||
                          std::is_same_v<Op, BatchExecuteStatement>;

/// Operations of DynamoDB Streams say so (Op::kApi).
template <class Op>
constexpr Api apiOf() {
    if constexpr (requires { Op::kApi; }) return Op::kApi;
    return Api::DynamoDb;
}

template <class Op>
void visitTables(const void* erased, FunctionRef<void(std::string_view)> visit) {
    const auto& input = *static_cast<const typename Op::Input*>(erased);
    if constexpr (requires { visit(*input.tableName); }) {
        if (input.tableName) visit(*input.tableName);
    } else if constexpr (requires { visit(input.requestItems->begin()->first); }) {
        if (input.requestItems)
            for (const auto& each : *input.requestItems) visit(each.first);
    }
}

template <class Op>
std::optional<std::int64_t> returnedBy(const void* erased) {
    const auto& output = *static_cast<const typename Op::Output*>(erased);
    if constexpr (requires { output.scannedCount; }) return output.count;
    return {};
}

template <class Op>
constexpr OperationRow row(std::string_view iamAction) {
    return {
        .name = Op::kName,
        .iamAction = iamAction,
        .access = detail::kWrites<Op> ? Access::Write : Access::Read,
        .api = apiOf<Op>(),
        .decode = decodeInput<Op>,
        .encodeInput = [](const void* input, std::string& out) {
            Op::spec().encode(*static_cast<const typename Op::Input*>(input), out);
        },
        .encodeOutput = [](const void* output, std::string& out) {
            encodeOutput(*static_cast<const typename Op::Output*>(output), out);
        },
        .walk = detail::walk<Op>,
        .submit = detail::submitOf<Op>(),
        .subject = detail::subject<Op>,
        .tables = visitTables<Op>,
        .returned = returnedBy<Op>,
        .check = detail::check<Op>,
        .thin = kIsBatch<Op> ? detail::thin<Op> : nullptr,
    };
}

// By name, so that a look-up is a binary search.
constexpr std::array kOperations{
    row<BatchExecuteStatement>("dynamodb:PartiQLSelect"),
    row<BatchGetItem>("dynamodb:BatchGetItem"),
    row<BatchWriteItem>("dynamodb:BatchWriteItem"),
    row<Elsewhere<"CreateBackup">>("dynamodb:CreateBackup"),
    row<Elsewhere<"CreateGlobalTable">>("dynamodb:CreateGlobalTable"),
    row<CreateTable>("dynamodb:CreateTable"),
    row<Elsewhere<"DeleteBackup">>("dynamodb:DeleteBackup"),
    row<DeleteItem>("dynamodb:DeleteItem"),
    row<DeleteResourcePolicy>("dynamodb:DeleteResourcePolicy"),
    row<DeleteTable>("dynamodb:DeleteTable"),
    row<Elsewhere<"DescribeBackup">>("dynamodb:DescribeBackup"),
    row<Elsewhere<"DescribeContinuousBackups">>("dynamodb:DescribeContinuousBackups"),
    row<Elsewhere<"DescribeContributorInsights">>("dynamodb:DescribeContributorInsights"),
    row<DescribeEndpoints>("dynamodb:DescribeEndpoints"),
    row<Elsewhere<"DescribeExport">>("dynamodb:DescribeExport"),
    row<Elsewhere<"DescribeGlobalTable">>("dynamodb:DescribeGlobalTable"),
    row<Elsewhere<"DescribeGlobalTableSettings">>("dynamodb:DescribeGlobalTableSettings"),
    row<Elsewhere<"DescribeImport">>("dynamodb:DescribeImport"),
    row<Elsewhere<"DescribeKinesisStreamingDestination">>("dynamodb:DescribeKinesisStreamingDestination"),
    row<DescribeLimits>("dynamodb:DescribeLimits"),
    row<DescribeStream>("dynamodb:DescribeStream"),
    row<DescribeTable>("dynamodb:DescribeTable"),
    row<Elsewhere<"DescribeTableReplicaAutoScaling">>("dynamodb:DescribeTableReplicaAutoScaling"),
    row<DescribeTimeToLive>("dynamodb:DescribeTimeToLive"),
    row<Elsewhere<"DisableKinesisStreamingDestination">>("dynamodb:DisableKinesisStreamingDestination"),
    row<Elsewhere<"EnableKinesisStreamingDestination">>("dynamodb:EnableKinesisStreamingDestination"),
    row<ExecuteStatement>("dynamodb:PartiQLSelect"),
    row<ExecuteTransaction>("dynamodb:PartiQLSelect"),
    row<Elsewhere<"ExportTableToPointInTime">>("dynamodb:ExportTableToPointInTime"),
    row<GetItem>("dynamodb:GetItem"),
    row<GetRecords>("dynamodb:GetRecords"),
    row<GetResourcePolicy>("dynamodb:GetResourcePolicy"),
    row<GetShardIterator>("dynamodb:GetShardIterator"),
    row<Elsewhere<"ImportTable">>("dynamodb:ImportTable"),
    row<Elsewhere<"ListBackups">>("dynamodb:ListBackups"),
    row<Elsewhere<"ListContributorInsights">>("dynamodb:ListContributorInsights"),
    row<Elsewhere<"ListExports">>("dynamodb:ListExports"),
    row<Elsewhere<"ListGlobalTables">>("dynamodb:ListGlobalTables"),
    row<Elsewhere<"ListImports">>("dynamodb:ListImports"),
    row<ListStreams>("dynamodb:ListStreams"),
    row<ListTables>("dynamodb:ListTables"),
    row<ListTagsOfResource>("dynamodb:ListTagsOfResource"),
    row<PutItem>("dynamodb:PutItem"),
    row<PutResourcePolicy>("dynamodb:PutResourcePolicy"),
    row<Query>("dynamodb:Query"),
    row<Elsewhere<"RestoreTableFromBackup">>("dynamodb:RestoreTableFromBackup"),
    row<Elsewhere<"RestoreTableToPointInTime">>("dynamodb:RestoreTableToPointInTime"),
    row<Scan>("dynamodb:Scan"),
    row<TagResource>("dynamodb:TagResource"),
    row<TransactGetItems>("dynamodb:GetItem"),
    row<TransactWriteItems>("dynamodb:PutItem"),
    row<UntagResource>("dynamodb:UntagResource"),
    row<Elsewhere<"UpdateContinuousBackups">>("dynamodb:UpdateContinuousBackups"),
    row<Elsewhere<"UpdateContributorInsights">>("dynamodb:UpdateContributorInsights"),
    row<Elsewhere<"UpdateGlobalTable">>("dynamodb:UpdateGlobalTable"),
    row<Elsewhere<"UpdateGlobalTableSettings">>("dynamodb:UpdateGlobalTableSettings"),
    row<UpdateItem>("dynamodb:UpdateItem"),
    row<Elsewhere<"UpdateKinesisStreamingDestination">>("dynamodb:UpdateKinesisStreamingDestination"),
    row<UpdateTable>("dynamodb:UpdateTable"),
    row<Elsewhere<"UpdateTableReplicaAutoScaling">>("dynamodb:UpdateTableReplicaAutoScaling"),
    row<UpdateTimeToLive>("dynamodb:UpdateTimeToLive"),
};
static_assert(std::ranges::is_sorted(kOperations, {}, &OperationRow::name));

constexpr std::array kTargets{std::pair{std::string_view("DynamoDB_20120810."), Api::DynamoDb},
                              std::pair{std::string_view("DynamoDBStreams_20120810."), Api::Streams}};

} // namespace

std::span<const OperationRow> operations() { return kOperations; }

const OperationRow* findOperation(std::string_view name) {
    const auto at = std::ranges::lower_bound(kOperations, name, {}, &OperationRow::name);
    return at != kOperations.end() && at->name == name ? &*at : nullptr;
}

const OperationRow* findTarget(std::string_view target) {
    for (const auto& [prefix, api] : kTargets) {
        if (!target.starts_with(prefix)) continue;
        const OperationRow* const row = findOperation(target.substr(prefix.size()));
        return row && row->api == api ? row : nullptr;
    }
    return nullptr;
}

} // namespace rf
