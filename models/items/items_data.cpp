// What the grid's cells and headers say, and what is typed into them.

#include "models/items/items_model.h"

namespace rf::models {

namespace {

QVariant orNothing(const std::optional<ValueType>& type) {
    return type ? int(*type) : -1;
}

} // namespace

ItemsModel::RowView ItemsModel::view(int row) const {
    if (row < 0 || row >= rowCount()) return {};
    if (row < insertCount()) {
        const StagedChange* change = changeOf(m_inserts[row]);
        return {change && change->after ? &*change->after : nullptr, nullptr, RowState::Inserted};
    }
    const LoadedRow* kept = m_loaded.at(row - insertCount());
    if (!kept) return {};
    const LoadedRow& loaded = *kept;
    const StagedChange* change = changeOf(loaded.id);
    if (!change || change->kind == ChangeKind::Insert) return {&loaded.item, &loaded.item, RowState::Loaded};
    if (change->kind == ChangeKind::Delete) return {&loaded.item, &loaded.item, RowState::Deleted};
    if (change->complete || !isComplete()) return {&*change->after, &*change->before, RowState::Edited};
    auto merged = m_merged.constFind(loaded.id);
    if (merged == m_merged.constEnd())
        merged = m_merged.insert(loaded.id, withDiff(loaded.item, diffOf(change->before, change->after)));
    return {&*merged, &loaded.item, RowState::Edited};
}

const rf::AttributeValue* ItemsModel::cell(const Value* item, int column) const {
    if (!item || item->type() != ValueType::M || column < 0 || column >= int(m_columnInfo.size())) return nullptr;
    return item->attributes().find(m_columnInfo[std::size_t(column)].utf8);
}

CellState ItemsModel::cellState(const RowView& row, int column) const {
    const auto* now = cell(row.now, column);
    if (row.state != RowState::Edited) return now ? CellState::Plain : CellState::Absent;
    const auto* was = cell(row.was, column);
    if (!now) return was ? CellState::Removed : CellState::Absent;
    if (!was) return CellState::Added;
    return *now == *was ? CellState::Plain : CellState::Edited;
}

bool ItemsModel::isPartitionKey(int column) const {
    if (column < 0 || column >= m_keyColumns || !m_request) return false;
    const QString& name = m_columns[column];
    if (m_request->table.hash.name == name) return true;
    const IndexInfo* index = m_request->table.index(m_request->index);
    return index && std::any_of(index->hash.begin(), index->hash.end(),
                                [&name](const KeyPart& part) { return part.name == name; });
}

bool ItemsModel::isRepeatedKey(int row, int column) const {
    if (row == 0 || !isPartitionKey(column)) return false;
    const auto* here = cell(view(row).now, column);
    const auto* above = cell(view(row - 1).now, column);
    return here && above && *here == *above;
}

QVariant ItemsModel::cellText(const RowView& row, int column, int role) const {
    const auto* now = cell(row.now, column);
    if (!now) return {};
    const Value value(*now);
    switch (role) {
    case Qt::DisplayRole:
        return value.displayText();
    case Qt::EditRole:
        return value.editText();
    case ChildCountRole:
        return value.childCount();
    default:
        return QVariant::fromValue(value);
    }
}

/// "status, string, DELIVERED, edited from SHIPPED"
QString ItemsModel::spoken(const RowView& row, int column) const {
    const auto* now = cell(row.now, column);
    QStringList parts{m_columns[column]};
    if (now)
        parts << typeLabel(now->type()).toLower() << cellText(row, column, Qt::DisplayRole).toString();
    else
        parts << tr("absent");
    switch (cellState(row, column)) {
    case CellState::Edited:
        parts << tr("edited from %1").arg(row.was->child(m_columns[column]).displayText());
        break;
    case CellState::Removed:
        parts << tr("removed, was %1").arg(row.was->child(m_columns[column]).displayText());
        break;
    case CellState::Added:
        parts << tr("added");
        break;
    default:
        break;
    }
    if (row.state == RowState::Deleted) parts << tr("deleted");
    if (row.state == RowState::Inserted) parts << tr("new item");
    return parts.join(QStringLiteral(", "));
}

QVariant ItemsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const int column = index.column();
    const RowView row = view(index.row());
    const auto* now = cell(row.now, column);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
    case ChildCountRole:
    case ValueRole:
        return cellText(row, column, role);
    case Qt::AccessibleTextRole:
        return spoken(row, column);
    case Qt::TextAlignmentRole:
        return int((now && now->is(ValueType::N) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case TypeRole:
        return now ? int(now->type()) : -1;
    case TypeCodeRole:
        return now ? models::typeCode(now->type()) : QString();
    case OriginalTextRole: {
        const CellState state = cellState(row, column);
        if (state != CellState::Edited && state != CellState::Removed) return {};
        return row.was->child(m_columns[column]).displayText();
    }
    case CellStateRole:
        return int(cellState(row, column));
    case RowStateRole:
        return int(row.state);
    case AttributeRole:
        return m_columns[column];
    case IsKeyRole:
        return table().keyNames().contains(m_columns[column]);
    case RepeatedKeyRole:
        return isRepeatedKey(index.row(), column);
    case EntityRole:
        return entityAt(index.row());
    case KeptRole:
        return row.now != nullptr;
    case ItemIdRole:
        return idAt(index.row());
    case ProblemRole:
        return column == m_problemColumn && idAt(index.row()) == m_problemId ? m_problem : QString();
    default:
        return {};
    }
}

QVariant ItemsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (section < 0) return {};
    if (orientation == Qt::Vertical) {
        if (section >= rowCount()) return {};
        const RowState state = view(section).state;
        if (role == RowStateRole) return int(state);
        if (role != Qt::DisplayRole) return {};
        switch (state) {
        case RowState::Edited:
            return QStringLiteral("~");
        case RowState::Inserted:
            return QStringLiteral("+");
        case RowState::Deleted:
            return QStringLiteral("−");
        case RowState::Loaded:
            break;
        }
        return QString::number(section - insertCount() + 1);
    }
    if (section >= int(m_columns.size())) return {};
    switch (role) {
    case Qt::DisplayRole:
    case AttributeRole:
        return m_columns[section];
    case TypeRole:
        return orNothing(columnType(section));
    case TypeCodeRole:
        return columnType(section) ? models::typeCode(*columnType(section)) : QString();
    case IsKeyRole:
        return table().keyNames().contains(m_columns[section]);
    default:
        return {};
    }
}

Qt::ItemFlags ItemsModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    const RowView row = view(index.row());
    if (m_readOnly || row.state == RowState::Deleted || !row.now) return flags;
    const auto* now = cell(row.now, index.column());
    if (now && (now->is(ValueType::L) || now->is(ValueType::M))) return flags; // edited in the inspector
    if (row.state != RowState::Inserted && table().keyNames().contains(m_columns[index.column()])) return flags;
    return flags | Qt::ItemIsEditable;
}

bool ItemsModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid)) return false;
    const RowView row = view(index.row());
    if (!row.now) return false;
    const QString name = m_columns[index.column()];
    const auto* now = cell(row.now, index.column());
    QString why;
    std::optional<Value> after;
    if (!value.isValid()) {
        if (!now) return true;
        after = row.now->withoutAt(ValuePath::attribute(name), &why);
    } else {
        std::optional<Value> next;
        if (value.userType() == qMetaTypeId<Value>())
            next = value.value<Value>();
        else
            next = Value::parse(now ? now->type() : columnType(index.column()).value_or(ValueType::S), value.toString(),
                                &why);
        if (next && now && next->engine() == *now && next->type() == now->type()) {
            refuseCell({}, {});
            return true;
        }
        if (next) after = row.now->withAt(ValuePath::attribute(name), *next, &why);
    }
    const QString what = value.isValid() ? tr("edit %1").arg(name) : tr("remove %1").arg(name);
    if (!after || !stageItem(index.row(), *after, what, &why)) return refuseCell(index, why);
    refuseCell({}, {});
    return true;
}

/// Keeps the reason with its cell; an invalid index forgets the last one. Always false.
bool ItemsModel::refuseCell(const QModelIndex& index, const QString& why) {
    const int oldRow = m_problem.isEmpty() ? -1 : rowOf(m_problemId);
    const int oldColumn = m_problemColumn;
    m_problem = why;
    m_problemId = index.isValid() ? idAt(index.row()) : ItemId();
    m_problemColumn = index.isValid() ? index.column() : -1;
    if (oldRow >= 0 && oldColumn < columnCount()) {
        const QModelIndex old = this->index(oldRow, oldColumn);
        emit dataChanged(old, old, {ProblemRole});
    }
    if (index.isValid()) emit dataChanged(index, index, {ProblemRole});
    return false;
}

Value ItemsModel::item(int row) const {
    const RowView shown = view(row);
    return shown.now ? *shown.now : Value::emptyMap();
}

std::optional<Value> ItemsModel::original(int row) const {
    const RowView shown = view(row);
    if (!shown.was) return {};
    return *shown.was;
}

RowState ItemsModel::rowState(int row) const {
    return view(row).state;
}

bool ItemsModel::isComplete() const {
    if (!m_request) return true;
    const auto whole = [this](const auto& input) {
        if (input.projectionExpression || input.attributesToGet) return false;
        if (m_request->index.isEmpty() || input.select == "ALL_ATTRIBUTES") return true;
        const IndexInfo* index = m_request->table.index(m_request->index);
        return index && index->projection == QLatin1String("ALL");
    };
    return std::visit(whole, m_request->input);
}

} // namespace rf::models
