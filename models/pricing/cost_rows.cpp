#include "models/pricing/cost_rows.h"

#include <QLocale>

#include <cmath>

namespace rf::models {

QString moneyText(double usd) {
    if (!std::isfinite(usd)) return QStringLiteral("–");
    if (usd > 0 && usd < 0.005) return QStringLiteral("<$0.01");
    return QLatin1Char('$') + QLocale(QLocale::English).toString(usd, 'f', usd >= 9'999.5 ? 0 : 2);
}

void CostRowsModel::setRows(const QList<CostRow>& rows) {
    if (rows.size() != m_rows.size()) {
        beginResetModel();
        m_rows = rows;
        endResetModel();
        return;
    }
    if (rows == m_rows) return;
    m_rows = rows; // a bar's length depends on every row
    emit dataChanged(index(0), index(int(m_rows.size()) - 1));
}

int CostRowsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant CostRowsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const CostRow& row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole: return row.name;
    case Qt::AccessibleTextRole: {
        QStringList parts{row.name, tr("%1 a month").arg(moneyText(row.usd))};
        if (row.current) parts << tr("current");
        if (row.lowest) parts << tr("lowest");
        if (!row.note.isEmpty()) parts << row.note;
        return parts.join(QStringLiteral(", "));
    }
    case UsdRole: return row.usd;
    case AmountRole: return moneyText(row.usd);
    case ShareRole: {
        double most = 0;
        for (const CostRow& each : m_rows)
            if (each.usd > most) most = each.usd;
        return most > 0 && row.usd > 0 ? row.usd / most : 0.0;
    }
    case NoteRole: return row.note;
    case ToneRole: return int(row.tone);
    case CurrentRole: return row.current;
    case LowestRole: return row.lowest;
    default: return {};
    }
}

} // namespace rf::models

#include "moc_cost_rows.cpp"
