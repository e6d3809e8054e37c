#include "models/transfer/column_choice_model.h"

#include <algorithm>

namespace rf::models {

ColumnChoiceModel::ColumnChoiceModel(QObject* parent) : QAbstractListModel(parent) {}

void ColumnChoiceModel::reset(const QStringList& names) {
    beginResetModel();
    m_names = names;
    m_left.clear();
    endResetModel();
    emit changed();
}

QStringList ColumnChoiceModel::taken() const {
    QStringList names;
    for (const QString& name : m_names)
        if (!m_left.contains(name)) names << name;
    return names;
}

void ColumnChoiceModel::setAllTaken(bool taken) {
    m_left = taken ? QStringList() : m_names;
    if (!m_names.isEmpty()) emit dataChanged(index(0), index(int(m_names.size()) - 1), {Qt::CheckStateRole});
    emit changed();
}

bool ColumnChoiceModel::move(int from, int to) {
    if (from == to || std::min(from, to) < 0 || std::max(from, to) >= m_names.size()) return false;
    beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
    m_names.move(from, to);
    endMoveRows();
    emit changed();
    return true;
}

int ColumnChoiceModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_names.size()); }

QVariant ColumnChoiceModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const QString& name = m_names[index.row()];
    if (role == Qt::DisplayRole) return name;
    if (role == Qt::CheckStateRole) return int(m_left.contains(name) ? Qt::Unchecked : Qt::Checked);
    return {};
}

Qt::ItemFlags ColumnChoiceModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags flags = QAbstractListModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren : flags;
}

bool ColumnChoiceModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid)) return false;
    const QString& name = m_names[index.row()];
    m_left.removeAll(name);
    if (value.toInt() != Qt::Checked) m_left << name;
    emit dataChanged(index, index, {Qt::CheckStateRole});
    emit changed();
    return true;
}

} // namespace rf::models

#include "moc_column_choice_model.cpp"
