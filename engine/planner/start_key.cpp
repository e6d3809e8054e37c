#include "engine/planner/start_key.h"

#include "engine/value/key_codec.h"

#include <algorithm>

namespace rf::plan {
namespace {

constexpr std::size_t kHashBytes = 8;

void appendComponents(const KeySchema& schema, const AttributeMap& key, std::string& out) {
    for (const auto* part : {&schema.hash, &schema.range})
        for (const KeyAttribute& attribute : *part) appendKeyComponent(*key.find(attribute.name), out);
}

std::uint64_t hashOf(const KeySchema& schema, const AttributeMap& key) {
    std::vector<const AttributeValue*> values;
    for (const KeyAttribute& attribute : schema.hash) values.push_back(key.find(attribute.name));
    return partitionHash(values);
}

Status readComponents(const KeySchema& schema, std::string_view& bytes, Item& out) {
    for (const auto* part : {&schema.hash, &schema.range}) {
        for (const KeyAttribute& attribute : *part) {
            RF_ASSIGN(AttributeValue value, readKeyComponent(bytes, attribute.type));
            out.set(attribute.name, std::move(value));
        }
    }
    return {};
}

} // namespace

std::vector<KeyAttribute> startKeyAttributes(const Source& source) {
    std::vector<KeyAttribute> attributes = source.key().all();
    if (!source.index) return attributes;
    for (const KeyAttribute& attribute : source.table->key.all())
        if (!source.index->key.contains(attribute.name)) attributes.push_back(attribute);
    return attributes;
}

std::string startKeyBytes(const Source& source, const AttributeMap& key) {
    std::string bytes;
    appendHash(hashOf(source.key(), key), bytes);
    appendComponents(source.key(), key, bytes);
    if (source.index) appendComponents(source.table->key, key, bytes);
    return bytes;
}

Result<Item> keyAttributes(const Source& source, std::string_view keyBytes) {
    Item key;
    keyBytes.remove_prefix(std::min(kHashBytes, keyBytes.size()));
    RF_TRY(readComponents(source.key(), keyBytes, key));
    if (source.index) RF_TRY(readComponents(source.table->key, keyBytes, key));
    return key;
}

Result<std::string> tableKeyOfEntry(const Source& source, std::string_view entryKey) {
    RF_ASSIGN(const Item key, keyAttributes(source, entryKey));
    return startKeyBytes({source.table, nullptr}, key);
}

ByteRange resumed(ByteRange range, std::string_view key, bool forward) {
    if (forward) {
        std::string after(key);
        after += '\0'; // the smallest bytes beyond `key`
        range.begin = std::max(range.begin, after);
    } else if (range.end.empty() || key < range.end) {
        range.end = key;
    }
    return range;
}

} // namespace rf::plan
