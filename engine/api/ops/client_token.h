#pragma once
// Idempotency of transactions (spec/02 §5.11, spec/10 §6): what a client token was used for, for ten minutes.
//
// Invariants
//  1. A token's record is written by the transaction it stands for: both are durable, or neither is.
//  2. A record is a fingerprint of the request (without what only shapes the answer) and the read units its replay costs.
//  3. Records are queued in the order they were written; every new one takes up to two that expired with it, so
//     the store holds no more than the last ten minutes wrote, as long as new ones come.

#include "engine/storage/store.h"

#include <vector>

namespace rf {

struct TransactActionIn;

inline constexpr std::int64_t kTokenLifeMs = 10 * 60 * 1000;

/// What was asked under which name, ready to be compared.
struct ClientToken {
    std::string name;        ///< scope and token; the record's name
    std::string fingerprint; ///< 32 bytes
};

/// Digests pieces so that no two lists of pieces look alike.
class Fingerprint {
public:
    void add(std::string_view piece);
    void addAction(char kind, const TransactActionIn& action);
    std::string finish() const; ///< 32 bytes

private:
    std::string m_pieces;
};

/// The record of an earlier use within ten minutes: read units a table, in the request's order of tables. Nothing if
/// there was none. Errors: IdempotentParameterMismatchException.
Result<std::optional<std::vector<double>>> findReplay(const ClientToken& token, std::int64_t nowMs, WriteTxn& txn);

/// Remembers the use and forgets what expired.
Status remember(const ClientToken& token, const std::vector<double>& readUnits, std::int64_t nowMs, WriteTxn& txn);

} // namespace rf
