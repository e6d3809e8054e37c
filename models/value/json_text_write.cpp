// Writing items as JSON for people: two spaces a level, strings written so that a text editor returns them unaltered.

#include "engine/value/json.h"
#include "models/value/json_string.h"
#include "models/value/json_text.h"

namespace rf::models {
namespace {

using rf::AttributeValue;

/// Names of the leading attributes that are there, then the others.
QList<const rf::AttributeMap::Entry*> ordered(const rf::AttributeMap& map, const QStringList& first) {
    QList<const rf::AttributeMap::Entry*> entries;
    const auto leads = [&](const std::string& name) { return first.contains(fromUtf8(name)); };
    for (const QString& lead : first)
        for (const auto& entry : map)
            if (entry.first == toUtf8(lead) && !entries.contains(&entry)) entries.append(&entry);
    for (const auto& entry : map)
        if (first.isEmpty() || !leads(entry.first)) entries.append(&entry);
    return entries;
}

class Writer {
public:
    explicit Writer(bool typed) : m_typed(typed) {}

    void map(const rf::AttributeMap& map, int indent, const QStringList& first = {}) {
        const auto entries = ordered(map, first);
        block(u'{', u'}', std::size_t(entries.size()), indent, [&](std::size_t i) {
            const auto& [name, value] = *entries[qsizetype(i)];
            m_out += quotedJson(fromUtf8(name)) + QStringLiteral(": ");
            this->value(value, indent + 1);
        });
    }
    QString take() { return std::move(m_out); }

private:
    void value(const AttributeValue& value, int indent) {
        if (m_typed) m_out += QStringLiteral("{\"%1\": ").arg(models::typeCode(value.type()));
        content(value, indent);
        if (m_typed) m_out += u'}';
    }

    void content(const AttributeValue& value, int indent) {
        switch (value.type()) {
        case ValueType::S:
            m_out += quotedJson(fromUtf8(value.asString()));
            return;
        case ValueType::N:
            number(value.asNumber());
            return;
        case ValueType::B:
            base64(value.asBinary());
            return;
        case ValueType::BOOL:
            m_out += value.asBool() ? QStringLiteral("true") : QStringLiteral("false");
            return;
        case ValueType::NUL:
            m_out += m_typed ? QStringLiteral("true") : QStringLiteral("null");
            return;
        case ValueType::SS:
            return inLine(value.asStringSet(), [this](const auto& text) { m_out += quotedJson(fromUtf8(text)); });
        case ValueType::NS:
            return inLine(value.asNumberSet(), [this](const auto& n) { number(n); });
        case ValueType::BS:
            return inLine(value.asBinarySet(), [this](const auto& bytes) { base64(bytes); });
        case ValueType::L: {
            const auto& list = value.asList();
            return block(u'[', u']', list.size(), indent, [&](std::size_t i) { this->value(list[i], indent + 1); });
        }
        case ValueType::M:
            return map(value.asMap(), indent);
        }
    }

    void number(const rf::Number& number) {
        const QString digits = fromUtf8(number.toString());
        m_out += m_typed ? u'"' + digits + u'"' : digits;
    }
    void base64(const std::string& bytes) { m_out += u'"' + fromUtf8(rf::base64Encode(bytes)) + u'"'; }

    template <class Members, class Write>
    void inLine(const Members& members, Write write) {
        m_out += u'[';
        bool first = true;
        for (const auto& member : members) {
            if (!first) m_out += QStringLiteral(", ");
            first = false;
            write(member);
        }
        m_out += u']';
    }

    template <class Write>
    void block(char16_t open, char16_t close, std::size_t count, int indent, Write write) {
        m_out += QChar(open);
        for (std::size_t i = 0; i < count; ++i) {
            if (i > 0) m_out += u',';
            newLine(indent + 1);
            write(i);
        }
        if (count > 0) newLine(indent);
        m_out += QChar(close);
    }

    void newLine(int indent) { m_out += u'\n' + QString(indent * 2, u' '); }

    bool m_typed;
    QString m_out;
};

QString written(const Value& item, const QStringList& first, bool typed) {
    if (item.type() != ValueType::M) return {};
    Writer writer(typed);
    writer.map(item.attributes(), 0, first);
    return writer.take();
}

} // namespace

QString itemToJsonText(const Value& item, const QStringList& first) {
    return written(item, first, true);
}
QString itemToPlainJsonText(const Value& item, const QStringList& first) {
    return written(item, first, false);
}

} // namespace rf::models
