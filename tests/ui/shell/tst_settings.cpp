// The settings page: what is set takes effect; keys are found, changed, taken and reset; every control has a name.

#include "tests/support/program.h"
#include "tests/ui/support/program.h"
#include "ui/common/buttons.h"
#include "ui/common/density.h"
#include "ui/common/labels.h"
#include "ui/common/theme.h"
#include "ui/explorer/explorer_view.h"
#include "ui/item/item_grid.h"
#include "ui/item/items_page.h"
#include "ui/query/query_bar.h"
#include "ui/shell/preference_commands.h"

#include <QAbstractItemModelTester>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QTabBar>
#include <QTableView>

namespace tst_settings {

using namespace rf::models;
using namespace rf::ui;
using rf::ui::test::kProgramPatience;
using rf::ui::test::Program;

namespace {

// Not inside the class: moc loses raw strings there.
const char kKeys[] = R"({"no.such":["Ctrl+1"],"items.run":5,"items.copy":["Ctrl+Alt+C"]})";

bool comes(const std::function<bool()>& condition) {
    return QTest::qWaitFor(condition, kProgramPatience);
}

/// Chooses a row of a box by keys.
void chooseInBox(QComboBox* box, const QString& value) {
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Home);
    for (int i = 0; i < box->count() && box->currentData().toString() != value; ++i) QTest::keyClick(box, Qt::Key_Down);
}

/// Something a person works with, and not a part of such a thing.
bool isControl(const QWidget* widget) {
    if (widget->objectName().startsWith("qt_") || qobject_cast<const QHeaderView*>(widget)) return false;
    if (widget->inherits("QTableCornerButton")) return false; // a part of the headers
    if (widget->isHidden() && !widget->isWindow()) return false; // taken away itself; what is on a page behind others counts
    if (auto* tabs = qobject_cast<const QTabBar*>(widget); tabs && tabs->count() == 0) return false; // its name is the tab's
    for (const QWidget* above = widget->parentWidget(); above; above = above->parentWidget())
        if (qobject_cast<const QComboBox*>(above) || qobject_cast<const QAbstractSpinBox*>(above) || qobject_cast<const QKeySequenceEdit*>(above) ||
            qobject_cast<const QMenu*>(above) || qobject_cast<const QTabBar*>(above))
            return false;
    return qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QLineEdit*>(widget) ||
           qobject_cast<const QComboBox*>(widget) || qobject_cast<const QAbstractSpinBox*>(widget) ||
           qobject_cast<const QAbstractItemView*>(widget) || qobject_cast<const QTabBar*>(widget) ||
           qobject_cast<const QPlainTextEdit*>(widget) || qobject_cast<const QKeySequenceEdit*>(widget) ||
           (qobject_cast<const QAbstractSlider*>(widget) && !qobject_cast<const QScrollBar*>(widget));
}
QString pathOf(const QWidget* widget) {
    QStringList names;
    for (const QWidget* each = widget; each && names.size() < 5; each = each->parentWidget())
        names.prepend(QString::fromLatin1(each->metaObject()->className()) +
                      (each->objectName().isEmpty() ? QString() : '#' + each->objectName()));
    return names.join(" > ");
}
QStringList unnamed(QWidget* window) {
    QStringList found;
    for (QWidget* widget : window->findChildren<QWidget*>()) {
        if (!isControl(widget)) continue;
        QAccessibleInterface* face = QAccessible::queryAccessibleInterface(widget);
        if (!face || face->text(QAccessible::Name).trimmed().isEmpty()) found << pathOf(widget);
    }
    return found;
}

} // namespace

class TestSettings : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        Theme::instance().install(*qApp);
        m_file = QDir(QFileInfo(m_folder.path()).canonicalFilePath()).filePath("shop.rfdb");
        QVERIFY(rf::makeSample(m_file.toStdString(), "ecommerce", {}));
    }
    void cleanup() {
        Density::instance().setChoice(Density::Choice::Normal);
        Theme::instance().setChoice(Theme::Choice::Light);
    }

    void theGearLeadsThere() {
        MemorySettings settings;
        Program program(&settings);
        QVERIFY(program.opens(m_file));
        QAbstractButton* gear = nullptr;
        for (auto* button : program.window.findChildren<QAbstractButton*>())
            if (button->accessibleName() == "Settings" && button->isVisible()) gear = button;
        QVERIFY(gear);
        QTest::mouseClick(gear, Qt::LeftButton);
        QVERIFY(program.window.preferences()->page()->isVisible());
        QVERIFY(program.window.commands()->action("view.settings")->isChecked());
        program.window.commands()->trigger("mode.items");
        QVERIFY(program.tab());
        QVERIFY(!program.window.commands()->action("view.settings")->isChecked());
    }

    void appearanceTakesEffect() {
        MemorySettings settings;
        Program program(&settings);
        QVERIFY(program.opens(m_file));
        auto* page = qobject_cast<ItemsPage*>(program.window.work()->pageOf(program.tab()));
        const int before = page->grid()->rest()->verticalHeader()->defaultSectionSize();
        program.window.commands()->trigger("view.settings");
        SettingsPage* sheet = program.window.preferences()->page();
        chooseInBox(sheet->findChild<QComboBox*>("density"), "roomy");
        QCOMPARE(page->grid()->rest()->verticalHeader()->defaultSectionSize(), before + 6);
        chooseInBox(sheet->findChild<QComboBox*>("theme"), "dark");
        QVERIFY(Theme::instance().isDark());
        QVERIFY(program.window.commands()->action("theme.dark")->isChecked());
        program.window.commands()->trigger("theme.light"); // and the other way round
        QCOMPARE(sheet->findChild<QComboBox*>("theme")->currentData().toString(), "light");
        Program again(&settings);
        QVERIFY(Density::instance().choice() == Density::Choice::Roomy);
        QVERIFY(!Theme::instance().isDark());
    }

    void readingTakesEffectInNewTabs() {
        MemorySettings settings;
        Program program(&settings);
        SettingsPage* sheet = program.window.preferences()->page();
        program.window.commands()->trigger("view.settings");
        sheet->sections()->setCurrentRow(2);
        auto* size = sheet->findChild<QSpinBox*>("pageSize");
        size->setFocus();
        size->selectAll();
        QTest::keyClicks(size, "25");
        QTest::keyClick(size, Qt::Key_Return);
        QTest::mouseClick(sheet->findChild<SwitchButton*>("consistent"), Qt::LeftButton);
        auto* warn = sheet->findChild<QSpinBox*>("warnAbove");
        warn->setFocus();
        warn->selectAll();
        QTest::keyClicks(warn, "1");
        QTest::keyClick(warn, Qt::Key_Return);
        QVERIFY(program.opens(m_file));
        QCOMPARE(program.tab()->query()->limit(), 25);
        QVERIFY(program.tab()->query()->consistentRead());
        program.tab()->query()->setLimit(0);
        program.tab()->query()->setMode(QueryMode::Scan);
        QVERIFY(comes([&] { return program.tab()->query()->estimate().known && program.tab()->query()->estimate().units > 1; }));
        QVERIFY(program.hasKeys());
        QTest::keyClick(&program.window, Qt::Key_Return, Qt::ControlModifier);
        QDialog* dialog = nullptr;
        QVERIFY(comes([&] { return (dialog = program.window.findChild<QDialog*>("askToRead")) && dialog->isVisible(); }));
        QVERIFY(!program.tab()->items()->hasRun());
        for (Button* button : dialog->findChildren<Button*>())
            if (button->text() == "Run") QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(comes([&] { return program.tab()->items()->loaded() > 25; }));
    }

    void theEndpointFollows() {
        MemorySettings settings;
        settings.setValue(pref::kPort, 0);
        settings.setValue(pref::kServeOnStart, true);
        Program program(&settings);
        QVERIFY(program.opens(m_file));
        QVERIFY(program.isServing());
        program.endpoint.stop();
        QVERIFY(program.stops());
        program.window.preferences()->preferences()->set(pref::kPort, 18'432);
        QCOMPARE(program.endpoint.port(), 18'432);
    }

    void quittingAsksWhenWanted() {
        MemorySettings settings;
        settings.setValue(pref::kAskToQuit, true);
        Program program(&settings);
        QVERIFY(program.opens(m_file));
        program.tab()->query()->setKeyValue("pk", "CUSTOMER#c-20418");
        program.tab()->run();
        QVERIFY(comes([&] { return program.tab()->items()->loaded() > 3; }) && program.rests());
        program.tab()->items()->deleteRows({3});
        QCOMPARE(program.workspace.stagedCount(), 1);
        program.window.close();
        QVERIFY(program.window.isVisible());
        QDialog* dialog = program.window.findChild<QDialog*>("askToQuit");
        QVERIFY(dialog);
        dialog->accept();
        QVERIFY(comes([&] { return !program.window.isVisible(); }));
    }

    void closingAsksWhileAJobRuns() {
        MemorySettings settings;
        settings.setValue(pref::kAskToQuit, false); // about staged changes
        Program program(&settings);
        QVERIFY(program.opens(m_file));
        const auto work = [](JobControl& control) -> rf::Result<JobSummary> {
            while (control.report(1, 2)) QThread::msleep(5);
            return rf::Error{rf::ErrorCode::Cancelled, "Cancelled."};
        };
        Job* job = program.workspace.addJob(new Job("Replace “a” with “b”", "items", work, &program.workspace), program.workspace.files().first());
        program.window.commands()->trigger("file.close");
        QCOMPARE(program.workspace.files().size(), 1);
        QDialog* dialog = nullptr;
        QVERIFY(comes([&] {
            for (auto* each : program.window.findChildren<QDialog*>())
                if (each->isVisible()) dialog = each;
            return dialog != nullptr;
        }));
        bool said = false;
        for (auto* label : dialog->findChildren<QLabel*>()) said |= label->text().contains("Replace “a” with “b”");
        QVERIFY(said);
        dialog->reject();
        program.window.close();
        QVERIFY(program.window.isVisible());
        QVERIFY(comes([&] { return (dialog = program.window.findChild<QDialog*>("askToQuit")) != nullptr; }));
        QCOMPARE(job->state(), Job::State::Running);
        dialog->accept();
        QVERIFY(comes([&] { return !program.window.isVisible(); }));
    }

    void theFolderIsWhereDialogsBegin() {
        MemorySettings settings;
        settings.setValue(pref::kFolder, m_folder.path());
        Program program(&settings);
        QCOMPARE(program.window.preferences()->folder(), m_folder.path());
        settings.setValue(pref::kFolder, "/no/such/folder");
        QVERIFY(QDir(program.window.preferences()->folder()).exists());
    }

    void keysAreChangedTakenAndReset() {
        MemorySettings settings;
        {
            Program program(&settings);
            QVERIFY(program.hasKeys());
            QTest::keyClick(&program.window, Qt::Key_F1);
            KeysPanel* panel = program.window.preferences()->page()->keys();
            QVERIFY(comes([&] { return panel->isVisible(); }));
            QTest::keyClicks(panel->field(), "sidebar");
            QCOMPARE(panel->list()->model()->rowCount(), 1);
            panel->list()->selectRow(0);
            panel->edit()->setFocus();
            QTest::keyClick(panel->edit(), Qt::Key_K, Qt::ControlModifier); // the palette's
            auto* conflict = panel->findChild<QLabel*>("keysConflict");
            QVERIFY2(conflict->isVisible() && conflict->text().contains("Go to table"), qPrintable(conflict->text()));
            QVERIFY2(conflict->text().contains("keeps Ctrl+P"), qPrintable(conflict->text())); // it has another one
            panel->edit()->setKeySequence(QKeySequence("Ctrl+R"));
            QVERIFY2(comes([&] { return conflict->text().contains("none"); }), qPrintable(conflict->text()));
            panel->edit()->setKeySequence(QKeySequence("Ctrl+K"));
            QTest::mouseClick(panel->findChild<Button*>("setKeys"), Qt::LeftButton);
            QCOMPARE(program.window.commands()->keysOf("view.sidebar"), QList<QKeySequence>{QKeySequence("Ctrl+K")});
            QCOMPARE(program.window.commands()->keysOf("view.palette"), QList<QKeySequence>{QKeySequence("Ctrl+P")});
            QVERIFY(program.window.explorer()->isVisible());
            QTest::keyClick(&program.window, Qt::Key_K, Qt::ControlModifier);
            QVERIFY(!program.window.explorer()->isVisible());
        }
        Program again(&settings); // kept
        KeysPanel* panel = again.window.preferences()->page()->keys();
        QCOMPARE(again.window.commands()->keysOf("view.sidebar"), QList<QKeySequence>{QKeySequence("Ctrl+K")});
        again.window.commands()->trigger("help.keys");
        panel->choose("view.palette");
        QTest::mouseClick(panel->findChild<Button*>("resetKeys"), Qt::LeftButton);
        QVERIFY(again.window.commands()->keysOf("view.palette").contains(QKeySequence("Ctrl+K")));
        QVERIFY(!again.window.commands()->keysOf("view.sidebar").contains(QKeySequence("Ctrl+K")));
        QTest::mouseClick(panel->findChild<Button*>("resetAllKeys"), Qt::LeftButton);
        QCOMPARE(again.window.commands()->keysOf("view.sidebar"), QList<QKeySequence>{QKeySequence("Ctrl+B")});
        QVERIFY(!settings.value("keys").isValid());
    }

    void keysThatTypeAreRefused() {
        QVERIFY(!KeyMap::problemOf(QKeySequence("A")).isEmpty());
        QVERIFY(!KeyMap::problemOf(QKeySequence("Shift+A")).isEmpty());
        QVERIFY(!KeyMap::problemOf(QKeySequence("Tab")).isEmpty());
        QVERIFY(KeyMap::problemOf(QKeySequence("F7")).isEmpty());
        QVERIFY(KeyMap::problemOf(QKeySequence("Ctrl+A")).isEmpty());
        CommandRegistry commands;
        MemorySettings settings;
        settings.setValue("keys", kKeys);
        KeyMap map(&commands, &settings);
        QAbstractItemModelTester tester(&map);
        QCOMPARE(commands.keysOf("items.copy"), QList<QKeySequence>{QKeySequence("Ctrl+Alt+C")});
        map.give("items.copy", QKeySequence("A"));
        QCOMPARE(commands.keysOf("items.copy"), QList<QKeySequence>{QKeySequence("Ctrl+Alt+C")});
        map.clear("items.copy");
        QVERIFY(commands.keysOf("items.copy").isEmpty());
        QVERIFY(map.isChanged("items.copy"));
        QVERIFY(!map.isChanged("items.run"));
    }

    void everyControlHasAName() {
        MemorySettings settings;
        Program program(&settings);
        QVERIFY2(unnamed(&program.window).isEmpty(), qPrintable("welcome:\n" + unnamed(&program.window).join('\n')));
        QVERIFY(program.opens(m_file));
        program.tab()->query()->setKeyValue("pk", "CUSTOMER#c-20418");
        program.tab()->run();
        QVERIFY(comes([&] { return program.tab()->items()->loaded() > 20; }) && program.rests());
        program.tab()->items()->deleteRows({3});
        for (const char* mode : {"mode.items", "mode.capacity", "mode.streams", "mode.traffic", "view.settings", "view.palette"}) {
            program.window.commands()->trigger(mode);
            QTest::qWait(50);
            QVERIFY2(unnamed(&program.window).isEmpty(), qPrintable(QString(mode) + ":\n" + unnamed(&program.window).join('\n')));
        }
    }

private:
    QTemporaryDir m_folder;
    QString m_file;
};

RF_TEST_MAIN(TestSettings)

} // namespace tst_settings

#include "tst_settings.moc"
