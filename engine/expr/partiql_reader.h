#pragma once
// What the parts of the PartiQL parser share: the position in the tokens, the parameters, the depth, and the pieces
// every clause is made of (names, paths, values). Internal to engine/expr.

#include "engine/expr/parser_common.h"
#include "engine/expr/partiql.h"
#include "engine/expr/partiql_lexer.h"

namespace rf::expr {

class PartiqlReader {
public:
    PartiqlReader(std::vector<PartiqlToken> tokens, std::span<const AttributeValue> parameters)
        : m_tokens(std::move(tokens)), m_parameters(parameters) {}

    const PartiqlToken& token() const { return m_tokens[m_at]; }
    const PartiqlToken& ahead(std::size_t count) const { return m_tokens[std::min(m_at + count, m_tokens.size() - 1)]; }
    void advance() { m_at += m_at + 1 < m_tokens.size() ? 1 : 0; }

    /// `upper` in capitals: "SELECT".
    bool atWord(std::string_view upper, std::size_t count = 0) const;
    bool atSymbol(std::string_view symbol, std::size_t count = 0) const;
    bool takeWord(std::string_view upper);
    bool takeSymbol(std::string_view symbol);
    Status expectWord(std::string_view upper);
    Status expectSymbol(std::string_view symbol);
    /// At a function of this name with its parenthesis.
    bool atCall(std::string_view upper) const { return atWord(upper) && atSymbol("(", 1); }
    /// A word that begins another clause and is no name where a clause may begin.
    bool atClause() const;
    Error unexpected() const;

    bool atIdentifier() const;
    /// A word or a quoted identifier.
    Result<std::string> readIdentifier();
    /// a.b[0].c, also a['b'].
    Result<Path> readPath();

    bool atValue() const;
    /// A literal of any type or a parameter.
    Result<AttributeValue> readValue();

    /// As many parameters as `?`.
    Status checkParameterCount() const;

    /// One level deeper for as long as it lives.
    class Level {
    public:
        explicit Level(PartiqlReader& reader) : m_reader(reader) { ++m_reader.m_depth; }
        ~Level() { --m_reader.m_depth; }
        Level(const Level&) = delete;
        Level& operator=(const Level&) = delete;
        Status check() const;

    private:
        PartiqlReader& m_reader;
    };

private:
    AttributeValue readParameter();
    Result<AttributeValue> readNumber();
    Result<AttributeValue> readList();
    Result<AttributeValue> readMap();
    Result<AttributeValue> readSet();
    Status readStep(Path& path);

    std::vector<PartiqlToken> m_tokens;
    std::span<const AttributeValue> m_parameters;
    std::size_t m_at = 0;
    std::size_t m_used = 0; ///< parameters
    std::size_t m_depth = 0;
};

/// partiql_where.cpp: a condition, without the word WHERE, as its conjuncts.
Result<std::vector<PartiqlConjunct>> readPartiqlWhere(PartiqlReader& reader);
/// partiql_update.cpp: SET and REMOVE clauses, at least one.
Result<Update> readPartiqlUpdate(PartiqlReader& reader);

} // namespace rf::expr
