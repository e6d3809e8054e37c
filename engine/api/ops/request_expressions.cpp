#include "engine/api/ops/request_expressions.h"

#include "engine/api/ops/item_rules.h"
#include "engine/catalog/messages.h"

namespace rf {
namespace {

bool given(const Text* text) { return text != nullptr && text->has_value(); }

bool anyExpression(const ExpressionTexts& texts) {
    return given(texts.update) || given(texts.condition) || given(texts.projection);
}

const NameMap* namesOf(const ExpressionTexts& texts) {
    return texts.names != nullptr && *texts.names ? &**texts.names : nullptr;
}
const InputAttributes* valuesOf(const ExpressionTexts& texts) {
    return texts.values != nullptr && *texts.values ? &**texts.values : nullptr;
}

Error worded(const ExpressionTexts& texts, Error error) {
    return texts.enveloped ? msg::enveloped(std::move(error)) : std::move(error);
}

Status checkPresence(const ExpressionTexts& texts) {
    if (namesOf(texts) != nullptr && !anyExpression(texts)) return validation(std::string(msg::kNamesWithoutExpression));
    if (valuesOf(texts) == nullptr || given(texts.update) || given(texts.condition)) return {};
    return validation(texts.withoutExpression.empty() ? std::string(msg::kValuesWithoutExpression)
                                                      : msg::valuesWithoutExpression(texts.withoutExpression));
}

Status checkMaps(const ExpressionTexts& texts) {
    const InputAttributes* values = valuesOf(texts);
    // A map whose only value was bad is not an empty map.
    const bool onlyBad = values != nullptr && values->empty() && values->bad;
    return expr::ExpressionContext(namesOf(texts), onlyBad ? nullptr : values).checkPlaceholders();
}

template <class Parse>
Status parseInto(const Text* text, Parse parse) {
    return given(text) ? parse(**text) : Status();
}

} // namespace

Status checkPlaceholders(const ExpressionTexts& texts) {
    if (namesOf(texts) == nullptr && valuesOf(texts) == nullptr) return {};
    if (Status status = checkPresence(texts); !status) return worded(texts, status.error());
    if (Status status = checkMaps(texts); !status) return worded(texts, status.error());
    if (valuesOf(texts) == nullptr) return {};
    const Status status = checkExpressionValues(*valuesOf(texts));
    if (status) return {};
    const bool envelope = isEnvelopedFamily(status.error()) || status.error().message == msg::kNesting;
    return envelope ? worded(texts, status.error()) : status.error();
}

Result<Expressions> parseExpressions(const ExpressionTexts& texts) {
    Expressions parsed;
    if (!anyExpression(texts)) return parsed;
    expr::ExpressionContext context(namesOf(texts), valuesOf(texts));
    const auto parseAll = [&]() -> Status {
        RF_TRY(parseInto(texts.update, [&](const std::string& text) -> Status {
            RF_ASSIGN(parsed.update, expr::Update::parse(text, context));
            return {};
        }));
        RF_TRY(parseInto(texts.condition, [&](const std::string& text) -> Status {
            RF_ASSIGN(parsed.condition, expr::Condition::parse(text, expr::Parameter::Condition, context));
            return {};
        }));
        RF_TRY(parseInto(texts.projection, [&](const std::string& text) -> Status {
            RF_ASSIGN(parsed.projection, expr::ProjectionPaths::parse(text, context));
            return {};
        }));
        return context.finish();
    };
    if (Status status = parseAll(); !status) return worded(texts, status.error());
    return parsed;
}

Status checkProjectionMixing(const std::optional<std::vector<std::string>>& attributesToGet, const Text& projection) {
    if (!attributesToGet || !projection) return {};
    return validation(msg::mixing("AttributesToGet", "ProjectionExpression"));
}

} // namespace rf
