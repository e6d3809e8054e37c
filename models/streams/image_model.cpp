#include "models/streams/image_model.h"

namespace rf::models {

void ImageModel::setChange(const ChangePtr& change) {
    if (change == m_change) return;
    beginResetModel();
    m_change = change;
    m_rows.clear();
    m_changed = 0;
    if (change) {
        const bool both = change->newImage && change->oldImage;
        const auto before = oldImageOf(*change), after = newImageOf(*change);
        const Value keys(rf::AttributeValue::map(change->keys));
        const std::optional<Value> shown = before || after ? after : keys; // a record of keys only
        for (const AttributePair& pair : pairsOf(before, shown, keys.names())) {
            m_rows << Row{pair, both && pair.differs()};
            m_changed += m_rows.back().changed ? 1 : 0;
        }
        std::stable_sort(m_rows.begin(), m_rows.end(), [](const Row& a, const Row& b) { return a.changed > b.changed; });
    }
    endResetModel();
}

void ImageModel::setChangedOnly(bool only) {
    if (only == m_changedOnly) return;
    beginResetModel();
    m_changedOnly = only;
    endResetModel();
}

int ImageModel::rowCount(const QModelIndex& parent) const {
    if (parent.isValid()) return 0;
    const bool tells = hasOld() && hasNew(); // otherwise there is nothing to compare
    return m_changedOnly && tells ? m_changed : int(m_rows.size());
}

int ImageModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(ColumnCount);
}

/// Values that differ are told in full where their summaries may be equal.
QString ImageModel::cell(const std::optional<Value>& value, const Row& row) const {
    if (!value) return {};
    return row.changed && isContainer(value->type()) ? comparedText(*value) : value->displayText();
}

QVariant ImageModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Row& row = m_rows[index.row()];
    const std::optional<Value>& value = index.column() == Old ? row.before : row.after ? row.after : row.before;
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case Name: return row.name;
        case TypeCode: return value ? value->typeCode() : QString();
        case Old: return cell(row.before, row);
        case New: return cell(row.after, row);
        default: return {};
        }
    case Qt::ToolTipRole:
        if (index.column() == Old || index.column() == New) return cell(index.column() == Old ? row.before : row.after, row);
        return row.name;
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2").arg(headerData(index.column(), Qt::Horizontal).toString(), data(index, Qt::DisplayRole).toString());
    case ChangedRole: return row.changed;
    case ValueRole: {
        const std::optional<Value>& own = index.column() == Old ? row.before : row.after;
        return own ? QVariant::fromValue(*own) : QVariant();
    }
    default: return {};
    }
}

QVariant ImageModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole) return int(Qt::AlignVCenter | Qt::AlignLeft);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case Name: return tr("Attribute");
    case Old: return tr("Old image");
    case New: return tr("New image");
    default: return {};
    }
}

} // namespace rf::models

#include "moc_image_model.cpp"
