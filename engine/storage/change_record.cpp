#include "engine/storage/change_record.h"

#include "engine/value/big_endian.h"
#include "engine/value/item_codec.h"

namespace rf {
namespace {

// The head byte.
constexpr unsigned char kEventBits = 3;
constexpr unsigned char kByService = 4;
constexpr unsigned char kNewImage = 8;
constexpr unsigned char kOldImage = 16;
constexpr unsigned char kKeys = 32;
constexpr unsigned char kKnown = 63;

constexpr std::size_t kShardBytes = 4;
constexpr std::size_t kTickBytes = 8;
constexpr std::size_t kLengthBytes = 4;

Error corrupt() { return {ErrorCode::FileCorrupt, "A stored stream record is not valid."}; }

struct Wants {
    bool newImage = false;
    bool oldImage = false;
};
Wants wantsOf(StreamViewType type) {
    return {type == StreamViewType::NewImage || type == StreamViewType::NewAndOldImages,
            type == StreamViewType::OldImage || type == StreamViewType::NewAndOldImages};
}

Item keysOf(const TableSchema& table, const Item& item) {
    Item keys;
    for (const auto* side : {&table.key.hash, &table.key.range})
        for (const KeyAttribute& attribute : *side)
            if (const AttributeValue* value = item.find(attribute.name)) keys.set(attribute.name, *value);
    return keys;
}

std::size_t keysSize(const TableSchema& table, const Item& item) {
    std::size_t size = 0;
    for (const auto* side : {&table.key.hash, &table.key.range})
        for (const KeyAttribute& attribute : *side)
            if (const AttributeValue* value = item.find(attribute.name)) size += attribute.name.size() + sizeOf(*value);
    return size;
}

/// Behind its length, unless it is the last part.
void appendPart(std::string_view item, bool last, std::string& out) {
    if (!last) appendBigEndian(item.size(), kLengthBytes, out);
    out += item;
}

ChangeEvent eventOf(const Item* before, const Item* after) {
    if (before == nullptr) return ChangeEvent::Insert;
    return after == nullptr ? ChangeEvent::Remove : ChangeEvent::Modify;
}

/// Head and parts. Result: the size as DynamoDB counts it.
std::size_t appendRecord(const TableSchema& table, const Item* before, const Item* after, std::string_view afterBytes,
                         const ItemWrite& sizes, WrittenBy by, std::string& out) {
    const Wants wants = wantsOf(table.streamViewType);
    const Item* const kept = wants.newImage ? after : nullptr;
    const Item* const old = wants.oldImage ? before : nullptr;
    const Item& either = after != nullptr ? *after : *before;
    auto head = static_cast<unsigned char>(eventOf(before, after));
    if (by == WrittenBy::Service) head |= kByService;
    head |= kept != nullptr ? kNewImage : 0;
    head |= old != nullptr ? kOldImage : 0;
    head |= kept == nullptr && old == nullptr ? kKeys : 0;
    out += static_cast<char>(head);
    if (kept != nullptr) appendPart(afterBytes, old == nullptr, out);
    if (old != nullptr) encodeItem(*old, out);
    if (kept == nullptr && old == nullptr) encodeItem(keysOf(table, either), out);
    return keysSize(table, either) + (kept != nullptr ? sizes.newSize : 0) + (old != nullptr ? sizes.oldSize : 0);
}

} // namespace

std::string changeKey(std::int64_t shard, Tick tick) {
    std::string key;
    key.reserve(kShardBytes + kTickBytes);
    appendBigEndian(static_cast<std::uint64_t>(shard), kShardBytes, key);
    appendBigEndian(static_cast<std::uint64_t>(tick), kTickBytes, key);
    return key;
}

Result<ChangeRecord> ChangeRecord::read(std::string_view key, std::string_view bytes, std::size_t size) {
    if (key.size() != kShardBytes + kTickBytes || bytes.empty()) return corrupt();
    ChangeRecord record;
    record.shard = static_cast<std::int64_t>(bigEndian(key.substr(0, kShardBytes)));
    record.tick = static_cast<Tick>(bigEndian(key.substr(kShardBytes)));
    record.size = size;
    const auto head = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    if ((head & ~kKnown) != 0 || (head & kEventBits) > static_cast<unsigned char>(ChangeEvent::Remove)) return corrupt();
    record.event = static_cast<ChangeEvent>(head & kEventBits);
    record.byService = (head & kByService) != 0;
    if ((head & kNewImage) != 0 && (head & kOldImage) != 0) {
        if (bytes.size() < kLengthBytes) return corrupt();
        const std::uint64_t length = bigEndian(bytes.substr(0, kLengthBytes));
        bytes.remove_prefix(kLengthBytes);
        if (length > bytes.size()) return corrupt();
        record.newImage = bytes.substr(0, length);
        record.oldImage = bytes.substr(length);
    } else if ((head & kNewImage) != 0) {
        record.newImage = bytes;
    } else if ((head & kOldImage) != 0) {
        record.oldImage = bytes;
    } else {
        record.keys = bytes;
    }
    if (record.withKeys().empty()) return corrupt();
    return record;
}

Result<Tick> appendChange(WriteTxn& txn, const TableSchema& table, const Item* before, const Item* after,
                          std::string_view afterBytes, const ItemWrite& sizes, std::uint64_t hash, WrittenBy by) {
    static thread_local std::string bytes; // its memory serves the next record
    bytes.clear();
    const std::size_t size = appendRecord(table, before, after, afterBytes, sizes, by, bytes);
    RF_ASSIGN(const Tick tick, txn.tick());
    RF_TRY(txn.put(table.stream.tree, changeKey(table.stream.shardOf(hash), tick), bytes, size));
    if (bytes.capacity() > (64U << 10)) bytes.shrink_to_fit();
    return tick;
}

} // namespace rf
