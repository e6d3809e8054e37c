#pragma once
// Values as languages write them. Internal to models/transfer.

#include "engine/value/attribute_value.h"

#include <QJsonValue>
#include <QString>

namespace rf::models {

/// In single quotes for a POSIX shell, bare when nothing in it needs them.
QString shellWord(const QString& text);
/// A JSON string, which is one of Python's and JavaScript's, too.
QString jsonString(const QString& text);

/// How a language writes what JSON writes.
struct Dialect {
    const char* yes;
    const char* no;
    const char* null;
    const char* bytesOpen;
    const char* bytesClose;
    bool bareKeys; ///< JavaScript: TableName: "Shop"
};
extern const Dialect kPython, kJavaScript;
/// DynamoDB JSON in a language of the kind; base64 under "B" and "BS" becomes bytes. Lines are indented by four times
/// `indent` spaces.
QString literal(const QJsonValue& value, const Dialect& dialect, int indent);

/// A text in Java's and Go's quotes.
QString javaString(const QString& text);
QString goString(const QString& text);
/// AttributeValue.fromS("a") …, of the SDK for Java 2; &types.AttributeValueMemberS{Value: "a"} …, of that for Go 2.
QString javaValue(const rf::AttributeValue& value, int indent);
QString goValue(const rf::AttributeValue& value, int indent);
/// Map.ofEntries(entry("pk", …)) and map[string]types.AttributeValue{"pk": …}.
QString javaMap(const rf::AttributeMap& map, int indent);
QString goMap(const rf::AttributeMap& map, int indent);

} // namespace rf::models
