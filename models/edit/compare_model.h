#pragma once
// Two items side by side, as a tree: what is equal, what differs, what one of them has alone, at any depth.
//
// Invariants
//  1. Maps are compared by name (pairsOf), lists by place as aligned() pairs them, sets by member. Values of two types, and
//     scalars, as a whole.
//  2. A difference is the highest place that one side has alone, or a value without places inside that is another one.
//     Differences are numbered from 0 in the order of the tree.
//  3. The items never change; a copy gives a new right item.

#include "models/edit/diff.h"

#include <QAbstractItemModel>

namespace rf::models {

class CompareModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { NameColumn, LeftColumn, RightColumn, BytesColumn, ColumnCount };
    enum class Kind { Same, Changed, LeftOnly, RightOnly };
    Q_ENUM(Kind)
    enum Role {
        KindRole = Qt::UserRole + 1, ///< int of Kind
        ValueRole,                   ///< Value of Left or Right; invalid: that side has none
        PathRole,                    ///< "shipTo.city": of the right side if it is there
        DifferenceRole,              ///< bool: it is one (invariant 2), not only something around one
        IsKeyRole,
    };
    struct Counts {
        int changed = 0, leftOnly = 0, rightOnly = 0; ///< differences
        int same = 0;                                 ///< attributes of the items that are equal
        int all() const { return changed + leftOnly + rightOnly; }
    };

    explicit CompareModel(QObject* parent = nullptr);
    ~CompareModel() override;

    /// `keys`: names of the key attributes, which stand first. `keyStays`: the right item is stored, its key cannot change.
    void setItems(Value left, Value right, const QStringList& keys, bool keyStays = true);
    const Value& left() const { return m_left; }
    const Value& right() const { return m_right; }
    /// Leaves out what is equal.
    void setDifferencesOnly(bool only);
    bool isDifferencesOnly() const { return m_differencesOnly; }

    const Counts& counts() const { return m_counts; }
    int differenceCount() const { return int(m_differences.size()); }
    QModelIndex difference(int number) const;
    /// The difference that stands next after (step 1) or before (step -1) a place, begun anew at the other end; -1: none.
    int nextDifference(const QModelIndex& from, int step) const;
    /// Which difference a place is; -1: none.
    int differenceAt(const QModelIndex& index) const;

    /// The right item with this place as the left one has it: replaced, put in, or taken out. Nothing, with the reason,
    /// when that cannot be. What the result may hold is the table's to say.
    std::optional<Value> copiedRight(const QModelIndex& index, QString* why = nullptr) const;
    /// The differences a line each, "-" for the left side and "+" for the right, values as DynamoDB JSON.
    QString differenceText(const QString& leftTitle, const QString& rightTitle) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Node;
    void rebuild();
    // compare_tree.cpp
    void fill(Node& node);
    void fillEntries(Node& node);
    void fillElements(Node& node);
    void fillMembers(Node& node);
    void add(Node& node, Node&& child);
    void gather(Node& node);

    const Node* nodeOf(const QModelIndex& index) const;
    QModelIndex indexOf(const Node* node, int column = NameColumn) const;
    std::optional<ValuePath> pathOf(const Node* node, bool right) const;
    std::optional<Value> putRight(const Node* node, const ValuePath& parent, QString* why) const;
    QString nameOf(const Node* node) const;
    QString bytesOf(const Node* node) const;
    QString spoken(const Node* node) const;
    QVariant text(const Node* node, int column) const;

    Value m_left, m_right;
    QStringList m_keys;
    bool m_keyStays = true;
    bool m_differencesOnly = false;
    Counts m_counts;
    std::unique_ptr<Node> m_root;
    QList<const Node*> m_differences;
};

} // namespace rf::models
