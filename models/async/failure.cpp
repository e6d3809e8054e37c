// Errors in plain words.

#include "models/async/failure.h"

#include "models/value/tr.h"


namespace rf::models {
namespace {

QString text(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

struct Words {
    QString headline;
    QString remedy;
};

Words wordsOfService(rf::ErrorCode code);
Words wordsOfFile(rf::ErrorCode code);

Words wordsOf(rf::ErrorCode code) {
    return code < rf::ErrorCode::Cancelled ? wordsOfService(code) : wordsOfFile(code);
}

Words wordsOfService(rf::ErrorCode code) {
    using enum rf::ErrorCode;
    switch (code) {
    case Validation:
        return {tr("The request is not valid."), tr("Change what the message below names and try again.")};
    case Serialization:
        return {tr("The request could not be read."), tr("Check the JSON: a value has a wrong form.")};
    case UnknownOperation:
        return {tr("This operation is not supported."), tr("Check the operation's name.")};
    case ResourceNotFound:
        return {tr("The table or index does not exist."),
                tr("Check the name and the region, then refresh the list of tables.")};
    case ResourceInUse:
        return {tr("The table exists already or is being changed."),
                tr("Choose another name, or wait until the table is active again.")};
    case ConditionalCheckFailed:
        return {tr("The item is not as the condition demands; nothing was written."),
                tr("Read the item again, compare, and repeat the change.")};
    case TransactionCanceled:
        return {tr("The transaction was cancelled; nothing was written."),
                tr("See the reasons below. Your staged changes are still here.")};
    case TransactionConflict:
        return {tr("Another transaction is changing the same item; nothing was written."),
                tr("Try again in a moment.")};
    case TransactionInProgress:
        return {tr("This transaction is running already."), tr("Wait until it ends, then look at the result.")};
    case IdempotentParameterMismatch:
        return {tr("This transaction's token was used for another request."), tr("Commit again with a new token.")};
    case ItemCollectionSizeLimitExceeded:
        return {tr("The items of this partition key have reached 10 GB."),
                tr("Delete items of the partition, or use a table without local indexes.")};
    case ProvisionedThroughputExceeded:
        return {tr("The table's provisioned capacity is used up."),
                tr("Try again later, or raise the table's capacity units.")};
    case Throttling:
        return {tr("Requests come faster than the table takes them."), tr("Try again in a moment.")};
    case RequestLimitExceeded:
        return {tr("The account's throughput limit is reached."), tr("Try again later, with fewer requests at once.")};
    case LimitExceeded:
        return {tr("A limit of the service is reached."),
                tr("Wait until running changes of tables and indexes are done, then try again.")};
    case DuplicateItem:
        return {tr("An item with this key exists already."), tr("Choose another key, or edit the existing item.")};
    case PolicyNotFound:
        return {tr("There is no such policy, or it was changed meanwhile."),
                tr("Read the policy again, then change it.")};
    case TableNotFound:
        return {tr("The table does not exist."), tr("Check the name and the region, then refresh the list of tables.")};
    case BackupNotFound:
        return {tr("The backup does not exist."), tr("Refresh the list of backups.")};
    case GlobalTableNotFound:
        return {tr("The global table does not exist."), tr("Check its name.")};
    case ExportNotFound:
        return {tr("The export does not exist."), tr("Check its name.")};
    case ImportNotFound:
        return {tr("The import does not exist."), tr("Check its name.")};
    case TrimmedDataAccess:
        return {tr("These stream records are older than a day and gone."),
                tr("Begin with the oldest record there is: TRIM_HORIZON.")};
    case ExpiredIterator:
        return {tr("The shard iterator is older than 15 minutes."), tr("Get a new iterator for the place you were at.")};
    case AccessDenied:
        return {tr("Access was denied."), tr("Check the credentials and the policy they stand under.")};
    case MissingAuthenticationToken:
        return {tr("The request carries no credentials."), tr("Give the client an access key; any will do here.")};
    case IncompleteSignature:
        return {tr("The request's signature is incomplete."),
                tr("Let an AWS SDK or the AWS CLI sign the request: a part of its header is missing.")};
    case InvalidSignature:
        return {tr("The request's signature does not match."),
                tr("Check the secret key and the clock of the client.")};
    case UnrecognizedClient:
        return {tr("The access key is not known here."),
                tr("Use one of the file's access keys, or add this one to them.")};
    default:
        return {tr("The engine met an error of its own."),
                tr("Try again. If it happens once more, check the file: File › Check.")};
    }
}

Words wordsOfFile(rf::ErrorCode code) {
    using enum rf::ErrorCode;
    switch (code) {
    case Cancelled:
        return {tr("Cancelled."), tr("Run it again when you wish.")};
    case FileNotFound:
        return {tr("The file does not exist."), tr("It may have been moved or renamed: open it from its new place.")};
    case FileNotOurs:
        return {tr("This is no Rangefinder file."),
                tr("A DynamoDB Local database can be converted into a new file; the original stays as it is.")};
    case FileTooNew:
        return {tr("The file was written by a newer version."), tr("Install the newest Rangefinder to open it.")};
    case FileCorrupt:
        return {tr("The file is damaged."),
                tr("Check the file to see what is affected, and go on from a copy or a backup.")};
    case FileHeld:
        return {tr("Another program has the file open for writing."),
                tr("Close it there, or open the file read-only here.")};
    case FileReadOnly:
        return {tr("The file can only be read."),
                tr("Make the file and its folder writable, or save a copy elsewhere.")};
    case DiskFull:
        return {tr("The disk is full; nothing of this was written."), tr("Free some space and try again.")};
    default:
        return {tr("The file could not be read or written."),
                tr("Check that the disk is connected and healthy, then try again.")};
    }
}

} // namespace

Failure Failure::of(const rf::Error& error) {
    const Words words = wordsOf(error.code);
    Failure failure;
    failure.name = text(error.name());
    failure.headline = words.headline;
    failure.detail = text(error.message);
    failure.remedy = words.remedy;
    failure.cancelled = error.code == rf::ErrorCode::Cancelled;
    failure.notOurs = error.code == rf::ErrorCode::FileNotOurs;
    failure.held = error.code == rf::ErrorCode::FileHeld;
    return failure;
}

Failure Failure::own(const QString& headline, const QString& detail, const QString& remedy) {
    Failure failure;
    failure.headline = headline;
    failure.detail = detail;
    failure.remedy = remedy;
    return failure;
}

} // namespace rf::models
