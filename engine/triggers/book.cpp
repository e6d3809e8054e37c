#include "engine/triggers/book.h"

#include "engine/base/uuid.h"
#include "engine/storage/sqlite/layout.h"

#include <algorithm>
#include <charconv>
#include <cstdio>

namespace rf::triggers {
namespace {

constexpr std::string_view kPrefix = "triggers/", kEnd = "triggers0"; // '0' follows '/'
constexpr std::string_view kFileKey = "triggers/file", kFunctionPrefix = "triggers/function/", kMappingPrefix = "triggers/mapping/", kPositionPrefix = "triggers/position/";

std::string nameKey(std::string_view region, std::string_view name) { return std::string(region) + '/' + std::string(name); }
std::string entry(std::string_view prefix, std::string_view rest) { return std::string(prefix) + std::string(rest); }

std::string positionKey(std::string_view uuid, std::int64_t shard) {
    char number[24];
    std::snprintf(number, sizeof number, "/%08llx", static_cast<unsigned long long>(shard));
    return entry(kPositionPrefix, uuid) + number;
}

Status putPositions(WriteTxn& txn, std::string_view uuid, const Positions& positions) {
    for (const auto& [shard, position] : positions) RF_TRY(txn.putMeta(positionKey(uuid, shard), toJson(toDocument(position))));
    return {};
}

} // namespace

Status Book::load() {
    const std::lock_guard lock(m_mutex);
    return m_store.read([this](ReadTxn& txn) {
        return txn.scan(sqlite::kMetaTree, {std::string(kPrefix), std::string(kEnd), true}, [this](std::string_view key, std::string_view bytes, std::size_t) {
            (void)read(key, bytes);
            return true;
        });
    });
}

Status Book::read(std::string_view key, std::string_view bytes) {
    if (key == kFileKey) {
        m_fileId = bytes;
        return {};
    }
    RF_ASSIGN(const Document document, documentFromJson(bytes));
    if (key.starts_with(kFunctionPrefix)) m_functions[std::string(key.substr(kFunctionPrefix.size()))] = functionFrom(document);
    if (key.starts_with(kMappingPrefix)) m_mappings[std::string(key.substr(kMappingPrefix.size()))] = mappingFrom(document);
    if (!key.starts_with(kPositionPrefix)) return {};
    const std::string_view rest = key.substr(kPositionPrefix.size());
    const std::size_t slash = rest.find('/');
    std::int64_t shard = 0;
    if (slash != rest.npos && std::from_chars(rest.data() + slash + 1, rest.data() + rest.size(), shard, 16).ec == std::errc())
        m_positions[std::string(rest.substr(0, slash))][shard] = positionFrom(document);
    return {};
}

std::string Book::fileId() const {
    const std::lock_guard lock(m_mutex);
    return m_fileId;
}

std::vector<Function> Book::functions(std::string_view region) const {
    const std::lock_guard lock(m_mutex);
    std::vector<Function> all;
    for (const auto& [key, function] : m_functions)
        if (region.empty() || function.region == region) all.push_back(function);
    return all;
}

std::optional<Function> Book::function(std::string_view region, std::string_view name) const {
    const std::lock_guard lock(m_mutex);
    const auto at = m_functions.find(nameKey(region, name));
    return at == m_functions.end() ? std::nullopt : std::optional(at->second);
}

Status Book::put(Function function) {
    const std::string key = nameKey(function.region, function.name), json = toJson(toDocument(function));
    std::string id = fileId();
    if (id.empty()) id = randomUuid();
    RF_TRY(m_store.write([&](WriteTxn& txn) -> Status {
        RF_ASSIGN(const auto known, txn.getMeta(kFileKey));
        if (known) id = *known;
        else RF_TRY(txn.putMeta(kFileKey, id));
        return txn.putMeta(entry(kFunctionPrefix, key), json);
    }));
    const std::lock_guard lock(m_mutex);
    m_fileId = std::move(id);
    m_functions.insert_or_assign(key, std::move(function));
    return {};
}

Status Book::eraseFunction(std::string_view region, std::string_view name) {
    const std::string key = nameKey(region, name);
    RF_TRY(m_store.write([&](WriteTxn& txn) { return txn.eraseMeta(entry(kFunctionPrefix, key)); }));
    const std::lock_guard lock(m_mutex);
    m_functions.erase(key);
    return {};
}

std::vector<Mapping> Book::mappings(std::string_view region) const {
    std::vector<Mapping> all;
    {
        const std::lock_guard lock(m_mutex);
        for (const auto& [uuid, mapping] : m_mappings)
            if (region.empty() || mapping.region == region) all.push_back(mapping);
    }
    std::ranges::stable_sort(all, {}, &Mapping::createdMs);
    return all;
}

std::optional<Mapping> Book::mapping(std::string_view uuid) const {
    const std::lock_guard lock(m_mutex);
    const auto at = m_mappings.find(uuid);
    return at == m_mappings.end() ? std::nullopt : std::optional(at->second);
}

Status Book::put(Mapping mapping) {
    const std::string json = toJson(toDocument(mapping));
    RF_TRY(m_store.write([&](WriteTxn& txn) { return txn.putMeta(entry(kMappingPrefix, mapping.uuid), json); }));
    const std::lock_guard lock(m_mutex);
    m_mappings.insert_or_assign(mapping.uuid, std::move(mapping));
    return {};
}

Status Book::add(Mapping mapping, FunctionRef<Result<Positions>(WriteTxn&)> positionsOf) {
    Positions positions;
    RF_TRY(m_store.write([&](WriteTxn& txn) -> Status {
        RF_ASSIGN(positions, positionsOf(txn));
        RF_TRY(putPositions(txn, mapping.uuid, positions));
        return txn.putMeta(entry(kMappingPrefix, mapping.uuid), toJson(toDocument(mapping)));
    }));
    const std::lock_guard lock(m_mutex);
    m_positions.insert_or_assign(mapping.uuid, std::move(positions));
    m_mappings.insert_or_assign(mapping.uuid, std::move(mapping));
    return {};
}

Status Book::eraseMapping(std::string_view uuid) {
    const Positions old = positions(uuid);
    RF_TRY(m_store.write([&](WriteTxn& txn) -> Status {
        for (const auto& [shard, position] : old) RF_TRY(txn.eraseMeta(positionKey(uuid, shard)));
        return txn.eraseMeta(entry(kMappingPrefix, uuid));
    }));
    const std::lock_guard lock(m_mutex);
    if (const auto at = m_mappings.find(uuid); at != m_mappings.end()) m_mappings.erase(at);
    if (const auto at = m_positions.find(uuid); at != m_positions.end()) m_positions.erase(at);
    return {};
}

Positions Book::positions(std::string_view uuid) const {
    const std::lock_guard lock(m_mutex);
    const auto at = m_positions.find(uuid);
    return at == m_positions.end() ? Positions() : at->second;
}

Status Book::setPositions(std::string_view uuid, const Positions& changed, const std::vector<std::int64_t>& gone) {
    bool there = true;
    RF_TRY(m_store.write([&](WriteTxn& txn) -> Status {
        RF_ASSIGN(const auto mapping, txn.getMeta(entry(kMappingPrefix, uuid)));
        if (there = mapping.has_value(); !there) return {};
        for (const std::int64_t shard : gone) RF_TRY(txn.eraseMeta(positionKey(uuid, shard)));
        return putPositions(txn, uuid, changed);
    }));
    const std::lock_guard lock(m_mutex);
    if (!there) return {};
    Positions& now = m_positions[std::string(uuid)];
    for (const std::int64_t shard : gone) now.erase(shard);
    for (const auto& [shard, position] : changed) now.insert_or_assign(shard, position);
    return {};
}

} // namespace rf::triggers
