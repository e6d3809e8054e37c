#pragma once
// Keeps the session in the settings while the program runs, and brings it back: open files, tabs with their forms,
// the current tab, staged edits.
//
// Keys: "session/layout" (files and tabs), "session/edits/N" (staged edits of the tab in slot N). Sessions that other windows
// left behind are taken over at the start.
//
// Invariants
//  1. A change is written at the next turn of the event loop (a large set of staged edits at most once a second): a
//     crash loses nothing that was written before it.
//  2. A tab whose file cannot be opened now stays saved, with its edits, until its file is closed by the user.
//  3. A slot belongs to one tab, open, parked or still to come.

#include "models/session/settings_store.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace rf::models {

class FileSession;
class ItemsTab;
class Workspace;

class SessionKeeper : public QObject {
    Q_OBJECT
public:
    /// Follows the workspace from now on. Both pointers outlive the keeper.
    SessionKeeper(Workspace* workspace, SettingsStore* settings);

    /// Opens the saved files; their tabs come as soon as a file is open. Nothing is written before this was called.
    void restore();
    /// Writes at once.
    void save();

    /// Staged changes of tabs that are still to come.
    int pendingChanges(const QString& path) const;
    /// The user closed the file: its tabs will not come.
    void forget(const QString& path);
    /// The file will be opened again: its tabs go with `close` and come back then, as after a restart.
    void setAside(FileSession* session, const std::function<void()>& close);

private:
    struct Pending {
        QString path, region, table;
        QJsonObject tab; ///< as saved
        QJsonArray edits;
        bool parked = false;
        int order = 0; ///< place among the saved tabs
        int slot = 0;
    };
    void follow(ItemsTab* tab);
    void fileChanged(FileSession* session);
    ItemsTab* revive(FileSession* session, const Pending& saved);
    int placeFor(int order) const;
    void schedule() { scheduleIn(0); }
    void scheduleIn(int ms);
    void scheduleEdits();
    void read(const QJsonObject& layout, const std::function<QJsonObject(int slot)>& editsOf, bool own);
    void openFiles(const QJsonObject& layout);
    QJsonObject toJson(ItemsTab* tab, bool parked) const;
    void renumber();
    void unfollow(ItemsTab* tab);
    void saveEdits(ItemsTab* tab);
    int slotOf(ItemsTab* tab);
    int freeSlot() const;
    QJsonObject layout() const;

    Workspace* m_workspace;
    SettingsStore* m_settings;
    QTimer m_timer;
    QList<Pending> m_pending;
    QHash<ItemsTab*, int> m_slots;
    QHash<ItemsTab*, int> m_orders; ///< of tabs that came back
    QSet<ItemsTab*> m_unsaved;      ///< their staged edits
    int m_wantedCurrent = -1;       ///< order of the tab to show when it comes; -1 = none, or another was chosen
    QSet<ItemsTab*> m_followed;
    bool m_reviving = false;
    bool m_active = false;
};

} // namespace rf::models
