#pragma once
// Changes of one table that wait for a commit. Nothing here reaches the engine.
//
// Invariants
//  1. One change an item at most; an edit that comes back to what was loaded is no change.
//  2. Every change can be undone until it is committed; an error of the commit takes nothing away.
//  3. `before` is what was loaded, never altered except by rebase (a conflict solved).

#include "models/edit/command_stack.h"
#include "models/tables/table_info.h"

#include <QHash>

namespace rf::models {

enum class ChangeKind { Edit, Insert, Delete };

/// Identity of an item: canonical bytes of its primary key.
using ItemId = QByteArray;

struct StagedChange {
    ItemId id;
    ChangeKind kind = ChangeKind::Edit;
    Value key;                   ///< map of the key attributes
    std::optional<Value> before; ///< as loaded; Insert: nothing
    std::optional<Value> after;  ///< Delete: nothing
    bool complete = true;        ///< `before` is the whole item (false: an index gave only its projection)
    /// What the user demands for the write instead of all that was loaded (only_if.h); "": nothing at all. Edits only.
    std::optional<QString> onlyIf = {};
    friend bool operator==(const StagedChange&, const StagedChange&) = default;
};

class StagedEdits : public QObject {
    Q_OBJECT
public:
    explicit StagedEdits(QObject* parent = nullptr);

    void setTable(const TableInfo& table); ///< another table than before drops every change
    const TableInfo& table() const { return m_table; }
    ItemId idOf(const Value& item) const;

    /// Stages the item as it shall be. `loaded` is what was read; its key must be that of `after`.
    /// False with a reason when `after` cannot be stored (key changed, too large, nested too deep).
    bool stageEdit(const Value& loaded, const Value& after, const QString& what, QString* why = nullptr,
                   bool complete = true);
    /// Stages a new item. False with a reason: a key attribute is missing or of the wrong type, or the key is taken
    /// by another staged item.
    bool stageInsert(const Value& item, QString* why = nullptr);
    /// Changes a staged insert; its key may change.
    bool editInsert(const ItemId& id, const Value& after, const QString& what, QString* why = nullptr);
    /// Gives a staged edit a condition of the user's own, or (nothing) the usual one again. A step of undo.
    void setCondition(const ItemId& id, const std::optional<QString>& onlyIf);
    /// Several at once are one step of undo. Deleting a staged insert takes the insert back.
    void stageDelete(const QList<Value>& loaded, bool complete = true);

    /// What is staged from beginStep to endStep is one step of undo. They do not nest.
    void beginStep(const QString& text);
    void endStep();

    void revert(const QList<ItemId>& ids); ///< one step of undo
    void revertAll();

    bool isEmpty() const { return m_order.isEmpty(); }
    int count() const { return int(m_order.size()); }
    int count(ChangeKind kind) const;
    /// In the order first staged.
    QList<StagedChange> changes() const;
    QList<ItemId> ids() const { return m_order; }
    /// nullptr if nothing is staged for it. Valid until the next change.
    const StagedChange* find(const ItemId& id) const;
    /// "3 changes: 2 edited, 1 deleted"; empty when there are none.
    QString summary() const;

    CommandStack* stack() { return &m_stack; }

    /// The changes were written: they go, and undo starts anew. Emits committed().
    void markCommitted(const QList<ItemId>& ids);
    /// Solves a conflict: `theirs` is the new `before`, `after` the new after (nothing of either: no such item).
    /// A change that leaves nothing to do goes. Not a step of undo. `complete`: `theirs` is the whole item.
    void rebase(const ItemId& id, const std::optional<Value>& theirs, const std::optional<Value>& after,
                bool complete = true);

signals:
    void changed();
    void itemChanged(const QByteArray& id); ///< staged, altered or taken back
    void committed(const QList<rf::models::StagedChange>& changes);
    /// A conflict showed that the stored item is this now (nothing: it is gone).
    void rebased(const QByteArray& id, const std::optional<rf::models::Value>& theirs);

private:
    /// What one command does to one item: it puts `after` where `before` was. `at`: the place in the order, of a change
    /// that appears or goes.
    struct Step {
        ItemId id;
        std::optional<StagedChange> before;
        std::optional<StagedChange> after;
        int at = -1;
    };
    static Step removal(const StagedChange& staged);
    void sortRemovals(QList<Step>& steps) const;
    void replace(const QString& text, const ItemId& id, const std::optional<StagedChange>& after);
    void apply(const QString& text, const QList<Step>& steps);
    void put(const ItemId& id, const std::optional<StagedChange>& change, int at = -1);
    void announce(const QList<Step>& steps);
    bool storable(const Value& item, QString* why, const std::optional<Value>& before) const;

    TableInfo m_table;
    QHash<ItemId, StagedChange> m_changes;
    QList<ItemId> m_order;
    CommandStack m_stack;
    std::optional<QString> m_step; ///< text of the step that is open
    QList<Step> m_steps;           ///< done in it
    QList<std::weak_ptr<QList<Step>>> m_histories; ///< of the commands in the stack
};

/// Attributes that differ between two items, by name.
struct AttributeDiff {
    QString name;
    std::optional<Value> before;
    std::optional<Value> after;
};
QList<AttributeDiff> diffOf(const std::optional<Value>& before, const std::optional<Value>& after);

} // namespace rf::models
