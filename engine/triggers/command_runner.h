#pragma once
// Functions that are commands of this machine: event JSON on standard input, response on standard output, log on standard
// error, exit code 0.
//
// A command gets a clean environment (PATH, HOME, USER, LANG, TZ of UTC, and what Lambda gives a function), never that of
// this program. What ends with another code may have said why on standard output, as Lambda's runtimes do:
// {"errorMessage", "errorType"[, "stackTrace"]}.

#include "engine/triggers/runner.h"

namespace rf::triggers {

class CommandRunner final : public Runner {
public:
    RunResult run(const Function& function, std::string_view eventJson, const InvocationContext& context, std::stop_token stop) override;
};

/// The whole environment of a command.
Texts environmentOf(const Function& function, const InvocationContext& context);

} // namespace rf::triggers
