#include "app/cli_serve.h"

#include "app/cli_commands.h"
#include "app/cli_signals.h"
#include "engine/http/listener.h"
#include "engine/triggers/triggers.h"

#include <iostream>
#include <map>

namespace rf::cli {

namespace {

int fail(const Error& error, int code) {
    std::cerr << error.name() << ": " << error.message << '\n';
    return code;
}

EngineOptions::Mode modeOf(const ServeArgs& args) {
    if (args.inMemory) return EngineOptions::Mode::InMemory;
    if (args.readOnly) return EngineOptions::Mode::ReadOnly;
    std::error_code ignored;
    return std::filesystem::exists(args.file, ignored) ? EngineOptions::Mode::ReadWrite : EngineOptions::Mode::Create;
}

Result<security::SecretOf> secretsOf(const std::vector<std::string>& keys) {
    if (keys.empty()) return security::SecretOf();
    std::map<std::string, std::string, std::less<>> secrets;
    for (const std::string& each : keys) {
        const std::size_t equals = each.find('=');
        if (equals == 0 || equals == std::string::npos || equals + 1 == each.size())
            return validation("--access-key takes ID=SECRET, got '" + each + "'.");
        secrets.emplace(each.substr(0, equals), each.substr(equals + 1));
    }
    return security::SecretOf([secrets](std::string_view id) -> std::optional<std::string> {
        const auto found = secrets.find(id);
        return found == secrets.end() ? std::nullopt : std::optional(found->second);
    });
}

/// Who can run commands here must be this machine's, or have a key.
Status checkTrust(const ServeArgs& args) {
    const bool here = args.address == "127.0.0.1" || args.address == "::1" || args.address == "localhost";
    if (!args.trustFunctions || here || !args.accessKeys.empty()) return {};
    return validation("--trust-functions lets clients run commands on this machine; on " + args.address + " it needs --access-key too.");
}

void waitForStop(const sigset_t& signals) {
    int number = 0;
    sigwait(&signals, &number);
}

std::optional<capacity::Enforcement> enforcementOf(std::string_view word) {
    if (word.empty()) return std::nullopt;
    if (word == "off") return capacity::Enforcement::Off;
    return word == "observe" ? capacity::Enforcement::Observe : capacity::Enforcement::Enforce;
}

} // namespace

int serve(const ServeArgs& args) {
    auto secretOf = secretsOf(args.accessKeys);
    if (!secretOf) return fail(secretOf.error(), kUsage);
    if (const Status trust = checkTrust(args); !trust) return fail(trust.error(), kUsage);
    const sigset_t signals = holdStopSignals();
    auto service = openEngine(args.file, {.mode = modeOf(args), .enforcement = enforcementOf(args.capacity)});
    if (!service) return fail(service.error(), kBadFile);
    (*service)->triggers()->setTrusted(args.trustFunctions);
    if (args.stalenessMs > 0) (*service)->store()->setStaleness(std::chrono::milliseconds(args.stalenessMs));
    http::ListenOptions options{.address = args.address, .port = args.port, .threads = args.threads};
    options.route.secretOf = std::move(*secretOf);
    auto listener = http::Listener::start(**service, std::move(options));
    if (!listener) return fail(listener.error(), kFailed);

    (*service)->triggers()->setEndpointUrl((*listener)->url());
    std::cout << "Serving " << (args.inMemory ? "an empty database in memory" : args.file.string()) << " at "
              << (*listener)->url() << std::endl;
    waitForStop(signals);
    (*listener)->stop();
    if (const Status closed = (*service)->close(); !closed) return fail(closed.error(), kFailed);
    return kOk;
}

} // namespace rf::cli
