// What a restart brings back of the window, and what it says when files are not as they should be: with clicks and keys.

#include "models/session/file_settings.h"
#include "tests/support/program.h"
#include "tests/ui/support/program.h"
#include "ui/common/buttons.h"
#include "ui/common/theme.h"
#include "ui/common/toast.h"
#include "ui/explorer/explorer_view.h"
#include "ui/item/item_grid.h"
#include "ui/item/items_page.h"
#include "ui/shell/file_notices.h"
#include "ui/streams/stream_page.h"

#include <QDialog>
#include <QLabel>
#include <QSplitter>

namespace tst_restart {

using namespace rf::models;
using namespace rf::ui;
using rf::ui::test::kProgramPatience;
using rf::ui::test::Program;

namespace {

/// The program over settings on disk.
struct OnDisk {
    explicit OnDisk(const QString& folder)
        : settings(folder), workspace(rf::openEngine, &settings), endpoint(&workspace), window(&workspace, &settings, &endpoint) {
        workspace.setMaintenance(Maintenance::engine());
        workspace.restoreSession();
        window.show();
    }
    FileSettings settings;
    Workspace workspace;
    EndpointController endpoint;
    MainWindow window;
};

QString wordsOf(const QWidget* widget) {
    QString all;
    for (const QLabel* label : widget->findChildren<QLabel*>()) all += label->text() + ' ';
    return all;
}
bool comes(const std::function<bool()>& condition) {
    return QTest::qWaitFor(condition, kProgramPatience);
}

} // namespace

class TestWindowRestart : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        Theme::instance().install(*qApp);
        m_file = QDir(QFileInfo(m_folder.path()).canonicalFilePath()).filePath("shop.rfdb");
        QVERIFY(rf::makeSample(m_file.toStdString(), "ecommerce", {}));
    }

    void rowsAndCursorComeBack() {
        MemorySettings settings;
        {
            Program program(&settings);
            program.workspace.restoreSession();
            QVERIFY(program.opens(m_file));
            ItemsTab* tab = program.tab();
            tab->query()->setKeyValue("pk", "CUSTOMER#c-20418");
            tab->run();
            QVERIFY(comes([&] { return tab->items()->loaded() > 20; }) && program.rests());
            auto* page = qobject_cast<ItemsPage*>(program.window.work()->pageOf(tab));
            page->grid()->setCurrentRow(17);
            QCOMPARE(tab->currentRow(), 17);
            program.window.close();
        }
        Program again(&settings);
        again.workspace.restoreSession();
        QVERIFY(comes([&] { return again.tab() && again.tab()->currentRow() == 17; }));
        auto* page = qobject_cast<ItemsPage*>(again.window.work()->pageOf(again.tab()));
        QCOMPARE(page->grid()->currentRow(), 17);
    }

    void modeTableAndSplittersComeBack() {
        MemorySettings settings;
        QList<int> sizes;
        {
            Program program(&settings);
            program.workspace.restoreSession();
            QVERIFY(program.opens(m_file));
            QVERIFY(program.hasKeys());
            QTest::keyClick(&program.window, Qt::Key_4, Qt::ControlModifier);
            QVERIFY(program.window.streams()->isVisible());
            auto* split = program.window.findChild<QSplitter*>("window");
            QVERIFY(split);
            QTest::mousePress(split->handle(1), Qt::LeftButton, {}, QPoint(0, 100));
            QTest::mouseMove(split->handle(1), QPoint(70, 100));
            QTest::mouseRelease(split->handle(1), Qt::LeftButton, {}, QPoint(70, 100));
            sizes = split->sizes();
            QVERIFY2(sizes.first() > 250, qPrintable(QString::number(sizes.first())));
            QTest::keyClick(&program.window, Qt::Key_B, Qt::ControlModifier);
            QVERIFY(!program.window.explorer()->isVisible());
            QTest::keyClick(&program.window, Qt::Key_B, Qt::ControlModifier);
            program.window.close();
        }
        Program again(&settings);
        again.workspace.restoreSession();
        QVERIFY(comes([&] { return again.window.streams()->isVisible(); }));
        QCOMPARE(again.window.streams()->model()->table().name, "Shop");
        QCOMPARE(again.window.findChild<QSplitter*>("window")->sizes(), sizes);
        QVERIFY(again.window.commands()->action("mode.streams")->isChecked());
    }

    void aHiddenSidebarStaysHidden() {
        MemorySettings settings;
        {
            Program program(&settings);
            QVERIFY(program.hasKeys());
            QTest::keyClick(&program.window, Qt::Key_B, Qt::ControlModifier);
            QVERIFY(comes([&] { return settings.value("window/sidebar") == QVariant(false); })); // not only when it closes
        }
        Program again(&settings);
        QVERIFY(!again.window.explorer()->isVisible());
        QVERIFY(!again.window.commands()->action("view.sidebar")->isChecked());
    }

    void aDamagedSessionIsSaid() {
        QTemporaryDir folder;
        QDir(folder.path()).mkpath("session");
        QFile layout(folder.filePath("session/layout.json"));
        QVERIFY(layout.open(QIODevice::WriteOnly));
        layout.write("{\"tabs\":[{\"path\":\"/home");
        layout.close();
        OnDisk program(folder.path());
        QDialog* dialog = nullptr;
        QVERIFY(comes([&] { return (dialog = program.window.findChild<QDialog*>("settingsTrouble")) != nullptr; }));
        QVERIFY2(wordsOf(dialog).contains("layout.json.broken"), qPrintable(wordsOf(dialog)));
        QVERIFY(QFile::exists(folder.filePath("session/layout.json.broken")));
        dialog->close();
        program.window.open({m_file}); // and a fresh one has begun
        QVERIFY(comes([&] { return program.window.work()->currentTab() != nullptr; }));
        program.workspace.saveSession();
        program.settings.flush();
        QFile fresh(folder.filePath("session/layout.json"));
        QVERIFY(fresh.open(QIODevice::ReadOnly));
        QVERIFY(fresh.readAll().contains("shop.rfdb"));
    }

    void aSecondWindowSaysSo() {
        QTemporaryDir folder;
        OnDisk first(folder.path());
        OnDisk second(folder.path());
        QVERIFY(comes([&] {
            for (const Toast* toast : second.window.findChildren<Toast*>())
                if (toast->text().contains("session of its own")) return true;
            return false;
        }));
        QVERIFY(!first.settings.isSecond());
    }

    void aDeletedFileIsPutBackByAClick() {
        const QString path = QFileInfo(m_file).dir().filePath("gone.rfdb");
        QVERIFY(QFile::copy(m_file, path));
        MemorySettings settings;
        Program program(&settings);
        program.workspace.restoreSession();
        QVERIFY(program.opens(path));
        ItemsTab* tab = program.tab();
        tab->query()->setKeyValue("pk", "CUSTOMER#c-20418");
        tab->run();
        QVERIFY(comes([&] { return tab->items()->loaded() > 20; }) && program.rests());
        QVERIFY(tab->items()->setData(tab->items()->index(3, tab->items()->columnOf("status")), "KEPT"));
        QVERIFY(QFile::remove(path));
        NoticeBar* bar = nullptr;
        QVERIFY(comes([&] { return (bar = program.window.fileNotices()->barOf(tab->session())) != nullptr; }));
        QVERIFY(comes([&] { return bar->isVisible(); })); // its layout shows it
        QVERIFY2(bar->accessibleName().contains("deleted"), qPrintable(bar->accessibleName()));
        QTest::mouseClick(bar->findChild<Button*>("putBack"), Qt::LeftButton);
        QVERIFY(comes([&] { return QFile::exists(path) && program.tab() && program.tab()->session()->state() == FileSession::State::Open; }));
        QVERIFY(!program.window.fileNotices()->barOf(program.tab()->session()));
        QCOMPARE(program.tab()->edits()->count(), 1);
        QVERIFY(comes([&] { return program.tab()->items()->loaded() > 20; })); // its query ran again
    }

    void strayBytesAreSaid() {
        const QString path = QFileInfo(m_file).dir().filePath("grown.rfdb");
        QVERIFY(QFile::copy(m_file, path));
        MemorySettings settings;
        Program program(&settings);
        QVERIFY(program.opens(path));
        const qint64 whole = QFileInfo(path).size() / 8192 * 8192;
        NoticeBar* bar = nullptr;
        QVERIFY(comes([&] {
            if (QFile file(path); file.size() % 8192 == 0 && file.open(QIODevice::Append)) // a checkpoint cut them off
                file.write(QByteArray(2048, 'x'));
            return (bar = program.window.fileNotices()->barOf(program.tab()->session())) != nullptr;
        }));
        QVERIFY(whole > 0);
        QVERIFY2(bar->accessibleName().contains("2.0 KB"), qPrintable(bar->accessibleName()));
        QVERIFY(bar->findChild<Button*>("checkFile"));
    }

private:
    QTemporaryDir m_folder;
    QString m_file;
};

RF_TEST_MAIN(TestWindowRestart)

} // namespace tst_restart

#include "tst_restart.moc"
