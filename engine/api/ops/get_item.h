#pragma once
#include "engine/api/ops/op.h"
#include "engine/api/ops/spec.h"
#include "engine/api/ops/types.h"
#include "engine/capacity/usage.h"
#include "engine/expr/expression.h"

namespace rf {

/// Reads one item by its primary key. Source: spec/02 §5.1.
/// Errors: ValidationException, ResourceNotFoundException.
struct GetItem {
    static constexpr std::string_view kName = "GetItem";
    struct Input {
        Text tableName;
        Attributes key;
        std::optional<std::vector<std::string>> attributesToGet;
        std::optional<bool> consistentRead;
        Text returnConsumedCapacity;
        Text projectionExpression;
        Names expressionAttributeNames;
    };
    struct Output {
        std::optional<Item> item; ///< absent: no such item; empty: the projection matched nothing
        std::optional<ConsumedCapacity> consumedCapacity;
    };

    /// Eventually consistent reads see older states under a staleness (Store::readLagging); strong ones never do.
    static bool mayLag(const Input& input) { return !input.consistentRead.value_or(false); }
    static constexpr bool kReadsOne = true; ///< at most one record
    static const Spec<Input>& spec();
    struct Plan;
    static Result<Plan> plan(const Input& input, const OpEnv& env);
    static Result<Output> run(const Plan& plan, ReadTxn& txn, const OpEnv& env);
};

struct GetItem::Plan {
    TablePtr table;
    std::string key;
    std::optional<expr::ProjectionPaths> projection;
    capacity::Reading reading = capacity::Reading::Eventual;
    capacity::Report report = capacity::Report::None;
    std::string_view tableName; ///< as the caller gave it

    bool current(const Catalog& catalog) const { return isCurrent(catalog, table); }
};

} // namespace rf
