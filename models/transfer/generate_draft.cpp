#include "models/transfer/generate_draft.h"

#include "models/transfer/transfer_jobs.h"

#include "engine/service.h"

#include <QLocale>
#include <QtConcurrentRun>

namespace rf::models {

namespace {
constexpr int kShown = 20;
} // namespace

GenerateDraft::GenerateDraft(Workspace* workspace, FileSession* session, const QString& region, const QString& table, QObject* parent)
    : QObject(parent), m_workspace(workspace), m_session(session), m_region(region), m_table(table) {
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        if (m_watcher.future().resultCount() == 0) return;
        const auto made = m_watcher.result();
        QList<Value> items;
        m_failure = *made ? QString() : fromUtf8(made->error().message);
        if (*made)
            for (const rf::Item& item : **made) items << Value(rf::AttributeValue::map(item));
        m_preview.showItems(items, m_session ? m_session->table(m_region, m_table).keyNames() : QStringList());
        emit changed();
    });
    look();
}

GenerateDraft::~GenerateDraft() { m_watcher.waitForFinished(); }

void GenerateDraft::setCount(qint64 count) {
    m_options.count = std::max<qint64>(1, count);
    emit changed();
}

void GenerateDraft::setSeed(quint64 seed) {
    if (seed == m_options.seed) return;
    m_options.seed = seed;
    look();
}

void GenerateDraft::look() {
    const auto service = serviceOf(m_session);
    if (!service || !service->store()) {
        m_failure = tr("The file is not open.");
        return;
    }
    m_watcher.setFuture(QtConcurrent::run([service, region = toUtf8(m_region), table = toUtf8(m_table), seed = m_options.seed] {
        return std::make_shared<rf::Result<std::vector<rf::Item>>>(rf::transfer::previewItems(*service->store(), region, table, kShown, seed));
    }));
    emit changed();
}

QString GenerateDraft::problem() const {
    if (!m_session || m_session->state() != FileSession::State::Open) return tr("The file is not open.");
    if (m_session->isReadOnly()) return tr("The table file is open read-only.");
    return m_failure;
}

Job* GenerateDraft::start() {
    if (!problem().isEmpty()) return nullptr;
    const auto work = [service = serviceOf(m_session), region = m_region, table = m_table, options = m_options](JobControl& control) -> rf::Result<JobSummary> {
        RF_ASSIGN(const auto report, rf::transfer::generateItems(*service->store(), toUtf8(region), toUtf8(table), options,
                                                                 [&control](std::int64_t done, std::int64_t total) { return control.report(done, total); }));
        QStringList details;
        for (const std::string& line : report.details) details << fromUtf8(line);
        return JobSummary{tr("%1 items made in %2").arg(QLocale().toString(qint64(report.items)), table), details, {}};
    };
    Job* job = m_workspace->addJob(new Job(tr("Making items in %1").arg(m_table), tr("items"), work, m_workspace), m_session);
    connect(job, &Job::finished, m_session, &FileSession::refresh);
    return job;
}

} // namespace rf::models

#include "moc_generate_draft.cpp"
