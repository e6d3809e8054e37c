#include "models/edit/conflict_model.h"

#include "models/edit/diff.h"

#include <set>

namespace rf::models {

/// One item in conflict: what was loaded, what I want, what is stored.
struct ConflictModel::Row {
    StagedChange mine;
    std::optional<Value> theirs;
    Decision decision = Undecided;
    QStringList names; ///< attributes that differ somewhere

    std::optional<Value> loaded(const QString& name) const { return attribute(mine.before, name); }
    std::optional<Value> yours(const QString& name) const { return attribute(mine.after, name); }
    std::optional<Value> stored(const QString& name) const { return attribute(theirs, name); }
    bool changedByMe(const QString& name) const { return loaded(name) != yours(name); }
    bool changedByThem(const QString& name) const {
        // Of an item of which an index gave only a part, what was not loaded is not known to have changed.
        if (!mine.complete && theirs && !loaded(name)) return false;
        return loaded(name) != stored(name);
    }
    bool clashes(const QString& name) const {
        return changedByMe(name) && changedByThem(name) && yours(name) != stored(name);
    }
    void collectNames();

private:
    static std::optional<Value> attribute(const std::optional<Value>& item, const QString& name) {
        return item && item->has(name) ? std::optional(item->child(name)) : std::nullopt;
    }
};

void ConflictModel::Row::collectNames() {
    std::set<std::string> all;
    for (const auto& side : {mine.before, mine.after, theirs})
        if (side && side->type() == ValueType::M)
            for (const auto& [name, value] : side->attributes()) all.insert(name);
    names.clear();
    for (const auto& utf8 : all)
        if (const QString name = fromUtf8(utf8); changedByMe(name) || changedByThem(name)) names.append(name);
}

ConflictModel::ConflictModel(StagedEdits* edits, QObject* parent) : QAbstractItemModel(parent), m_edits(edits) {
    connect(edits, &StagedEdits::itemChanged, this, &ConflictModel::follow);
}
ConflictModel::~ConflictModel() = default;

void ConflictModel::setConflicts(const QList<Conflict>& conflicts) {
    if (conflicts.isEmpty() && m_rows.empty()) return;
    beginResetModel();
    m_rows.clear();
    for (const Conflict& conflict : conflicts) {
        const StagedChange* mine = m_edits ? m_edits->find(conflict.id) : nullptr;
        if (mine == nullptr) continue;
        auto row = std::make_unique<Row>();
        row->mine = *mine;
        row->theirs = conflict.theirs;
        row->collectNames();
        m_rows.push_back(std::move(row));
    }
    endResetModel();
    emit decided();
}

bool ConflictModel::isEmpty() const {
    return m_rows.empty();
}

int ConflictModel::undecided() const {
    return int(std::count_if(m_rows.begin(), m_rows.end(), [](const auto& row) { return row->decision == Undecided; }));
}

/// An undecided item was edited or taken back meanwhile: the conflict follows, or is none any more.
void ConflictModel::follow(const ItemId& id) {
    for (std::size_t i = 0; i < m_rows.size() && !m_deciding; ++i) {
        Row& row = *m_rows[i];
        if (row.mine.id != id || row.decision != Undecided) continue;
        const StagedChange* now = m_edits ? m_edits->find(id) : nullptr;
        if (now != nullptr && *now == row.mine) return;
        if (now == nullptr) {
            beginRemoveRows({}, int(i), int(i));
            m_rows.erase(m_rows.begin() + std::ptrdiff_t(i));
            endRemoveRows();
        } else {
            beginResetModel();
            row.mine = *now;
            row.collectNames();
            endResetModel();
        }
        emit decided();
        return;
    }
}

void ConflictModel::keepMine(int row) {
    decide(row, KeepMine);
}
void ConflictModel::takeTheirs(int row) {
    decide(row, TakeTheirs);
}

void ConflictModel::keepAllMine() {
    for (int row = 0; row < int(m_rows.size()); ++row)
        if (m_rows[std::size_t(row)]->decision == Undecided) decide(row, KeepMine);
}
void ConflictModel::takeAllTheirs() {
    for (int row = 0; row < int(m_rows.size()); ++row)
        if (m_rows[std::size_t(row)]->decision == Undecided) decide(row, TakeTheirs);
}

void ConflictModel::decide(int at, Decision decision) {
    if (at < 0 || at >= int(m_rows.size()) || !m_edits) return;
    Row& row = *m_rows[std::size_t(at)];
    if (row.decision == decision) return;
    const std::optional<Value> wanted =
        decision == KeepMine ? carriedOver(row.mine.before, row.mine.after, row.theirs) : row.theirs;
    row.decision = decision;
    m_deciding = true;
    m_edits->rebase(row.mine.id, row.theirs, wanted);
    m_deciding = false;
    emit dataChanged(index(at, 0), index(at, ColumnCount - 1));
    emit decided();
}

QModelIndex ConflictModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent)) return {};
    return createIndex(row, column, parent.isValid() ? m_rows[std::size_t(parent.row())].get() : nullptr);
}

QModelIndex ConflictModel::parent(const QModelIndex& index) const {
    const auto* row = index.isValid() ? static_cast<const Row*>(index.internalPointer()) : nullptr;
    for (std::size_t i = 0; row != nullptr && i < m_rows.size(); ++i)
        if (m_rows[i].get() == row) return createIndex(int(i), NameColumn, nullptr);
    return {};
}

int ConflictModel::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid()) return int(m_rows.size());
    if (parent.column() > 0 || parent.internalPointer() != nullptr) return 0;
    return int(m_rows[std::size_t(parent.row())]->names.size());
}

int ConflictModel::columnCount(const QModelIndex&) const {
    return ColumnCount;
}

QVariant ConflictModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const auto* above = static_cast<const Row*>(index.internalPointer());
    if (above != nullptr) return attributeData(*above, above->names[index.row()], index.column(), role);
    return itemData(*m_rows[std::size_t(index.row())], index.column(), role);
}

QVariant ConflictModel::itemData(const Row& row, int column, int role) const {
    switch (role) {
    case Qt::DisplayRole:
        return itemText(row, column);
    case ItemIdRole:
        return row.mine.id;
    case DecisionRole:
        return int(row.decision);
    case ChangedByMeRole:
        return row.mine.before != row.mine.after;
    case ChangedByThemRole:
        return row.mine.before != row.theirs;
    case ClashRole:
        return std::any_of(row.names.begin(), row.names.end(), [&](const QString& name) { return row.clashes(name); });
    default:
        return {};
    }
}

/// The key, and where a whole side is missing, that it is.
QString ConflictModel::itemText(const Row& row, int column) const {
    switch (column) {
    case NameColumn: {
        QStringList parts;
        for (const QString& name : m_edits ? m_edits->table().keyNames() : row.mine.key.names())
            parts.append(row.mine.key.child(name).displayText());
        return parts.join(QStringLiteral(" · "));
    }
    case LoadedColumn:
        return row.mine.before ? QString() : tr("not there");
    case YoursColumn:
        return row.mine.after ? QString() : tr("deleted");
    case TheirsColumn:
        return row.theirs ? QString() : tr("gone");
    default:
        return {};
    }
}

QVariant ConflictModel::attributeData(const Row& row, const QString& name, int column, int role) const {
    std::optional<Value> value;
    if (column == LoadedColumn) value = row.loaded(name);
    if (column == YoursColumn) value = row.yours(name);
    if (column == TheirsColumn) value = row.stored(name);
    switch (role) {
    case Qt::DisplayRole:
        if (column == NameColumn) return visibleText(name);
        return value ? QVariant(comparedText(*value)) : QVariant();
    case Qt::ToolTipRole:
        return value ? QVariant(comparedText(*value, kTipLength)) : QVariant();
    case TypeCodeRole:
        return value ? value->typeCode() : QString();
    case ItemIdRole:
        return row.mine.id;
    case ClashRole:
        return row.clashes(name);
    case ChangedByMeRole:
        return row.changedByMe(name);
    case ChangedByThemRole:
        return row.changedByThem(name);
    default:
        return {};
    }
}

QVariant ConflictModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
    case NameColumn:
        return tr("Item");
    case LoadedColumn:
        return tr("Loaded");
    case YoursColumn:
        return tr("Yours");
    case TheirsColumn:
        return tr("Theirs");
    default:
        return {};
    }
}

} // namespace rf::models

#include "moc_conflict_model.cpp"
