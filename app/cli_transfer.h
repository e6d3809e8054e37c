#pragma once
// rangefinder-cli import, export and generate: rows in and out of a table.

#include <CLI/CLI.hpp>

namespace rf::cli {

/// Adds the command; `code` becomes its exit code when it is run.
void addImport(CLI::App& app, int& code);
void addExport(CLI::App& app, int& code);
void addGenerate(CLI::App& app, int& code);

} // namespace rf::cli
