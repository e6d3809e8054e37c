#pragma once
// Items that changed between load and commit: yours beside theirs, attribute by attribute. Nothing was written.
//
// Invariants: a conflict stays until it is decided; deciding alters staged edits only, the next commit writes.

#include "models/edit/staged_edits.h"

#include <QAbstractItemModel>
#include <QPointer>

namespace rf::models {

struct Conflict {
    ItemId id;
    std::optional<Value> theirs; ///< the stored item; nothing: it is gone
};

class ConflictModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { NameColumn, LoadedColumn, YoursColumn, TheirsColumn, ColumnCount };
    enum Decision { Undecided, KeepMine, TakeTheirs };
    Q_ENUM(Decision)
    enum Role {
        ItemIdRole = Qt::UserRole + 1,
        DecisionRole,  ///< int of Decision; items only
        ClashRole,     ///< both sides changed this attribute, differently
        ChangedByMeRole,
        ChangedByThemRole,
        TypeCodeRole,
    };

    explicit ConflictModel(StagedEdits* edits, QObject* parent = nullptr);
    ~ConflictModel() override;

    void setConflicts(const QList<Conflict>& conflicts);
    void clear() { setConflicts({}); }
    bool isEmpty() const;
    int undecided() const;

    /// Row of an item: puts my changes on top of theirs (attributes only they changed stay theirs).
    void keepMine(int row);
    /// Drops my change of that item.
    void takeTheirs(int row);
    void keepAllMine();
    void takeAllTheirs();

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

signals:
    void decided(); ///< undecided() changed

private:
    struct Row;
    void decide(int row, Decision decision);
    void follow(const ItemId& id);
    QString itemText(const Row& row, int column) const;
    QVariant itemData(const Row& row, int column, int role) const;
    QVariant attributeData(const Row& row, const QString& name, int column, int role) const;

    QPointer<StagedEdits> m_edits;
    std::vector<std::unique_ptr<Row>> m_rows;
    bool m_deciding = false; ///< the change of the staged edits is ours
};

} // namespace rf::models
