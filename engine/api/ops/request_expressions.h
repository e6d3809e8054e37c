#pragma once
// The expression parameters of one request or member: placeholder checks and parsing, in the service's order
// (spec/02 §4.1 and the orders of §5).

#include "engine/api/ops/types.h"
#include "engine/expr/expression.h"

namespace rf {

/// The texts as the request carries them; nullptr = the operation has no such parameter.
struct ExpressionTexts {
    const Text* update = nullptr;
    const Text* condition = nullptr;
    const Text* projection = nullptr;
    const Names* names = nullptr;
    const Attributes* values = nullptr;
    std::string_view withoutExpression = "ConditionExpression is null"; ///< tail of the message, empty for none
    bool enveloped = false; ///< PutItem and UpdateItem: `1 validation error detected: ` (spec/10 §1)
};

struct Expressions {
    std::optional<expr::Update> update;
    std::optional<expr::Condition> condition;
    std::optional<expr::ProjectionPaths> projection;
};

/// Placeholders without expression, empty or malformed maps, bad values, values nested too deep.
Status checkPlaceholders(const ExpressionTexts& texts);
/// Update, condition, projection, then unused placeholders.
Result<Expressions> parseExpressions(const ExpressionTexts& texts);

/// AttributesToGet beside a ProjectionExpression: the mixing error.
Status checkProjectionMixing(const std::optional<std::vector<std::string>>& attributesToGet, const Text& projection);

} // namespace rf
