#pragma once
// Keeping the state of an import. Internal to engine/transfer.

#include "engine/transfer/import_rows.h"

namespace rf::transfer {

/// Size, time and beginning of a file, or of all files of an export; empty when there is none.
std::string fingerprintOf(const std::filesystem::path& source);
/// Replaces the state whole. Errors: those of LineWriter.
Status keepState(const std::filesystem::path& source, const ImportState& state);
void dropState(const std::filesystem::path& source);

} // namespace rf::transfer
