#include "engine/logs/log_store.h"

#include "engine/storage/sqlite/layout.h"

namespace rf::logs {
namespace {

using sqlite::kMetaTree;

/// What follows every key that begins with the prefix. Prefixes end with no 0xFF: names are UTF-8.
std::string endOf(std::string prefix) {
    ++prefix.back();
    return prefix;
}

template <class T>
Result<std::optional<T>> find(ReadTxn& txn, const std::string& key, Result<T> (*read)(std::string_view)) {
    Record record;
    RF_ASSIGN(const bool found, txn.get(kMetaTree, key, record));
    if (!found) return std::optional<T>();
    RF_ASSIGN(T value, read(record.bytes));
    return std::optional<T>(std::move(value));
}

template <class T>
Result<std::vector<T>> under(ReadTxn& txn, std::string prefix, Result<T> (*read)(std::string_view)) {
    std::vector<T> all;
    Status status;
    std::string end = endOf(prefix);
    RF_TRY(txn.scan(kMetaTree, {std::move(prefix), std::move(end), true}, [&](std::string_view, std::string_view bytes, std::size_t) {
        auto each = read(bytes);
        if (each)
            all.push_back(std::move(*each));
        else
            status = each.error();
        return status.has_value();
    }));
    RF_TRY(status);
    return all;
}

} // namespace

Error noGroup() { return {ErrorCode::ResourceNotFound, "The specified log group does not exist."}; }
Error noStream() { return {ErrorCode::ResourceNotFound, "The specified log stream does not exist."}; }

Result<std::optional<LogGroupSchema>> findGroup(ReadTxn& txn, std::string_view region, std::string_view name) {
    return find<LogGroupSchema>(txn, logGroupMetaKey(region, name), logGroupFromJson);
}

Result<LogGroupSchema> groupIn(ReadTxn& txn, std::string_view region, std::string_view name) {
    RF_ASSIGN(auto group, findGroup(txn, region, name));
    if (!group) return noGroup();
    return std::move(*group);
}

Result<std::vector<LogGroupSchema>> groupsIn(ReadTxn& txn, std::string_view region, std::string_view prefix) {
    if (!region.empty()) return under<LogGroupSchema>(txn, logGroupMetaKey(region, prefix), logGroupFromJson);
    RF_ASSIGN(auto all, under<LogGroupSchema>(txn, std::string(kLogGroupMetaPrefix), logGroupFromJson));
    std::erase_if(all, [&](const LogGroupSchema& group) { return !group.name.starts_with(prefix); });
    return all;
}

Status putGroup(WriteTxn& txn, const LogGroupSchema& group) {
    return txn.putMeta(logGroupMetaKey(group.region, group.name), logGroupToJson(group));
}

Result<std::optional<LogStreamSchema>> findStream(ReadTxn& txn, const LogGroupSchema& group, std::string_view name) {
    return find<LogStreamSchema>(txn, logStreamMetaKey(group.tree, name), logStreamFromJson);
}

Result<LogStreamSchema> streamIn(ReadTxn& txn, const LogGroupSchema& group, std::string_view name) {
    RF_ASSIGN(auto stream, findStream(txn, group, name));
    if (!stream) return noStream();
    return std::move(*stream);
}

Result<std::vector<LogStreamSchema>> streamsIn(ReadTxn& txn, const LogGroupSchema& group, std::string_view prefix) {
    return under<LogStreamSchema>(txn, logStreamMetaKey(group.tree, prefix), logStreamFromJson);
}

Status putStream(WriteTxn& txn, const LogStreamSchema& stream) {
    return txn.putMeta(logStreamMetaKey(stream.tree, stream.name), logStreamToJson(stream));
}

Result<LogGroupSchema> makeGroup(WriteTxn& txn, std::string_view region, std::string_view name, std::int64_t nowMs) {
    LogGroupSchema group{.region = std::string(region), .name = std::string(name), .createdMs = nowMs};
    RF_ASSIGN(group.tree, txn.createTree());
    RF_TRY(putGroup(txn, group));
    return group;
}

Result<LogStreamSchema> makeStream(WriteTxn& txn, LogGroupSchema& group, std::string_view name, std::int64_t nowMs) {
    LogStreamSchema stream{.tree = group.tree, .name = std::string(name), .number = ++group.lastStream, .createdMs = nowMs};
    RF_TRY(putGroup(txn, group));
    RF_TRY(putStream(txn, stream));
    return stream;
}

KeyRange eventsOf(std::int64_t stream, std::int64_t fromMs, std::int64_t toMs) {
    return {LogEventKey{stream, std::max<std::int64_t>(fromMs, 0), 0}.bytes(), LogEventKey{stream, std::max<std::int64_t>(toMs, 0), 0}.bytes(), true};
}
KeyRange eventsOf(std::int64_t stream) { return {LogEventKey{stream, 0, 0}.bytes(), LogEventKey{stream + 1, 0, 0}.bytes(), true}; }

} // namespace rf::logs
