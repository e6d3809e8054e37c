#pragma once
// Rows in and out as jobs of the workspace. Each says in a sentence what came of it.

#include "engine/transfer/export_rows.h"
#include "engine/transfer/import_rows.h"
#include "models/query/query_model.h"
#include "models/session/workspace.h"

namespace rf::models {

/// The service of a file, kept alive by whoever holds it; nothing once the file is closed.
std::shared_ptr<rf::Service> serviceOf(FileSession* session);

struct ImportRequest {
    QString region, table;
    std::optional<rf::CreateTable::Input> create; ///< make the table first
    rf::transfer::Source source;
    rf::transfer::Mapping mapping;
    bool resume = false;
};
/// Imports into a table of an open file; the session is refreshed when it is done.
Job* importRows(Workspace* workspace, FileSession* session, const ImportRequest& request);

struct ExportRequest {
    QString region, table;
    std::optional<PageRequest> pages; ///< what a query or scan gives, instead of the whole table; read page by page
    QString target;
    rf::transfer::ExportRowsOptions options;
};
/// Pages that are throttled are asked for again until they come or the job is cancelled.
Job* exportRows(Workspace* workspace, FileSession* session, const ExportRequest& request);

} // namespace rf::models
