#pragma once
// What keys, items and their values must satisfy (spec/01 §3–§5, spec/02 §4.2, spec/10 §3–§6). Two passes: values
// alone, before the table is known, and values against a table's key schemas. All messages are the service's.

#include "engine/api/ops/types.h"
#include "engine/catalog/item_rules.h"
#include "engine/expr/expression.h"

#include <span>

namespace rf {

/// Attribute values whose JSON was bad, empty or over-long names, empty sets, nesting beyond 32 levels; in that order.
Status checkValues(const InputAttributes& attributes);
/// The same for ExpressionAttributeValues: `ExpressionAttributeValues contains invalid value: … for key :v`.
Status checkExpressionValues(const InputAttributes& values);
/// Whether PutItem and UpdateItem answer this error of checkValues with the envelope (spec/10 §1): the families of
/// sets and NULL.
bool isEnvelopedFamily(const Error& error);

/// Update targets: no key attribute; literal right-hand sides on index keys have their type and are not empty.
Status checkUpdateTargets(const TableSchema& table, const expr::Update& update);
/// The literal right-hand sides that are empty on an index key: transactions refuse those before all else.
Status checkEmptyLiterals(const TableSchema& table, const expr::Update& update);
/// No expression may look inside a key attribute of the table or of an index.
Status checkNestedPaths(const TableSchema& table, std::span<const expr::Path> paths);

/// AttributesToGet: no name twice, none empty.
Status checkAttributesToGet(const std::vector<std::string>& names);

} // namespace rf
