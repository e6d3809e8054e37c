#pragma once
// The control plane: CreateTable, DescribeTable, ListTables, UpdateTable, DeleteTable. Source: spec/02 §6, spec/10 §8.

#include "engine/api/ops/op.h"
#include "engine/api/ops/spec.h"
#include "engine/api/ops/types.h"

namespace rf {

/// Errors: ValidationException, ResourceInUseException `Table already exists: T`, LimitExceededException.
struct CreateTable {
    static constexpr std::string_view kName = "CreateTable";
    struct Input {
        Text tableName;
        std::optional<std::vector<AttributeDefinitionIn>> attributeDefinitions;
        std::optional<std::vector<KeySchemaElementIn>> keySchema;
        std::optional<std::vector<LocalSecondaryIndexIn>> localSecondaryIndexes;
        std::optional<std::vector<GlobalSecondaryIndexIn>> globalSecondaryIndexes;
        Text billingMode;
        std::optional<ProvisionedThroughputIn> provisionedThroughput;
        std::optional<StreamSpecificationIn> streamSpecification;
        std::optional<SSESpecificationIn> sseSpecification;
        std::optional<std::vector<TagIn>> tags;
        Text tableClass;
        std::optional<bool> deletionProtectionEnabled;
        std::optional<WarmThroughputIn> warmThroughput;
        std::optional<OnDemandThroughputIn> onDemandThroughput;
        Text resourcePolicy;
    };
    struct Output {
        TableDescription tableDescription;
    };

    struct Plan {
        TableSchema table; ///< whole but for id, trees and the moment
        bool current(const Catalog& catalog) const { return !catalog.find(table.region, table.name); }
    };
    static const Spec<Input>& spec();
    static Result<Plan> plan(const Input& input, const OpEnv& env);
    static Result<Output> run(const Plan& plan, WriteTxn& txn, const OpEnv& env);
};

/// Errors: ResourceNotFoundException `Requested resource not found: Table: T not found`.
struct DescribeTable {
    static constexpr std::string_view kName = "DescribeTable";
    struct Input {
        Text tableName;
    };
    struct Output {
        TableDescription table;
    };

    struct Plan {
        TablePtr table;
        bool current(const Catalog& catalog) const { return isCurrent(catalog, table); }
    };
    static const Spec<Input>& spec();
    static Result<Plan> plan(const Input& input, const OpEnv& env);
    static Result<Output> run(const Plan& plan, ReadTxn& txn, const OpEnv& env);
};

struct ListTables {
    static constexpr std::string_view kName = "ListTables";
    struct Input {
        Text exclusiveStartTableName;
        std::optional<std::int64_t> limit;
    };
    struct Output {
        std::vector<std::string> tableNames;
        Text lastEvaluatedTableName;
    };

    struct Plan {
        std::vector<std::string> tableNames;
        Text lastEvaluatedTableName;
        bool current(const Catalog&) const { return true; } ///< the names of one moment
    };
    static const Spec<Input>& spec();
    static Result<Plan> plan(const Input& input, const OpEnv& env);
    static Result<Output> run(const Plan& plan, ReadTxn& txn, const OpEnv& env);
};

struct GlobalSecondaryIndexUpdateIn {
    struct Update {
        Text indexName;
        std::optional<ProvisionedThroughputIn> provisionedThroughput;
        std::optional<OnDemandThroughputIn> onDemandThroughput;
        std::optional<WarmThroughputIn> warmThroughput;
    };
    struct Delete {
        Text indexName;
    };
    std::optional<Update> update;
    std::optional<GlobalSecondaryIndexIn> create;
    std::optional<Delete> del; ///< "Delete" on the wire
};

/// Settings, billing, GSI create (with background backfill) and delete.
/// Errors: ValidationException, ResourceNotFoundException, ResourceInUseException, LimitExceededException.
struct UpdateTable {
    static constexpr std::string_view kName = "UpdateTable";
    struct Input {
        Text tableName;
        std::optional<std::vector<AttributeDefinitionIn>> attributeDefinitions;
        Text billingMode;
        std::optional<ProvisionedThroughputIn> provisionedThroughput;
        std::optional<std::vector<GlobalSecondaryIndexUpdateIn>> globalSecondaryIndexUpdates;
        std::optional<StreamSpecificationIn> streamSpecification;
        std::optional<SSESpecificationIn> sseSpecification;
        Text tableClass;
        std::optional<bool> deletionProtectionEnabled;
        std::optional<OnDemandThroughputIn> onDemandThroughput;
        std::optional<WarmThroughputIn> warmThroughput;
    };
    struct Output {
        TableDescription tableDescription;
    };

    struct Plan {
        TablePtr before;
        TableSchema after;
        std::vector<std::string> createIndexes; ///< names of `after` that need a tree and a backfill
        std::vector<IndexSchema> dropIndexes;
        std::vector<std::string> updateIndexes; ///< whose throughput changes
        bool synchronous = false;               ///< a change the service makes while the table stays ACTIVE
        std::optional<OnDemandThroughputIn> onDemandAsked;
        bool current(const Catalog& catalog) const { return isCurrent(catalog, before); }
    };
    static const Spec<Input>& spec();
    static Result<Plan> plan(const Input& input, const OpEnv& env);
    static Result<Output> run(const Plan& plan, WriteTxn& txn, const OpEnv& env);
};

/// Errors: ResourceNotFoundException, ResourceInUseException, ValidationException (deletion protection).
struct DeleteTable {
    static constexpr std::string_view kName = "DeleteTable";
    struct Input {
        Text tableName;
    };
    struct Output {
        TableDescription tableDescription;
    };

    struct Plan {
        TablePtr table;
        bool current(const Catalog& catalog) const { return isCurrent(catalog, table); }
    };
    static const Spec<Input>& spec();
    static Result<Plan> plan(const Input& input, const OpEnv& env);
    static Result<Output> run(const Plan& plan, WriteTxn& txn, const OpEnv& env);
};

} // namespace rf
