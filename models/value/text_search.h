#pragma once
// What is looked for in a text, and what stands in its place: plain words or a regular expression.
//
// Invariants
//  1. A search is compiled once; matching and replacing then run on any thread.
//  2. A match of no characters counts only where the whole text is empty: "x*" does not match between all letters.

#include <QRegularExpression>
#include <QString>

#include <optional>

namespace rf::models {

struct TextSearch {
    QString text;
    bool caseSensitive = false;
    bool whole = false;      ///< the text says this and nothing else
    bool expression = false; ///< `text` is a Perl-compatible regular expression
    friend bool operator==(const TextSearch&, const TextSearch&) = default;
};

class TextReplacer {
public:
    /// Nothing, and the reason, when there is nothing to look for, the expression is wrong, or `with` names a group that it
    /// does not have. Of an expression `with` may hold \1 … \9 (what a group matched), \0 (the match) and \\ (a backslash);
    /// of plain text it stands as it is.
    static std::optional<TextReplacer> of(const TextSearch& search, const QString& with, QString* why = nullptr);

    /// How often the text holds it.
    int count(const QString& text) const;
    /// Every match replaced; `count` says how many there were.
    QString replaced(const QString& text, int* count = nullptr) const;

private:
    QString instead(const QRegularExpressionMatch& match) const;

    QRegularExpression m_pattern;
    QString m_with;
    bool m_expression = false;
};

} // namespace rf::models
