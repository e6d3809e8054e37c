// Reading DynamoDB JSON as people type it. One walk over the text; the first mistake ends it with its place.

#include "models/value/json_text.h"

#include "engine/value/json.h"
#include "models/value/json_string.h"
#include "models/value/members.h"
#include "models/value/tr.h"


#include <set>

namespace rf::models {
namespace {

using rf::AttributeValue;


QString typeList() {
    QStringList codes;
    for (const ValueType type : allTypes()) codes.append(models::typeCode(type));
    return codes.join(QStringLiteral(", "));
}

/// Recursion is bounded: a value at level 33 is refused before it is entered.
class Reader {
public:
    explicit Reader(const QString& text) : m_text(text) {
        if (m_text.startsWith(QChar(0xFEFF))) ++m_at;
    }

    std::optional<Value> item() {
        rf::AttributeMap entries;
        if (!expectOpen(u'{', tr("An item begins with “{”.")) || !map(entries, 1) || !atEnd()) return std::nullopt;
        return Value(AttributeValue::map(std::move(entries)));
    }
    std::optional<Value> single() {
        AttributeValue value;
        if (!typedValue(value, 1) || !atEnd()) return std::nullopt;
        return Value(std::move(value));
    }
    JsonProblem problem() const {
        JsonProblem problem;
        problem.offset = int(m_wrongAt);
        problem.message = m_why;
        problem.line = 1 + int(QStringView(m_text).left(m_wrongAt).count(u'\n'));
        problem.column = 1 + int(m_wrongAt - (m_wrongAt > 0 ? m_text.lastIndexOf(u'\n', m_wrongAt - 1) + 1 : 0));
        return problem;
    }

private:
    bool refuse(qsizetype at, const QString& why) {
        m_wrongAt = at;
        m_why = why;
        return false;
    }

    // ---- tokens
    void skipSpace() {
        while (m_at < m_text.size() && isSpace(m_text[m_at].unicode())) ++m_at;
    }
    static bool isSpace(char16_t c) { return c == u' ' || c == u'\n' || c == u'\t' || c == u'\r'; }
    bool next(char16_t c) {
        skipSpace();
        if (m_at >= m_text.size() || m_text[m_at] != QChar(c)) return false;
        ++m_at;
        return true;
    }
    bool expect(char16_t c, const QString& why) { return next(c) || refuse(m_at, atTextEnd() ? endTooSoon(c) : why); }
    bool expectOpen(char16_t c, const QString& why) { return next(c) || refuse(m_at, why); }
    bool atTextEnd() const { return m_at >= m_text.size(); }
    static QString endTooSoon(char16_t c) { return tr("The text ends here, but a “%1” is missing.").arg(QChar(c)); }
    bool atEnd() {
        skipSpace();
        return atTextEnd() || refuse(m_at, tr("Nothing may follow the closing “}”."));
    }

    bool string(QString& out, const QString& why) {
        skipSpace();
        if (atTextEnd() || m_text[m_at] != u'"') return refuse(m_at, why);
        qsizetype wrongAt = 0;
        QString reason;
        auto read = readJsonString(m_text, m_at, &wrongAt, &reason);
        if (!read) return refuse(wrongAt, reason);
        out = std::move(*read);
        return true;
    }

    /// A string with the place where it begins.
    bool string(QString& out, qsizetype& begin, const QString& why) {
        skipSpace();
        begin = m_at;
        return string(out, why);
    }

    bool word(bool& out) {
        skipSpace();
        for (const bool truth : {true, false}) {
            const QLatin1String text(truth ? "true" : "false");
            if (!QStringView(m_text).mid(m_at).startsWith(text)) continue;
            const qsizetype end = m_at + text.size();
            if (end < m_text.size() && m_text[end].isLetterOrNumber()) continue;
            m_at = end;
            out = truth;
            return true;
        }
        return false;
    }

    /// "," goes on, `close` ends; anything else is a mistake.
    bool more(char16_t close, bool& goOn) {
        if (next(u',')) {
            goOn = true;
            skipSpace();
            if (!atTextEnd() && m_text[m_at] == QChar(close))
                return refuse(m_at, tr("After a comma something must follow before “%1”.").arg(QChar(close)));
            return true;
        }
        goOn = false;
        return expect(close, tr("Here a comma or “%1” is missing.").arg(QChar(close)));
    }

    // ---- values
    /// The entries after "{", and the "}".
    bool map(rf::AttributeMap& out, int level) {
        std::vector<rf::AttributeMap::Entry> entries;
        std::set<QString> seen;
        bool goOn = !next(u'}');
        while (goOn) {
            rf::AttributeMap::Entry entry;
            if (!name(entry.first, seen, level == 1) || !expect(u':', tr("After an attribute name comes a colon.")))
                return false;
            if (!typedValue(entry.second, level) || !more(u'}', goOn)) return false;
            entries.push_back(std::move(entry));
        }
        out = rf::AttributeMap::fromEntries(std::move(entries));
        return true;
    }

    /// An attribute of the item must have a name; inside of maps the empty one is stored like any other.
    bool name(std::string& out, std::set<QString>& seen, bool ofItem) {
        QString text;
        qsizetype begin = 0;
        if (!string(text, begin, tr("Here an attribute name in quotes is missing."))) return false;
        if (ofItem && text.isEmpty()) return refuse(begin, tr("An attribute needs a name."));
        out = toUtf8(text);
        if (out.size() > kLongestName) return refuse(begin, tr("A name can have at most 65,535 bytes."));
        if (!seen.insert(text).second)
            return refuse(begin, tr("The attribute “%1” stands here a second time.").arg(visibleText(text, 60)));
        return true;
    }

    /// {"S": …}
    bool typedValue(AttributeValue& out, int level) {
        skipSpace();
        const qsizetype begin = m_at;
        if (!expectOpen(u'{', tr("A value is written with its type: {\"S\": \"text\"}."))) return false;
        if (level > rf::kMaxNesting)
            return refuse(begin, tr("Values nest deeper than %1 levels here.").arg(rf::kMaxNesting));
        QString code;
        qsizetype codeAt = 0;
        const QString noType = tr("Here a type in quotes is missing: one of %1.").arg(typeList());
        if (!string(code, codeAt, noType)) return false;
        const auto type = typeOfCode(code);
        if (!type)
            return refuse(codeAt, tr("“%1” is no type. The types are %2.").arg(visibleText(code, 20), typeList()));
        if (!expect(u':', tr("After a type comes a colon.")) || !content(*type, out, level)) return false;
        if (next(u',')) {
            skipSpace();
            return refuse(m_at, tr("A value has exactly one type."));
        }
        return expect(u'}', tr("Here the “}” of this value is missing."));
    }

    bool content(ValueType type, AttributeValue& out, int level) {
        switch (type) {
        case ValueType::S:
        case ValueType::N:
        case ValueType::B:
            return scalar(type, out);
        case ValueType::BOOL:
            return boolean(out);
        case ValueType::NUL:
            return null(out);
        case ValueType::SS:
        case ValueType::NS:
        case ValueType::BS:
            return set(type, out);
        case ValueType::L:
            return list(out, level);
        case ValueType::M: {
            rf::AttributeMap entries;
            if (!expectOpen(u'{', tr("A map begins with “{”.")) || !map(entries, level + 1)) return false;
            out = AttributeValue::map(std::move(entries));
            return true;
        }
        }
        return false;
    }

    bool scalar(ValueType type, AttributeValue& out) {
        const QString why = type == ValueType::N   ? tr("A number stands in quotes, so that no digit is lost.")
                            : type == ValueType::B ? tr("Binary is a base64 text in quotes.")
                                                   : tr("Here a text in quotes is missing.");
        QString text;
        qsizetype begin = 0;
        if (!string(text, begin, why)) return false;
        QString reason;
        const auto value = Value::parse(type, text, &reason);
        if (!value) return refuse(begin, reason);
        out = value->engine();
        return true;
    }

    bool boolean(AttributeValue& out) {
        bool truth = false;
        if (!word(truth)) return refuse(m_at, tr("A boolean is true or false, without quotes."));
        out = AttributeValue::boolean(truth);
        return true;
    }

    bool null(AttributeValue& out) {
        bool truth = false;
        skipSpace();
        const qsizetype begin = m_at;
        if (!word(truth) || !truth) return refuse(begin, tr("NULL is always true."));
        out = AttributeValue::null();
        return true;
    }

    bool set(ValueType type, AttributeValue& out) {
        skipSpace();
        const qsizetype begin = m_at;
        if (!expectOpen(u'[', tr("A set begins with “[”."))) return false;
        rf::List members;
        std::set<std::string> seen;
        bool goOn = !next(u']');
        while (goOn) {
            skipSpace();
            const qsizetype memberAt = m_at;
            AttributeValue member;
            if (!scalar(memberType(type), member)) return false;
            if (!seen.insert(rf::toJson(member)).second)
                return refuse(memberAt, tr("This member of the set stands here a second time."));
            members.push_back(std::move(member));
            if (!more(u']', goOn)) return false;
        }
        QString reason;
        auto built = setOf(type, members, &reason);
        if (!built) return refuse(begin, reason);
        out = std::move(*built);
        return true;
    }

    bool list(AttributeValue& out, int level) {
        if (!expectOpen(u'[', tr("A list begins with “[”."))) return false;
        rf::List elements;
        bool goOn = !next(u']');
        while (goOn) {
            AttributeValue element;
            if (!typedValue(element, level + 1) || !more(u']', goOn)) return false;
            elements.push_back(std::move(element));
        }
        out = AttributeValue::list(std::move(elements));
        return true;
    }

    const QString& m_text;
    qsizetype m_at = 0;
    qsizetype m_wrongAt = 0;
    QString m_why;
};

std::optional<Value> told(std::optional<Value> value, const Reader& reader, JsonProblem* problem) {
    if (!value && problem != nullptr) *problem = reader.problem();
    return value;
}

} // namespace

std::optional<Value> itemFromJsonText(const QString& text, JsonProblem* problem) {
    Reader reader(text);
    auto read = reader.item();
    return told(std::move(read), reader, problem);
}

std::optional<Value> valueFromJsonText(const QString& text, JsonProblem* problem) {
    Reader reader(text);
    auto read = reader.single();
    return told(std::move(read), reader, problem);
}

} // namespace rf::models
