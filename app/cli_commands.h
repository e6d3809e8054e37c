#pragma once
// The commands of rangefinder-cli. Each prints its result on standard output, its error on standard error, and gives
// the program's exit code.

#include "engine/base/error.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace rf::cli {

enum ExitCode {
    kOk = 0,
    kFailed = 1,    ///< the service or the work answered with an error
    kUsage = 2,     ///< the command line was wrong
    kBadFile = 3,   ///< the file could not be opened: not found, not ours, held, corrupt …
    kNotWhole = 4,  ///< check: the file has findings; import: lines were refused
    kCancelled = 5, ///< Ctrl+C
};

/// Prints the error as "Name: words" and gives its exit code.
int fail(const Error& error);
/// The region given, else the usual one.
std::string regionOr(const std::string& region);
/// Two spaces before each line, on standard output.
void printDetails(const std::vector<std::string>& details);

struct ExecArgs {
    std::filesystem::path file;
    std::string operation;
    std::string json; ///< the body; "-" reads standard input, "@PATH" a file
    std::string region;
    bool readOnly = false;
    bool create = false;
    bool pretty = false;
};
int exec(const ExecArgs& args);

int sample(const std::filesystem::path& file, const std::string& name);
int convert(const std::filesystem::path& source, const std::filesystem::path& target);
int check(const std::filesystem::path& file);
int tables(const std::filesystem::path& file, bool json);

} // namespace rf::cli
