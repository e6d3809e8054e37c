// Files that another program deleted, or put something else in the place of, while they were open.

#include "models/session/workspace.h"

#include "engine/maintenance/save_copy.h"
#include "models/session/native_path.h"

#include <QFileInfo>

namespace rf::models {

namespace {

namespace fs = std::filesystem;

Job::Work copying(FileSession* session, const QString& target) {
    const auto service = session && session->client() ? session->client()->service() : nullptr;
    return [service, target](JobControl&) -> rf::Result<JobSummary> {
        rf::Store* store = service ? service->store() : nullptr;
        if (!store) return rf::Error{rf::ErrorCode::Io, "The file is not open."};
        RF_TRY(rf::saveCopy(*store, nativePath(target)));
        return JobSummary{Workspace::tr("%1 saved").arg(QFileInfo(target).fileName()), {}, target};
    };
}

/// Once the deleted file is closed nobody needs its log: a log beside another file would be taken for that file's.
rf::Status moveBack(const fs::path& kept, const fs::path& place) {
    std::error_code error;
    if (fs::exists(place, error))
        return rf::Error{rf::ErrorCode::Io, "Another file is at its place now. What was in the deleted one is in " +
                                                kept.string() + "."};
    for (const char* suffix : {"-wal", "-shm"}) fs::remove(place.string() + suffix, error);
    fs::rename(kept, place, error);
    if (error) return rf::Error{rf::ErrorCode::Io, "It could not be put back (" + error.message() + "). It is in " + kept.string() + "."};
    return {};
}

} // namespace

Job* Workspace::saveCopy(FileSession* session, const QString& target) {
    return jobThenOpen(new Job(tr("Saving %1").arg(QFileInfo(target).fileName()), {}, copying(session, target), this), target);
}

Job* Workspace::putBack(FileSession* session) {
    const QString place = session->path(), kept = suggestedTargetOf(place + QStringLiteral(".kept"));
    auto* job = new Job(tr("Putting %1 back").arg(session->name()), {}, copying(session, kept), this);
    connect(job, &Job::finished, this, [this, job, kept, place, file = QPointer(session)] {
        if (job->state() != Job::State::Finished || !file) return;
        reopenFile(file, [kept, place] { return moveBack(nativePath(kept), nativePath(place)); });
    });
    return addJob(job);
}

} // namespace rf::models
