// Statements: which one, its table, its clauses in order.

#include "engine/expr/partiql_reader.h"

#include <array>

namespace rf::expr {
namespace {

using Returning = PartiqlReturning;

/// The name of a picked attribute: the last name of its path with the list positions behind it.
std::string columnName(const Path& path) {
    std::string positions;
    for (auto step = path.steps.rbegin(); step != path.steps.rend(); ++step) {
        if (const auto* name = std::get_if<std::string>(&*step)) return *name + positions;
        positions.insert(0, "[" + std::to_string(std::get<std::size_t>(*step)) + "]");
    }
    return positions;
}

class StatementParser {
public:
    StatementParser(std::vector<PartiqlToken> tokens, std::span<const AttributeValue> parameters)
        : m_reader(std::move(tokens), parameters) {}

    Result<PartiqlStatement> run() {
        RF_TRY(readStatement());
        m_reader.takeSymbol(";");
        RF_TRY(checkEnd());
        RF_TRY(m_reader.checkParameterCount());
        return std::move(m_statement);
    }

private:
    Status readStatement() {
        if (m_reader.takeWord("SELECT")) return readSelect();
        if (m_reader.takeWord("INSERT")) return readInsert();
        if (m_reader.takeWord("UPDATE")) return readUpdate();
        if (m_reader.takeWord("DELETE")) return readDelete();
        if (m_reader.atCall("EXISTS")) return readExists();
        return partiqlSyntax("Expected data manipulation");
    }

    Status readSelect() {
        m_statement.kind = PartiqlStatement::Kind::Select;
        for (const std::string_view word : {"DISTINCT", "VALUE"})
            if (m_reader.atWord(word) && !m_reader.atSymbol(",", 1) && !m_reader.atWord("FROM", 1))
                return unsupported(word);
        RF_TRY(readColumns());
        RF_TRY(m_reader.expectWord("FROM"));
        RF_TRY(readSource());
        RF_TRY(readWhere());
        return readOrder();
    }

    Status readColumns() {
        if (m_reader.takeSymbol("*")) return {};
        std::vector<Path> paths;
        std::vector<std::string> names;
        do {
            if (m_reader.atSymbol("(", 1))
                return validation("Unexpected path component at " + m_reader.token().place());
            RF_ASSIGN(Path path, m_reader.readPath());
            names.push_back(columnName(path));
            paths.push_back(std::move(path));
            RF_TRY(checkAlias());
        } while (m_reader.takeSymbol(","));
        m_statement.projection = ProjectionPaths::flat(std::move(paths), std::move(names));
        return {};
    }

    Status checkAlias() const {
        const bool named = m_reader.atIdentifier() && !m_reader.atWord("VALUE");
        return named ? validation("Aliasing is not supported at " + m_reader.token().place()) : Status();
    }

    /// `table[.index]`
    Status readSource() {
        RF_TRY(readTable());
        if (m_reader.takeSymbol(".")) {
            RF_ASSIGN(m_statement.index, m_reader.readIdentifier());
        }
        RF_TRY(checkAlias());
        if (m_reader.atSymbol(",") || m_reader.atWord("JOIN") || m_reader.atWord("INNER") || m_reader.atWord("LEFT"))
            return unsupported("JOIN");
        return {};
    }

    Status readTable() {
        RF_ASSIGN(m_statement.table, m_reader.readIdentifier());
        return {};
    }

    /// A table that is written: no index.
    Status readTarget() {
        RF_TRY(readTable());
        if (m_reader.atSymbol("."))
            return validation("Index-qualified table names are not supported in write statements");
        return {};
    }

    Status readWhere() {
        if (!m_reader.takeWord("WHERE")) return {};
        RF_ASSIGN(m_statement.where, readPartiqlWhere(m_reader));
        return {};
    }

    Status readOrder() {
        if (!m_reader.takeWord("ORDER")) return {};
        RF_TRY(m_reader.expectWord("BY"));
        do {
            PartiqlOrder order;
            RF_ASSIGN(order.attribute, m_reader.readIdentifier());
            order.descending = m_reader.takeWord("DESC");
            if (!order.descending) m_reader.takeWord("ASC");
            m_statement.orderBy.push_back(std::move(order));
        } while (m_reader.takeSymbol(","));
        return {};
    }

    /// `INTO table VALUE {…}`
    Status readInsert() {
        m_statement.kind = PartiqlStatement::Kind::Insert;
        RF_TRY(m_reader.expectWord("INTO"));
        RF_TRY(readTarget());
        RF_TRY(m_reader.expectWord("VALUE"));
        if (!m_reader.atValue()) return m_reader.unexpected();
        RF_ASSIGN(AttributeValue item, m_reader.readValue());
        if (!item.is(Type::M)) return m_reader.unexpected();
        m_statement.item = std::move(item.asMap());
        return {};
    }

    Status readUpdate() {
        m_statement.kind = PartiqlStatement::Kind::Update;
        RF_TRY(readTarget());
        RF_ASSIGN(m_statement.update, readPartiqlUpdate(m_reader));
        RF_TRY(readWhere());
        return readReturning();
    }

    Status readDelete() {
        m_statement.kind = PartiqlStatement::Kind::Delete;
        RF_TRY(m_reader.expectWord("FROM"));
        RF_TRY(readTarget());
        RF_TRY(readWhere());
        RF_TRY(readReturning());
        if (m_statement.returning == Returning::None || m_statement.returning == Returning::AllOld) return {};
        return validation("Unsupported RETURNING clause in DELETE statement: only ALL OLD * is supported");
    }

    /// `RETURNING ALL|MODIFIED OLD|NEW *`
    Status readReturning() {
        if (!m_reader.takeWord("RETURNING")) return {};
        const bool all = m_reader.takeWord("ALL");
        if (!all) RF_TRY(m_reader.expectWord("MODIFIED"));
        const bool old = m_reader.takeWord("OLD");
        if (!old) RF_TRY(m_reader.expectWord("NEW"));
        RF_TRY(m_reader.expectSymbol("*"));
        m_statement.returning = all ? (old ? Returning::AllOld : Returning::AllNew)
                                    : (old ? Returning::ModifiedOld : Returning::ModifiedNew);
        return {};
    }

    Status readExists() {
        m_reader.advance();
        m_reader.advance();
        RF_TRY(m_reader.expectWord("SELECT"));
        RF_TRY(readSelect());
        m_statement.kind = PartiqlStatement::Kind::Exists;
        return m_reader.expectSymbol(")");
    }

    static Error unsupported(std::string_view clause, const PartiqlToken* at = nullptr) {
        std::string text = "Unsupported clause: " + std::string(clause);
        if (at != nullptr) text += " at " + at->place();
        return validation(std::move(text));
    }

    /// Nothing may follow; clauses of SQL that are none here are named.
    Status checkEnd() const {
        if (m_reader.token().kind == PartiqlTokenKind::End) return {};
        if (m_reader.atWord("LIMIT")) return unsupported("LIMIT", &m_reader.ahead(1));
        if (m_reader.atWord("GROUP")) return unsupported("GROUP BY", &m_reader.ahead(2));
        if (m_reader.atWord("HAVING")) return unsupported("HAVING", &m_reader.ahead(1));
        return m_reader.unexpected();
    }

    PartiqlReader m_reader;
    PartiqlStatement m_statement;
};

} // namespace

Result<PartiqlStatement> parsePartiql(std::string_view statement, std::span<const AttributeValue> parameters) {
    RF_ASSIGN(std::vector<PartiqlToken> tokens, tokenizePartiql(statement));
    return StatementParser(std::move(tokens), parameters).run();
}

} // namespace rf::expr
