#include "models/value/text_search.h"

#include "models/value/tr.h"


namespace rf::models {
namespace {

std::nullopt_t no(QString* why, const QString& text) {
    if (why != nullptr) *why = text;
    return std::nullopt;
}

/// The digit after a backslash; -1: none.
int groupAt(const QString& with, qsizetype backslash) {
    const QChar next = backslash + 1 < with.size() ? with[backslash + 1] : QChar();
    return next >= u'0' && next <= u'9' ? next.unicode() - u'0' : -1;
}

int highestGroup(const QString& with) {
    int highest = 0;
    for (qsizetype i = 0; i < with.size(); ++i) {
        if (with[i] != u'\\') continue;
        highest = std::max(highest, groupAt(with, i));
        ++i;
    }
    return highest;
}

} // namespace

std::optional<TextReplacer> TextReplacer::of(const TextSearch& search, const QString& with, QString* why) {
    if (search.text.isEmpty()) return no(why, tr("Enter what to find."));
    QString pattern = search.expression ? search.text : QRegularExpression::escape(search.text);
    QRegularExpression::PatternOptions options = QRegularExpression::UseUnicodePropertiesOption;
    if (!search.caseSensitive) options |= QRegularExpression::CaseInsensitiveOption;
    TextReplacer replacer;
    replacer.m_pattern = QRegularExpression(pattern, options);
    if (!replacer.m_pattern.isValid())
        return no(why, tr("The expression is wrong at character %1: %2.")
                           .arg(replacer.m_pattern.patternErrorOffset() + 1)
                           .arg(replacer.m_pattern.errorString()));
    if (search.whole) replacer.m_pattern.setPattern(QRegularExpression::anchoredPattern(pattern));
    replacer.m_with = with;
    replacer.m_expression = search.expression;
    if (search.expression && highestGroup(with) > replacer.m_pattern.captureCount())
        return no(why, tr("The replacement names group %1; the expression has %2.")
                           .arg(highestGroup(with))
                           .arg(replacer.m_pattern.captureCount()));
    replacer.m_pattern.optimize();
    return replacer;
}

QString TextReplacer::instead(const QRegularExpressionMatch& match) const {
    if (!m_expression) return m_with;
    QString out;
    for (qsizetype i = 0; i < m_with.size(); ++i) {
        const int group = m_with[i] == u'\\' ? groupAt(m_with, i) : -1;
        const bool escaped = group >= 0 || (m_with[i] == u'\\' && m_with.mid(i + 1, 1) == QLatin1String("\\"));
        if (escaped) ++i;
        out += group >= 0 ? match.captured(group) : QString(m_with[i]);
    }
    return out;
}

QString TextReplacer::replaced(const QString& text, int* count) const {
    int found = 0;
    qsizetype from = 0;
    QString out;
    for (auto matches = m_pattern.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        if (match.capturedLength() == 0 && !text.isEmpty()) continue;
        out += QStringView(text).mid(from, match.capturedStart() - from);
        out += instead(match);
        from = match.capturedEnd();
        ++found;
    }
    if (count != nullptr) *count = found;
    return found == 0 ? text : out + text.mid(from);
}

int TextReplacer::count(const QString& text) const {
    int found = 0;
    (void)replaced(text, &found);
    return found;
}

} // namespace rf::models
