#include "models/items/selection_figures.h"

#include "models/value/size_text.h"
#include "models/value/tr.h"


namespace rf::models {

namespace {

/// Of the sum and how many: to six digits, which is for people.
QString meanOf(const rf::Number& sum, int count) {
    return QString::number(fromUtf8(sum.toString()).toDouble() / count, 'g', 6);
}

} // namespace

SelectionFigures SelectionFigures::of(const ItemsModel& items, const QList<int>& rows, const QString& attribute) {
    SelectionFigures figures;
    figures.rows = int(rows.size());
    const std::string name = toUtf8(attribute);
    std::optional<rf::Number> sum = rf::Number::fromInt(0);
    const rf::AttributeValue* least = nullptr;
    const rf::AttributeValue* most = nullptr;
    std::vector<Value> held; // keeps what least and most point into
    QSet<QString> seen;
    for (const int row : rows) {
        if (!items.isKept(row)) {
            ++figures.missing;
            continue;
        }
        const Value item = items.item(row);
        figures.bytes += item.itemSizeBytes();
        const auto* value = item.attributes().find(name);
        if (!value) continue;
        ++figures.values;
        if (seen.size() <= kMostDistinct) seen.insert(models::typeCode(value->type()) + Value(*value).displayText());
        if (!value->is(ValueType::N)) continue;
        ++figures.numbers;
        if (sum) {
            const auto more = sum->plus(value->asNumber());
            sum = more ? std::optional(*more) : std::nullopt;
        }
        const bool lower = !least || rf::compareScalars(*value, *least) < 0;
        const bool higher = !most || rf::compareScalars(*value, *most) > 0;
        if (lower || higher) held.push_back(item);
        if (lower) least = value;
        if (higher) most = value;
    }
    figures.distinct = seen.size() > kMostDistinct ? 0 : int(seen.size());
    if (figures.numbers == 0) return figures;
    figures.least = fromUtf8(least->asNumber().toString());
    figures.most = fromUtf8(most->asNumber().toString());
    if (!sum) return figures;
    figures.sum = fromUtf8(sum->toString());
    figures.mean = meanOf(*sum, figures.numbers);
    return figures;
}

QString SelectionFigures::text(const QString& attribute) const {
    if (rows < 2) return {};
    QString text = tr("%n item(s)", rows);
    if (missing < rows) text += QStringLiteral(", ") + bytesText(bytes);
    if (missing > 0) text += tr(" (%n not in memory)", missing);
    if (attribute.isEmpty() || values == 0) return text;
    QStringList parts;
    if (!sum.isEmpty()) parts << tr("sum %1").arg(sum) << tr("mean %1").arg(mean);
    if (numbers > 0) parts << tr("%1 to %2").arg(least, most);
    if (numbers < values) parts << (numbers > 0 ? tr("%n number(s)", numbers) : tr("%n value(s)", values));
    if (distinct > 0 && numbers < values) parts << tr("%n different", distinct);
    return text + QStringLiteral(" · ") + visibleText(attribute, 40) + QStringLiteral(": ") +
           parts.join(QStringLiteral(", "));
}

} // namespace rf::models
