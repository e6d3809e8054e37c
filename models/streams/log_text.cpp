// What a line of a log says of itself (log_model.h).

#include "models/streams/log_model.h"

#include <QRegularExpression>

namespace rf::models {

namespace {

struct LevelWord {
    const char* word;
    LogLevel level;
};
constexpr LevelWord kWords[] = {{"ERROR", LogLevel::Error}, {"CRITICAL", LogLevel::Error}, {"FATAL", LogLevel::Error}, {"WARNING", LogLevel::Warn},
                                {"WARN", LogLevel::Warn},   {"INFO", LogLevel::Info},      {"DEBUG", LogLevel::Debug}, {"TRACE", LogLevel::Debug}};

std::optional<LogLevel> levelOf(const QString& word) {
    for (const LevelWord& each : kWords)
        if (word.compare(QLatin1String(each.word), Qt::CaseInsensitive) == 0) return each.level;
    return {};
}

std::optional<LogText> frame(const QString& message) {
    const struct {
        const char* word;
        LogLevel level;
    } frames[] = {{"START RequestId:", LogLevel::Start}, {"END RequestId:", LogLevel::End}, {"REPORT RequestId:", LogLevel::Report}};
    for (const auto& each : frames)
        if (message.startsWith(QLatin1String(each.word)))
            return LogText{each.level, message.mid(message.indexOf(QLatin1Char(' ')) + 1).replace(QLatin1Char('\t'), QStringLiteral("  "))};
    return {};
}

} // namespace

QString levelText(LogLevel level) {
    switch (level) {
    case LogLevel::Start: return QStringLiteral("START");
    case LogLevel::End: return QStringLiteral("END");
    case LogLevel::Report: return QStringLiteral("REPORT");
    case LogLevel::Debug: return QStringLiteral("DEBUG");
    case LogLevel::Info: return QStringLiteral("INFO");
    case LogLevel::Warn: return QStringLiteral("WARN");
    case LogLevel::Error: break;
    }
    return QStringLiteral("ERROR");
}

LogText LogText::of(const QString& message) {
    if (const auto framed = frame(message)) return *framed;
    // [ERROR] text | ERROR text | ERROR: text | TIME REQUEST ERROR text | {"level":"ERROR",…}
    static const QRegularExpression start(QStringLiteral("^\\s*\\[?([A-Za-z]+)\\]?:?[\\t ]+(.*)$"), QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression node(QStringLiteral("^\\S+\\t\\S+\\t([A-Z]+)\\t(.*)$"), QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression json(QStringLiteral("^\\s*\\{.*\"level(?:name)?\"\\s*:\\s*\"([A-Za-z]+)\""), QRegularExpression::DotMatchesEverythingOption);
    for (const QRegularExpression* form : {&node, &start})
        if (const auto match = form->match(message); match.hasMatch())
            if (const auto level = levelOf(match.captured(1))) return {*level, match.captured(2)};
    if (const auto match = json.match(message); match.hasMatch())
        if (const auto level = levelOf(match.captured(1))) return {*level, message};
    const bool raised = message.startsWith(QLatin1String("Traceback ")) || message.contains(QLatin1String("Task timed out")) ||
                        message.startsWith(QLatin1String("No answer from "));
    return {raised ? LogLevel::Error : LogLevel::Info, message};
}

} // namespace rf::models
