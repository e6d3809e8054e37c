// One day of table work, step after step in one program, by clicks and keys: a sample, a customer from the palette, five
// hundred items changed in bulk and taken back, rows out as CSV and in again, two items compared, a PartiQL statement; then
// the program starts again, and everything is where it was.

#include "tests/support/program.h"
#include "tests/ui/support/bulk_steps.h"
#include "tests/ui/support/program.h"

#include "models/partiql/statement_model.h"
#include "ui/common/path_edit.h"
#include "ui/item/compare_dialog.h"
#include "ui/item/compare_view.h"
#include "ui/partiql/parameter_rows.h"
#include "ui/partiql/statement_editor.h"
#include "ui/partiql/statement_page.h"
#include "ui/shell/command_palette.h"
#include "ui/transfer/export_dialog.h"
#include "ui/transfer/import_dialog.h"

#include <QTableView>

namespace tst_day {

using namespace rf::models;
using namespace rf::ui;
using namespace rf::ui::test;
using State = BulkModel::State;

namespace {

constexpr int kMany = 500;

qsizetype differences(const QMap<QString, QString>& before, const QMap<QString, QString>& after) {
    qsizetype count = qAbs(before.size() - after.size());
    for (auto at = before.begin(); at != before.end(); ++at) count += after.value(at.key(), at.value()) != at.value();
    return count;
}

QMap<QString, QString> everything(FileSession* session) { return rf::ui::test::everything(*session->client()->service()); }

} // namespace

class TestDay : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        Theme::instance().install(*qApp);
        m_file = QDir(QFileInfo(m_folder.path()).canonicalFilePath()).filePath("shop.rfdb");
        sampleCopy(m_file);
    }
    void cleanupTestCase() { m_program.reset(); }

    void aSampleIsOpened() {
        start();
        QVERIFY(m_program->opens(m_file));
        QVERIFY(m_program->hasKeys());
        QVERIFY(m_program->rests());
        m_before = everything(session());
        QVERIFY(m_before.size() > 20'000);
    }

    void thePaletteGoesToACustomer() {
        QTest::keyClick(&m_program->window, Qt::Key_K, Qt::ControlModifier);
        CommandPalette* palette = m_program->window.commandPalette();
        QVERIFY(waitFor([&] { return palette->isVisible(); }));
        QTest::keyClicks(palette->field(), "CUSTOMER#c-20418");
        QVERIFY(waitFor([&] { return !palette->model()->keySearch()->text().isEmpty() && !palette->model()->keySearch()->isSearching(); }));
        QVERIFY(waitFor([&] { return palette->list()->currentIndex().data().toString().contains("CUSTOMER#c-20418"); }));
        QTest::keyClick(palette->field(), Qt::Key_Return);
        QVERIFY(waitFor([&] { return tab()->currentRow() >= 0; }));
        QVERIFY(m_program->rests());
        QCOMPARE(tab()->items()->item(tab()->currentRow()).child("pk").displayText(), "CUSTOMER#c-20418");
    }

    void fiveHundredItemsAreChangedAndTakenBack() {
        scanAtLeast(kMany);
        clickCell(page(), 0, "sk");
        clickCell(page(), kMany - 1, "sk", Qt::ShiftModifier);
        press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        auto* dialog = this->dialog<BulkDialog>();
        QVERIFY(dialog);
        QCOMPARE(dialog->model()->scope(), BulkModel::Scope::Selection);
        choose(part<QComboBox>(dialog, "bulkKind"), "Set to a value");
        part<QComboBox>(dialog, "bulkPath")->setFocus();
        retype("reviewedBy");
        click(part<QLineEdit>(dialog, "bulkText"));
        type("the day shift");
        press(Qt::Key_Return, Qt::ControlModifier); // the check
        QVERIFY(waitFor([&] { return dialog->model()->state() == State::Checked; }));
        QCOMPARE(dialog->model()->found().changing, kMany);
        QCOMPARE(differences(m_before, everything(session())), 0);
        press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(waitFor([&] { return dialog->model()->state() == State::Done; }));
        QCOMPARE(differences(m_before, everything(session())), kMany);
        click(part<Button>(dialog, "bulkMain")); // Undo
        QVERIFY(waitFor([&] { return dialog->model()->state() == State::Undone; }));
        press(Qt::Key_Escape);
        QVERIFY(waitFor([&] { return open<BulkDialog>() == nullptr; }));
        QCOMPARE(differences(m_before, everything(session())), 0);
    }

    void rowsLeaveAsCsvAndComeBack() {
        newTab();
        QVERIFY(queryOrders(page()));
        const int rows = page()->tab()->items()->rowCount();
        const QString file = m_folder.filePath("orders.csv");
        m_program->window.commands()->trigger("file.export");
        auto* out = dialog<ExportDialog>();
        QVERIFY(out);
        QVERIFY(waitFor([&] { return out->draft()->columns()->rowCount() > 5; }));
        QVERIFY(out->draft()->isOfResult());
        choose(part<QComboBox>(out, "exportFormat"), "CSV");
        out->findChild<PathEdit*>()->setPath(file);
        click(part<Button>(out, "exportStart"));
        QVERIFY(waitFor([&] { return noJobRuns() && QFile::exists(file); }));

        press(Qt::Key_Delete, Qt::ControlModifier | Qt::ShiftModifier); // the whole result
        auto* bulk = dialog<BulkDialog>();
        QVERIFY(bulk);
        press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(waitFor([&] { return bulk->model()->state() == State::Checked; }));
        click(part<Button>(bulk, "bulkMain"));
        QVERIFY(waitFor([&] { return bulk->model()->state() == State::Done; }));
        press(Qt::Key_Escape);
        QVERIFY(waitFor([&] { return open<BulkDialog>() == nullptr; }));
        QCOMPARE(everything(session()).size(), m_before.size() - rows);

        m_program->window.commands()->trigger("file.import");
        auto* in = dialog<ImportDialog>();
        QVERIFY(in);
        in->findChild<PathEdit*>()->setPath(file);
        QVERIFY(waitFor([&] { return in->draft()->state() == ImportDraft::State::Ready && in->draft()->problem().isEmpty(); }));
        click(part<Button>(in, "importStart"));
        QVERIFY(waitFor([&] { return noJobRuns() && everything(session()).size() == m_before.size(); }));
        const auto after = everything(session());
        for (auto at = m_before.begin(); at != m_before.end(); ++at)
            QVERIFY2(after.value(at.key()) == at.value(), qPrintable(at.value() + "\n" + after.value(at.key())));
        QCOMPARE(after.size(), m_before.size());
    }

    void twoItemsAreCompared() {
        QVERIFY(queryOrders(page()));
        clickCell(page(), 1, "sk");
        clickCell(page(), 2, "sk", Qt::ControlModifier);
        press(Qt::Key_C, Qt::ControlModifier | Qt::AltModifier);
        auto* compare = dialog<CompareDialog>();
        QVERIFY(compare);
        QVERIFY(compare->model()->differenceCount() > 0);
        QCOMPARE(compare->left().item.child("sk").displayText(), tab()->items()->item(1).child("sk").displayText());
        QCOMPARE(compare->right().item.child("sk").displayText(), tab()->items()->item(2).child("sk").displayText());
        press(Qt::Key_F8);
        QVERIFY(compare->model()->differenceAt(compare->view()->currentIndex()) >= 0);
        press(Qt::Key_Escape);
        QVERIFY(waitFor([&] { return open<CompareDialog>() == nullptr; }));
    }

    void aStatementIsRun() {
        m_statementTab = m_program->workspace.currentTab();
        auto* segments = page()->queryBar()->findChild<Segments*>("queryMode");
        click(segments->button(2));
        StatementPage* statement = m_program->window.work()->statementOf(tab());
        QVERIFY(waitFor([&] { return statement->isVisible(); }));
        statement->editor()->setFocus();
        retypeStatement(statement, "SELECT pk, sk, status FROM \"Shop\" WHERE pk = ?");
        QTest::keyClicks(statement->parameters()->value(0), "CUSTOMER#c-20418");
        QVERIFY(waitFor([&] { return tab()->statement()->plan().known; }));
        QVERIFY(statement->priceText().startsWith("Estimated "));
        QTest::keyClick(statement->editor(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(waitFor([&] { return tab()->statement()->state() == StatementModel::State::Done; }));
        QVERIFY(statement->results()->model()->rowCount() > 20);
    }

    void anEditIsLeftUndone() {
        newTab();
        QVERIFY(queryOrders(page()));
        editCell(page(), 3, "status", "PACKED");
        QTRY_COMPARE(tab()->edits()->count(), 1);
        clickCell(page(), 5, "status");
        QCOMPARE(tab()->currentRow(), 5);
        m_rows = texts("status");
    }

    void everythingIsWhereItWas() {
        const auto tabs = m_program->workspace.tabs().size();
        const QList<int> sizes = m_program->window.findChild<QSplitter*>("window")->sizes();
        m_program->window.close();
        m_program.reset();
        start();
        QVERIFY(waitFor([&] { return m_program->workspace.tabs().size() == tabs && tab() && tab()->currentRow() == 5; }));
        QVERIFY(m_program->rests());
        QCOMPARE(tab()->edits()->count(), 1);
        QCOMPARE(texts("status"), m_rows);
        QCOMPARE(m_rows.value(3), "PACKED");
        QCOMPARE(m_program->window.findChild<QSplitter*>("window")->sizes(), sizes);
        m_program->workspace.setCurrentTab(m_statementTab);
        QVERIFY(waitFor([&] { return tab()->showsStatement(); }));
        QCOMPARE(tab()->statement()->statement().text, "SELECT pk, sk, status FROM \"Shop\" WHERE pk = ?");
    }

private:
    void start() {
        m_program = std::make_unique<Program>(&m_settings);
        m_program->window.resize(1440, 900);
        m_program->workspace.restoreSession();
    }
    void newTab() { m_program->workspace.openTableInNewTab(session(), "us-east-1", "Shop"); }
    ItemsTab* tab() { return m_program->tab(); }
    ItemsPage* page() { return qobject_cast<ItemsPage*>(m_program->window.work()->pageOf(tab())); }
    FileSession* session() { return m_program->workspace.files().first(); }
    template <class D>
    D* open() {
        for (D* each : m_program->window.findChildren<D*>())
            if (each->isVisible()) return each;
        return nullptr;
    }
    template <class D>
    D* dialog() {
        if (!waitFor([this] { return open<D>() != nullptr; })) return nullptr;
        (void)QTest::qWaitForWindowActive(open<D>());
        QTest::qWait(20); // it may move the keyboard once it shows
        return open<D>();
    }
    bool noJobRuns() {
        const auto& jobs = m_program->workspace.jobs();
        return std::all_of(jobs.begin(), jobs.end(), [](Job* job) { return job->state() != Job::State::Running; });
    }
    /// A new tab with a scan of the whole table, until so many rows are there.
    void scanAtLeast(int rows) {
        newTab();
        tab()->query()->setMode(QueryMode::Scan);
        page()->grid()->focusGrid();
        press(Qt::Key_Return, Qt::ControlModifier);
        for (int pages = 0; pages < 20; ++pages) {
            QVERIFY(settled(page()));
            if (tab()->items()->rowCount() >= rows) return;
            tab()->items()->fetchMore({});
        }
        QFAIL("too few rows");
    }
    static void retypeStatement(StatementPage* page, const QString& text) {
        QTest::keyClick(page->editor(), Qt::Key_A, Qt::ControlModifier);
        page->editor()->insertPlainText(text);
    }
    QStringList texts(const QString& attribute) {
        QStringList all;
        for (int row = 0; row < tab()->items()->rowCount(); ++row) all << textAt(page(), row, attribute);
        return all;
    }

    QTemporaryDir m_folder;
    QString m_file;
    MemorySettings m_settings;
    std::unique_ptr<Program> m_program;
    QMap<QString, QString> m_before;
    QStringList m_rows;
    int m_statementTab = -1;
};

RF_TEST_MAIN(TestDay)

} // namespace tst_day

#include "tst_day.moc"
