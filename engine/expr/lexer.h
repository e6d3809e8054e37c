#pragma once
// Splits an expression into tokens (spec/03 §1). Never fails: a character the language does not know is a token of its
// own, and the parser that meets it reports it. Internal to engine/expr.

#include <cstdint>
#include <string_view>
#include <vector>

namespace rf::expr {

enum class TokenKind : std::uint8_t {
    End,
    Identifier, ///< [A-Za-z][A-Za-z0-9_]*, keywords and function names included
    Name,       ///< #placeholder
    Value,      ///< :placeholder
    Digits,
    OpenParen,
    CloseParen,
    OpenBracket,
    CloseBracket,
    Comma,
    Dot,
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Plus,
    Minus,
    Illegal, ///< one character (a whole UTF-8 sequence), also a lone '#' or ':'
};

struct Token {
    TokenKind kind;
    std::uint32_t begin;
    std::uint32_t end;
};

/// The tokens of the text, the last one End (at the text's end, empty).
std::vector<Token> tokenize(std::string_view text);

/// ASCII comparison without case; `upper` is in capitals.
bool equalsIgnoringCase(std::string_view text, std::string_view upper);

} // namespace rf::expr
