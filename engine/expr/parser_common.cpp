#include "engine/expr/parser_common.h"

#include <array>
#include <charconv>
#include <limits>

namespace rf::expr {
namespace {

using namespace std::string_literals;

constexpr std::array<std::string_view, 4> kUpdateKeywords{"SET", "REMOVE", "ADD", "DELETE"};
constexpr std::array<std::string_view, 5> kConditionKeywords{"AND", "OR", "NOT", "IN", "BETWEEN"};

std::span<const std::string_view> keywordsOf(Parameter parameter) {
    if (parameter == Parameter::Update) return kUpdateKeywords;
    if (parameter == Parameter::Projection) return {};
    return kConditionKeywords;
}

std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

} // namespace

std::string_view parameterName(Parameter parameter) {
    switch (parameter) {
    case Parameter::Update: return "UpdateExpression";
    case Parameter::Condition: return "ConditionExpression";
    case Parameter::KeyCondition: return "KeyConditionExpression";
    case Parameter::Filter: return "FilterExpression";
    case Parameter::Projection: break;
    }
    return "ProjectionExpression";
}

void emit(RawTree& tree, RawKind kind, std::uint32_t operands, std::string_view name) {
    std::size_t start = tree.size();
    for (std::uint32_t i = 0; i < operands; ++i) start -= tree[start - 1].size;
    const auto size = static_cast<std::uint32_t>(tree.size() - start + 1);
    tree.push_back({.kind = kind, .operands = operands, .size = size, .name = name});
}

void operandsOf(const RawTree& tree, std::size_t entry, std::vector<std::size_t>& out) {
    out.resize(tree[entry].operands);
    std::size_t end = entry;
    for (std::size_t i = out.size(); i-- > 0; end -= tree[end - 1].size) out[i] = end - 1;
}

Error envelopable(std::string message) {
    static const auto marker = std::make_shared<const Envelopable>();
    return {ErrorCode::Validation, std::move(message), marker};
}

Error invalid(Parameter parameter, std::string_view text) {
    std::string message = "Invalid ";
    message.append(parameterName(parameter)).append(": ").append(text);
    return envelopable(std::move(message));
}

bool isEnvelopable(const Error& error) { return dynamic_cast<const Envelopable*>(error.details.get()) != nullptr; }

Cursor::Cursor(std::string_view text, Parameter parameter, ExpressionContext& context)
    : m_text(text), m_parameter(parameter), m_context(context) {}

Status Cursor::begin() {
    if (m_text.size() > kMaxExpressionBytes) {
        std::string text = "Expression size has exceeded the maximum allowed size;";
        // UpdateItem leaves the count out (spec/10 §11).
        if (m_parameter != Parameter::Update) text += " expression size: " + std::to_string(m_text.size());
        return invalid(text);
    }
    if (m_text.empty()) return invalid("The expression can not be empty;");
    m_tokens = tokenize(m_text);
    return {};
}

std::string_view Cursor::text(const Token& token) const {
    return token.kind == TokenKind::End ? "<EOF>" : m_text.substr(token.begin, token.end - token.begin);
}

bool Cursor::isKeyword(const Token& token) const {
    for (const auto keyword : keywordsOf(m_parameter))
        if (equalsIgnoringCase(text(token), keyword)) return true;
    return false;
}

bool Cursor::atKeyword(std::string_view upper) const {
    return at(TokenKind::Identifier) && equalsIgnoringCase(text(), upper);
}

bool Cursor::atName() const {
    return at(TokenKind::Name) || (at(TokenKind::Identifier) && !isKeyword(token()));
}

bool Cursor::atCall() const {
    return at(TokenKind::Identifier) && m_tokens[m_at + 1].kind == TokenKind::OpenParen && !isKeyword(token());
}

bool Cursor::take(TokenKind kind) {
    if (!at(kind)) return false;
    advance();
    return true;
}

Error Cursor::syntaxError() const {
    const Token& bad = token();
    const Token& first = m_at > 0 ? m_tokens[m_at - 1] : bad;
    std::uint32_t end = bad.end;
    if (bad.kind == TokenKind::End)
        end = first.end;
    else if (m_tokens[m_at + 1].kind != TokenKind::End)
        end = m_tokens[m_at + 1].end;
    const auto near = m_text.substr(first.begin, end - first.begin);
    return invalid("Syntax error; token: " + quoted(text(bad)) + ", near: " + quoted(near));
}

void Cursor::noteLimit(std::string text) {
    if (m_limit.empty()) m_limit = std::move(text);
}

/// One name of a path: bare or a placeholder.
void Cursor::readName(Raw& raw) {
    const std::string_view written = text();
    if (at(TokenKind::Identifier)) {
        if (m_reserved.empty() && isReservedWord(written)) m_reserved = written;
        raw.path.steps.emplace_back(std::string(written));
    } else if (const std::string* name = m_context.name(written)) {
        raw.path.steps.emplace_back(*name);
    } else {
        if (raw.undefined.empty()) raw.undefined = written;
        if (m_undefinedName.empty()) m_undefinedName = written;
        raw.path.steps.emplace_back(std::string(written));
    }
    advance();
}

/// "3]" of a list position; the opening bracket is behind.
Status Cursor::readIndex(Raw& raw) {
    if (!at(TokenKind::Digits)) return syntaxError();
    const std::string_view digits = text();
    std::size_t index = 0;
    const auto end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, index);
    if (read.ec != std::errc() || index > kMaxListIndex)
        noteLimit("List index is not within the allowable range; index: [" + std::string(digits) + "]");
    raw.path.steps.emplace_back(index);
    advance();
    return take(TokenKind::CloseBracket) ? Status() : syntaxError();
}

Result<Raw> Cursor::readPath() {
    Raw raw;
    readName(raw);
    for (;;) {
        if (take(TokenKind::Dot)) {
            if (!atName()) return syntaxError();
            readName(raw);
        } else if (take(TokenKind::OpenBracket)) {
            RF_TRY(readIndex(raw));
        } else {
            break;
        }
    }
    const std::size_t depth = raw.path.steps.size();
    if (depth > kMaxPathDepth)
        noteLimit("The document path has too many nesting levels; nesting levels: " + std::to_string(depth));
    return raw;
}

Raw Cursor::readValue() {
    Raw raw{.kind = RawKind::Value};
    raw.value = m_context.value(text());
    if (raw.value == nullptr) {
        raw.undefined = text();
        if (m_undefinedValue.empty()) m_undefinedValue = text();
    }
    advance();
    return raw;
}

Status Cursor::limits() const { return m_limit.empty() ? Status() : invalid(m_limit); }

Status Cursor::checkReserved() const {
    if (m_reserved.empty()) return {};
    return invalid("Attribute name is a reserved keyword; reserved keyword: " + std::string(m_reserved));
}

std::string undefinedName(std::string_view placeholder) {
    return "An expression attribute name used in the document path is not defined; attribute name: " +
           std::string(placeholder);
}
std::string undefinedValue(std::string_view placeholder) {
    return "An expression attribute value used in expression is not defined; attribute value: " +
           std::string(placeholder);
}
std::string undefinedText(std::string_view placeholder) {
    return placeholder.front() == '#' ? undefinedName(placeholder) : undefinedValue(placeholder);
}
std::string badOperandType(std::string_view operatorOrFunction, std::string_view type) {
    return "Incorrect operand type for operator or function; operator or function: " +
           std::string(operatorOrFunction) + ", operand type: " + std::string(type);
}
std::string badOperandCount(std::string_view operatorOrFunction, std::size_t count) {
    return "Incorrect number of operands for operator or function; operator or function: " +
           std::string(operatorOrFunction) + ", number of operands: " + std::to_string(count);
}
std::string needsPath(std::string_view operatorOrFunction) {
    return "Operator or function requires a document path; operator or function: " + std::string(operatorOrFunction);
}
std::string misusedFunction(std::string_view function) {
    return "The function is not allowed to be used this way in an expression; function: " + std::string(function);
}

std::size_t countOperators(const RawTree& tree) {
    std::size_t count = 0;
    for (const Raw& raw : tree) count += raw.kind >= RawKind::Call ? 1 : 0;
    return count;
}

Status checkOperatorCount(std::size_t count, const Cursor& cursor) {
    if (count <= kMaxOperators) return {};
    // The service stops counting at the first one too many, and says so.
    return cursor.invalid("The expression contains too many operators; operator count: " +
                          std::to_string(kMaxOperators + 1));
}

} // namespace rf::expr
