#pragma once
// A PartiQL statement as it is typed, with its parameters: what is wrong with it by itself, and the request it makes.

#include "engine/api/ops/execute_statement.h"
#include "models/value/value.h"

#include <QJsonObject>

namespace rf::models {

/// The value that takes the place of one `?`.
struct StatementParameter {
    ValueType type = ValueType::S;
    QString text; ///< as Value::parse reads it
    friend bool operator==(const StatementParameter&, const StatementParameter&) = default;
};

struct Statement {
    QString text;
    QList<StatementParameter> parameters; ///< in the order of the `?`; those beyond the last `?` are kept and not sent
    bool consistent = false;
    int limit = 0; ///< records examined a page; 0: 1 MB

    /// How many `?` stand outside of strings and quoted names.
    int placeholders() const;
    bool isEmpty() const { return text.trimmed().isEmpty(); }
    /// In the engine's words, or in plain ones for a parameter; empty: nothing is. What depends on tables is not looked at.
    QString problem() const;
    /// Whether it reads. Nothing while there is a problem.
    std::optional<bool> reads() const;
    /// "PartiQL · SELECT … FROM Shop": for a tab.
    QString title() const;
    /// Parameters that cannot be read are left out: ask problem() first.
    rf::ExecuteStatement::Input request() const;

    QJsonObject toJson() const;
    static Statement fromJson(const QJsonObject& json);
    friend bool operator==(const Statement&, const Statement&) = default;
};

} // namespace rf::models
