// The workspace's long work: each job runs one function of the engine's and says in a sentence what came of it.

#include "models/session/workspace.h"

#include "engine/replay/replay.h"
#include "models/session/job_progress.h"
#include "models/session/native_path.h"
#include "models/session/running_jobs.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QThread>

namespace rf::models {

namespace {

QString shownPath(const std::filesystem::path& path) {
    return QString::fromStdU16String(path.u16string());
}
QString fileName(const QString& path) {
    return QFileInfo(path).fileName();
}
QString number(std::int64_t n) {
    return QLocale().toString(qint64(n));
}

rf::Error notHere() {
    return {rf::ErrorCode::UnknownOperation, "This program was put together without this job."};
}

constexpr char kJobFile[] = "file"; ///< property of a job: path of the open file it works on

/// A table that was asked for a moment ago takes writes once it is active.
rf::Status waitForTable(rf::Service& service, const ReplayRequest& request, JobControl& control) {
    if (request.into != ReplayRequest::Into::Table) return {};
    for (;;) {
        const rf::TablePtr table = service.catalog()->find(toUtf8(request.region), toUtf8(request.target));
        if (!table || table->status != rf::TableStatus::Creating) return {}; // what is wrong the first write says
        if (!control.report(0, 0)) return rf::Error{rf::ErrorCode::Cancelled, "The replay was cancelled before it began."};
        QThread::msleep(20);
    }
}

rf::Result<std::unique_ptr<rf::replay::Sink>> sinkOf(rf::Service& service, const ReplayRequest& request) {
    const std::string region = toUtf8(request.region), target = toUtf8(request.target);
    switch (request.into) {
    case ReplayRequest::Into::Table: return rf::replay::intoTable(service, region, target);
    case ReplayRequest::Into::File: return rf::replay::intoFile(nativePath(request.target), true); // whoever chose the name was asked
    case ReplayRequest::Into::Function: break;
    }
    return rf::replay::intoFunction(service, region, target, toUtf8(request.streamArn));
}

QStringList linesOf(const std::vector<std::string>& details) {
    QStringList lines;
    for (const std::string& line : details) lines << fromUtf8(line);
    return lines;
}

/// Adds what was refused, and where it stands, to a summary.
void tellRejects(JobSummary& summary, std::int64_t rejected, const std::filesystem::path& file) {
    if (rejected == 0) return;
    summary.text += Workspace::tr(", %1 refused").arg(number(rejected));
    if (!file.empty()) summary.details.prepend(Workspace::tr("Refused lines are in %1").arg(shownPath(file)));
}

rf::Result<JobSummary> summaryOf(const rf::Result<rf::ConvertReport>& report, const QString& target) {
    if (!report) return report.error();
    JobSummary summary{
        Workspace::tr("%1 tables and %2 items converted").arg(number(report->tables), number(report->items)),
        linesOf(report->details), target};
    tellRejects(summary, report->rejected, report->rejectsFile);
    return summary;
}

rf::Result<JobSummary> summaryOf(const rf::Result<rf::ImportReport>& report, const QString& table) {
    if (!report) return report.error();
    JobSummary summary{
        Workspace::tr("%1 items imported into %2").arg(number(report->imported), table), linesOf(report->details), {}};
    tellRejects(summary, report->rejected, report->rejectsFile);
    return summary;
}

rf::Result<JobSummary> summaryOf(const rf::Result<rf::CheckReport>& report, const QString& name) {
    if (!report) return report.error();
    JobSummary summary;
    for (const rf::CheckFinding& finding : report->findings)
        summary.details << fromUtf8(finding.where) + QStringLiteral(": ") + fromUtf8(finding.what);
    const QString seen = Workspace::tr("%1 tables, %2 items, %3 index entries")
                             .arg(number(report->tables), number(report->items), number(report->indexEntries));
    summary.text =
        report->whole()
            ? Workspace::tr("%1 is whole: %2").arg(name, seen)
            : Workspace::tr("%1 has %2 faults: %3").arg(name, number(std::int64_t(report->findings.size())), seen);
    return summary;
}

} // namespace

QStringList runningJobs(const Workspace& workspace, const FileSession* session) {
    QStringList titles;
    for (const Job* job : workspace.jobs()) {
        const bool here = !session || job->property(kJobFile).toString() == session->path();
        if (here && job->state() == Job::State::Running) titles << job->title();
    }
    return titles;
}

Job* Workspace::convertFile(const QString& source, const QString& target) {
    const auto work = [run = m_maintenance.convert, source, target](JobControl& control) -> rf::Result<JobSummary> {
        if (!run) return notHere();
        return summaryOf(run(nativePath(source), nativePath(target), progressOf(control)), target);
    };
    return jobThenOpen(new Job(tr("Converting %1").arg(fileName(source)), tr("items"), work, this), target);
}

Job* Workspace::makeSample(const QString& target, const QString& name) {
    const auto work = [run = m_maintenance.sample, target, name](JobControl& control) -> rf::Result<JobSummary> {
        if (!run) return notHere();
        const auto report = run(nativePath(target), toUtf8(name), progressOf(control));
        if (!report) return report.error();
        return JobSummary{tr("%1 made: %2 items").arg(fileName(target), number(report->items)),
                          linesOf(report->details), target};
    };
    return jobThenOpen(new Job(tr("Making %1").arg(fileName(target)), tr("items"), work, this), target);
}

Job* Workspace::importTable(FileSession* session, const QString& region, const QString& table, const QString& source) {
    const auto service = session && session->client() ? session->client()->service() : nullptr;
    const auto work = [run = m_maintenance.importTable, service, region, table,
                       source](JobControl& control) -> rf::Result<JobSummary> {
        rf::Store* store = service ? service->store() : nullptr;
        if (!run || !store) return notHere();
        return summaryOf(run(*store, toUtf8(region), toUtf8(table), nativePath(source), {}, progressOf(control)), table);
    };
    Job* job = addJob(new Job(tr("Importing %1").arg(fileName(source)), tr("bytes"), work, this), session);
    if (session) connect(job, &Job::finished, session, &FileSession::refresh);
    return job;
}

Job* Workspace::exportTable(FileSession* session, const QString& region, const QString& table, const QString& target) {
    const auto service = session && session->client() ? session->client()->service() : nullptr;
    const auto work = [run = m_maintenance.exportTable, service, region, table,
                       target](JobControl& control) -> rf::Result<JobSummary> {
        rf::Store* store = service ? service->store() : nullptr;
        if (!run || !store) return notHere();
        rf::ExportOptions options;
        options.overwrite = true; // whoever chose the name was asked
        const auto report = run(*store, toUtf8(region), toUtf8(table), nativePath(target), options, progressOf(control));
        if (!report) return report.error();
        return JobSummary{tr("%1 items of %2 exported").arg(number(report->items), table), linesOf(report->details),
                          target};
    };
    return addJob(new Job(tr("Exporting %1").arg(table), tr("items"), work, this), session);
}

Job* Workspace::checkFile(const QString& path) {
    const auto work = [run = m_maintenance.check, path](JobControl& control) -> rf::Result<JobSummary> {
        if (!run) return notHere();
        return summaryOf(run(nativePath(path), progressOf(control)), fileName(path));
    };
    return addJob(new Job(tr("Checking %1").arg(fileName(path)), tr("records"), work, this));
}

Job* Workspace::replay(FileSession* session, const ReplayRequest& request) {
    const auto service = session && session->client() ? session->client()->service() : nullptr;
    const auto work = [service, request](JobControl& control) -> rf::Result<JobSummary> {
        if (!service) return notHere();
        RF_TRY(waitForTable(*service, request, control));
        RF_ASSIGN(const auto sink, sinkOf(*service, request));
        RF_ASSIGN(const rf::replay::Report report, rf::replay::run(*service, {toUtf8(request.streamArn), request.fromMs, request.toMs}, *sink,
                                                                   {.speed = request.speed}, progressOf(control)));
        const bool file = request.into == ReplayRequest::Into::File;
        return JobSummary{tr("%1 records replayed into %2").arg(number(report.replayed), file ? fileName(request.target) : request.target), {}, file ? request.target : QString()};
    };
    Job* job = addJob(new Job(tr("Replaying into %1").arg(fileName(request.target)), tr("records"), work, this), session);
    if (session) connect(job, &Job::finished, session, &FileSession::refresh);
    return job;
}

Job* Workspace::addJob(Job* job, FileSession* session) {
    m_jobs.append(job);
    if (session) {
        m_jobFiles.insert(job, session);
        job->setProperty(kJobFile, session->path());
    }
    emit jobAdded(job);
    return job;
}

Job* Workspace::jobThenOpen(Job* job, const QString& path) {
    connect(job, &Job::finished, this, [this, job, path] {
        if (job->state() == Job::State::Finished) openFile(path);
    });
    return addJob(job);
}

void Workspace::dismissJob(Job* job) {
    if (!m_jobs.contains(job)) return;
    if (job->state() == Job::State::Running) {
        connect(job, &Job::finished, this, [this, job] { dismissJob(job); });
        return job->cancel();
    }
    m_jobs.removeOne(job);
    m_jobFiles.remove(job);
    emit jobRemoved(job);
    job->deleteLater();
}

} // namespace rf::models
