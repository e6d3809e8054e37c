#include "models/value/json_string.h"

#include "models/value/tr.h"


namespace rf::models {
namespace {

/// Characters a text editor changes (QTextDocument turns U+00A0 into a space and U+2028 into a line end) or hides.
bool isHidden(char16_t c) {
    if (c < 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0xAD) return true;
    if (c >= 0x200B && c <= 0x200F) return true; // zero width, marks of direction
    if (c >= 0x2028 && c <= 0x202E) return true; // separators, embeddings
    if (c >= 0x2060 && c <= 0x206F) return true;
    return c == 0xFEFF || (c >= 0xFDD0 && c <= 0xFDEF) || c >= 0xFFF9;
}

char shortEscape(char16_t c) {
    switch (c) {
    case '"':
        return '"';
    case '\\':
        return '\\';
    case '\b':
        return 'b';
    case '\f':
        return 'f';
    case '\n':
        return 'n';
    case '\r':
        return 'r';
    case '\t':
        return 't';
    default:
        return 0;
    }
}

void appendEscaped(char16_t c, QString& out) {
    out += u'\\';
    if (const char letter = shortEscape(c)) {
        out += QLatin1Char(letter);
        return;
    }
    out += u'u';
    out += QString::number(c, 16).rightJustified(4, u'0');
}

/// What stands after a backslash, for a short escape; 0 if it is none.
char16_t meantBy(char16_t letter) {
    switch (letter) {
    case '"':
    case '\\':
    case '/':
        return letter;
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return 0;
    }
}

/// Walks over one string.
class StringReader {
public:
    StringReader(const QString& text, qsizetype at) : m_text(text), m_at(at) {}

    bool read() {
        const qsizetype open = m_at++;
        for (;;) {
            if (m_at >= m_text.size()) return refuse(open, tr("This string has no end: a closing quote is missing."));
            const char16_t c = m_text[m_at].unicode();
            if (c == u'"') break;
            if (!(c == u'\\' ? readEscape() : readPlain(c))) return false;
        }
        ++m_at;
        return closeSurrogate(m_at - 1);
    }

    QString m_out;
    qsizetype m_wrongAt = 0;
    QString m_why;
    qsizetype at() const { return m_at; }

private:
    bool refuse(qsizetype at, const QString& why) {
        m_wrongAt = at;
        m_why = why;
        return false;
    }

    bool readPlain(char16_t c) {
        if (c < 0x20)
            return refuse(m_at, c == '\n'
                                    ? tr("This string has no end on its line. A line end inside it is written \\n.")
                                    : tr("A control character inside a string is written as an escape: \\u%1.")
                                          .arg(QString::number(c, 16).rightJustified(4, u'0')));
        const qsizetype at = m_at++;
        return append(c, at);
    }

    bool readEscape() {
        const qsizetype at = m_at++;
        if (m_at >= m_text.size()) return refuse(at, tr("This string has no end: a closing quote is missing."));
        const char16_t letter = m_text[m_at++].unicode();
        if (letter == u'u') return readHex(at);
        const char16_t meant = meantBy(letter);
        if (meant == 0)
            return refuse(at,
                          tr("“\\%1” is no escape of JSON. A backslash itself is written \\\\.").arg(QChar(letter)));
        return append(meant, at);
    }

    bool readHex(qsizetype at) {
        char16_t code = 0;
        for (int i = 0; i < 4; ++i, ++m_at) {
            const int digit = m_at < m_text.size() ? hexDigit(m_text[m_at].unicode()) : -1;
            if (digit < 0) return refuse(at, tr("\\u needs four hexadecimal digits."));
            code = static_cast<char16_t>(code * 16 + digit);
        }
        return append(code, at);
    }

    static int hexDigit(char16_t c) {
        if (c >= '0' && c <= '9') return c - '0';
        if (c >= 'a' && c <= 'f') return c - 'a' + 10;
        if (c >= 'A' && c <= 'F') return c - 'A' + 10;
        return -1;
    }

    /// Keeps surrogates in pairs.
    bool append(char16_t c, qsizetype at) {
        if (QChar::isLowSurrogate(c)) {
            if (m_high < 0) return refuse(at, loneSurrogate());
            m_high = -1;
        } else if (!closeSurrogate(at)) {
            return false;
        }
        if (QChar::isHighSurrogate(c)) m_high = at;
        m_out += QChar(c);
        return true;
    }
    bool closeSurrogate(qsizetype) { return m_high < 0 || refuse(m_high, loneSurrogate()); }
    static QString loneSurrogate() {
        return tr("Half of a surrogate pair is no character and cannot be stored as text.");
    }

    const QString& m_text;
    qsizetype m_at;
    qsizetype m_high = -1; ///< where a high surrogate stands that waits for its other half
};

} // namespace

QString quotedJson(const QString& text) {
    QString out;
    out.reserve(text.size() + 2);
    out += u'"';
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\' || isHidden(c.unicode()))
            appendEscaped(c.unicode(), out);
        else
            out += c;
    }
    out += u'"';
    return out;
}

bool hasHiddenCharacters(const QString& text) {
    return std::any_of(text.begin(), text.end(), [](QChar c) { return isHidden(c.unicode()); });
}

std::optional<QString> readJsonString(const QString& text, qsizetype& at, qsizetype* wrongAt, QString* why) {
    StringReader reader(text, at);
    if (!reader.read()) {
        if (wrongAt != nullptr) *wrongAt = reader.m_wrongAt;
        if (why != nullptr) *why = reader.m_why;
        return std::nullopt;
    }
    at = reader.at();
    return reader.m_out;
}

std::optional<QString> unquotedJson(const QString& text) {
    if (!text.startsWith(u'"')) return std::nullopt;
    qsizetype at = 0;
    auto read = readJsonString(text, at, nullptr, nullptr);
    if (!read || at != text.size()) return std::nullopt;
    return read;
}

} // namespace rf::models
