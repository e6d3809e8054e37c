#include "models/live/call_detail.h"

#include "models/value/tr.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QLocale>
#include <QRegularExpression>

namespace rf::models {

namespace {

QString number(double value) {
    return QLocale::c().toString(value, 'g', 8);
}

QString bodyNote(const rf::events::Body& body) {
    if (!body.cut()) return {};
    return tr("The first %1 KB of %2 KB")
        .arg(body.text.size() / 1024)
        .arg((body.size + 1023) / 1024);
}

QString countText(qint64 count) {
    return QLocale(QLocale::English).toString(count);
}

QString dollars(double price) {
    return QStringLiteral("$") + QLocale::c().toString(price, 'f', price < 0.001 ? 8 : 4);
}

QStringList warningTexts(const CallEntry& entry, const rf::Catalog* catalog) {
    const rf::events::Call& call = *entry.call;
    const CallWarnings warnings = entry.judgement.warnings;
    QStringList texts;
    if (warnings.testFlag(CallWarning::ScanForQuery)) {
        const rf::TablePtr table = catalog && !call.subject.tables.empty()
                                       ? catalog->find(call.region, call.subject.tables.front()) : nullptr;
        const auto by = table ? queryableBy(*table, equalitiesOf(call)) : std::nullopt;
        const QString where = !by || by->isEmpty() ? tr("the table") : tr("the index %1").arg(*by);
        texts << tr("Scan where a Query would do: the filter names the whole partition key of %1. A Query reads only that "
                    "partition.").arg(where);
    }
    if (warnings.testFlag(CallWarning::WastefulFilter))
        texts << tr("The filter threw most away: %1 items were read and paid for, %2 given. A key condition or an index "
                    "that holds only these items would read less.")
                     .arg(countText(call.receipt.scanned.value_or(0)), countText(call.receipt.returned.value_or(0)));
    if (warnings.testFlag(CallWarning::ManyGets))
        texts << tr("Many single gets: %1 or more GetItem on this table by this client within a second. BatchGetItem reads "
                    "up to 100 in one call; a Query reads a whole partition.").arg(CallRules::kManyGets);
    if (warnings.testFlag(CallWarning::HotKey))
        texts << tr("Hot key: this partition key takes at least %1% of the newest %2 calls that name one. One partition "
                    "serves at most 3,000 RCU and 1,000 WCU a second.")
                     .arg(int(CallRules::kHotShare * 100)).arg(CallRules::kHotWindow);
    if (entry.judgement.attempt > 1)
        texts << tr("Attempt %1 of the same request: the one before was throttled or failed.").arg(entry.judgement.attempt);
    return texts;
}

QList<CallFact> factsOf(const CallEntry& entry) {
    const rf::events::Call& call = *entry.call;
    QList<CallFact> facts{
        {tr("Time"), QDateTime::fromMSecsSinceEpoch(call.startedMs).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"))},
        {tr("Latency"), latencyText(call.latencyMs)},
        {tr("Client"), fromUtf8(call.client) + (call.peer.empty() ? QString() : QStringLiteral("  ") + fromUtf8(call.peer))},
        {tr("Region"), fromUtf8(call.region)},
        {tr("Status"), call.error.empty() ? QString::number(call.status)
                                          : QStringLiteral("%1 %2").arg(call.status).arg(fromUtf8(call.error)),
         call.status < 400 ? QStringLiteral("ok") : QStringLiteral("danger")}};
    if (!call.message.empty()) facts << CallFact{tr("Message"), fromUtf8(call.message)};
    if (!call.principal.empty() && !call.peer.empty()) facts << CallFact{tr("Access key"), fromUtf8(call.principal)};
    if (!call.requestId.empty()) facts << CallFact{tr("Request id"), fromUtf8(call.requestId)};
    return facts;
}

QList<CallFact> priceFacts(const rf::events::Call& call) {
    QList<CallFact> facts;
    if (call.receipt.scanned)
        facts << CallFact{tr("Items"), tr("%1 read, %2 given").arg(countText(*call.receipt.scanned), countText(call.receipt.returned.value_or(0)))};
    if (call.receipt.readUnits > 0)
        facts << CallFact{tr("Read"), tr("%1 RCU").arg(number(call.receipt.readUnits)), QStringLiteral("read")};
    if (call.receipt.writeUnits > 0)
        facts << CallFact{tr("Write"), tr("%1 WCU").arg(number(call.receipt.writeUnits)), QStringLiteral("write")};
    const double price = priceOf(call);
    if (price > 0) {
        facts << CallFact{tr("On demand"), dollars(price)};
        facts << CallFact{tr("A million of them"), dollars(price * 1e6)};
    } else {
        facts << CallFact{tr("On demand"), tr("nothing")};
    }
    return facts;
}

} // namespace

double priceOf(const rf::events::Call& call) {
    return call.receipt.readUnits * kReadUnitPrice + call.receipt.writeUnits * kWriteUnitPrice;
}

QString indentedJson(const QString& text) {
    QString out;
    int depth = 0;
    bool quoted = false, escaped = false;
    const auto line = [&] { out += QLatin1Char('\n') + QString(depth * 2, QLatin1Char(' ')); };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (quoted) {
            out += c;
            if (!escaped && c == QLatin1Char('"')) quoted = false;
            escaped = !escaped && c == QLatin1Char('\\');
            continue;
        }
        if (c.isSpace()) continue;
        const bool opens = c == QLatin1Char('{') || c == QLatin1Char('[');
        const bool closes = c == QLatin1Char('}') || c == QLatin1Char(']');
        if (closes && depth > 0) --depth;
        if (closes && !out.endsWith(QLatin1Char('{')) && !out.endsWith(QLatin1Char('['))) line();
        out += c;
        quoted = c == QLatin1Char('"');
        if (opens) {
            qsizetype next = i + 1;
            while (next < text.size() && text[next].isSpace()) ++next;
            ++depth;
            if (next < text.size() && text[next] != QLatin1Char('}') && text[next] != QLatin1Char(']')) line();
        }
        if (c == QLatin1Char(',')) line();
        if (c == QLatin1Char(':')) out += QLatin1Char(' ');
    }
    // A typed value of one scalar stays on its line: {"S": "a"}.
    static const QRegularExpression scalar(
        QStringLiteral("\\{\\n\\s*(\"(?:S|N|B|BOOL|NULL)\": (?:\"(?:[^\"\\\\]|\\\\.)*\"|true|false))\\n\\s*\\}"));
    return out.replace(scalar, QStringLiteral("{\\1}"));
}

CallDetail CallDetail::of(const CallEntry& entry, const rf::Catalog* catalog) {
    CallDetail detail;
    if (!entry.call) return detail;
    const rf::events::Call& call = *entry.call;
    detail.title = call.operation.empty() ? tr("Unreadable request") : fromUtf8(call.operation);
    QStringList where{callTargetText(call), callKeyText(call)};
    where.removeAll(QString());
    detail.subtitle = where.join(QStringLiteral("  "));
    const auto shown = [](const rf::events::Body& body) {
        const QString text = fromUtf8(body.text);
        return body.cut() || !QJsonDocument::fromJson(QByteArray(body.text.data(), qsizetype(body.text.size()))).isNull()
                   ? indentedJson(text) : text;
    };
    detail.request = shown(call.request);
    detail.response = shown(call.response);
    detail.requestNote = bodyNote(call.request);
    detail.responseNote = bodyNote(call.response);
    detail.plan = fromUtf8(call.receipt.plan).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    detail.facts = factsOf(entry);
    detail.price = priceFacts(call);
    detail.warnings = warningTexts(entry, catalog);
    detail.refusal = call.receipt.refusal;
    detail.canOpenAsQuery = !call.request.cut() && !call.subject.tables.empty() &&
                            (call.operation == "Query" || call.operation == "Scan" || call.operation == "GetItem");
    return detail;
}

} // namespace rf::models
