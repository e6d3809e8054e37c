#pragma once
// The program's open things: files, tabs, jobs, recent files. The main window shows it and owns none of it.
//
// Invariants: a path is open at most once; a tab lives no longer than its file; a closed tab with staged edits is kept
// aside and comes back with them when its table is opened again.

#include "models/async/job.h"
#include "models/session/items_tab.h"
#include "models/session/recent_files.h"
#include "models/tables/tables_model.h"

namespace rf::models {

class Workspace : public QObject {
    Q_OBJECT
public:
    /// `settings` outlives the workspace.
    Workspace(ServiceOpener opener, SettingsStore* settings, QObject* parent = nullptr);
    ~Workspace() override;

    TablesModel* tables() { return &m_tables; }
    RecentFiles* recent() { return &m_recent; }

    // Files. A path already open gives its session.
    FileSession* openFile(const QString& path, FileSession::Mode mode = FileSession::Mode::ReadWrite);
    FileSession* newFile(const QString& path) { return openFile(path, FileSession::Mode::Create); }
    /// False when staged edits would be lost and `discardEdits` is not given.
    bool closeFile(FileSession* session, bool discardEdits = false);
    QList<FileSession*> files() const { return m_files; }
    FileSession* fileAt(const QString& path) const;
    int stagedCount(FileSession* session = nullptr) const; ///< changes in every tab (of a file), parked ones too

    // Tabs, in order.
    /// Shows the table or index: a tab that already does, a parked one, or a new one.
    ItemsTab* openTable(FileSession* session, const QString& region, const QString& table, const QString& index = {});
    /// Always a new tab.
    ItemsTab* openTableInNewTab(FileSession* session, const QString& region, const QString& table,
                                const QString& index = {});
    void closeTab(ItemsTab* tab);
    const QList<ItemsTab*>& tabs() const { return m_tabs; }
    int currentTab() const { return m_current; } ///< -1 = the welcome page
    void setCurrentTab(int index);
    void moveTab(int from, int to);

    // Jobs. Each appears in jobs() until dismissed; the file it makes opens when it is done.
    Job* convertFile(const QString& source, const QString& target);
    Job* makeSample(const QString& target, const QString& name = QStringLiteral("ecommerce"));
    Job* importTable(FileSession* session, const QString& region, const QString& table, const QString& source);
    Job* exportTable(FileSession* session, const QString& region, const QString& table, const QString& target);
    Job* checkFile(const QString& path);
    const QList<Job*>& jobs() const { return m_jobs; }
    void dismissJob(Job* job);

    /// What a dropped or chosen file is: by its first bytes and name.
    enum class FileKind { TableFile, DynamoDbLocal, JsonLines, Unknown };
    static FileKind kindOf(const QString& path);
    /// "shop.rfdb" beside "shop.db", with a number if that is taken.
    static QString suggestedTarget(const QString& source);

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
    void fileTouched(FileSession* session);
    ItemsTab* addTab(ItemsTab* tab);
    Job* addJob(Job* job);
    Job* jobThenOpen(Job* job, const QString& path);

    ServiceOpener m_opener;
    TablesModel m_tables;
    RecentFiles m_recent;
    QList<FileSession*> m_files;
    QList<ItemsTab*> m_tabs;
    QList<ItemsTab*> m_parked;
    int m_current = -1;
    QList<Job*> m_jobs;
};

} // namespace rf::models
