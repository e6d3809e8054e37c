#include "models/streams/ripple.h"

#include "models/value/tr.h"

#include "engine/capacity/units.h"


namespace rf::models {

double Ripple::total() const {
    double sum = tableUnits;
    for (const IndexEffect& effect : indexes) sum += effect.units;
    return sum;
}

Ripple rippleOf(const TableInfo& table, const rf::streams::Change& change) {
    Ripple ripple{.event = eventText(change)};
    QStringList keys;
    for (const QString& name : table.keyNames()) keys << keyText(change, name);
    ripple.key = keys.join(QStringLiteral(" · "));
    const bool hasOld = change.event == rf::ChangeEvent::Insert || change.oldImage;
    const bool hasNew = change.event == rf::ChangeEvent::Remove || change.newImage;
    if (!table.isValid()) ripple.why = tr("The table is not there any more.");
    else if (!hasOld || !hasNew) ripple.why = tr("The stream's view type leaves out an image of this change. NEW_AND_OLD_IMAGES has both.");
    if (!ripple.why.isEmpty()) return ripple;
    ripple.known = true;
    const auto before = oldImageOf(change), after = newImageOf(change);
    const auto bytes = [](const std::optional<Value>& item) { return std::size_t(item ? item->itemSizeBytes() : 0); };
    ripple.bytes = qint64(bytes(after));
    ripple.indexes = indexEffects(table, before, after);
    if (change.byService) {
        for (IndexEffect& effect : ripple.indexes) effect.units = 0; // expiry costs nothing (spec/04 §1)
        return ripple;
    }
    ripple.tableUnits = rf::capacity::writeUnits(bytes(before), bytes(after));
    return ripple;
}

QString effectText(IndexEffect::Kind kind) {
    switch (kind) {
    case IndexEffect::Kind::Absent: return tr("not in it");
    case IndexEffect::Kind::Unchanged: return tr("skipped");
    case IndexEffect::Kind::Put: return tr("written");
    case IndexEffect::Kind::Updated: return tr("updated");
    case IndexEffect::Kind::Moved: return tr("moved");
    case IndexEffect::Kind::Deleted: break;
    }
    return tr("deleted");
}

QString chargeText(double units) {
    return units > 0 ? tr("%1 WCU").arg(QString::number(units, 'g', 15)) : tr("no units");
}

} // namespace rf::models
