#include "models/capacity/scaling_choice.h"

#include "models/value/value.h"

#include <QCoreApplication>

namespace rf::models {

using rf::capacity::Side;
using rf::scaling::ScalableTarget;
using rf::scaling::ScalingPolicy;
using rf::scaling::TargetId;

namespace {

constexpr int kBeginWith = 5, kRoom = 10;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ScalingChoice)
};

Side sideOf(UnitSide side) {
    return side == UnitSide::Read ? Side::Read : Side::Write;
}

TargetId idOf(const rf::TableSchema& schema, const ScalingChoice& choice) {
    return TargetId::of(schema.region, schema.name, toUtf8(choice.index), sideOf(choice.side));
}

template <class Values>
auto find(const Values& values, const TargetId& id) {
    return std::find_if(values.begin(), values.end(), [&](const auto& each) { return each.id == id; });
}

ScalingChoice choiceOf(const rf::TableSchema& schema, const rf::IndexSchema* index, UnitSide side,
                       const std::vector<ScalableTarget>& targets, const std::vector<ScalingPolicy>& policies) {
    ScalingChoice choice{index ? fromUtf8(index->name) : QString(), side};
    const rf::Throughput& set = index ? index->throughput : schema.throughput;
    const int units = int(side == UnitSide::Read ? set.readUnits : set.writeUnits);
    choice.least = kBeginWith;
    choice.most = std::max(kBeginWith, units) * kRoom;
    const TargetId id = idOf(schema, choice);
    const auto target = find(targets, id);
    if (target == targets.end()) return choice;
    choice.least = int(target->minCapacity);
    choice.most = int(target->maxCapacity);
    const auto policy = find(policies, id);
    choice.on = policy != policies.end();
    if (choice.on) choice.target = int(policy->target);
    return choice;
}

/// The console's names of policies.
std::string policyName(const TargetId& id) {
    return std::string("$DynamoDB") + (id.side() == Side::Read ? "Read" : "Write") + "CapacityUtilization:" + id.resource;
}

rf::Status switchOn(rf::scaling::Scaling& scaling, const TargetId& id, const ScalingChoice& choice) {
    RF_TRY(scaling.registerTarget({.id = id, .minCapacity = choice.least, .maxCapacity = choice.most}));
    const auto policies = scaling.policies(id.region);
    const auto at = find(policies, id);
    ScalingPolicy policy = at != policies.end() ? *at : ScalingPolicy{.id = id, .name = policyName(id)};
    policy.target = choice.target;
    RF_TRY(scaling.putPolicy(std::move(policy)));
    return {};
}

} // namespace

QString armText(const QString& index) {
    return index.isEmpty() ? Words::tr("Table") : index;
}

QString problemOf(const ScalingChoice& choice) {
    if (!choice.on) return {};
    const QString where = QStringLiteral("%1 %2: ").arg(armText(choice.index), unitName(choice.side));
    if (choice.least < 1) return where + Words::tr("at least 1 unit is needed.");
    if (choice.least > choice.most) return where + Words::tr("the minimum is larger than the maximum.");
    if (choice.target < ScalingChoice::kLeastTarget || choice.target > ScalingChoice::kMostTarget)
        return where + Words::tr("the target lies between %1 and %2 %.").arg(ScalingChoice::kLeastTarget).arg(ScalingChoice::kMostTarget);
    return {};
}

ScalingState scalingOf(const rf::scaling::Scaling& scaling, const rf::TableSchema& schema) {
    ScalingState state;
    const auto targets = scaling.targets(schema.region);
    const auto policies = scaling.policies(schema.region);
    const auto add = [&](const rf::IndexSchema* index) {
        for (const UnitSide side : {UnitSide::Read, UnitSide::Write})
            state.choices << choiceOf(schema, index, side, targets, policies);
    };
    add(nullptr);
    for (const rf::IndexSchema& index : schema.indexes)
        if (index.kind == rf::IndexKind::Global) add(&index);
    for (const auto& each : scaling.activities(schema.region)) {
        if (each.id.table() != schema.name) continue;
        state.events << ScalingEvent{each.startMs, fromUtf8(each.id.index()),
                                     each.id.side() == Side::Read ? UnitSide::Read : UnitSide::Write, fromUtf8(each.description),
                                     fromUtf8(each.cause), fromUtf8(each.status), fromUtf8(each.message)};
    }
    return state;
}

rf::Status applyScaling(rf::scaling::Scaling& scaling, const rf::TableSchema& schema, const QList<ScalingChoice>& before,
                        const QList<ScalingChoice>& after) {
    for (const ScalingChoice& choice : after) {
        if (before.contains(choice)) continue;
        const TargetId id = idOf(schema, choice);
        if (choice.on) {
            RF_TRY(switchOn(scaling, id, choice));
            continue;
        }
        const auto targets = scaling.targets(id.region);
        if (find(targets, id) != targets.end()) RF_TRY(scaling.deregisterTarget(id));
    }
    return {};
}

} // namespace rf::models
