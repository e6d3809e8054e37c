// Text and type codes: QString on one side, the engine's UTF-8 on the other.

#include "models/value/value.h"

#include "models/value/tr.h"


namespace rf::models {
namespace {

constexpr char16_t kByteOrderMark = 0xFEFF;

/// What is shown for a character that would not be seen, or would break the line; 0 = itself.
char16_t pictureOf(char16_t c) {
    if (c < 0x20) return static_cast<char16_t>(0x2400 + c);
    if (c == 0x7F) return 0x2421;
    if (c == 0x85 || c == 0x2028 || c == 0x2029) return 0x2424;
    if (c >= 0x80 && c < 0xA0) return 0xFFFD;
    return 0;
}

} // namespace

QString typeCode(ValueType type) {
    const std::string_view code = rf::typeCode(type);
    return QString::fromLatin1(code.data(), qsizetype(code.size()));
}

QString typeLabel(ValueType type) {
    switch (type) {
    case ValueType::S:
        return tr("String");
    case ValueType::N:
        return tr("Number");
    case ValueType::B:
        return tr("Binary");
    case ValueType::BOOL:
        return tr("Boolean");
    case ValueType::NUL:
        return tr("Null");
    case ValueType::SS:
        return tr("String set");
    case ValueType::NS:
        return tr("Number set");
    case ValueType::BS:
        return tr("Binary set");
    case ValueType::L:
        return tr("List");
    case ValueType::M:
        return tr("Map");
    }
    return {};
}

std::optional<ValueType> typeOfCode(const QString& code) {
    for (const ValueType type : allTypes())
        if (models::typeCode(type) == code) return type;
    return std::nullopt;
}

QList<ValueType> allTypes() {
    return {ValueType::S, ValueType::N,  ValueType::BOOL, ValueType::NUL, ValueType::M,
            ValueType::L, ValueType::SS, ValueType::NS,   ValueType::B,   ValueType::BS};
}

bool isSet(ValueType type) {
    return type == ValueType::SS || type == ValueType::NS || type == ValueType::BS;
}
bool isContainer(ValueType type) {
    return isSet(type) || type == ValueType::L || type == ValueType::M;
}

std::string toUtf8(const QString& text) {
    const QByteArray bytes = text.toUtf8();
    return {bytes.constData(), std::size_t(bytes.size())};
}

QString fromUtf8(std::string_view text) {
    // QString drops a byte order mark at the beginning; in a stored string it is a character like any other.
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    QString marks;
    while (text.substr(0, kMark.size()) == kMark) {
        marks += QChar(kByteOrderMark);
        text.remove_prefix(kMark.size());
    }
    const QString rest = QString::fromUtf8(text.data(), qsizetype(text.size()));
    return marks.isEmpty() ? rest : marks + rest;
}

bool isText(const QString& text) {
    return text.isValidUtf16();
}

QString visibleText(const QString& text, int limit) {
    const bool cut = text.size() > limit;
    QString out = cut ? text.left(limit) : text;
    if (cut && !out.isEmpty() && out.back().isHighSurrogate()) out.chop(1);
    for (QChar& c : out)
        if (const char16_t picture = pictureOf(c.unicode())) c = QChar(picture);
    if (cut) out += QChar(0x2026);
    return out;
}

} // namespace rf::models
