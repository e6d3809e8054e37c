#include "engine/base/error.h"

#include <array>

namespace rf {
namespace {

constexpr std::string_view kCoral = "com.amazon.coral.service";
constexpr std::string_view kValidate = "com.amazon.coral.validate";
constexpr std::string_view kDynamo = "com.amazonaws.dynamodb.v20120810";
constexpr std::string_view kLocal = "rangefinder";

// In the order of ErrorCode: the row of a code stands at its own index.
constexpr std::array kTable{
    ErrorInfo{ErrorCode::Validation, "ValidationException", kValidate, 400, false, "message"},
    ErrorInfo{ErrorCode::Serialization, "SerializationException", kCoral, 400, false, "Message"},
    ErrorInfo{ErrorCode::UnknownOperation, "UnknownOperationException", kCoral, 400, false, "message"},
    ErrorInfo{ErrorCode::ResourceNotFound, "ResourceNotFoundException", kDynamo, 400, false, "message"},
    ErrorInfo{ErrorCode::ResourceInUse, "ResourceInUseException", kDynamo, 400, false, "message"},
    ErrorInfo{ErrorCode::ConditionalCheckFailed, "ConditionalCheckFailedException", kDynamo, 400, false, "message"},
    ErrorInfo{ErrorCode::TransactionCanceled, "TransactionCanceledException", kDynamo, 400, false, "Message"},
    ErrorInfo{ErrorCode::TransactionConflict, "TransactionConflictException", kDynamo, 400, true, "message"},
    ErrorInfo{ErrorCode::TransactionInProgress, "TransactionInProgressException", kDynamo, 400, true, "Message"},
    ErrorInfo{ErrorCode::IdempotentParameterMismatch, "IdempotentParameterMismatchException", kDynamo, 400, false,
              "Message"},
    ErrorInfo{ErrorCode::ItemCollectionSizeLimitExceeded, "ItemCollectionSizeLimitExceededException", kDynamo, 400,
              false, "message"},
    ErrorInfo{ErrorCode::ProvisionedThroughputExceeded, "ProvisionedThroughputExceededException", kDynamo, 400, true,
              "message"},
    ErrorInfo{ErrorCode::Throttling, "ThrottlingException", kCoral, 400, true, "message"},
    ErrorInfo{ErrorCode::RequestLimitExceeded, "RequestLimitExceeded", kDynamo, 400, true, "message"},
    ErrorInfo{ErrorCode::LimitExceeded, "LimitExceededException", kDynamo, 400, false, "message"},
    ErrorInfo{ErrorCode::DuplicateItem, "DuplicateItemException", kDynamo, 400, false, "message"},
    ErrorInfo{ErrorCode::PolicyNotFound, "PolicyNotFoundException", kDynamo, 400, false, "message"},
    ErrorInfo{ErrorCode::TableNotFound, "TableNotFoundException", kDynamo, 400, false, "message"},
    ErrorInfo{ErrorCode::BackupNotFound, "BackupNotFoundException", kDynamo, 400, false, "message"},
    ErrorInfo{ErrorCode::GlobalTableNotFound, "GlobalTableNotFoundException", kDynamo, 400, false, "message"},
    ErrorInfo{ErrorCode::ExportNotFound, "ExportNotFoundException", kDynamo, 400, false, "message"},
    ErrorInfo{ErrorCode::ImportNotFound, "ImportNotFoundException", kDynamo, 400, false, "message"},
    ErrorInfo{ErrorCode::TrimmedDataAccess, "TrimmedDataAccessException", kDynamo, 400, false, "message"},
    ErrorInfo{ErrorCode::ExpiredIterator, "ExpiredIteratorException", kDynamo, 400, false, "message"},
    ErrorInfo{ErrorCode::AccessDenied, "AccessDeniedException", kCoral, 400, false, "Message"},
    ErrorInfo{ErrorCode::MissingAuthenticationToken, "MissingAuthenticationTokenException", kCoral, 400, false,
              "message"},
    ErrorInfo{ErrorCode::IncompleteSignature, "IncompleteSignatureException", kCoral, 400, false, "message"},
    ErrorInfo{ErrorCode::InvalidSignature, "InvalidSignatureException", kCoral, 400, false, "message"},
    ErrorInfo{ErrorCode::UnrecognizedClient, "UnrecognizedClientException", kCoral, 400, false, "message"},
    ErrorInfo{ErrorCode::InternalServerError, "InternalServerError", kDynamo, 500, true, "message"},
    ErrorInfo{ErrorCode::Cancelled, "RequestCancelled", kLocal, 500, true, "message"},
    ErrorInfo{ErrorCode::FileNotFound, "FileNotFound", kLocal, 500, false, "message"},
    ErrorInfo{ErrorCode::FileNotOurs, "FileNotOurs", kLocal, 500, false, "message"},
    ErrorInfo{ErrorCode::FileTooNew, "FileTooNew", kLocal, 500, false, "message"},
    ErrorInfo{ErrorCode::FileCorrupt, "FileCorrupt", kLocal, 500, false, "message"},
    ErrorInfo{ErrorCode::FileHeld, "FileHeld", kLocal, 500, true, "message"},
    ErrorInfo{ErrorCode::FileReadOnly, "FileReadOnly", kLocal, 500, false, "message"},
    ErrorInfo{ErrorCode::DiskFull, "DiskFull", kLocal, 500, true, "message"},
    ErrorInfo{ErrorCode::Io, "InputOutputError", kLocal, 500, true, "message"},
};

constexpr bool inOrder() {
    for (std::size_t i = 0; i < kTable.size(); ++i)
        if (static_cast<std::size_t>(kTable[i].code) != i) return false;
    return kTable.size() == static_cast<std::size_t>(ErrorCode::Io) + 1;
}
static_assert(inOrder());

} // namespace

const ErrorInfo& errorInfo(ErrorCode code) { return kTable[static_cast<std::size_t>(code)]; }

} // namespace rf
