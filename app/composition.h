#pragma once
// Puts the desktop program together: engine below, models above it, the window on top.

#include "models/live/endpoint_controller.h"
#include "models/session/workspace.h"
#include "ui/shell/main_window.h"

namespace rf::app {

class Composition {
public:
    /// `settings` outlives the composition.
    explicit Composition(models::SettingsStore* settings);

    models::Workspace& workspace() { return m_workspace; }
    models::EndpointController& endpoint() { return m_endpoint; }
    ui::MainWindow& window() { return m_window; }

private:
    models::Workspace m_workspace;
    models::EndpointController m_endpoint;
    ui::MainWindow m_window;
};

} // namespace rf::app
