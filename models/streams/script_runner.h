#pragma once
// Runs JavaScript functions with Qt's engine: one fresh engine an invocation, so that nothing of one is seen by the next.
//
//     function handler(event, context) { … return {…}; }     // or exports.handler = …, module.exports = …
//
// console.log, info, warn, error and debug write to the log. There is no network, no disk, no timer and no promise: a script
// computes and answers. Memory is not limited (Qt's engine has no such limit); time is.

#include "engine/service.h"
#include "engine/triggers/runner.h"

namespace rf::models {

class ScriptRunner final : public rf::triggers::Runner {
public:
    rf::triggers::RunResult run(const rf::triggers::Function& function, std::string_view eventJson,
                                const rf::triggers::InvocationContext& context, std::stop_token stop) override;
};

/// openEngine(), with JavaScript functions that run here.
rf::Result<std::unique_ptr<rf::Service>> openWithScripts(const std::filesystem::path& path, const rf::EngineOptions& options);

} // namespace rf::models
