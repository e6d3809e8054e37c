#include "models/partiql/statement_plan.h"

#include "engine/capacity/units.h"
#include "engine/catalog/limits.h"
#include "engine/planner/access_path.h"
#include "engine/service.h"
#include "models/async/clock_of.h"
#include "models/edit/write_price.h"

namespace rf::models {
namespace {

/// Sizes of what one page would examine, over the ranges it reads one after the other.
std::size_t bytesOf(rf::ReadTxn& txn, const rf::SelectPlan& select, const std::stop_token& stop) {
    std::size_t bytes = 0;
    std::int64_t count = 0;
    const std::int64_t limit = select.page.limit.value_or(0);
    const auto full = [&] { return bytes >= rf::limits::kPageBytes || (limit > 0 && count >= limit) || stop.stop_requested(); };
    for (const rf::plan::AccessPath& path : select.paths) {
        if (path.range.empty() || full()) continue;
        (void)txn.scan(path.source.tree(), {path.range.begin, path.range.end, path.forward},
                       [&](std::string_view, std::string_view, std::size_t size) {
                           bytes += size;
                           ++count;
                           return !full();
                       });
    }
    return bytes;
}

void describeRead(rf::ReadTxn& txn, const rf::SelectPlan& select, bool consistent, const std::stop_token& stop, StatementPlan& out) {
    const rf::plan::Explanation words = rf::plan::explain(select.paths.front());
    out.tree = fromUtf8(words.tree);
    out.range = fromUtf8(words.range);
    out.reason = fromUtf8(words.reason);
    if (select.paths.size() > 1) out.range = QStringLiteral("%1 (+%2)").arg(out.range).arg(select.paths.size() - 1);
    out.scans = select.paths.front().kind == rf::plan::AccessPath::Kind::Scan;
    const auto reading = consistent ? rf::capacity::Reading::Consistent : rf::capacity::Reading::Eventual;
    out.units = rf::capacity::readUnits(bytesOf(txn, select, stop), reading);
}

/// The write is evaluated and goes nowhere.
void describeWrite(rf::ReadTxn& txn, const rf::WriteAction& action, const rf::OpEnv& env, StatementPlan& out) {
    out.writes = true;
    out.tree = fromUtf8("table " + action.table->name);
    const auto images = rf::evaluate(action, txn, env);
    if (!images) {
        out.outcome = fromUtf8(images.error().message);
        out.units = 1; // a failed condition costs what the write would, one unit at the least
        out.upperBound = false;
        return;
    }
    const rf::Item* after = images->put ? images->put : images->updated ? &*images->updated : nullptr;
    StagedChange change;
    if (images->before) change.before = Value(rf::AttributeValue::map(*images->before));
    if (after) change.after = Value(rf::AttributeValue::map(*after));
    change.kind = !change.before ? ChangeKind::Insert : change.after ? ChangeKind::Edit : ChangeKind::Delete;
    const double own = rf::capacity::writeUnits(images->beforeSize, after ? rf::sizeOf(*after) : 0);
    if (!change.before && !change.after) {
        out.units = own;
        return;
    }
    TableInfo table = TableInfo::of({.schema = action.table});
    const WritePrice price = priceOf(table, change);
    out.units = own + price.indexTotal();
    QStringList parts;
    for (const auto& [index, units] : price.indexes) parts << StagedEdits::tr("%1 on %2").arg(units).arg(index);
    out.indexes = parts.join(QStringLiteral(", "));
}

} // namespace

QString StatementPlan::priceText() const {
    if (!known || !problem.isEmpty()) return {};
    const QString bound = upperBound ? QString::fromUtf8("≤ ") : QString();
    return writes ? bound + QString::number(units, 'g', 6) + QStringLiteral(" WCU") : bound + QString::number(units, 'f', 1) + QStringLiteral(" RCU");
}

StatementPlan planOf(rf::Service& service, const QString& region, const Statement& statement, const std::stop_token& stop) {
    StatementPlan out;
    rf::Store* store = service.store();
    if (!store || !statement.problem().isEmpty()) return out;
    rf::Context context;
    if (!region.isEmpty()) context.region = toUtf8(region);
    const rf::ExecuteStatement::Input input = statement.request();
    const rf::Status read = store->read([&](rf::ReadTxn& txn) -> rf::Status {
        const rf::OpEnv env{.context = context, .catalog = txn.catalog(), .clock = clockOf(service)};
        const auto plan = rf::ExecuteStatement::plan(input, env);
        out.known = true;
        if (!plan) out.problem = fromUtf8(plan.error().message);
        if (plan && plan->select) describeRead(txn, *plan->select, statement.consistent, stop, out);
        if (plan && plan->write) describeWrite(txn, plan->write->action, env, out);
        return {};
    });
    if (!read || stop.stop_requested()) return {};
    return out;
}

} // namespace rf::models
