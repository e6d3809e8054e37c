#include "models/transfer/transfer_jobs.h"

#include "engine/service.h"
#include "models/session/job_progress.h"
#include "models/session/native_path.h"
#include "models/value/tr.h"

#include <QFileInfo>
#include <QLocale>
#include <QThread>

namespace rf::models {

namespace {

QString number(std::int64_t n) { return QLocale().toString(qint64(n)); }

QStringList linesOf(const std::vector<std::string>& details) {
    QStringList lines;
    for (const std::string& line : details) lines << fromUtf8(line);
    return lines;
}

rf::Error notHere() { return {rf::ErrorCode::UnknownOperation, "The file is not open any more."}; }

rf::Status makeTable(rf::Service& service, const ImportRequest& request, JobControl& control) {
    const std::string region = toUtf8(request.region), name = toUtf8(request.table);
    RF_TRY(rf::call<rf::CreateTable>(service, *request.create, {.region = region}));
    for (;;) {
        const rf::TablePtr table = service.catalog()->find(region, name);
        if (table && table->status == rf::TableStatus::Active) return {};
        if (!control.report(0, 0)) return rf::Error{rf::ErrorCode::Cancelled, "The import was cancelled before it began."};
        QThread::msleep(20);
    }
}

/// One page after another of a query or scan, as the service gives them.
class Pages {
public:
    Pages(rf::Service& service, const PageRequest& request, JobControl& control)
        : m_service(service), m_request(request), m_control(control) {
        std::visit([](auto& input) { input.limit.reset(); }, m_request.input); // as much a page as the service gives
    }

    rf::Result<bool> next(rf::FunctionRef<rf::Status(const rf::Item&)> take) {
        return std::visit([&](auto& input) { return page(input, take); }, m_request.input);
    }

private:
    template <class Input>
    rf::Result<bool> page(Input& input, rf::FunctionRef<rf::Status(const rf::Item&)> take) {
        using Op = std::conditional_t<std::is_same_v<Input, rf::Query::Input>, rf::Query, rf::Scan>;
        for (;;) {
            auto output = rf::call<Op>(m_service, input, {.region = toUtf8(m_request.region)});
            if (!output && output.error().code == rf::ErrorCode::ProvisionedThroughputExceeded && !m_control.cancelled()) {
                QThread::msleep(200);
                continue;
            }
            if (!output) return std::move(output).error();
            if (output->items)
                for (const rf::Item& item : *output->items) RF_TRY(take(item));
            const bool more = output->lastEvaluatedKey.has_value();
            if (more) input.exclusiveStartKey = rf::InputAttributes(std::move(*output->lastEvaluatedKey));
            return more;
        }
    }

    rf::Service& m_service;
    PageRequest m_request;
    JobControl& m_control;
};

rf::Result<rf::ExportReport> exported(rf::Service& service, const ExportRequest& request, JobControl& control) {
    const auto target = nativePath(request.target);
    if (!request.pages) {
        if (!service.store()) return notHere();
        return rf::transfer::exportRows(*service.store(), toUtf8(request.region), toUtf8(request.table), target, request.options, progressOf(control));
    }
    Pages pages(service, *request.pages, control);
    std::vector<std::string> keys;
    for (const QString& name : request.pages->table.keyNames()) keys.push_back(toUtf8(name));
    return rf::transfer::exportPages([&](rf::FunctionRef<rf::Status(const rf::Item&)> take) { return pages.next(take); }, keys, target,
                                     request.options, progressOf(control));
}

} // namespace

std::shared_ptr<rf::Service> serviceOf(FileSession* session) {
    return session && session->client() ? session->client()->service() : nullptr;
}

Job* importRows(Workspace* workspace, FileSession* session, const ImportRequest& request) {
    const auto work = [service = serviceOf(session), request](JobControl& control) -> rf::Result<JobSummary> {
        if (!service || !service->store()) return notHere();
        if (request.create) RF_TRY(makeTable(*service, request, control));
        RF_ASSIGN(const rf::ImportReport report,
                  rf::transfer::importRows(*service->store(), toUtf8(request.region), toUtf8(request.table), request.source,
                                           request.mapping, {.resume = request.resume}, progressOf(control)));
        JobSummary summary{tr("%1 items imported into %2").arg(number(report.imported), request.table), linesOf(report.details), {}};
        if (report.rejected == 0) return summary;
        summary.text += tr(", %1 refused").arg(number(report.rejected));
        if (!report.rejectsFile.empty())
            summary.details.prepend(tr("Refused lines are in %1").arg(QString::fromStdU16String(report.rejectsFile.u16string())));
        return summary;
    };
    const QString name = request.source.file.empty() ? tr("pasted rows") : QString::fromStdU16String(request.source.file.filename().u16string());
    Job* job = workspace->addJob(new Job(tr("Importing %1").arg(name), tr("bytes"), work, workspace), session);
    if (session) QObject::connect(job, &Job::finished, session, &FileSession::refresh);
    return job;
}

Job* exportRows(Workspace* workspace, FileSession* session, const ExportRequest& request) {
    const auto work = [service = serviceOf(session), request](JobControl& control) -> rf::Result<JobSummary> {
        if (!service) return notHere();
        RF_ASSIGN(const rf::ExportReport report, exported(*service, request, control));
        return JobSummary{tr("%1 items of %2 exported").arg(number(report.items), request.table), linesOf(report.details), request.target};
    };
    return workspace->addJob(new Job(tr("Exporting %1").arg(request.table), tr("items"), work, workspace), session);
}

} // namespace rf::models
