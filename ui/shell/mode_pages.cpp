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
    : QObject(parent), m_workspace(workspace), m_hub(hub), m_commands(commands), m_work(work), m_place(std::move(place)) {
    work->addPage(kTraffic, [this](QWidget* stack) { return makeTraffic(stack); });
    work->addPage(kCapacity, [this](QWidget* stack) { return makeCapacity(stack); });
    work->addPage(kStreams, [this](QWidget* stack) { return makeStreams(stack); });
    commands->on(kTraffic, this, [this] { showTraffic(); });
    commands->on(kCapacity, this, [this] { showCapacity(); });
    commands->on(kStreams, this, [this] { showStreams(); });
    connect(workspace, &models::Workspace::fileChanged, this, [this](models::FileSession* file) {
        if (!m_hub->logOf(file) && m_place().session == file) followFile(); // chosen while it was opening
    });
    connect(hub, &models::TrafficHub::endpointChanged, this, &ModePages::served);
}

QWidget* ModePages::makeTraffic(QWidget* parent) {
    auto* page = new TrafficPage(m_hub, m_commands, parent);
    connect(page, &TrafficPage::notice, this, &ModePages::notice);
    return page;
}

QWidget* ModePages::makeCapacity(QWidget* parent) {
    auto* page = new CapacityPage(m_commands, parent);
    connect(page, &CapacityPage::notice, this, &ModePages::notice);
    connect(page, &CapacityPage::statusChanged, this, &ModePages::statusChanged);
    page->whatIf()->setPrices(m_prices);
    page->scaling()->setPrices(m_prices);
    page->setServed(m_hub->isServed(), m_hub->endpointUrl());
    return page;
}

QWidget* ModePages::makeStreams(QWidget* parent) {
    auto* page = new StreamPage(m_commands, parent);
    connect(page, &StreamPage::notice, this, &ModePages::notice);
    connect(page, &StreamPage::statusChanged, this, &ModePages::statusChanged);
    connect(page, &StreamPage::replayRequested, m_workspace, &models::Workspace::replay);
    return page;
}

TrafficPage* ModePages::traffic() {
    return static_cast<TrafficPage*>(m_work->page(kTraffic));
}

CapacityPage* ModePages::capacity() {
    return static_cast<CapacityPage*>(m_work->page(kCapacity));
}

StreamPage* ModePages::streams() {
    return static_cast<StreamPage*>(m_work->page(kStreams));
}

void ModePages::served() {
    if (m_work->isMade(kCapacity)) capacity()->setServed(m_hub->isServed(), m_hub->endpointUrl());
}

void ModePages::showTraffic() {
    const TableChoice at = m_place();
    m_hub->choose(at.session ? at.session.data() : m_workspace->files().value(0));
    m_work->showPage(kTraffic);
}

void ModePages::showFaults() {
    showTraffic();
    traffic()->showFaults(true);
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
    const TableChoice at = choice(capacity()->model()->file());
    if (at.isValid()) capacity()->model()->setTable(at.session, at.region, at.table);
    m_work->showPage(kCapacity);
}

void ModePages::showStreams() {
    const TableChoice at = choice(streams()->model()->file());
    if (at.isValid()) streams()->model()->setTable(at.session, at.region, at.table);
    m_work->showPage(kStreams);
}

void ModePages::showCapacityOf(models::FileSession* file, const QString& region, const QString& table) {
    capacity()->model()->setTable(file, region, table);
    m_work->showPage(kCapacity);
}

void ModePages::showRecordsOf(models::FileSession* file, const QString& region, const QString& table, const QString& filter) {
    streams()->model()->setTable(file, region, table);
    m_work->showPage(kStreams);
    streams()->head()->search()->setText(filter);
}

void ModePages::showRecordsOfItem(const models::KeyHit& hit) {
    const models::TableInfo table = hit.file ? hit.file->table(hit.region, hit.table) : models::TableInfo();
    if (!table.isValid()) return;
    const auto says = [&hit](const QString& name) { return QStringLiteral("%1 = %2").arg(name, hit.key.child(name).editText()); };
    const QString filter = table.range ? says(table.hash.name) + QStringLiteral(" and ") + says(table.range->name) : says(table.hash.name);
    showRecordsOf(hit.file, hit.region, hit.table, filter);
}

void ModePages::followFile() {
    const TableChoice at = m_place();
    if (m_work->shownPage() == kTraffic && at.session) m_hub->choose(at.session);
}

bool ModePages::follow(const TableChoice& table) {
    if (!table.isValid()) return false;
    if (m_work->shownPage() == kCapacity) capacity()->model()->setTable(table.session, table.region, table.table);
    else if (m_work->shownPage() == kStreams) streams()->model()->setTable(table.session, table.region, table.table);
    else return false;
    return true;
}

ShownPlace ModePages::shown() {
    const QString mode = m_work->shownPage();
    const auto at = [&mode](models::FileSession* file, const QString& region, const QString& table) {
        return ShownPlace{mode, file ? file->path() : QString(), region, table};
    };
    if (mode == kCapacity) return at(capacity()->model()->file(), capacity()->model()->table().region, capacity()->model()->table().name);
    if (mode == kStreams) return at(streams()->model()->file(), streams()->model()->region(), streams()->model()->table().name);
    return at(m_place().session, m_place().region, m_place().table);
}

void ModePages::refresh() {
    for (const QString& mode : {kTraffic, kCapacity, kStreams}) m_commands->action(mode)->setChecked(m_work->shownPage() == mode);
}

} // namespace rf::ui

#include "moc_mode_pages.cpp"
