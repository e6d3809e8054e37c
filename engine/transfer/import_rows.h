#pragma once
// Import of rows into a table: any size, cancellable, and taken up again where it stopped.
//
// Invariants
//  1. Rows become items in the source's order, so of rows with the same key the last one stays.
//  2. A row is imported, or it stands in the rejects file with line and reason; nothing is lost silently.
//  3. An import that was cancelled or broke leaves its state beside the source; one that is resumed with the same source
//     and mapping ends as if it had run through: rows that are committed are not written again (except those after the
//     last state of a program that was killed), and those refused are refused again.

#include "engine/maintenance/jobs.h"
#include "engine/transfer/layout.h"

namespace rf::transfer {

struct ImportRowsOptions {
    std::filesystem::path rejects; ///< as ImportOptions; of a text, none are kept without a path
    std::int64_t maxRejects = -1;
    std::size_t itemsPerCommit = 1'000;
    bool resume = false; ///< go on where an earlier import of the same source, mapping and table stopped
};

/// Progress counts bytes of the source. Errors: those of importTable; Validation when `resume` finds a state of another
/// source or mapping, and when problemOf() has something to say.
Result<ImportReport> importRows(Store& store, std::string_view region, std::string_view table, const Source& source,
                                const Mapping& mapping, const ImportRowsOptions& options, const Progress& progress = {});

/// What an import that stopped left.
struct ImportState {
    std::string table;   ///< "us-east-1/Orders"
    std::string source;  ///< size, time and beginning of the file
    Mapping mapping;
    std::int64_t rows = 0; ///< read and done with
};
/// The state beside a source that still fits the file as it is now; nothing when there is none.
std::optional<ImportState> stoppedImport(const std::filesystem::path& source);
/// "orders.csv.import-state", beside it.
std::filesystem::path stateBeside(const std::filesystem::path& source);

} // namespace rf::transfer
