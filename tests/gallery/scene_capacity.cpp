// The Capacity mode: six hours of a shop's traffic, counted by the meter of the open file with a held clock.

#include "desk.h"

#include "models/capacity/capacity_model.h"
#include "tests/support/shop_load.h"
#include "ui/capacity/capacity_page.h"
#include "ui/capacity/edit_capacity_dialog.h"
#include "ui/capacity/throttle_dialog.h"
#include "ui/capacity/units_chart.h"

using namespace rf::models;
using rf::gallery::Stage;
using rf::test::HeldClock;
using rf::test::ShopLoad;

namespace {

constexpr qint64 kSixHours = 6 * 3600 * 1000;

bool settled(Stage& stage, rf::ui::CapacityPage* page) {
    bool fresh = false;
    const auto connection = QObject::connect(page->model(), &CapacityModel::changed, page, [&] { fresh = true; });
    page->model()->poll();
    const bool came = stage.wait([&] { return fresh; });
    QObject::disconnect(connection);
    return came;
}

/// The table becomes a provisioned one, by UpdateTable, as the load leaves it.
bool provision(Stage& stage, HeldClock& clock, FileSession* file, const TableInfo& table) {
    CapacityDraft draft = CapacityDraft::of(table);
    draft.onDemand = false;
    for (auto& each : draft.units) {
        each.read = each.index.isEmpty() ? 560 : each.index == QLatin1String("GSI1") ? 224 : 56;
        each.write = each.index.isEmpty() ? 330 : each.index == QLatin1String("GSI1") ? 297 : 41;
    }
    bool done = false;
    file->updateTable(table.region, draft.request(table), [&](const Failure& failure) {
        if (!failure.isEmpty()) qWarning("%s", qPrintable(failure.detail));
        done = true;
    });
    return stage.wait([&] {
        clock.advance(50);
        return done && file->table(table.region, table.name).status == QLatin1String("ACTIVE");
    });
}

void capacity(Stage& stage) {
    QTemporaryDir folder;
    HeldClock clock{rf::test::kShopOpens};
    MemorySettings settings;
    Workspace workspace([&clock](const std::filesystem::path& file, rf::EngineOptions options) {
        options.clock = &clock;
        return rf::openEngine(file, options);
    }, &settings);
    EndpointController endpoint(&workspace);
    rf::ui::MainWindow window(&workspace, &settings, &endpoint);
    window.resize(1440, 900);
    window.show();
    window.open({rf::gallery::copyOfSample(folder.path())});
    stage.wait([&] { return window.work()->currentTab() != nullptr; });
    FileSession* file = workspace.files().first();
    rf::ui::CapacityPage* page = window.capacity();
    page->model()->setNow([&clock] { return clock.nowMs(); });
    window.commands()->trigger(QStringLiteral("mode.capacity"));
    settled(stage, page);
    stage.shoot(&window, QStringLiteral("empty"));

    if (!provision(stage, clock, file, file->tables().first())) return qWarning("no capacity could be provisioned");
    endpoint.setPort(0);
    endpoint.start(file);
    stage.wait([&] { return endpoint.state() == EndpointController::State::On; });
    const qint64 end = 1'782'829'800'000;
    clock.setMs(end - kSixHours - 3600'000);
    rf::capacity::Meter& meter = *file->client()->service()->meter();
    const rf::TablePtr schema = file->client()->service()->catalog()->find("us-east-1", "Shop");
    ShopLoad load(meter, clock, schema);
    load.provision(9'000, 9'000); // its first day: twelve partitions, which stay
    load.second(0.1, 0.1);
    clock.setMs(end - kSixHours);
    playSixHours(load);
    page->model()->setRange(CapacityRange::Hours6);
    if (!settled(stage, page)) return qWarning("the meter had nothing to show");
    // The crosshair where the reads were throttled first.
    const auto& reads = page->model()->snapshot().series.read;
    qsizetype first = 0;
    while (first < reads.size() && reads[first].throttled <= 0) ++first;
    const double second = double(page->model()->snapshot().series.from + (first + 2) * 60);
    page->point(page->reads(), second, 0, {page->reads()->xAt(second), page->reads()->height() / 2});
    stage.shoot(&window);

    const auto refusal = page->model()->newestReport();
    page->explain(refusal);
    if (auto* dialog = page->findChild<rf::ui::ThrottleDialog*>()) {
        stage.shootOver(&window, dialog, QStringLiteral("xray"));
        delete dialog;
    }
    page->editCapacity();
    if (auto* dialog = page->findChild<rf::ui::EditCapacityDialog*>()) {
        stage.shootOver(&window, dialog, QStringLiteral("edit"));
        delete dialog;
    }
    page->model()->setSide(UnitSide::Read);
    page->model()->setArm({ArmChoice::Index, QStringLiteral("GSI1")});
    settled(stage, page);
    stage.shoot(&window, QStringLiteral("index"));
}

RF_SCENE("capacity", capacity);

} // namespace
