#include "models/capacity/use_models.h"

#include <QLocale>

#include <cmath>

namespace rf::models {

namespace {

double most(const QList<ArmUse>& rows, double ArmUse::*units) {
    double top = 0;
    for (const ArmUse& each : rows) top = std::max(top, each.*units);
    return top;
}

QString percent(double share) {
    const double whole = share * 100;
    return whole > 0 && whole < 0.5 ? QStringLiteral("<1%") : QStringLiteral("%1%").arg(qRound(whole));
}

} // namespace

QString unitsText(double units) {
    const bool whole = units >= 100 || std::abs(units - std::round(units)) < 0.05;
    return QLocale(QLocale::English).toString(units, 'f', whole ? 0 : 1);
}

void ArmUseModel::setRows(const QList<ArmUse>& rows) {
    const bool same = std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
                                 [](const ArmUse& a, const ArmUse& b) { return a.name == b.name && a.kind == b.kind; });
    if (!same) {
        beginResetModel();
        m_rows = rows;
        endResetModel();
        return;
    }
    if (rows == m_rows) return;
    m_rows = rows; // a bar's length depends on every row
    emit dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
}

int ArmUseModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ArmUseModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ArmUseModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const ArmUse& use = m_rows[index.row()];
    const QString name = use.name.isEmpty() ? tr("Table") : use.name;
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Name ? name : unitsText(index.column() == Read ? use.read : use.write);
    case Qt::AccessibleTextRole:
        return tr("%1, %2 RCU and %3 WCU per second").arg(name, unitsText(use.read), unitsText(use.write));
    case Qt::TextAlignmentRole:
        return index.column() == Name ? QVariant() : QVariant(int(Qt::AlignRight | Qt::AlignVCenter));
    case KindRole: return int(use.kind);
    case ReadRole: return use.read;
    case WriteRole: return use.write;
    case MostReadRole: return most(m_rows, &ArmUse::read);
    case MostWriteRole: return most(m_rows, &ArmUse::write);
    default: return {};
    }
}

QVariant ArmUseModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return section == Name ? tr("By index") : section == Read ? tr("RCU/s") : section == Write ? tr("WCU/s") : QVariant();
}

void KeyUseModel::setRows(const QList<KeyUse>& rows, UnitSide side) {
    if (rows == m_rows && side == m_side) return;
    if (rows.size() != m_rows.size()) {
        beginResetModel();
        m_rows = rows;
        m_side = side;
        endResetModel();
        return;
    }
    m_rows = rows;
    m_side = side;
    emit dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
}

int KeyUseModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_rows.size());
}

int KeyUseModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant KeyUseModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const KeyUse& use = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Key ? use.key : index.column() == Units ? unitsText(use.units) : percent(use.share);
    case Qt::ToolTipRole:
        return tr("%1: %2 %3, %4").arg(use.key, unitsText(use.units), unitName(m_side), percent(use.share));
    case Qt::AccessibleTextRole: return tr("%1, %2 of all units").arg(use.key, percent(use.share));
    case Qt::TextAlignmentRole:
        return index.column() == Key ? QVariant() : QVariant(int(Qt::AlignRight | Qt::AlignVCenter));
    case ShareRole: return use.share;
    case BarRole: return m_rows.first().units > 0 ? use.units / m_rows.first().units : 0;
    case HotRole: return use.hot;
    case SideRole: return int(m_side);
    default: return {};
    }
}

QVariant KeyUseModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return section == Key ? tr("Partition key") : section == Units ? tr("Units") : section == Share ? tr("Share") : QVariant();
}

} // namespace rf::models

#include "moc_use_models.cpp"
