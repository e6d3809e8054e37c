#pragma once
// Descriptions of log groups and streams in the meta tree. Internal to engine/logs.

#include "engine/catalog/log_schema.h"
#include "engine/storage/store.h"

namespace rf::logs {

Error noGroup();
Error noStream();

/// Errors: ResourceNotFound.
Result<LogGroupSchema> groupIn(ReadTxn& txn, std::string_view region, std::string_view name);
Result<std::optional<LogGroupSchema>> findGroup(ReadTxn& txn, std::string_view region, std::string_view name);
/// By region and name; an empty region: of all.
Result<std::vector<LogGroupSchema>> groupsIn(ReadTxn& txn, std::string_view region, std::string_view prefix);
Status putGroup(WriteTxn& txn, const LogGroupSchema& group);

/// Errors: ResourceNotFound.
Result<LogStreamSchema> streamIn(ReadTxn& txn, const LogGroupSchema& group, std::string_view name);
Result<std::optional<LogStreamSchema>> findStream(ReadTxn& txn, const LogGroupSchema& group, std::string_view name);
/// By name.
Result<std::vector<LogStreamSchema>> streamsIn(ReadTxn& txn, const LogGroupSchema& group, std::string_view prefix = {});
Status putStream(WriteTxn& txn, const LogStreamSchema& stream);

/// Makes and writes a group or a stream; the caller has checked the name and that there is none.
Result<LogGroupSchema> makeGroup(WriteTxn& txn, std::string_view region, std::string_view name, std::int64_t nowMs);
Result<LogStreamSchema> makeStream(WriteTxn& txn, LogGroupSchema& group, std::string_view name, std::int64_t nowMs);

/// Events of a stream whose time is in [fromMs, toMs).
KeyRange eventsOf(std::int64_t stream, std::int64_t fromMs, std::int64_t toMs);
/// All events of a stream.
KeyRange eventsOf(std::int64_t stream);

} // namespace rf::logs
