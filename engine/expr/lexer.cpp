#include "engine/expr/lexer.h"

#include "engine/expr/characters.h"

namespace rf::expr {
namespace {

bool isWordPart(char c) { return isLatinLetter(c) || isDigit(c) || c == '_'; }

template <class Predicate>
std::size_t endOfRun(std::string_view text, std::size_t at, Predicate predicate) {
    while (at < text.size() && predicate(text[at])) ++at;
    return at;
}

TokenKind punctuation(char c) {
    switch (c) {
    case '(': return TokenKind::OpenParen;
    case ')': return TokenKind::CloseParen;
    case '[': return TokenKind::OpenBracket;
    case ']': return TokenKind::CloseBracket;
    case ',': return TokenKind::Comma;
    case '.': return TokenKind::Dot;
    case '=': return TokenKind::Equal;
    case '<': return TokenKind::Less;
    case '>': return TokenKind::Greater;
    case '+': return TokenKind::Plus;
    case '-': return TokenKind::Minus;
    default: return TokenKind::Illegal;
    }
}

/// The comparator of two characters that starts here, else End.
TokenKind doubled(char first, char second) {
    if (first == '<' && second == '>') return TokenKind::NotEqual;
    if (first == '<' && second == '=') return TokenKind::LessEqual;
    if (first == '>' && second == '=') return TokenKind::GreaterEqual;
    return TokenKind::End;
}

/// The token at `at`, which is no white space.
Token readToken(std::string_view text, std::size_t at) {
    const auto token = [&](TokenKind kind, std::size_t end) {
        return Token{kind, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    };
    const char c = text[at];
    if (isLatinLetter(c)) return token(TokenKind::Identifier, endOfRun(text, at, isWordPart));
    if (isDigit(c)) return token(TokenKind::Digits, endOfRun(text, at, isDigit));
    if (c == '#' || c == ':') {
        const std::size_t end = endOfRun(text, at + 1, isWordPart);
        if (end > at + 1) return token(c == '#' ? TokenKind::Name : TokenKind::Value, end);
    }
    if (at + 1 < text.size()) {
        const TokenKind kind = doubled(c, text[at + 1]);
        if (kind != TokenKind::End) return token(kind, at + 2);
    }
    const TokenKind kind = punctuation(c);
    if (kind != TokenKind::Illegal) return token(kind, at + 1);
    return token(kind, endOfRun(text, at + 1, isContinuation));
}

} // namespace

std::vector<Token> tokenize(std::string_view text) {
    std::vector<Token> tokens;
    tokens.reserve(text.size() / 3 + 2);
    for (std::size_t at = endOfRun(text, 0, isSpace); at < text.size(); at = endOfRun(text, tokens.back().end, isSpace))
        tokens.push_back(readToken(text, at));
    const auto end = static_cast<std::uint32_t>(text.size());
    tokens.push_back({TokenKind::End, end, end});
    return tokens;
}

bool equalsIgnoringCase(std::string_view text, std::string_view upper) {
    if (text.size() != upper.size()) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if ((c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c) != upper[i]) return false;
    }
    return true;
}

} // namespace rf::expr
