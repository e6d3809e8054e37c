// Paths as people read and write them: shipTo.city, lines[0].sku, "a.b"[3].

#include "models/value/json_string.h"
#include "models/value/tr.h"
#include "models/value/value.h"


namespace rf::models {
namespace {

constexpr int kMaxIndexDigits = 9;

bool needsQuotes(const QString& name) {
    return name.isEmpty() || name.startsWith(u'"') || name.contains(u'.') || name.contains(u'[') ||
           name.contains(u']') || hasHiddenCharacters(name);
}

/// Reads name { '.' name | '[' digits ']' }.
class PathReader {
public:
    explicit PathReader(const QString& text) : m_text(text) {}

    std::optional<QList<PathStep>> read() {
        if (!readName()) return std::nullopt;
        while (m_at < m_text.size()) {
            const QChar c = m_text[m_at++];
            if (c == u'.' ? !readName() : (c == u'[' ? !readIndex() : !unexpected(c))) return std::nullopt;
        }
        return m_steps;
    }
    const QString& why() const { return m_why; }

private:
    bool refuse(const QString& why) {
        m_why = why;
        return false;
    }
    bool unexpected(QChar c) { return refuse(tr("“%1” cannot stand after a name in quotes or a bracket.").arg(c)); }

    bool readName() {
        QString name;
        if (m_at < m_text.size() && m_text[m_at] == u'"') {
            const auto quoted = readJsonString(m_text, m_at, nullptr, &m_why);
            if (!quoted) return false;
            name = *quoted;
        } else {
            const qsizetype begin = m_at;
            while (m_at < m_text.size() && m_text[m_at] != u'.' && m_text[m_at] != u'[' && m_text[m_at] != u']') ++m_at;
            if (m_at == begin)
                return refuse(m_steps.isEmpty() ? tr("Enter an attribute name.")
                                                : tr("An attribute name is missing after the dot."));
            name = m_text.mid(begin, m_at - begin);
            if (m_at < m_text.size() && m_text[m_at] == u']') return refuse(tr("A “]” has no “[” before it."));
            if (!isText(name)) return refuse(tr("The name holds half of a surrogate pair, which is no character."));
        }
        m_steps.append({name, -1});
        return true;
    }

    bool readIndex() {
        const qsizetype end = m_text.indexOf(u']', m_at);
        if (end < 0) return refuse(tr("A “[” has no “]” after it."));
        const QString digits = m_text.mid(m_at, end - m_at);
        m_at = end + 1;
        const bool number = !digits.isEmpty() &&
                            std::all_of(digits.begin(), digits.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
        if (!number) return refuse(tr("Between brackets stands the position of an element: 0, 1, 2 …"));
        if (digits.size() > kMaxIndexDigits) return refuse(tr("The position %1 is too large.").arg(digits));
        m_steps.append({QString(), digits.toInt()});
        return true;
    }

    const QString& m_text;
    qsizetype m_at = 0;
    QList<PathStep> m_steps;
    QString m_why;
};

} // namespace

ValuePath ValuePath::child(const QString& name) const {
    QList<PathStep> steps = m_steps;
    steps.append({name, -1});
    return ValuePath(std::move(steps));
}

ValuePath ValuePath::child(int index) const {
    QList<PathStep> steps = m_steps;
    steps.append({QString(), index});
    return ValuePath(std::move(steps));
}

ValuePath ValuePath::parent() const {
    QList<PathStep> steps = m_steps;
    if (!steps.isEmpty()) steps.removeLast();
    return ValuePath(std::move(steps));
}

QString ValuePath::toString() const {
    QString out;
    for (const PathStep& step : m_steps) {
        if (step.isIndex()) {
            out += u'[' + QString::number(step.index) + u']';
            continue;
        }
        if (!out.isEmpty()) out += u'.';
        out += needsQuotes(step.name) ? quotedJson(step.name) : step.name;
    }
    return out;
}

std::optional<ValuePath> ValuePath::parse(const QString& text, QString* why) {
    PathReader reader(text);
    auto steps = reader.read();
    if (steps) return ValuePath(std::move(*steps));
    if (why != nullptr) *why = reader.why();
    return std::nullopt;
}

} // namespace rf::models
