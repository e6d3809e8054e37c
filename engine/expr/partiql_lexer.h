#pragma once
// Splits a PartiQL statement into tokens. Internal to engine/expr.

#include "engine/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rf::expr {

enum class PartiqlTokenKind : std::uint8_t {
    End,
    Word,             ///< an identifier or a keyword
    QuotedIdentifier, ///< "…"
    Text,             ///< '…'
    Number,
    Parameter, ///< ?
    Symbol,    ///< everything else: ( ) [ ] { } , . : * = <> != < <= > >= + - << >> ;
};

struct PartiqlToken {
    PartiqlTokenKind kind;
    std::string_view text; ///< as written
    std::uint32_t line = 1;
    std::uint32_t column = 1; ///< in characters, from 1
    /// The text of an identifier or a text: without its quotes, doubled ones halved.
    std::string content() const;
    /// "1:8:5": line, column, length
    std::string place() const;
};

/// The last token is End. Comments (`--` to the end of the line) and white space are left out. Errors: a text that does
/// not end, or a character that begins no token.
Result<std::vector<PartiqlToken>> tokenizePartiql(std::string_view statement);

/// `Statement wasn't well formed, can't be processed: <detail>`
Error partiqlSyntax(std::string_view detail);

} // namespace rf::expr
