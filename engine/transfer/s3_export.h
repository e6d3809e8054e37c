#pragma once
// What an export of DynamoDB to S3 leaves in a folder (spec/09 §2): manifests, and data files whose lines are items.
//
//     01693685827463-2d8752fd/manifest-summary.json   one object: format, kind, table, counts
//     01693685827463-2d8752fd/manifest-files.json     one object a line: the data files
//     01693685827463-2d8752fd/data/….json.gz          {"Item":{…}} a line; an incremental one: {"Keys":…,"NewImage":…}
//
// Invariant: only files under the folder (for an incremental export, beside it) are read, whatever the manifests name.

#include "engine/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace rf::transfer {

struct S3Export {
    std::string table;        ///< "Orders", of the table's ARN; empty without a manifest
    bool incremental = false; ///< changes of a time span, deletes too, instead of every item
    std::int64_t items = -1;  ///< as the manifest counts them; -1: it does not
    std::vector<std::filesystem::path> files; ///< in the manifest's order
    std::int64_t bytes = 0;   ///< of all of them, as they are on the disk
};

/// The folder of an export that `path` is, or is one of the manifests or the data folder of; `path` itself (without a closing
/// slash) when it is none of these. A folder that holds exactly one export, at any depth of the prefix AWSDynamoDB/, is
/// that export. Looks at names only.
std::filesystem::path exportFolderOf(const std::filesystem::path& path);
/// Whether exportFolderOf() of it is a folder with manifests or data files.
bool isS3Export(const std::filesystem::path& path);

/// Errors: Validation (Amazon Ion; a manifest that cannot be read; data files it names are missing; a folder that is no
/// export, or holds several), FileNotFound, FileReadOnly, Io.
Result<S3Export> readS3Export(const std::filesystem::path& folder);

} // namespace rf::transfer
