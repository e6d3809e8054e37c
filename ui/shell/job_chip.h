#pragma once

#include "models/async/job.h"
#include "ui/common/progress_chip.h"

#include <QPointer>

namespace rf::ui {

/// Follows a job: the cross cancels it while it runs and asks to dismiss it after.
class JobChip : public ProgressChip {
    Q_OBJECT
public:
    /// `job` may die first.
    explicit JobChip(models::Job* job, QWidget* parent = nullptr, int height = 22);
    models::Job* job() const { return m_job; }

signals:
    void dismissRequested();

private:
    void sync();
    QPointer<models::Job> m_job;
};

} // namespace rf::ui
