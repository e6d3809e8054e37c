#include "engine/expr/partiql_lexer.h"

#include "engine/expr/characters.h"

namespace rf::expr {
namespace {

bool beginsWord(char c) { return isLatinLetter(c) || c == '_' || c == '$'; }

class Lexer {
public:
    explicit Lexer(std::string_view text) : m_text(text) {}

    Result<std::vector<PartiqlToken>> run() {
        for (;;) {
            skip();
            m_token = {PartiqlTokenKind::End, {}, m_line, m_column};
            if (m_at == m_text.size()) break;
            RF_ASSIGN(const std::size_t end, endOfToken());
            m_token.text = m_text.substr(m_at, end - m_at);
            m_tokens.push_back(m_token);
            advance(end);
        }
        m_tokens.push_back(m_token);
        return std::move(m_tokens);
    }

private:
    char at(std::size_t position) const { return position < m_text.size() ? m_text[position] : '\0'; }

    void advance(std::size_t end) {
        for (; m_at < end; ++m_at) {
            if (m_text[m_at] == '\n') {
                ++m_line;
                m_column = 1;
            } else if (!isContinuation(m_text[m_at])) {
                ++m_column;
            }
        }
    }

    void skip() {
        for (;;) {
            std::size_t end = m_at;
            while (end < m_text.size() && isSpace(m_text[end])) ++end;
            if (at(end) == '-' && at(end + 1) == '-')
                while (end < m_text.size() && m_text[end] != '\n') ++end;
            if (end == m_at) return;
            advance(end);
        }
    }

    /// Sets the kind of the token at m_at.
    Result<std::size_t> endOfToken() {
        const char c = m_text[m_at];
        if (beginsWord(c)) return run(PartiqlTokenKind::Word, [](char each) { return beginsWord(each) || isDigit(each); });
        if (isDigit(c) || (c == '.' && isDigit(at(m_at + 1)))) return number();
        if (c == '\'') return quoted(PartiqlTokenKind::Text);
        if (c == '"') return quoted(PartiqlTokenKind::QuotedIdentifier);
        if (c == '?') return one(PartiqlTokenKind::Parameter);
        return symbol();
    }

    template <class Predicate>
    std::size_t run(PartiqlTokenKind kind, Predicate predicate) {
        m_token.kind = kind;
        std::size_t end = m_at;
        while (end < m_text.size() && predicate(m_text[end])) ++end;
        return end;
    }

    std::size_t one(PartiqlTokenKind kind) {
        m_token.kind = kind;
        return m_at + 1;
    }

    std::size_t number() {
        std::size_t end = run(PartiqlTokenKind::Number, [](char c) { return isDigit(c) || c == '.'; });
        if (at(end) != 'e' && at(end) != 'E') return end;
        std::size_t exponent = end + 1;
        if (at(exponent) == '+' || at(exponent) == '-') ++exponent;
        if (!isDigit(at(exponent))) return end;
        while (isDigit(at(exponent))) ++exponent;
        return exponent;
    }

    Result<std::size_t> quoted(PartiqlTokenKind kind) {
        m_token.kind = kind;
        const char quote = m_text[m_at];
        for (std::size_t end = m_at + 1; end < m_text.size(); ++end) {
            if (m_text[end] != quote) continue;
            if (at(end + 1) != quote) return end + 1;
            ++end; // doubled
        }
        return partiqlSyntax("Expected end of text");
    }

    Result<std::size_t> symbol() {
        m_token.kind = PartiqlTokenKind::Symbol;
        for (const std::string_view two : {"<>", "!=", "<=", ">=", "<<", ">>"})
            if (m_text.substr(m_at, 2) == two) return m_at + 2;
        if (std::string_view("()[]{},.:*=<>+-;").find(m_text[m_at]) != std::string_view::npos) return m_at + 1;
        return partiqlSyntax("Unexpected character");
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::uint32_t m_line = 1;
    std::uint32_t m_column = 1;
    PartiqlToken m_token{PartiqlTokenKind::End, {}};
    std::vector<PartiqlToken> m_tokens;
};

} // namespace

std::string PartiqlToken::content() const {
    if (kind != PartiqlTokenKind::Text && kind != PartiqlTokenKind::QuotedIdentifier) return std::string(text);
    std::string content;
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        content += text[i];
        if (text[i] == text.front()) ++i;
    }
    return content;
}

std::string PartiqlToken::place() const {
    std::size_t length = 0;
    for (const char c : text) length += isContinuation(c) ? 0 : 1;
    return std::to_string(line) + ":" + std::to_string(column) + ":" + std::to_string(length);
}

Result<std::vector<PartiqlToken>> tokenizePartiql(std::string_view statement) {
    return Lexer(statement).run();
}

Error partiqlSyntax(std::string_view detail) {
    return validation("Statement wasn't well formed, can't be processed: " + std::string(detail));
}

} // namespace rf::expr
