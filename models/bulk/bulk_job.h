#pragma once

#include "models/async/job.h"

namespace rf::models {

class BulkModel;

/// A bool property of jobs: a dialog of their own shows them; none needs to be opened, nor a word said at their end.
inline constexpr char kShownElsewhere[] = "shownElsewhere";

/// What the model is writing, as a job among others: it shows the same progress, cancelling it stops the model, and it ends
/// when the model is no longer busy. The model may go first.
/// kShownElsewhere is set.
Job* bulkJob(BulkModel* model, QObject* parent);

} // namespace rf::models
