#pragma once
// What a function's answer means for the batch it got.

#include "engine/triggers/shard_run.h"
#include "engine/triggers/triggers.h"

namespace rf::triggers {

/// Reads an answer by the mapping's rules (spec/05 §5): function errors fail the batch; with ReportBatchItemFailures the
/// lowest reported record is where it goes on; of a tumbling window the state is kept.
Outcome outcomeOf(const Mapping& mapping, const std::vector<Tick>& ticks, const Invocation& answer);

} // namespace rf::triggers
