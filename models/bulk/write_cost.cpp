#include "models/bulk/write_cost.h"

#include "models/value/tr.h"

#include <QLocale>

#include <cmath>

namespace rf::models {
namespace {

/// Four decimals for small amounts, cents for others.
QString moneyOf(double usd) {
    return QLatin1Char('$') + QLocale(QLocale::English).toString(usd, 'f', usd < 1 ? 4 : 2);
}

QString timeOf(double seconds) {
    if (seconds < 90) return tr("%1 s").arg(std::max(1.0, std::ceil(seconds)));
    if (seconds < 5'400) return tr("%1 min").arg(std::ceil(seconds / 60));
    return tr("%1 h").arg(std::ceil(seconds / 3'600));
}

} // namespace

QString writeCostText(const TableInfo& table, double units, const rf::pricing::PriceTable* prices) {
    if (!table.schema || units <= 0) return {};
    if (table.schema->billingMode == rf::BillingMode::Provisioned) {
        const double rate = double(table.schema->throughput.writeUnits);
        if (rate <= 0) return {};
        return tr("about %1 of the table's %2 WCU a second").arg(timeOf(units / rate), QLocale().toString(rate, 'g', 12));
    }
    if (prices == nullptr || prices->empty()) return {};
    const auto& price = prices->of(rf::pricing::PriceItem::WriteRequestUnit, table.schema->tableClass.value_or(rf::TableClass::Standard));
    const double usd = units * price.usd / price.per;
    return usd < 0.00005 ? tr("less than $0.0001 on demand") : tr("%1 on demand").arg(moneyOf(usd));
}

} // namespace rf::models
