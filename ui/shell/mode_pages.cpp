#include "ui/shell/mode_pages.h"

#include "ui/capacity/capacity_page.h"
#include "ui/common/labels.h"
#include "ui/shell/file_dialogs.h"
#include "ui/shell/work_area.h"
#include "ui/streams/stream_head.h"
#include "ui/streams/stream_page.h"
#include "ui/traffic/traffic_page.h"

namespace rf::ui {

namespace {
const QString kTraffic = QStringLiteral("mode.traffic"), kCapacity = QStringLiteral("mode.capacity"),
              kStreams = QStringLiteral("mode.streams");
}

ModePages::ModePages(models::Workspace* workspace, models::TrafficHub* hub, CommandRegistry* commands, WorkArea* work,
                     Place place, QObject* parent)
    : QObject(parent), m_workspace(workspace), m_hub(hub), m_commands(commands), m_work(work), m_place(std::move(place)),
      m_traffic(new TrafficPage(hub, commands)), m_capacity(new CapacityPage(commands)), m_streams(new StreamPage(commands)) {
    work->addPage(kTraffic, m_traffic);
    work->addPage(kCapacity, m_capacity);
    work->addPage(kStreams, m_streams);
    commands->on(kTraffic, this, [this] { showTraffic(); });
    commands->on(kCapacity, this, [this] { showCapacity(); });
    commands->on(kStreams, this, [this] { showStreams(); });
    connect(m_traffic, &TrafficPage::notice, this, &ModePages::notice);
    connect(m_capacity, &CapacityPage::notice, this, &ModePages::notice);
    connect(m_streams, &StreamPage::notice, this, &ModePages::notice);
    connect(m_streams, &StreamPage::replayRequested, workspace, &models::Workspace::replay);
    connect(workspace, &models::Workspace::fileChanged, this, [this](models::FileSession* file) {
        if (!m_hub->logOf(file) && m_place().session == file) followFile(); // chosen while it was opening
    });
    connect(hub, &models::TrafficHub::endpointChanged, this, &ModePages::served);
    served();
}

void ModePages::served() {
    m_capacity->setServed(m_hub->isServed(), m_hub->endpointUrl());
}

void ModePages::showTraffic() {
    const TableChoice at = m_place();
    m_hub->choose(at.session ? at.session.data() : m_workspace->files().value(0));
    m_work->showPage(kTraffic);
}

void ModePages::showFaults() {
    showTraffic();
    m_traffic->showFaults(true);
}

TableChoice ModePages::choice(models::FileSession* shown) const {
    TableChoice at = m_place();
    if (at.session && at.table.isEmpty() && shown != at.session) { // a file is chosen: its first table
        const models::TableInfo first = at.session->tables().value(0);
        at.region = first.region;
        at.table = first.name;
    }
    return at;
}

void ModePages::showCapacity() {
    const TableChoice at = choice(m_capacity->model()->file());
    if (at.isValid()) m_capacity->model()->setTable(at.session, at.region, at.table);
    m_work->showPage(kCapacity);
}

void ModePages::showStreams() {
    const TableChoice at = choice(m_streams->model()->file());
    if (at.isValid()) m_streams->model()->setTable(at.session, at.region, at.table);
    m_work->showPage(kStreams);
}

void ModePages::showCapacityOf(models::FileSession* file, const QString& region, const QString& table) {
    m_capacity->model()->setTable(file, region, table);
    m_work->showPage(kCapacity);
}

void ModePages::showRecordsOf(models::FileSession* file, const QString& region, const QString& table, const QString& filter) {
    m_streams->model()->setTable(file, region, table);
    m_work->showPage(kStreams);
    m_streams->head()->search()->setText(filter);
}

/// By what tells it apart: its sort key, or its partition key where there is none.
void ModePages::showRecordsOfItem(const models::KeyHit& hit) {
    const models::TableInfo table = hit.file ? hit.file->table(hit.region, hit.table) : models::TableInfo();
    if (!table.isValid()) return;
    const QString filter = QStringLiteral("%1 = %2").arg(table.range ? table.range->name : table.hash.name, table.range ? hit.range : hit.hash);
    showRecordsOf(hit.file, hit.region, hit.table, filter);
}

void ModePages::followFile() {
    const TableChoice at = m_place();
    if (m_work->shownPage() == kTraffic && at.session) m_hub->choose(at.session);
}

bool ModePages::follow(const TableChoice& table) {
    if (!table.isValid()) return false;
    if (m_work->shownPage() == kCapacity) m_capacity->model()->setTable(table.session, table.region, table.table);
    else if (m_work->shownPage() == kStreams) m_streams->model()->setTable(table.session, table.region, table.table);
    else return false;
    return true;
}

ShownPlace ModePages::shown() const {
    const QString mode = m_work->shownPage();
    const auto at = [&mode](models::FileSession* file, const QString& region, const QString& table) {
        return ShownPlace{mode, file ? file->path() : QString(), region, table};
    };
    if (mode == kCapacity) return at(m_capacity->model()->file(), m_capacity->model()->table().region, m_capacity->model()->table().name);
    if (mode == kStreams) return at(m_streams->model()->file(), m_streams->model()->region(), m_streams->model()->table().name);
    return at(m_place().session, m_place().region, m_place().table);
}

void ModePages::refresh() {
    for (const QString& mode : {kTraffic, kCapacity, kStreams}) m_commands->action(mode)->setChecked(m_work->shownPage() == mode);
}

} // namespace rf::ui
