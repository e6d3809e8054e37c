// What-if with clicks and keys: rows, sliders, the simulation on the charts, the dialog with its preview, a range of one's own.

#include "models/live/endpoint_controller.h"
#include "tests/models/support/file_clock.h"
#include "tests/models/support/shop.h"
#include "tests/support/program.h"
#include "tests/support/shop_load.h"
#include "ui/capacity/capacity_head.h"
#include "ui/capacity/capacity_page.h"
#include "ui/capacity/capacity_side.h"
#include "ui/capacity/edit_capacity_dialog.h"
#include "ui/capacity/range_dialog.h"
#include "ui/capacity/units_chart.h"
#include "ui/capacity/what_if_panel.h"
#include "ui/common/buttons.h"
#include "ui/common/theme.h"
#include "ui/pricing/cost_list.h"
#include "ui/shell/main_window.h"

#include <QDateTimeEdit>
#include <QSlider>
#include <QSpinBox>

namespace tst_what_if_panel {

using namespace rf::models;
using namespace rf::ui;
using rf::models::test::FileClock;
using rf::test::ShopLoad;

namespace {

constexpr int kPatience = 30'000;

/// The program with a Shop table of 100 RCU and 100 WCU in memory, on the Capacity screen.
struct Program {
    Program()
        : workspace([this](const std::filesystem::path&, rf::EngineOptions options) {
              options.mode = rf::EngineOptions::Mode::InMemory;
              options.clock = &clock;
              auto engine = rf::openEngine({}, options);
              auto input = rf::models::test::shopInput();
              input.billingMode = std::string("PROVISIONED");
              input.provisionedThroughput = rf::ProvisionedThroughputIn{100, 100};
              for (auto& index : *input.globalSecondaryIndexes) index.provisionedThroughput = rf::ProvisionedThroughputIn{50, 50};
              if (!rf::call<rf::CreateTable>(**engine, input)) qFatal("no table");
              return engine;
          }, &settings),
          endpoint(&workspace), window(&workspace, &settings, &endpoint) {
        page = window.capacity();
        page->model()->setNow([this] { return clock.nowMs(); });
        window.resize(1440, 900);
        window.show();
        file = workspace.openFile(QStringLiteral("shop.rfdb"), FileSession::Mode::InMemory);
        wait([this] {
            clock.advance(20);
            return !file->tables().isEmpty() && file->tables().first().status == "ACTIVE";
        });
        workspace.openTable(file, file->tables().first().region, QStringLiteral("Shop"));
        window.commands()->trigger(QStringLiteral("mode.capacity"));
        ShopLoad load(*file->client()->service()->meter(), clock, file->client()->service()->catalog()->find("us-east-1", "Shop"));
        for (int i = 0; i < 900; ++i) {
            for (int n = 0; n < 20; ++n) load.request(ShopLoad::Side::Read, {}, std::size_t(n), 2);
            for (int n = 0; n < 60; ++n) load.request(ShopLoad::Side::Write, {}, std::size_t(n), 1);
            clock.advance(1000);
        }
        page->model()->setRange(CapacityRange::Hour);
        wait([this] {
            page->model()->poll();
            return page->whatIf()->isReady() && page->model()->snapshot().used;
        });
        panel = page->side()->whatIf();
    }
    ~Program() { qDeleteAll(window.findChildren<QDialog*>()); }
    template <class Condition>
    void wait(Condition condition) {
        if (!QTest::qWaitFor(condition, kPatience)) qFatal("it did not come");
    }
    template <class D>
    D* dialog() {
        D* found = nullptr;
        wait([&] {
            for (D* each : window.findChildren<D*>())
                if (each->isVisible()) found = each;
            return found != nullptr;
        });
        return found;
    }
    void clickRow(WhatIfMode mode) {
        CostList* list = panel->list();
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(int(mode), 0)).center());
    }

    FileClock clock;
    MemorySettings settings;
    Workspace workspace;
    EndpointController endpoint;
    MainWindow window;
    CapacityPage* page = nullptr;
    FileSession* file = nullptr;
    WhatIfPanel* panel = nullptr;
};

} // namespace

class TestWhatIfPanel : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { Theme::instance().install(*qApp); }

    void aClickedRowIsDrawn() {
        Program program;
        QVERIFY(program.panel->isVisible());
        QCOMPARE(program.panel->list()->model()->rowCount(), 4);
        QVERIFY(!program.page->writes()->isSimulating());
        QVERIFY(!program.panel->slider(WhatIfPanel::Rcu)->isVisible() && !program.panel->applyButton()->isEnabled());
        program.clickRow(WhatIfMode::Provisioned);
        program.wait([&] { return program.page->writes()->isSimulating(); });
        QVERIFY(program.panel->slider(WhatIfPanel::Rcu)->isVisible() && !program.panel->slider(WhatIfPanel::Target)->isVisible());
        QVERIFY(program.page->writes()->table().contains("what if provisioned WCU/s"));
        QVERIFY(program.panel->applyButton()->isEnabled());
        program.clickRow(WhatIfMode::AutoScaling);
        program.wait([&] { return program.panel->slider(WhatIfPanel::Target)->isVisible(); });
        program.clickRow(WhatIfMode::Now);
        program.wait([&] { return !program.page->writes()->isSimulating(); });
    }
    void aSliderRedrawsThrottlesAndCosts() {
        Program program;
        program.clickRow(WhatIfMode::Provisioned);
        program.wait([&] { return program.page->writes()->isSimulating(); });
        const QModelIndex row = program.panel->list()->model()->index(int(WhatIfMode::Provisioned), 0);
        QCOMPARE(row.data(CostRowsModel::NoteRole).toString(), "0 throttled");
        const double before = row.data(CostRowsModel::UsdRole).toDouble();
        QSlider* slider = program.panel->slider(WhatIfPanel::Wcu);
        slider->setFocus();
        while (slider->value() > slider->maximum() / 5) QTest::keyClick(slider, Qt::Key_PageDown);
        QCOMPARE(program.panel->box(WhatIfPanel::Wcu)->value(), slider->value());
        program.wait([&] { return row.data(CostRowsModel::NoteRole).toString() != "0 throttled"; });
        QVERIFY(row.data(CostRowsModel::UsdRole).toDouble() < before);
        QVERIFY(program.page->writes()->tipAt(double(program.page->model()->snapshot().to - 120), 0).last().value != "0/min");
    }
    void requestsAreReplayedOneByOne() {
        Program program;
        program.clickRow(WhatIfMode::Provisioned);
        program.wait([&] { return program.page->writes()->isSimulating(); });
        QVERIFY(program.panel->span().isEmpty());
        QTest::mouseClick(program.panel->grain()->button(1), Qt::LeftButton);
        program.wait([&] { return program.panel->span().startsWith("72,000 requests since "); }); // 900 seconds of 80
        const QModelIndex row = program.panel->list()->model()->index(int(WhatIfMode::Provisioned), 0);
        QCOMPARE(row.data(CostRowsModel::NoteRole).toString(), "0 throttled");
        program.panel->box(WhatIfPanel::Wcu)->setValue(10);
        program.wait([&] { return row.data(CostRowsModel::NoteRole).toString().endsWith(" failed"); });
        program.wait([&] { return program.page->whatIf()->progress() < 0; });
        QTest::mouseClick(program.panel->grain()->button(0), Qt::LeftButton);
        program.wait([&] { return program.panel->span().isEmpty() && !row.data(CostRowsModel::NoteRole).toString().contains("failed"); });
    }
    void applyOpensTheDialogWithTheValues() {
        Program program;
        program.clickRow(WhatIfMode::Provisioned);
        program.wait([&] { return program.page->whatIf()->draft().units.value(0).write == 60; });
        QTest::mouseClick(program.panel->applyButton(), Qt::LeftButton);
        auto* dialog = program.dialog<EditCapacityDialog>();
        QCOMPARE(dialog->units({}, UnitSide::Write)->value(), 60);
        QCOMPARE(dialog->units({}, UnitSide::Read)->value(), 40);
        QVERIFY(dialog->applyButton()->isEnabled());
        program.wait([&] { return !dialog->previewText().isEmpty(); });
        QVERIFY2(dialog->previewText().startsWith("0 reads and 0 writes"), qPrintable(dialog->previewText()));
        dialog->units({}, UnitSide::Write)->setValue(20);
        program.wait([&] { return !dialog->previewText().startsWith("0 reads and 0 writes"); });
    }
    void aMaximumIsSetOnDemand() {
        Program program;
        program.page->editCapacity();
        auto* dialog = program.dialog<EditCapacityDialog>();
        QVERIFY(dialog->units({}, UnitSide::Read)->isVisible() && !dialog->maximum({}, UnitSide::Read)->isVisible());
        QTest::mouseClick(dialog->mode()->button(1), Qt::LeftButton);
        QVERIFY(!dialog->units({}, UnitSide::Read)->isVisible() && dialog->maximum({}, UnitSide::Read)->isVisible());
        QCOMPARE(dialog->maximum({}, UnitSide::Write)->text(), "none");
        dialog->maximum({}, UnitSide::Write)->setValue(0);
        QVERIFY(!dialog->problem().isEmpty() && !dialog->applyButton()->isEnabled());
        dialog->maximum({}, UnitSide::Write)->setValue(40);
        QVERIFY(dialog->problem().isEmpty());
        QTest::mouseClick(dialog->applyButton(), Qt::LeftButton);
        program.wait([&] {
            program.clock.advance(50);
            const auto schema = program.file->table("us-east-1", "Shop").schema;
            return schema->onDemand && schema->onDemand->maxWriteUnits == 40 && schema->billingMode == rf::BillingMode::PayPerRequest;
        });
    }
    void aTargetIsABand() {
        Program program;
        QVERIFY(!program.page->writes()->hasTarget());
        program.page->model()->setTargets(70, 70);
        program.wait([&] { return program.page->writes()->hasTarget(); });
    }
    void aRangeOfOnesOwn() {
        Program program;
        QTest::mouseClick(program.page->head()->ranges()->button(int(CapacityRange::Custom)), Qt::LeftButton);
        auto* dialog = program.dialog<RangeDialog>();
        QCOMPARE(program.page->head()->ranges()->current(), int(CapacityRange::Hour)); // until one is chosen
        const QDateTime now = QDateTime::fromMSecsSinceEpoch(program.clock.nowMs());
        dialog->from()->setDateTime(now.addSecs(-60));
        dialog->to()->setDateTime(now);
        QVERIFY(!dialog->showButton()->isEnabled() && !dialog->problem().isEmpty());
        dialog->from()->setDateTime(now.addSecs(-3 * 86'400));
        QVERIFY(dialog->showButton()->isEnabled());
        QTest::mouseClick(dialog->showButton(), Qt::LeftButton);
        program.wait([&] { return program.page->model()->snapshot().asked.range == CapacityRange::Custom; });
        QCOMPARE(program.page->head()->ranges()->current(), int(CapacityRange::Custom));
    }
};

RF_TEST_MAIN(TestWhatIfPanel)

} // namespace tst_what_if_panel

#include "tst_what_if_panel.moc"
