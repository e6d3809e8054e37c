#pragma once
// The service's words about PartiQL statements (spec/02 §7, spec/10 §10). What is wrong with a statement by itself is
// worded where it is parsed (engine/expr). Those without a source are marked: the service's text was not seen.

#include <string>
#include <string_view>

namespace rf::msg {

inline constexpr std::string_view kNoFullKey =
    "Where clause does not contain a mandatory equality on all key attributes";
inline constexpr std::string_view kOrderWithoutHash =
    "Must have at least one non-optional hash key condition in WHERE clause when using ORDER BY clause.";
/// Not seen.
inline std::string orderByOther(std::string_view attribute) {
    return "Variable reference " + std::string(attribute) + " in ORDER BY clause must be part of the primary key";
}
/// Not seen.
inline constexpr std::string_view kTooManyHashes = "The IN operator on the partition key takes up to 50 values";
inline constexpr std::string_view kExistsOutside = "EXISTS can only be used in ExecuteTransaction write requests.";
inline constexpr std::string_view kBatchSelectWithoutKey =
    "Select statements within BatchExecuteStatement must specify the primary key in the where clause.";
/// Not seen.
inline constexpr std::string_view kTransactSelectWithoutKey =
    "Select statements within ExecuteTransaction must specify the primary key in the where clause.";
inline constexpr std::string_view kMixedBatch = "Read and write requests together in the same batch is not supported.";
inline constexpr std::string_view kMixedTransaction =
    "ExecuteTransaction API does not support both read and write operations in the same request.";
/// Not seen.
inline constexpr std::string_view kReturningInTransaction = "RETURNING clause is not supported in ExecuteTransaction";
inline constexpr std::string_view kTokenOfOther = "NextToken does not match request";

} // namespace rf::msg
