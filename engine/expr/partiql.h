#pragma once
// PartiQL statements (spec/03 §6, spec/10 §10): text and parameters in, a statement in the terms of conditions, updates
// and projections out. Which table, index or key is meant, and how it is reached, is decided above.
//
// A statement has up to 8,192 characters. Parsing descends at most kMaxPartiqlDepth levels and conditions come out no
// deeper than that, so no statement overflows the stack, here or when it runs.

#include "engine/expr/expression.h"

#include <span>

namespace rf::expr {

inline constexpr std::size_t kMaxPartiqlDepth = 40;

/// One conjunct of a WHERE clause. At most one of `comparison` and `oneOf` is there: both say that the conjunct
/// compares one top-level attribute with values known now, so that it may become part of a key condition.
struct PartiqlConjunct {
    Condition condition; ///< the conjunct as it is
    std::optional<KeyComparison> comparison;
    struct OneOf {
        std::string attribute;
        std::vector<AttributeValue> values;
    };
    std::optional<OneOf> oneOf; ///< IN, or equalities of one attribute joined by OR
};

struct PartiqlOrder {
    std::string attribute;
    bool descending = false;
};

/// RETURNING … *
enum class PartiqlReturning : std::uint8_t { None, AllOld, ModifiedOld, AllNew, ModifiedNew };

struct PartiqlStatement {
    enum class Kind : std::uint8_t { Select, Insert, Update, Delete, Exists };

    Kind kind = Kind::Select;
    std::string table;
    std::optional<std::string> index;
    std::optional<ProjectionPaths> projection; ///< Select; absent = *
    std::vector<PartiqlConjunct> where;        ///< all of them hold
    std::vector<PartiqlOrder> orderBy;         ///< Select
    Item item;                                 ///< Insert
    std::optional<Update> update;              ///< Update
    PartiqlReturning returning = PartiqlReturning::None;

    bool reads() const { return kind == Kind::Select; } ///< Exists belongs to writes
};

/// Values take the place of `?` in the order written. Errors: ValidationException, with everything that can be said of
/// a statement without its table. Values are not yet checked against the limits of items.
Result<PartiqlStatement> parsePartiql(std::string_view statement, std::span<const AttributeValue> parameters);

} // namespace rf::expr
