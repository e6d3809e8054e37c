#include "engine/api/ops/table_rules.h"

#include "engine/catalog/messages.h"
#include "engine/catalog/limits.h"

#include <algorithm>
#include <set>

namespace rf {
namespace {

constexpr std::int64_t kMostUnits = 1'000'000'000'000;
constexpr std::size_t kMostTags = 50;
constexpr std::size_t kTagKeyLength = 128;
constexpr std::size_t kTagValueLength = 256;
/// What an on-demand table serves at once (spec/04 §3).
constexpr WarmThroughput kOnDemandWarm{12'000, 4'000};
constexpr std::int64_t kUnlimited = -1;

template <class List, class Name>
std::string joined(const List& list, Name name) {
    std::string text;
    for (const auto& each : list) text.append(text.empty() ? "" : ", ").append(name(each));
    return text;
}

const KeyAttribute* find(const std::vector<KeyAttribute>& definitions, const std::string& name) {
    const auto at = std::find_if(definitions.begin(), definitions.end(),
                                 [&](const KeyAttribute& each) { return each.name == name; });
    return at == definitions.end() ? nullptr : &*at;
}

bool isHash(const KeySchemaElementIn& element) { return element.keyType == "HASH"; }

Type typeOf(const std::string& code) { return code == "N" ? Type::N : code == "B" ? Type::B : Type::S; }

bool hasDuplicates(const KeyElements& key) {
    std::set<std::string_view> names;
    return !std::all_of(key.begin(), key.end(),
                        [&](const KeySchemaElementIn& each) { return names.insert(*each.attributeName).second; });
}

Status checkCompositeOrder(const KeyElements& key) {
    const auto firstRange = std::find_if_not(key.begin(), key.end(), isHash);
    if (std::any_of(firstRange, key.end(), isHash)) return validation(std::string(msg::kHashBehindRange));
    if (std::distance(key.begin(), firstRange) > std::ssize(key) ||
        static_cast<std::size_t>(firstRange - key.begin()) > limits::kCompositeKeyAttributes)
        return validation(std::string(msg::kTooManyHash));
    if (static_cast<std::size_t>(key.end() - firstRange) > limits::kCompositeKeyAttributes)
        return validation(std::string(msg::kTooManyRange));
    return {};
}

bool belowOne(const std::optional<std::int64_t>& units, bool mayRemove) {
    return units && *units < 1 && !(mayRemove && *units == kUnlimited);
}

Status checkLimit(const std::optional<std::int64_t>& units, std::string_view member, bool mayRemove,
                  std::string_view index) {
    return belowOne(units, mayRemove) ? validation(msg::onDemandRange(member, index)) : Status();
}

} // namespace

Result<std::vector<KeyAttribute>> definitionsOf(const std::vector<AttributeDefinitionIn>& definitions) {
    std::vector<KeyAttribute> attributes;
    for (const AttributeDefinitionIn& each : definitions) {
        if (find(attributes, *each.attributeName)) return validation(msg::duplicateDefinition(*each.attributeName));
        attributes.push_back({*each.attributeName, typeOf(*each.attributeType)});
    }
    return attributes;
}

Status checkDefined(const KeyElements& key, const std::vector<KeyAttribute>& definitions) {
    std::vector<std::string> undefined;
    for (const KeySchemaElementIn& element : key)
        if (!find(definitions, *element.attributeName)) undefined.push_back(*element.attributeName);
    if (undefined.empty()) return {};
    return validation(msg::undefinedKeys(joined(undefined, [](const std::string& name) { return name; }),
                                         joined(definitions, [](const KeyAttribute& each) { return each.name; })));
}

Status checkKeyOrder(const KeyElements& key, bool global) {
    if (hasDuplicates(key))
        return validation(std::string(key.size() == 2 ? msg::kHashAndRangeSame : msg::kKeyNameTwice));
    if (!isHash(key.front())) return validation(std::string(msg::kFirstNotHash));
    if (global) return checkCompositeOrder(key);
    if (key.size() > 1 && isHash(key[1])) return validation(std::string(msg::kSecondNotRange));
    return {};
}

KeySchema keySchemaOf(const KeyElements& key, const std::vector<KeyAttribute>& definitions) {
    KeySchema schema;
    for (const KeySchemaElementIn& element : key)
        (isHash(element) ? schema.hash : schema.range).push_back(*find(definitions, *element.attributeName));
    return schema;
}

Status checkProjection(const ProjectionIn& projection) {
    if (!projection.projectionType) return validation(std::string(msg::kNoProjectionType));
    const bool include = projection.projectionType == "INCLUDE";
    if (!include)
        return projection.nonKeyAttributes ? validation(msg::namesWithProjection(*projection.projectionType)) : Status();
    if (!projection.nonKeyAttributes) return validation(std::string(msg::kIncludeWithoutNames));
    std::set<std::string_view> names;
    for (const std::string& name : *projection.nonKeyAttributes)
        if (!names.insert(name).second) return validation(msg::duplicateNonKey(name));
    return {};
}

Projection projectionOf(const ProjectionIn& projection) {
    if (projection.projectionType == "ALL") return {ProjectionType::All, {}};
    if (projection.projectionType == "KEYS_ONLY") return {ProjectionType::KeysOnly, {}};
    return {ProjectionType::Include, *projection.nonKeyAttributes};
}

Status checkProjectedTotal(const std::vector<IndexSchema>& indexes) {
    std::size_t names = 0;
    for (const IndexSchema& index : indexes) names += index.projection.nonKeyAttributes.size();
    return names > limits::kProjectedAttributes ? validation(std::string(msg::kTooManyProjected)) : Status();
}

Status checkUnitBounds(const std::optional<ProvisionedThroughputIn>& units, std::string_view index) {
    if (!units) return {};
    const auto check = [&](std::int64_t value, std::string_view member) -> Status {
        if (value <= kMostUnits) return {};
        const std::string text = std::to_string(value);
        return validation(index.empty() ? msg::unitsOutOfBounds(text, member)
                                        : msg::unitsOutOfBoundsOfIndex(text, member, index));
    };
    RF_TRY(check(*units->readCapacityUnits, "ReadCapacityUnits"));
    return check(*units->writeCapacityUnits, "WriteCapacityUnits");
}

Throughput throughputOf(const std::optional<ProvisionedThroughputIn>& units) {
    if (!units) return {};
    return {.readUnits = *units->readCapacityUnits, .writeUnits = *units->writeCapacityUnits};
}

Status checkOnDemand(const std::optional<OnDemandThroughputIn>& limits, BillingMode mode, bool mayRemove,
                     std::string_view index) {
    if (!limits) return {};
    const auto& [read, write] = *limits;
    if (mode == BillingMode::Provisioned) {
        if (read) return validation(msg::onDemandOfProvisioned("MaxReadRequestUnits", index));
        if (write) return validation(msg::onDemandOfProvisioned("MaxWriteRequestUnits", index));
    }
    RF_TRY(checkLimit(read, "MaxReadRequestUnits", mayRemove, index));
    return checkLimit(write, "MaxWriteRequestUnits", mayRemove, index);
}

std::optional<OnDemandThroughput> mergedOnDemand(const std::optional<OnDemandThroughput>& before,
                                                 const std::optional<OnDemandThroughputIn>& asked) {
    if (!asked) return before;
    OnDemandThroughput merged = before.value_or(OnDemandThroughput());
    if (asked->maxReadRequestUnits) merged.maxReadUnits = *asked->maxReadRequestUnits;
    if (asked->maxWriteRequestUnits) merged.maxWriteUnits = *asked->maxWriteRequestUnits;
    if (merged.maxReadUnits == kUnlimited && merged.maxWriteUnits == kUnlimited) return {};
    return merged;
}

WarmThroughput warmThroughputOf(BillingMode mode, const Throughput& throughput,
                                const std::optional<WarmThroughput>& asked) {
    WarmThroughput warm = mode == BillingMode::PayPerRequest ? kOnDemandWarm
                                                             : WarmThroughput{throughput.readUnits, throughput.writeUnits};
    if (!asked) return warm;
    return {std::max(warm.readUnits, asked->readUnits), std::max(warm.writeUnits, asked->writeUnits)};
}

Status checkInitialWarm(const std::optional<WarmThroughputIn>& asked, BillingMode mode, const Throughput& throughput,
                        std::string_view index) {
    if (!asked) return {};
    const WarmThroughput least = warmThroughputOf(mode, throughput, {});
    const auto below = [&](std::string_view member, std::string_view units) {
        const bool onDemand = mode == BillingMode::PayPerRequest;
        return validation(msg::warmBelow(
            member, index, onDemand ? std::string(msg::kWarmInitial) : std::string(units) + " of ProvisionedThroughput"));
    };
    if (asked->readUnitsPerSecond && *asked->readUnitsPerSecond < least.readUnits)
        return below("ReadUnitsPerSecond", "ReadCapacityUnits");
    if (asked->writeUnitsPerSecond && *asked->writeUnitsPerSecond < least.writeUnits)
        return below("WriteUnitsPerSecond", "WriteCapacityUnits");
    return {};
}

Status checkRaisedWarm(const WarmThroughputIn& asked, const WarmThroughput& current, std::string_view index) {
    if (asked.readUnitsPerSecond && *asked.readUnitsPerSecond < current.readUnits)
        return validation(msg::warmBelow("ReadUnitsPerSecond", index, msg::kWarmCurrent));
    if (asked.writeUnitsPerSecond && *asked.writeUnitsPerSecond < current.writeUnits)
        return validation(msg::warmBelow("WriteUnitsPerSecond", index, msg::kWarmCurrent));
    return {};
}

std::optional<WarmThroughput> mergedWarm(const WarmThroughput& current, const std::optional<WarmThroughputIn>& asked) {
    if (!asked || (!asked->readUnitsPerSecond && !asked->writeUnitsPerSecond)) return {};
    return WarmThroughput{asked->readUnitsPerSecond.value_or(current.readUnits),
                          asked->writeUnitsPerSecond.value_or(current.writeUnits)};
}

Status checkEncryption(const SSESpecificationIn& sse) {
    if (sse.enabled == false) {
        if (sse.sseType) return validation(std::string(msg::kSseTypeOfDisabled));
        if (sse.kmsMasterKeyId) return validation(std::string(msg::kKmsKeyOfDisabled));
    }
    if (sse.sseType == "AES256") return validation(std::string(msg::kAesNotSupported));
    if (sse.kmsMasterKeyId && !sse.sseType) return validation(std::string(msg::kKmsTypeRequired));
    return {};
}

bool asksForKms(const SSESpecificationIn& sse) { return sse.enabled.value_or(sse.sseType.has_value()); }

std::string kmsKeyArn(const SSESpecificationIn& sse, std::string_view region) {
    const std::string id = sse.kmsMasterKeyId.value_or("alias/aws/dynamodb");
    if (id.starts_with("arn:")) return id;
    std::string arn = "arn:aws:kms:";
    arn.append(region).append(":").append(kAccount).append(":").append(id.starts_with("alias/") ? "" : "key/").append(id);
    return arn;
}

Result<TableClass> tableClassOf(const std::string& name) {
    for (const TableClass each : {TableClass::Standard, TableClass::StandardInfrequentAccess})
        if (wireName(each) == name) return each;
    return validation(std::string(msg::kBadTableClass));
}

StreamViewType streamViewTypeOf(const std::string& name) {
    for (const StreamViewType each : {StreamViewType::NewImage, StreamViewType::OldImage, StreamViewType::KeysOnly})
        if (wireName(each) == name) return each;
    return StreamViewType::NewAndOldImages;
}

Status checkTags(const std::vector<TagIn>& tags) {
    std::set<std::string_view> keys;
    for (const TagIn& tag : tags) {
        const std::string key = tag.key.value_or("");
        if (key.empty() || key.size() > kTagKeyLength) return validation(msg::badTagKey(tag.key.value_or("null")));
        if (!tag.value || tag.value->size() > kTagValueLength)
            return validation(msg::badTagValue(tag.value.value_or("null")));
        if (key.starts_with("aws:")) return validation(msg::reservedTag(key));
        if (!keys.insert(*tag.key).second) return validation(msg::duplicateTag(key));
    }
    return tags.size() > kMostTags ? validation(std::string(msg::kTooManyTags)) : Status();
}

} // namespace rf
