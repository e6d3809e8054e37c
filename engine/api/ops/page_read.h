#pragma once
// What Query and Scan share: how a page is planned against a table or index, read, filtered, projected and charged.
//
// Invariants
//  1. A page ends at the first of: `limit` examined records, 1 MB of examined records (the record that crosses it is the
//     last one), the end of the range. In the first two cases it has a LastEvaluatedKey, in the third never.
//  2. A record is decoded at most once, and only if something looks into it; the decoded item moves into the answer.
//  3. Capacity is what was examined, never what is returned (spec/04 §1).

#include "engine/api/ops/legacy.h"
#include "engine/api/ops/op.h"
#include "engine/api/ops/types.h"
#include "engine/capacity/usage.h"
#include "engine/expr/expression.h"
#include "engine/planner/access_path.h"

namespace rf {

/// One page of items, as Query and Scan answer.
struct PageOutput {
    std::optional<std::vector<Item>> items; ///< absent with Select COUNT
    std::int64_t count = 0;                 ///< after the filter
    std::int64_t scannedCount = 0;          ///< before it
    std::optional<Item> lastEvaluatedKey;
    std::optional<ConsumedCapacity> consumedCapacity;
    std::size_t bytes = 0; ///< examined; not part of an answer
};

/// A page to read. `path` says which tree and range and can be explained (plan::explain).
struct PagePlan {
    plan::AccessPath path;
    std::optional<expr::Condition> filter;
    std::optional<expr::ProjectionPaths> projection; ///< absent = the record as it is
    bool onlyCount = false;
    bool fetches = false;       ///< the answer needs attributes a local index does not hold: read from the table
    bool filterFetched = false; ///< the filter needs them, too
    std::optional<std::int64_t> limit;
    capacity::Reading reading = capacity::Reading::Eventual;
    capacity::Report report = capacity::Report::None;
    std::string tableName; ///< as the caller gave it

    bool current(const Catalog& catalog) const { return isCurrent(catalog, path.table); }
};

/// The parameters Query and Scan have in common, by reference into the operation's input.
struct PageRequest {
    const Text& tableName;
    const Text& indexName;
    const Text& select;
    const std::optional<std::vector<std::string>>& attributesToGet;
    const std::optional<std::int64_t>& limit;
    const std::optional<bool>& consistentRead;
    const Attributes& exclusiveStartKey;
    const Text& returnConsumedCapacity;
    const Text& projectionExpression;
    const Text& filterExpression;
    const Text* keyConditionExpression; ///< nullptr: Scan
    const Names& names;
    const Attributes& values;
    const Conditions* keyConditions; ///< nullptr: Scan
    const Conditions& legacyFilter;  ///< QueryFilter or ScanFilter
    const Text& conditionalOperator;
    bool isQuery() const { return keyConditionExpression != nullptr; }
};

/// Expressions of a request, parsed.
struct PageExpressions {
    std::vector<expr::KeyComparison> keyCondition;
    bool indexable = true; ///< false: KeyConditions hold an operator no key can be searched by
    std::optional<expr::Condition> filter;
    std::optional<expr::ProjectionPaths> projection;
};

/// The checks that need no table, up to placeholders, start key values and AttributesToGet (spec/02 §1 step 5).
Status checkPageParameters(const PageRequest& request);
/// Select against the projection and the index name.
Status checkSelect(const PageRequest& request);
/// Key condition, filter, projection, then unused placeholders.
Result<PageExpressions> parsePageExpressions(const PageRequest& request);

/// The table, and the index if one is named: unknown or still filling indexes and consistent reads of global ones are
/// refused.
struct PageSource {
    TablePtr table;
    const IndexSchema* index = nullptr;
    plan::Source source() const { return {table.get(), index}; }
};
Result<PageSource> findSource(const PageRequest& request, const OpEnv& env);

/// What the index must hold for this Select, projection and filter; sets `fetches` of the plan (spec/02 §5.6).
Status checkProjected(const PageRequest& request, const PageExpressions& expressions, PagePlan& plan);
/// Fills everything of `plan` but its path.
void settle(const PageRequest& request, PageExpressions expressions, PagePlan& plan);

/// Asks the ledger before the first record and tells it what was examined.
Result<PageOutput> readPage(const PagePlan& plan, ReadTxn& txn, const OpEnv& env);
/// One of several ranges that make a page together: `path` instead of the plan's, and what is left of both limits.
Result<PageOutput> readPart(const PagePlan& plan, const plan::AccessPath& path, std::optional<std::int64_t> limit,
                            std::size_t bytes, ReadTxn& txn, const OpEnv& env);

/// The service's words for what is wrong with key conditions.
Error keyConditionError(const plan::KeyProblem& problem);

} // namespace rf
