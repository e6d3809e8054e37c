#pragma once
// What the parsers of the five expressions share: a cursor over the tokens, document paths, and the raw syntax tree.
// Internal to engine/expr.
//
// A parser runs over the whole text first, so that a syntax error wins over everything else, and leaves the tree in
// postfix order in one vector. The static checks walk that vector. Only what passed them (at most 300 operators) is
// turned into a tree of nodes, so recursion over nodes is bounded whatever a request sends.

#include "engine/expr/expression.h"
#include "engine/expr/lexer.h"

#include <span>

namespace rf::expr {

inline constexpr std::size_t kMaxExpressionBytes = 4096;
inline constexpr std::size_t kMaxOperators = 300;
inline constexpr std::size_t kMaxPathDepth = 32;
inline constexpr std::size_t kMaxInOperands = 100; ///< the left operand counts
inline constexpr std::size_t kMaxListIndex = 2147483647;

enum class RawKind : std::uint8_t {
    Path,
    Value,
    Call, ///< from here on: operators and functions, which the limit counts
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Between,
    In,
    Not,
    And,
    Or,
    Plus,
    Minus,
};

/// One entry of the postfix vector; its operands are the subtrees that end right before it.
struct Raw {
    RawKind kind = RawKind::Path;
    std::uint32_t operands = 0;
    std::uint32_t size = 1;                ///< entries of the subtree, this one included
    std::string_view name = {};            ///< Call: the function's name
    std::string_view undefined = {};       ///< Path, Value: the first placeholder that is not defined
    Path path = {};                        ///< Path
    const AttributeValue* value = nullptr; ///< Value: null if undefined
};
using RawTree = std::vector<Raw>;

/// Appends an operator over the last `operands` subtrees.
void emit(RawTree& tree, RawKind kind, std::uint32_t operands, std::string_view name = {});
/// Indexes of an entry's operands, in written order.
void operandsOf(const RawTree& tree, std::size_t entry, std::vector<std::size_t>& out);

inline constexpr std::string_view kNestingMessage = "Nesting Levels have exceeded supported limits: Attributes in the "
                                                    "item have nested levels beyond supported limit";

/// A ValidationException that PutItem and UpdateItem envelop (expression.h, Envelopable).
Error envelopable(std::string message);
/// `Invalid <Parameter>: <text>`, envelopable.
Error invalid(Parameter parameter, std::string_view text);

/// The reading position, and what was met on the way that is reported only when the syntax is right.
class Cursor {
public:
    Cursor(std::string_view text, Parameter parameter, ExpressionContext& context);

    /// Size, then emptiness: checked before anything is parsed.
    Status begin();

    const Token& token() const { return m_tokens[m_at]; }
    std::size_t position() const { return m_at; }
    std::string_view text() const { return text(token()); }
    bool at(TokenKind kind) const { return token().kind == kind; }
    bool atEnd() const { return at(TokenKind::End); }
    /// `upper` in capitals: "BETWEEN".
    bool atKeyword(std::string_view upper) const;
    /// An identifier that is none of this language's keywords, or a #placeholder.
    bool atName() const;
    /// A function's name with its opening parenthesis.
    bool atCall() const;
    void advance() { ++m_at; }
    bool take(TokenKind kind);

    /// `Syntax error; token: "T", near: "W"` for the current token.
    Error syntaxError() const;
    Error invalid(std::string_view text) const { return expr::invalid(m_parameter, text); }

    /// Reads a document path; the cursor stands atName().
    Result<Raw> readPath();
    /// Reads a :placeholder; the cursor stands at one.
    Raw readValue();

    /// List indexes and path depths out of range: to ask right after the syntax is known to be right.
    Status limits() const;
    /// The first reserved word used bare, as written; empty if none.
    std::string_view reserved() const { return m_reserved; }
    Status checkReserved() const;
    std::string_view undefinedName() const { return m_undefinedName; }
    std::string_view undefinedValue() const { return m_undefinedValue; }

private:
    std::string_view text(const Token& token) const;
    bool isKeyword(const Token& token) const;
    void readName(Raw& raw);
    Status readIndex(Raw& raw);
    void noteLimit(std::string text);

    std::string_view m_text;
    Parameter m_parameter;
    ExpressionContext& m_context;
    std::vector<Token> m_tokens;
    std::size_t m_at = 0;
    std::string m_limit;
    std::string_view m_reserved;
    std::string_view m_undefinedName;
    std::string_view m_undefinedValue;
};

// Texts shared by conditions and updates.
std::string undefinedName(std::string_view placeholder);
std::string undefinedValue(std::string_view placeholder);
/// For a Raw with an undefined placeholder.
std::string undefinedText(std::string_view placeholder);
std::string badOperandType(std::string_view operatorOrFunction, std::string_view type);
std::string badOperandCount(std::string_view operatorOrFunction, std::size_t count);
std::string needsPath(std::string_view operatorOrFunction);
std::string misusedFunction(std::string_view function);
/// Operators and functions of the tree against the limit of 300.
Status checkOperatorCount(std::size_t count, const Cursor& cursor);
std::size_t countOperators(const RawTree& tree);

/// The text of the first two paths that overlap, else of the first two that conflict (spec/03 §4), else empty.
std::string clashOf(const std::vector<Path>& paths);

} // namespace rf::expr
