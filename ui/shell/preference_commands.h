#pragma once
// Has every setting take effect: theme, density, new tabs, endpoint, keys; and answers the commands that lead to settings.

#include "models/live/endpoint_controller.h"
#include "models/session/preferences.h"
#include "models/session/workspace.h"
#include "ui/preferences/settings_page.h"

namespace rf::ui {

class WorkArea;

class PreferenceCommands : public QObject {
    Q_OBJECT
public:
    /// All outlive the object; the work area takes the page.
    PreferenceCommands(models::Workspace* workspace, models::SettingsStore* settings, models::EndpointController* endpoint,
                       CommandRegistry* commands, WorkArea* work, QObject* parent);

    models::Preferences* preferences() { return &m_preferences; }
    KeyMap* keys() { return &m_keys; }
    SettingsPage* page(); ///< made, when it is not yet
    /// Where file dialogs begin.
    QString folder() const;
    /// The window wants to close: true when it may. Else a question is on the screen, and `close` runs when it is answered so.
    bool mayQuit(QWidget* window, std::function<void()> close);

private:
    void apply(const QString& key);
    void answerThemes(CommandRegistry* commands);
    void serve(models::FileSession* file);

    models::Workspace* m_workspace;
    models::EndpointController* m_endpoint;
    models::Preferences m_preferences;
    KeyMap m_keys;
    WorkArea* m_work;
    bool m_served = false; ///< at the start; once
    bool m_quitting = false;
};

} // namespace rf::ui
