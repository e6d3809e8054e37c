// Values as text: to edit, to show on one line, to copy.

#include "engine/value/json.h"
#include "models/value/json_string.h"
#include "models/value/members.h"

namespace rf::models {
namespace {

constexpr int kShownCharacters = 400;

QString base64(const std::string& bytes) {
    return fromUtf8(rf::base64Encode(bytes));
}

QString scalarText(const rf::AttributeValue& value) {
    switch (value.type()) {
    case ValueType::S:
        return fromUtf8(value.asString());
    case ValueType::N:
        return fromUtf8(value.asNumber().toString());
    case ValueType::B:
        return base64(value.asBinary());
    case ValueType::BOOL:
        return value.asBool() ? QStringLiteral("true") : QStringLiteral("false");
    case ValueType::NUL:
        return QStringLiteral("null");
    default:
        return {};
    }
}

/// One member as a line of parse(): quoted where the bare text would be read otherwise.
QString memberLine(const rf::AttributeValue& member) {
    const QString text = scalarText(member);
    const bool bare = !text.isEmpty() && !hasHiddenCharacters(text) && !unquotedJson(text);
    return bare ? text : quotedJson(text);
}

/// `{ a, b, c }`, cut off where nobody reads on.
template <class Next>
QString braced(std::size_t count, Next next) {
    QString out = QStringLiteral("{ ");
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0) out += QStringLiteral(", ");
        if (out.size() > kShownCharacters) {
            out += QChar(0x2026);
            break;
        }
        out += next(i);
    }
    return out + (count > 0 ? QStringLiteral(" }") : QStringLiteral("}"));
}

QString shownMember(const rf::AttributeValue& set, std::size_t i) {
    if (set.is(ValueType::SS)) return u'"' + visibleText(fromUtf8(set.asStringSet()[i]), kShownCharacters) + u'"';
    if (set.is(ValueType::NS)) return fromUtf8(set.asNumberSet()[i].toString());
    return base64(set.asBinarySet()[i]);
}

/// Binary of any size shows its beginning only.
QString shownBinary(const std::string& bytes) {
    constexpr std::size_t kShownBytes = 300; // a multiple of three: whole groups of base64
    if (bytes.size() <= kShownBytes) return base64(bytes);
    return base64(bytes.substr(0, kShownBytes)) + QChar(0x2026);
}

} // namespace

QString Value::editText() const {
    if (!isSet(type())) return isContainer(type()) ? QString() : scalarText(*m_value);
    QStringList lines;
    for (const auto& member : membersOf(*m_value)) lines.append(memberLine(member));
    return lines.join(u'\n');
}

QString Value::displayText() const {
    switch (type()) {
    case ValueType::S:
        return visibleText(fromUtf8(m_value->asString()), kShownCharacters);
    case ValueType::B:
        return shownBinary(m_value->asBinary());
    case ValueType::L:
        return QStringLiteral("[ %1 ]").arg(m_value->asList().size());
    case ValueType::M: {
        const auto entries = m_value->asMap().begin();
        return braced(m_value->asMap().size(),
                      [&](std::size_t i) { return visibleText(fromUtf8(entries[std::ptrdiff_t(i)].first)); });
    }
    case ValueType::SS:
    case ValueType::NS:
    case ValueType::BS:
        return braced(std::size_t(childCount()), [this](std::size_t i) { return shownMember(*m_value, i); });
    default:
        return scalarText(*m_value);
    }
}

QString Value::copyText() const {
    if (!isContainer(type())) return scalarText(*m_value);
    std::string out;
    rf::appendPlainJson(*m_value, out);
    return fromUtf8(out);
}

QString Value::toJson(bool asItem) const {
    return fromUtf8(asItem && type() == ValueType::M ? rf::toJson(m_value->asMap()) : rf::toJson(*m_value));
}

} // namespace rf::models
