#pragma once

#include "models/async/job.h"
#include "ui/common/dialog.h"

#include <QPointer>

class QLabel;
class QPlainTextEdit;
class QProgressBar;

namespace rf::ui {

class ErrorState;

/// A job with its counts, rate and Cancel; afterwards its summary and details, or why it failed. Closing it leaves the
/// job running in the status bar.
class JobDialog : public Dialog {
    Q_OBJECT
public:
    explicit JobDialog(models::Job* job, QWidget* parent = nullptr);
    models::Job* job() const { return m_job; }

private:
    void sync();
    QString counts() const;

    QPointer<models::Job> m_job;
    QLabel* m_title;
    QProgressBar* m_bar;
    QLabel* m_counts;
    QLabel* m_rate;
    ErrorState* m_error;
    QPlainTextEdit* m_details;
    Button* m_cancel;
    Button* m_close;
};

} // namespace rf::ui
