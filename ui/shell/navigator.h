#pragma once
// Goes to places: an item that was found, a query, and back and forward through what was visited (Alt+Left, Alt+Right, the
// mouse's own buttons).
//
// Invariant: where the navigator goes back or forward to is not visited anew.

#include "models/session/key_search.h"
#include "models/session/place_link.h"
#include "models/session/place_trail.h"
#include "models/session/workspace.h"
#include "ui/common/commands.h"
#include "ui/shell/window_memory.h"

namespace rf::ui {

class Navigator : public QObject {
    Q_OBJECT
public:
    /// All outlive the navigator. `shown` says which page is shown beside the documents; `show` goes to one.
    Navigator(models::Workspace* workspace, CommandRegistry* commands, std::function<ShownPlace()> shown,
              std::function<void(const ShownPlace&, models::FileSession*)> show, QWidget* window);

    models::PlaceTrail* trail() { return &m_trail; }

    /// Shows the item among those whose sort key begins like its own, and runs a command on it once it is there.
    void openItem(const models::KeyHit& hit, bool newTab, const QString& command);
    /// The items of its partition whose sort key begins with a text; all for an empty one.
    void openItems(const models::KeyHit& hit, const QString& begin, bool newTab);
    /// Fills a tab of the table with a form (session_store.h) and runs it. False: there is no such table.
    bool openQuery(models::FileSession* file, const QString& region, const QString& table, const QJsonObject& form, bool newTab);
    /// The item as it was, to be looked at and staged: shown once the item is.
    void openVersion(const models::KeyHit& hit, const models::Value& version, bool newTab);
    /// Where a link (place_link.h) leads; its file is opened if need be. What is wrong with it is said by notice().
    void follow(const QString& link);
    /// A link to what is shown; empty: there is nothing, or it is in memory only.
    QString linkHere() const;
    void back();
    void forward();
    /// Something else is shown.
    void note();

signals:
    void notice(const QString& text);
    void versionShown(rf::models::ItemsTab* tab, const rf::models::Value& version);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    models::ItemsTab* currentTab() const;
    models::ItemsTab* tabFor(const models::KeyHit& hit, bool newTab, const QString& begin);
    models::Place here() const;
    void leave();
    void go(const models::Place& place);
    void goTo(const models::Place& place, models::FileSession* file);
    void refresh();

    models::Workspace* m_workspace;
    CommandRegistry* m_commands;
    std::function<ShownPlace()> m_shown;
    std::function<void(const ShownPlace&, models::FileSession*)> m_show;
    QWidget* m_window;
    models::PlaceTrail m_trail;
    void whenShown(models::ItemsTab* tab, std::function<void()> then);
    void copyLink();
    void goTo(const models::PlaceLink& link, models::FileSession* file);
    models::Place m_coming; ///< its file is being opened
    std::optional<models::PlaceLink> m_comingLink;
    bool m_going = false;
};

} // namespace rf::ui
