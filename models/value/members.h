#pragma once
// Sets as lists of their members, and back. Internal to models/value.

#include "models/value/value.h"

namespace rf::models {

/// S of SS, N of NS, B of BS.
ValueType memberType(ValueType setType);
/// In stored order.
rf::List membersOf(const rf::AttributeValue& set);
/// Nothing, with the reason, when there are none, one is of another type or one stands twice.
std::optional<rf::AttributeValue> setOf(ValueType setType, const rf::List& members, QString* why);

/// Hands `text` to `why` if anybody asks.
inline std::nullopt_t refuse(QString* why, const QString& text) {
    if (why != nullptr) *why = text;
    return std::nullopt;
}

} // namespace rf::models
