#pragma once
// DynamoDB JSON as people type it: read with the line and column of the first mistake, written without loss.

#include "models/value/value.h"

namespace rf::models {

/// The first mistake of a text, counted from 1.
struct JsonProblem {
    int line = 1;
    int column = 1;
    int offset = 0; ///< UTF-16 units from the beginning
    QString message;
};

/// Reads one item: {"pk":{"S":"a"}, …}. Refuses what the service refuses (bad numbers, empty or duplicate set
/// members, nesting over 32) and what would lose something (an attribute given twice).
std::optional<Value> itemFromJsonText(const QString& text, JsonProblem* problem = nullptr);
/// Reads one typed value: {"SS":["a","b"]}.
std::optional<Value> valueFromJsonText(const QString& text, JsonProblem* problem = nullptr);

/// Two spaces a level, attributes in stored order except `first`, which lead (the key).
QString itemToJsonText(const Value& item, const QStringList& first = {});
/// Plain JSON for reading and copying; types are lost, so it is never read back.
QString itemToPlainJsonText(const Value& item, const QStringList& first = {});

} // namespace rf::models
