#include "models/edit/review_model.h"

#include "models/edit/diff.h"
#include "models/edit/transaction_plan.h"

#include <QHash>

namespace rf::models {

/// A change with its differences. Lives as long as its item stays staged.
struct ReviewModel::Row {
    StagedChange change;
    QList<AttributeDiff> diffs;
    WritePrice price;
    mutable std::optional<QString> condition; ///< made when somebody looks
};

namespace {


/// Differences without the key, which stands in the row above; a new item shows its key as well.
QList<AttributeDiff> shownDiffs(const StagedChange& change) {
    QList<AttributeDiff> diffs =
        change.kind == ChangeKind::Edit ? deepDiffOf(change.before, change.after) : diffOf(change.before, change.after);
    if (change.kind == ChangeKind::Insert) return diffs;
    diffs.removeIf([&](const AttributeDiff& diff) { return change.key.has(diff.name); });
    return diffs;
}

QString keyText(const TableInfo& table, const Value& key) {
    QStringList parts;
    for (const QString& name : table.keyNames()) parts.append(key.child(name).displayText());
    return parts.join(QStringLiteral(" · "));
}

ChangeKind kindOf(const AttributeDiff& diff) {
    if (!diff.before) return ChangeKind::Insert;
    return diff.after ? ChangeKind::Edit : ChangeKind::Delete;
}

} // namespace

ReviewModel::ReviewModel(StagedEdits* edits, QObject* parent) : QAbstractItemModel(parent), m_edits(edits) {
    connect(edits, &StagedEdits::changed, this, &ReviewModel::reload);
    reload();
}

ReviewModel::~ReviewModel() = default;

QString ReviewModel::transactionText() const {
    if (m_transactions == 0) return {};
    if (m_transactions == 1) return tr("1 transaction");
    return tr("%1 transactions in sequence: each is all or nothing, the %1 together are not").arg(m_transactions);
}

/// Brings the rows up to date with the fewest changes, so that what is unfolded stays unfolded.
void ReviewModel::reload() {
    const QList<StagedChange> changes = m_edits ? m_edits->changes() : QList<StagedChange>();
    QHash<ItemId, int> wanted;
    for (int i = 0; i < changes.size(); ++i) wanted.insert(changes[i].id, i);
    for (int row = int(m_rows.size()) - 1; row >= 0; --row)
        if (!wanted.contains(m_rows[std::size_t(row)]->change.id)) removeRow(row);
    for (int row = 0; row < int(changes.size()); ++row) settle(row, changes[row]);

    m_total = {};
    for (const auto& row : m_rows) m_total += row->price;
    m_transactions = int(splitIntoTransactions(changes).size());
    emit totalChanged();
}

void ReviewModel::removeRow(int row) {
    beginRemoveRows({}, row, row);
    m_rows.erase(m_rows.begin() + row);
    endRemoveRows();
}

/// The row shows this change: it is there, is moved there, or is new.
void ReviewModel::settle(int row, const StagedChange& change) {
    const auto at = m_rows.begin() + row;
    const auto found = std::find_if(at, m_rows.end(), [&](const auto& known) { return known->change.id == change.id; });
    if (found == m_rows.end()) {
        auto fresh = std::make_unique<Row>();
        fill(*fresh, change);
        beginInsertRows({}, row, row);
        m_rows.insert(at, std::move(fresh));
        endInsertRows();
        return;
    }
    if (const int from = int(found - m_rows.begin()); from != row) {
        beginMoveRows({}, from, from, {}, row);
        std::rotate(at, found, found + 1);
        endMoveRows();
    }
    Row& known = *m_rows[std::size_t(row)];
    if (known.change == change) return;
    const QModelIndex parent = index(row, NameColumn);
    if (!known.diffs.isEmpty()) {
        beginRemoveRows(parent, 0, int(known.diffs.size()) - 1);
        known.diffs.clear();
        endRemoveRows();
    }
    Row fresh;
    fill(fresh, change);
    if (!fresh.diffs.isEmpty()) {
        beginInsertRows(parent, 0, int(fresh.diffs.size()) - 1);
        known = std::move(fresh);
        endInsertRows();
    } else {
        known = std::move(fresh);
    }
    emit dataChanged(parent, index(row, PriceColumn));
}

void ReviewModel::fill(Row& row, const StagedChange& change) const {
    row.change = change;
    row.diffs = shownDiffs(change);
    row.price = priceOf(m_edits->table(), change);
}

const ReviewModel::Row* ReviewModel::rowOf(const QModelIndex& index) const {
    if (!index.isValid()) return nullptr;
    const auto* parent = static_cast<const Row*>(index.internalPointer());
    return parent != nullptr ? parent : m_rows[std::size_t(index.row())].get();
}

QModelIndex ReviewModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent)) return {};
    return createIndex(row, column, parent.isValid() ? m_rows[std::size_t(parent.row())].get() : nullptr);
}

QModelIndex ReviewModel::parent(const QModelIndex& index) const {
    const auto* row = index.isValid() ? static_cast<const Row*>(index.internalPointer()) : nullptr;
    if (row == nullptr) return {};
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        if (m_rows[i].get() == row) return createIndex(int(i), NameColumn, nullptr);
    return {};
}

int ReviewModel::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid()) return int(m_rows.size());
    if (parent.column() > 0 || parent.internalPointer() != nullptr) return 0;
    return int(m_rows[std::size_t(parent.row())]->diffs.size());
}

int ReviewModel::columnCount(const QModelIndex&) const {
    return ColumnCount;
}

QVariant ReviewModel::data(const QModelIndex& index, int role) const {
    const Row* row = rowOf(index);
    if (row == nullptr) return {};
    if (role == ItemIdRole) return row->change.id;
    return index.internalPointer() == nullptr ? changeData(*row, index.column(), role)
                                              : diffData(row->diffs[index.row()], index.column(), role);
}

QVariant ReviewModel::changeData(const Row& row, int column, int role) const {
    switch (role) {
    case Qt::DisplayRole:
        if (column == NameColumn) return m_edits ? keyText(m_edits->table(), row.change.key) : QString();
        return column == PriceColumn ? QVariant(row.price.text()) : QVariant();
    case ChangeKindRole:
        return int(row.change.kind);
    case PriceRole:
        return row.price.total();
    case ConditionRole:
        if (!row.condition && m_edits) {
            const auto planned = planAction(m_edits->table(), row.change);
            row.condition = planned ? planned->conditionText() : fromUtf8(planned.error().message);
        }
        return row.condition.value_or(QString());
    default:
        return {};
    }
}

QVariant ReviewModel::diffData(const AttributeDiff& diff, int column, int role) const {
    const auto& side = column == BeforeColumn ? diff.before : diff.after;
    const bool valueColumn = column == BeforeColumn || column == AfterColumn;
    switch (role) {
    case Qt::DisplayRole:
        if (column == NameColumn) return visibleText(diff.name);
        return valueColumn && side ? QVariant(comparedText(*side)) : QVariant();
    case Qt::ToolTipRole:
        return valueColumn && side ? QVariant(comparedText(*side, kTipLength)) : QVariant();
    case ChangeKindRole:
        return int(kindOf(diff));
    case PathRole:
        return diff.name;
    case TypeCodeRole:
        return valueColumn && side ? side->typeCode() : QString();
    default:
        return {};
    }
}

QVariant ReviewModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
    case NameColumn:
        return tr("Item");
    case BeforeColumn:
        return tr("Before");
    case AfterColumn:
        return tr("After");
    case PriceColumn:
        return tr("Price");
    default:
        return {};
    }
}

} // namespace rf::models

#include "moc_review_model.cpp"
