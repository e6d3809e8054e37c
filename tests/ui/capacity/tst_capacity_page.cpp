// The Capacity mode with clicks and keys, over a real engine whose meter has a held clock.

#include "models/live/endpoint_controller.h"
#include "tests/models/support/file_clock.h"
#include "tests/models/support/shop.h"
#include "tests/support/program.h"
#include "tests/support/shop_load.h"
#include "tests/support/traffic_driver.h"
#include "ui/capacity/capacity_head.h"
#include "ui/capacity/capacity_page.h"
#include "ui/capacity/capacity_side.h"
#include "ui/capacity/chart_tip.h"
#include "ui/capacity/edit_capacity_dialog.h"
#include "ui/capacity/heat_chart.h"
#include "ui/capacity/kpi_row.h"
#include "ui/capacity/tank_view.h"
#include "ui/capacity/throttle_dialog.h"
#include "ui/capacity/units_chart.h"
#include "ui/common/buttons.h"
#include "ui/common/states.h"
#include "ui/common/theme.h"
#include "ui/explorer/explorer_view.h"
#include "ui/explorer/sidebar_tree.h"
#include "ui/shell/main_window.h"
#include "ui/shell/mode_rail.h"
#include "ui/shell/work_area.h"
#include "ui/traffic/call_list.h"
#include "ui/traffic/call_pane.h"
#include "ui/traffic/traffic_page.h"

namespace tst_capacity_page {

using namespace rf::models;
using namespace rf::ui;
using rf::models::test::HeldService;
using rf::models::test::FileClock;
using rf::test::ShopLoad;

namespace {

constexpr int kPatience = 30'000;

/// The program with an empty Shop table of 100 RCU and 100 WCU in memory.
struct Program {
    Program()
        : workspace([this](const std::filesystem::path&, rf::EngineOptions options) {
              options.mode = rf::EngineOptions::Mode::InMemory;
              options.clock = &clock;
              auto engine = rf::openEngine({}, options);
              auto service = std::make_unique<HeldService>(std::move(*engine));
              held = service.get();
              make(*service);
              return rf::Result<std::unique_ptr<rf::Service>>(std::unique_ptr<rf::Service>(std::move(service)));
          }, &settings),
          endpoint(&workspace), window(&workspace, &settings, &endpoint) {
        page = window.capacity();
        page->model()->setNow([this] { return clock.nowMs(); });
        window.resize(1440, 900);
        window.show();
        file = workspace.openFile(QStringLiteral("shop.rfdb"), FileSession::Mode::InMemory);
        wait([this] {
            clock.advance(20); // tables become ACTIVE
            return file->tables().size() == 2 && file->tables().first().status == "ACTIVE" && file->tables().last().status == "ACTIVE";
        });
        workspace.openTable(file, file->tables().last().region, QStringLiteral("Shop"));
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window)) qFatal("not active");
        endpoint.setPort(0);
    }
    ~Program() { qDeleteAll(window.findChildren<QDialog*>()); }

    static void make(rf::Service& service) {
        for (const char* name : {"Carts", "Shop"}) {
            auto input = rf::models::test::shopInput(name);
            input.billingMode = std::string("PROVISIONED");
            input.provisionedThroughput = rf::ProvisionedThroughputIn{100, 100};
            for (auto& index : *input.globalSecondaryIndexes) index.provisionedThroughput = rf::ProvisionedThroughputIn{50, 50};
            if (auto made = rf::call<rf::CreateTable>(service, input); !made) qFatal("%s", made.error().message.c_str());
        }
    }
    template <class Condition>
    void wait(Condition condition) {
        if (!QTest::qWaitFor(condition, kPatience)) qFatal("it did not come");
    }
    rf::capacity::Meter& meter() { return *file->client()->service()->meter(); }
    ShopLoad load() { return ShopLoad(meter(), clock, file->client()->service()->catalog()->find("us-east-1", "Shop")); }
    void goThere() {
        QTest::keyClick(&window, Qt::Key_2, Qt::ControlModifier);
        wait([this] { return page->isVisible() && page->model()->hasAnswer(); });
    }
    /// The page has read the meter since now.
    void fresh() {
        QSignalSpy spy(page->model(), &CapacityModel::changed);
        wait([&] {
            page->model()->poll();
            return spy.size() >= 2; // the first may have been under way
        });
    }
    /// Some minutes of traffic; `writes` a second of one key over what is provisioned.
    void play(int seconds, int writes) {
        ShopLoad load = this->load();
        for (int i = 0; i < seconds; ++i) {
            for (int n = 0; n < 20; ++n) load.request(ShopLoad::Side::Read, {}, std::size_t(n), 2);
            for (int n = 0; n < writes; ++n) load.request(ShopLoad::Side::Write, {}, ShopLoad::kHot, 1);
            clock.advance(1000);
        }
        fresh();
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

    FileClock clock{rf::test::kShopOpens};
    HeldService* held = nullptr;
    MemorySettings settings;
    Workspace workspace;
    EndpointController endpoint;
    MainWindow window;
    CapacityPage* page = nullptr;
    FileSession* file = nullptr;
};

qsizetype firstThrottled(const QList<CapacityPoint>& points) {
    qsizetype at = 0;
    while (at < points.size() && points[at].throttled <= 0) ++at;
    return at;
}

void wheel(QWidget* widget, const QPoint& at, int angle) {
    QWheelEvent event(at, widget->mapToGlobal(at), {}, {0, angle}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(widget, &event);
}

} // namespace

class TestCapacityPage : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { Theme::instance().install(*qApp); }

    void theRailLeadsThereAndBack() {
        Program program;
        RailButton* rail = nullptr;
        for (RailButton* each : program.window.findChildren<RailButton*>())
            if (each->text() == "Capacity") rail = each;
        QVERIFY(rail && !rail->isChecked());
        QTest::mouseClick(rail, Qt::LeftButton);
        QTRY_VERIFY(program.page->isVisible());
        QVERIFY(rail->isChecked());
        QTest::keyClick(&program.window, Qt::Key_1, Qt::ControlModifier);
        QTRY_VERIFY(!program.page->isVisible());
        QVERIFY(!rail->isChecked());
    }

    void theEmptyPageOffersTheEndpoint() {
        Program program;
        program.goThere();
        QVERIFY(program.page->isEmpty());
        Button* serve = program.page->findChild<EmptyState*>()->button();
        QVERIFY(serve->isVisible());
        QTest::mouseClick(serve, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(program.endpoint.state(), EndpointController::State::On, kPatience);
        QTRY_VERIFY(!serve->isVisible());
        program.play(1, 1);
        QVERIFY(!program.page->isEmpty());
    }

    void figuresAndListsComeFromTheMeter() {
        Program program;
        program.goThere();
        program.play(60, 30);
        KpiRow* figures = program.page->figures();
        QCOMPARE(figures->figure("Read consumed"), "40 of 200 RCU");
        QCOMPARE(figures->figure("Write consumed"), "30 of 200 WCU");
        QCOMPARE(figures->figure("Throttled requests"), "0 0 read · 0 write");
        QVERIFY(figures->figure("Hottest partition").contains("30 of 1,000 WCU"));
        QVERIFY(!figures->whyButton()->isVisible());
        QCOMPARE(program.page->model()->keys()->index(0, 0).data().toString(), "PRODUCT#HB-4471");
        QCOMPARE(program.page->model()->keys()->rowCount(), 1);
        QTest::mouseClick(program.page->side()->sides()->button(0), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(program.page->model()->keys()->rowCount(), 8, kPatience);
        QVERIFY(figures->figure("Hottest partition").contains("of 3,000 RCU"));
        QTest::mouseClick(program.page->head()->ranges()->button(0), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(program.page->model()->snapshot().series.step, qint64(1), kPatience);
        QComboBox* arms = program.page->head()->arms();
        arms->setFocus();
        QTest::keyClick(arms, Qt::Key_Down);
        QTRY_COMPARE_WITH_TIMEOUT(program.page->model()->snapshot().asked.arm.kind, ArmChoice::Table, kPatience);
        QCOMPARE(figures->figure("Read consumed"), "40 of 100 RCU");
    }

    void aThrottleMarkOpensTheXray() {
        Program program;
        program.goThere();
        program.play(400, 190); // 100 a second and 30,000 in the bucket
        const auto& points = program.page->model()->snapshot().series.write;
        const qsizetype mark = firstThrottled(points);
        QVERIFY(mark < points.size());
        UnitsChart* writes = program.page->writes();
        QTest::mouseClick(writes, Qt::LeftButton, {}, writes->markAt(mark));
        auto* dialog = program.dialog<ThrottleDialog>();
        QCOMPARE(dialog->report().limit, "provisioned capacity");
        QCOMPARE(dialog->report().key, "PRODUCT#HB-4471");
        QCOMPARE(dialog->findChildren<TankView*>().size(), 2);
        QVERIFY(dialog->plainText().contains("this one was empty"));
        const qint64 from = program.page->model()->snapshot().series.from + mark * 60;
        QVERIFY(dialog->report().ms / 1000 >= from && dialog->report().ms / 1000 < from + 60);
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_VERIFY(program.window.findChildren<ThrottleDialog*>().isEmpty());
        QTest::mouseClick(program.page->figures()->whyButton(), Qt::LeftButton);
        QVERIFY(program.dialog<ThrottleDialog>()->report().isValid());
    }

    void oneHotKeyIsWarnedOf() {
        Program program;
        program.goThere();
        program.play(12, 1'400);
        QCOMPARE(program.page->side()->warning(), "One key peaked over 1,000 WCU/s on P0. More capacity cannot help: shard it.");
        QVERIFY(program.page->model()->keys()->index(0, 0).data(KeyUseModel::HotRole).toBool());
        QTest::mouseClick(program.page->side()->sides()->button(0), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(program.page->side()->warning(), QString(), kPatience);
    }

    void theCrosshairIsShared() {
        Program program;
        program.goThere();
        program.play(120, 30);
        UnitsChart* writes = program.page->writes();
        QTest::mouseMove(writes, QPoint(writes->xAt(double(program.page->model()->snapshot().to - 65)), 60));
        QTRY_VERIFY(program.page->tip()->isVisible());
        QVERIFY(program.page->tip()->text().contains("Consumed 30 WCU"));
        QVERIFY(program.page->reads()->crosshair().has_value());
        QCOMPARE(program.page->reads()->crosshair(), writes->crosshair());
        QCOMPARE(program.page->heat()->crosshair(), writes->crosshair());
        const double before = *writes->crosshair();
        QTest::keyClick(writes, Qt::Key_Left);
        QVERIFY(*program.page->heat()->crosshair() < before);
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(writes, &leave);
        QVERIFY(!program.page->tip()->isVisible());
        QVERIFY(!program.page->reads()->crosshair());
    }

    void wheelDragAndDoubleClickMoveAllThree() {
        Program program;
        program.goThere();
        program.play(120, 30);
        UnitsChart* reads = program.page->reads();
        const QPoint middle(reads->width() / 2, reads->height() / 2);
        const QCPRange whole = reads->xAxis->range();
        QVERIFY(whole.size() >= 6.0 * 3600 && whole.size() <= 6.0 * 3600 + 60);
        wheel(reads, middle, 240);
        QVERIFY(program.page->isZoomed());
        const QCPRange zoomed = reads->xAxis->range();
        QVERIFY(zoomed.size() < whole.size());
        QCOMPARE(program.page->heat()->xAxis->range(), zoomed);
        QTest::mousePress(reads, Qt::LeftButton, {}, middle);
        QMouseEvent move(QEvent::MouseMove, middle + QPoint(60, 0), reads->mapToGlobal(middle + QPoint(60, 0)), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(reads, &move);
        QTest::mouseRelease(reads, Qt::LeftButton, {}, middle + QPoint(60, 0));
        QVERIFY(program.page->writes()->xAxis->range().lower < zoomed.lower);
        program.fresh(); // what is looked at stays
        QVERIFY(program.page->isZoomed());
        QTest::mouseDClick(program.page->heat(), Qt::LeftButton, {}, QPoint(200, 40));
        QVERIFY(!program.page->isZoomed());
        QCOMPARE(reads->xAxis->range().size(), whole.size());
        wheel(reads, middle, -240); // not further out than there is
        QCOMPARE(reads->xAxis->range().size(), whole.size());
    }

    void chartsAreSavedAndCopied() {
        Program program;
        program.goThere();
        program.play(120, 30);
        QTemporaryDir folder;
        const auto head = [&](const QString& name) {
            QFile file(folder.filePath(name));
            return file.open(QIODevice::ReadOnly) ? file.read(400) : QByteArray();
        };
        QVERIFY(program.page->exportTo(folder.filePath("a.png")));
        QVERIFY(program.page->exportTo(folder.filePath("a.svg"), program.page->writes()));
        QVERIFY(program.page->exportTo(folder.filePath("a.pdf")));
        QVERIFY(!program.page->exportTo(folder.filePath("a.txt")));
        QVERIFY(!program.page->exportTo("/nowhere/a.svg"));
        QVERIFY(QImage(folder.filePath("a.png")).width() >= 1'600);
        QVERIFY(head("a.svg").contains("<svg"));
        QVERIFY(head("a.pdf").startsWith("%PDF"));
        QVERIFY(program.window.commands()->trigger("capacity.copyWrite"));
        const QStringList rows = QGuiApplication::clipboard()->text().trimmed().split('\n');
        QVERIFY(rows.size() == 1 + 360 || rows.size() == 1 + 361); // the first minute may be a part of one
        QCOMPARE(rows.first().split('\t').size(), 6);
        QCOMPARE(rows.last().split('\t')[1].toDouble(), 30.0);
        QCOMPARE(rows.last().split('\t')[3].toDouble(), 200.0);
        QVERIFY(program.window.commands()->trigger("capacity.copyHeat"));
        QVERIFY(QGuiApplication::clipboard()->text().startsWith("time\tP0"));
    }

    void capacityIsEdited() {
        Program program;
        program.goThere();
        QVERIFY(program.window.commands()->trigger("capacity.edit"));
        auto* dialog = program.dialog<EditCapacityDialog>();
        QVERIFY(!dialog->applyButton()->isEnabled());
        QSpinBox* reads = dialog->units({}, UnitSide::Read);
        reads->setFocus();
        reads->selectAll();
        QTest::keyClicks(reads, "0");
        QVERIFY(dialog->problem().contains("at least 1"));
        QVERIFY(!dialog->applyButton()->isEnabled());
        reads->selectAll();
        QTest::keyClicks(reads, "250");
        QVERIFY(dialog->applyButton()->isEnabled());
        program.held->failNext({rf::ErrorCode::LimitExceeded, "Subscriber limit exceeded: too many decreases"});
        QTest::mouseClick(dialog->applyButton(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(dialog->problem().contains("too many decreases"), kPatience);
        QVERIFY(dialog->isVisible());
        QTest::mouseClick(dialog->applyButton(), Qt::LeftButton);
        program.wait([&] {
            program.clock.advance(20);
            const TableInfo now = program.file->table("us-east-1", "Shop");
            return now.schema->throughput.readUnits == 250 && now.status == "ACTIVE";
        });
        QTRY_VERIFY(program.window.findChildren<EditCapacityDialog*>().isEmpty());
        program.play(60, 10);
        QCOMPARE(program.page->figures()->figure("Read consumed"), "40 of 350 RCU");
    }

    void limitsAreEnforcedObservedOrOff() {
        Program program;
        program.goThere();
        program.play(1, 1);
        QVERIFY(program.window.commands()->trigger("enforcement.1"));
        QCOMPARE(program.meter().enforcement(), rf::capacity::Enforcement::Observe);
        QVERIFY(program.window.commands()->action("enforcement.1")->isChecked());
        QVERIFY(!program.window.commands()->action("enforcement.0")->isChecked());
        QVERIFY(program.window.commands()->trigger("enforcement.0"));
        QCOMPARE(program.meter().enforcement(), rf::capacity::Enforcement::Enforce);
    }

    void pausedItHoldsStill() {
        Program program;
        program.goThere();
        program.play(10, 10);
        QTest::mouseClick(program.page->head()->live(), Qt::LeftButton);
        QVERIFY(!program.page->model()->isLive());
        QCOMPARE(program.page->head()->live()->text(), "Paused");
        const qint64 to = program.page->model()->snapshot().to;
        program.clock.advance(60'000);
        program.page->model()->poll();
        QTest::mouseClick(program.page->head()->ranges()->button(1), Qt::LeftButton); // another range of that moment
        QTRY_COMPARE_WITH_TIMEOUT(program.page->model()->snapshot().asked.range, CapacityRange::Hour, kPatience);
        QCOMPARE(program.page->model()->snapshot().to, to);
        QTest::mouseClick(program.page->head()->live(), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(program.page->model()->snapshot().to, to + 60, kPatience);
    }

    void theSidebarChoosesTheTable() {
        Program program;
        program.goThere();
        QCOMPARE(program.page->model()->table().name, "Shop");
        auto* tree = program.window.explorer()->tree();
        const auto found = tree->model()->match(tree->model()->index(0, 0), Qt::DisplayRole, "Carts", 1, Qt::MatchExactly | Qt::MatchRecursive);
        QCOMPARE(found.size(), 1);
        tree->scrollTo(found.first());
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(found.first()).center());
        QTRY_COMPARE(program.page->model()->table().name, "Carts");
        QVERIFY(program.page->isVisible());
    }

    void aRefusedCallOfTheTrafficSaysWhy() {
        Program program;
        program.endpoint.start(program.file);
        program.wait([&] { return program.endpoint.state() == EndpointController::State::On; });
        QTest::keyClick(&program.window, Qt::Key_7, Qt::ControlModifier);
        ShopLoad load = program.load();
        for (int i = 0; i < 31; ++i) load.request(ShopLoad::Side::Write, {}, 5, 999), program.clock.advance(1'000);
        const QByteArray put = "{\"TableName\":\"Shop\",\"Item\":{\"pk\":{\"S\":\"A\"},\"sk\":{\"S\":\"B\"}}}";
        int status = 200;
        for (int i = 0; i < 400 && status == 200; ++i) {
            status = rf::test::TrafficDriver(program.endpoint.port()).send("PutItem", put);
            if (status == 200) load.request(ShopLoad::Side::Write, {}, 6, 500);
        }
        QCOMPARE(status, 400);
        auto* calls = program.window.trafficHub()->current()->calls();
        QTRY_VERIFY_WITH_TIMEOUT(calls->rowCount() > 0 && calls->entry(0).call->receipt.refusal > 0, kPatience);
        program.window.traffic()->list()->selectRow(0);
        Button* why = program.window.traffic()->pane()->whyButton();
        QTRY_VERIFY(why->isVisible());
        QTest::mouseClick(why, Qt::LeftButton);
        QCOMPARE(program.dialog<ThrottleDialog>()->report().key, "A");
    }
};

RF_TEST_MAIN(TestCapacityPage)

} // namespace tst_capacity_page

#include "tst_capacity_page.moc"
