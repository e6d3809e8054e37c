#include "engine/api/ops/transaction_writes.h"

#include "engine/catalog/limits.h"
#include "engine/catalog/messages.h"

#include <algorithm>

namespace rf {
namespace {

/// Every member's images, or why the transaction is cancelled.
Result<std::vector<WriteImages>> evaluateAll(const std::vector<TransactionAction>& actions, ReadTxn& txn) {
    std::vector<WriteImages> all;
    all.reserve(actions.size());
    Cancellation cancellation(actions.size());
    std::size_t total = 0;
    for (std::size_t i = 0; i < actions.size(); ++i) {
        Result<WriteImages> images = evaluate(actions[i], txn);
        if (images) {
            total += images->updated ? sizeOf(*images->updated) : images->put != nullptr ? sizeOf(*images->put) : 0;
            all.push_back(std::move(images).value());
            continue;
        }
        if (!cancels(images.error())) return std::move(images).error();
        cancellation.fail(i, images.error());
    }
    if (cancellation.any()) return std::move(cancellation).error();
    if (total > limits::kTransactBytes) return validation(std::string(msg::kTransactionTooLarge));
    return all;
}

TransactionDone replayed(const WriteTransaction& transaction, const std::vector<double>& readUnits) {
    std::vector<capacity::Usage> usages(transaction.tables.size());
    for (std::size_t i = 0; i < std::min(usages.size(), readUnits.size()); ++i) usages[i].addTableRead(readUnits[i]);
    return {true, transaction.tables.report(transaction.report, usages)};
}

} // namespace

Result<TransactionDone> runTransaction(const WriteTransaction& transaction, WriteTxn& txn, std::int64_t nowMs) {
    if (transaction.token) {
        RF_ASSIGN(const auto replay, findReplay(*transaction.token, nowMs, txn));
        if (replay) return replayed(transaction, *replay);
    }
    RF_ASSIGN(const std::vector<WriteImages> images, evaluateAll(transaction.actions, txn));
    std::vector<capacity::Usage> usages(transaction.tables.size());
    std::vector<double> readUnits(transaction.tables.size());
    for (std::size_t i = 0; i < transaction.actions.size(); ++i) {
        const TransactionAction& action = transaction.actions[i];
        RF_ASSIGN(const ItemWrite write, store(action, images[i], txn));
        charge(write, capacity::Writing::Transactional, usages[action.slot]);
        readUnits[action.slot] +=
            capacity::readUnits(std::max(write.oldSize, write.newSize), capacity::Reading::Transactional);
    }
    if (transaction.token) RF_TRY(remember(*transaction.token, readUnits, nowMs, txn));
    return TransactionDone{false, transaction.tables.report(transaction.report, usages)};
}

} // namespace rf
