#pragma once
// What a restart brings back of the window beside its tabs: place and size, sidebar, splitters, the mode and what it showed;
// and what has to be said about the files of the session.
//
// Keys: "window/geometry", "window/sidebar", "window/splitters/NAME", "window/mode", "window/place".
//
// Invariant: everything is written when it changes (a second later at most), not only when the window closes.

#include "models/session/settings_store.h"
#include "models/session/workspace.h"

#include <QMainWindow>
#include <QTimer>

class QSplitter;

namespace rf::ui {

/// A page beside the documents ("mode.streams"; empty: documents or the welcome page) and the table it shows.
struct ShownPlace {
    QString mode, path, region, table;
};

class WindowMemory : public QObject {
    Q_OBJECT
public:
    /// All outlive the memory. `now` says what is shown.
    WindowMemory(QMainWindow* window, models::Workspace* workspace, models::SettingsStore* settings,
                 std::function<ShownPlace()> now);

    /// Brings size, sidebar and splitters back; every splitter of the window that has a name is kept from now on.
    void restore(QWidget* sidebar);
    /// The same for the splitters of a page that was made later.
    void keepSplitters(QWidget* page);
    /// Something that is kept has changed.
    void touch();
    void save();
    /// Says what went wrong with settings and session, if anything did; and that another window has the session.
    void tellTroubles();

signals:
    /// The file of the saved place is open: show it.
    void returnTo(const rf::ui::ShownPlace& place, rf::models::FileSession* file);
    void notice(const QString& text);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void keep(QSplitter* splitter);
    void fileChanged(models::FileSession* file);
    QString splitterKey(const QSplitter* splitter) const;

    QMainWindow* m_window;
    models::Workspace* m_workspace;
    models::SettingsStore* m_settings;
    std::function<ShownPlace()> m_now;
    QWidget* m_sidebar = nullptr;
    QTimer m_timer, m_watch;
    ShownPlace m_wanted; ///< to come back to; empty: nothing, or it was done
    bool m_restored = false;
};

} // namespace rf::ui
