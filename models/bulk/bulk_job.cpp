#include "models/bulk/bulk_job.h"

#include "models/bulk/bulk_model.h"

namespace rf::models {
namespace {

rf::Error cancelledError() {
    return {rf::ErrorCode::Cancelled, "Cancelled."};
}

rf::Result<JobSummary> endOf(const BulkModel& model) {
    const BulkRun& run = model.result();
    if (run.fatal) return *run.fatal;
    if (run.cancelled) return cancelledError();
    return JobSummary{model.note(), {}, {}};
}

} // namespace

Job* bulkJob(BulkModel* model, QObject* parent) {
    auto* job = new Job(model->note(), BulkModel::tr("items"), parent);
    job->setProperty(kShownElsewhere, true);
    QObject::connect(job, &Job::cancelAsked, model, &BulkModel::cancel);
    QObject::connect(model, &BulkModel::progressed, job, [job, model] { job->tell(model->done(), model->total()); });
    QObject::connect(model, &BulkModel::stateChanged, job, [job, model] {
        if (model->isBusy()) return;
        job->tell(model->done(), model->total());
        job->end(endOf(*model));
        model->disconnect(job); // what the model does next is another job
        job->disconnect(model);
    });
    QObject::connect(model, &QObject::destroyed, job, [job] { job->end(cancelledError()); });
    return job;
}

} // namespace rf::models
