#pragma once
// Everything behind one tab of the Items mode: builder, grid, inspector, staged edits, review and commit, wired.

#include "models/edit/committer.h"
#include "models/edit/review_model.h"
#include "models/items/item_json.h"
#include "models/items/item_tree_model.h"
#include "models/items/items_model.h"
#include "models/items/shown_rows.h"
#include "models/session/file_session.h"

namespace rf::models {

class ItemsTab : public QObject {
    Q_OBJECT
public:
    ItemsTab(FileSession* session, const TableInfo& table, const QString& index, QObject* parent = nullptr);
    ~ItemsTab() override;

    FileSession* session() const { return m_session; }
    QueryModel* query() { return &m_query; }
    ItemsModel* items() { return &m_items; }
    ShownRows* rows() { return &m_rows; } ///< the grid's model: items() through entity filter and order
    StagedEdits* edits() { return &m_edits; }
    ReviewModel* review() { return &m_review; }
    Committer* committer() { return &m_committer; }
    ItemTreeModel* tree() { return &m_tree; }
    ItemJson* json() { return &m_json; }

    QString title() const { return m_query.title(); }
    TableInfo table() const { return m_query.table(); }
    bool isReadOnly() const;

    /// Shows the item of this row of items() in tree() and json() and follows it, whatever row it moves to; -1 shows
    /// nothing. A run that does not find it shows nothing, one that does shows it again.
    void setCurrentRow(int row);
    int currentRow() const;
    ItemId currentId() const { return m_current; }
    ItemCost currentCost() const;

public slots:
    void run(); ///< nothing while the query has problems

signals:
    void titleChanged();
    void currentChanged(); ///< another item, or the same one altered
    /// An edit of tree or JSON was refused.
    void refused(const QString& why);
    /// Something went well: text for a toast ("7 changes committed, 14 WCU").
    void notice(const QString& text);

private:
    void showCurrent(bool keepJson = false);
    void followCurrent();
    void stage(const Value& item, const QString& what, bool fromJson);
    void updateTable();
    void updateAccess();
    void committed();

    QPointer<FileSession> m_session;
    QueryModel m_query;
    StagedEdits m_edits;
    ItemsModel m_items;
    ShownRows m_rows;
    ReviewModel m_review;
    Committer m_committer;
    ItemTreeModel m_tree;
    ItemJson m_json;
    ItemId m_current;
    QPersistentModelIndex m_place; ///< row of the current item while there is one
    std::optional<Value> m_shown;  ///< what tree and JSON were given last
    std::optional<Value> m_shownOriginal;
    bool m_shownDeleted = false;
    bool m_staging = false;
    QString m_title;
};

} // namespace rf::models
