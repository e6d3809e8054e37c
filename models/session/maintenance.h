#pragma once
// The engine's long work as the workspace calls it: a table of functions, so that a test can put its own in their
// place.

#include "engine/maintenance/jobs.h"
#include "engine/storage/sqlite/sqlite_store.h"

namespace rf::models {

struct Maintenance {
    using Path = std::filesystem::path;

    std::function<rf::Result<rf::ImportReport>(rf::Store&, std::string_view region, std::string_view table,
                                               const Path& source, const rf::ImportOptions&, const rf::Progress&)>
        importTable;
    std::function<rf::Result<rf::ExportReport>(rf::Store&, std::string_view region, std::string_view table,
                                               const Path& target, const rf::ExportOptions&, const rf::Progress&)>
        exportTable;
    std::function<rf::Result<rf::ConvertReport>(const Path& source, const Path& target, const rf::Progress&)> convert;
    std::function<rf::Result<rf::SampleReport>(const Path& target, std::string_view name, const rf::Progress&)> sample;
    std::function<rf::Result<rf::CheckReport>(const Path&, const rf::Progress&)> check;

    /// The engine's own.
    static Maintenance engine();
};

} // namespace rf::models
