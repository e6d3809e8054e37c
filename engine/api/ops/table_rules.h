#pragma once
// What the parts of a table's description must satisfy (spec/02 §6, spec/10 §8), and those parts as catalog values.
// CreateTable and UpdateTable share them; every message is the service's.

#include "engine/api/ops/op.h"
#include "engine/api/ops/types.h"

namespace rf {

/// AttributeDefinitions in the order given. Errors: a name twice.
Result<std::vector<KeyAttribute>> definitionsOf(const std::vector<AttributeDefinitionIn>& definitions);

using KeyElements = std::vector<KeySchemaElementIn>;

/// Every name has a definition, else "Some index key attributes are not defined…".
Status checkDefined(const KeyElements& key, const std::vector<KeyAttribute>& definitions);
/// HASH then RANGE, different names; a global index may have up to four of each.
Status checkKeyOrder(const KeyElements& key, bool global);
/// The names must be defined.
KeySchema keySchemaOf(const KeyElements& key, const std::vector<KeyAttribute>& definitions);

Status checkProjection(const ProjectionIn& projection);
Projection projectionOf(const ProjectionIn& projection);
/// Names projected by all INCLUDE indexes together, at most 100.
Status checkProjectedTotal(const std::vector<IndexSchema>& indexes);

/// More than 10^12 units. `index` empty = the table's.
Status checkUnitBounds(const std::optional<ProvisionedThroughputIn>& units, std::string_view index = {});
Throughput throughputOf(const std::optional<ProvisionedThroughputIn>& units);

/// Limits of on-demand mode: only in that mode, at least 1; -1 (no limit) where a limit may be removed.
Status checkOnDemand(const std::optional<OnDemandThroughputIn>& limits, BillingMode mode, bool mayRemove,
                     std::string_view index = {});
/// The limits with those asked for put in; nothing when none is left.
std::optional<OnDemandThroughput> mergedOnDemand(const std::optional<OnDemandThroughput>& before,
                                                 const std::optional<OnDemandThroughputIn>& asked);

/// What a table or index can serve at once: asked for, or what its billing mode gives.
WarmThroughput warmThroughputOf(BillingMode mode, const Throughput& throughput,
                                const std::optional<WarmThroughput>& asked);
/// At creation: not below what the billing mode gives.
Status checkInitialWarm(const std::optional<WarmThroughputIn>& asked, BillingMode mode, const Throughput& throughput,
                        std::string_view index = {});
/// Later: never downwards.
Status checkRaisedWarm(const WarmThroughputIn& asked, const WarmThroughput& current, std::string_view index = {});
std::optional<WarmThroughput> mergedWarm(const WarmThroughput& current, const std::optional<WarmThroughputIn>& asked);

Status checkEncryption(const SSESpecificationIn& sse);
/// Whether it asks for KMS (and not for the default).
bool asksForKms(const SSESpecificationIn& sse);
/// The key's ARN: as given, or built out of an id or alias; the service's own key when none is given.
std::string kmsKeyArn(const SSESpecificationIn& sse, std::string_view region);

Result<TableClass> tableClassOf(const std::string& name);
StreamViewType streamViewTypeOf(const std::string& name);

Status checkTags(const std::vector<TagIn>& tags);

/// The description of a table at this moment: schema, counters of every tree, decreases of today.
Result<TableDescription> describe(const TableSchema& table, ReadTxn& txn, const Clock& clock);

/// A table by name for the control plane: any status counts. Errors: ResourceNotFoundException with the name.
Result<TablePtr> findAnyTable(const OpEnv& env, const std::string& nameOrArn);

} // namespace rf
