#pragma once
// What the engine adds to the corridor for auto scaling and metrics. Internal to engine.cpp.

#include "engine/api/call_record.h"
#include "engine/api/pipeline.h"
#include "engine/metrics/call_rollup.h"
#include "engine/scaling/model.h"

namespace rf {

/// UpdateTable of one side of a table or index, as it stands in `catalog`. Errors: those of UpdateTable.
Status setCapacity(Corridor& corridor, const Catalog& catalog, const scaling::TargetId& id, std::int64_t units);

/// Counts an answered call by its tables and operation.
void noteCall(metrics::CallRollup& rollup, const Request& request, const Result<Response>& result, const Context& context,
              const CallStart& start, const Clock& clock);

} // namespace rf
