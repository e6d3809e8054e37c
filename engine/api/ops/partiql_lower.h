#pragma once
// From PartiQL statements to what the other operations are made of: page plans, item reads, write actions
// (spec/03 §6, spec/10 §10).

#include "engine/api/ops/page_read.h"
#include "engine/api/ops/write_action.h"
#include "engine/expr/partiql.h"

namespace rf {

/// `Parameters` of a statement.
using Parameters = std::optional<std::vector<InputValue>>;

/// The statement of one request member. Errors: ValidationException of a parameter or of the statement by itself.
Result<expr::PartiqlStatement> parseStatement(const std::string& text, const Parameters& parameters);

/// Digests what decides the answer of a statement: text and parameters.
void addStatement(const std::string& text, const Parameters& parameters, class Fingerprint& fingerprint);

/// A SELECT as ranges that are read one after the other and make pages together: one a value of the partition key, or a
/// whole table or index.
struct SelectPlan {
    PagePlan page; ///< all but where it reads
    std::vector<plan::AccessPath> paths;
    bool atMostOne = false; ///< the table's whole primary key is given: there is nothing behind it
};
Result<SelectPlan> lowerSelect(expr::PartiqlStatement& statement, bool consistent, const OpEnv& env);

/// A SELECT of one item by its whole primary key, for batches and transactions.
struct ItemRead {
    TablePtr table;
    std::string key;
    expr::Condition filter;
    std::optional<expr::ProjectionPaths> projection;

    capacity::Place place() const { return {table, nullptr, key}; }
};
/// `unpinned`: the text of the refusal for a SELECT without the whole key, or of an index.
Result<ItemRead> lowerItemRead(expr::PartiqlStatement& statement, std::string_view unpinned, const OpEnv& env);
/// The item as the statement wants it, or nothing; tells the ledger, which the caller has asked. `size` receives what was read.
Result<std::optional<Item>> readItem(const ItemRead& read, ReadTxn& txn, const OpEnv& env,
                                     capacity::Reading reading, std::size_t& size);

/// An INSERT, UPDATE, DELETE or EXISTS. Movable: the action's item or key lives at a place of its own.
struct StatementWrite {
    WriteAction action;
    std::unique_ptr<const AttributeMap> given;
    ReturnValues returns = ReturnValues::None;
};
/// Errors: ValidationException of the WHERE clause, ResourceNotFoundException.
Result<StatementWrite> lowerWrite(expr::PartiqlStatement& statement, const OpEnv& env);
/// Values, keys and sizes against the table, then the action's key. Errors: ValidationException.
Status settleWrite(StatementWrite& write);

} // namespace rf
