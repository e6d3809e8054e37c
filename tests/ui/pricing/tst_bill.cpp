// The bill in the status bar, its breakdown, and prices edited by hand, with clicks and keys.

#include "tests/models/support/shop.h"
#include "tests/models/support/file_clock.h"
#include "tests/support/program.h"
#include "ui/common/buttons.h"
#include "ui/common/theme.h"
#include "ui/pricing/bill_dialog.h"
#include "ui/pricing/cost_list.h"
#include "ui/pricing/prices_dialog.h"
#include "ui/shell/bill_commands.h"
#include "ui/shell/main_window.h"

#include <QComboBox>
#include <QLineEdit>
#include <QTableView>

namespace tst_bill {

using namespace rf::models;
using namespace rf::ui;
using rf::models::test::FileClock;

namespace {

constexpr int kPatience = 30'000;

/// The program with a Shop table of 100 RCU and 50 WCU in memory.
struct Program {
    Program()
        : workspace([this](const std::filesystem::path&, rf::EngineOptions options) {
              options.mode = rf::EngineOptions::Mode::InMemory;
              options.clock = &clock;
              auto engine = rf::openEngine({}, options);
              auto input = rf::models::test::shopInput();
              input.billingMode = std::string("PROVISIONED");
              input.provisionedThroughput = rf::ProvisionedThroughputIn{100, 50};
              for (auto& index : *input.globalSecondaryIndexes) index.provisionedThroughput = rf::ProvisionedThroughputIn{10, 10};
              if (!rf::call<rf::CreateTable>(**engine, input)) qFatal("no table");
              return engine;
          }, &settings),
          endpoint(&workspace), window(&workspace, &settings, &endpoint) {
        window.bill()->bill()->setNow([this] { return clock.nowMs(); });
        window.resize(1440, 900);
        window.show();
    }
    ~Program() { qDeleteAll(window.findChildren<QDialog*>()); }
    bool opens() {
        workspace.openFile(QStringLiteral("shop.rfdb"), FileSession::Mode::InMemory);
        return QTest::qWaitFor([this] { return window.bill()->bill()->bill().known; }, kPatience);
    }
    template <class T>
    T* dialog() {
        T* found = nullptr;
        (void)QTest::qWaitFor([&] {
            found = window.findChild<T*>();
            return found && found->isVisible();
        }, kPatience);
        return found;
    }
    FileClock clock;
    MemorySettings settings;
    Workspace workspace;
    EndpointController endpoint;
    MainWindow window;
};

} // namespace

class TestBill : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { Theme::instance().install(*qApp); }

    void theStatusBarSaysWhatAMonthCosts() {
        Program program;
        BillButton* button = program.window.bill()->button();
        QVERIFY(!button->isVisible());
        QVERIFY(!program.window.commands()->action("bill.show")->isEnabled());
        QVERIFY(program.opens());
        QVERIFY(button->isVisible());
        QCOMPARE(button->text(), "a month, no traffic yet");
        QCOMPARE(button->accessibleName(), "Bill: $44.60 a month, no traffic yet"); // 120*730*0.00013 + 70*730*0.00065
        QVERIFY(button->toolTip().contains("Shop"));
        QTRY_VERIFY_WITH_TIMEOUT(button->width() >= button->sizeHint().width(), kPatience); // once the bar has made room
        program.workspace.closeFile(program.workspace.files().first());
        QTRY_VERIFY_WITH_TIMEOUT(!button->isVisible(), kPatience);
    }
    void aClickOpensTheBreakdown() {
        Program program;
        QVERIFY(program.opens());
        QTest::mouseClick(program.window.bill()->button(), Qt::LeftButton);
        auto* dialog = program.dialog<BillDialog>();
        QVERIFY(dialog);
        QCOMPARE(dialog->total(), "$44.60 a month");
        QCOMPARE(dialog->parts()->model()->rowCount(), 2);
        QCOMPARE(dialog->tables()->model()->index(0, 0).data().toString(), "Shop");
        QVERIFY(dialog->sentence().startsWith("Nothing was read or written yet."));
    }
    void anEditedPriceIsKeptAndCounts() {
        Program program;
        QVERIFY(program.opens());
        QVERIFY(program.window.commands()->trigger("prices.edit"));
        auto* dialog = program.dialog<PricesDialog>();
        QVERIFY(dialog);
        QVERIFY(!dialog->saveButton()->isEnabled() && !dialog->resetButton()->isEnabled());
        QTableView* table = dialog->table();
        const QModelIndex wcu = table->model()->index(2, PriceTableModel::Standard);
        QCOMPARE(wcu.data().toString(), "0.00065");
        type(table, wcu, "lots");
        QVERIFY(dialog->problem().contains("not a number"));
        QCOMPARE(wcu.data().toString(), "0.00065");
        QVERIFY(!dialog->saveButton()->isEnabled());
        type(table, wcu, "0.001");
        QVERIFY(dialog->problem().isEmpty());
        QVERIFY(dialog->isVisible()); // Enter ended the editor only
        QTest::mouseClick(dialog->saveButton(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(program.window.bill()->bill()->bill().edited, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(moneyText(program.window.bill()->bill()->bill().usd), "$62.49", kPatience); // 11.388 + 70*730*0.001
        QTRY_VERIFY_WITH_TIMEOUT(!program.window.findChild<PricesDialog*>(), kPatience);

        program.window.commands()->trigger("prices.edit");
        dialog = program.dialog<PricesDialog>();
        QTest::mouseClick(dialog->resetButton(), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(moneyText(program.window.bill()->bill()->bill().usd), "$44.60", kPatience);
        QCOMPARE(dialog->model()->index(2, PriceTableModel::Standard).data().toString(), "0.00065");
    }

private:
    static void type(QTableView* table, const QModelIndex& at, const QString& text) {
        table->setCurrentIndex(at);
        table->edit(at);
        auto* editor = table->findChild<QLineEdit*>();
        QVERIFY(editor);
        editor->setText(text);
        QTest::keyClick(editor, Qt::Key_Return);
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
};

RF_TEST_MAIN(TestBill)

} // namespace tst_bill

#include "tst_bill.moc"
