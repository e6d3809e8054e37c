#pragma once
#include "engine/api/ops/op.h"
#include "engine/api/ops/spec.h"
#include "engine/api/ops/types.h"
#include "engine/capacity/usage.h"
#include "engine/expr/expression.h"

namespace rf {

struct KeysAndAttributesIn {
    std::optional<std::vector<InputAttributes>> keys;
    std::optional<std::vector<std::string>> attributesToGet;
    std::optional<bool> consistentRead;
    Text projectionExpression;
    Names expressionAttributeNames;
};

/// Up to 100 reads by key over several tables, unordered. Source: spec/02 §5.9, spec/10 §5.
/// Errors: ValidationException, ResourceNotFoundException.
struct BatchGetItem {
    static constexpr std::string_view kName = "BatchGetItem";
    struct Input {
        std::optional<std::map<std::string, KeysAndAttributesIn>> requestItems;
        Text returnConsumedCapacity;
    };
    struct Output {
        std::map<std::string, std::vector<Item>> responses;
        std::map<std::string, KeysAndAttributesIn> unprocessedKeys;
        std::optional<std::vector<ConsumedCapacity>> consumedCapacity;
    };

    /// Only when no table of it is read strongly: one snapshot answers the whole batch.
    static bool mayLag(const Input& input);
    static const Spec<Input>& spec();
    struct Plan;
    static Result<Plan> plan(const Input& input, const OpEnv& env);
    static Result<Output> run(const Plan& plan, ReadTxn& txn, const OpEnv& env);
};

struct BatchGetItem::Plan {
    struct PerTable {
        std::string_view name; ///< as the caller gave it
        TablePtr table;
        const KeysAndAttributesIn* request = nullptr;
        std::vector<std::string> keys; ///< key bytes, in the order of the request's
        std::optional<expr::ProjectionPaths> projection;
        capacity::Reading reading = capacity::Reading::Eventual;
    };
    std::vector<PerTable> tables;
    capacity::Report report = capacity::Report::None;

    bool current(const Catalog& catalog) const;
};

} // namespace rf
