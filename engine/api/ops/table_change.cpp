#include "engine/api/ops/table_change.h"

#include "engine/catalog/messages.h"
#include "engine/api/ops/table_rules.h"
#include "engine/catalog/limits.h"

#include <algorithm>

namespace rf {
namespace {

constexpr std::int64_t kDayMs = 86'400'000;
constexpr std::int64_t kHourMs = 3'600'000;
constexpr std::int64_t kFreeDecreases = 4;

Error inUse(const TableSchema& table) { return {ErrorCode::ResourceInUse, msg::tableInUse("updated", table.name)}; }

bool inFlight(const IndexSchema& index) { return index.status != TableStatus::Active; }

/// The day's budget of decreases: four, then one an hour (spec/04 §2).
Status spendDecrease(Throughput& units, std::int64_t now) {
    if (units.lastDecreaseMs / kDayMs != now / kDayMs) units.decreasesToday = 0;
    const std::int64_t next = units.lastDecreaseMs + kHourMs;
    if (units.decreasesToday >= kFreeDecreases && now < next)
        return Error{ErrorCode::LimitExceeded, msg::tooManyDecreases(units.decreasesToday, momentText(units.lastDecreaseMs),
                                                                     momentText(next))};
    ++units.decreasesToday;
    units.lastDecreaseMs = now;
    return {};
}

std::string listed(const KeySchema& key) {
    std::string text = "[";
    for (const KeyAttribute& each : key.all())
        text.append(text.size() > 1 ? ", " : "").append(each.name).append(":").append(typeCode(each.type));
    return text + "]";
}

/// Warm throughput as it must be after a change: never below `floor`.
void keepWarm(const WarmThroughput& floor, BillingMode mode, const Throughput& throughput,
              std::optional<WarmThroughput>& warm) {
    const WarmThroughput now = warmThroughputOf(mode, throughput, warm);
    if (now.readUnits >= floor.readUnits && now.writeUnits >= floor.writeUnits) return;
    warm = WarmThroughput{std::max(now.readUnits, floor.readUnits), std::max(now.writeUnits, floor.writeUnits)};
}

} // namespace

std::string momentText(std::int64_t ms) {
    const std::time_t seconds = ms / 1000;
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    char date[64], time[32];
    std::strftime(date, sizeof date, "%A, %B ", &parts);
    std::strftime(time, sizeof time, ":%M:%S %p UTC", &parts);
    const int hour = parts.tm_hour % 12 == 0 ? 12 : parts.tm_hour % 12;
    return date + std::to_string(parts.tm_mday) + ", " + std::to_string(parts.tm_year + 1900) + " " +
           std::to_string(hour) + time;
}

TableChange::TableChange(const UpdateTable::Input& input, TablePtr before, std::int64_t nowMs)
    : m_in(input), m_before(std::move(before)), m_now(nowMs), m_after(*m_before) {
    if (m_in.billingMode)
        m_after.billingMode =
            m_in.billingMode == "PAY_PER_REQUEST" ? BillingMode::PayPerRequest : BillingMode::Provisioned;
}

Status TableChange::checkState() const {
    const auto& updates = m_in.globalSecondaryIndexUpdates;
    if (m_before->status == TableStatus::Creating || m_before->status == TableStatus::Deleting) return inUse(*m_before);
    const auto moving = std::find_if(m_before->indexes.begin(), m_before->indexes.end(), inFlight);
    if (moving == m_before->indexes.end()) return {};
    // One index is being built: only it may be deleted, others may change their throughput, protection may be switched.
    if (m_in.deletionProtectionEnabled) return {};
    if (!updates || m_in.billingMode || m_in.provisionedThroughput) return inUse(*m_before);
    for (const Update& each : *updates) {
        if (each.create || (each.del && *each.del->indexName != moving->name))
            return Error{ErrorCode::LimitExceeded, std::string(msg::kOneIndexAtATime)};
        if (each.del && !moving->backfilling) return inUse(*m_before);
        if (each.update && *each.update->indexName == moving->name) return inUse(*m_before);
    }
    return {};
}

Status TableChange::requireIndexUnits() const {
    std::string lacking;
    for (const IndexSchema& index : m_before->indexes) {
        if (index.kind != IndexKind::Global) continue;
        const auto& updates = m_in.globalSecondaryIndexUpdates;
        const bool given = updates && std::any_of(updates->begin(), updates->end(), [&](const Update& each) {
            return (each.update && each.update->indexName == index.name && each.update->provisionedThroughput) ||
                   (each.del && each.del->indexName == index.name);
        });
        if (!given) lacking.append(lacking.empty() ? "" : ",").append(index.name);
    }
    return lacking.empty() ? Status() : validation(msg::indexUnitsRequired(lacking));
}

Status TableChange::setUnits(Throughput& units, const ProvisionedThroughputIn& asked, std::string_view what) {
    const std::int64_t read = *asked.readCapacityUnits, write = *asked.writeCapacityUnits;
    const bool provisionedBefore = m_before->billingMode == BillingMode::Provisioned;
    if (provisionedBefore) {
        if (read == units.readUnits && write == units.writeUnits)
            return validation(msg::unitsUnchanged(what, read, write));
        if (read < units.readUnits || write < units.writeUnits) RF_TRY(spendDecrease(units, m_now));
    }
    if (read > units.readUnits || write > units.writeUnits) units.lastIncreaseMs = m_now;
    units.readUnits = read;
    units.writeUnits = write;
    return {};
}

Status TableChange::changeThroughput() {
    const auto& asked = m_in.provisionedThroughput;
    if (m_after.billingMode == BillingMode::PayPerRequest) {
        if (asked) return validation(std::string(msg::kUnitsOnDemand));
        if (!switches()) return {};
        m_after.lastUpdateToPayPerRequestMs = m_now;
        m_after.throughput.readUnits = m_after.throughput.writeUnits = 0;
        for (IndexSchema& index : m_after.indexes) index.throughput.readUnits = index.throughput.writeUnits = 0;
        return {};
    }
    if (m_in.billingMode && !asked) return validation(std::string(msg::kTableUnitsRequired));
    if (switches()) {
        RF_TRY(requireIndexUnits());
        m_after.onDemand.reset();
        for (IndexSchema& index : m_after.indexes) index.onDemand.reset();
    }
    return asked ? setUnits(m_after.throughput, *asked, "table") : Status();
}

Status TableChange::changeIndexes() {
    if (!m_in.globalSecondaryIndexUpdates) return {};
    for (const Update& each : *m_in.globalSecondaryIndexUpdates) {
        if (each.create) RF_TRY(createIndex(*each.create));
        if (each.del) RF_TRY(deleteIndex(*each.del));
        if (each.update) RF_TRY(updateIndex(*each.update));
    }
    return checkProjectedTotal(m_after.indexes);
}

Status TableChange::createIndex(const GlobalSecondaryIndexIn& in) {
    const std::string& name = *in.indexName;
    const BillingMode mode = m_after.billingMode;
    if (m_after.findIndex(name)) return validation(std::string(msg::kIndexExists));
    std::vector<KeyAttribute> definitions;
    if (m_in.attributeDefinitions) {
        RF_ASSIGN(definitions, definitionsOf(*m_in.attributeDefinitions));
    }
    RF_TRY(checkDefined(*in.keySchema, definitions));
    RF_TRY(checkKeyOrder(*in.keySchema, true));
    RF_TRY(checkProjection(*in.projection));
    if (mode == BillingMode::Provisioned && !in.provisionedThroughput) return validation(msg::bothIndexUnits(name));
    if (mode == BillingMode::PayPerRequest && in.provisionedThroughput)
        return validation(msg::newIndexUnitsOnDemand(name));
    RF_TRY(checkUnitBounds(in.provisionedThroughput, name));
    RF_TRY(checkOnDemand(in.onDemandThroughput, mode, false, name));

    IndexSchema index{.name = name,
                      .kind = IndexKind::Global,
                      .key = keySchemaOf(*in.keySchema, definitions),
                      .projection = projectionOf(*in.projection)};
    index.status = TableStatus::Creating;
    index.throughput = throughputOf(in.provisionedThroughput);
    index.onDemand = mergedOnDemand({}, in.onDemandThroughput);
    RF_TRY(checkInitialWarm(in.warmThroughput, mode, index.throughput, name));
    index.warm = mergedWarm(warmThroughputOf(mode, index.throughput, {}), in.warmThroughput);
    RF_TRY(defineAttributes(index.key));
    const auto globals = std::count_if(m_after.indexes.begin(), m_after.indexes.end(),
                                       [](const IndexSchema& each) { return each.kind == IndexKind::Global; });
    if (static_cast<std::size_t>(globals) >= limits::kGlobalIndexes)
        return Error{ErrorCode::LimitExceeded, std::string(msg::kTooManyGlobalLater)};
    m_after.indexes.push_back(std::move(index));
    m_plan.createIndexes.push_back(name);
    return {};
}

Status TableChange::defineAttributes(const KeySchema& key) {
    KeySchema existing;
    for (const KeyAttribute& attribute : key.all()) {
        const KeyAttribute* known = m_after.definition(attribute.name);
        if (known && known->type != attribute.type) {
            existing.hash = m_after.attributeDefinitions;
            return validation(msg::keyRedefined(listed(existing), listed(key)));
        }
        if (!known) m_after.attributeDefinitions.push_back(attribute);
    }
    return {};
}

/// Definitions no key uses any more go with their index (spec/10 §8).
void TableChange::pruneDefinitions() {
    std::erase_if(m_after.attributeDefinitions, [&](const KeyAttribute& attribute) {
        return !m_after.key.contains(attribute.name) &&
               std::none_of(m_after.indexes.begin(), m_after.indexes.end(),
                            [&](const IndexSchema& index) { return index.key.contains(attribute.name); });
    });
}

Result<IndexSchema*> TableChange::globalIndex(const std::string& name, std::string_view doing) {
    const auto at = std::find_if(m_after.indexes.begin(), m_after.indexes.end(),
                                 [&](const IndexSchema& index) { return index.name == name; });
    if (at == m_after.indexes.end()) return Error{ErrorCode::ResourceNotFound, std::string(msg::kTableNotFound)};
    if (at->kind != IndexKind::Global) return validation(msg::notGlobal(doing, name));
    return &*at;
}

Status TableChange::deleteIndex(const Update::Delete& in) {
    RF_ASSIGN(IndexSchema * index, globalIndex(*in.indexName, "delete"));
    m_plan.dropIndexes.push_back(*index);
    m_after.indexes.erase(m_after.indexes.begin() + (index - m_after.indexes.data()));
    pruneDefinitions();
    return {};
}

Status TableChange::updateIndex(const Update::Update& in) {
    RF_ASSIGN(IndexSchema * index, globalIndex(*in.indexName, "update"));
    const BillingMode mode = m_after.billingMode;
    RF_TRY(updateIndexUnits(*index, in));
    RF_TRY(checkOnDemand(in.onDemandThroughput, mode, true, index->name));
    index->onDemand = mergedOnDemand(index->onDemand, in.onDemandThroughput);
    if (in.warmThroughput) {
        const WarmThroughput current = warmThroughputOf(mode, index->throughput, index->warm);
        RF_TRY(checkRaisedWarm(*in.warmThroughput, current, index->name));
        index->warm = mergedWarm(current, in.warmThroughput);
    }
    m_plan.updateIndexes.push_back(index->name);
    return {};
}

Status TableChange::updateIndexUnits(IndexSchema& index, const Update::Update& in) {
    if (m_after.billingMode == BillingMode::PayPerRequest)
        return in.provisionedThroughput ? validation(msg::onlyOnDemandUpdates(index.name)) : Status();
    if (!in.provisionedThroughput)
        return in.onDemandThroughput || in.warmThroughput ? Status() : validation(msg::bothIndexUnits(index.name));
    RF_TRY(checkUnitBounds(in.provisionedThroughput, index.name));
    return setUnits(index.throughput, *in.provisionedThroughput, "index " + index.name);
}

Status TableChange::changeSettings() {
    RF_TRY(changeStream());
    RF_TRY(changeEncryption());
    RF_TRY(changeClass());
    if (m_in.deletionProtectionEnabled) m_after.deletionProtection = *m_in.deletionProtectionEnabled;
    return changeLimits();
}

Status TableChange::changeStream() {
    const auto& stream = m_in.streamSpecification;
    if (!stream) return {};
    if (*stream->streamEnabled == m_before->streamEnabled)
        return validation(m_before->streamEnabled ? msg::streamAlreadyOn(m_before->name)
                                                  : msg::noStreamToDisable(m_before->name));
    m_after.streamEnabled = *stream->streamEnabled;
    if (!m_after.streamEnabled) return {};
    m_after.streamViewType = streamViewTypeOf(*stream->streamViewType);
    m_after.streamLabel.clear(); // a new stream, and with it a new ARN
    return {};
}

Status TableChange::changeEncryption() {
    const auto& sse = m_in.sseSpecification;
    if (!sse) return {};
    if (!asksForKms(*sse)) {
        if (!m_before->sseKms) return validation(std::string(msg::kEncryptedByDefault));
        m_after.sseKms = false;
        m_after.kmsKeyId.clear();
        return {};
    }
    if (m_before->sseKms && sse->kmsMasterKeyId == m_before->kmsKeyId)
        return validation(std::string(msg::kEncryptedWithKey));
    m_after.sseKms = true;
    m_after.kmsKeyId = kmsKeyArn(*sse, m_before->region);
    return {};
}

Status TableChange::changeClass() {
    if (!m_in.tableClass) return {};
    RF_ASSIGN(const TableClass wanted, tableClassOf(*m_in.tableClass));
    if (wanted == m_before->tableClass.value_or(TableClass::Standard)) return {};
    m_after.tableClass = wanted;
    m_after.tableClassUpdatedMs = m_now;
    return {};
}

Status TableChange::changeLimits() {
    if (const auto& asked = m_in.onDemandThroughput) {
        RF_TRY(checkOnDemand(asked, m_after.billingMode, true));
        if (!asked->maxReadRequestUnits && !asked->maxWriteRequestUnits) return internal(std::string(msg::kUnknownFailure));
        const auto kept = [&](std::int64_t OnDemandThroughput::*units) -> std::optional<std::int64_t> {
            if (!m_before->onDemand || (*m_before->onDemand).*units < 0) return {};
            return (*m_before->onDemand).*units;
        };
        m_plan.onDemandAsked = asked;
        if (!asked->maxReadRequestUnits) m_plan.onDemandAsked->maxReadRequestUnits = kept(&OnDemandThroughput::maxReadUnits);
        if (!asked->maxWriteRequestUnits)
            m_plan.onDemandAsked->maxWriteRequestUnits = kept(&OnDemandThroughput::maxWriteUnits);
        m_after.onDemand = mergedOnDemand(m_after.onDemand, asked);
    }
    if (m_in.warmThroughput) {
        const WarmThroughput current = warmThroughputOf(m_before->billingMode, m_before->throughput, m_before->warm);
        RF_TRY(checkRaisedWarm(*m_in.warmThroughput, current));
        m_after.warm = mergedWarm(current, m_in.warmThroughput);
    }
    return {};
}

UpdateTable::Plan TableChange::finish() {
    const BillingMode before = m_before->billingMode;
    keepWarm(warmThroughputOf(before, m_before->throughput, m_before->warm), m_after.billingMode, m_after.throughput,
             m_after.warm);
    for (IndexSchema& index : m_after.indexes)
        if (const IndexSchema* old = m_before->findIndex(index.name); old && index.kind == IndexKind::Global)
            keepWarm(warmThroughputOf(before, old->throughput, old->warm), m_after.billingMode, index.throughput,
                     index.warm);
    const bool building = std::any_of(m_after.indexes.begin(), m_after.indexes.end(), inFlight);
    m_after.status = building ? TableStatus::Updating : TableStatus::Active;
    m_plan.synchronous = m_in.deletionProtectionEnabled || m_in.warmThroughput || m_in.sseSpecification ||
                         (m_in.onDemandThroughput && !m_in.billingMode) ||
                         (!m_plan.updateIndexes.empty() && !m_in.billingMode && !m_in.provisionedThroughput &&
                          m_plan.createIndexes.empty() && m_plan.dropIndexes.empty());
    m_plan.before = m_before;
    m_plan.after = std::move(m_after);
    return std::move(m_plan);
}

} // namespace rf
