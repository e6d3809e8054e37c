#pragma once
// A table with a stream, and functions of which a test says what they do.

#include "engine/streams/names.h"
#include "engine/triggers/triggers.h"
#include "tests/engine/streams/stream_fixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <condition_variable>
#include <deque>

namespace rf::test {

/// Stands in for the application's script engine: every event goes to what the test gave, from several threads at once.
class ScriptedRunner final : public triggers::Runner {
public:
    using Script = std::function<triggers::RunResult(const QJsonObject& event)>;
    explicit ScriptedRunner(Script script) : m_script(std::move(script)) {}
    triggers::RunResult run(const triggers::Function&, std::string_view event, const triggers::InvocationContext&, std::stop_token stop) override {
        const QJsonObject json = QJsonDocument::fromJson(QByteArray(event.data(), static_cast<qsizetype>(event.size()))).object();
        {
            const std::lock_guard lock(m_mutex);
            m_events.push_back(json);
            m_stop = stop;
        }
        return m_script(json);
    }
    QList<QJsonObject> events() const {
        const std::lock_guard lock(m_mutex);
        return {m_events.begin(), m_events.end()}; // nothing shared: the sanitizer does not see Qt's counts
    }

private:
    const Script m_script;
    mutable std::mutex m_mutex;
    QList<QJsonObject> m_events;
    std::stop_token m_stop;
};

inline QStringList keysOf(const QJsonObject& event) {
    QStringList keys;
    for (const auto& record : event["Records"].toArray()) keys << record.toObject()["dynamodb"].toObject()["Keys"].toObject()["pk"].toObject()["S"].toString();
    return keys;
}
inline QStringList valuesOf(const QJsonObject& event) {
    QStringList values;
    for (const auto& record : event["Records"].toArray()) values << record.toObject()["dynamodb"].toObject()["NewImage"].toObject()["v"].toObject()["S"].toString();
    return values;
}
inline triggers::RunResult fails(const char* message = "no") { return triggers::failed("Error", message); }

/// The engine's stream, with triggers of our own beside the engine's: quick, and watched.
class TriggerFixture : public StreamFixture {
public:
    explicit TriggerFixture(ScriptedRunner::Script script = [](const QJsonObject&) { return triggers::RunResult{.payload = "null"}; })
        : runner(std::make_shared<ScriptedRunner>(std::move(script))) {
        open();
    }
    ~TriggerFixture() { triggers.reset(); }

    void open() {
        triggers::TriggerOptions options;
        options.poll = std::chrono::milliseconds(2);
        options.putItem = [this](const std::string&, const std::string& table, Item item) -> Status {
            RF_TRY(call<PutItem>({.tableName = table, .item = InputAttributes(std::move(item))}));
            return {};
        };
        options.log = [this](const std::string&, const std::string& group, const std::string& stream, std::vector<triggers::LogLine> lines) {
            const std::lock_guard lock(m_mutex);
            for (const auto& line : lines) m_log.push_back(group + " " + stream + " " + line.message);
        };
        triggers = std::make_unique<triggers::Triggers>(*service->store(), log(), clock, std::move(options));
        triggers->setJavaScript(runner);
        if (const Status loaded = triggers->load(); !loaded) qFatal("%s", loaded.error().message.c_str());
        triggers->start();
    }
    /// As after the end of the program.
    void reopen() {
        triggers.reset();
        open();
    }

    void addFunction(const std::string& name = "fn") {
        triggers::Function function;
        function.region = kDefaultRegion;
        function.name = name;
        function.kind = triggers::FunctionKind::JavaScript;
        function.source = "handler";
        const auto made = triggers->createFunction(function);
        if (!made) qFatal("%s", made.error().message.c_str());
    }
    triggers::Mapping mappingOf(const std::string& function = "fn") const {
        triggers::Mapping mapping;
        mapping.region = kDefaultRegion;
        mapping.functionName = function;
        mapping.streamArn = arn();
        return mapping;
    }
    std::string map(triggers::Mapping mapping) {
        const auto made = triggers->createMapping(std::move(mapping));
        if (!made) qFatal("%s", made.error().message.c_str());
        return made->uuid;
    }
    /// A function and a mapping with these settings.
    std::string trigger(const std::function<void(triggers::Mapping&)>& set = {}) {
        if (!triggers->function(kDefaultRegion, "fn")) addFunction();
        triggers::Mapping mapping = mappingOf();
        if (set) set(mapping);
        return map(std::move(mapping));
    }
    void write(const std::string& pk, const std::string& v) { put(kTable, item(pk, text(v))); }
    triggers::MappingStats stats(const std::string& uuid) { return triggers->stats(uuid).value(); }

    QStringList delivered() const {
        QStringList keys;
        for (const QJsonObject& event : runner->events()) keys += keysOf(event);
        return keys;
    }
    QStringList logged() const {
        const std::lock_guard lock(m_mutex);
        QStringList lines;
        for (const std::string& line : m_log) lines << QString::fromStdString(line);
        return lines;
    }
    /// Everything that can be read is done.
    bool idle(const std::string& uuid) {
        const auto now = stats(uuid);
        return std::ranges::all_of(changes(), [&](const streams::Change& change) {
            const auto at = std::ranges::find(now.shards, change.shard, &triggers::ShardStatus::shard);
            return at != now.shards.end() && at->position >= change.tick;
        });
    }

    std::shared_ptr<ScriptedRunner> runner;
    std::unique_ptr<triggers::Triggers> triggers;

private:
    mutable std::mutex m_mutex;
    std::vector<std::string> m_log; ///< of no class that shares its data without TSan's knowing
};

} // namespace rf::test
