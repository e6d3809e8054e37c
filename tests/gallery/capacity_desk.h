#pragma once
// The program with a file whose table had six hours of a shop's traffic, counted by its meter with a held clock.

#include "desk.h"

#include "models/capacity/capacity_model.h"
#include "tests/models/support/file_clock.h"
#include "tests/support/shop_load.h"
#include "ui/capacity/capacity_page.h"
#include "ui/capacity/units_chart.h"
#include "ui/common/toast.h"
#include "ui/explorer/explorer_view.h"
#include "ui/shell/bill_commands.h"

namespace rf::gallery {

class CapacityDesk {
public:
    explicit CapacityDesk(Stage& stage)
        : m_stage(stage), workspace([this](const std::filesystem::path& file, rf::EngineOptions options) {
              options.clock = &clock;
              return rf::openEngine(file, options);
          }, &settings),
          endpoint(&workspace), window(&workspace, &settings, &endpoint) {
        window.resize(1440, 900);
        window.show();
        window.open({copyOfSample(m_folder.path())});
        stage.wait([&] { return window.work()->currentTab() != nullptr; });
        file = workspace.files().first();
        page = window.capacity();
        page->model()->setNow([this] { return clock.nowMs(); });
        window.bill()->bill()->setNow([this] { return clock.nowMs(); });
        window.explorer()->activity()->setNow([this] { return clock.nowMs(); });
        window.commands()->trigger(QStringLiteral("mode.capacity"));
        settled();
    }
    ~CapacityDesk() {
        qDeleteAll(window.findChildren<QDialog*>());
        const std::weak_ptr<rf::Service> service = file->client()->service();
        workspace.closeFile(file, true);
        m_stage.wait([&] { return service.expired(); }); // its threads use the clock
    }

    bool settled() {
        bool fresh = false;
        const auto connection = QObject::connect(page->model(), &models::CapacityModel::changed, page, [&] { fresh = true; });
        page->model()->poll();
        const bool came = m_stage.wait([&] { return fresh; });
        QObject::disconnect(connection);
        return came;
    }
    bool billed() {
        bool fresh = false;
        const auto connection = QObject::connect(window.bill()->bill(), &models::BillModel::changed, page, [&] { fresh = true; });
        window.bill()->bill()->poll();
        const bool came = m_stage.wait([&] { return fresh; });
        QObject::disconnect(connection);
        return came;
    }

    /// Six hours of traffic, so many `times`, until half past two; false, and a warning: it could not be made.
    bool play(int times = 1) {
        if (!provision()) {
            qWarning("no capacity could be provisioned");
            return false;
        }
        endpoint.setPort(0);
        endpoint.start(file);
        m_stage.wait([&] { return endpoint.state() == models::EndpointController::State::On; });
        qDeleteAll(window.findChildren<ui::Toast*>()); // it would stand before the charts
        const qint64 end = 1'782'829'800'000;
        clock.setMs(end - kNineDays);
        rf::capacity::Meter& meter = *file->client()->service()->meter();
        test::ShopLoad load(meter, clock, file->client()->service()->catalog()->find("us-east-1", "Shop"));
        load.provision(9'000, 9'000); // its first day: twelve partitions, which stay
        load.second(0.1, 0.1);
        load.provision(470, 275);
        load.second(0.1, 0.1);
        clock.setMs(end - times * kSixHours);
        for (int i = 0; i < times; ++i) test::playSixHours(load);
        page->model()->setRange(models::CapacityRange::Hours6);
        const bool came = settled();
        if (!came) qWarning("the meter had nothing to show");
        window.explorer()->activity()->poll();
        return came && billed();
    }
    /// The what-if panel shows this mode, replayed.
    bool choose(models::WhatIfMode mode) {
        models::WhatIfModel* whatIf = page->whatIf();
        m_stage.wait([&] { return whatIf->isReady(); });
        whatIf->setMode(mode);
        return m_stage.wait([&] { return !whatIf->points(models::UnitSide::Read).isEmpty(); });
    }

private:
    static constexpr qint64 kSixHours = 6 * 3600 * 1000, kNineDays = 9LL * 86'400 * 1000;
    /// The table becomes a provisioned one, by UpdateTable, as the load leaves it.
    bool provision() {
        const models::TableInfo table = file->tables().first();
        models::CapacityDraft draft = models::CapacityDraft::of(table);
        draft.onDemand = false;
        for (auto& each : draft.units) {
            each.read = each.index.isEmpty() ? 560 : each.index == QLatin1String("GSI1") ? 224 : 56;
            each.write = each.index.isEmpty() ? 330 : each.index == QLatin1String("GSI1") ? 297 : 41;
        }
        bool done = false;
        file->updateTable(table.region, draft.request(table), [&](const models::Failure& failure) {
            if (!failure.isEmpty()) qWarning("%s", qPrintable(failure.detail));
            done = true;
        });
        return m_stage.wait([&] {
            clock.advance(50);
            return done && file->table(table.region, table.name).status == QLatin1String("ACTIVE");
        });
    }

    Stage& m_stage;
    QTemporaryDir m_folder;

public:
    models::test::FileClock clock{test::kShopOpens};
    models::MemorySettings settings;
    models::Workspace workspace;
    models::EndpointController endpoint;
    ui::MainWindow window;
    models::FileSession* file = nullptr;
    ui::CapacityPage* page = nullptr;
};

} // namespace rf::gallery
