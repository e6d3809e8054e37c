// Conditions with names and values in them, as expressions with placeholders.

#include "models/edit/only_if.h"

#include "engine/expr/expression.h"
#include "models/value/members.h"
#include "models/value/tr.h"

#include <QRegularExpression>

namespace rf::models {
namespace {

/// Reads the text token by token; what it cannot place it hands on, for the engine's parser to complain of.
class Translator {
public:
    Translator(const QString& text, const std::optional<Value>& loaded, ExpressionWriter& writer)
        : m_text(text), m_loaded(loaded), m_writer(writer) {}

    std::optional<std::string> run(QString* why) {
        while (m_at < m_text.size() && m_why.isEmpty()) token();
        if (m_why.isEmpty()) return m_out;
        return refuse(why, m_why);
    }

private:
    void token() {
        static const QRegularExpression number(QStringLiteral("-?[0-9][0-9.]*([eE][+-]?[0-9]+)?"));
        static const QRegularExpression word(QStringLiteral("[\\p{L}_][\\p{L}\\p{N}_]*"));
        static const QRegularExpression element(QStringLiteral("\\[([0-9]{1,9})\\]"));
        const QChar c = m_text[m_at];
        if (c == u'\'' || c == u'"') return quoted(c);
        if (c == u':') return loaded();
        if (const auto found = match(element)) {
            m_path = m_path.child(found->captured(1).toInt());
            return copy(found->capturedLength());
        }
        if (const auto found = match(number)) {
            m_at += found->capturedLength();
            QString why;
            const auto value = Value::parse(ValueType::N, found->captured(), &why);
            return value ? put(*value) : void(m_why = why);
        }
        if (const auto found = match(word)) return name(found->captured());
        m_dotted = c == u'.';
        copy(1);
    }

    std::optional<QRegularExpressionMatch> match(const QRegularExpression& pattern) const {
        const auto found = pattern.match(m_text, m_at, QRegularExpression::NormalMatch,
                                         QRegularExpression::AnchorAtOffsetMatchOption);
        return found.hasMatch() ? std::optional(found) : std::nullopt;
    }

    void copy(qsizetype length) {
        m_out += toUtf8(m_text.mid(m_at, length));
        m_at += length;
    }
    void put(const Value& value) { m_out += m_writer.value(value, m_path.root()); }

    /// 'text' is a value, "name" a name; a quote is doubled inside.
    void quoted(QChar quote) {
        QString inner;
        for (qsizetype i = m_at + 1; i < m_text.size(); ++i) {
            if (m_text[i] != quote) {
                inner += m_text[i];
            } else if (i + 1 < m_text.size() && m_text[i + 1] == quote) {
                inner += quote;
                ++i;
            } else {
                m_at = i + 1;
                return quote == u'"' ? step(inner) : put(Value::string(inner));
            }
        }
        m_why = tr("A %1 has no other one after it.").arg(quote);
    }

    void loaded() {
        const QString word = QStringLiteral(":loaded");
        if (m_text.mid(m_at, word.size()) != word) {
            m_why = tr("Only :loaded can stand for a value; others are written as they are: 'text', 12, true.");
            return;
        }
        const auto value = m_loaded ? m_loaded->at(m_path) : std::nullopt;
        if (m_path.isEmpty())
            m_why = tr(":loaded needs an attribute before it.");
        else if (!value)
            m_why = tr("There was no %1 when the item was loaded: attribute_not_exists(%1) says that.").arg(m_path.toString());
        else
            put(*value);
        m_at += word.size();
    }

    void name(const QString& word) {
        const QString lower = word.toLower();
        const bool call = QStringView(m_text).mid(m_at + word.size()).trimmed().startsWith(u'(');
        const bool joins = QStringList{"and", "or", "not", "between", "in"}.contains(lower);
        if (!m_dotted && (call || joins)) return copy(word.size());
        m_at += word.size();
        if (m_dotted) return step(word);
        if (lower == QLatin1String("true") || lower == QLatin1String("false"))
            return put(Value::boolean(lower == QLatin1String("true")));
        if (lower == QLatin1String("null")) return put(Value::null());
        step(word);
    }

    /// The next name of a path, or the first of a new one.
    void step(const QString& name) {
        m_path = m_dotted ? m_path.child(name) : ValuePath::attribute(name);
        m_dotted = false;
        m_out += m_writer.name(name);
    }

    const QString& m_text;
    const std::optional<Value>& m_loaded;
    ExpressionWriter& m_writer;
    qsizetype m_at = 0;
    ValuePath m_path; ///< the last one
    bool m_dotted = false;
    std::string m_out;
    QString m_why;
};

/// The condition read by the engine's own parser.
std::optional<rf::expr::Condition> parsed(const std::string& text, const ExpressionWriter& writer, QString* why) {
    const rf::Names names = writer.names();
    const rf::Attributes values = writer.values();
    rf::expr::ExpressionContext context(names ? &*names : nullptr, values ? &*values : nullptr);
    auto condition = rf::expr::Condition::parse(text, rf::expr::Parameter::Condition, context);
    if (condition) return std::move(*condition);
    return refuse(why, writer.readable(condition.error().message));
}

} // namespace

std::optional<std::string> withPlaceholders(const QString& text, const std::optional<Value>& loaded, ExpressionWriter& writer,
                                            QString* why) {
    return Translator(text, loaded, writer).run(why);
}

std::optional<std::string> onlyIfExpression(const QString& text, const std::optional<Value>& loaded,
                                            ExpressionWriter& writer, QString* why) {
    auto expression = Translator(text, loaded, writer).run(why);
    if (!expression || !parsed(*expression, writer, why)) return std::nullopt;
    return expression;
}

std::optional<bool> onlyIfHolds(const QString& text, const Value& loaded, QString* why) {
    ExpressionWriter writer;
    const auto expression = Translator(text, loaded, writer).run(why);
    if (!expression) return std::nullopt;
    const auto condition = parsed(*expression, writer, why);
    if (!condition) return std::nullopt;
    return condition->evaluate(loaded.attributes());
}

} // namespace rf::models
