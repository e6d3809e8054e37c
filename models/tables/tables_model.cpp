#include "models/tables/tables_model.h"

#include <memory>

namespace rf::models {

/// A node as it shall be.
struct TablesModel::Wanted {
    NodeKind kind = NodeKind::File;
    QString name;
    QString text; ///< key of a table or index, path of a file
    QString status;
    QString detail;
    qint64 items = 0;
    qint64 bytes = 0;
    QObject* session = nullptr; ///< files
    TableInfo info;             ///< tables
    QList<Wanted> children;
};

/// A node as it is. Lives as long as a node of its kind and name stays under its parent.
struct TablesModel::Node {
    Wanted now; ///< without children
    Node* parent = nullptr;
    std::vector<std::unique_ptr<Node>> children;

    int row() const {
        if (parent == nullptr) return 0;
        const auto at = std::find_if(parent->children.begin(), parent->children.end(),
                                     [this](const auto& child) { return child.get() == this; });
        return int(at - parent->children.begin());
    }
    bool is(const Wanted& wanted) const {
        return now.kind == wanted.kind && now.name == wanted.name && now.session == wanted.session;
    }
    bool shows(const Wanted& wanted) const {
        return now.text == wanted.text && now.status == wanted.status && now.detail == wanted.detail &&
               now.items == wanted.items && now.bytes == wanted.bytes && now.info.sameAs(wanted.info);
    }
    const Node* above(NodeKind kind) const {
        const Node* at = this;
        while (at != nullptr && at->now.kind != kind) at = at->parent;
        return at;
    }
};

TablesModel::TablesModel(QObject* parent) : QAbstractItemModel(parent), m_root(std::make_unique<Node>()) {}
TablesModel::~TablesModel() = default;

TablesModel::Wanted TablesModel::wantedOf(const TableInfo& table) {
    Wanted node;
    node.kind = NodeKind::Table;
    node.name = table.name;
    node.text = table.keyText();
    node.status = table.status;
    node.items = table.itemCount;
    node.bytes = table.sizeBytes;
    node.info = table;

    Wanted key = node;
    key.kind = NodeKind::TableKey;
    key.name = tr("Table");
    node.children.append(key);
    for (const IndexInfo& index : table.indexes) {
        Wanted child;
        child.kind = index.global ? NodeKind::GlobalIndex : NodeKind::LocalIndex;
        child.name = index.name;
        child.text = index.keyText();
        child.status = index.status;
        child.items = index.itemCount;
        child.bytes = index.sizeBytes;
        child.info = table;
        node.children.append(child);
    }
    return node;
}

QList<TablesModel::Wanted> TablesModel::wantedOf(const FileEntry& entry) {
    QList<Wanted> regions;
    for (const TableInfo& table : entry.tables) {
        auto at = std::find_if(regions.begin(), regions.end(), [&](const Wanted& r) { return r.name == table.region; });
        if (at == regions.end()) {
            Wanted region;
            region.kind = NodeKind::Region;
            region.name = table.region;
            regions.append(region);
            at = regions.end() - 1;
        }
        at->children.append(wantedOf(table));
    }
    return regions.size() == 1 ? regions.front().children : regions;
}

void TablesModel::setFile(QObject* session, const FileEntry& entry) {
    Wanted file;
    file.kind = NodeKind::File;
    file.name = entry.name;
    file.text = entry.path;
    file.status = entry.status;
    file.detail = entry.detail;
    file.bytes = entry.sizeBytes;
    file.session = session;

    const QModelIndex known = indexOf(session);
    Node* node = known.isValid() ? this->node(known) : nullptr;
    if (node == nullptr) {
        const int row = int(m_root->children.size());
        beginInsertRows({}, row, row);
        auto fresh = std::make_unique<Node>();
        fresh->now = file;
        fresh->parent = m_root.get();
        node = fresh.get();
        m_root->children.push_back(std::move(fresh));
        endInsertRows();
    } else if (node->now.name != file.name || !node->shows(file)) {
        node->now = file;
        emit dataChanged(known, known);
    }
    sync(node, wantedOf(entry));
}

void TablesModel::removeFile(QObject* session) {
    const QModelIndex index = indexOf(session);
    if (!index.isValid()) return;
    beginRemoveRows({}, index.row(), index.row());
    m_root->children.erase(m_root->children.begin() + index.row());
    endRemoveRows();
}

void TablesModel::sync(Node* parent, const QList<Wanted>& wanted) {
    const QModelIndex at = indexOf(parent);
    auto& children = parent->children;
    const auto isWanted = [&](const Node& node) {
        return std::any_of(wanted.begin(), wanted.end(), [&](const Wanted& w) { return node.is(w); });
    };
    for (int row = int(children.size()) - 1; row >= 0; --row) {
        if (isWanted(*children[std::size_t(row)])) continue;
        beginRemoveRows(at, row, row);
        children.erase(children.begin() + row);
        endRemoveRows();
    }
    for (int row = 0; row < int(wanted.size()); ++row) {
        const Wanted& want = wanted[row];
        const auto found =
            std::find_if(children.begin() + row, children.end(), [&](const auto& c) { return c->is(want); });
        if (found == children.end()) {
            auto fresh = std::make_unique<Node>();
            fresh->now = want;
            fresh->now.children.clear();
            fresh->parent = parent;
            beginInsertRows(at, row, row);
            children.insert(children.begin() + row, std::move(fresh));
            endInsertRows();
        } else if (const int from = int(found - children.begin()); from != row) {
            beginMoveRows(at, from, from, at, row);
            std::rotate(children.begin() + row, found, found + 1);
            endMoveRows();
        }
        Node* child = children[std::size_t(row)].get();
        if (!child->shows(want)) {
            child->now = want;
            child->now.children.clear();
            const QModelIndex changed = createIndex(row, 0, child);
            emit dataChanged(changed, changed);
        } else {
            child->now.info = want.info; // the newest schema
        }
        sync(child, want.children);
    }
}

QModelIndex TablesModel::indexOf(QObject* session, const QString& region, const QString& table,
                                 const QString& index) const {
    for (const auto& file : m_root->children) {
        if (file->now.session != session) continue;
        if (region.isEmpty() && table.isEmpty()) return indexOf(file.get());
        for (const auto& child : file->children) {
            const bool isRegion = child->now.kind == NodeKind::Region;
            if (isRegion && table.isEmpty() && child->now.name == region) return indexOf(child.get());
            const auto find = [&](const Node& node) {
                return node.now.kind == NodeKind::Table && node.now.name == table &&
                       (region.isEmpty() || node.now.info.region == region);
            };
            const Node* found = !isRegion && find(*child) ? child.get() : nullptr;
            if (isRegion)
                for (const auto& inner : child->children)
                    if (find(*inner)) found = inner.get();
            if (found == nullptr) continue;
            if (index.isEmpty()) return indexOf(found);
            for (const auto& inner : found->children)
                if (inner->now.kind != NodeKind::TableKey && inner->now.name == index) return indexOf(inner.get());
            return {};
        }
    }
    return {};
}

TablesModel::Node* TablesModel::node(const QModelIndex& index) const {
    return index.isValid() ? static_cast<Node*>(index.internalPointer()) : m_root.get();
}

QModelIndex TablesModel::indexOf(const Node* node) const {
    return node == m_root.get() ? QModelIndex() : createIndex(node->row(), 0, const_cast<Node*>(node));
}

QModelIndex TablesModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent)) return {};
    return createIndex(row, column, node(parent)->children[std::size_t(row)].get());
}

QModelIndex TablesModel::parent(const QModelIndex& index) const {
    return index.isValid() ? indexOf(node(index)->parent) : QModelIndex();
}

int TablesModel::rowCount(const QModelIndex& parent) const {
    return parent.column() > 0 ? 0 : int(node(parent)->children.size());
}

int TablesModel::columnCount(const QModelIndex&) const {
    return 1;
}

QVariant TablesModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const Node& node = *this->node(index);
    const NodeKind kind = node.now.kind;
    const bool ofTable = kind != NodeKind::File && kind != NodeKind::Region;
    switch (role) {
    case Qt::DisplayRole:
        return node.now.name;
    case Qt::ToolTipRole: {
        const QString tip = kind == NodeKind::File && node.now.detail.isEmpty() ? node.now.text : node.now.detail;
        return tip.isEmpty() ? QVariant() : tip;
    }
    case KindRole:
        return int(kind);
    case NameRole:
        return kind == NodeKind::TableKey ? node.now.info.name : node.now.name;
    case KeyTextRole:
        return ofTable ? node.now.text : QString();
    case StatusRole:
        return node.now.status;
    case ItemCountRole:
        return node.now.items;
    case SizeRole:
        return node.now.bytes;
    case RegionRole:
        return kind == NodeKind::Region ? node.now.name : node.now.info.region;
    case TableRole:
        return node.now.info.name;
    case IndexRole:
        return kind == NodeKind::LocalIndex || kind == NodeKind::GlobalIndex ? node.now.name : QString();
    case FileRole:
        return QVariant::fromValue(node.above(NodeKind::File)->now.session);
    case PathRole:
        return node.above(NodeKind::File)->now.text;
    case InfoRole:
        return ofTable ? QVariant::fromValue(node.now.info) : QVariant();
    default:
        return {};
    }
}

QHash<int, QByteArray> TablesModel::roleNames() const {
    auto names = QAbstractItemModel::roleNames();
    names.insert({{KindRole, "kind"},
                  {NameRole, "name"},
                  {KeyTextRole, "keyText"},
                  {StatusRole, "status"},
                  {ItemCountRole, "itemCount"},
                  {SizeRole, "size"},
                  {RegionRole, "region"},
                  {TableRole, "table"},
                  {IndexRole, "index"},
                  {FileRole, "file"},
                  {PathRole, "path"},
                  {InfoRole, "info"}});
    return names;
}

TablesFilterModel::TablesFilterModel(QObject* parent) : QSortFilterProxyModel(parent) {
    setRecursiveFilteringEnabled(true);
}

void TablesFilterModel::setText(const QString& text) {
    if (text == m_text) return;
    m_text = text;
    invalidateFilter();
}

bool TablesFilterModel::filterAcceptsRow(int row, const QModelIndex& parent) const {
    const QString wanted = m_text.trimmed();
    if (wanted.isEmpty()) return true;
    const auto matches = [&](const QModelIndex& index) {
        return index.data(TablesModel::NameRole).toString().contains(wanted, Qt::CaseInsensitive) ||
               index.data(TablesModel::KeyTextRole).toString().contains(wanted, Qt::CaseInsensitive);
    };
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    switch (static_cast<NodeKind>(index.data(TablesModel::KindRole).toInt())) {
    case NodeKind::File:
    case NodeKind::Region:
        return false; // they stay for what is under them
    case NodeKind::Table:
        return matches(index);
    default:
        return matches(index) || matches(parent);
    }
}

} // namespace rf::models

#include "moc_tables_model.cpp"
