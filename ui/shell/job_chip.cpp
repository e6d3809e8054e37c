#include "ui/shell/job_chip.h"

namespace rf::ui {

JobChip::JobChip(models::Job* job, QWidget* parent, int height)
    : ProgressChip(job->title(), parent, height), m_job(job) {
    connect(job, &models::Job::progressed, this, &JobChip::sync);
    connect(job, &models::Job::finished, this, &JobChip::sync);
    connect(this, &ProgressChip::crossed, this, [this] {
        if (m_job && m_job->state() == models::Job::State::Running)
            m_job->cancel();
        else
            emit dismissRequested();
    });
    sync();
}

void JobChip::sync() {
    if (!m_job) return;
    switch (m_job->state()) {
    case models::Job::State::Running:
        setPercent(m_job->percent());
        break;
    case models::Job::State::Finished:
        setText(m_job->summary().text);
        break;
    case models::Job::State::Failed:
        setText(m_job->failure().headline);
        break;
    case models::Job::State::Cancelled:
        setText(tr("%1: cancelled").arg(m_job->title()));
        break;
    }
}

} // namespace rf::ui

#include "moc_job_chip.cpp"
