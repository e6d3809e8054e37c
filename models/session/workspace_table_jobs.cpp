// The workspace's long work on the items of one table: copied into another, deleted, looked at.

#include "models/session/workspace.h"

#include "engine/maintenance/table_jobs.h"
#include "models/session/job_progress.h"

#include <QLocale>
#include <QThread>

namespace rf::models {
namespace {

QString number(std::int64_t n) { return QLocale().toString(qint64(n)); }

rf::Error notOpen() { return {rf::ErrorCode::FileNotFound, "The file is not open."}; }

} // namespace

Job* Workspace::copyItems(FileSession* session, const QString& region, const QString& from, const QString& to) {
    const auto service = session && session->client() ? session->client()->service() : nullptr;
    const auto work = [service, region, from, to](JobControl& control) -> rf::Result<JobSummary> {
        if (!service || !service->store()) return notOpen();
        RF_ASSIGN(const rf::CopyReport report, rf::copyItems(*service->store(), toUtf8(region), toUtf8(from), toUtf8(to), progressOf(control)));
        JobSummary summary{tr("%1 items copied into %2").arg(number(report.items), to), {}, {}};
        if (report.rejected > 0) summary.text += tr(", %1 refused").arg(number(report.rejected));
        for (const std::string& each : report.details) summary.details << fromUtf8(each);
        return summary;
    };
    Job* job = addJob(new Job(tr("Copying %1 into %2").arg(from, to), tr("items"), work, this), session);
    if (session) connect(job, &Job::finished, session, &FileSession::refresh);
    return job;
}

Job* Workspace::purgeTable(FileSession* session, const QString& region, const QString& table) {
    const auto service = session && session->client() ? session->client()->service() : nullptr;
    const auto work = [service, region, table](JobControl& control) -> rf::Result<JobSummary> {
        if (!service || !service->store()) return notOpen();
        RF_ASSIGN(const std::int64_t erased, rf::purgeItems(*service->store(), toUtf8(region), toUtf8(table), progressOf(control)));
        return JobSummary{tr("%1 items of %2 deleted").arg(number(erased), table), {}, {}};
    };
    Job* job = addJob(new Job(tr("Purging %1").arg(table), tr("items"), work, this), session);
    if (session) connect(job, &Job::finished, session, &FileSession::refresh);
    return job;
}

} // namespace rf::models
