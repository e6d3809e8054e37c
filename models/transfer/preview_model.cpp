#include "models/transfer/preview_model.h"

#include "engine/transfer/row_values.h"

namespace rf::models {

PreviewModel::PreviewModel(QObject* parent) : QAbstractTableModel(parent) {}

void PreviewModel::reset(const std::vector<rf::transfer::Row>& rows, const rf::transfer::Mapping& mapping, const rf::TableSchema* table) {
    beginResetModel();
    m_names.clear();
    m_rows.clear();
    m_refused = 0;
    m_firstProblem.clear();
    for (const auto& column : mapping.columns) {
        const QString name = fromUtf8(column.attribute);
        if (!name.isEmpty() && !m_names.contains(name)) m_names << name;
    }
    for (const auto& row : rows) {
        if (m_rows.size() == kRows) break;
        auto read = rf::transfer::itemOfRow(mapping, table, row);
        Shown shown{row.line, Value::emptyMap(), {}};
        if (read) shown.item = Value(rf::AttributeValue::map(std::move(read->item)));
        else shown.problem = fromUtf8(read.error().message);
        if (!read && ++m_refused == 1) m_firstProblem = tr("Line %1: %2").arg(row.line).arg(shown.problem);
        m_rows << shown;
    }
    endResetModel();
}

void PreviewModel::showItems(const QList<Value>& items, const QStringList& first) {
    beginResetModel();
    m_names = first;
    m_rows.clear();
    m_refused = 0;
    m_firstProblem.clear();
    for (const Value& item : items) {
        for (const QString& name : item.names())
            if (!m_names.contains(name)) m_names << name;
        m_rows << Shown{m_rows.size() + 1, item, {}};
    }
    endResetModel();
}

int PreviewModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }
int PreviewModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : 1 + int(m_names.size()); }

QVariant PreviewModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Shown& row = m_rows[index.row()];
    if (role == ProblemRole) return row.problem;
    if (role == Qt::ToolTipRole) return row.problem.isEmpty() ? QVariant() : QVariant(row.problem);
    if (index.column() == 0) return role == Qt::DisplayRole ? QVariant(row.line) : QVariant();
    if (!row.problem.isEmpty()) return role == Qt::DisplayRole && index.column() == 1 ? QVariant(row.problem) : QVariant();
    const QString name = m_names[index.column() - 1];
    if (!row.item.has(name)) return {};
    const Value value = row.item.child(name);
    if (role == TypeCodeRole) return value.typeCode();
    return role == Qt::DisplayRole ? QVariant(value.displayText()) : QVariant();
}

QVariant PreviewModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && section == 0) return int(Qt::AlignRight | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return section == 0 ? tr("Line") : visibleText(m_names.value(section - 1), 80);
}

} // namespace rf::models

#include "moc_preview_model.cpp"
