#pragma once
// Failure is a value with a name: every error the engine can give, and what the wire makes of it.

#include <memory>
#include <string>
#include <string_view>

namespace rf {

/// The service's exception names, then those only a local file can have.
enum class ErrorCode {
    Validation,
    Serialization,
    UnknownOperation,
    ResourceNotFound,
    ResourceInUse,
    ConditionalCheckFailed,
    TransactionCanceled,
    TransactionConflict,
    TransactionInProgress,
    IdempotentParameterMismatch,
    ItemCollectionSizeLimitExceeded,
    ProvisionedThroughputExceeded,
    Throttling,
    RequestLimitExceeded,
    LimitExceeded,
    DuplicateItem,
    PolicyNotFound,
    TableNotFound,
    BackupNotFound,
    GlobalTableNotFound,
    ExportNotFound,
    ImportNotFound,
    TrimmedDataAccess,
    ExpiredIterator,
    AccessDenied,
    MissingAuthenticationToken,
    IncompleteSignature,
    InvalidSignature,
    UnrecognizedClient,
    InternalServerError,
    // Not the service's: the file underneath.
    Cancelled,
    FileNotFound,
    FileNotOurs,
    FileTooNew,
    FileCorrupt,
    FileHeld,
    FileReadOnly,
    DiskFull,
    Io,
};

/// What the wire says of a code. `name` is the text after '#' in __type, `ns` the text before it.
struct ErrorInfo {
    ErrorCode code;
    std::string_view name;
    std::string_view ns;
    int httpStatus;
    bool retryable;
    std::string_view messageMember; ///< "message" or "Message" (spec/08 §5)
};

/// Never fails: every code has a row.
const ErrorInfo& errorInfo(ErrorCode code);

/// Members an error carries beside its message (the item of a failed condition, cancellation reasons).
/// Upper floors derive from it; whoever made the error knows the type.
struct ErrorDetails {
    virtual ~ErrorDetails() = default;
};

struct Error {
    ErrorCode code = ErrorCode::InternalServerError;
    std::string message;
    std::shared_ptr<const ErrorDetails> details = nullptr;

    std::string_view name() const { return errorInfo(code).name; }
};

/// `ValidationException` with the service's own words.
inline Error validation(std::string message) { return {ErrorCode::Validation, std::move(message)}; }
inline Error serialization(std::string message) { return {ErrorCode::Serialization, std::move(message)}; }
inline Error internal(std::string message) { return {ErrorCode::InternalServerError, std::move(message)}; }

} // namespace rf
