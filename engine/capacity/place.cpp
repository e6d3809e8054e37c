#include "engine/capacity/place.h"

#include "engine/value/key_codec.h"

namespace rf::capacity {
namespace {

constexpr std::size_t kHashBytes = 8;

std::string hex(std::string_view bytes) {
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string text = "0x";
    for (const char c : bytes) {
        text += kDigits[static_cast<unsigned char>(c) >> 4];
        text += kDigits[static_cast<unsigned char>(c) & 15];
    }
    return text;
}

std::string textOf(const AttributeValue& value) {
    if (value.is(Type::S)) return value.asString();
    return value.is(Type::N) ? value.asNumber().toString() : hex(value.asBinary());
}

} // namespace

std::string_view limitName(Limit limit) {
    switch (limit) {
    case Limit::Provisioned: return "provisioned capacity";
    case Limit::OnDemand: return "double the previous peak";
    case Limit::MaxOnDemand: return "maximum on-demand throughput";
    case Limit::KeyRange: break;
    }
    return "partition limit";
}

std::uint64_t partitionOf(std::string_view key) {
    std::uint64_t hash = 0;
    if (key.size() < kHashBytes) return 0;
    for (std::size_t i = 0; i < kHashBytes; ++i) hash = hash << 8 | static_cast<unsigned char>(key[i]);
    return hash;
}

std::string partitionKeyText(const KeySchema& schema, std::string_view key) {
    std::string text;
    if (key.size() <= kHashBytes) return text;
    key.remove_prefix(kHashBytes);
    for (const KeyAttribute& attribute : schema.hash) {
        const auto value = readKeyComponent(key, attribute.type);
        if (!value) return text;
        if (!text.empty()) text += ", ";
        text += textOf(*value);
    }
    return text;
}

} // namespace rf::capacity
