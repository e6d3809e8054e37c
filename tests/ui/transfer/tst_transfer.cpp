// Rows in and out by clicks and keys: the mapping page, an import that stopped, the export page, copy as and paste.

#include "tests/support/program.h"
#include "tests/ui/support/desk.h"

#include "ui/common/buttons.h"
#include "ui/common/path_edit.h"
#include "ui/common/plurals.h"
#include "ui/transfer/copy_menu.h"
#include "ui/transfer/export_dialog.h"
#include "ui/transfer/generate_dialog.h"
#include "ui/transfer/import_dialog.h"
#include "ui/transfer/paste_dialog.h"
#include "ui/transfer/transfer_tables.h"

#include <QCheckBox>
#include <QDir>
#include <QClipboard>
#include <QLabel>
#include <QListView>
#include <QSpinBox>

namespace tst_transfer {

using namespace rf::ui;
using namespace rf::ui::test;
using rf::models::ImportDraft;
using rf::models::MappingModel;

namespace {

QPoint middle(QTableView* table, int row, int column) { return table->visualRect(table->model()->index(row, column)).center(); }

template <class W>
W* child(QWidget* in, const char* name) {
    W* found = in->findChild<W*>(QString::fromLatin1(name));
    if (!found) qFatal("no %s", name);
    return found;
}

} // namespace

class TestTransfer : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Desk> m_desk;

    QString path(const char* name) const { return m_dir->filePath(QString::fromLatin1(name)); }
    QString write(const char* name, const QByteArray& bytes) const {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) qFatal("%s", name);
        return path(name);
    }
    QByteArray read(const char* name) const {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    TableChoice shop() const { return {m_desk->session, QStringLiteral("us-east-1"), QStringLiteral("Shop")}; }
    bool jobsDone() {
        return waitFor([this] {
            const auto& jobs = m_desk->workspace.jobs();
            return !jobs.isEmpty() && std::all_of(jobs.begin(), jobs.end(), [](Job* job) { return job->state() != Job::State::Running; });
        });
    }
    ImportDialog* importing(const QString& file) {
        auto* dialog = new ImportDialog(&m_desk->workspace, shop(), file, &m_desk->window);
        dialog->present();
        (void)waitFor([=] { return dialog->draft()->state() != ImportDraft::State::Looking; });
        (void)QTest::qWaitForWindowActive(dialog);
        return dialog;
    }

    EnglishPlurals m_plurals;

private slots:
    void initTestCase() { QCoreApplication::installTranslator(&m_plurals); }
    void init() {
        m_dir = std::make_unique<QTemporaryDir>();
        m_desk = std::make_unique<Desk>(sampleCopy(path("shop.rfdb")));
        QVERIFY(m_desk->isOpen());
    }
    void cleanup() { m_desk.reset(); }

    void columnsThatJsonDoesNotKnowAreLeftOut() {
        for (const bool csv : {true, false}) {
            ImportDialog* dialog = csv ? importing(write("in.csv", "pk,sk\nP#1,A\n"))
                                       : importing(write("in.json", "{\"pk\":{\"S\":\"P#1\"},\"sk\":{\"S\":\"A\"}}"));
            auto* table = dialog->findChild<MappingTable*>();
            QCOMPARE(table->model()->rowCount(), 2);
            for (const auto column : {MappingModel::EmptyColumn, MappingModel::SeparatorColumn})
                QCOMPARE(table->isColumnHidden(column), !csv);
            QVERIFY(!table->isColumnHidden(MappingModel::SampleColumn));
            dialog->reject();
        }
    }

    void aFileIsMappedAndImported() {
        ImportDialog* dialog = importing(write("in.csv", "pk,sk,amount,tags,comment\nP#1,A,5,x;y,first\nP#2,B,7,,\n"));
        auto* table = dialog->findChild<MappingTable*>();
        QVERIFY(dialog->draft()->problem().isEmpty());
        // The type of a column: one click, then a choice by keys.
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, middle(table, 3, MappingModel::TypeColumn));
        auto* box = table->findChild<QComboBox*>();
        QVERIFY(box);
        const int set = box->findText(QStringLiteral("String set"));
        box->setCurrentIndex(set);
        emit box->activated(set);
        QCOMPARE(table->model()->index(3, MappingModel::TypeColumn).data(MappingModel::TypeCodeRole).toString(), QStringLiteral("SS"));
        // Its separator by F2.
        table->setCurrentIndex(table->model()->index(3, MappingModel::SeparatorColumn));
        table->setFocus();
        press(Qt::Key_F2);
        retype(QStringLiteral(";"));
        press(Qt::Key_Return);
        QTRY_COMPARE(table->model()->index(3, MappingModel::SeparatorColumn).data().toString(), QStringLiteral(";")); // Enter is queued
        // A column left out with Space, another with its box.
        table->setCurrentIndex(table->model()->index(4, 0));
        press(Qt::Key_Space);
        QVERIFY(!table->model()->index(4, 0).data(MappingModel::UsedRole).toBool());
        const QRect cell = table->visualRect(table->model()->index(4, 0));
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, QPoint(cell.left() + 16, cell.center().y()));
        QVERIFY(table->model()->index(4, 0).data(MappingModel::UsedRole).toBool());
        m_desk->shoot(QStringLiteral("import"), dialog);
        click(child<Button>(dialog, "importStart"));
        QVERIFY(jobsDone());
        QCOMPARE(m_desk->workspace.jobs().first()->summary().text, QStringLiteral("2 items imported into Shop"));
        const auto got = rf::call<rf::GetItem>(m_desk->service(), {.tableName = "Shop", .key = rf::InputAttributes(rf::AttributeMap{{"pk", rf::AttributeValue::string("P#1")}, {"sk", rf::AttributeValue::string("A")}})}, {});
        QVERIFY(got && got->item);
        QCOMPARE(QString::fromStdString(rf::toJson(*got->item)), QStringLiteral(R"({"amount":{"N":"5"},"comment":{"S":"first"},"pk":{"S":"P#1"},"sk":{"S":"A"},"tags":{"SS":["x","y"]}})"));
    }
    void whatIsWrongIsSaid() {
        ImportDialog* dialog = importing(write("in.csv", "a,b\n1,2\n"));
        auto* note = child<QLabel>(dialog, "importNote");
        QVERIFY2(note->text().contains("pk"), qPrintable(note->text()));
        QVERIFY(!child<Button>(dialog, "importStart")->isEnabled());
        auto* header = child<QCheckBox>(dialog, "importHeader");
        click(header);
        QVERIFY(waitFor([=] { return dialog->draft()->state() == ImportDraft::State::Ready; }));
        QCOMPARE(dialog->draft()->columns()->index(0, 0).data().toString(), QStringLiteral("column 1"));
        dialog->findChild<PathEdit*>()->setPath(path("empty.csv"));
        write("broken.gz", QByteArray("\x1f\x8b\x08\x00garbage", 11));
        dialog->findChild<PathEdit*>()->setPath(path("broken.gz"));
        QVERIFY(waitFor([=] { return dialog->draft()->state() == ImportDraft::State::Failed; }));
        QVERIFY2(note->text().contains("broken.gz"), qPrintable(note->text()));
        dialog->reject();
    }
    void refusedRowsShow() {
        ImportDialog* dialog = importing(write("in.csv", "pk,sk\na,1\n,2\n\"x,3\n"));
        QCOMPARE(dialog->draft()->preview()->refused(), 2);
        QVERIFY(dialog->findChild<PreviewTable*>()->columnSpan(1, 1) > 1);
        click(child<Button>(dialog, "importStart"));
        QVERIFY(jobsDone());
        QVERIFY(QFile::exists(path("in.rejects.jsonl")));
        QCOMPARE(read("in.rejects.jsonl").count('\n'), 2);
    }

    void aResultIsExported() {
        ItemsPage* page = m_desk->clickTable(QStringLiteral("Shop"));
        QVERIFY(queryOrders(page));
        const int rows = page->tab()->items()->rowCount();
        auto* dialog = new ExportDialog(&m_desk->workspace, shop(), page->tab()->query()->build(), page->tab()->query()->title(), &m_desk->window);
        dialog->present();
        QVERIFY(waitFor([=] { return dialog->draft()->columns()->rowCount() > 5; }));
        QVERIFY(dialog->draft()->isOfResult());
        auto* format = child<QComboBox>(dialog, "exportFormat");
        format->setFocus();
        press(Qt::Key_Down); // CSV
        QCOMPARE(format->currentText(), QStringLiteral("CSV"));
        dialog->findChild<PathEdit*>()->setPath(path("orders.csv"));
        m_desk->shoot(QStringLiteral("export"), dialog);
        click(child<Button>(dialog, "exportStart"));
        QVERIFY(jobsDone());
        QCOMPARE(read("orders.csv").count('\n'), rows + 1);
        QVERIFY(read("orders.csv").startsWith("pk:S,sk:S,"));
    }

    void dataIsGenerated() {
        auto* dialog = new GenerateDialog(&m_desk->workspace, shop(), &m_desk->window);
        dialog->present();
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        auto* start = child<Button>(dialog, "generateStart");
        QVERIFY(waitFor([=] { return start->isEnabled() && dialog->findChild<PreviewTable*>()->model()->rowCount() > 0; }));
        auto* count = child<QSpinBox>(dialog, "generateCount");
        count->setFocus();
        count->selectAll();
        QTest::keyClicks(count, QStringLiteral("25"));
        QTest::keyClick(count, Qt::Key_Tab);
        m_desk->shoot(QStringLiteral("generate"), dialog);
        click(start);
        QVERIFY(jobsDone());
        const auto text = m_desk->workspace.jobs().first()->summary().text;
        QVERIFY2(text.startsWith(QLatin1String("25 items")), qPrintable(text));
    }

    void anExportToS3IsAFolderOfRows() {
        const QString data = path("AWSDynamoDB/01-a/data");
        QVERIFY(QDir().mkpath(data));
        const rf::ExportReport out = *rf::transfer::exportRows(*m_desk->session->client()->service()->store(), "us-east-1", "Shop",
                                                               (data + QLatin1String("/x.json.gz")).toStdString(), {.coding = rf::Coding::Gzip});
        write("AWSDynamoDB/01-a/manifest-summary.json", "{\"outputFormat\":\"DYNAMODB_JSON\",\"tableArn\":\"arn:aws:dynamodb:us-east-1:1:table/Orders\"}");
        QCOMPARE(rf::models::kindOfFile(path("AWSDynamoDB")), rf::models::FileKind::Rows);
        QCOMPARE(rf::models::kindOfFile(m_dir->path()), rf::models::FileKind::Rows);
        ImportDialog* dialog = importing(path("AWSDynamoDB/01-a"));
        QCOMPARE(dialog->draft()->state(), ImportDraft::State::Ready);
        QVERIFY2(dialog->draft()->sourceNote().startsWith(QStringLiteral("Export to S3 · Orders · 1 file")), qPrintable(dialog->draft()->sourceNote()));
        m_desk->shoot(QStringLiteral("import-s3"), dialog);
        click(child<Button>(dialog, "importStart"));
        QVERIFY(jobsDone());
        QVERIFY2(m_desk->workspace.jobs().first()->summary().text.contains(QLocale().toString(qint64(out.items))),
                 qPrintable(m_desk->workspace.jobs().first()->summary().text));
        write("AWSDynamoDB/01-a/manifest-summary.json", "{\"outputFormat\":\"ION\"}");
        auto* ion = new ImportDialog(&m_desk->workspace, shop(), path("AWSDynamoDB/01-a"), &m_desk->window);
        ion->present();
        QVERIFY(waitFor([=] { return ion->draft()->state() == ImportDraft::State::Failed; }));
        QVERIFY2(child<QLabel>(ion, "importNote")->text().contains(QLatin1String("Amazon Ion")), qPrintable(child<QLabel>(ion, "importNote")->text()));
        ion->reject();
    }

    void copyAsAndPaste() {
        ItemsPage* page = m_desk->clickTable(QStringLiteral("Shop"));
        QVERIFY(queryOrders(page));
        page->grid()->setCurrentRow(0);
        page->grid()->focusGrid();
        press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        auto* menu = page->findChild<CopyMenu*>();
        QVERIFY(waitFor([=] { return menu->isVisible(); }));
        m_desk->shoot(QStringLiteral("copy-as"), menu);
        QAction* python = nullptr;
        for (QAction* action : menu->actions())
            if (action->text() == QLatin1String("Python (boto3)")) python = action;
        QVERIFY(python);
        page->setEndpoint([] { return QStringLiteral("http://localhost:8123"); });
        python->trigger();
        menu->close();
        QVERIFY(QGuiApplication::clipboard()->text().contains(QLatin1String("client.put_item(")));
        QVERIFY(QGuiApplication::clipboard()->text().contains(QLatin1String("endpoint_url=\"http://localhost:8123\"")));
        // Rows of a spreadsheet become staged puts; one with a key that is loaded becomes an edit.
        const Value first = page->tab()->items()->item(0);
        QGuiApplication::clipboard()->setText(QStringLiteral("pk\tsk\tnote\nNEW#1\tA\thello\n%1\t%2\tchanged\n")
                                                  .arg(first.child(QStringLiteral("pk")).editText(), first.child(QStringLiteral("sk")).editText()));
        page->grid()->focusGrid();
        press(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(page->tab()->edits()->count(), 2);
        QCOMPARE(page->tab()->edits()->count(rf::models::ChangeKind::Insert), 1);
        QVERIFY2(toastText(page).contains(QLatin1String("1 new item staged, 1 item changed")), qPrintable(toastText(page)));
        press(Qt::Key_Z, Qt::ControlModifier); // all rows at once, however many
        QVERIFY(page->tab()->edits()->isEmpty());
        press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(page->tab()->edits()->count(), 2);
        // Without a header that names the key the columns are asked for.
        QGuiApplication::clipboard()->setText(QStringLiteral("who,what\nNEW#2,B\n"));
        press(Qt::Key_V, Qt::ControlModifier);
        auto* dialog = m_desk->dialog<PasteDialog>();
        QVERIFY(dialog);
        QVERIFY(waitFor([=] { return dialog->draft()->state() == ImportDraft::State::Ready; }));
        QVERIFY(!child<Button>(dialog, "pasteStage")->isEnabled());
        dialog->draft()->columns()->setAttribute(0, QStringLiteral("pk"));
        dialog->draft()->columns()->setAttribute(1, QStringLiteral("sk"));
        m_desk->shoot(QStringLiteral("paste"), dialog);
        click(child<Button>(dialog, "pasteStage"));
        QCOMPARE(page->tab()->edits()->count(), 3);
    }
};

RF_TEST_MAIN(TestTransfer)

} // namespace tst_transfer

#include "tst_transfer.moc"
