#include "models/transfer/mapping_model.h"

#include "models/value/value.h"

namespace rf::models {

using rf::transfer::As;
using rf::transfer::Empty;

namespace {

/// In the order the box shows them.
constexpr As kTypes[] = {As::Auto, As::S, As::N, As::BOOL, As::NUL, As::B, As::SS, As::NS, As::BS, As::Json, As::DynamoDbJson, As::L, As::M};

QString typeName(As as, bool csv) {
    switch (as) {
    case As::Auto: return csv ? MappingModel::tr("Text as it stands") : MappingModel::tr("As JSON says");
    case As::S: return MappingModel::tr("String");
    case As::N: return MappingModel::tr("Number");
    case As::BOOL: return MappingModel::tr("Boolean");
    case As::NUL: return MappingModel::tr("Null");
    case As::B: return MappingModel::tr("Binary (base64)");
    case As::SS: return MappingModel::tr("String set");
    case As::NS: return MappingModel::tr("Number set");
    case As::BS: return MappingModel::tr("Binary set");
    case As::Json: return MappingModel::tr("JSON (map, list …)");
    case As::DynamoDbJson: return MappingModel::tr("DynamoDB JSON");
    case As::L: return MappingModel::tr("List of DynamoDB JSON");
    case As::M: return MappingModel::tr("Map of DynamoDB JSON");
    }
    return {};
}
QString emptyName(Empty empty) {
    switch (empty) {
    case Empty::Skip: return MappingModel::tr("left out");
    case Empty::Null: return MappingModel::tr("NULL");
    case Empty::Text: return MappingModel::tr("empty string");
    }
    return {};
}
bool isSet(As as) { return as == As::SS || as == As::NS || as == As::BS; }

} // namespace

MappingModel::MappingModel(QObject* parent) : QAbstractTableModel(parent) {}

void MappingModel::reset(const rf::transfer::Mapping& mapping, const QStringList& samples) {
    beginResetModel();
    m_mapping = mapping;
    m_samples = samples;
    endResetModel();
    emit changed();
}

void MappingModel::setKeys(const QStringList& keys) {
    if (keys == m_keys) return;
    m_keys = keys;
    if (rowCount() > 0) emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

QStringList MappingModel::attributes() const {
    QStringList names;
    for (const auto& column : m_mapping.columns)
        if (!column.attribute.empty() && !names.contains(fromUtf8(column.attribute))) names << fromUtf8(column.attribute);
    return names;
}

int MappingModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_mapping.columns.size()); }
int MappingModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(ColumnCount); }

QVariant MappingModel::shown(const rf::transfer::Column& column, int place) const {
    switch (place) {
    case SourceColumn: return visibleText(fromUtf8(column.source));
    case AttributeColumn: return column.attribute.empty() ? tr("left out") : fromUtf8(column.attribute);
    case TypeColumn: return isTyped() ? tr("As the file says") : typeName(column.as, m_mapping.layout.isCsv());
    case EmptyColumn: return isTyped() ? QString() : emptyName(column.empty);
    case SeparatorColumn: return isSet(column.as) && m_mapping.layout.isCsv() ? fromUtf8(column.separator) : QString();
    default: return {};
    }
}

QVariant MappingModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto& column = m_mapping.columns[std::size_t(index.row())];
    const bool used = !column.attribute.empty();
    switch (role) {
    case KeyRole: return used && m_keys.contains(fromUtf8(column.attribute));
    case UsedRole: return used;
    case TypeCodeRole: return QString::fromLatin1(rf::transfer::wordOf(column.as).data(), qsizetype(rf::transfer::wordOf(column.as).size()));
    case Qt::CheckStateRole:
        return index.column() == SourceColumn ? QVariant(int(used ? Qt::Checked : Qt::Unchecked)) : QVariant();
    case Qt::DisplayRole:
        if (index.column() == SampleColumn) return m_samples.value(index.row());
        return shown(column, index.column());
    case Qt::EditRole:
        if (index.column() == AttributeColumn) return fromUtf8(column.attribute);
        if (index.column() == SeparatorColumn) return fromUtf8(column.separator);
        if (index.column() == TypeColumn) return int(std::find(std::begin(kTypes), std::end(kTypes), column.as) - std::begin(kTypes));
        if (index.column() == EmptyColumn) return int(column.empty);
        return shown(column, index.column());
    case ChoicesRole: {
        QStringList choices;
        if (index.column() == TypeColumn)
            for (const As as : kTypes) choices << typeName(as, m_mapping.layout.isCsv());
        if (index.column() == EmptyColumn)
            for (const Empty empty : {Empty::Skip, Empty::Null, Empty::Text}) choices << emptyName(empty);
        return choices;
    }
    default: return {};
    }
}

bool MappingModel::isUsed(int column) const {
    if (column == EmptyColumn) return !isTyped();
    return column != SeparatorColumn || m_mapping.layout.isCsv();
}

QVariant MappingModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
    case SourceColumn: return tr("Column");
    case AttributeColumn: return tr("Attribute");
    case TypeColumn: return tr("Type");
    case EmptyColumn: return tr("Empty cell");
    case SeparatorColumn: return tr("Set separator");
    case SampleColumn: return tr("First values");
    default: return {};
    }
}

Qt::ItemFlags MappingModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid()) return flags;
    const auto& column = m_mapping.columns[std::size_t(index.row())];
    if (index.column() == SourceColumn) flags |= Qt::ItemIsUserCheckable;
    const bool open = !column.attribute.empty();
    if (index.column() == AttributeColumn && open) flags |= Qt::ItemIsEditable;
    if ((index.column() == TypeColumn || index.column() == EmptyColumn) && open && !isTyped()) flags |= Qt::ItemIsEditable;
    if (index.column() == SeparatorColumn && open && m_mapping.layout.isCsv() && isSet(column.as)) flags |= Qt::ItemIsEditable;
    return flags;
}

bool MappingModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return false;
    auto& column = m_mapping.columns[std::size_t(index.row())];
    const auto before = column;
    if (role == Qt::CheckStateRole && index.column() == SourceColumn) {
        column.attribute = value.toInt() == Qt::Checked ? column.source : std::string();
    } else if (role == Qt::EditRole && index.column() == AttributeColumn && isText(value.toString())) {
        column.attribute = toUtf8(value.toString().trimmed());
    } else if (role == Qt::EditRole && index.column() == TypeColumn && value.toInt() >= 0 && value.toInt() < int(std::size(kTypes))) {
        column.as = kTypes[value.toInt()];
    } else if (role == Qt::EditRole && index.column() == EmptyColumn && value.toInt() >= 0 && value.toInt() <= int(Empty::Text)) {
        column.empty = Empty(value.toInt());
    } else if (role == Qt::EditRole && index.column() == SeparatorColumn && !value.toString().isEmpty()) {
        column.separator = toUtf8(value.toString());
    } else {
        return false;
    }
    if (column == before) return true;
    emit dataChanged(index.siblingAtColumn(0), index.siblingAtColumn(ColumnCount - 1));
    emit changed();
    return true;
}

void MappingModel::setUsed(int row, bool used) { setData(index(row, SourceColumn), int(used ? Qt::Checked : Qt::Unchecked), Qt::CheckStateRole); }
void MappingModel::setType(int row, As as) {
    setData(index(row, TypeColumn), int(std::find(std::begin(kTypes), std::end(kTypes), as) - std::begin(kTypes)));
}
void MappingModel::setAttribute(int row, const QString& name) { setData(index(row, AttributeColumn), name); }

} // namespace rf::models

#include "moc_mapping_model.cpp"
