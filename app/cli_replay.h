#pragma once

#include <filesystem>
#include <string>

namespace rf::cli {

struct ReplayArgs {
    std::filesystem::path file;
    std::string table; ///< whose stream
    std::string streamArn; ///< empty: the table's latest
    std::string region;
    std::string from, to; ///< "15m", "2h" ago; "2026-11-29T02:00:00" UTC; empty: the whole day
    std::string intoTable, intoFunction;
    std::filesystem::path intoFile;
    bool overwrite = false;
    double speed = 0; ///< 0: at once
};
/// Plays the records of a table's stream once more. Exit codes: cli_commands.h.
int replay(const ReplayArgs& args);

} // namespace rf::cli
