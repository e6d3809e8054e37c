#pragma once

#include <QStringList>

namespace rf::models {

class FileSession;
class Workspace;

/// Titles of the jobs that run now, of all files or those that work on one: closing it stops them.
QStringList runningJobs(const Workspace& workspace, const FileSession* session = nullptr);

} // namespace rf::models
