#pragma once
// A program run to its end: input in, output and log out, with bounds on time, memory and what it may say.
//
// Invariants
//  1. The program leads a process group of its own; when runProcess() returns, nobody of that group is left.
//  2. It inherits standard input, output and error, and no other descriptor.
//  3. It is ended when the process that started it dies.

#include <chrono>
#include <cstdint>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rf::platform {

struct ProcessSpec {
    std::vector<std::string> command; ///< a program, looked up in the PATH of `environment`, and its arguments
    std::string workingDirectory;     ///< empty: this process's
    std::vector<std::pair<std::string, std::string>> environment; ///< all of it
    std::string_view input;
    std::size_t mostOutput = 0; ///< one byte more ends it
    std::size_t mostLog = 0;    ///< what comes behind is counted, not kept
    std::chrono::milliseconds timeout{0};
    std::int64_t mostMemory = 0; ///< bytes resident, of the whole group; 0: any
};

struct ProcessResult {
    enum class End : std::uint8_t { Exited, Signalled, TimedOut, Stopped, OutputTooLong, OutOfMemory, NotStarted };
    struct Line {
        std::chrono::microseconds after{0}; ///< since the start
        std::string text;
    };

    End end = End::NotStarted;
    int code = 0;      ///< of Exited its exit code, of Signalled the signal
    std::string output;
    std::vector<Line> log;       ///< lines of standard error
    std::size_t logDropped = 0;  ///< bytes that were not kept
    std::string error;           ///< of NotStarted: why
    std::chrono::microseconds took{0};
    std::int64_t maxMemory = 0; ///< bytes resident, the most of any moment that was looked at
};

/// Blocks until the program has ended. The time is the machine's own, not a Clock's.
ProcessResult runProcess(const ProcessSpec& spec, const std::stop_token& stop);

} // namespace rf::platform
