// Tables as a whole, with clicks and keys: settings, statistics, clone with items, purge and delete by the typed name.

#include "models/session/table_admin.h"
#include "tests/support/program.h"
#include "tests/ui/support/program.h"
#include "ui/common/buttons.h"
#include "ui/common/theme.h"
#include "ui/shell/create_table_dialog.h"
#include "ui/tables/statistics_dialog.h"
#include "ui/tables/table_settings_dialog.h"
#include "ui/tables/typed_name_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QTableWidget>
#include <QTemporaryDir>

namespace tst_table_dialogs {

using namespace rf::models;
using namespace rf::ui;

namespace {

/// The sample, its Shop table shown.
struct Desk {
    Desk() {
        if (!rf::makeSample(folder.filePath("shop.rfdb").toStdString(), "ecommerce", {})) qFatal("no sample");
        program = std::make_unique<rf::ui::test::Program>(&settings);
        if (!program->opens(folder.filePath("shop.rfdb"))) qFatal("not open");
        file = program->workspace.files().first();
        program->workspace.openTable(file, "us-east-1", "Shop");
        if (!program->hasKeys()) qFatal("not active");
    }
    ~Desk() { qDeleteAll(program->window.findChildren<QDialog*>()); }
    template <class Condition>
    void wait(Condition condition) {
        if (!QTest::qWaitFor(condition, 30'000)) qFatal("it did not come");
    }
    void trigger(const char* id) { program->window.commands()->trigger(QString::fromLatin1(id)); }
    template <class D>
    D* dialog() {
        D* found = nullptr;
        wait([&] {
            for (D* each : program->window.findChildren<D*>())
                if (each->isVisible()) found = each;
            return found != nullptr;
        });
        return found;
    }
    TableInfo table(const char* name = "Shop") { return file->table("us-east-1", QString::fromLatin1(name)); }

    QTemporaryDir folder;
    MemorySettings settings;
    std::unique_ptr<rf::ui::test::Program> program;
    FileSession* file = nullptr;
};

} // namespace

class TestTableDialogs : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { Theme::instance().install(*qApp); }

    void settingsAreChangedAndStay() {
        Desk desk;
        desk.trigger("table.settings");
        QPointer<TableSettingsDialog> dialog = desk.dialog<TableSettingsDialog>();
        QVERIFY(!dialog->applyButton()->isEnabled());
        desk.wait([&] { return dialog->protection()->isEnabled() && !dialog->timeToLive()->isChecked() == dialog->wanted().timeToLive.isEmpty(); });
        QTest::qWait(50);
        QTest::mouseClick(dialog->protection(), Qt::LeftButton, {}, QPoint(8, dialog->protection()->height() / 2));
        QVERIFY(dialog->protection()->isChecked());
        desk.wait([&] { return dialog->applyButton()->isEnabled(); });
        QTest::mouseClick(dialog->tableClass()->button(1), Qt::LeftButton);
        QTest::mouseClick(dialog->addTagButton(), Qt::LeftButton);
        dialog->tags()->item(0, 0)->setText("team");
        dialog->tags()->item(0, 1)->setText("checkout");
        QTest::mouseClick(dialog->applyButton(), Qt::LeftButton);
        desk.wait([&] { return !dialog || !dialog->isVisible(); });
        desk.wait([&] { return desk.table().deletionProtection; });
        const auto schema = desk.file->client()->service()->catalog()->find("us-east-1", "Shop");
        QVERIFY(schema->deletionProtection && schema->tableClass == rf::TableClass::StandardInfrequentAccess);
        QCOMPARE(schema->tags.size(), std::size_t(1));
        QCOMPARE(schema->tags[0].value, "checkout");

        desk.trigger("table.settings");
        auto* again = desk.dialog<TableSettingsDialog>();
        desk.wait([&] { return again->protection()->isChecked(); });
        QCOMPARE(again->wanted().tags, (QList<TableTag>{{"team", "checkout"}}));
        QVERIFY(!again->applyButton()->isEnabled());
    }
    void whatIsWrongIsSaidBeforeAnythingIsChanged() {
        Desk desk;
        desk.trigger("table.settings");
        auto* dialog = desk.dialog<TableSettingsDialog>();
        QTest::qWait(100);
        desk.wait([&] { return dialog->attribute()->isEnabled() == dialog->timeToLive()->isChecked(); });
        QTest::mouseClick(dialog->addTagButton(), Qt::LeftButton);
        dialog->tags()->item(0, 0)->setText("aws:mine");
        QVERIFY(dialog->problem().contains("aws:"));
        QVERIFY(!dialog->applyButton()->isEnabled());
        dialog->tags()->item(0, 0)->setText("mine");
        QVERIFY(dialog->problem().isEmpty());
    }
    void aTimeToLiveIsSetAndTakenBackInTheServicesWords() {
        Desk desk;
        const bool had = !desk.file->client()->service()->catalog()->find("us-east-1", "Shop")->timeToLiveAttribute.empty();
        desk.trigger("table.settings");
        QPointer<TableSettingsDialog> dialog = desk.dialog<TableSettingsDialog>();
        desk.wait([&] { return dialog->timeToLive()->isChecked() == had; });
        QTest::qWait(100);
        QTest::mouseClick(dialog->timeToLive(), Qt::LeftButton, {}, QPoint(8, dialog->timeToLive()->height() / 2));
        if (!had) {
            QVERIFY(!dialog->applyButton()->isEnabled());
            dialog->attribute()->setEditText("expiresAt");
        }
        desk.wait([&] { return dialog->applyButton()->isEnabled(); });
        QTest::mouseClick(dialog->applyButton(), Qt::LeftButton);
        desk.wait([&] { return !dialog || !dialog->isVisible(); });
        QCOMPARE(!desk.file->client()->service()->catalog()->find("us-east-1", "Shop")->timeToLiveAttribute.empty(), !had);
    }

    void statisticsAreOfTheItems() {
        Desk desk;
        desk.trigger("table.statistics");
        auto* dialog = desk.dialog<StatisticsDialog>();
        desk.wait([&] { return dialog->model()->isKnown(); });
        QVERIFY2(dialog->sentence().contains(" items looked at"), qPrintable(dialog->sentence()));
        QCOMPARE(dialog->model()->statistics().allItems, desk.table().itemCount);
        QVERIFY(dialog->model()->attributes()->rowCount() > 5);
    }
    void aCloneHasTheItems() {
        Desk desk;
        const qint64 items = desk.table().itemCount;
        desk.trigger("table.clone");
        auto* dialog = desk.dialog<CreateTableDialog>();
        QCOMPARE(dialog->nameEdit()->text(), "Shop-copy");
        QVERIFY(dialog->copiesItems());
        dialog->nameEdit()->setFocus();
        QTest::keyClick(dialog->nameEdit(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(dialog->nameEdit(), "Twin");
        QTest::mouseClick(dialog->createButton(), Qt::LeftButton);
        desk.wait([&] { return desk.table("Twin").isValid() && desk.table("Twin").itemCount == items; });
        QCOMPARE(desk.table("Twin").indexes.size(), desk.table().indexes.size());
        QCOMPARE(desk.table("Twin").sizeBytes, desk.table().sizeBytes);
    }
    void aPurgeAsksForTheName() {
        Desk desk;
        desk.trigger("table.purge");
        auto* dialog = desk.dialog<TypedNameDialog>();
        QVERIFY(!dialog->button()->isEnabled());
        QTest::keyClicks(dialog->name(), "Sho");
        QVERIFY(!dialog->button()->isEnabled());
        QTest::keyClick(dialog->name(), Qt::Key_Return);
        QVERIFY(dialog->isVisible());
        QTest::keyClicks(dialog->name(), "p");
        QTest::keyClick(dialog->name(), Qt::Key_Return);
        desk.wait([&] { return desk.table().isValid() && desk.table().itemCount == 0; });
    }
    void aTableIsDeletedByItsName() {
        Desk desk;
        desk.trigger("table.delete");
        auto* dialog = desk.dialog<TypedNameDialog>();
        QTest::keyClicks(dialog->name(), "Shop");
        QTest::mouseClick(dialog->button(), Qt::LeftButton);
        desk.wait([&] { return !desk.table().isValid(); });
    }
};

RF_TEST_MAIN(TestTableDialogs)

} // namespace tst_table_dialogs

#include "tst_table_dialogs.moc"
