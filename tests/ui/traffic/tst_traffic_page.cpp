// The Traffic mode with clicks and keys, over a real engine served on a port.

#include "models/live/endpoint_controller.h"
#include "tests/support/traffic_driver.h"
#include "ui/common/buttons.h"
#include "ui/common/labels.h"
#include "ui/common/theme.h"
#include "ui/shell/main_window.h"
#include "ui/shell/mode_rail.h"
#include "ui/shell/status_line.h"
#include "ui/shell/work_area.h"
#include "ui/traffic/call_chart.h"
#include "ui/traffic/call_list.h"
#include "ui/traffic/call_pane.h"
#include "ui/traffic/fault_panel.h"
#include "ui/traffic/filter_bar.h"
#include "ui/traffic/traffic_head.h"
#include "ui/traffic/traffic_page.h"

#include <QtTest>

using namespace rf::models;
using namespace rf::ui;
using rf::test::TrafficDriver;

namespace {

const QByteArray kGet =
    "{\"TableName\":\"Shop\",\"Key\":{\"pk\":{\"S\":\"CUSTOMER#c-20418\"},\"sk\":{\"S\":\"PROFILE\"}}}";
const QByteArray kQuery = "{\"TableName\":\"Shop\",\"KeyConditionExpression\":\"pk = :p\",\"ExpressionAttributeValues\":{\":p\":{\"S\":\"CUSTOMER#c-20418\"}}}";
const QByteArray kScan = "{\"TableName\":\"Shop\",\"FilterExpression\":\"pk = :p\",\"ExpressionAttributeValues\":{\":p\":{\"S\":\"CUSTOMER#c-20418\"}},\"Limit\":500}";

/// The program with a copy of the sample file open and served.
struct Program {
    explicit Program(const QString& file) : workspace(rf::openEngine, &settings), endpoint(&workspace), window(&workspace, &settings, &endpoint) {
        window.show();
        window.open({file});
        if (!QTest::qWaitFor([this] { return window.work()->currentTab() != nullptr; }, 20'000)) qFatal("no table");
        endpoint.setPort(0);
        endpoint.start(workspace.files().first());
        if (!QTest::qWaitFor([this] { return endpoint.state() == EndpointController::State::On; }, 20'000)) qFatal("not served");
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window)) qFatal("not active");
    }
    TrafficPage* page() { return window.traffic(); }
    TrafficModel* calls() { return window.trafficHub()->current()->calls(); }
    int send(const QByteArray& operation, const QByteArray& body) { return TrafficDriver(endpoint.port()).send(operation, body); }
    bool shows(int count) {
        return QTest::qWaitFor([this, count] { return calls()->rowCount() == count; }, 20'000);
    }
    void goThere() {
        QTest::keyClick(&window, Qt::Key_7, Qt::ControlModifier);
        if (!QTest::qWaitFor([this] { return page()->isVisible(); }, 20'000)) qFatal("no traffic page");
    }
    void clickRow(int row) {
        CallList* list = page()->list();
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(row, TrafficModel::Time)).center());
    }

    MemorySettings settings;
    Workspace workspace;
    EndpointController endpoint;
    MainWindow window;
};

} // namespace

class TestTrafficPage : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        Theme::instance().install(*qApp);
        m_file = m_folder.filePath("shop.rfdb");
        QVERIFY(rf::makeSample(m_file.toStdString(), "ecommerce", {}));
    }

    void theRailLeadsThereAndBack() {
        Program program(m_file);
        RailButton* rail = nullptr;
        for (RailButton* each : program.window.findChildren<RailButton*>())
            if (each->text() == "Traffic") rail = each;
        QVERIFY(rail && !rail->isChecked());
        QTest::mouseClick(rail, Qt::LeftButton);
        QTRY_VERIFY(program.page()->isVisible());
        QVERIFY(rail->isChecked());
        QTest::keyClick(&program.window, Qt::Key_1, Qt::ControlModifier);
        QTRY_VERIFY(!program.page()->isVisible());
        QVERIFY(program.window.work()->currentTab());
        QVERIFY(!rail->isChecked());
    }

    void theEmptyPageSaysHowToBegin() {
        Program program(m_file);
        program.goThere();
        program.page()->filters()->clearFilters();
        QTest::mouseClick(program.page()->findChild<QAbstractButton*>("copyFirstCall"), Qt::LeftButton);
        const QString command = QGuiApplication::clipboard()->text();
        QVERIFY(command.startsWith("aws dynamodb list-tables --region us-east-1 --endpoint-url http://"));
        QVERIFY(command.endsWith(QString::number(program.endpoint.port())));
        QVERIFY(program.page()->findChild<QLabel*>("firstCall")->isVisible());
    }

    void callsAppearAndOneIsLookedAt() {
        Program program(m_file);
        program.goThere();
        const int before = program.calls()->rowCount();
        QCOMPARE(program.send("GetItem", kGet), 200);
        QCOMPARE(program.send("Scan", kScan), 200);
        QVERIFY(program.shows(before + 2));
        QVERIFY(program.page()->list()->isVisible());
        program.clickRow(0);
        QVERIFY(program.page()->pane()->shownText().contains("\"FilterExpression\": \"pk = :p\""));
        QTest::mouseClick(program.page()->pane()->sides()->button(1), Qt::LeftButton);
        QVERIFY(program.page()->pane()->shownText().contains("\"ScannedCount\""));
        QTest::mouseClick(program.page()->pane()->sides()->button(2), Qt::LeftButton);
        const QString plan = program.page()->pane()->shownText();
        QVERIFY2(plan.contains("A Query reads only that partition") && plan.contains("RCU"), qPrintable(plan));
        QTest::mouseClick(program.page()->pane()->sides()->button(3), Qt::LeftButton);
        QVERIFY(program.page()->pane()->shownText().startsWith("aws dynamodb scan"));
        QTest::mouseClick(program.page()->pane()->findChild<QAbstractButton*>("callCopy"), Qt::LeftButton);
        QVERIFY(QGuiApplication::clipboard()->text().startsWith("aws dynamodb scan"));
    }

    void theListHoldsWhileOneIsLookedAt() {
        Program program(m_file);
        program.goThere();
        QCOMPARE(program.send("GetItem", kGet), 200);
        QTRY_VERIFY(program.calls()->rowCount() > 0);
        const int rows = program.calls()->rowCount();
        program.clickRow(0);
        QVERIFY(program.calls()->isHeld());
        QCOMPARE(program.send("Query", kQuery), 200);
        QTRY_COMPARE(program.calls()->waiting(), 1);
        QCOMPARE(program.calls()->rowCount(), rows);
        QVERIFY(program.page()->waitingButton()->isVisible());
        QTest::mouseClick(program.page()->waitingButton(), Qt::LeftButton);
        QCOMPARE(program.calls()->rowCount(), rows + 1);
        QCOMPARE(program.page()->list()->currentRow(), 1); // the same call, one row lower
        program.page()->list()->setFocus();
        QTest::keyClick(program.page()->list(), Qt::Key_Escape);
        QVERIFY(!program.calls()->isHeld());
    }

    void spacePauses() {
        Program program(m_file);
        program.goThere();
        QCOMPARE(program.send("GetItem", kGet), 200);
        QTRY_VERIFY(program.calls()->rowCount() > 0);
        program.page()->list()->setFocus();
        QTest::keyClick(program.page()->list(), Qt::Key_Space);
        QVERIFY(program.calls()->isPaused());
        QCOMPARE(program.window.commands()->action("traffic.pause")->iconText(), "Resume");
        QTest::keyClick(program.page()->list(), Qt::Key_Space);
        QVERIFY(!program.calls()->isPaused());
    }

    void filtersByClicksAndText() {
        Program program(m_file);
        program.goThere();
        QCOMPARE(program.send("GetItem", kGet), 200);
        QCOMPARE(program.send("GetItem", "{\"TableName\":\"None\",\"Key\":{\"pk\":{\"S\":\"x\"}}}"), 400);
        QTRY_VERIFY(program.calls()->tables().contains("None"));
        QTest::mouseClick(program.page()->filters()->status()->button(2), Qt::LeftButton);
        QCOMPARE(program.calls()->rowCount(), 1);
        QTest::mouseClick(program.page()->filters()->status()->button(0), Qt::LeftButton);
        QTest::keyClick(&program.window, Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(program.page()->filters()->search()->hasFocus());
        QTest::keyClicks(program.page()->filters()->search(), "20418");
        QCOMPARE(program.calls()->rowCount(), 1);
        QTest::keyClicks(program.page()->filters()->search(), "zzz");
        QCOMPARE(program.calls()->rowCount(), 0);
        QVERIFY(!program.page()->list()->isVisible());
        QTest::keyClick(program.page()->filters()->search(), Qt::Key_Escape);
        QVERIFY(program.calls()->rowCount() >= 2);
    }

    void aCallOpensAsAQuery() {
        Program program(m_file);
        program.goThere();
        QCOMPARE(program.send("Query", kQuery), 200);
        QTRY_VERIFY(program.calls()->rowCount() > 0);
        program.clickRow(0);
        const int tabs = int(program.workspace.tabs().size());
        QTest::mouseClick(program.page()->pane()->openButton(), Qt::LeftButton);
        QCOMPARE(program.workspace.tabs().size(), tabs + 1);
        QTRY_VERIFY(!program.page()->isVisible());
        QCOMPARE(program.window.work()->currentTab()->query()->keyFields().first().value, "CUSTOMER#c-20418");
    }

    void figuresComeFromTheCalls() {
        Program program(m_file);
        program.goThere();
        for (int i = 0; i < 5; ++i) QCOMPARE(program.send("GetItem", kGet), 200);
        QCOMPARE(program.send("GetItem", "{broken"), 400);
        QTRY_VERIFY(program.calls()->seen() >= 6);
        QTRY_COMPARE(program.page()->head()->figure("Errors"), "1");
        QVERIFY(program.page()->head()->figure("p99 latency").endsWith("ms"));
        QVERIFY(program.page()->head()->chart()->sentence().contains("calls in the last minute"));
    }

    void aRuleIsPlainlyVisibleAndActs() {
        Program program(m_file);
        program.goThere();
        QVERIFY(program.window.commands()->trigger("traffic.faults"));
        FaultPanel* panel = program.page()->faults();
        QVERIFY(panel->isVisible());
        panel->setDraft({.kind = FaultKind::Throttling, .operation = "GetItem", .table = "Shop"});
        QCOMPARE(panel->draft().operation, "GetItem");
        QTest::mouseClick(panel->addButton(), Qt::LeftButton);
        QCOMPARE(program.window.statusLine()->banner(), "Failure lab: 1 rule on");
        QVERIFY(program.window.statusLine()->findChild<QAbstractButton*>("statusBanner")->isVisible());
        QCOMPARE(program.send("GetItem", kGet), 400);
        QCOMPARE(program.send("Query", kQuery), 200);
        SwitchButton* on = panel->findChild<SwitchButton*>();
        QVERIFY(on);
        QTest::mouseClick(on, Qt::LeftButton);
        QCOMPARE(program.window.statusLine()->banner(), QString());
        QCOMPARE(program.send("GetItem", kGet), 200);
        QTest::mouseClick(on, Qt::LeftButton);
        QCOMPARE(program.send("GetItem", kGet), 400);
    }

    void everyRowOfTheLabCanGo() {
        Program program(m_file);
        program.goThere();
        QVERIFY(program.window.commands()->trigger("traffic.faults"));
        FaultPanel* panel = program.page()->faults();
        QTest::mouseClick(panel->addButton(), Qt::LeftButton);
        QTest::mouseClick(panel->addButton(), Qt::LeftButton);
        QCOMPARE(program.window.trafficHub()->current()->faults()->rowCount(), 2);
        QTRY_VERIFY(!panel->findChildren<SwitchButton*>().isEmpty());
        QTest::qWait(1); // the rows are laid out
        for (IconButton* each : panel->findChildren<IconButton*>())
            if (each->accessibleName() == "Remove the rule" && each->isVisible()) {
                QTest::mouseClick(each, Qt::LeftButton);
                break;
            }
        QCOMPARE(program.window.trafficHub()->current()->faults()->rowCount(), 1);
    }

private:
    QTemporaryDir m_folder;
    QString m_file;
};

QTEST_MAIN(TestTrafficPage)
#include "tst_traffic_page.moc"
