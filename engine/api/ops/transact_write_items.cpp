#include "engine/api/ops/transact_write_items.h"

#include "engine/api/ops/item_rules.h"
#include "engine/catalog/messages.h"
#include "engine/catalog/limits.h"

#include <algorithm>
#include <array>

namespace rf {
namespace {

using Action = TransactionAction;
using Kind = WriteAction::Kind;

/// The one action of a member with its kind.
struct Member {
    Kind kind = Kind::Put;
    const TransactActionIn* in = nullptr;
    const InputAttributes& given() const { return kind == Kind::Put ? *in->item : *in->key; }
};

Result<Member> memberOf(const TransactWriteItemIn& in) {
    const std::array<std::pair<Kind, const std::optional<TransactActionIn>*>, 4> actions{{
        {Kind::Check, &in.conditionCheck}, {Kind::Put, &in.put}, {Kind::Delete, &in.del}, {Kind::Update, &in.update}}};
    Member member;
    for (const auto& [kind, action] : actions) {
        if (!*action) continue;
        if (member.in != nullptr) return validation(std::string(msg::kOneActionPerMember));
        member = {kind, &**action};
    }
    if (member.in == nullptr) return validation(std::string(msg::kEmptyMember));
    return member;
}

ExpressionTexts textsOf(const Member& member) {
    return {.update = member.kind == Kind::Update ? &member.in->updateExpression : nullptr,
            .condition = &member.in->conditionExpression,
            .names = &member.in->expressionAttributeNames,
            .values = &member.in->expressionAttributeValues};
}

/// Everything that needs no table. Sizes and nesting are the member's own, they cancel it.
Result<Action> checkMember(const Member& member) {
    RF_TRY(checkPlaceholders(textsOf(member)));
    RF_TRY(checkValues(member.given()));
    Action action;
    RF_ASSIGN(action.expressions, parseExpressions(textsOf(member)));
    action.kind = member.kind;
    action.given = &member.given();
    action.itemOnFailure = wantsItemOnFailure(member.in->returnValuesOnConditionCheckFailure);
    return action;
}

/// Empty keys refuse the whole request (spec/10 §6).
Status checkEmpty(const Action& action) {
    RF_TRY(checkEmptyKeys(*action.table, *action.given, action.kind == Kind::Put));
    return action.expressions.update ? checkEmptyLiterals(*action.table, *action.expressions.update) : Status();
}

/// What cancels a member rather than refusing the request.
Status checkAgainstTable(const Action& action) {
    if (action.kind == Kind::Put) {
        RF_TRY(checkItemKeys(*action.table, *action.given));
        RF_TRY(checkItemSize(*action.given));
    } else {
        RF_TRY(checkKey(*action.table, *action.given));
    }
    return checkUpdateAgainst(*action.table, action.expressions);
}

/// The request's size before anything is read: items put, keys, and values of expressions.
Status checkTotal(const std::vector<Member>& members) {
    std::size_t total = 0;
    for (const Member& member : members) {
        total += sizeOf(member.given());
        if (const Attributes& values = member.in->expressionAttributeValues) total += sizeOf(*values);
    }
    if (total <= limits::kTransactBytes) return {};
    return validation(std::string(msg::kTransactionTooLarge));
}

char letterOf(Kind kind) {
    switch (kind) {
    case Kind::Put: return 'P';
    case Kind::Update: return 'U';
    case Kind::Delete: return 'D';
    case Kind::Check: return 'C';
    }
    return '?';
}

ClientToken tokenOf(std::string_view token, const std::vector<Member>& members, const Context& context) {
    Fingerprint fingerprint;
    for (const Member& member : members) fingerprint.addAction(letterOf(member.kind), *member.in);
    ClientToken result;
    result.name = "token/TransactWriteItems/" + context.region + "/" + std::string(token);
    result.fingerprint = fingerprint.finish();
    return result;
}

Status checkTables(std::vector<Action>& actions) {
    for (const Action& action : actions) RF_TRY(checkEmpty(action));
    Cancellation cancellation(actions.size());
    OneOperationPerItem items;
    for (std::size_t i = 0; i < actions.size(); ++i) {
        Action& action = actions[i];
        if (Status status = checkAgainstTable(action); !status) {
            cancellation.fail(i, status.error());
            continue;
        }
        action.key = itemKey(*action.table, *action.given);
        RF_TRY(items.add(action.table, action.key));
    }
    return cancellation.any() ? Status(std::move(cancellation).error()) : Status();
}

/// Metrics of the collections written, each once.
Result<MetricsPerTable> metricsOf(const TransactWriteItems::Plan& plan, ReadTxn& txn, const OpEnv& env) {
    MetricsPerTable result;
    for (const Action& action : plan.actions) {
        if (action.kind == Kind::Check || !action.table->hasLocalIndexes()) continue;
        RF_ASSIGN(ItemCollectionMetrics metrics, collectionMetrics(*action.table, *action.given, txn, env));
        std::vector<ItemCollectionMetrics>& list = result[std::string(plan.tables.name(action.slot))];
        const bool known = std::any_of(list.begin(), list.end(), [&](const ItemCollectionMetrics& each) {
            return each.itemCollectionKey == metrics.itemCollectionKey;
        });
        if (!known) list.push_back(std::move(metrics));
    }
    return result;
}

} // namespace

Result<TransactWriteItems::Plan> TransactWriteItems::plan(const Input& input, const OpEnv& env) {
    Plan plan;
    std::vector<Member> members;
    for (const TransactWriteItemIn& in : *input.transactItems) {
        RF_ASSIGN(const Member member, memberOf(in));
        RF_ASSIGN(Action action, checkMember(member));
        members.push_back(member);
        plan.actions.push_back(std::move(action));
    }
    for (std::size_t i = 0; i < members.size(); ++i) {
        RF_ASSIGN(plan.actions[i].slot, plan.tables.add(env, *members[i].in->tableName));
        plan.actions[i].table = plan.tables[plan.actions[i].slot];
    }
    RF_TRY(checkTotal(members));
    RF_TRY(checkTables(plan.actions));
    if (input.clientRequestToken) plan.token = tokenOf(*input.clientRequestToken, members, env.context);
    plan.metrics = input.returnItemCollectionMetrics && *input.returnItemCollectionMetrics == "SIZE";
    plan.report = capacity::reportOf(input.returnConsumedCapacity);
    return plan;
}

Result<TransactWriteItems::Output> TransactWriteItems::run(const Plan& plan, WriteTxn& txn, const OpEnv& env) {
    RF_ASSIGN(TransactionDone done, runTransaction(plan, txn, env));
    Output output;
    output.consumedCapacity = std::move(done.consumedCapacity);
    if (!plan.metrics || done.replayed) return output;
    RF_ASSIGN(MetricsPerTable metrics, metricsOf(plan, txn, env));
    if (!metrics.empty()) output.itemCollectionMetrics = std::move(metrics);
    return output;
}

} // namespace rf
