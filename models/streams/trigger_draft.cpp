#include "models/streams/trigger_draft.h"

#include "models/value/tr.h"

#include <QProcess>

namespace rf::models {

using rf::triggers::Function;
using rf::triggers::FunctionKind;
using rf::triggers::Mapping;

namespace {

/// What QProcess::splitCommand reads back as the same words.
QString joined(const std::vector<std::string>& words) {
    QStringList parts;
    for (const std::string& word : words) {
        QString text = fromUtf8(word);
        const bool plain = !text.isEmpty() && !text.contains(QLatin1Char(' ')) && !text.contains(QLatin1Char('"')) && !text.contains(QLatin1Char('\t'));
        if (!plain) text = QLatin1Char('"') + text.replace(QLatin1Char('"'), QStringLiteral("\"\"\"")) + QLatin1Char('"');
        parts << text;
    }
    return parts.join(QLatin1Char(' '));
}

std::vector<std::string> wordsOf(const QString& command, bool shell) {
    if (shell) return {toUtf8(command.trimmed())};
    std::vector<std::string> words;
    for (const QString& word : QProcess::splitCommand(command)) words.push_back(toUtf8(word));
    return words;
}

} // namespace

QString runsText(const Function& function) {
    switch (function.kind) {
    case FunctionKind::Command: return function.shell ? tr("Shell") : tr("Command");
    case FunctionKind::Http: return QStringLiteral("HTTP");
    case FunctionKind::JavaScript: break;
    }
    return QStringLiteral("JS");
}

TriggerDraft TriggerDraft::of(const Function& function, const Mapping& mapping) {
    TriggerDraft draft;
    draft.name = fromUtf8(function.name);
    draft.kind = Kind(int(function.kind));
    draft.shell = function.shell;
    draft.command = function.shell && !function.command.empty() ? fromUtf8(function.command.front()) : joined(function.command);
    draft.folder = fromUtf8(function.workingDirectory);
    draft.url = fromUtf8(function.url);
    draft.source = fromUtf8(function.source);
    draft.timeoutSeconds = function.timeoutSeconds;
    draft.memoryMb = function.memoryMb;
    draft.fromStart = mapping.startingPosition == rf::triggers::StartingPosition::TrimHorizon;
    draft.enabled = mapping.enabled;
    draft.batchSize = mapping.batchSize;
    draft.windowSeconds = mapping.batchingWindowSeconds;
    draft.factor = mapping.parallelizationFactor;
    draft.retries = mapping.maximumRetryAttempts;
    draft.maximumAgeSeconds = mapping.maximumRecordAgeSeconds;
    draft.bisect = mapping.bisectBatchOnFunctionError;
    draft.reportFailures = mapping.reportBatchItemFailures;
    draft.tumblingSeconds = mapping.tumblingWindowSeconds;
    for (const std::string& filter : mapping.filters) draft.filters << fromUtf8(filter);
    draft.onFailure = fromUtf8(mapping.onFailure);
    draft.stored = function;
    draft.uuid = fromUtf8(mapping.uuid);
    return draft;
}

TriggerDraft TriggerDraft::fresh() {
    TriggerDraft draft;
    draft.kind = Kind::JavaScript;
    draft.source = QStringLiteral("function handler(event, context) {\n"
                                  "    for (const record of event.Records)\n"
                                  "        console.log(record.eventName, JSON.stringify(record.dynamodb.Keys));\n"
                                  "    return {};\n"
                                  "}\n");
    return draft;
}

Function TriggerDraft::function(const QString& region) const {
    Function function = stored;
    function.region = toUtf8(region);
    function.name = toUtf8(name.trimmed());
    function.kind = FunctionKind(int(kind));
    function.command = kind == Kind::Command ? wordsOf(command, shell) : std::vector<std::string>();
    function.shell = kind == Kind::Command && shell;
    function.workingDirectory = kind == Kind::Command ? toUtf8(folder.trimmed()) : std::string();
    function.url = kind == Kind::Http ? toUtf8(url.trimmed()) : std::string();
    function.source = kind == Kind::JavaScript ? toUtf8(source) : std::string();
    function.timeoutSeconds = timeoutSeconds;
    function.memoryMb = memoryMb;
    return function;
}

Mapping TriggerDraft::mapping(const QString& region, const QString& streamArn) const {
    Mapping mapping;
    mapping.region = toUtf8(region);
    mapping.functionName = toUtf8(name.trimmed());
    mapping.streamArn = toUtf8(streamArn);
    mapping.startingPosition = fromStart ? rf::triggers::StartingPosition::TrimHorizon : rf::triggers::StartingPosition::Latest;
    return rf::triggers::changed(mapping, change());
}

rf::triggers::MappingChange TriggerDraft::change() const {
    rf::triggers::MappingChange change;
    change.enabled = enabled;
    change.batchSize = batchSize;
    change.batchingWindowSeconds = windowSeconds;
    change.parallelizationFactor = factor;
    change.maximumRecordAgeSeconds = maximumAgeSeconds;
    change.maximumRetryAttempts = retries;
    change.bisectBatchOnFunctionError = bisect;
    change.tumblingWindowSeconds = tumblingSeconds;
    change.reportBatchItemFailures = reportFailures;
    std::vector<std::string> patterns;
    for (const QString& filter : filters)
        if (!filter.trimmed().isEmpty()) patterns.push_back(toUtf8(filter.trimmed()));
    change.filters = patterns;
    change.onFailure = toUtf8(onFailure.trimmed());
    return change;
}

QString TriggerDraft::problem() const {
    if (name.trimmed().isEmpty()) return tr("The trigger needs a name.");
    if (kind == Kind::Command && command.trimmed().isEmpty()) return tr("Which program is to run?");
    if (kind == Kind::Http && url.trimmed().isEmpty()) return tr("Which address is to be called?");
    if (kind == Kind::JavaScript && source.trimmed().isEmpty()) return tr("The script is empty.");
    const QString region = QStringLiteral("us-east-1");
    if (const rf::Status fits = rf::triggers::check(function(region)); !fits) return fromUtf8(fits.error().message);
    const QString any = QStringLiteral("arn:aws:dynamodb:us-east-1:000000000000:table/Any/stream/2026-01-01T00:00:00.000");
    if (const rf::Status fits = rf::triggers::check(mapping(region, any)); !fits) return fromUtf8(fits.error().message);
    return {};
}

} // namespace rf::models
