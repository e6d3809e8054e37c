// Attribute values in Java and Go (models/transfer/literals.h). Numbers pass as text, so that every digit arrives.

#include "models/transfer/literals.h"

#include "engine/value/json.h"
#include "models/value/value.h"

namespace rf::models {

namespace {

using Write = QString (*)(const rf::AttributeValue&, int);

QString pad(int indent) { return QString(indent * 4, QLatin1Char(' ')); }

/// Elements between brackets: on one line while that is short, else one a line.
QString group(const QString& open, const QStringList& elements, const QString& close, int indent, bool lastComma) {
    qsizetype length = open.size() + close.size();
    bool plain = true;
    for (const QString& each : elements) {
        length += each.size() + 2;
        plain = plain && !each.contains(QLatin1Char('\n'));
    }
    if (elements.isEmpty() || (plain && length < 90)) return open + elements.join(QStringLiteral(", ")) + close;
    QString out = open + QLatin1Char('\n');
    for (qsizetype i = 0; i < elements.size(); ++i)
        out += pad(indent + 1) + elements[i] + (lastComma || i + 1 < elements.size() ? QStringLiteral(",\n") : QStringLiteral("\n"));
    return out + pad(indent) + close;
}

/// Quotes, backslash and control characters; \u with four digits, as both languages read it.
QString quoted(const QString& text) {
    QString out = QStringLiteral("\"");
    for (const QChar c : text) {
        if (c == QLatin1Char('"') || c == QLatin1Char('\\')) out += QLatin1Char('\\');
        if (c == QLatin1Char('\n')) out += QStringLiteral("\\n");
        else if (c == QLatin1Char('\t')) out += QStringLiteral("\\t");
        else if (c == QLatin1Char('\r')) out += QStringLiteral("\\r");
        else if (c.unicode() < 0x20 || c.unicode() == 0x7F) out += QStringLiteral("\\u%1").arg(int(c.unicode()), 4, 16, QLatin1Char('0'));
        else out += c;
    }
    return out + QLatin1Char('"');
}

QString base64(const std::string& bytes) { return QLatin1Char('"') + fromUtf8(rf::base64Encode(bytes)) + QLatin1Char('"'); }
QString javaBytes(const std::string& bytes) { return QStringLiteral("bytes(%1)").arg(base64(bytes)); }
QString goBytes(const std::string& bytes) { return QStringLiteral("unbase64(%1)").arg(base64(bytes)); }

QStringList listed(const rf::List& list, Write write, int indent) {
    QStringList out;
    for (const rf::AttributeValue& each : list) out << write(each, indent + 1);
    return out;
}

template <class Members, class Each>
QStringList members(const Members& set, Each each) {
    QStringList out;
    for (const auto& member : set) out << each(member);
    return out;
}

QString javaText(const std::string& text) { return javaString(fromUtf8(text)); }
QString goText(const std::string& text) { return goString(fromUtf8(text)); }
QString numeral(const rf::Number& number) { return QLatin1Char('"') + fromUtf8(number.toString()) + QLatin1Char('"'); }

QString goMember(const char* type, const QString& value) {
    return QStringLiteral("&types.AttributeValueMember%1{Value: ").arg(QLatin1String(type)) + value + QLatin1Char('}');
}

} // namespace

/// Unicode escapes are read before anything else in Java: a line end must not be written as one, and is not.
QString javaString(const QString& text) { return quoted(text); }
QString goString(const QString& text) { return quoted(text); }

QString javaValue(const rf::AttributeValue& value, int indent) {
    const auto of = [](const char* from, const QString& inner) { return QStringLiteral("AttributeValue.from%1(").arg(QLatin1String(from)) + inner + QLatin1Char(')'); };
    const auto list = [indent](const QStringList& elements) { return group(QStringLiteral("List.of("), elements, QStringLiteral(")"), indent, false); };
    switch (value.type()) {
    case rf::Type::S: return of("S", javaText(value.asString()));
    case rf::Type::N: return of("N", numeral(value.asNumber()));
    case rf::Type::B: return of("B", javaBytes(value.asBinary()));
    case rf::Type::BOOL: return of("Bool", value.asBool() ? QStringLiteral("true") : QStringLiteral("false"));
    case rf::Type::NUL: return of("Nul", QStringLiteral("true"));
    case rf::Type::SS: return of("Ss", list(members(value.asStringSet(), javaText)));
    case rf::Type::NS: return of("Ns", list(members(value.asNumberSet(), numeral)));
    case rf::Type::BS: return of("Bs", list(members(value.asBinarySet(), javaBytes)));
    case rf::Type::L: return of("L", list(listed(value.asList(), javaValue, indent)));
    case rf::Type::M: return of("M", javaMap(value.asMap(), indent));
    }
    return {};
}

QString goValue(const rf::AttributeValue& value, int indent) {
    const auto slice = [indent](const char* type, const QStringList& elements) { return group(QLatin1String(type) + QLatin1Char('{'), elements, QStringLiteral("}"), indent, true); };
    switch (value.type()) {
    case rf::Type::S: return goMember("S", goText(value.asString()));
    case rf::Type::N: return goMember("N", numeral(value.asNumber()));
    case rf::Type::B: return goMember("B", goBytes(value.asBinary()));
    case rf::Type::BOOL: return goMember("BOOL", value.asBool() ? QStringLiteral("true") : QStringLiteral("false"));
    case rf::Type::NUL: return goMember("NULL", QStringLiteral("true"));
    case rf::Type::SS: return goMember("SS", slice("[]string", members(value.asStringSet(), goText)));
    case rf::Type::NS: return goMember("NS", slice("[]string", members(value.asNumberSet(), numeral)));
    case rf::Type::BS: return goMember("BS", slice("[][]byte", members(value.asBinarySet(), goBytes)));
    case rf::Type::L: return goMember("L", slice("[]types.AttributeValue", listed(value.asList(), goValue, indent)));
    case rf::Type::M: return goMember("M", goMap(value.asMap(), indent));
    }
    return {};
}

QString javaMap(const rf::AttributeMap& map, int indent) {
    QStringList entries;
    for (const auto& [name, value] : map) entries << QStringLiteral("entry(") + javaText(name) + QStringLiteral(", ") + javaValue(value, indent + 1) + QLatin1Char(')');
    return group(QStringLiteral("Map.ofEntries("), entries, QStringLiteral(")"), indent, false);
}

QString goMap(const rf::AttributeMap& map, int indent) {
    QStringList entries;
    for (const auto& [name, value] : map) entries << goText(name) + QStringLiteral(": ") + goValue(value, indent + 1);
    return group(QStringLiteral("map[string]types.AttributeValue{"), entries, QStringLiteral("}"), indent, true);
}

} // namespace rf::models
