#pragma once
// "Only if": a condition as people type it, in the service's own words but with names and values as they are:
//
//     status = :loaded AND total > 100 AND attribute_exists(shipTo.city)
//
// 'text', 12.5, true, false and null are values; ":loaded" is what the attribute before it was when the item was loaded;
// names that are no words stand in double quotes.

#include "models/query/expression_writer.h"

namespace rf::models {

/// Any expression in that notation, with placeholders for names and values; what it says is not looked at.
std::optional<std::string> withPlaceholders(const QString& text, const std::optional<Value>& loaded, ExpressionWriter& writer,
                                            QString* why = nullptr);

/// The ConditionExpression, its names and values in `writer`. Nothing, with the reason, when it cannot be read.
std::optional<std::string> onlyIfExpression(const QString& text, const std::optional<Value>& loaded,
                                            ExpressionWriter& writer, QString* why = nullptr);

/// Whether the condition holds of the item as it was loaded; nothing, with the reason, when it cannot be read.
std::optional<bool> onlyIfHolds(const QString& text, const Value& loaded, QString* why = nullptr);

} // namespace rf::models
