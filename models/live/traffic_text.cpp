// Cells of the traffic list in words.

#include "models/live/traffic_model.h"
#include "models/value/value.h"

#include <QDateTime>
#include <QLocale>

namespace rf::models {

QString callTimeText(const rf::events::Call& call) {
    return QDateTime::fromMSecsSinceEpoch(call.startedMs).toString(QStringLiteral("HH:mm:ss.zzz"));
}

QString callShortTimeText(const rf::events::Call& call) {
    return QDateTime::fromMSecsSinceEpoch(call.startedMs).toString(QStringLiteral("mm:ss.zzz"));
}

QString clientName(const rf::events::Call& call) {
    return fromUtf8(call.client).section(QLatin1Char('/'), 0, 0);
}

QString statusText(const rf::events::Call& call) {
    if (call.error.empty()) return QString::number(call.status);
    QString name = fromUtf8(call.error);
    if (name.endsWith(QLatin1String("Exception"))) name.chop(9);
    return name;
}

QString callTargetText(const rf::events::Call& call) {
    QStringList tables;
    for (const std::string& name : call.subject.tables) tables << fromUtf8(name);
    const QString text = tables.join(QStringLiteral(", "));
    return call.subject.index.empty() ? text : text + QStringLiteral(" · ") + fromUtf8(call.subject.index);
}

QString callKeyText(const rf::events::Call& call) {
    if (call.subject.keys.empty()) return {};
    const auto& key = call.subject.keys.front();
    QString text = visibleText(fromUtf8(key.partition), 200);
    if (!key.sort.empty()) text += QStringLiteral(" · ") + visibleText(fromUtf8(key.sort), 200);
    if (call.subject.keyCount > 1)
        text = TrafficModel::tr("%1 and %2 more").arg(text).arg(call.subject.keyCount - 1);
    return text;
}

QString callUnitsText(const rf::events::Call& call) {
    const auto units = [](double value) { return QLocale::c().toString(value, 'g', 6); };
    QStringList parts;
    if (call.receipt.readUnits > 0) parts << units(call.receipt.readUnits) + QStringLiteral(" RCU");
    if (call.receipt.writeUnits > 0) parts << units(call.receipt.writeUnits) + QStringLiteral(" WCU");
    return parts.join(QStringLiteral(" + "));
}

QString latencyText(double ms) {
    const QLocale c = QLocale::c();
    if (ms < 10) return c.toString(ms, 'f', 2) + QStringLiteral(" ms");
    if (ms < 1000) return c.toString(ms, 'f', 0) + QStringLiteral(" ms");
    return c.toString(ms / 1000, 'f', 1) + QStringLiteral(" s");
}

QString warningTitle(CallWarning warning) {
    switch (warning) {
    case CallWarning::ScanForQuery: return TrafficModel::tr("Scan where a Query would do");
    case CallWarning::ManyGets: return TrafficModel::tr("Many single gets");
    case CallWarning::WastefulFilter: return TrafficModel::tr("Filter threw most away");
    case CallWarning::HotKey: return TrafficModel::tr("Hot key");
    }
    return {};
}

} // namespace rf::models
