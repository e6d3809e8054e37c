#pragma once
#include "engine/api/ops/op.h"
#include "engine/api/ops/spec.h"
#include "engine/api/ops/types.h"
#include "engine/api/ops/write_action.h"

namespace rf {

struct PutRequestIn {
    Attributes item;
};
struct DeleteRequestIn {
    Attributes key;
};
struct WriteRequestIn {
    std::optional<PutRequestIn> putRequest;
    std::optional<DeleteRequestIn> deleteRequest;
};

/// Up to 25 puts and deletes, each atomic, the batch not. Source: spec/02 §5.10, spec/10 §5.
/// Errors: ValidationException, ResourceNotFoundException, ItemCollectionSizeLimitExceededException (nothing of the batch
/// is written then).
struct BatchWriteItem {
    static constexpr std::string_view kName = "BatchWriteItem";
    using Requests = std::map<std::string, std::vector<WriteRequestIn>>;
    struct Input {
        std::optional<Requests> requestItems;
        Text returnConsumedCapacity;
        Text returnItemCollectionMetrics;
    };
    struct Output {
        Requests unprocessedItems;
        std::optional<MetricsPerTable> itemCollectionMetrics;
        std::optional<std::vector<ConsumedCapacity>> consumedCapacity;
    };

    static const Spec<Input>& spec();
    struct Plan;
    static Result<Plan> plan(const Input& input, const OpEnv& env);
    static Result<Output> run(const Plan& plan, WriteTxn& txn, const OpEnv& env);
};

struct BatchWriteItem::Plan {
    struct PerTable {
        std::string_view name; ///< as the caller gave it
        TablePtr table;
        const std::vector<WriteRequestIn>* requests = nullptr;
        std::vector<WriteAction> actions; ///< in the order of the requests
        bool metrics = false;
    };
    std::vector<PerTable> tables;
    capacity::Report report = capacity::Report::None;

    bool current(const Catalog& catalog) const;
};

} // namespace rf
