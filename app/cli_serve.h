#pragma once
// rangefinder-cli serve: a table file behind http://localhost:8000.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace rf::cli {

struct ServeArgs {
    std::filesystem::path file; ///< made if it is not there; empty with inMemory
    std::uint16_t port = 8000;
    std::string address = "127.0.0.1";
    bool inMemory = false;
    bool readOnly = false;
    int threads = 2;
    std::string capacity; ///< enforce, observe or off; empty: as the file says
    bool trustFunctions = false; ///< functions of the file may run commands, and clients may make such
    int stalenessMs = 0; ///< by which eventually consistent reads and global indexes lag
    std::vector<std::string> accessKeys; ///< ID=SECRET; none: every credential is accepted
};

/// Prints one line when it is ready and serves until SIGINT or SIGTERM.
int serve(const ServeArgs& args);

} // namespace rf::cli
