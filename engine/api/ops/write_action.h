#pragma once
// One write of one item: what PutItem, UpdateItem and DeleteItem do once, batches and transactions many times.
//
//   plan      checks of values, expressions and keys; the result holds everything run needs
//   evaluate  reads the stored item, tests the condition, computes the new item; writes nothing
//   store     writes what evaluate computed, index entries included
//
// An action points into the Input it was planned from, which outlives it.

#include "engine/api/ops/op.h"
#include "engine/api/ops/request_expressions.h"
#include "engine/capacity/usage.h"
#include "engine/storage/item_store.h"

namespace rf {

struct WriteAction {
    enum class Kind : std::uint8_t { Put, Update, Delete, Check };

    Kind kind = Kind::Put;
    TablePtr table;
    std::string key;                     ///< key bytes of the item
    const AttributeMap* given = nullptr; ///< Put: the item; else its key
    Expressions expressions;
    bool itemOnFailure = false; ///< ReturnValuesOnConditionCheckFailure ALL_OLD
    capacity::Writing writing = capacity::Writing::Plain;
    bool insert = false;        ///< PartiQL INSERT: a failed condition is a DuplicateItemException
};

/// The item before and after, as far as they exist.
struct WriteImages {
    std::optional<Item> before;
    std::size_t beforeSize = 0;
    std::optional<Item> updated; ///< Update: the new item
    const Item* put = nullptr;   ///< Put: the new item, the action's own
    bool writes = true;          ///< false: the store stays as it is
};

/// An update's or condition's paths and literals against the table (spec/02 §4.2): key attributes are not touched, index
/// keys get values they can take, nothing looks inside a key.
Status checkUpdateAgainst(const TableSchema& table, const Expressions& expressions);

/// Errors: ConditionalCheckFailedException and, of an insert, DuplicateItemException (both with ConditionFailedDetails),
/// ValidationException of the update's operands and of the new item.
/// Asks the ledger first, and tells it what a failed condition used.
Result<WriteImages> evaluate(const WriteAction& action, ReadTxn& txn, const OpEnv& env);
/// Sizes and index changes even where nothing is written; tells the ledger. Errors: those of the ledger for an index,
/// ItemCollectionSizeLimitExceededException, before anything is written.
Result<ItemWrite> store(const WriteAction& action, const WriteImages& images, WriteTxn& txn, const OpEnv& env);

/// Adds one write to what its request used.
void charge(const ItemWrite& write, capacity::Writing writing, capacity::Usage& usage);

/// ReturnValues; absent is None. The text has passed the constraint pass.
enum class ReturnValues : std::uint8_t { None, AllOld, UpdatedOld, AllNew, UpdatedNew };
ReturnValues returnValuesOf(const Text& text);
/// What ReturnValues asks for (spec/02 §5.5); nothing when nothing remains. Moves out of the images.
std::optional<Item> returned(ReturnValues mode, const WriteAction& action, WriteImages& images);
/// `ReturnValues can only be ALL_OLD or NONE` for anything else.
Status checkOldOrNone(ReturnValues mode);

/// ReturnValuesOnConditionCheckFailure ALL_OLD.
bool wantsItemOnFailure(const Text& text);

/// Whether ReturnItemCollectionMetrics asks for SIZE of a table that has item collections (a local index).
bool wantsMetrics(const Text& returnItemCollectionMetrics, const TableSchema& table);
/// The collection an item belongs to, and the whole GB its size lies between.
Result<ItemCollectionMetrics> collectionMetrics(const TableSchema& table, const AttributeMap& given, ReadTxn& txn,
                                                const OpEnv& env);

/// The members every single write answers with, out of its plan.
template <class Plan, class Output>
Status account(const Plan& plan, const ItemWrite& write, ReadTxn& txn, const OpEnv& env, Output& output) {
    if (plan.report != capacity::Report::None) {
        capacity::Usage usage;
        charge(write, capacity::Writing::Plain, usage);
        output.consumedCapacity = usage.report(plan.report, plan.tableName);
    }
    if (!plan.metrics) return {};
    RF_ASSIGN(output.itemCollectionMetrics, collectionMetrics(*plan.action.table, *plan.action.given, txn, env));
    return {};
}

} // namespace rf
