#include "models/transfer/literals.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace rf::models {

const Dialect kPython{"True", "False", "None", "b64decode(", ")", false};
const Dialect kJavaScript{"true", "false", "null", "Buffer.from(", ", \"base64\")", true};

QString shellWord(const QString& text) {
    const bool bare = !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return c.unicode() < 128 && (c.isLetterOrNumber() || QStringLiteral("-_./:=").contains(c));
    });
    if (bare) return text;
    QString quoted = text;
    return QLatin1Char('\'') + quoted.replace(QLatin1Char('\''), QStringLiteral("'\\''")) + QLatin1Char('\'');
}

QString jsonString(const QString& text) {
    const QString array = QString::fromUtf8(QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact));
    return array.mid(1, array.size() - 2);
}

namespace {

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

} // namespace

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

} // namespace rf::models
