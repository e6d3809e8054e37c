#include "models/bulk/bulk_job.h"

#include "models/bulk/bulk_model.h"

#include <QThread>

namespace rf::models {

namespace {
constexpr int kLookMs = 30;
} // namespace

Job* bulkJob(const BulkModel* model, QObject* parent) {
    const auto work = [control = model->control(), note = model->note()](JobControl& job) -> rf::Result<JobSummary> {
        while (!control->ended) {
            if (!job.report(control->done, control->total)) control->stop.request_stop();
            QThread::msleep(kLookMs);
        }
        job.report(control->done, control->total);
        if (control->stop.stop_requested()) return rf::Error{rf::ErrorCode::Cancelled, "Cancelled."};
        return JobSummary{note, {}, {}};
    };
    auto* job = new Job(model->note(), BulkModel::tr("items"), work, parent);
    job->setProperty(kShownElsewhere, true);
    return job;
}

} // namespace rf::models
