// Help → Demo traffic with clicks: dialog, chip, stop; and the sidebar's marks while it runs.

#include "tests/models/support/shop.h"
#include "tests/support/program.h"
#include "ui/capacity/capacity_page.h"
#include "ui/common/buttons.h"
#include "ui/common/theme.h"
#include "ui/explorer/explorer_view.h"
#include "ui/explorer/sidebar_tree.h"
#include "ui/shell/demo_commands.h"
#include "ui/shell/demo_dialog.h"
#include "ui/shell/main_window.h"

#include <QCheckBox>
#include <QSpinBox>

namespace tst_demo {

using namespace rf::models;
using namespace rf::ui;

namespace {

constexpr int kPatience = 30'000;

struct Program {
    explicit Program(bool shop = true)
        : workspace([shop](const std::filesystem::path&, rf::EngineOptions options) {
              options.mode = rf::EngineOptions::Mode::InMemory;
              auto engine = rf::openEngine({}, options);
              if (shop) (void)rf::models::test::madeShop(**engine);
              return engine;
          }, &settings),
          endpoint(&workspace), window(&workspace, &settings, &endpoint) {
        endpoint.setPort(0);
        window.resize(1440, 900);
        window.show();
    }
    ~Program() { qDeleteAll(window.findChildren<QDialog*>()); }
    bool opens() {
        file = workspace.openFile(QStringLiteral("shop.rfdb"), FileSession::Mode::InMemory);
        return QTest::qWaitFor([this] { return file->state() == FileSession::State::Open; }, kPatience);
    }
    template <class D>
    D* dialog() {
        D* found = nullptr;
        (void)QTest::qWaitFor([&] {
            for (D* each : window.findChildren<D*>())
                if (each->isVisible()) found = each;
            return found != nullptr;
        }, kPatience);
        return found;
    }
    MemorySettings settings;
    Workspace workspace;
    EndpointController endpoint;
    MainWindow window;
    FileSession* file = nullptr;
};

QAbstractButton* accept(QDialog* dialog, const QString& text) {
    for (auto* button : dialog->findChildren<Button*>())
        if (button->text() == text) return button;
    return nullptr;
}

QModelIndex tableRow(const QAbstractItemModel* model, const QString& name) {
    const QModelIndexList found = model->match(model->index(0, 0), Qt::DisplayRole, name, 1, Qt::MatchExactly | Qt::MatchRecursive);
    return found.isEmpty() ? QModelIndex() : found.first();
}

} // namespace

class TestDemo : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { Theme::instance().install(*qApp); }

    void itRunsAndStops() {
        Program program;
        QVERIFY(program.opens());
        DemoChip* chip = program.window.demo()->chip();
        QVERIFY(!chip->isVisible());
        QVERIFY(!program.window.commands()->action("demo.stop")->isEnabled());
        QVERIFY(program.window.commands()->trigger("demo.start"));
        auto* dialog = program.dialog<DemoDialog>();
        QVERIFY(dialog);
        QVERIFY(!dialog->hotPercent()->isEnabled());
        QTest::mouseClick(dialog->hot(), Qt::LeftButton, {}, {8, dialog->hot()->height() / 2});
        QVERIFY(dialog->hotPercent()->isEnabled());
        dialog->reads()->setValue(60);
        dialog->writes()->setValue(60);
        QTest::mouseClick(accept(dialog, "Start"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(chip->isVisible() && program.window.demo()->traffic()->report().succeeded > 0, kPatience);
        QCOMPARE(program.window.demo()->traffic()->choice().hotPercent, 40);
        QVERIFY(program.window.capacity()->isVisible()); // it went there
        QCOMPARE(program.window.capacity()->model()->table().name, "Shop");
        QVERIFY(chip->text().startsWith("Demo traffic "));
        QVERIFY(!program.window.commands()->action("demo.start")->isEnabled());
        // The sidebar sees it, too.
        ActivityModel* activity = program.window.explorer()->activity();
        QTRY_VERIFY_WITH_TIMEOUT(activity->of(program.file, "us-east-1", "Shop").active, kPatience);
        QVERIFY(describeActivity(activity->of(program.file, "us-east-1", "Shop")).contains("WCU a second"));
        const QModelIndex shop = tableRow(program.window.explorer()->tree()->model(), "Shop"); // and says it
        QVERIFY(shop.data(Qt::AccessibleTextRole).toString().startsWith("Shop, table, "));
        QVERIFY(shop.data(Qt::AccessibleDescriptionRole).toString().contains("WCU a second"));
        QVERIFY(shop.parent().data(Qt::AccessibleTextRole).toString().contains(", file"));
        QCOMPARE(shop.parent().data(Qt::AccessibleDescriptionRole).toString(), QString());
        QTest::mouseClick(chip->stopButton(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!chip->isVisible(), kPatience);
        QVERIFY(program.window.commands()->action("demo.start")->isEnabled());
    }
    void withoutATableItOffersOne() {
        Program program(false);
        QVERIFY(program.opens());
        QVERIFY(program.window.commands()->trigger("demo.start"));
        auto* question = program.dialog<QDialog>();
        QVERIFY(question);
        QTest::mouseClick(accept(question, "Create table"), Qt::LeftButton);
        auto* dialog = program.dialog<DemoDialog>();
        QVERIFY(dialog);
        QVERIFY(DemoTraffic::tableOf(program.file).isValid());
    }
    void withoutAFileItOffersASample() {
        Program program;
        QVERIFY(program.window.commands()->trigger("demo.start"));
        auto* question = program.dialog<QDialog>();
        QVERIFY(question && accept(question, "New from sample…"));
    }
};

RF_TEST_MAIN(TestDemo)

} // namespace tst_demo

#include "tst_demo.moc"
