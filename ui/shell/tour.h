#pragma once
// A walk through the program on a table file: opens it, runs a query, stages edits, looks at each screen. It drives
// the models as clicks would and commits nothing, so that the file stays as it was.

#include "models/session/workspace.h"

#include <functional>

namespace rf::ui {

class ItemsPage;
class MainWindow;

class Tour {
public:
    /// Called with the widget to be seen and the step's name ("items", "review" …).
    using Shoot = std::function<void(QWidget* widget, const QString& name)>;

    /// Neither is owned.
    Tour(MainWindow* window, models::Workspace* workspace) : m_window(window), m_workspace(workspace) {}

    /// Runs the event loop until the walk is over. Why it ended early, or an empty text.
    QString walk(const QString& file, const Shoot& shoot);

private:
    QString openTable(const QString& file);
    QString runQuery();
    void stageEdits();
    void showDialogs(const Shoot& shoot);
    ItemsPage* page() const;

    MainWindow* m_window;
    models::Workspace* m_workspace;
    models::ItemsTab* m_tab = nullptr;
};

/// Lets layouts, queued calls and paints happen.
void settle();
/// Runs the event loop until the condition holds; false after `ms`.
bool waitUntil(const std::function<bool()>& condition, int ms = 20'000);

} // namespace rf::ui
