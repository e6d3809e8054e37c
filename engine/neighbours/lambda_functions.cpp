// Functions over the Lambda API: made, described, changed, invoked, tagged.
//
// What runs is said by variables of the environment, which the function itself does not get (README.md, "Lambda"):
// RANGEFINDER_COMMAND, RANGEFINDER_URL or RANGEFINDER_SCRIPT. Without them, Code{S3Bucket: "hot-reload", S3Key: FOLDER}
// and a Handler "file.function" run a Python file of that folder through the adapter.

#include "engine/neighbours/given.h"
#include "engine/neighbours/lambda_parts.h"
#include "engine/neighbours/modelled_service.h"
#include "engine/triggers/adapter.h"
#include "engine/triggers/times.h"
#include "engine/value/json.h"

#include <algorithm>
#include <filesystem>

namespace rf::neighbours::lambda {
namespace {

using triggers::Function;
using triggers::FunctionKind;

constexpr std::string_view kCommand = "RANGEFINDER_COMMAND", kShell = "RANGEFINDER_SHELL", kFolder = "RANGEFINDER_DIRECTORY", kUrl = "RANGEFINDER_URL", kScript = "RANGEFINDER_SCRIPT";
constexpr std::string_view kHotReload = "hot-reload";
constexpr std::size_t kEventPayload = 1024 * 1024;
constexpr const char* kHow =
    "Functions run from this machine, not from archives. Say what runs: with Code S3Bucket=hot-reload,S3Key=/path/of/folder and a Python Runtime and Handler, "
    "or with one of the variables RANGEFINDER_COMMAND, RANGEFINDER_URL, RANGEFINDER_SCRIPT in Environment.";
constexpr const char* kUntrustedCommand =
    "Functions that run commands of this machine are made in the application, or through an endpoint that was started with --trust-functions: "
    "whoever can reach this endpoint could otherwise run programs here.";

constexpr Shape kVariables{.kind = Kind::Map, .of = &kText};
constexpr Member kEnvironmentMembers[] = {{"Variables", &kVariables}};
constexpr Shape kEnvironment = structure(kEnvironmentMembers);
constexpr Member kCodeMembers[] = {{"S3Bucket", &kText}, {"S3Key", &kText}, {"ZipFile", &kText}, {"ImageUri", &kText}};
constexpr Shape kCode = structure(kCodeMembers);
constexpr Shape kTimeout = integer(1, 900), kMemory = integer(128, 10'240), kDescription = text(0, 256);
constexpr Shape kTags{.kind = Kind::Map, .of = &kText};
constexpr Member kNewFunctionMembers[] = {{"FunctionName", &kName, true}, {"Runtime", &kText}, {"Role", &kText}, {"Handler", &kText}, {"Code", &kCode, true},
                                     {"Description", &kDescription}, {"Timeout", &kTimeout}, {"MemorySize", &kMemory}, {"Environment", &kEnvironment}, {"Tags", &kTags}};
constexpr Shape kNewFunction = structure(kNewFunctionMembers);
constexpr Member kConfigureMembers[] = {{"Runtime", &kText}, {"Role", &kText}, {"Handler", &kText}, {"Description", &kDescription}, {"Timeout", &kTimeout},
                                        {"MemorySize", &kMemory}, {"Environment", &kEnvironment}, {"RevisionId", &kText}};
constexpr Shape kConfigure = structure(kConfigureMembers);
constexpr Member kTagMembers[] = {{"Tags", &kTags, true}};
constexpr Shape kTagIn = structure(kTagMembers);

/// "handlers/shop.main" of a Python runtime: the file and the function in it.
Status setPython(Function& function) {
    const std::size_t dot = function.handler.rfind('.');
    if (!function.runtime.starts_with("python") || dot == std::string::npos)
        return validation("With S3Bucket=hot-reload the Runtime must be a Python one, and the Handler FILE.FUNCTION; for other languages use RANGEFINDER_COMMAND.");
    std::string module = function.handler.substr(0, dot);
    std::replace(module.begin(), module.end(), '.', '/');
    const std::string file = (std::filesystem::path(function.workingDirectory) / (module + ".py")).string();
    auto command = triggers::pythonCommand(file, function.handler.substr(dot + 1));
    if (!command) return internal("The adapter rangefinder_lambda.py is missing from this installation.");
    function.kind = FunctionKind::Command;
    function.command = std::move(*command);
    return {};
}

Result<std::vector<std::string>> commandOf(const std::string& text, bool shell) {
    if (shell) return std::vector<std::string>{text};
    if (text.starts_with('[')) {
        RF_ASSIGN(const Document list, documentFromJson(text));
        return Document().set("Command", list).texts("Command");
    }
    auto words = triggers::wordsOf(text);
    if (!words) return validation("RANGEFINDER_COMMAND ends inside of quotes: " + text);
    return std::move(*words);
}

/// Takes what is ours out of the variables; true: they say what runs.
Result<bool> setVariables(Function& function, const Document& environment) {
    function.environment.clear();
    std::string command, shell;
    bool told = false;
    for (auto& [name, value] : pairsOf(environment, "Variables")) {
        if (name == kCommand) command = value;
        else if (name == kShell) shell = value;
        else if (name == kFolder) function.workingDirectory = value;
        else if (name == kUrl) function.kind = FunctionKind::Http, function.url = value, told = true;
        else if (name == kScript) function.kind = FunctionKind::JavaScript, function.source = value, told = true;
        else function.environment.emplace_back(std::move(name), std::move(value));
    }
    if (command.empty()) return told;
    function.kind = FunctionKind::Command;
    function.shell = shell == "1" || shell == "true";
    RF_ASSIGN(function.command, commandOf(command, function.shell));
    return true;
}

/// Of what is given here in the parts of a function that say what runs.
Status setCode(Function& function, const Document& in, const Document& code) {
    bool told = false;
    if (const Document* environment = in.find("Environment")) {
        RF_ASSIGN(told, setVariables(function, *environment));
    }
    if (told) return {};
    if (code.text("S3Bucket") == kHotReload) {
        function.workingDirectory = code.text("S3Key");
        return setPython(function);
    }
    const bool changesHandler = in.has("Handler") && !function.command.empty() && function.runtime.starts_with("python");
    if (changesHandler) return setPython(function);
    if (function.command.empty() && function.url.empty() && function.source.empty()) return validation(kHow);
    if (code.has("ZipFile") || code.has("S3Bucket") || code.has("ImageUri")) return validation(kHow);
    return {};
}

void setSettings(Function& function, const Document& in) {
    const auto take = [&](std::string& to, std::string_view member) {
        if (in.has(member)) to = in.text(member);
    };
    take(function.runtime, "Runtime");
    take(function.handler, "Handler");
    take(function.role, "Role");
    take(function.description, "Description");
    function.timeoutSeconds = static_cast<int>(in.integer("Timeout", function.timeoutSeconds));
    function.memoryMb = static_cast<int>(in.integer("MemorySize", function.memoryMb));
}

/// The environment as it was given, with the variables that are ours.
Document environmentOf(const Function& function) {
    triggers::Texts all = function.environment;
    const bool adapter = function.runtime.starts_with("python") && function.command.size() == 3 && function.command[1].ends_with("rangefinder_lambda.py");
    if (function.kind == FunctionKind::Http) all.emplace_back(kUrl, function.url);
    else if (function.kind == FunctionKind::JavaScript) all.emplace_back(kScript, function.source);
    else if (function.shell) all.insert(all.end(), {{std::string(kCommand), function.command.front()}, {std::string(kShell), "1"}});
    else if (!adapter) all.emplace_back(kCommand, triggers::lineOf(function.command));
    if (!adapter && !function.workingDirectory.empty()) all.emplace_back(kFolder, function.workingDirectory);
    return Document().set("Variables", objectOf(all));
}

Document describe(const Function& function, const triggers::Triggers& triggers) {
    Document out;
    out.set("FunctionName", function.name).set("FunctionArn", function.arn());
    if (!function.runtime.empty()) out.set("Runtime", function.runtime);
    out.set("Role", function.role);
    if (!function.handler.empty()) out.set("Handler", function.handler);
    out.set("CodeSize", 0).set("Description", function.description).set("Timeout", function.timeoutSeconds).set("MemorySize", function.memoryMb);
    out.set("LastModified", triggers::isoMillis(function.changedMs, "+0000")).set("CodeSha256", "").set("Version", "$LATEST");
    out.set("Environment", environmentOf(function)).set("TracingConfig", Document().set("Mode", "PassThrough")).set("RevisionId", function.revision);
    const bool approved = triggers.isApproved(function);
    out.set("State", approved ? "Active" : "Inactive");
    if (!approved) out.set("StateReason", "The function came with the file and was not approved on this machine.").set("StateReasonCode", "Idle");
    out.set("LastUpdateStatus", "Successful").set("PackageType", "Zip").set("Architectures", textsDocument({"x86_64"}));
    return out.set("LoggingConfig", Document().set("LogFormat", "Text").set("LogGroup", function.logGroup()));
}

Answer changedAnswer(const Ask& ask, const Result<Function>& done) {
    if (!done) return faultOf(done.error());
    return describe(*done, ask.triggers);
}

bool isRefused(const Ask& ask, const Function& function) { return function.kind == FunctionKind::Command && !ask.triggers.isTrusted(); }

Answer createFunction(const Ask& ask) {
    Function function;
    function.region = ask.wire.region;
    const auto name = functionNameOf(ask.in.text("FunctionName"), ask.wire.region);
    if (!name) return invalid("The function name must be of this region, without a version: " + ask.in.text("FunctionName"));
    function.name = *name;
    setSettings(function, ask.in);
    function.tags = pairsOf(ask.in, "Tags");
    if (const Status code = setCode(function, ask.in, *ask.in.find("Code")); !code) return faultOf(code.error());
    if (isRefused(ask, function)) return Fault{"AccessDeniedException", kUntrustedCommand, 403};
    return changedAnswer(ask, ask.triggers.createFunction(std::move(function)));
}

Answer update(const Ask& ask, const Document& code) {
    auto found = functionOf(ask, ask.name);
    if (const Fault* fault = std::get_if<Fault>(&found)) return *fault;
    Function function = std::get<Function>(std::move(found));
    if (ask.in.has("RevisionId") && ask.in.text("RevisionId") != function.revision)
        return Fault{"PreconditionFailedException", "The RevisionId provided does not match the latest RevisionId. Call the GetFunction/GetAlias API to retrieve the latest RevisionId", 412};
    setSettings(function, ask.in);
    if (const Status done = setCode(function, ask.in, code); !done) return faultOf(done.error());
    if (isRefused(ask, function)) return Fault{"AccessDeniedException", kUntrustedCommand, 403};
    return changedAnswer(ask, ask.triggers.updateFunction(std::move(function)));
}
Answer configure(const Ask& ask) { return update(ask, {}); }
Answer updateCode(const Ask& ask) { return update(ask, ask.in); }

Answer getFunction(const Ask& ask) {
    const auto found = functionOf(ask, ask.name);
    if (const Fault* fault = std::get_if<Fault>(&found)) return *fault;
    const auto& function = std::get<Function>(found);
    const std::string where = function.kind == FunctionKind::Http ? function.url : function.kind == FunctionKind::JavaScript ? "script" : triggers::lineOf(function.command);
    return Document().set("Configuration", describe(function, ask.triggers)).set("Code", Document().set("RepositoryType", "Local").set("Location", where)).set("Tags", objectOf(function.tags));
}

Answer getConfiguration(const Ask& ask) {
    const auto found = functionOf(ask, ask.name);
    if (const Fault* fault = std::get_if<Fault>(&found)) return *fault;
    return describe(std::get<Function>(found), ask.triggers);
}

Answer listFunctions(const Ask& ask) {
    Document::List items;
    for (const Function& each : ask.triggers.functions(ask.wire.region)) items.push_back(describe(each, ask.triggers));
    return ask.page("Functions", items, 50);
}

Answer deleteFunction(const Ask& ask) {
    const auto found = functionOf(ask, ask.name);
    if (const Fault* fault = std::get_if<Fault>(&found)) return *fault;
    const Status done = ask.triggers.deleteFunction(ask.wire.region, std::get<Function>(found).name);
    return done ? Answer(Document()) : Answer(faultOf(done.error()));
}

Answer told(const triggers::Invocation& done, bool tail) {
    Raw raw{.status = done.statusCode, .body = done.payload, .headers = {{"X-Amz-Executed-Version", "$LATEST"}}};
    if (!done.functionError.empty()) raw.headers.emplace_back("X-Amz-Function-Error", done.functionError);
    if (tail) raw.headers.emplace_back("X-Amz-Log-Result", base64Encode(done.logTail));
    return raw;
}

Answer invoke(const Ask& ask) {
    const auto found = functionOf(ask, ask.name);
    if (const Fault* fault = std::get_if<Fault>(&found)) return *fault;
    const auto& function = std::get<Function>(found);
    const std::string type(ask.wire.header("x-amz-invocation-type"));
    const std::string payload = ask.wire.body.empty() ? "{}" : ask.wire.body;
    const std::size_t most = type == "Event" ? kEventPayload : triggers::kPayloadBytes;
    if (payload.size() > most) return Fault{"RequestTooLargeException", "Request must be smaller than " + std::to_string(most) + " bytes for the InvokeFunction operation", 413};
    if (const auto json = JsonDocument::parse(payload); !json) return Fault{"InvalidRequestContentException", "Could not parse request body into json: " + json.error().message, 400};
    if (type == "DryRun") return Raw{.status = 204};
    if (!type.empty() && type != "Event" && type != "RequestResponse")
        return Fault{"ValidationException", "1 validation error detected: Value '" + type + "' at 'invocationType' failed to satisfy constraint: Member must satisfy enum value set: [Event, RequestResponse, DryRun]", 400};
    const auto done = type == "Event" ? ask.triggers.invokeLater(ask.wire.region, function.name, payload)
                                      : ask.triggers.invoke(ask.wire.region, function.name, payload, std::string(ask.wire.header("x-amz-client-context")));
    if (!done) return faultOf(done.error());
    return told(*done, ask.wire.header("x-amz-log-type") == "Tail" && type != "Event");
}

Answer tagged(const Ask& ask, const triggers::Texts& add, const std::vector<std::string>& remove, bool list) {
    const auto done = ask.triggers.setTags(ask.name, add, remove);
    if (!done) return faultOf(done.error());
    return list ? Document().set("Tags", objectOf(done->tags)) : Document(Document::Object());
}
Answer listTags(const Ask& ask) { return tagged(ask, {}, {}, true); }
Answer tag(const Ask& ask) { return tagged(ask, pairsOf(ask.in, "Tags"), {}, false); }
Answer untag(const Ask& ask) {
    return tagged(ask, {}, ask.queries("tagKeys"), false);
}

constexpr Member kCodeChange[] = {{"S3Bucket", &kText}, {"S3Key", &kText}, {"ZipFile", &kText}, {"ImageUri", &kText}, {"RevisionId", &kText}};
constexpr Shape kCodeIn = structure(kCodeChange);

constexpr Operation kOperationsOnFunctions[] = {
    {"CreateFunction", "POST", "/2015-03-31/functions", 201, &kNewFunction, createFunction},
    {"ListFunctions", "GET", "/2015-03-31/functions", 200, &kNothing, listFunctions},
    {"GetFunction", "GET", "/2015-03-31/functions/{}", 200, &kNothing, getFunction},
    {"DeleteFunction", "DELETE", "/2015-03-31/functions/{}", 204, &kNothing, deleteFunction},
    {"GetFunctionConfiguration", "GET", "/2015-03-31/functions/{}/configuration", 200, &kNothing, getConfiguration},
    {"UpdateFunctionConfiguration", "PUT", "/2015-03-31/functions/{}/configuration", 200, &kConfigure, configure},
    {"UpdateFunctionCode", "PUT", "/2015-03-31/functions/{}/code", 200, &kCodeIn, updateCode},
    {"Invoke", "POST", "/2015-03-31/functions/{}/invocations", 200, nullptr, invoke},
    {"ListTags", "GET", "/2017-03-31/tags/{}", 200, &kNothing, listTags},
    {"TagResource", "POST", "/2017-03-31/tags/{}", 204, &kTagIn, tag},
    {"UntagResource", "DELETE", "/2017-03-31/tags/{}", 204, &kNothing, untag},
};

} // namespace

constinit const std::span<const Operation> kFunctionOperations = kOperationsOnFunctions;

} // namespace rf::neighbours::lambda
