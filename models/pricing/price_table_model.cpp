#include "models/pricing/price_table_model.h"

#include "models/value/value.h"

#include <QLocale>

namespace rf::models {

using rf::pricing::Price;
using rf::pricing::PriceItem;
using rf::pricing::PriceTable;

namespace {

QString nameOf(PriceItem item) {
    switch (item) {
    case PriceItem::WriteRequestUnit: return PriceTableModel::tr("Write request units, on demand");
    case PriceItem::ReadRequestUnit: return PriceTableModel::tr("Read request units, on demand");
    case PriceItem::WriteCapacityHour: return PriceTableModel::tr("WCU, provisioned");
    case PriceItem::ReadCapacityHour: return PriceTableModel::tr("RCU, provisioned");
    case PriceItem::ReplicatedWriteRequestUnit: return PriceTableModel::tr("Replicated write request units");
    case PriceItem::ReplicatedWriteCapacityHour: return PriceTableModel::tr("Replicated WCU, provisioned");
    case PriceItem::StorageGbMonth: return PriceTableModel::tr("Storage");
    case PriceItem::PointInTimeGbMonth: return PriceTableModel::tr("Point-in-time recovery");
    case PriceItem::BackupGbMonth: return PriceTableModel::tr("On-demand backups");
    case PriceItem::StreamReadRequestUnit: break;
    }
    return PriceTableModel::tr("Stream reads");
}

QString unitOf(PriceItem item, double per) {
    const QString many = QLocale(QLocale::English).toString(per, 'f', 0);
    switch (item) {
    case PriceItem::WriteCapacityHour:
    case PriceItem::ReadCapacityHour:
    case PriceItem::ReplicatedWriteCapacityHour: return PriceTableModel::tr("an hour");
    case PriceItem::StorageGbMonth:
    case PriceItem::PointInTimeGbMonth:
    case PriceItem::BackupGbMonth: return PriceTableModel::tr("a GB and month");
    default: break;
    }
    return per == 1e6 ? PriceTableModel::tr("a million") : PriceTableModel::tr("%1 of them").arg(many);
}

QString numberText(double value) {
    return QLocale(QLocale::English).toString(value, 'f', QLocale::FloatingPointShortest);
}

} // namespace

void PriceTableModel::setTable(const PriceTable& table) {
    beginResetModel();
    m_table = m_before = table;
    endResetModel();
}

void PriceTableModel::take(const PriceBook& book) {
    setTable(book.table() ? *book.table() : PriceTable{});
}

QString PriceTableModel::keep(PriceBook& book, const QString& date) const {
    PriceTable table = m_table;
    table.date = toUtf8(date.simplified());
    return book.save(table);
}

int PriceTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || m_table.empty() ? 0 : int(rf::pricing::kPriceItems);
}

int PriceTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

const Price* PriceTableModel::priceAt(const PriceTable& table, const QModelIndex& index) const {
    return &table.of(PriceItem(index.row()), index.column() == StandardIa ? rf::TableClass::StandardInfrequentAccess
                                                                         : rf::TableClass::Standard);
}

double PriceTableModel::numberAt(const PriceTable& table, const QModelIndex& index) const {
    const Price* price = priceAt(table, index);
    return index.column() == Free ? price->free : price->usd;
}

QVariant PriceTableModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Price& price = *priceAt(m_table, index);
    const bool number = index.column() == Standard || index.column() == StandardIa || index.column() == Free;
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == Item) return tr("%1, %2").arg(nameOf(price.item), unitOf(price.item, price.per));
        if (index.column() == Source) return fromUtf8(price.source);
        if (index.column() == Free && price.free == 0) return QStringLiteral("–");
        [[fallthrough]];
    case Qt::EditRole: return number ? QVariant(numberText(numberAt(m_table, index))) : QVariant();
    case Qt::ToolTipRole:
        return number && data(index, UnsureRole).toBool() ? tr("%1: not sure. Compare it with the page of the service before you rely on it.").arg(fromUtf8(price.source))
                                                          : QVariant();
    case Qt::TextAlignmentRole: return number ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case UnsureRole: return number && price.confidence == "unsure";
    case ChangedRole: return number && numberAt(m_table, index) != numberAt(m_before, index);
    default: return {};
    }
}

bool PriceTableModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid) || !flags(index).testFlag(Qt::ItemIsEditable))
        return false;
    bool number = false;
    const double entered = QLocale(QLocale::English).toDouble(value.toString().trimmed(), &number);
    Price changed = *priceAt(m_table, index);
    (index.column() == Free ? changed.free : changed.usd) = entered;
    const std::string problem = number ? rf::pricing::problemOf(changed) : "not a number";
    if (!problem.empty()) {
        emit refused(tr("“%1”: %2").arg(value.toString(), fromUtf8(problem)));
        return false;
    }
    for (Price& each : m_table.prices)
        if (each.item == changed.item && each.tableClass == changed.tableClass) each = changed;
    emit dataChanged(index, index);
    return true;
}

QVariant PriceTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return section == Item || section == Source ? int(Qt::AlignLeft | Qt::AlignVCenter) : int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case Item: return tr("Price of");
    case Standard: return tr("Standard, $");
    case StandardIa: return tr("Standard-IA, $");
    case Free: return tr("Free a month");
    default: return tr("Source");
    }
}

Qt::ItemFlags PriceTableModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    const bool number = index.column() == Standard || index.column() == StandardIa || index.column() == Free;
    return index.isValid() && number ? flags | Qt::ItemIsEditable : flags;
}

} // namespace rf::models

#include "moc_price_table_model.cpp"
