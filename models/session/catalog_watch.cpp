#include "models/session/catalog_watch.h"

namespace rf::models {

CatalogWatch::CatalogWatch(FileSession* file) : QObject(file), m_file(file) {
    connect(file, &FileSession::stateChanged, this, [this] { // opening has described it: it is not read, nor shown in Traffic, twice
        m_seen = m_file->state() == FileSession::State::Open && m_file->client() ? m_file->client()->service()->catalog() : nullptr;
    });
    m_timer.setInterval(kPollMs);
    connect(&m_timer, &QTimer::timeout, this, &CatalogWatch::look);
    m_timer.start();
}

void CatalogWatch::look() {
    EngineClient* client = m_file->client();
    const rf::CatalogPtr now = client ? client->service()->catalog() : nullptr;
    if (now == m_seen) return;
    m_seen = now;
    if (now) m_file->refresh();
}

} // namespace rf::models

#include "moc_catalog_watch.cpp"
