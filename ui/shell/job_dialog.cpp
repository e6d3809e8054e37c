#include "ui/shell/job_dialog.h"

#include "ui/common/buttons.h"
#include "ui/common/labels.h"
#include "ui/common/states.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPlainTextEdit>
#include <QProgressBar>

namespace rf::ui {

using JobState = models::Job::State;

namespace {
QString number(double value) {
    return QLocale(QLocale::English).toString(value, 'f', 0);
}
} // namespace

JobDialog::JobDialog(models::Job* job, QWidget* parent)
    : Dialog(job->title(), parent), m_job(job), m_title(label(job->title(), uiFont(13, QFont::DemiBold))),
      m_bar(new QProgressBar), m_counts(label({}, monoFont())), m_rate(label({}, monoFont(), "text2")),
      m_error(new ErrorState), m_details(new QPlainTextEdit) {
    setMinimumWidth(460);
    m_title->setWordWrap(true);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(job->title());
    m_details->setReadOnly(true);
    m_details->setProperty("framed", true);
    m_details->setFont(monoFont());
    m_details->setAccessibleName(tr("Details"));
    m_details->setMinimumHeight(140);
    auto* numbers = new QHBoxLayout;
    numbers->addWidget(m_counts, 1);
    numbers->addWidget(m_rate);
    body()->addWidget(m_title);
    body()->addWidget(m_bar);
    body()->addLayout(numbers);
    body()->addWidget(m_error);
    body()->addWidget(m_details, 1);
    m_cancel = new Button(tr("Cancel"));
    m_cancel->setText(tr("Cancel job"));
    addFooterNote(m_cancel);
    m_close = addAccept(tr("Continue in background"));
    connect(m_cancel, &Button::clicked, job, &models::Job::cancel);
    connect(job, &models::Job::progressed, this, &JobDialog::sync);
    connect(job, &models::Job::finished, this, &JobDialog::sync);
    connect(job, &QObject::destroyed, this, &QDialog::reject);
    sync();
}

QString JobDialog::counts() const {
    if (m_job->total() <= 0) return tr("%1 %2").arg(number(double(m_job->done())), m_job->unit());
    return tr("%1 of %2 %3").arg(number(double(m_job->done())), number(double(m_job->total())), m_job->unit());
}

void JobDialog::sync() {
    if (!m_job) return;
    const JobState state = m_job->state();
    const bool running = state == JobState::Running;
    m_bar->setVisible(running);
    m_cancel->setVisible(running);
    m_rate->setVisible(running);
    m_error->setVisible(state == JobState::Failed);
    m_details->setVisible(!running && !m_job->summary().details.isEmpty());
    m_close->setText(running ? tr("Continue in background") : tr("Close"));
    m_close->updateGeometry();
    if (running) {
        const int percent = m_job->percent();
        m_bar->setRange(0, percent < 0 ? 0 : 100);
        if (percent >= 0) m_bar->setValue(percent);
        m_counts->setText(counts());
        m_rate->setText(tr("%1 per second").arg(number(m_job->ratePerSecond())));
        return;
    }
    m_counts->setFont(uiFont(12));
    m_counts->setWordWrap(true);
    m_counts->setVisible(state != JobState::Failed);
    m_counts->setText(state == JobState::Cancelled ? tr("Cancelled.") : m_job->summary().text);
    if (state == JobState::Failed) m_error->setFailure(m_job->failure());
    m_details->setPlainText(m_job->summary().details.join(QLatin1Char('\n')));
}

} // namespace rf::ui

#include "moc_job_dialog.cpp"
