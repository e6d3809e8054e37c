// The Traffic mode with clicks and keys, over a real engine served on a port.

#include "tests/support/program.h"
#include "tests/ui/support/program.h"
#include "ui/common/buttons.h"
#include "ui/common/labels.h"
#include "ui/common/theme.h"
#include "ui/explorer/sidebar_tree.h"
#include "ui/shell/mode_rail.h"
#include "ui/shell/status_line.h"
#include "ui/traffic/call_chart.h"
#include "ui/traffic/call_pane.h"
#include "ui/traffic/fault_form.h"
#include "ui/traffic/fault_panel.h"
#include "ui/traffic/fault_row.h"
#include "ui/traffic/filter_bar.h"
#include "ui/traffic/traffic_head.h"

#include <QComboBox>
#include <QSpinBox>

namespace tst_traffic_page {

using namespace rf::models;
using namespace rf::ui;
using rf::ui::test::ServedProgram;

namespace {

const QByteArray kGet =
    "{\"TableName\":\"Shop\",\"Key\":{\"pk\":{\"S\":\"CUSTOMER#c-20418\"},\"sk\":{\"S\":\"PROFILE\"}}}";
const QByteArray kQuery = "{\"TableName\":\"Shop\",\"KeyConditionExpression\":\"pk = :p\",\"ExpressionAttributeValues\":{\":p\":{\"S\":\"CUSTOMER#c-20418\"}}}";
const QByteArray kScan = "{\"TableName\":\"Shop\",\"FilterExpression\":\"pk = :p\",\"ExpressionAttributeValues\":{\":p\":{\"S\":\"CUSTOMER#c-20418\"}},\"Limit\":500}";

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
        MemorySettings settings;
        ServedProgram program(m_file, &settings);
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
        MemorySettings settings;
        ServedProgram program(m_file, &settings);
        program.goToTraffic();
        program.page()->filters()->clearFilters();
        QTest::mouseClick(program.page()->findChild<QAbstractButton*>("copyFirstCall"), Qt::LeftButton);
        const QString command = QGuiApplication::clipboard()->text();
        QVERIFY(command.startsWith("aws dynamodb list-tables --region us-east-1 --endpoint-url http://"));
        QVERIFY(command.endsWith(QString::number(program.endpoint.port())));
        QVERIFY(program.page()->findChild<QLabel*>("firstCall")->isVisible());
    }

    void callsAppearAndOneIsLookedAt() {
        MemorySettings settings;
        ServedProgram program(m_file, &settings);
        program.goToTraffic();
        const int before = program.calls()->rowCount();
        QCOMPARE(program.send("GetItem", kGet), 200);
        QCOMPARE(program.send("Scan", kScan), 200);
        QVERIFY(program.shows(before + 2));
        QVERIFY(program.page()->list()->isVisible());
        program.clickCall(0);
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
        MemorySettings settings;
        ServedProgram program(m_file, &settings);
        program.goToTraffic();
        QCOMPARE(program.send("GetItem", kGet), 200);
        QTRY_VERIFY(program.calls()->rowCount() > 0);
        const int rows = program.calls()->rowCount();
        program.clickCall(0);
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
        MemorySettings settings;
        ServedProgram program(m_file, &settings);
        program.goToTraffic();
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
        MemorySettings settings;
        ServedProgram program(m_file, &settings);
        program.goToTraffic();
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
        MemorySettings settings;
        ServedProgram program(m_file, &settings);
        program.goToTraffic();
        QCOMPARE(program.send("Query", kQuery), 200);
        QTRY_VERIFY(program.calls()->rowCount() > 0);
        program.clickCall(0);
        const int tabs = int(program.workspace.tabs().size());
        QTest::mouseClick(program.page()->pane()->openButton(), Qt::LeftButton);
        QCOMPARE(program.workspace.tabs().size(), tabs + 1);
        QTRY_VERIFY(!program.page()->isVisible());
        QCOMPARE(program.window.work()->currentTab()->query()->keyFields().first().value, "CUSTOMER#c-20418");
    }

    void figuresComeFromTheCalls() {
        MemorySettings settings;
        ServedProgram program(m_file, &settings);
        program.goToTraffic();
        for (int i = 0; i < 5; ++i) QCOMPARE(program.send("GetItem", kGet), 200);
        QCOMPARE(program.send("GetItem", "{broken"), 400);
        QTRY_VERIFY(program.calls()->seen() >= 6);
        QTRY_COMPARE(program.page()->head()->figure("Errors"), "1");
        QVERIFY(program.page()->head()->figure("p99 latency").endsWith("ms"));
        QVERIFY(program.page()->head()->chart()->sentence().contains("calls in the last minute"));
    }

    void theFiguresStandOverTheDetail() {
        MemorySettings settings;
        ServedProgram program(m_file, &settings);
        program.goToTraffic();
        QCOMPARE(program.send("GetItem", kGet), 200);
        QTRY_VERIFY(program.page()->pane()->isVisible());
        const auto left = [&](QWidget* widget) { return widget->mapTo(&program.window, QPoint(0, 0)).x(); };
        QWidget* numbers = nullptr;
        for (QLabel* each : program.page()->head()->findChildren<QLabel*>())
            if (each->accessibleName() == "Errors") numbers = each->parentWidget();
        QVERIFY(numbers);
        for (const int width : {1200, 1600, 1440}) {
            program.window.resize(width, 900);
            QTRY_COMPARE(program.window.width(), width);
            QTRY_COMPARE(left(numbers), left(program.page()->pane()));
        }
    }

    void aRuleIsPlainlyVisibleAndActs() {
        MemorySettings settings;
        ServedProgram program(m_file, &settings);
        program.goToTraffic();
        QVERIFY(program.window.commands()->trigger("traffic.faults"));
        FaultPanel* panel = program.page()->faults();
        QVERIFY(panel->isVisible());
        panel->form()->setDraft({.kind = FaultKind::Throttling, .operation = "GetItem", .table = "Shop"});
        QCOMPARE(panel->form()->draft().operation, "GetItem");
        QTest::mouseClick(panel->form()->submitButton(), Qt::LeftButton);
        QCOMPARE(program.window.statusLine()->banner(), "Failure lab: 1 rule on");
        QVERIFY(program.window.statusLine()->findChild<QAbstractButton*>("statusBanner")->isVisible());
        QCOMPARE(program.send("GetItem", kGet), 400);
        QCOMPARE(program.send("Query", kQuery), 200);
        SwitchButton* on = panel->rows().at(0)->onSwitch();
        QTest::mouseClick(on, Qt::LeftButton);
        QCOMPARE(program.window.statusLine()->banner(), QString());
        QCOMPARE(program.send("GetItem", kGet), 200);
        QTest::mouseClick(on, Qt::LeftButton);
        QCOMPARE(program.send("GetItem", kGet), 400);
    }

    void everyRowOfTheLabCanGo() {
        MemorySettings settings;
        ServedProgram program(m_file, &settings);
        program.goToTraffic();
        QVERIFY(program.window.commands()->trigger("traffic.faults"));
        FaultPanel* panel = program.page()->faults();
        QTest::mouseClick(panel->form()->submitButton(), Qt::LeftButton);
        QTest::mouseClick(panel->form()->submitButton(), Qt::LeftButton);
        QCOMPARE(program.window.trafficHub()->current()->faults()->rowCount(), 2);
        QTRY_VERIFY(panel->rows().at(0)->isVisible());
        QTest::mouseClick(panel->rows().at(0)->removeButton(), Qt::LeftButton);
        QCOMPARE(program.window.trafficHub()->current()->faults()->rowCount(), 1);
        QCOMPARE(panel->rows().size(), 1);
    }

    void aRuleIsEditedInItsPlace() {
        MemorySettings settings;
        ServedProgram program(m_file, &settings);
        program.goToTraffic();
        FaultModel* rules = program.log()->faults();
        QVERIFY(rules->add({.kind = FaultKind::Throttling, .percent = 100, .operation = "GetItem", .table = "Gone"}));
        QVERIFY(rules->add({.kind = FaultKind::InternalError, .operation = "Query", .on = false}));
        QVERIFY(program.window.commands()->trigger("traffic.faults"));
        FaultRow* row = program.page()->faults()->rows().at(0);
        QTRY_VERIFY(row->isVisible() && row->scope()->width() > 0);

        // A double click on the scope, a prefix, Esc: nothing is left of it.
        QTest::mouseDClick(row->scope(), Qt::LeftButton);
        QVERIFY(row->isEditing());
        QTRY_VERIFY(row->form()->prefix()->hasFocus());
        QCOMPARE(row->form()->draft().table, "Gone"); // a table that is not on offer stays
        QTest::keyClicks(row->form()->prefix(), "CUSTOMER#");
        QCOMPARE(rules->rule(0).keyPrefix, QString());
        QTest::keyClick(row->form()->prefix(), Qt::Key_Escape);
        QVERIFY(!row->isEditing());
        QCOMPARE(rules->rule(0).keyPrefix, QString());
        QCOMPARE(program.send("GetItem", kGet), 200);

        // The button, the table chosen by keys, Enter: the engine's lab has it, the id and the switch stay.
        const quint64 id = rules->rule(0).id;
        QTest::mouseClick(row->editButton(), Qt::LeftButton);
        QTRY_VERIFY(row->form()->kind()->hasFocus());
        QCOMPARE(row->form()->prefix()->text(), QString());
        QComboBox* table = nullptr;
        for (QComboBox* each : row->form()->findChildren<QComboBox*>())
            if (each->accessibleName() == "Tables hit") table = each;
        QVERIFY(table);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_S); // Shop
        QCOMPARE(row->form()->draft().table, "Shop");
        QCOMPARE(program.send("GetItem", kGet), 200); // not yet
        QTest::keyClick(table, Qt::Key_Return);
        QVERIFY(!row->isEditing());
        QCOMPARE(rules->rule(0).table, "Shop");
        QCOMPARE(rules->rule(0).id, id);
        QVERIFY(rules->rule(0).on);
        QCOMPARE(program.send("GetItem", kGet), 400);
        QVERIFY(row->editButton()->hasFocus());

        // F2 on the row; a rule that is off stays off, and only one is edited at a time.
        FaultRow* other = program.page()->faults()->rows().at(1);
        other->editButton()->setFocus();
        QTest::keyClick(other->editButton(), Qt::Key_F2);
        QVERIFY(other->isEditing());
        QTest::mouseDClick(row->what(), Qt::LeftButton);
        QVERIFY(row->isEditing() && !other->isEditing());
        QTRY_VERIFY(row->form()->percent()->hasFocus());
        QTest::mouseClick(row->form()->giveUpButton(), Qt::LeftButton);
        QVERIFY(!row->isEditing());
        QTest::mouseClick(other->editButton(), Qt::LeftButton);
        QTest::keyClick(other->form()->kind(), Qt::Key_L); // Latency
        QTest::mouseClick(other->form()->submitButton(), Qt::LeftButton);
        QCOMPARE(rules->rule(1).kind, FaultKind::Latency);
        QVERIFY(!rules->rule(1).on);
        QCOMPARE(program.send("Query", kQuery), 200);
    }

    void theTrafficIsThatOfTheFileInTheSidebar() {
        MemorySettings settings;
        ServedProgram program(m_file, &settings);
        const QString second = m_folder.filePath("second.rfdb");
        if (!QFile::exists(second)) QVERIFY(QFile::copy(m_file, second));
        program.window.open({second});
        QTRY_COMPARE(program.workspace.files().size(), 2);
        QTRY_COMPARE(program.workspace.files().at(1)->state(), FileSession::State::Open);
        program.goToTraffic();
        auto* tree = program.window.findChild<SidebarTree*>();
        const auto click = [&](const QString& file) {
            const auto rows = tree->model()->match(tree->model()->index(0, 0), Qt::DisplayRole, file, 1,
                                                   Qt::MatchStartsWith | Qt::MatchCaseSensitive);
            QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(rows.value(0)).center());
        };
        for (const char* name : {"second", "shop", "second"}) {
            click(name);
            QVERIFY(program.page()->isVisible());
            QVERIFY2(program.log()->file()->name().startsWith(name), qPrintable(program.log()->file()->name()));
        }
        // By keys, too.
        tree->setFocus();
        QTest::keyClick(tree, Qt::Key_Home);
        const QString first = tree->currentIndex().data().toString();
        QTRY_VERIFY(first.startsWith(program.log()->file()->name().section('.', 0, 0)));
    }

private:
    QTemporaryDir m_folder;
    QString m_file;
};

RF_TEST_MAIN(TestTrafficPage)

} // namespace tst_traffic_page

#include "tst_traffic_page.moc"
