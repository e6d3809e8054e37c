#pragma once
// Long work on whole tables and files: import, export, conversion of DynamoDB Local files, the sample. Each function
// runs on the caller's thread until it is done, reports progress, and can be cancelled.
//
// Invariants
//  1. A source file is only read, never altered.
//  2. A target file appears whole or not at all: it is made beside its place and renamed when it is durable. A target
//     that exists is refused (ErrorCode::Io, the message names it) unless the options say `overwrite`.
//  3. Cancelled work leaves no target file; an import that was cancelled or failed keeps the items it committed, each
//     with its index entries (writing an item again is harmless).

#include "engine/storage/store.h"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace rf {

/// Called now and then (at least every few thousand items) on the working thread. `done` and `total` count what the
/// function's comment says; `total` 0 = not known. False cancels: the function ends with ErrorCode::Cancelled.
using Progress = std::function<bool(std::int64_t done, std::int64_t total)>;

enum class LineFormat {
    DynamoDbJson, ///< one item a line, as the S3 export writes it: {"Item":{"pk":{"S":"a"},…}}
    PlainJson,    ///< one item a line without type codes: {"pk":"a",…}
};

struct ImportOptions {
    /// Where refused lines go: one JSON object a line with line number, reason and the text as it stood. Empty: beside
    /// the source, "orders.json" → "orders.rejects.jsonl". The file is made only when something is refused.
    std::filesystem::path rejects;
    /// Stop with the reason of the line that would be one too many; -1 = go on to the end.
    std::int64_t maxRejects = -1;
    std::size_t itemsPerCommit = 1'000;
};
struct ImportReport {
    std::int64_t read = 0;     ///< lines that held something
    std::int64_t imported = 0; ///< items written; a key that comes twice counts twice, the last one stays
    std::int64_t rejected = 0;
    std::filesystem::path rejectsFile; ///< empty when nothing was refused
    double seconds = 0;
    std::vector<std::string> details; ///< the first refused lines in words, at most 100: "line 12: …"
};

/// Reads DynamoDB JSON lines, plain, gzip or zstd (told by the first bytes), into an existing table. A line is
/// {"Item":{…}} or the item's map itself. Items replace stored ones of the same key. Progress counts bytes of the
/// source. Errors: ResourceNotFound (no such table), FileNotFound, FileReadOnly, DiskFull, Io, Cancelled, Validation
/// (more than maxRejects).
Result<ImportReport> importTable(Store& store, std::string_view region, std::string_view table,
                                 const std::filesystem::path& source, const ImportOptions& options,
                                 const Progress& progress = {});

struct ExportOptions {
    LineFormat format = LineFormat::DynamoDbJson;
    enum class Compression { ByName, None, Gzip, Zstd } compression = Compression::ByName; ///< as codingOfName
    bool overwrite = false;
};
struct ExportReport {
    std::int64_t items = 0;
    std::int64_t fileBytes = 0;
    double seconds = 0;
    std::vector<std::string> details;
};

/// Writes every item of a table, one a line, from one snapshot, in Scan order. Progress counts items.
/// Errors: ResourceNotFound, FileReadOnly (the folder cannot be written), DiskFull, Io, FileCorrupt, Cancelled.
Result<ExportReport> exportTable(Store& store, std::string_view region, std::string_view table,
                                 const std::filesystem::path& target, const ExportOptions& options,
                                 const Progress& progress = {});

/// What was converted or made: counts, and in `details` a line a table ("Shop: 25000 items, 3 indexes") and one for
/// everything that could not be taken over (an unknown column, an item without its key …).
struct ConvertReport {
    std::int64_t tables = 0;
    std::int64_t indexes = 0;
    std::int64_t items = 0;
    std::int64_t rejected = 0;
    std::filesystem::path rejectsFile; ///< as of an import; empty when nothing was refused
    double seconds = 0;
    std::vector<std::string> details;
};

/// True when the file is a SQLite database with the system tables of DynamoDB Local. Never fails: what cannot be read
/// is none. Cheap; does not alter the file, and makes none beside it.
bool looksLikeDynamoDbLocal(const std::filesystem::path& path);

/// Makes a new table file of a DynamoDB Local database (spec/09b): tables, indexes, settings, items. The region is
/// that of the file's name (KEY_REGION.db), else kDefaultRegion. Progress counts items.
/// Errors: FileNotFound, FileNotOurs (no DynamoDB Local database), FileCorrupt, FileReadOnly, DiskFull, Io, Cancelled.
Result<ConvertReport> convertDynamoDbLocal(const std::filesystem::path& source, const std::filesystem::path& target,
                                           const Progress& progress = {});

struct SampleReport {
    std::int64_t tables = 0;
    std::int64_t items = 0;
    double seconds = 0;
    std::vector<std::string> details;
};

/// Names makeSample knows, the first is the default: "ecommerce" (the design's Shop, 25,000 items, three indexes), "saas"
/// (tenants, users, projects, tasks, invoices), "sensors" (a time series with a time to live), "games" (players, scores of
/// a leaderboard, matches).
std::vector<std::string> sampleNames();

/// Makes a new table file with a sample in it; equal names give equal items. Progress counts items.
/// Errors: Validation (no sample of that name), FileReadOnly, DiskFull, Io, Cancelled.
Result<SampleReport> makeSample(const std::filesystem::path& target, std::string_view name,
                                const Progress& progress = {});

} // namespace rf
