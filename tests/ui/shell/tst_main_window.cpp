// The window as a whole: files open and show, a session comes back with its staged edits, a held file says so, the
// endpoint switch serves.

#include "tests/models/support/shop.h"
#include "tests/support/program.h"
#include "tests/ui/support/program.h"
#include "ui/capacity/capacity_page.h"
#include "ui/common/buttons.h"
#include "ui/common/theme.h"
#include "ui/explorer/explorer_view.h"
#include "ui/item/items_page.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/endpoint_switch.h"
#include "ui/preferences/settings_page.h"
#include "ui/shell/status_line.h"
#include "ui/shell/welcome_page.h"
#include "ui/streams/stream_page.h"
#include "ui/transfer/import_dialog.h"

#include <QComboBox>
#include <QDropEvent>
#include <QFileDialog>
#include <QLabel>
#include <QMimeData>
#include <QSplitter>

namespace tst_main_window {

using namespace rf::models;
using namespace rf::ui;
using rf::ui::test::Program;

class TestMainWindow : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        Theme::instance().install(*qApp);
        m_file = m_folder.filePath("shop.rfdb");
        QVERIFY(rf::makeSample(m_file.toStdString(), "ecommerce", {}));
    }

    void anOpenedFileShowsItsTable() {
        MemorySettings settings;
        Program program(&settings);
        QVERIFY(program.opens(m_file));
        QCOMPARE(program.tab()->table().name, "Shop");
        QVERIFY(program.window.windowTitle().contains("shop.rfdb"));
        QVERIFY(program.window.commands()->action("mode.items")->isChecked());
        QCOMPARE(program.workspace.recent()->entries().first().path, m_file);
    }

    void theSessionComesBackWithItsStagedEdits() {
        MemorySettings settings;
        {
            Program program(&settings);
            program.workspace.restoreSession();
            QVERIFY(program.opens(m_file));
            ItemsTab* tab = program.tab();
            tab->query()->setKeyValue("pk", "CUSTOMER#c-20418");
            tab->run();
            QVERIFY(QTest::qWaitFor([&] { return tab->items()->loaded() > 20; }, 20'000));
            QVERIFY(program.rests());
            const int status = tab->items()->columnOf("status");
            QVERIFY(tab->items()->setData(tab->items()->index(3, status), "RESTORED"));
            QCOMPARE(tab->edits()->count(), 1);
            program.window.close();
        }
        Program again(&settings);
        again.workspace.restoreSession();
        QVERIFY(QTest::qWaitFor([&] { return again.tab() != nullptr; }, 20'000));
        QCOMPARE(again.tab()->query()->keyFields().first().value, "CUSTOMER#c-20418");
        QCOMPARE(again.tab()->edits()->count(), 1);
        const StagedChange change = again.tab()->edits()->changes().first();
        QCOMPARE(diffOf(change.before, change.after).first().after->displayText(), "RESTORED");
    }

    void aHeldFileNamesItsHolderAndOpensReadOnly() {
        MemorySettings settings;
        const auto held = [](const std::filesystem::path& path, const rf::EngineOptions& options) {
            if (options.mode == rf::EngineOptions::Mode::ReadOnly) return rf::openEngine(path, options);
            return rf::Result<std::unique_ptr<rf::Service>>(
                rf::Error{rf::ErrorCode::FileHeld, "The file is open in another program (process 4711 on this computer)."});
        };
        Program program(&settings, held);
        program.window.open({m_file});
        QDialog* dialog = nullptr;
        QVERIFY(QTest::qWaitFor([&] {
            dialog = program.window.findChild<QDialog*>();
            return dialog && dialog->isVisible();
        }, 20'000));
        bool named = false;
        for (const QLabel* label : dialog->findChildren<QLabel*>()) named |= label->text().contains("4711");
        QVERIFY(named);
        Button* readOnly = nullptr;
        for (Button* button : dialog->findChildren<Button*>())
            if (button->text().contains("read-only", Qt::CaseInsensitive)) readOnly = button;
        QVERIFY(readOnly);
        QTest::mouseClick(readOnly, Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return program.tab() != nullptr; }, 20'000));
        QVERIFY(program.tab()->isReadOnly());
    }

    void theSwitchServesTheFile() {
        MemorySettings settings;
        Program program(&settings);
        QVERIFY(!program.window.endpointSwitch()->button()->isEnabled());
        QVERIFY(program.opens(m_file));
        QTest::mouseClick(program.window.endpointSwitch()->button(), Qt::LeftButton);
        QVERIFY(program.isServing());
        QVERIFY(program.window.endpointSwitch()->text().endsWith(QString::number(program.endpoint.port())));
        QVERIFY(program.endpoint.port() != 0);
        auto* serving = program.window.statusLine()->findChild<QLabel*>(QStringLiteral("serving"));
        QVERIFY(serving && serving->isVisible());
        QVERIFY2(serving->accessibleName().contains(program.endpoint.url()), qPrintable(serving->accessibleName()));
        QTest::mouseClick(program.window.endpointSwitch()->button(), Qt::LeftButton);
        QVERIFY(program.stops());
    }

    void servingWithoutAFileAsksForOne() {
        MemorySettings settings;
        Program program(&settings);
        program.window.commands()->trigger("endpoint.serve");
        QFileDialog* dialog = nullptr;
        QVERIFY(QTest::qWaitFor([&] {
            dialog = program.window.findChild<QFileDialog*>();
            return dialog && dialog->isVisible();
        }));
        emit dialog->fileSelected(m_file);
        dialog->close();
        QVERIFY(program.isServing());
        QCOMPARE(program.endpoint.file()->path(), m_file);
        program.endpoint.stop();
        QVERIFY(program.stops());
    }

    void pagesAreMadeWhenTheyAreShown() {
        MemorySettings settings;
        Program program(&settings);
        const auto made = [&](const char* name) { return program.window.findChild<QWidget*>(QString::fromLatin1(name)) != nullptr; };
        QVERIFY(program.opens(m_file));
        for (const char* each : {"trafficPage", "capacityPage", "streamPage", "chipEditor", "columnPopup"}) QVERIFY2(!made(each), each);
        QCOMPARE(program.window.findChildren<WelcomePage*>().size(), 0); // a file was opened at once
        QCOMPARE(program.window.findChildren<SettingsPage*>().size(), 0);
        QCOMPARE(program.window.findChildren<CommandPalette*>().size(), 0);
        program.window.commands()->trigger("mode.streams");
        QVERIFY(made("streamPage") && program.window.streams()->isVisible());
        QVERIFY(!made("capacityPage"));
        program.window.commands()->trigger("mode.capacity");
        QVERIFY(program.window.capacity()->isVisible());
        program.window.commands()->trigger("view.welcome");
        QVERIFY(program.window.work()->welcome()->isVisible());
        program.window.commands()->trigger("mode.streams");
        QCOMPARE(program.window.findChildren<StreamPage*>().size(), 1);
    }

    void withoutAFileTheWelcomePageShows() {
        MemorySettings settings;
        Program program(&settings);
        QVERIFY(QTest::qWaitFor([&] {
            const auto pages = program.window.findChildren<WelcomePage*>();
            return pages.size() == 1 && pages.first()->isVisible();
        }));
        Program missing(&settings);
        missing.window.open({m_folder.filePath("gone.rfdb")});
        QVERIFY(QTest::qWaitFor([&] { return missing.window.findChild<WelcomePage*>() && missing.window.work()->welcome()->isVisible(); }));
    }

    void splittersOfAPageMadeLaterComeBack() {
        MemorySettings settings;
        QList<int> sizes;
        {
            Program program(&settings);
            QVERIFY(program.opens(m_file));
            program.window.commands()->trigger("mode.traffic");
            auto* split = program.window.findChild<QSplitter*>("traffic");
            QVERIFY(split);
            split->setSizes({500, 900});
            sizes = split->sizes();
            program.window.commands()->trigger("mode.items");
            program.window.close();
        }
        {
            Program unseen(&settings); // a run in which the page is not shown forgets nothing
            QVERIFY(unseen.opens(m_file));
            QVERIFY(!unseen.window.findChild<QSplitter*>("traffic"));
            unseen.window.close();
        }
        Program again(&settings);
        QVERIFY(again.opens(m_file));
        again.window.commands()->trigger("mode.traffic");
        QCOMPARE(again.window.findChild<QSplitter*>("traffic")->sizes(), sizes);
    }

    void mnemonicsShowWhileAltIsHeld() {
        MemorySettings settings;
        Program program(&settings);
        QVERIFY(program.hasKeys());
        const auto underlined = [&] {
            return program.window.style()->styleHint(QStyle::SH_UnderlineShortcut, nullptr, &program.window) != 0;
        };
        QVERIFY(!underlined());
        QTest::keyPress(&program.window, Qt::Key_Alt, Qt::AltModifier);
        QVERIFY(underlined());
        QTest::keyRelease(&program.window, Qt::Key_Alt);
        QVERIFY(!underlined());
    }

    void thePaletteOpensByKeys() {
        MemorySettings settings;
        Program program(&settings);
        QVERIFY(program.hasKeys());
        QVERIFY(!program.window.commandPalette()->isVisible());
        QTest::keyClick(&program.window, Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(program.window.commandPalette()->isVisible());
        QTest::keyClick(program.window.commandPalette()->findChild<QLineEdit*>(), Qt::Key_Escape);
        QTRY_VERIFY(!program.window.commandPalette()->isVisible());
    }

    void rowsDroppedOnATabGoIntoItsTable() {
        MemorySettings settings;
        Program program(&settings);
        QVERIFY(program.opens(m_file));
        FileSession* file = program.workspace.files().first();
        const QString other = "Zoo";
        rf::models::test::made(*file->client()->service(), rf::models::test::shopInput("Zoo"));
        file->refresh();
        QVERIFY(QTest::qWaitFor([&] { return file->table("us-east-1", other).isValid(); }, 20'000));
        const QString rows = m_folder.filePath("rows.csv");
        QFile out(rows);
        QVERIFY(out.open(QIODevice::WriteOnly) && out.write("pk,sk\nA,1\n") > 0);
        out.close();
        const auto dropped = [&](QWidget* on) {
            QMimeData data;
            data.setUrls({QUrl::fromLocalFile(rows)});
            const QPoint at = on->mapTo(&program.window, on->rect().center());
            QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, {}); // without it Qt delivers no drop
            QCoreApplication::sendEvent(&program.window, &enter);
            QDropEvent event(at, Qt::CopyAction, &data, Qt::LeftButton, {});
            QCoreApplication::sendEvent(&program.window, &event);
            auto* dialog = program.window.findChild<ImportDialog*>();
            const QString into = dialog ? dialog->findChild<QComboBox*>("importTable")->currentText() : QString();
            delete dialog;
            return into;
        };
        program.window.explorer()->select(file, "us-east-1", other);
        QCOMPARE(program.tab()->table().name, "Shop");
        QCOMPARE(dropped(program.window.work()), "Shop · shop.rfdb");
        QCOMPARE(dropped(program.window.explorer()), other + " · shop.rfdb");
    }

    void everyCommandHasItsOwnKeys() {
        CommandRegistry commands;
        QMap<QString, QString> taken;
        for (const CommandSpec& spec : commands.specs())
            for (const QKeySequence& keys : spec.keys) {
                QVERIFY2(!taken.contains(keys.toString()),
                         qPrintable(spec.id + " and " + taken.value(keys.toString()) + " share " + keys.toString()));
                taken.insert(keys.toString(), spec.id);
            }
    }

private:
    QTemporaryDir m_folder;
    QString m_file;
};

RF_TEST_MAIN(TestMainWindow)

} // namespace tst_main_window

#include "tst_main_window.moc"
