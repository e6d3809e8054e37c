#pragma once
// A line of progress on a terminal: "  12,000 of 25,000 items · 48 % · 31,000/s". Silent when standard error is no
// terminal. Ctrl+C cancels the work that reports through it.

#include "engine/maintenance/jobs.h"

#include <string>

namespace rf::cli {

/// Cancels on SIGINT or SIGTERM; the second signal ends the program at once. Call once, before any work.
void cancelOnSignals();

/// `unit`: what is counted ("items"), or "bytes", shown as MB.
Progress terminalProgress(std::string unit);
/// Ends the line, if one was shown.
void finishProgress();

} // namespace rf::cli
