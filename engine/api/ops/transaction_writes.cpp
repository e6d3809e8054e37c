#include "engine/api/ops/transaction_writes.h"

#include "engine/catalog/limits.h"
#include "engine/catalog/messages.h"

#include <algorithm>

namespace rf {
namespace {

/// A cancelled transaction uses twice the units of what its members found (spec/04 §1).
double unitsIfCancelled(const WriteImages& images) {
    return capacity::writeUnits(images.beforeSize, 0, capacity::Writing::Transactional);
}
double unitsIfCancelled(const Result<WriteImages>& images) {
    if (images) return unitsIfCancelled(*images);
    const auto* failed = dynamic_cast<const ConsumingDetails*>(images.error().details.get());
    return failed != nullptr ? failed->writeUnits : 0;
}

/// Every member's images, or why the transaction is cancelled.
Result<std::vector<WriteImages>> evaluateAll(const std::vector<TransactionAction>& actions, ReadTxn& txn,
                                             const OpEnv& env) {
    std::vector<WriteImages> all;
    all.reserve(actions.size());
    Cancellation cancellation(actions.size());
    std::size_t total = 0;
    for (std::size_t i = 0; i < actions.size(); ++i) {
        Result<WriteImages> images = evaluate(actions[i], txn, env);
        cancellation.use(unitsIfCancelled(images));
        if (images) {
            total += images->updated ? sizeOf(*images->updated) : images->put != nullptr ? sizeOf(*images->put) : 0;
            all.push_back(std::move(images).value());
            continue;
        }
        if (!cancels(images.error())) return std::move(images).error();
        cancellation.fail(i, images.error());
    }
    if (cancellation.any()) {
        std::size_t found = 0; // the failed ones have told the ledger themselves
        for (std::size_t i = 0; i < actions.size(); ++i)
            if (!cancellation.failed(i))
                env.ledger.write({actions[i].table, nullptr, actions[i].key}, unitsIfCancelled(all[found++]));
        return std::move(cancellation).error();
    }
    if (total > limits::kTransactBytes) return validation(std::string(msg::kTransactionTooLarge));
    return all;
}

/// What every table was charged with, in the tables' order.
struct Charges {
    explicit Charges(std::size_t tables) : usages(tables), readUnits(tables) {}
    std::vector<capacity::Usage> usages;
    std::vector<double> readUnits; ///< of a replay

    void add(std::size_t slot, const ItemWrite& write) {
        charge(write, capacity::Writing::Transactional, usages[slot]);
        readUnits[slot] +=
            capacity::readUnits(std::max(write.oldSize, write.newSize), capacity::Reading::Transactional);
    }
};

/// Writes every member, or tells which of them their item collections have no room for.
Result<Charges> storeAll(const WriteTransaction& transaction, const std::vector<WriteImages>& images, WriteTxn& txn,
                         const OpEnv& env) {
    Charges charges(transaction.tables.size());
    Cancellation cancellation(transaction.actions.size());
    for (std::size_t i = 0; i < transaction.actions.size(); ++i) {
        const TransactionAction& action = transaction.actions[i];
        const Result<ItemWrite> write = store(action, images[i], txn, env);
        cancellation.use(unitsIfCancelled(images[i]));
        if (write) {
            charges.add(action.slot, *write);
            continue;
        }
        if (!cancels(write.error())) return write.error();
        cancellation.fail(i, write.error());
    }
    if (cancellation.any()) return std::move(cancellation).error();
    return charges;
}

TransactionDone replayed(const WriteTransaction& transaction, const std::vector<double>& readUnits) {
    std::vector<capacity::Usage> usages(transaction.tables.size());
    for (std::size_t i = 0; i < std::min(usages.size(), readUnits.size()); ++i) usages[i].addTableRead(readUnits[i]);
    return {true, transaction.tables.report(transaction.report, usages)};
}

} // namespace

Result<TransactionDone> runTransaction(const WriteTransaction& transaction, WriteTxn& txn, const OpEnv& env) {
    const std::int64_t nowMs = env.clock.nowMs();
    if (transaction.token) {
        RF_ASSIGN(const auto replay, findReplay(*transaction.token, nowMs, txn));
        if (replay) return replayed(transaction, *replay);
    }
    RF_ASSIGN(const std::vector<WriteImages> images, evaluateAll(transaction.actions, txn, env));
    RF_ASSIGN(const Charges charges, storeAll(transaction, images, txn, env));
    if (transaction.token) RF_TRY(remember(*transaction.token, charges.readUnits, nowMs, txn));
    return TransactionDone{false, transaction.tables.report(transaction.report, charges.usages)};
}

} // namespace rf
