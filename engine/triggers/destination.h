#pragma once
// Where the records of batches that were given up go (spec/05 §5, OnFailure).

#include "engine/catalog/stream_schema.h"
#include "engine/triggers/shard_run.h"
#include "engine/triggers/triggers.h"

namespace rf::triggers {

/// The record, as Lambda tells it: which batch, why, how often it was tried; no items. `payload` (a JSON text; empty: none)
/// is added for destinations that are files, as Lambda does for S3.
std::string failureRecord(const Mapping& mapping, const StreamSchema& stream, const Job& job, std::int64_t nowMs, std::string_view payload);

/// Tells the mapping's destination. Blocks for the disk. Errors: Io and those of the table.
Status tellDestination(const Mapping& mapping, const StreamSchema& stream, const Job& job, std::int64_t nowMs, const Catalog& catalog,
                       const TriggerOptions& options);

} // namespace rf::triggers
