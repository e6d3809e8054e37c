#include "models/live/call_rules.h"

#include "models/value/value.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace rf::models {

namespace {

constexpr int kRemembered = 4'096;

QByteArray bytes(std::string_view text) {
    return QByteArray(text.data(), qsizetype(text.size()));
}

std::string_view tableNameOf(std::string_view nameOrArn) {
    constexpr std::string_view kTable = ":table/";
    const auto at = nameOrArn.find(kTable);
    return at == std::string_view::npos ? nameOrArn : nameOrArn.substr(at + kTable.size());
}

rf::TablePtr tableOf(const rf::events::Call& call, const rf::Catalog* catalog) {
    if (!catalog || call.subject.tables.empty()) return nullptr;
    return catalog->find(call.region, tableNameOf(call.subject.tables.front()));
}

bool failedForNow(const rf::events::Call& call) {
    return call.status >= 500 || isThrottle(call) || call.error == "TransactionConflictException";
}

bool coversHash(const rf::KeySchema& key, const QStringList& equalities) {
    return std::all_of(key.hash.begin(), key.hash.end(), [&](const rf::KeyAttribute& attribute) {
        return equalities.contains(QString::fromStdString(attribute.name));
    });
}

} // namespace

QString clientIdentity(const rf::events::Call& call) {
    const QString peer = fromUtf8(call.peer);
    const QString host = peer.left(peer.lastIndexOf(QLatin1Char(':')));
    return host.isEmpty() ? fromUtf8(call.client) : fromUtf8(call.client) + QLatin1Char(' ') + host;
}

bool isThrottle(const rf::events::Call& call) {
    return call.error == "ProvisionedThroughputExceededException" || call.error == "ThrottlingException" ||
           call.error == "RequestLimitExceeded" ||
           (call.error == "TransactionCanceledException" &&
            (call.message.find("ThrottlingError") != std::string::npos ||
             call.message.find("ProvisionedThroughputExceeded") != std::string::npos));
}

QStringList equalitiesOf(const rf::events::Call& call) {
    static const QRegularExpression term(
        QStringLiteral("^\\s*(?:([#\\w]+)\\s*=\\s*:\\w+|:\\w+\\s*=\\s*([#\\w]+))\\s*$"));
    static const QRegularExpression conjunction(QStringLiteral("\\bAND\\b"), QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression other(QStringLiteral("\\b(OR|NOT)\\b"), QRegularExpression::CaseInsensitiveOption);
    const QJsonObject request = QJsonDocument::fromJson(bytes(call.request.text)).object();
    const QString filter = request.value(QLatin1String("FilterExpression")).toString();
    if (filter.isEmpty() || filter.contains(other)) return {};
    const QJsonObject names = request.value(QLatin1String("ExpressionAttributeNames")).toObject();
    QStringList found;
    for (QString part : filter.split(conjunction)) {
        const auto match = term.match(part.remove(QLatin1Char('(')).remove(QLatin1Char(')')));
        if (!match.hasMatch()) continue;
        const QString name = match.captured(1).isEmpty() ? match.captured(2) : match.captured(1);
        found << (name.startsWith(QLatin1Char('#')) ? names.value(name).toString() : name);
    }
    return found;
}

std::optional<QString> queryableBy(const rf::TableSchema& table, const QStringList& equalities) {
    if (equalities.isEmpty()) return std::nullopt;
    if (coversHash(table.key, equalities)) return QString();
    for (const rf::IndexSchema& index : table.indexes)
        if (coversHash(index.key, equalities)) return fromUtf8(index.name);
    return std::nullopt;
}

int CallRules::attemptOf(const rf::events::Call& call) {
    const bool told = !call.invocationId.empty();
    QByteArray key = told ? bytes(call.invocationId)
                          : QCryptographicHash::hash(bytes(call.operation) + '\n' + bytes(call.request.text),
                                                     QCryptographicHash::Md5) +
                                clientIdentity(call).toUtf8();
    const auto before = m_attempts.constFind(key);
    const bool again = before != m_attempts.constEnd() && call.startedMs - before->ms <= kRetryWindowMs;
    const int attempt = std::max(call.attempt, again ? before->attempt + 1 : 1);
    if (told || failedForNow(call))
        m_attempts.insert(key, {call.startedMs, attempt});
    else
        m_attempts.remove(key);
    if (m_attempts.size() > kRemembered)
        m_attempts.removeIf([&](auto each) { return call.startedMs - each->ms > kRetryWindowMs; });
    if (m_attempts.size() > kRemembered) m_attempts.clear();
    return attempt;
}

bool CallRules::manyGets(const rf::events::Call& call) {
    if (call.operation != "GetItem" || call.subject.tables.empty()) return false;
    if (m_gets.size() > kRemembered) m_gets.clear();
    auto& times = m_gets[clientIdentity(call) + QLatin1Char('\n') + fromUtf8(call.subject.tables.front())];
    times.push_back(call.startedMs);
    while (call.startedMs - times.front() > kManyGetsWindowMs) times.pop_front();
    return int(times.size()) >= kManyGets;
}

bool CallRules::hotKey(const rf::events::Call& call) {
    if (call.subject.keyCount != 1 || call.subject.keys.front().partition.empty()) return false;
    const auto& key = call.subject.keys.front();
    const std::string text = call.region + '\n' + key.table + '\n' + call.subject.index + '\n' + key.partition;
    m_keys.push_back(text);
    const int count = ++m_keyCounts[bytes(text)];
    if (int(m_keys.size()) > kHotWindow) {
        const auto oldest = m_keyCounts.find(bytes(m_keys.front()));
        if (--*oldest == 0) m_keyCounts.erase(oldest);
        m_keys.pop_front();
    }
    return int(m_keys.size()) >= kHotLeast && m_keyCounts.size() > 1 && count >= int(m_keys.size() * kHotShare);
}

Judgement CallRules::judge(const rf::events::Call& call, const rf::Catalog* catalog) {
    Judgement judgement{attemptOf(call), {}};
    const auto& receipt = call.receipt;
    const auto scanned = receipt.scanned.value_or(0), returned = receipt.returned.value_or(0);
    if (scanned >= kWasteScanned && returned * kWasteFactor < scanned)
        judgement.warnings |= CallWarning::WastefulFilter;
    if (call.operation == "Scan")
        if (const rf::TablePtr table = tableOf(call, catalog); table && queryableBy(*table, equalitiesOf(call)))
            judgement.warnings |= CallWarning::ScanForQuery;
    if (manyGets(call)) judgement.warnings |= CallWarning::ManyGets;
    if (hotKey(call)) judgement.warnings |= CallWarning::HotKey;
    return judgement;
}

} // namespace rf::models
