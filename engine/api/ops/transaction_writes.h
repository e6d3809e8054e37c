#pragma once
// Writes that happen all or not at all, whoever asked for them: TransactWriteItems or ExecuteTransaction.

#include "engine/api/ops/client_token.h"
#include "engine/api/ops/transaction.h"
#include "engine/api/ops/write_action.h"

namespace rf {

struct TransactionAction : WriteAction {
    TransactionAction() { writing = capacity::Writing::Transactional; }
    std::size_t slot = 0; ///< its table's place among the tables
};

/// Checked and ready to run.
struct WriteTransaction {
    TransactionTables tables;
    std::vector<TransactionAction> actions;
    std::optional<ClientToken> token;
    capacity::Report report = capacity::Report::None;

    bool current(const Catalog& catalog) const { return tables.current(catalog); }
};

struct TransactionDone {
    bool replayed = false; ///< the token was used before: nothing was written
    std::optional<std::vector<ConsumedCapacity>> consumedCapacity;
};

/// Errors: TransactionCanceledException (CancellationDetails), IdempotentParameterMismatchException,
/// ValidationException (more than 4 MB).
Result<TransactionDone> runTransaction(const WriteTransaction& transaction, WriteTxn& txn, const OpEnv& env);

} // namespace rf
