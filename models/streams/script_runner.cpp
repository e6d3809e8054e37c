#include "models/streams/script_runner.h"

#include "engine/triggers/triggers.h"
#include "models/value/value.h"

#include <QJSEngine>
#include <QJsonDocument>
#include <QJsonObject>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace rf::models {

using rf::triggers::Function;
using rf::triggers::InvocationContext;
using rf::triggers::RunResult;

namespace {

constexpr qsizetype kMostLines = 10'000;
constexpr qsizetype kLongestLine = 256 * 1024;

/// What a script's console writes.
class Console : public QObject {
    Q_OBJECT
public:
    Q_INVOKABLE void write(const QString& level, const QString& text) {
        if (m_lines.size() > kMostLines) return;
        if (m_lines.size() == kMostLines) m_lines << QStringLiteral("[WARN] The log of this invocation was cut here: it has more than %1 lines.").arg(kMostLines);
        else m_lines << (level.isEmpty() ? QString() : QLatin1Char('[') + level + QStringLiteral("] ")) + text.left(kLongestLine);
        m_after.push_back(elapsed());
    }
    std::chrono::microseconds elapsed() const {
        return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - m_begin);
    }
    std::vector<rf::triggers::Written> take() const {
        std::vector<rf::triggers::Written> lines;
        for (qsizetype i = 0; i < m_lines.size(); ++i) lines.push_back({m_after[std::size_t(i)], toUtf8(m_lines[i])});
        return lines;
    }

private:
    const std::chrono::steady_clock::time_point m_begin = std::chrono::steady_clock::now();
    QStringList m_lines;
    std::vector<std::chrono::microseconds> m_after;
};

/// Ends a script from outside, at its time limit or when the program stops.
class Watchdog {
public:
    Watchdog(QJSEngine& engine, std::chrono::milliseconds limit, const std::stop_token& stop)
        : m_thread([this, &engine, limit, stop](const std::stop_token& over) {
              std::unique_lock lock(m_mutex);
              const auto deadline = std::chrono::steady_clock::now() + limit;
              while (!over.stop_requested() && !stop.stop_requested() && std::chrono::steady_clock::now() < deadline)
                  m_changed.wait_for(lock, over, std::chrono::milliseconds(20), [] { return false; });
              if (over.stop_requested()) return;
              m_ended = true;
              m_timedOut = !stop.stop_requested();
              engine.setInterrupted(true);
          }) {}
    /// The script is over: nothing is ended any more.
    void done() {
        m_thread.request_stop();
        m_thread.join();
    }
    bool ended() const { return m_ended; }
    bool timedOut() const { return m_timedOut; }

private:
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_ended = false, m_timedOut = false;
    std::jthread m_thread;
};

const char* const kPrelude = R"JS((function (out, scope) {
    function words(args) {
        return Array.prototype.map.call(args, function (each) {
            if (typeof each === "string") return each;
            if (each instanceof Error) return String(each.stack || each);
            try { return typeof each === "object" ? JSON.stringify(each) : String(each); } catch (e) { return String(each); }
        }).join(" ");
    }
    function level(name) { return function () { out.write(name, words(arguments)); }; }
    scope.console = { log: level(""), info: level("INFO"), warn: level("WARN"), error: level("ERROR"), debug: level("DEBUG") };
    scope.module = { exports: {} };
    scope.exports = scope.module.exports;
}))JS";

const char* const kFind = R"JS((function () {
    var made = module.exports;
    if (typeof made === "function") return made;
    if (made && typeof made.handler === "function") return made.handler;
    return typeof handler === "function" ? handler : undefined;
})())JS";

/// Qt's call() tells what was thrown only of Errors; a script may throw anything.
const char* const kCall = R"JS((function (handler, event, context) {
    try { return { answer: handler(event, context) }; } catch (e) { return { thrown: e }; }
}))JS";

QJSValue contextOf(QJSEngine& engine, const Function& function, const InvocationContext& context) {
    QJSValue value = engine.newObject();
    value.setProperty(QStringLiteral("functionName"), fromUtf8(function.name));
    value.setProperty(QStringLiteral("functionVersion"), QStringLiteral("$LATEST"));
    value.setProperty(QStringLiteral("invokedFunctionArn"), fromUtf8(function.arn()));
    value.setProperty(QStringLiteral("memoryLimitInMB"), QString::number(function.memoryMb));
    value.setProperty(QStringLiteral("awsRequestId"), fromUtf8(context.requestId));
    value.setProperty(QStringLiteral("logGroupName"), fromUtf8(context.logGroup));
    value.setProperty(QStringLiteral("logStreamName"), fromUtf8(context.logStream));
    return value;
}

RunResult thrown(const QJSValue& error) {
    const QString name = error.property(QStringLiteral("name")).toString();
    QString message = error.property(QStringLiteral("message")).toString();
    if (!error.isError()) message = error.toString();
    const int line = error.property(QStringLiteral("lineNumber")).toInt();
    if (line > 0) message += QStringLiteral(" (line %1)").arg(line);
    return rf::triggers::failed(error.isError() ? toUtf8(name) : "Error", toUtf8(message));
}

/// The handler's answer as JSON; "null" of nothing.
std::string answerOf(QJSEngine& engine, const QJSValue& answer) {
    const QJSValue text = engine.globalObject().property(QStringLiteral("JSON")).property(QStringLiteral("stringify")).call({answer});
    return text.isString() ? toUtf8(text.toString()) : "null";
}

RunResult runIn(QJSEngine& engine, Console& console, const Function& function, std::string_view eventJson, const InvocationContext& context) {
    engine.evaluate(QString::fromLatin1(kPrelude)).call({engine.newQObject(&console), engine.globalObject()});
    QJSEngine::setObjectOwnership(&console, QJSEngine::CppOwnership);
    const QJSValue loaded = engine.evaluate(fromUtf8(function.source), fromUtf8(function.name) + QStringLiteral(".js"));
    if (loaded.isError()) return thrown(loaded);
    QJSValue handler = engine.evaluate(QString::fromLatin1(kFind));
    if (!handler.isCallable()) return rf::triggers::failed("Runtime.HandlerNotFound", "The script defines no function handler(event, context).");
    const QJSValue event = engine.globalObject().property(QStringLiteral("JSON")).property(QStringLiteral("parse")).call({fromUtf8(eventJson)});
    if (event.isError()) return thrown(event);
    const QJSValue outcome = engine.evaluate(QString::fromLatin1(kCall)).call({handler, event, contextOf(engine, function, context)});
    if (outcome.isError()) return thrown(outcome); // interrupted
    if (outcome.hasProperty(QStringLiteral("thrown"))) return thrown(outcome.property(QStringLiteral("thrown")));
    const QJSValue answer = outcome.property(QStringLiteral("answer"));
    if (answer.property(QStringLiteral("then")).isCallable())
        return rf::triggers::failed("Runtime.PromiseReturned", "The handler returned a promise: scripts here are not asynchronous.");
    RunResult result;
    result.payload = answerOf(engine, answer);
    if (result.payload.size() > rf::triggers::kPayloadBytes) return rf::triggers::failed("Function.ResponseSizeTooLarge", "Response payload size exceeded maximum allowed payload size (6291556 bytes).");
    return result;
}

} // namespace

RunResult ScriptRunner::run(const Function& function, std::string_view eventJson, const InvocationContext& context, std::stop_token stop) {
    QJSEngine engine;
    Console console;
    Watchdog watchdog(engine, std::chrono::seconds(function.timeoutSeconds), stop);
    RunResult result = runIn(engine, console, function, eventJson, context);
    watchdog.done();
    if (watchdog.timedOut())
        result = rf::triggers::failed("Sandbox.Timedout", "RequestId: " + context.requestId + " Error: " + rf::triggers::timedOut(function.timeoutSeconds));
    else if (watchdog.ended())
        result = rf::triggers::failed("Runtime.Stopped", "The program was ended while the function ran.");
    result.putLog(console.take(), console.elapsed());
    return result;
}

rf::Result<std::unique_ptr<rf::Service>> openWithScripts(const std::filesystem::path& path, const rf::EngineOptions& options) {
    auto service = rf::openEngine(path, options);
    if (service && (*service)->triggers()) (*service)->triggers()->setJavaScript(std::make_shared<ScriptRunner>());
    return service;
}

} // namespace rf::models

#include "script_runner.moc"
