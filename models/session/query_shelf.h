#pragma once
// Saved queries and history of every file that is or was open, and the recording of what is run, statements too.
//
// Invariant: a run is noted when its page has come (or failed), and again with each further page; refreshing is a run.

#include "models/session/query_history.h"
#include "models/session/saved_queries.h"
#include "models/session/workspace.h"

namespace rf::models {

class QueryShelf : public QObject {
    Q_OBJECT
public:
    /// Both outlive the shelf.
    QueryShelf(Workspace* workspace, SettingsStore* settings, QObject* parent = nullptr);

    /// The shelf's own; never nullptr.
    SavedQueries* saved(FileSession* file);
    QueryHistory* history(FileSession* file);

private:
    void follow(ItemsTab* tab);
    void note(ItemsTab* tab);
    void noteStatement(ItemsTab* tab);
    static QString placeOf(FileSession* file);

    SettingsStore* m_settings;
    QHash<QString, SavedQueries*> m_saved; ///< by path
    QHash<QString, QueryHistory*> m_history;
    QHash<ItemsTab*, QJsonObject> m_running; ///< forms of the runs that go on
    QSet<ItemsTab*> m_statements;            ///< theirs run
};

} // namespace rf::models
