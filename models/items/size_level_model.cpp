#include "models/items/size_level_model.h"

#include <QLocale>

namespace rf::models {
namespace {

QString number(qint64 count) {
    return QLocale().toString(count);
}

} // namespace

void SizeLevelModel::setItem(const Value& item) {
    m_item = item;
    goTo(m_path);
}

void SizeLevelModel::goTo(const ValuePath& path) {
    ValuePath there = path;
    while (!there.isEmpty() && !m_item.at(there)) there = there.parent();
    beginResetModel();
    m_path = there;
    m_parts = sizeParts(m_item, m_path);
    m_bytes = bytesAt(m_item, m_path);
    endResetModel();
    emit levelChanged();
}

bool SizeLevelModel::open(int row) {
    if (row < 0 || row >= m_parts.size() || !m_parts[row].opens) return false;
    goTo(m_parts[row].path);
    return true;
}

bool SizeLevelModel::up() {
    if (m_path.isEmpty()) return false;
    goTo(m_path.parent());
    return true;
}

int SizeLevelModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_parts.size());
}

int SizeLevelModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SizeLevelModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const SizePart& part = m_parts[index.row()];
    const double share = m_bytes > 0 ? 100.0 * double(part.bytes()) / double(m_bytes) : 0;
    switch (role) {
    case BytesRole:
        return part.bytes();
    case TypeCodeRole:
        return part.typeCode;
    case OpensRole:
        return part.opens;
    case PathRole:
        return QVariant::fromValue(part.path);
    case Qt::AccessibleTextRole:
        return tr("%1, %2 bytes, %3 percent").arg(part.name, number(part.bytes())).arg(share, 0, 'f', 1);
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (index.column() >= NameBytesColumn ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (index.column()) {
    case NameColumn:
        return part.name;
    case TypeColumn:
        return part.typeCode;
    case NameBytesColumn:
        return number(part.nameBytes);
    case ValueBytesColumn:
        return number(part.valueBytes);
    default:
        return tr("%1 %").arg(share, 0, 'f', 1);
    }
}

QVariant SizeLevelModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return int(Qt::AlignVCenter | (section >= NameBytesColumn ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole) return {};
    const QStringList titles{tr("Attribute"), tr("Type"), tr("Name, bytes"), tr("Value, bytes"), tr("Share")};
    return titles.value(section);
}

void NameSavingsModel::setSavings(const NameSavings& savings) {
    beginResetModel();
    m_savings = savings;
    endResetModel();
}

int NameSavingsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_savings.names.size());
}

int NameSavingsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant NameSavingsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const NameSaving& saving = m_savings.names[index.row()];
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (index.column() >= PlacesColumn ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole) return {};
    switch (index.column()) {
    case NameColumn:
        return saving.name;
    case ShorterColumn:
        return saving.shorter;
    case PlacesColumn:
        return number(saving.count);
    case SavedColumn:
        return tr("%1 B").arg(number(saving.saved));
    default:
        return saving.units > 0 ? tr("%1 WCU").arg(saving.units) : tr("none by itself");
    }
}

QVariant NameSavingsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return int(Qt::AlignVCenter | (section >= PlacesColumn ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole) return {};
    const QStringList titles{tr("Name"), tr("Shorter"), tr("Places"), tr("Saves"), tr("A write")};
    return titles.value(section);
}

} // namespace rf::models

#include "moc_size_level_model.cpp"
