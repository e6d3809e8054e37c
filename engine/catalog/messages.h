#pragma once
// Every literal message of the service that operations use, in one place, so that the next change of wording is an edit
// of one file. Sources: spec/02, spec/03, spec/10 (newest wins: us-east-1, October 2026). Odd spacing and spelling are
// the service's own. Messages of values live in engine/value, those of expressions in engine/expr.
//
// Texts that take arguments are functions; names follow the situation, not the words.

#include "engine/base/error.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace rf::msg {

namespace detail {
template <class... Parts>
std::string cat(const Parts&... parts) {
    std::string text;
    (text.append(parts), ...);
    return text;
}
} // namespace detail

inline constexpr std::string_view kInvalid = "One or more parameter values were invalid: ";

/// `1 validation error detected: M`: PutItem and UpdateItem answer so for the families of spec/10 §1.
inline std::string enveloped(std::string_view message) {
    return detail::cat("1 validation error detected: ", message);
}
inline Error enveloped(Error error) {
    error.message = enveloped(error.message);
    return error;
}
inline std::string invalid(std::string_view what) { return detail::cat(kInvalid, what); }

// ---- decoding and the constraint pass (spec/02 §1–§3, spec/10 §1–§2)
inline constexpr std::string_view kStartOfStructure = "Start of structure or map found where not expected";
inline constexpr std::string_view kBadReturnValues = "Failed to satisfy constraint: Member must satisfy enum value set: "
                                                     "[ALL_OLD, UPDATED_OLD, ALL_NEW, UPDATE_NEW, NONE]";
inline constexpr std::string_view kTableNameRequired =
    "The parameter 'TableName' is required but was not present in the request";
inline constexpr std::string_view kTableNameLength =
    "TableName must be at least 3 characters long and at most 255 characters long";
inline constexpr std::string_view kUnknownOperation = "An unknown operation was requested.";
inline std::string mixing(std::string_view nonExpression, std::string_view expression) {
    return detail::cat("Can not use both expression and non-expression parameters in the same request: Non-expression "
                       "parameters: {", nonExpression, "} Expression parameters: {", expression, "}");
}

// ---- parameters before expressions (spec/02 §4.1, §5.15)
inline constexpr std::string_view kConditionalOperatorAlone =
    "ConditionalOperator cannot be used without Filter or Expected";
inline constexpr std::string_view kConditionalOperatorOfOne =
    "ConditionalOperator can only be used when Filter or Expected has two or more elements";
inline std::string valueAndList(std::string_view name) {
    return detail::cat(kInvalid, "Value and AttributeValueList cannot be used together for Attribute: ", name);
}
inline std::string existsWithOperator(std::string_view name) {
    return detail::cat(kInvalid, "Exists and ComparisonOperator cannot be used together for Attribute: ", name);
}
inline std::string operatorWithoutValue(std::string_view op, std::string_view name) {
    return detail::cat(kInvalid, "Value or AttributeValueList must be used with ComparisonOperator: ", op,
                       " for Attribute: ", name);
}
inline std::string listWithoutOperator(std::string_view name) {
    return detail::cat(kInvalid, "AttributeValueList can only be used with a ComparisonOperator for Attribute: ", name);
}
/// `exists`: "null" or "true".
inline std::string valueRequired(std::string_view exists, std::string_view name) {
    return detail::cat(kInvalid, "Value must be provided when Exists is ", exists, " for Attribute: ", name);
}
inline std::string valueOfAbsent(std::string_view name) {
    return detail::cat(kInvalid, "Value cannot be used when Exists is false for Attribute: ", name);
}
inline std::string operatorCount(std::string_view op) {
    return detail::cat(kInvalid, "Invalid number of argument(s) for the ", op, " ComparisonOperator");
}
inline constexpr std::string_view kMixedValueList =
    "One or more parameter values were invalid: AttributeValues inside AttributeValueList must be of same type";
inline std::string operatorType(std::string_view op, std::string_view type) {
    return detail::cat(kInvalid, "ComparisonOperator ", op, " is not valid for ", type, " AttributeValue type");
}
inline constexpr std::string_view kReversedBetween =
    "The BETWEEN condition was provided a range where the lower bound is greater than the upper bound";
inline constexpr std::string_view kOnlyDeleteWithoutValue = "One or more parameter values were invalid: Only DELETE action "
                                                            "is allowed when no attribute value is specified";
/// `what`: "ADD action" or "DELETE action with value"; `type`: "S" …
inline std::string actionType(std::string_view what, std::string_view type) {
    return detail::cat(kInvalid, what, " is not supported for the type ", type);
}
inline constexpr std::string_view kNotIndexable = "Attempted conditional constraint is not an indexable operation";

// ---- tables and indexes (spec/02 §2, §5.6)
inline constexpr std::string_view kTableNotFound = "Requested resource not found";
inline std::string tableNotFound(std::string_view table) {
    return detail::cat("Requested resource not found: Table: ", table, " not found");
}
inline std::string noSuchIndex(std::string_view index) {
    return detail::cat("The table does not have the specified index: ", index);
}
inline std::string backfillingIndex(std::string_view index) {
    return detail::cat("Cannot read from backfilling global secondary index: ", index);
}

// ---- backups, exports, imports, global tables: there are none (spec/06)
inline std::string noSuchTable(std::string_view table) { return detail::cat("Table not found: ", table); }
inline std::string noBackup(std::string_view arn) { return detail::cat("Backup not found: ", arn); }
inline std::string noExport(std::string_view arn) { return detail::cat("Export not found: ", arn); }
inline std::string noImport(std::string_view arn) { return detail::cat("Import not found: ", arn); }
inline std::string noGlobalTable(std::string_view name) {
    return detail::cat("Global table not found: Global table with name: '", name, "' does not exist.");
}

// ---- placeholders (spec/02 §4.1)
inline constexpr std::string_view kNamesWithoutExpression =
    "ExpressionAttributeNames can only be specified when using expressions";
inline constexpr std::string_view kValuesWithoutExpression =
    "ExpressionAttributeValues can only be specified when using expressions";
/// `what`: "ConditionExpression is null", "FilterExpression and KeyConditionExpression are null" …
inline std::string valuesWithoutExpression(std::string_view what) {
    return detail::cat(kValuesWithoutExpression, ": ", what);
}
inline std::string badExpressionValue(std::string_view error, std::string_view key) {
    return detail::cat("ExpressionAttributeValues contains invalid value: ", error, " for key ", key);
}
inline std::string duplicateAttributeToGet(std::string_view name) {
    return detail::cat(kInvalid, "Duplicate value in attribute name: ", name);
}

// ---- keys and items (spec/01 §4–§5, spec/02 §4.2, spec/10 §3)
inline constexpr std::string_view kKeyMismatch = "The provided key element does not match the schema";
inline std::string missingKey(std::string_view name) {
    return detail::cat(kInvalid, "Missing the key ", name, " in the item");
}
inline std::string keyType(std::string_view name, std::string_view expected, std::string_view actual) {
    return detail::cat(kInvalid, "Type mismatch for key ", name, " expected: ", expected, " actual: ", actual);
}
inline std::string indexKeyType(std::string_view name, std::string_view expected, std::string_view actual,
                                std::string_view index) {
    return detail::cat(kInvalid, "Type mismatch for Index Key ", name, " Expected: ", expected, " Actual: ", actual,
                       " IndexName: ", index);
}
/// `what`: "string" or "binary".
inline std::string emptyKey(std::string_view what, std::string_view name) {
    return detail::cat("One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain "
                       "an empty ", what, " value. Key: ", name);
}
inline std::string emptyIndexKey(std::string_view what, std::string_view index, std::string_view name) {
    return detail::cat("One or more parameter values are not valid. A value specified for a secondary index key is not "
                       "supported. The AttributeValue for a key attribute cannot contain an empty ", what,
                       " value. IndexName: ", index, ", IndexKey: ", name);
}
inline constexpr std::string_view kEmptyAttributeName = "Empty attribute name";
inline constexpr std::string_view kAttributeNameTooLong =
    "One or more parameter values were invalid: Attribute name is too large, must be at most 65535 bytes";
inline constexpr std::string_view kEmptyStringSet =
    "One or more parameter values were invalid: An string set  may not be empty";
inline constexpr std::string_view kEmptyNumberSet =
    "One or more parameter values were invalid: An number set  may not be empty";
inline constexpr std::string_view kEmptyBinarySet =
    "One or more parameter values were invalid: Binary sets should not be empty";
inline constexpr std::string_view kDuplicateNumbers = "Input collection contains duplicates";
inline constexpr std::string_view kHashKeyTooLong =
    "One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048 bytes";
inline constexpr std::string_view kRangeKeyTooLong = "One or more parameter values were invalid: Aggregated size of all "
                                                     "range keys has exceeded the size limit of 1024 bytes";
inline constexpr std::string_view kItemTooLarge = "Item size has exceeded the maximum allowed size";
inline constexpr std::string_view kUpdatedItemTooLarge = "Item size to update has exceeded the maximum allowed size";
inline constexpr std::string_view kNesting = "Nesting Levels have exceeded supported limits: Attributes in the item have "
                                             "nested levels beyond supported limit";
inline std::string updateOfKey(std::string_view name) {
    return detail::cat(kInvalid, "Cannot update attribute ", name, ". This attribute is part of the key");
}
/// `what`: "Key" or "IndexKey".
inline std::string nestedKeyPath(std::string_view what, std::string_view name) {
    return detail::cat("Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: ",
                       what, ": ", name);
}
/// `what`: "string" or "binary". Public captures of the service, June 2026.
inline std::string updateOfIndexKeyToEmpty(std::string_view what) {
    return detail::cat("One or more parameter values are not valid. The update expression attempted to update a secondary "
                       "index key to a value that is not supported. The AttributeValue for a key attribute cannot contain "
                       "an empty ", what, " value.");
}
inline constexpr std::string_view kUpdateOfIndexKeyType =
    "The update expression attempted to update the secondary index key to unsupported type";
inline constexpr std::string_view kReturnValuesOldOrNone = "ReturnValues can only be ALL_OLD or NONE";
inline constexpr std::string_view kDuplicateItem = "Duplicate primary key exists in table";
inline constexpr std::string_view kConditionFailed = "The conditional request failed";

// ---- Query and Scan (spec/02 §5.6–§5.7, spec/10 §7)
inline constexpr std::string_view kNoKeyCondition =
    "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.";
inline constexpr std::string_view kTooManyKeyConditions = "Conditions can be of length 1 or 2 only";
inline constexpr std::string_view kConsistentOnGlobal =
    "Consistent reads are not supported on global secondary indexes";
inline std::string missedKeyElement(std::string_view name) {
    return detail::cat("Query condition missed key schema element: ", name);
}
inline constexpr std::string_view kKeyConditionNotSupported = "Query key condition not supported";
inline constexpr std::string_view kConditionType =
    "One or more parameter values were invalid: Condition parameter type does not match schema type";
/// `what`: "Filter Expression" or "QueryFilter".
inline std::string filterOnKey(std::string_view what, std::string_view name) {
    return detail::cat(what, " can only contain non-primary key attributes: Primary key attribute: ", name);
}
inline std::string allAttributesOfGlobal(std::string_view index) {
    return detail::cat(kInvalid, "Select type ALL_ATTRIBUTES is not supported for global secondary index ", index,
                       " because its projection type is not ALL");
}
/// `names`: comma separated.
inline std::string notProjected(std::string_view index, std::string_view names) {
    return detail::cat(kInvalid, "Global secondary index ", index, " does not project [", names, "]");
}
inline constexpr std::string_view kSpecificWithoutProjection =
    "Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES";
inline constexpr std::string_view kProjectionWithCount =
    "Cannot specify the ProjectionExpression when choosing to get only the Count";
inline constexpr std::string_view kAttributesToGetWithCount =
    "Cannot specify the AttributesToGet when choosing to get only the Count";
/// `what`: "ProjectionExpression" or "AttributesToGet"; `select`: "ALL_ATTRIBUTES" …
inline std::string projectionWithSelect(std::string_view what, std::string_view select) {
    return detail::cat("Cannot specify the ", what, " when choosing to get ", select);
}
inline constexpr std::string_view kProjectedWithoutIndex =
    "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName";
inline constexpr std::string_view kStartKeyInvalid = "The provided starting key is invalid";
inline constexpr std::string_view kScanStartKeyInvalid =
    "The provided starting key is invalid: The provided key element does not match the schema";
inline constexpr std::string_view kStartKeyOutside =
    "The provided starting key is outside query boundaries based on provided conditions";
inline constexpr std::string_view kStartKeyPredicate = "The provided starting key does not match the range key predicate";
inline constexpr std::string_view kCannotRestart = "The query can return at most one row and cannot be restarted";
inline constexpr std::string_view kTotalSegmentsRequired =
    "The TotalSegments parameter is required but was not present in the request when Segment parameter is present";
inline constexpr std::string_view kSegmentRequired =
    "The Segment parameter is required but was not present in the request when parameter TotalSegments is present";
inline std::string segmentTooLarge(std::int64_t segment, std::int64_t total) {
    return detail::cat("The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: ",
                       std::to_string(segment), " is not less than TotalSegments: ", std::to_string(total));
}
inline std::string startKeyOfOtherSegment(std::int64_t total, std::int64_t segment) {
    return detail::cat("The provided starting key is invalid: Invalid ExclusiveStartKey. Please use ExclusiveStartKey with "
                       "correct Segment. TotalSegments: ", std::to_string(total), " Segment: ", std::to_string(segment));
}

// ---- batches (spec/02 §5.9–§5.10, spec/10 §5)
inline constexpr std::string_view kBatchWriteRequired = "The requestItems parameter is required for BatchWriteItem";
inline std::string tooManyInBatch(std::string_view operation) {
    return detail::cat("Too many items requested for the ", operation, " call");
}
inline constexpr std::string_view kDuplicateKeys = "Provided list of item keys contains duplicates";
inline constexpr std::string_view kManyTypes =
    "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes";

inline constexpr std::string_view kCollectionTooLarge = "Collection size exceeded.";

// ---- transactions (spec/02 §5.11, spec/10 §6)
inline constexpr std::string_view kOneOperationPerItem =
    "Transaction request cannot include multiple operations on one item";
inline constexpr std::string_view kOneActionPerMember =
    "TransactItems can only contain one of Check, Put, Update or Delete";
inline constexpr std::string_view kEmptyMember =
    "Invalid Request: TransactWriteRequest should contain Delete or Put or Update request";
inline constexpr std::string_view kTransactionTooLarge =
    "Transaction request cannot exceed 4 MB: Collection size exceeded.";
/// `codes`: "None, ConditionalCheckFailed".
inline std::string transactionCanceled(std::string_view codes) {
    return detail::cat("Transaction cancelled, please refer cancellation reasons for specific reasons [", codes, "]");
}
inline constexpr std::string_view kTokenReused =
    "The provided client token was used with different request parameters";

// ---- control plane (spec/02 §6, spec/10 §8)
inline std::string tableExists(std::string_view table) { return detail::cat("Table already exists: ", table); }
/// `doing`: "created", "updated", "deleted".
inline std::string tableInUse(std::string_view doing, std::string_view table) {
    return detail::cat("Attempt to change a resource which is still in use: Table is being ", doing, ": ", table);
}
inline constexpr std::string_view kDeletionProtected = "Resource cannot be deleted as it is currently protected against "
                                                       "deletion. Disable deletion protection first.";
inline constexpr std::string_view kUnitsOnDemand =
    "One or more parameter values were invalid: Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when "
    "BillingMode is PAY_PER_REQUEST";
inline constexpr std::string_view kUnitsRequired =
    "One or more parameter values were invalid: ReadCapacityUnits and WriteCapacityUnits must both be specified when "
    "BillingMode is PROVISIONED";
inline std::string unitsOutOfBounds(std::string_view value, std::string_view member) {
    return detail::cat("Given value ", value, " for ", member, " is out of bounds");
}
inline std::string unitsOutOfBoundsOfIndex(std::string_view value, std::string_view member, std::string_view index) {
    return detail::cat(unitsOutOfBounds(value, member), " for index ", index);
}
inline constexpr std::string_view kFewerDefinitions =
    "Invalid KeySchema: Some index key attribute have no definition";
/// Lists without brackets: "a, b".
inline std::string undefinedKeys(std::string_view keys, std::string_view definitions) {
    return detail::cat(kInvalid, "Some index key attributes are not defined in AttributeDefinitions. Keys: [", keys,
                       "], AttributeDefinitions: [", definitions, "]");
}
inline constexpr std::string_view kHashAndRangeSame =
    "Both the Hash Key and the Range Key element in the KeySchema have the same name";
inline constexpr std::string_view kFirstNotHash = "Invalid KeySchema: The first KeySchemaElement is not a HASH key type";
inline constexpr std::string_view kSecondNotRange =
    "Invalid KeySchema: The second KeySchemaElement is not a RANGE key type";
inline constexpr std::string_view kDefinitionsUnused =
    "One or more parameter values were invalid: Number of attributes in KeySchema does not exactly match number of "
    "attributes defined in AttributeDefinitions";
inline std::string someDefinitionsUnused(std::string_view definitions, std::string_view used) {
    return detail::cat(kInvalid, "Some AttributeDefinitions are not used. AttributeDefinitions: [", definitions,
                       "], keys used: [", used, "]");
}
inline std::string duplicateDefinition(std::string_view name) {
    return detail::cat("Attribute Name is duplicated: ", name);
}
/// `kind`: "LocalSecondaryIndexes" or "GlobalSecondaryIndexes".
inline std::string emptyIndexList(std::string_view kind) {
    return detail::cat(kInvalid, "List of ", kind, " is empty");
}
inline constexpr std::string_view kNoTableRange =
    "One or more parameter values were invalid: Table KeySchema does not have a range key, which is required when "
    "specifying a LocalSecondaryIndex";
inline std::string noIndexRange(std::string_view index) {
    return detail::cat(kInvalid, "Index KeySchema does not have a range key for index: ", index);
}
inline std::string otherHash(std::string_view index, std::string_view indexHash, std::string_view tableHash) {
    return detail::cat(kInvalid,
                       "Index KeySchema does not have the same leading hash key as table KeySchema for index: ", index,
                       ". index hash key: ", indexHash, ", table hash key: ", tableHash);
}
inline constexpr std::string_view kNoProjectionType = "One or more parameter values were invalid: Unknown ProjectionType: null";
inline std::string namesWithProjection(std::string_view type) {
    return detail::cat(kInvalid, "ProjectionType is ", type, ", but NonKeyAttributes is specified");
}
inline constexpr std::string_view kIncludeWithoutNames =
    "One or more parameter values were invalid: ProjectionType is INCLUDE, but NonKeyAttributes is not specified";
inline std::string duplicateNonKey(std::string_view name) {
    return detail::cat(kInvalid, "Duplicate element in NonKeyAttributes: ", name);
}
inline constexpr std::string_view kTooManyProjected =
    "One or more parameter values were invalid: Number of attributes in all projections exceeds the per-table limit of 100";
inline std::string duplicateIndex(std::string_view index) {
    return detail::cat(kInvalid, "Duplicate index name: ", index);
}
inline constexpr std::string_view kTooManyLocal =
    "One or more parameter values were invalid: Number of LocalSecondaryIndexes exceeds per-table limit of 5";
inline constexpr std::string_view kTooManyGlobal =
    "One or more parameter values were invalid: GlobalSecondaryIndex count exceeds the per-table limit of 20";
inline constexpr std::string_view kTooManyHash =
    "One or more parameter values were invalid: The KeySchema exceeds the maximum allowed number of HASH key attributes";
inline constexpr std::string_view kTooManyRange =
    "One or more parameter values were invalid: The KeySchema exceeds the maximum allowed number of RANGE key attributes";
inline constexpr std::string_view kHashBehindRange = "One or more parameter values were invalid: All HASH key attributes "
                                                     "must precede RANGE key attributes in the KeySchema";
inline constexpr std::string_view kKeyNameTwice = "The KeySchema contains multiple key attributes with the same name";
inline std::string indexUnitsOnDemand(std::string_view index) {
    return detail::cat(kInvalid, "ProvisionedThroughput should not be specified for index: ", index,
                       " when BillingMode is PAY_PER_REQUEST");
}
/// CreateTable, provisioned.
inline std::string indexUnitsMissing(std::string_view index) {
    return detail::cat(kInvalid, "ProvisionedThroughput is not specified for index: ", index);
}
/// UpdateTable creating or changing an index of a provisioned table.
inline std::string bothIndexUnits(std::string_view index) {
    return detail::cat(kInvalid, "Both ReadCapacityUnits and WriteCapacityUnits must be specified for index: ", index);
}
/// UpdateTable creating an index on demand.
inline std::string newIndexUnitsOnDemand(std::string_view index) {
    return detail::cat(kInvalid, "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified for index: ", index,
                       " when BillingMode is PAY_PER_REQUEST");
}
inline std::string onlyOnDemandUpdates(std::string_view index) {
    return detail::cat(kInvalid, "The only Updates for index: ", index,
                       " when TableThroughputMode is PAY_PER_REQUEST can be to OnDemandThroughput, WarmThroughput");
}
/// `indexes`: "gsi1,gsi2".
inline std::string indexUnitsRequired(std::string_view indexes) {
    return detail::cat(kInvalid, "ProvisionedThroughput must be specified for index: ", indexes);
}
inline constexpr std::string_view kTableUnitsRequired =
    "One or more parameter values were invalid: ProvisionedThroughput must be specified when BillingMode is PROVISIONED";
inline constexpr std::string_view kNoViewType =
    "One or more parameter values were invalid: Table is being created with a stream enabled, UpdateViewType is required";
inline constexpr std::string_view kNoViewTypeInUpdate =
    "One or more parameter values were invalid: If stream is being enabled then UpdateViewType is required";
inline constexpr std::string_view kViewTypeOfDisabling =
    "One or more parameter values were invalid: If stream is being disabled, then UpdateViewType must not be specified";
inline constexpr std::string_view kViewTypeOfDisabled =
    "One or more parameter values were invalid: Table is being created with a stream disabled, UpdateViewType should not "
    "be specified";
inline std::string streamAlreadyOn(std::string_view table) {
    return detail::cat("Table already has an enabled stream: TableName: ", table);
}
inline std::string noStreamToDisable(std::string_view table) {
    return detail::cat("Table has no stream to disable: TableName: ", table);
}
/// `member`: "MaxReadRequestUnits" or "MaxWriteRequestUnits"; `index` empty = the table.
inline std::string onDemandOfProvisioned(std::string_view member, std::string_view index) {
    return detail::cat(kInvalid, member, " for OnDemandThroughput", index.empty() ? "" : " for index: ", index,
                       " cannot be specified when the table BillingMode is PROVISIONED");
}
inline std::string onDemandRange(std::string_view member, std::string_view index) {
    return detail::cat(kInvalid, "Requested ", member, " for OnDemandThroughput for ",
                       index.empty() ? "table" : "index : ", index, " is outside of valid range");
}
/// `member`: "ReadUnitsPerSecond" or "WriteUnitsPerSecond"; `index` empty = the table.
inline std::string warmBelow(std::string_view member, std::string_view index, std::string_view what) {
    return detail::cat(kInvalid, "Requested ", member, " for WarmThroughput for ", index.empty() ? "table" : "index ",
                       index, " is lower than ", what);
}
// What the failure lab says in the service's name (spec/02 §2, §5.11; spec/04 §4).
inline constexpr std::string_view kProvisionedExceeded =
    "The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning "
    "level with the UpdateTable API.";
inline constexpr std::string_view kIndexProvisionedExceeded =
    "The level of configured provisioned throughput for one or more global secondary indexes of the table was exceeded. "
    "Consider increasing your provisioning level for the under-provisioned global secondary indexes with the UpdateTable "
    "API";
inline constexpr std::string_view kOnDemandExceeded =
    "Throughput exceeds the current capacity of your table or index. DynamoDB is automatically scaling your table or "
    "index so please try again shortly. If exceptions persist, check if you have a hot key: "
    "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html";
inline constexpr std::string_view kControlPlaneRate = "Rate of requests exceeds the allowed throughput.";
inline constexpr std::string_view kInternalServerError = "Internal server error";
inline constexpr std::string_view kConflict = "Transaction is ongoing for the item";
inline constexpr std::string_view kConflictReason = "Transaction is ongoing for the item.";

inline constexpr std::string_view kWarmInitial = "initial throughput for OnDemand";
inline constexpr std::string_view kWarmCurrent = "current WarmThroughput, decreasing WarmThroughput is not supported";
inline constexpr std::string_view kBadTableClass = "Invalid table-class parameter provided. Please try again with a valid "
                                                   "table-class value: [STANDARD, STANDARD_INFREQUENT_ACCESS].";
inline constexpr std::string_view kSseTypeOfDisabled =
    "One or more parameter values were invalid: SSEType can not be specified if Enabled is false";
inline constexpr std::string_view kKmsKeyOfDisabled =
    "One or more parameter values were invalid: KMSMasterKeyId can not be specified if Enabled is false";
inline constexpr std::string_view kKmsTypeRequired =
    "One or more parameter values were invalid: SSEType KMS is required if KMSMasterKeyId is specified";
inline constexpr std::string_view kAesNotSupported =
    "One or more parameter values were invalid: SSEType AES256 is not supported";
inline constexpr std::string_view kEncryptedByDefault =
    "One or more parameter values were invalid: Table is already encrypted by default";
inline constexpr std::string_view kEncryptedWithKey =
    "One or more parameter values were invalid: Table is already encrypted with given KMSMasterKeyId. Use KMSMasterKeyId "
    "parameter if you want to change Master Key";
inline std::string badTagKey(std::string_view key) { return detail::cat("The Tag Key provided is invalid, Key: ", key); }
inline std::string badTagValue(std::string_view value) {
    return detail::cat("The Tag Value provided is invalid, Value: ", value);
}
inline std::string reservedTag(std::string_view key) {
    return detail::cat("Tag Key cannot be prefixed with aws:, Key: ", key);
}
inline std::string duplicateTag(std::string_view key) {
    return detail::cat("Duplicate Tag Keys provided as input: Duplicate Tag Key found ", key);
}
inline constexpr std::string_view kTooManyTags = "Number of Tags exceed the current limit for the provided ResourceArn";
/// What one UpdateTable cannot do at once (one kind of change a call). `what`: "TableClass modification" …
inline std::string onlyOperation(std::string_view what) {
    return detail::cat(kInvalid, what, " must be the only operation in the request");
}
inline constexpr std::string_view kNewIndexWithWarm = "One or more parameter values were invalid: Create global secondary "
                                                      "index cannot be specified when updating WarmThroughput";
inline constexpr std::string_view kOnDemandCombined = "One or more parameter values were invalid: OnDemandThroughput can "
                                                      "only be combined with BillingMode in an UpdateTable request";
inline constexpr std::string_view kStreamWithUnits =
    "One or more parameter values were invalid: You cannot modify stream status while updating table IOPS";
inline constexpr std::string_view kIndexWithUnits =
    "One or more parameter values were invalid: You cannot create or delete index while updating table IOPS";
inline constexpr std::string_view kIndexWithStream =
    "One or more parameter values were invalid: You cannot create or delete index while changing stream status";
inline constexpr std::string_view kNoIndexUpdates =
    "One or more parameter values were invalid: List of GlobalSecondaryIndexUpdates is empty";
inline constexpr std::string_view kOneActionPerUpdate = "One or more parameter values were invalid: Only one global "
                                                        "secondary index action is allowed per GlobalSecondaryIndexUpdate object";
/// `doing`: "delete" or "update".
inline std::string notGlobal(std::string_view doing, std::string_view index) {
    return detail::cat("Cannot ", doing, " an index that is not a GlobalSecondaryIndex: ", index);
}
inline constexpr std::string_view kTooManyGlobalLater =
    "Subscriber limit exceeded: GlobalSecondaryIndex count exceeds the per-table limit of 20";
inline constexpr std::string_view kUnknownFailure =
    "The request processing has failed because of an unknown error, exception or failure.";
inline constexpr std::string_view kNothingToUpdate =
    "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates or "
    "SSESpecification or ReplicaUpdates is required";
/// `what`: "table" or "index X".
inline std::string unitsUnchanged(std::string_view what, std::int64_t read, std::int64_t write) {
    const std::string r = std::to_string(read), w = std::to_string(write);
    return detail::cat("The provisioned throughput for the ", what,
                       " will not change. The requested value equals the current value. Current ReadCapacityUnits "
                       "provisioned for the table: ", r, ". Requested ReadCapacityUnits: ", r,
                       ". Current WriteCapacityUnits provisioned for the table: ", w,
                       ". Requested WriteCapacityUnits: ", w,
                       ". Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits.");
}
inline constexpr std::string_view kEmptyIndexUpdate =
    "One or more parameter values were invalid: One of GlobalSecondaryIndexUpdate.Update, "
    "GlobalSecondaryIndexUpdate.Create, GlobalSecondaryIndexUpdate.Delete must not be null";
inline std::string indexTwice(std::string_view index) {
    return detail::cat(kInvalid, "Only one global secondary index update per index is allowed simultaneously. Index: ",
                       index);
}
inline constexpr std::string_view kOneIndexAtATime =
    "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table";
inline constexpr std::string_view kIndexExists =
    "Attempting to create an index which already exists";
inline std::string keyRedefined(std::string_view existing, std::string_view wanted) {
    return detail::cat(kInvalid, "Attributes cannot be redefined. Please check that your attribute has the same type as "
                       "previously defined. Existing schema: ", existing, " New schema: ", wanted);
}
/// `last` and `next`: moments as `Wednesday, November 25, 2026 3:16:16 AM UTC`.
inline std::string tooManyDecreases(std::int64_t today, std::string_view last, std::string_view next) {
    return detail::cat("Subscriber limit exceeded: Provisioned throughput decreases are limited within a given UTC day. "
                       "After the first 4 decreases, each subsequent decrease in the same UTC day can be performed at "
                       "most once every 3600 seconds. Number of decreases today: ", std::to_string(today),
                       ". Last decrease at ", last, ". Next decrease can be made at ", next, ".");
}

// ---- tags and resource policies (spec/02 §6.6–§6.7, spec/10 §9)
inline constexpr std::string_view kNoResourceArn = "Invalid TableArn";
inline std::string badResourceArn(std::string_view arn) {
    return detail::cat("Invalid TableArn: Invalid ResourceArn provided as input ", arn);
}
inline std::string resourceNotFound(std::string_view arn) {
    return detail::cat("Requested resource not found: ResourcArn: ", arn, " not found");
}
inline constexpr std::string_view kNoTags = "Atleast one Tag needs to be provided as Input.";
inline constexpr std::string_view kNoTagKeys = "Atleast one Tag Key needs to be provided as Input.";
inline constexpr std::string_view kBadNextToken = "Invalid NextToken";
/// `action`: "dynamodb:ListTagsOfResource".
inline std::string notAuthorized(std::string_view user, std::string_view action, std::string_view resource) {
    return detail::cat("User: ", user, " is not authorized to perform: ", action, " on resource: ", resource);
}
/// From here to kPolicyTooLarge: no sight of the service's words.
inline std::string noPolicy(std::string_view arn) {
    return detail::cat("Resource-based policy not found for the provided ResourceArn: ", arn);
}
inline constexpr std::string_view kBadPolicy = "Invalid policy document: it must be a JSON object";
inline constexpr std::string_view kPolicyTooLarge = "Resource-based policy size exceeds the limit of 20 KB";

// ---- time to live (spec/02 §6.5, spec/10 §9)
inline constexpr std::string_view kTimeToLiveEnabled = "TimeToLive is already enabled";
inline constexpr std::string_view kTimeToLiveDisabled = "TimeToLive is already disabled";
inline std::string timeToLiveElsewhere(std::string_view attribute) {
    return detail::cat("TimeToLive is active on a different AttributeName: current AttributeName is ", attribute);
}
inline constexpr std::string_view kTimeToLiveTooOften =
    "Time to live has been modified multiple times within a fixed interval";

} // namespace rf::msg
