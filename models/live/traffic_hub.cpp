#include "models/live/traffic_hub.h"

namespace rf::models {

TrafficLog::TrafficLog(FileSession* file, QObject* parent)
    : QObject(parent), m_file(file), m_service(file->client()->service()), m_faults(m_service) {
    m_calls.setCatalog([this] { return catalog(); });
    connect(&m_bridge, &EventBridge::arrived, &m_calls, &TrafficModel::append);
    m_bridge.watch(file->client()->service()->calls());
}

rf::CatalogPtr TrafficLog::catalog() const {
    const auto service = m_service.lock();
    return service ? service->catalog() : nullptr;
}

CallDetail TrafficLog::detail(int row) const {
    return CallDetail::of(m_calls.entry(row), catalog().get());
}

TrafficHub::TrafficHub(Workspace* workspace, EndpointController* endpoint, QObject* parent)
    : QObject(parent), m_workspace(workspace), m_endpoint(endpoint) {
    connect(endpoint, &EndpointController::stateChanged, this, &TrafficHub::served);
    connect(workspace, &Workspace::fileChanged, this, [this](FileSession* file) {
        if (file->state() != FileSession::State::Open) forget(file);
    });
    connect(workspace, &Workspace::fileRemoved, this, &TrafficHub::forget);
}

void TrafficHub::served() {
    if (isServed() && m_endpoint->file()) choose(m_endpoint->file());
    emit endpointChanged();
}

TrafficLog* TrafficHub::watch(FileSession* file) {
    if (!file || !file->client()) return nullptr;
    if (TrafficLog* known = m_logs.value(file)) return known;
    auto* log = new TrafficLog(file, this);
    m_logs.insert(file, log);
    connect(log->faults(), &FaultModel::activeChanged, this, &TrafficHub::faultsChanged);
    return log;
}

void TrafficHub::choose(FileSession* file) {
    TrafficLog* log = watch(file);
    if (!log) log = watch(m_endpoint->file());
    if (!log || log == m_current) return;
    m_current = log;
    emit currentChanged();
}

void TrafficHub::forget(FileSession* file) {
    TrafficLog* log = m_logs.take(file);
    if (!log) return;
    if (m_current == log) {
        m_current = m_logs.isEmpty() ? nullptr : m_logs.begin().value();
        emit currentChanged();
    }
    log->deleteLater();
    emit faultsChanged();
}

QString TrafficHub::endpointUrl() const {
    return m_endpoint->urlFor(m_current ? m_current->file() : nullptr);
}

std::optional<QStringList> TrafficHub::openAsQuery(int row) {
    if (!m_current || !m_current->file()) return std::nullopt;
    const CallEntry entry = m_current->calls()->entry(row);
    if (!entry.call || entry.call->subject.tables.empty()) return std::nullopt;
    const QString name = fromUtf8(entry.call->subject.tables.front()).section(QStringLiteral(":table/"), -1);
    const QString region = fromUtf8(entry.call->region);
    const TableInfo table = m_current->file()->table(region, name);
    if (!table.isValid()) return std::nullopt;
    QueryModel probe; // a tab only for what can be shown in one
    probe.setTable(table);
    if (!fillQuery(*entry.call, &probe)) return std::nullopt;
    ItemsTab* tab = m_workspace->openTableInNewTab(m_current->file(), region, name);
    return tab ? fillQuery(*entry.call, tab->query()) : std::nullopt;
}

QString TrafficHub::faultBanner() const {
    for (TrafficLog* log : m_logs)
        if (const QString text = log->faults()->bannerText(); !text.isEmpty()) return text;
    return {};
}

} // namespace rf::models

#include "moc_traffic_hub.cpp"
