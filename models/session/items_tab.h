#pragma once
// Everything behind one tab of the Items mode: builder, grid, inspector, staged edits, review and commit, wired.

#include "models/edit/committer.h"
#include "models/edit/review_model.h"
#include "models/items/item_json.h"
#include "models/items/item_tree_model.h"
#include "models/items/items_model.h"
#include "models/partiql/statement_model.h"
#include "models/items/shown_rows.h"
#include "models/session/file_session.h"

#include <QJsonObject>

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
    StatementModel* statement() { return &m_statement; }

    QString title() const { return m_showsStatement ? m_statement.statement().title() : m_query.title(); }
    TableInfo table() const { return m_query.table(); }
    bool isReadOnly() const;
    /// Whether the PartiQL side is shown in place of the builder and the grid.
    bool showsStatement() const { return m_showsStatement; }
    void setShowsStatement(bool shows);

    /// Shows the item of this row of items() in tree() and json() and follows it, whatever row it moves to; -1 shows
    /// nothing. A run that does not find it shows nothing, one that does shows it again.
    void setCurrentRow(int row);
    int currentRow() const;
    ItemId currentId() const { return m_current; }
    ItemCost currentCost() const;

    // What is kept of a tab (items_tab_view.cpp).
    /// What the shown side asks, query or statement (session_store.h).
    QJsonObject form() const;
    /// Fills the side such a form belongs to, and shows it.
    void setForm(const QJsonObject& form);
    /// Runs the statement if it reads. False, and nothing is sent, if it writes or cannot be read: that waits for the user.
    bool runRead();
    /// The PartiQL side: statement, whether it is shown, whether it was run; empty while it was never used.
    QJsonObject statementSide() const;
    void setStatementSide(const QJsonObject& side);
    /// The statement shows for the first time since setStatementSide(): one that was run, and reads, runs again.
    void resumeStatement();

    // What a restart brings back of the rows (items_tab_view.cpp).
    /// The current item's key, how many pages were read and what they are sorted by; empty before the first run.
    QJsonObject view() const;
    /// Takes over such a view; resume() brings it back.
    void setView(const QJsonObject& view) { m_view = view; }
    /// The tab shows for the first time since setView(): its query runs again, page by page until the item that was current
    /// is there, at most as many pages as were read and at most five. Rows that were sorted are sorted again once they are
    /// read to the end. Afterwards nothing; and nothing when it has run meanwhile, unless `again`.
    void resume(bool again = false);

    /// What the query gives may have changed: what was run runs again, page by page until the current item is there, at
    /// most as many pages as were read and at most fifty. An item that is gone leaves its place to what stands there now.
    /// Nothing before the first run.
    void readAgain();

public slots:
    void run(); ///< nothing while the query has problems

signals:
    void titleChanged();
    void sideChanged(); ///< showsStatement() is another
    void currentChanged(); ///< another item, or the same one altered
    /// An edit of tree or JSON was refused.
    void refused(const QString& why);
    /// resume() or readAgain() found the item that was current: its row of items().
    void resumed(int row);
    /// Something went well: text for a toast ("7 changes committed, 14 WCU").
    void notice(const QString& text);

private:
    void showCurrent(bool keepJson = false);
    void followCurrent();
    void stage(const Value& item, const QString& what, bool fromJson);
    void updateTable();
    void updateAccess();
    void updateNames();
    void updateTitle();
    void committed();
    void resumeOn();
    void sortWhenWhole();

    QPointer<FileSession> m_session;
    QueryModel m_query;
    StagedEdits m_edits;
    ItemsModel m_items;
    ShownRows m_rows;
    ReviewModel m_review;
    Committer m_committer;
    ItemTreeModel m_tree;
    ItemJson m_json;
    StatementModel m_statement;
    bool m_showsStatement = false;
    ItemId m_current;
    QPersistentModelIndex m_place; ///< row of the current item while there is one
    std::optional<Value> m_shown;  ///< what tree and JSON were given last
    std::optional<Value> m_shownOriginal;
    bool m_shownDeleted = false;
    bool m_staging = false;
    QString m_title;
    QJsonObject m_view; ///< to be brought back
    QJsonObject m_sort; ///< the order to bring back when the rows are read to their end
    bool m_statementRan = false; ///< before the restart
    QMetaObject::Connection m_resuming;
};

} // namespace rf::models
