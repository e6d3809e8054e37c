#include "engine/api/ops/partiql_lower.h"

#include "engine/api/ops/client_token.h"
#include "engine/api/ops/item_rules.h"
#include "engine/catalog/messages.h"
#include "engine/catalog/messages_partiql.h"
#include "engine/expr/legacy.h"
#include "engine/value/item_codec.h"

#include <algorithm>

namespace rf {
namespace {

using expr::KeyOperator;
using expr::PartiqlConjunct;
using expr::PartiqlReturning;
using expr::PartiqlStatement;
using Kind = PartiqlStatement::Kind;

constexpr std::size_t kMostHashes = 50;

bool isEquality(const PartiqlConjunct& conjunct, std::string_view attribute) {
    return conjunct.comparison && conjunct.comparison->attribute == attribute &&
           conjunct.comparison->op == KeyOperator::Equal;
}

/// Takes the first equality of the attribute out of the clause.
std::optional<AttributeValue> takeEquality(std::vector<PartiqlConjunct>& where, std::string_view attribute) {
    const auto at = std::find_if(where.begin(), where.end(),
                                 [&](const PartiqlConjunct& each) { return isEquality(each, attribute); });
    if (at == where.end()) return {};
    AttributeValue value = std::move(at->comparison->operands.front());
    where.erase(at);
    return value;
}

bool pinsKey(const std::vector<PartiqlConjunct>& where, const KeySchema& key) {
    const auto all = key.all();
    return std::all_of(all.begin(), all.end(), [&](const KeyAttribute& attribute) {
        return std::any_of(where.begin(), where.end(),
                           [&](const PartiqlConjunct& each) { return isEquality(each, attribute.name); });
    });
}

/// Takes the whole primary key out of the clause.
Item takeKey(std::vector<PartiqlConjunct>& where, const KeySchema& schema) {
    Item key;
    for (const KeyAttribute& attribute : schema.all()) key.set(attribute.name, *takeEquality(where, attribute.name));
    return key;
}

expr::Condition conditionOf(std::vector<PartiqlConjunct>& where) {
    std::vector<expr::Condition> parts;
    for (PartiqlConjunct& each : where) parts.push_back(std::move(each.condition));
    return expr::Condition::allOf(std::move(parts));
}

std::optional<expr::Condition> filterOf(std::vector<PartiqlConjunct>& where) {
    expr::Condition condition = conditionOf(where);
    return condition.root() == nullptr ? std::nullopt : std::optional(std::move(condition));
}

// SELECT --------------------------------------------------------------------------------------------------------------

/// The key conditions of a clause, taken out of it. Empty hashes: there are none, the source is scanned.
struct KeyClause {
    std::vector<expr::KeyComparison>
        fixed;        ///< of all HASH attributes but the one with several values, and the sort key
    std::string hash; ///< the attribute with several values
    std::vector<AttributeValue> hashes;
};

/// One or several values of a HASH attribute.
std::vector<AttributeValue> hashValues(const std::vector<PartiqlConjunct>& where, std::string_view attribute) {
    for (const PartiqlConjunct& each : where)
        if (isEquality(each, attribute)) return each.comparison->operands;
    for (const PartiqlConjunct& each : where)
        if (each.oneOf && each.oneOf->attribute == attribute) return each.oneOf->values;
    return {};
}

void dropHash(std::vector<PartiqlConjunct>& where, std::string_view attribute) {
    if (takeEquality(where, attribute)) return;
    const auto at = std::find_if(where.begin(), where.end(), [&](const PartiqlConjunct& each) {
        return each.oneOf && each.oneOf->attribute == attribute;
    });
    if (at != where.end()) where.erase(at);
}

/// Sort key conditions, attribute by attribute, up to the first that is no equality.
void takeSortConditions(std::vector<PartiqlConjunct>& where, const KeySchema& key, KeyClause& clause) {
    for (const KeyAttribute& attribute : key.range) {
        const auto on = [&](const PartiqlConjunct& each) {
            return each.comparison && each.comparison->attribute == attribute.name;
        };
        auto at = std::find_if(where.begin(), where.end(),
                               [&](const PartiqlConjunct& each) { return isEquality(each, attribute.name); });
        const bool equal = at != where.end();
        if (!equal) at = std::find_if(where.begin(), where.end(), on);
        if (at == where.end()) return;
        clause.fixed.push_back(std::move(*at->comparison));
        where.erase(at);
        if (!equal) return;
    }
}

/// Equal values are read once.
std::vector<AttributeValue> distinct(std::vector<AttributeValue> values) {
    std::vector<AttributeValue> result;
    for (AttributeValue& value : values)
        if (std::find(result.begin(), result.end(), value) == result.end()) result.push_back(std::move(value));
    return result;
}

KeyClause takeKeyClause(std::vector<PartiqlConjunct>& where, const KeySchema& key) {
    KeyClause clause;
    std::size_t several = 0;
    for (const KeyAttribute& attribute : key.hash) {
        const auto values = hashValues(where, attribute.name);
        if (values.empty()) return {};
        several += values.size() > 1 ? 1 : 0;
    }
    if (several > 1) return {};
    for (const KeyAttribute& attribute : key.hash) {
        auto values = distinct(hashValues(where, attribute.name));
        dropHash(where, attribute.name);
        if (clause.hashes.empty() || values.size() > 1) {
            if (!clause.hashes.empty())
                clause.fixed.push_back({clause.hash, KeyOperator::Equal, {clause.hashes.front()}});
            clause.hash = attribute.name;
            clause.hashes = std::move(values);
        } else {
            clause.fixed.push_back({attribute.name, KeyOperator::Equal, {std::move(values.front())}});
        }
    }
    takeSortConditions(where, key, clause);
    return clause;
}

/// Which way the sort key runs, and the hash values in the order asked for.
Result<bool> applyOrder(const std::vector<expr::PartiqlOrder>& orderBy, const KeySchema& key, KeyClause& clause) {
    bool forward = true;
    for (const expr::PartiqlOrder& order : orderBy) {
        if (!key.contains(order.attribute)) return validation(msg::orderByOther(order.attribute));
        if (clause.hashes.empty()) return validation(std::string(msg::kOrderWithoutHash));
        const bool sorts = std::any_of(key.range.begin(), key.range.end(),
                                       [&](const KeyAttribute& each) { return each.name == order.attribute; });
        if (sorts) {
            forward = !order.descending;
        } else if (order.attribute == clause.hash) {
            std::sort(clause.hashes.begin(), clause.hashes.end(),
                      [&](const AttributeValue& a, const AttributeValue& b) {
                          return order.descending ? compareScalars(b, a) < 0 : compareScalars(a, b) < 0;
                      });
        }
    }
    return forward;
}

/// Key conditions of every range, checked. Errors: the service's words for what is wrong with a key condition.
Result<std::vector<std::vector<expr::KeyComparison>>> conditionsOf(const KeyClause& clause, const KeySchema& key) {
    std::vector<std::vector<expr::KeyComparison>> all;
    for (const AttributeValue& value : clause.hashes) {
        auto conditions = clause.fixed;
        conditions.insert(conditions.begin(), {clause.hash, KeyOperator::Equal, {value}});
        if (const auto problem = plan::checkKeyConditions(key, conditions)) return keyConditionError(*problem);
        all.push_back(std::move(conditions));
    }
    return all;
}

/// What Query and Scan take, of a request that has none of it.
struct NoParameters {
    Text text;
    std::optional<std::vector<std::string>> names;
    std::optional<std::int64_t> limit;
    Attributes attributes;
    Names placeholders;
    Conditions conditions;
};

PageRequest requestOf(const NoParameters& none, const Text& table, const Text& index,
                      const std::optional<bool>& consistent) {
    return {table,           index,     none.text,       none.names, none.limit, consistent,
            none.attributes, none.text, none.text,       none.text,  nullptr,    none.placeholders,
            none.attributes, nullptr,   none.conditions, none.text};
}

// Writes --------------------------------------------------------------------------------------------------------------

expr::Condition presence(const TableSchema& table, bool present) {
    const auto op = present ? expr::LegacyOperator::NotNull : expr::LegacyOperator::Null;
    return expr::legacyCondition({{table.key.hash.front().name, op, {}}}, false);
}

ReturnValues returnsOf(PartiqlReturning returning) {
    switch (returning) {
    case PartiqlReturning::AllOld:
        return ReturnValues::AllOld;
    case PartiqlReturning::ModifiedOld:
        return ReturnValues::UpdatedOld;
    case PartiqlReturning::AllNew:
        return ReturnValues::AllNew;
    case PartiqlReturning::ModifiedNew:
        return ReturnValues::UpdatedNew;
    case PartiqlReturning::None:
        break;
    }
    return ReturnValues::None;
}

WriteAction::Kind kindOf(Kind kind) {
    switch (kind) {
    case Kind::Insert:
        return WriteAction::Kind::Put;
    case Kind::Update:
        return WriteAction::Kind::Update;
    case Kind::Delete:
        return WriteAction::Kind::Delete;
    default:
        return WriteAction::Kind::Check;
    }
}

/// An UPDATE or EXISTS is of an item that is there; a DELETE may be of one that is not.
Status lowerKeyed(PartiqlStatement& statement, StatementWrite& write) {
    const TableSchema& table = *write.action.table;
    if (statement.index) return validation(msg::noSuchIndex(*statement.index));
    if (!pinsKey(statement.where, table.key)) return validation(std::string(msg::kNoFullKey));
    write.given = std::make_unique<const AttributeMap>(takeKey(statement.where, table.key));
    std::vector<expr::Condition> parts;
    if (statement.kind != Kind::Delete) parts.push_back(presence(table, true));
    parts.push_back(conditionOf(statement.where));
    write.action.expressions.condition = expr::Condition::allOf(std::move(parts));
    write.action.expressions.update = std::move(statement.update);
    return {};
}

} // namespace

Result<PartiqlStatement> parseStatement(const std::string& text, const Parameters& parameters) {
    std::vector<AttributeValue> values;
    if (parameters) {
        for (const InputValue& each : *parameters) {
            if (each.bad) return *each.bad;
            RF_TRY(checkValue(each.value));
            values.push_back(each.value);
        }
    }
    return expr::parsePartiql(text, values);
}

void addStatement(const std::string& text, const Parameters& parameters, Fingerprint& fingerprint) {
    fingerprint.add(text);
    if (!parameters) return;
    for (const InputValue& each : *parameters) fingerprint.add(encodeItem(Item{{"?", each.value}}));
}

Result<SelectPlan> lowerSelect(PartiqlStatement& statement, bool consistent, const OpEnv& env) {
    static const NoParameters none;
    const Text tableName = statement.table, indexName = statement.index;
    const std::optional<bool> consistentRead = consistent;
    const PageRequest request = requestOf(none, tableName, indexName, consistentRead);
    RF_ASSIGN(const PageSource found, findSource(request, env));
    const KeySchema& key = found.source().key();

    SelectPlan select;
    select.atMostOne = !found.index && pinsKey(statement.where, found.table->key);
    KeyClause clause = takeKeyClause(statement.where, key);
    if (clause.hashes.size() > kMostHashes) return validation(std::string(msg::kTooManyHashes));
    RF_TRY(conditionsOf(clause, key)); // types first: the order compares values
    RF_ASSIGN(const bool forward, applyOrder(statement.orderBy, key, clause));
    RF_ASSIGN(const auto conditions, conditionsOf(clause, key));
    for (const auto& each : conditions)
        select.paths.push_back(plan::queryPath(found.table, found.index, each, forward));
    if (conditions.empty()) select.paths.push_back(plan::scanPath(found.table, found.index, 0, 1));

    PageExpressions expressions;
    expressions.filter = filterOf(statement.where);
    expressions.projection = std::move(statement.projection);
    if (expressions.projection) RF_TRY(checkNestedPaths(*found.table, expressions.projection->paths()));
    if (expressions.filter) RF_TRY(checkNestedPaths(*found.table, expressions.filter->paths()));
    select.page.path = select.paths.front();
    RF_TRY(checkProjected(request, expressions, select.page));
    settle(request, std::move(expressions), select.page);
    return select;
}

Result<ItemRead> lowerItemRead(PartiqlStatement& statement, std::string_view unpinned, const OpEnv& env) {
    ItemRead read;
    RF_ASSIGN(read.table, findTable(env, statement.table));
    if (statement.index || !pinsKey(statement.where, read.table->key)) return validation(std::string(unpinned));
    const Item key = takeKey(statement.where, read.table->key);
    RF_TRY(checkKey(*read.table, key));
    read.key = itemKey(*read.table, key);
    read.filter = conditionOf(statement.where);
    read.projection = std::move(statement.projection);
    RF_TRY(checkNestedPaths(*read.table, read.filter.paths()));
    if (read.projection) RF_TRY(checkNestedPaths(*read.table, read.projection->paths()));
    return read;
}

Result<std::optional<Item>> readItem(const ItemRead& read, ReadTxn& txn, const OpEnv& env,
                                     capacity::Reading reading, std::size_t& size) {
    RF_ASSIGN(std::optional<Item> item, getItem(txn, *read.table, read.key, &size));
    env.ledger.read(read.place(), capacity::readUnits(size, reading));
    if (item && !read.filter.evaluate(*item)) item.reset();
    if (item && read.projection) item = read.projection->apply(*item);
    return item;
}

Result<StatementWrite> lowerWrite(PartiqlStatement& statement, const OpEnv& env) {
    StatementWrite write;
    write.returns = returnsOf(statement.returning);
    write.action.kind = kindOf(statement.kind);
    write.action.insert = statement.kind == Kind::Insert;
    RF_ASSIGN(write.action.table, findTable(env, statement.table));
    if (write.action.insert) {
        write.given = std::make_unique<const AttributeMap>(std::move(statement.item));
        write.action.expressions.condition = presence(*write.action.table, false);
    } else {
        RF_TRY(lowerKeyed(statement, write));
    }
    write.action.given = write.given.get();
    return write;
}

Status settleWrite(StatementWrite& write) {
    WriteAction& action = write.action;
    if (action.insert) {
        RF_TRY(checkAttributes(*action.given));
        RF_TRY(checkItemSize(*action.given));
        RF_TRY(checkItemKeys(*action.table, *action.given));
    } else {
        RF_TRY(checkKey(*action.table, *action.given));
    }
    RF_TRY(checkUpdateAgainst(*action.table, action.expressions));
    action.key = itemKey(*action.table, *action.given);
    return {};
}

} // namespace rf
