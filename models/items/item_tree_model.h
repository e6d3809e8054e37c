#pragma once
// The inspector: one item as a tree, editable at any depth. It edits a copy; edited() hands the new item to whoever
// stages it.
//
// Invariants: a node keeps its index while its name or place stays, so that expansion survives an edit; key
// attributes of a stored item cannot be edited, renamed, retyped or removed. An attribute that was removed stays as a
// node of state Removed at its place: setValue puts it back.

#include "models/tables/table_info.h"

#include <QAbstractItemModel>

namespace rf::models {

class ItemTreeModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { NameColumn, TypeColumn, ValueColumn, ColumnCount };
    enum NodeState { Plain, Edited, Added, Removed };
    Q_ENUM(NodeState)
    enum Role {
        PathRole = Qt::UserRole + 1, ///< ValuePath
        PathTextRole,                ///< "shipTo.city"
        TypeRole,                    ///< int of ValueType
        TypeCodeRole,
        ValueRole,        ///< Value
        OriginalTextRole, ///< display text as loaded, of an edited node
        StateRole,        ///< int of NodeState
        IsKeyRole,
        EditableRole, ///< the value, at least
        IsMemberRole, ///< a member of a set: fixed type, no name
        SizeRole,     ///< bytes
        NoteRole,     ///< what a number means: "TTL, 30 Jun 2027 00:00 UTC"; empty: nothing more
        CanMoveRole,  ///< an element of a list that has another one to change places with
    };

    explicit ItemTreeModel(QObject* parent = nullptr);
    ~ItemTreeModel() override;

    /// Shows `item`; `original` is what was loaded (nothing: a new item, whose key may be edited).
    /// Nodes of equal places are kept. Does not emit edited().
    void setItem(const TableInfo& table, const Value& item, const std::optional<Value>& original);
    void clear();
    void setReadOnly(bool readOnly);
    bool isEmpty() const;
    const Value& item() const { return m_item; }
    const std::optional<Value>& original() const { return m_original; }

    // Editing. Each emits edited() on success, else gives the reason and changes nothing.
    bool setValue(const QModelIndex& index, const Value& value, QString* why = nullptr);
    bool setText(const QModelIndex& index, const QString& text, QString* why = nullptr); ///< keeps the type
    bool rename(const QModelIndex& index, const QString& name, QString* why = nullptr);
    bool retype(const QModelIndex& index, ValueType type, QString* why = nullptr);
    bool remove(const QModelIndex& index, QString* why = nullptr);
    /// An element of a list to another place in it.
    bool moveTo(const QModelIndex& index, int place, QString* why = nullptr);
    /// Under a map (`name` needed, a free one is made from "attribute" when empty), list or set; an invalid index is
    /// the item itself. The new node, invalid when refused.
    QModelIndex addChild(const QModelIndex& parent, const QString& name, const Value& value, QString* why = nullptr);
    /// A value fit to add under `parent`: a member of the set's type that is not in it yet, else "".
    Value suggestedChild(const QModelIndex& parent) const;
    QString freeName(const QModelIndex& parent) const;

    Value valueAt(const QModelIndex& index) const; ///< the item for an invalid index
    ValuePath pathAt(const QModelIndex& index) const;
    QModelIndex indexOf(const ValuePath& path) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// NameColumn: rename; TypeColumn: a type code; ValueColumn: text, bool or Value. EditRole only.
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

signals:
    /// `what`: "edit shipTo.city", for undo.
    void edited(const rf::models::Value& item, const QString& what);
    /// setData was refused.
    void refused(const QModelIndex& index, const QString& why);

private:
    struct Node;
    struct Wanted;
    // item_tree_model.cpp
    Node* node(const QModelIndex& index) const;
    QModelIndex indexOf(const Node* node, int column = 0) const;
    void announceAll(Node* node);
    bool isKey(const Node* node) const;
    QVariant textOf(const Node* node, int column, int role) const;
    QString spoken(const Node* node) const;
    QString noteOf(const Node* node) const;
    // item_tree_sync.cpp
    NodeState stateOf(const Value& value, const std::optional<Value>& original, NodeState above) const;
    QList<Wanted> wantedEntries(const Value& map, const std::optional<Value>& original, NodeState state,
                                bool top) const;
    QList<Wanted> wantedElements(const Value& value, const std::optional<Value>& original, NodeState state) const;
    void sync(Node* node, const Value& value, const std::optional<Value>& original, NodeState state);
    void syncEntries(Node* node, const QList<Wanted>& wanted);
    void syncElements(Node* node, const QList<Wanted>& wanted);
    void syncChild(Node* node, std::size_t row, const Wanted& wanted);
    void removeNodes(Node* node, std::size_t begin, std::size_t end);
    void insertNodes(Node* node, std::size_t at, const QList<Wanted>& wanted);
    void moveNode(Node* node, std::size_t from, std::size_t to);
    std::unique_ptr<Node> made(Node* parent, const Wanted& wanted) const;
    // item_tree_edit.cpp
    bool lockedPlace(const Node* node, QString* why = nullptr) const;
    bool lockedValue(const Node* node, QString* why = nullptr) const;
    ValueType keyType(const Node* node) const;
    bool take(const std::optional<Value>& changed, const QString& what);

    TableInfo m_table;
    Value m_item;
    std::optional<Value> m_original;
    bool m_readOnly = false;
    std::unique_ptr<Node> m_root;
};

} // namespace rf::models
