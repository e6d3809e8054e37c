#pragma once
// Functions behind an HTTP endpoint that speaks Lambda's invoke path, as Lambda's runtime emulator and SAM do.

#include "engine/triggers/runner.h"

namespace rf::triggers {

/// POSTs the event to the function's URL. 200 is an answer, with X-Amz-Function-Error a function's error; anything else,
/// a refused connection and an answer that does not come in time are errors.
class HttpRunner final : public Runner {
public:
    RunResult run(const Function& function, std::string_view eventJson, const InvocationContext& context, std::stop_token stop) override;
};

} // namespace rf::triggers
