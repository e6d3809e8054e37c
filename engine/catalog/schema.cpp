#include "engine/catalog/schema.h"

#include "engine/catalog/limits.h"

#include <algorithm>

namespace rf {

static_assert(limits::kNesting == kMaxNesting);

namespace {

template <class List>
auto findNamed(List& list, std::string_view name) -> decltype(list.data()) {
    const auto at = std::find_if(list.begin(), list.end(), [name](const auto& entry) { return entry.name == name; });
    return at == list.end() ? nullptr : &*at;
}

} // namespace

std::string_view wireName(ProjectionType type) {
    switch (type) {
    case ProjectionType::All: return "ALL";
    case ProjectionType::KeysOnly: return "KEYS_ONLY";
    case ProjectionType::Include: return "INCLUDE";
    }
    return {};
}

std::string_view wireName(BillingMode mode) {
    switch (mode) {
    case BillingMode::Provisioned: return "PROVISIONED";
    case BillingMode::PayPerRequest: return "PAY_PER_REQUEST";
    }
    return {};
}

std::string_view wireName(TableStatus status) {
    switch (status) {
    case TableStatus::Creating: return "CREATING";
    case TableStatus::Updating: return "UPDATING";
    case TableStatus::Deleting: return "DELETING";
    case TableStatus::Active: return "ACTIVE";
    }
    return {};
}

std::string_view wireName(TableClass tableClass) {
    switch (tableClass) {
    case TableClass::Standard: return "STANDARD";
    case TableClass::StandardInfrequentAccess: return "STANDARD_INFREQUENT_ACCESS";
    }
    return {};
}

std::string_view wireName(StreamViewType type) {
    switch (type) {
    case StreamViewType::NewImage: return "NEW_IMAGE";
    case StreamViewType::OldImage: return "OLD_IMAGE";
    case StreamViewType::NewAndOldImages: return "NEW_AND_OLD_IMAGES";
    case StreamViewType::KeysOnly: return "KEYS_ONLY";
    }
    return {};
}

std::string_view wireName(TimeToLiveStatus status) {
    switch (status) {
    case TimeToLiveStatus::Enabling: return "ENABLING";
    case TimeToLiveStatus::Enabled: return "ENABLED";
    case TimeToLiveStatus::Disabling: return "DISABLING";
    case TimeToLiveStatus::Disabled: return "DISABLED";
    }
    return {};
}

bool KeySchema::contains(std::string_view name) const { return find(name) != nullptr; }

const KeyAttribute* KeySchema::find(std::string_view name) const {
    const KeyAttribute* found = findNamed(hash, name);
    return found != nullptr ? found : findNamed(range, name);
}

std::vector<KeyAttribute> KeySchema::all() const {
    std::vector<KeyAttribute> attributes = hash;
    attributes.insert(attributes.end(), range.begin(), range.end());
    return attributes;
}

std::int64_t StreamTarget::shardOf(std::uint64_t hash) const {
    const auto after = std::upper_bound(shards.begin(), shards.end(), hash,
                                        [](std::uint64_t value, const Shard& shard) { return value < shard.begin; });
    return after == shards.begin() ? 0 : std::prev(after)->number;
}

TimeToLiveStatus TableSchema::timeToLiveStatus(std::int64_t nowMs) const {
    const bool settled = nowMs - timeToLiveChangedMs >= kTimeToLiveSettlesMs;
    if (!timeToLiveAttribute.empty()) return settled ? TimeToLiveStatus::Enabled : TimeToLiveStatus::Enabling;
    if (formerTimeToLiveAttribute.empty() || settled) return TimeToLiveStatus::Disabled;
    return TimeToLiveStatus::Disabling;
}

const IndexSchema* TableSchema::findIndex(std::string_view indexName) const { return findNamed(indexes, indexName); }

bool TableSchema::hasLocalIndexes() const {
    return std::any_of(indexes.begin(), indexes.end(),
                       [](const IndexSchema& index) { return index.kind == IndexKind::Local; });
}

std::string TableSchema::arn() const {
    std::string arn = "arn:aws:dynamodb:";
    arn.append(region).append(":").append(kAccount).append(":table/").append(name);
    return arn;
}

const KeyAttribute* TableSchema::definition(std::string_view attribute) const {
    return findNamed(attributeDefinitions, attribute);
}

TablePtr Catalog::find(std::string_view region, std::string_view name) const {
    const auto tablesOfRegion = m_tables.find(region);
    if (tablesOfRegion == m_tables.end()) return nullptr;
    const auto table = tablesOfRegion->second.find(name);
    return table == tablesOfRegion->second.end() ? nullptr : table->second;
}

std::vector<TablePtr> Catalog::tables(std::string_view region) const {
    std::vector<TablePtr> tables;
    const auto tablesOfRegion = m_tables.find(region);
    if (tablesOfRegion == m_tables.end()) return tables;
    for (const auto& [name, table] : tablesOfRegion->second) tables.push_back(table);
    return tables;
}

std::vector<std::string> Catalog::regions() const {
    std::vector<std::string> regions;
    for (const auto& [region, tables] : m_tables) regions.push_back(region);
    return regions;
}

std::vector<TablePtr> Catalog::all() const {
    std::vector<TablePtr> tables;
    for (const auto& [region, tablesOfRegion] : m_tables)
        for (const auto& [name, table] : tablesOfRegion) tables.push_back(table);
    return tables;
}

Catalog Catalog::of(std::vector<TablePtr> tables) {
    Catalog catalog;
    for (auto& table : tables) catalog.m_tables[table->region][table->name] = std::move(table);
    return catalog;
}

Catalog Catalog::with(TablePtr table) const {
    Catalog changed = *this;
    changed.m_tables[table->region][table->name] = table;
    return changed;
}

Catalog Catalog::without(std::string_view region, std::string_view name) const {
    Catalog changed = *this;
    const auto tablesOfRegion = changed.m_tables.find(region);
    if (tablesOfRegion == changed.m_tables.end()) return changed;
    if (const auto table = tablesOfRegion->second.find(name); table != tablesOfRegion->second.end())
        tablesOfRegion->second.erase(table);
    if (tablesOfRegion->second.empty()) changed.m_tables.erase(tablesOfRegion);
    return changed;
}

} // namespace rf
