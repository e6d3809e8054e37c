#include "engine/api/operations.h"

#include "engine/api/ops/all.h"
#include "engine/api/ops/encode.h"
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
constexpr OperationRow row(std::string_view iamAction) {
    return {
        .name = Op::kName,
        .iamAction = iamAction,
        .access = detail::kWrites<Op> ? Access::Write : Access::Read,
        .decode = decodeInput<Op>,
        .encodeInput = [](const void* input, std::string& out) {
            Op::spec().encode(*static_cast<const typename Op::Input*>(input), out);
        },
        .encodeOutput = [](const void* output, std::string& out) {
            encodeOutput(*static_cast<const typename Op::Output*>(output), out);
        },
        .walk = detail::walk<Op>,
        .submit = detail::submitOf<Op>(),
    };
}

// By name, so that a look-up is a binary search.
constexpr std::array kOperations{
    row<BatchGetItem>("dynamodb:BatchGetItem"),
    row<BatchWriteItem>("dynamodb:BatchWriteItem"),
    row<CreateTable>("dynamodb:CreateTable"),
    row<DeleteItem>("dynamodb:DeleteItem"),
    row<DeleteTable>("dynamodb:DeleteTable"),
    row<DescribeTable>("dynamodb:DescribeTable"),
    row<GetItem>("dynamodb:GetItem"),
    row<ListTables>("dynamodb:ListTables"),
    row<PutItem>("dynamodb:PutItem"),
    row<Query>("dynamodb:Query"),
    row<Scan>("dynamodb:Scan"),
    row<TransactGetItems>("dynamodb:GetItem"),
    row<TransactWriteItems>("dynamodb:PutItem"),
    row<UpdateItem>("dynamodb:UpdateItem"),
    row<UpdateTable>("dynamodb:UpdateTable"),
};
static_assert(std::ranges::is_sorted(kOperations, {}, &OperationRow::name));

} // namespace

std::span<const OperationRow> operations() { return kOperations; }

const OperationRow* findOperation(std::string_view name) {
    const auto at = std::ranges::lower_bound(kOperations, name, {}, &OperationRow::name);
    return at != kOperations.end() && at->name == name ? &*at : nullptr;
}

} // namespace rf
