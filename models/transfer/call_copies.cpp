#include "models/transfer/call_copies.h"

#include "engine/api/operations.h"
#include "models/transfer/literals.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace rf::models {

namespace {

/// "batch-write-item" of "BatchWriteItem".
QString dashed(const QString& name, QChar dash) {
    QString out;
    for (qsizetype i = 0; i < name.size(); ++i) {
        const bool capital = name[i].isUpper();
        const bool startsWord = i > 0 && capital && (!name[i - 1].isUpper() || (i + 1 < name.size() && name[i + 1].isLower()));
        if (startsWord) out += dash;
        out += name[i].toLower();
    }
    return out;
}

QString compact(const QJsonValue& value) {
    if (value.isObject()) return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
}

QString cliArgument(const QString& member, const QJsonValue& value) {
    const QString name = dashed(member, QLatin1Char('-'));
    if (value.isBool()) return (value.toBool() ? QStringLiteral("--") : QStringLiteral("--no-")) + name;
    const QString option = QStringLiteral("--") + name + QLatin1Char(' ');
    if (value.isString()) return option + shellWord(value.toString());
    if (value.isDouble()) return option + QString::number(value.toDouble(), 'f', 0);
    return option + shellWord(compact(value));
}

std::optional<QJsonObject> objectOf(const CallSource& call) {
    const QJsonDocument document = QJsonDocument::fromJson(call.request);
    if (!document.isObject() || call.operation.isEmpty()) return std::nullopt;
    return document.object();
}

/// Whether a value is binary: version 1 of the AWS CLI would store its base64 as it stands. It refuses the option that says
/// so, and nothing is stored wrong.
bool hasBinary(const QJsonValue& value) {
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        return std::any_of(array.begin(), array.end(), [](const QJsonValue& each) { return hasBinary(each); });
    }
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const bool typed = object.size() == 1 && ((it.key() == QLatin1String("B") && it->isString()) || (it.key() == QLatin1String("BS") && it->isArray()));
        if (typed || hasBinary(*it)) return true;
    }
    return false;
}

/// The names a client goes by for the service that has the operation.
struct Client {
    const char* command; ///< of the AWS CLI, and boto3's
    const char* package;
    const char* type;
};
Client clientOf(const CallSource& call) {
    const rf::OperationRow* const row = rf::findOperation(call.operation.toStdString());
    if (row != nullptr && row->api == rf::Api::Streams)
        return {"dynamodbstreams", "@aws-sdk/client-dynamodb-streams", "DynamoDBStreamsClient"};
    return {"dynamodb", "@aws-sdk/client-dynamodb", "DynamoDBClient"};
}

} // namespace

QString asAwsCli(const CallSource& call) {
    const auto object = objectOf(call);
    if (!object) return {};
    QStringList words{QStringLiteral("aws %1 ").arg(QLatin1String(clientOf(call).command)) + dashed(call.operation, QLatin1Char('-'))};
    if (!call.endpoint.isEmpty()) words << QStringLiteral("--endpoint-url ") + shellWord(call.endpoint);
    words << QStringLiteral("--region ") + shellWord(call.region);
    for (auto it = object->begin(); it != object->end(); ++it) words << cliArgument(it.key(), *it);
    if (hasBinary(*object)) words << QStringLiteral("--cli-binary-format base64");
    return words.join(QStringLiteral(" \\\n  ")) + QLatin1Char('\n');
}

QString pythonHead(const QString& service, const QString& region, const QString& endpoint, bool bytes) {
    QString text = QStringLiteral("import boto3\n");
    if (bytes) text += QStringLiteral("from base64 import b64decode\n");
    const QString where = endpoint.isEmpty() ? QString() : QStringLiteral("endpoint_url=%1, ").arg(jsonString(endpoint));
    return text + QStringLiteral("\nclient = boto3.client(") + jsonString(service) + QStringLiteral(", ") + where + QStringLiteral("region_name=") + jsonString(region) + QStringLiteral(")\n");
}

QString asPython(const CallSource& call) {
    const auto object = objectOf(call);
    if (!object) return {};
    const QString arguments = literal(*object, kPython, 0);
    return pythonHead(QLatin1String(clientOf(call).command), call.region, call.endpoint, arguments.contains(QLatin1String("b64decode("))) +
           QStringLiteral("answer = client.") + dashed(call.operation, QLatin1Char('_')) + QStringLiteral("(**") + arguments + QStringLiteral(")\nprint(answer)\n");
}

QString javaScriptClient(const QString& type, const QString& region, const QString& endpoint) {
    const QString where = endpoint.isEmpty() ? QString() : QStringLiteral("endpoint: %1, ").arg(jsonString(endpoint));
    return QStringLiteral("const client = new ") + type + QStringLiteral("({ ") + where + QStringLiteral("region: ") + jsonString(region) + QStringLiteral(" });\n");
}

QString asJavaScript(const CallSource& call) {
    const auto object = objectOf(call);
    if (!object) return {};
    const Client client = clientOf(call);
    return QStringLiteral("import { %1, %2Command } from \"%3\";\n\n").arg(QLatin1String(client.type), call.operation, QLatin1String(client.package)) +
           javaScriptClient(QLatin1String(client.type), call.region, call.endpoint) + QStringLiteral("const answer = await client.send(new ") + call.operation +
           QStringLiteral("Command(") + literal(*object, kJavaScript, 0) + QStringLiteral("));\nconsole.dir(answer, { depth: null });\n");
}

} // namespace rf::models
