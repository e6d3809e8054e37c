#include "models/bulk/refusals_model.h"

namespace rf::models {

void RefusalsModel::setRefusals(const QList<BulkRefusal>& refusals) {
    beginResetModel();
    m_refusals = refusals;
    endResetModel();
}

int RefusalsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_refusals.size());
}

int RefusalsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RefusalsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const BulkRefusal& refusal = m_refusals[index.row()];
    if (role == Qt::AccessibleTextRole) return tr("%1: %2").arg(refusal.key, refusal.why);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    return index.column() == KeyColumn ? refusal.key : refusal.why;
}

QVariant RefusalsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return section == KeyColumn ? tr("Item") : tr("Why it stays as it is");
}

} // namespace rf::models

#include "moc_refusals_model.cpp"
