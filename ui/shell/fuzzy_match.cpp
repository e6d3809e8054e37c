#include "ui/shell/palette_model.h"

namespace rf::ui {

namespace {

constexpr int kWhole = 100, kAtWord = 50, kExact = 40, kFarthest = 40, kInitials = 105;

bool beginsWord(const QString& text, qsizetype i) {
    return i == 0 || !text[i - 1].isLetterOrNumber() || (text[i].isUpper() && text[i - 1].isLower());
}

/// The needle in one piece, best where a word begins.
FuzzyMatch whole(const QString& text, const QString& needle) {
    qsizetype best = -1;
    for (qsizetype at = text.indexOf(needle, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(needle, at + 1, Qt::CaseInsensitive)) {
        if (best < 0 || (!beginsWord(text, best) && beginsWord(text, at))) best = at;
        if (beginsWord(text, best)) break;
    }
    if (best < 0) return {};
    FuzzyMatch match{true, kWhole - int(std::min<qsizetype>(best, kFarthest)), {}};
    if (beginsWord(text, best)) match.score += kAtWord;
    if (needle.size() == text.size()) match.score += kExact;
    for (qsizetype i = 0; i < needle.size(); ++i) match.positions << int(best + i);
    return match;
}

/// Letter by letter: the next one, or the first of a later word, or anywhere further on. Nothing but first letters of words
/// ("et": Export table) is better than one piece within a word (Delete), not than one that begins a word.
FuzzyMatch scattered(const QString& text, const QString& needle) {
    FuzzyMatch match{true, 0, {}};
    qsizetype at = 0;
    bool initials = true;
    for (const QChar letter : needle) {
        qsizetype found = -1;
        for (qsizetype i = at; i < text.size() && found < 0; ++i)
            if (text[i].toCaseFolded() == letter.toCaseFolded() && (i == at || beginsWord(text, i))) found = i;
        if (found < 0) found = text.indexOf(letter, at, Qt::CaseInsensitive);
        if (found < 0) return {};
        match.score += beginsWord(text, found) ? 8 : found == at ? 3 : -2;
        match.positions << int(found);
        initials = initials && beginsWord(text, found);
        at = found + 1;
    }
    if (initials) match.score = kInitials;
    return match;
}

} // namespace

FuzzyMatch fuzzyMatch(const QString& text, const QString& needle) {
    if (needle.isEmpty()) return {true, 0, {}};
    if (FuzzyMatch match = whole(text, needle); match.ok) return match;
    const QStringList words = needle.split(u' ', Qt::SkipEmptyParts);
    FuzzyMatch all{true, 0, {}};
    for (const QString& word : words) { // in any order, each in one piece
        const FuzzyMatch match = whole(text, word);
        if (!match.ok) return scattered(text, QString(needle).remove(u' '));
        all.score += match.score / int(words.size() + 1);
        all.positions += match.positions;
    }
    std::sort(all.positions.begin(), all.positions.end());
    return all;
}

} // namespace rf::ui
