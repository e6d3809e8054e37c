#include "models/live/call_copies.h"

#include "engine/api/operations.h"

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

/// In single quotes for a POSIX shell, bare when nothing in it needs them.
QString shellWord(const QString& text) {
    const bool bare = !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return c.unicode() < 128 && (c.isLetterOrNumber() || QStringLiteral("-_./:=").contains(c));
    });
    if (bare) return text;
    QString quoted = text;
    return QLatin1Char('\'') + quoted.replace(QLatin1Char('\''), QStringLiteral("'\\''")) + QLatin1Char('\'');
}

QString compact(const QJsonValue& value) {
    if (value.isObject()) return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
}

QString jsonString(const QString& text) {
    const QString array = QString::fromUtf8(QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact));
    return array.mid(1, array.size() - 2);
}

QString cliArgument(const QString& member, const QJsonValue& value) {
    const QString name = dashed(member, QLatin1Char('-'));
    if (value.isBool()) return (value.toBool() ? QStringLiteral("--") : QStringLiteral("--no-")) + name;
    const QString option = QStringLiteral("--") + name + QLatin1Char(' ');
    if (value.isString()) return option + shellWord(value.toString());
    if (value.isDouble()) return option + QString::number(value.toDouble(), 'f', 0);
    return option + shellWord(compact(value));
}

/// How a language writes what JSON writes.
struct Dialect {
    const char* yes;
    const char* no;
    const char* null;
    const char* bytesOpen;
    const char* bytesClose;
    bool bareKeys; ///< JavaScript: TableName: "Shop"
};
constexpr Dialect kPython{"True", "False", "None", "b64decode(", ")", false};
constexpr Dialect kJavaScript{"true", "false", "null", "Buffer.from(", ", \"base64\")", true};

QString literal(const QJsonValue& value, const Dialect& dialect, int indent);

QString bytesLiteral(const QString& base64, const Dialect& dialect) {
    return QLatin1String(dialect.bytesOpen) + jsonString(base64) + QLatin1String(dialect.bytesClose);
}

bool isIdentifier(const QString& key) {
    return !key.isEmpty() && !key[0].isDigit() && std::all_of(key.begin(), key.end(), [](QChar c) {
        return c.unicode() < 128 && (c.isLetterOrNumber() || c == QLatin1Char('_'));
    });
}

QString objectLiteral(const QJsonObject& object, const Dialect& dialect, int indent) {
    if (object.isEmpty()) return QStringLiteral("{}");
    const QString pad(indent * 4 + 4, QLatin1Char(' '));
    QStringList lines;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString key = dialect.bareKeys && isIdentifier(it.key()) ? it.key() : jsonString(it.key());
        // In DynamoDB JSON a text under "B" is always binary, and texts under "BS" are.
        QString value;
        if (it.key() == QLatin1String("B") && it->isString()) {
            value = bytesLiteral(it->toString(), dialect);
        } else if (it.key() == QLatin1String("BS") && it->isArray()) {
            QStringList members;
            for (const QJsonValue& each : it->toArray()) members << bytesLiteral(each.toString(), dialect);
            value = QLatin1Char('[') + members.join(QStringLiteral(", ")) + QLatin1Char(']');
        } else {
            value = literal(*it, dialect, indent + 1);
        }
        lines << pad + key + QStringLiteral(": ") + value;
    }
    if (lines.size() == 1 && !lines[0].contains(QLatin1Char('\n')) && lines[0].size() < 76)
        return QLatin1String("{") + lines[0].trimmed() + QLatin1String("}");
    return QLatin1String("{\n") + lines.join(QStringLiteral(",\n")) + QLatin1Char('\n') +
           QString(indent * 4, QLatin1Char(' ')) + QLatin1Char('}');
}

QString literal(const QJsonValue& value, const Dialect& dialect, int indent) {
    switch (value.type()) {
    case QJsonValue::Bool: return QLatin1String(value.toBool() ? dialect.yes : dialect.no);
    case QJsonValue::Double: return QString::number(value.toDouble(), 'g', 15);
    case QJsonValue::String: return jsonString(value.toString());
    case QJsonValue::Array: {
        QStringList members;
        for (const QJsonValue& each : value.toArray()) members << literal(each, dialect, indent);
        return QLatin1Char('[') + members.join(QStringLiteral(", ")) + QLatin1Char(']');
    }
    case QJsonValue::Object: return objectLiteral(value.toObject(), dialect, indent);
    default: return QLatin1String(dialect.null);
    }
}

std::optional<QJsonObject> objectOf(const CallSource& call) {
    const QJsonDocument document = QJsonDocument::fromJson(call.request);
    if (!document.isObject() || call.operation.isEmpty()) return std::nullopt;
    return document.object();
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
    QStringList words{QStringLiteral("aws %1 ").arg(QLatin1String(clientOf(call).command)) +
                          dashed(call.operation, QLatin1Char('-')),
                      QStringLiteral("--endpoint-url ") + shellWord(call.endpoint),
                      QStringLiteral("--region ") + shellWord(call.region)};
    for (auto it = object->begin(); it != object->end(); ++it) words << cliArgument(it.key(), *it);
    return words.join(QStringLiteral(" \\\n  ")) + QLatin1Char('\n');
}

QString asPython(const CallSource& call) {
    const auto object = objectOf(call);
    if (!object) return {};
    const QString arguments = objectLiteral(*object, kPython, 0);
    QString text = QStringLiteral("import boto3\n");
    if (arguments.contains(QLatin1String("b64decode("))) text += QStringLiteral("from base64 import b64decode\n");
    text += QStringLiteral("\nclient = boto3.client(\"%1\", endpoint_url=%2, region_name=%3)\n")
                .arg(QLatin1String(clientOf(call).command), jsonString(call.endpoint), jsonString(call.region));
    return text + QStringLiteral("answer = client.%1(**%2)\n").arg(dashed(call.operation, QLatin1Char('_')), arguments) +
           QStringLiteral("print(answer)\n");
}

QString asJavaScript(const CallSource& call) {
    const auto object = objectOf(call);
    if (!object) return {};
    const Client client = clientOf(call);
    return QStringLiteral("import { %5, %1Command } from \"%6\";\n\n"
                          "const client = new %5({ endpoint: %2, region: %3 });\n"
                          "const answer = await client.send(new %1Command(%4));\n"
                          "console.log(answer);\n")
        .arg(call.operation, jsonString(call.endpoint), jsonString(call.region), objectLiteral(*object, kJavaScript, 0),
             QLatin1String(client.type), QLatin1String(client.package));
}

} // namespace rf::models
