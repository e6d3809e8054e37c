#include "app/composition.h"

#include "models/streams/script_runner.h"

namespace rf::app {

Composition::Composition(models::SettingsStore* settings)
    : m_workspace(models::openWithScripts, settings), m_endpoint(&m_workspace), m_window(&m_workspace, settings, &m_endpoint) {
    m_workspace.setMaintenance(models::Maintenance::engine());
}

} // namespace rf::app
