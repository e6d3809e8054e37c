#pragma once
// The program's open things: files, tabs, jobs, recent files. The main window shows it and owns none of it.
//
// Invariants: a path is open at most once; a tab lives no longer than its file; a closed tab with staged edits is kept
// aside and comes back with them when its table is opened again; the session is in the settings at all times
// (models/session/session_keeper.h).

#include "models/async/job.h"
#include "models/session/file_kind.h"
#include "models/session/items_tab.h"
#include "models/session/maintenance.h"
#include "models/session/recent_files.h"
#include "models/session/replay_request.h"
#include "models/session/session_keeper.h"
#include "models/tables/tables_model.h"

namespace rf::models {

class Workspace : public QObject {
    Q_OBJECT
public:
    /// `settings` outlives the workspace.
    Workspace(ServiceOpener opener, SettingsStore* settings, QObject* parent = nullptr);
    /// Saves the session, cancels jobs, closes every file.
    ~Workspace() override;

    /// What jobs run. The composition root gives Maintenance::engine().
    void setMaintenance(Maintenance maintenance) { m_maintenance = std::move(maintenance); }

    /// Opens the files and tabs of the last run, with their staged edits, and keeps the session saved from now on.
    void restoreSession() { m_keeper->restore(); }
    /// Writes what is not written yet: before the program is ended from outside.
    void saveSession() { m_keeper->save(); }

    TablesModel* tables() { return &m_tables; }
    RecentFiles* recent() { return &m_recent; }

    // Files. A path already open gives its session; one that failed is tried again.
    FileSession* openFile(const QString& path, FileSession::Mode mode = FileSession::Mode::ReadWrite);
    FileSession* newFile(const QString& path) { return openFile(path, FileSession::Mode::Create); }
    /// False when staged edits would be lost and `discardEdits` is not given.
    bool closeFile(FileSession* session, bool discardEdits = false);
    /// Closes the file and opens it again with its tabs and staged edits, after `between` has run on a worker thread.
    FileSession* reopenFile(FileSession* session, std::function<rf::Status()> between = nullptr);
    QList<FileSession*> files() const { return m_files; }
    FileSession* fileAt(const QString& path) const;
    /// Changes in every tab (of a file), parked ones and those still to be restored too.
    int stagedCount(FileSession* session = nullptr) const;

    // Tabs, in order.
    /// Shows the table or index: a tab that already does, a parked one, or a new one.
    ItemsTab* openTable(FileSession* session, const QString& region, const QString& table, const QString& index = {});
    /// Always a new tab.
    ItemsTab* openTableInNewTab(FileSession* session, const QString& region, const QString& table,
                                const QString& index = {});
    /// Runs on every tab that is new (not on those that come back): what the user's settings want of a query's form.
    void setNewTab(std::function<void(ItemsTab*)> prepare) { m_newTab = std::move(prepare); }
    void closeTab(ItemsTab* tab);
    const QList<ItemsTab*>& tabs() const { return m_tabs; }
    const QList<ItemsTab*>& parkedTabs() const { return m_parked; } ///< closed with staged edits
    int currentTab() const { return m_current; }                    ///< -1 = the welcome page
    void setCurrentTab(int index);
    void moveTab(int from, int to);

    // Jobs. Each appears in jobs() until dismissed; the file it makes opens when it is done.
    Job* convertFile(const QString& source, const QString& target);
    Job* makeSample(const QString& target, const QString& name = QStringLiteral("ecommerce"));
    Job* importTable(FileSession* session, const QString& region, const QString& table, const QString& source);
    Job* exportTable(FileSession* session, const QString& region, const QString& table, const QString& target);
    Job* checkFile(const QString& path);
    /// Every item of a table into another one of the same region.
    Job* copyItems(FileSession* session, const QString& region, const QString& from, const QString& to);
    /// Every item is deleted; the table stays.
    Job* purgeTable(FileSession* session, const QString& region, const QString& table);
    /// What an open file holds, in a new file, though its own may be gone from the disk.
    Job* saveCopy(FileSession* session, const QString& target);
    /// The file was deleted while it was open: puts what it holds where it was, and opens that with its tabs.
    Job* putBack(FileSession* session);
    /// Plays records of a stream once more. A table that is still being made is waited for.
    Job* replay(FileSession* session, const ReplayRequest& request);
    /// Takes in a job that somebody else made; `session`: the open file it works on.
    Job* addJob(Job* job, FileSession* session = nullptr);
    const QList<Job*>& jobs() const { return m_jobs; }
    void dismissJob(Job* job);

    /// What a dropped or chosen file is: by its first bytes and name.
    using FileKind = models::FileKind;
    static FileKind kindOf(const QString& path) { return kindOfFile(path); }
    /// "shop.rfdb" beside "shop.db", with a number if that is taken.
    static QString suggestedTarget(const QString& source) { return suggestedTargetOf(source); }

signals:
    void fileAdded(rf::models::FileSession* session);
    void fileChanged(rf::models::FileSession* session); ///< state or tables
    void fileRemoved(rf::models::FileSession* session);
    void tabAdded(rf::models::ItemsTab* tab, int index);
    void tabRemoved(rf::models::ItemsTab* tab, int index); ///< after it left tabs(); it may live on, parked
    void tabMoved(int from, int to);
    void currentTabChanged(int index);
    void jobAdded(rf::models::Job* job);
    void jobRemoved(rf::models::Job* job);

private:
    friend class SessionKeeper;
    void addFile(FileSession* session);
    void fileTouched(FileSession* session);
    /// Takes a tab in at a place among the others; -1: parked.
    void adopt(ItemsTab* tab, int at);
    ItemsTab* shown(ItemsTab* tab);
    void dropTabsOf(FileSession* session);
    void drop(FileSession* session);
    Job* jobThenOpen(Job* job, const QString& path);

    ServiceOpener m_opener;
    Maintenance m_maintenance;
    std::function<void(ItemsTab*)> m_newTab;
    TablesModel m_tables;
    RecentFiles m_recent;
    QList<FileSession*> m_files;
    QSet<FileSession*> m_noted; ///< files that are among the recent ones since they opened
    QList<ItemsTab*> m_tabs;
    QList<ItemsTab*> m_parked;
    int m_current = -1;
    QList<Job*> m_jobs;
    QHash<Job*, QPointer<FileSession>> m_jobFiles; ///< those that work on an open file
    std::unique_ptr<SessionKeeper> m_keeper;
};

} // namespace rf::models
