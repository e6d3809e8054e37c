// Finding one's way by keys: the palette, back and forward, saved queries, history.

#include "engine/api/ops/put_item.h"
#include "engine/api/ops/tables.h"
#include "models/session/session_store.h"
#include "tests/support/program.h"
#include "tests/ui/support/program.h"
#include "ui/common/buttons.h"
#include "ui/common/labels.h"
#include "ui/common/list_table.h"
#include "ui/common/theme.h"
#include "ui/common/toast.h"
#include "ui/explorer/saved_section.h"
#include "ui/item/item_editor_dialog.h"
#include "ui/item/item_grid.h"
#include "ui/item/items_page.h"
#include "ui/partiql/statement_editor.h"
#include "ui/partiql/statement_page.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/navigator.h"
#include "ui/shell/query_commands.h"
#include "ui/streams/stream_head.h"
#include "ui/streams/stream_page.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QTableView>

namespace tst_finding {

using namespace rf::models;
using namespace rf::ui;
using rf::ui::test::kProgramPatience;
using rf::ui::test::Program;

namespace {

bool comes(const std::function<bool()>& condition) {
    return QTest::qWaitFor(condition, kProgramPatience);
}

/// The program with the sample open and its window active; the palette by keys.
struct Way : Program {
    explicit Way(MemorySettings* settings, const QString& file) : Program(settings) {
        if (!opens(file) || !hasKeys()) qFatal("no window");
    }
    CommandPalette* palette() { return window.commandPalette(); }
    void openPalette(const QString& text) {
        QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
        if (!comes([this] { return palette()->isVisible(); })) qFatal("no palette");
        QTest::keyClicks(palette()->field(), text);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(palette()->field(), key, modifiers); }
    QStringList rows() {
        QStringList all;
        for (int row = 0; row < palette()->model()->rowCount(); ++row) {
            const QModelIndex index = palette()->model()->index(row);
            all << (index.data(PaletteModel::HeaderRole).toBool() ? '[' + index.data().toString() + ']' : index.data().toString());
        }
        return all;
    }
    QString chosen() { return palette()->list()->currentIndex().data().toString(); }
    bool searched() {
        return comes([this] { return !palette()->model()->keySearch()->text().isEmpty() && !palette()->model()->keySearch()->isSearching(); });
    }
    /// Runs a customer's orders through the model, as the query bar does.
    void query(const QString& customer) {
        tab()->query()->setKeyValue("pk", customer);
        tab()->run();
        if (!comes([this] { return tab()->items()->loaded() > 0; }) || !rests()) qFatal("no rows");
    }
};

} // namespace

class TestFinding : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        Theme::instance().install(*qApp);
        m_file = QDir(QFileInfo(m_folder.path()).canonicalFilePath()).filePath("shop.rfdb");
        QVERIFY(rf::makeSample(m_file.toStdString(), "ecommerce", {}));
    }

    void betterMatchesRankHigher() {
        const auto score = [](const char* text, const char* needle) {
            const FuzzyMatch match = fuzzyMatch(text, needle);
            return match.ok ? match.score : -1000;
        };
        QVERIFY(score("Shop", "shop") > score("Shopping", "shop"));
        QVERIFY(score("Open table", "table") > score("Unstable", "table"));
        QVERIFY(score("Export table…", "et") > score("Delete", "et"));
        QVERIFY(score("Theme: dark", "dark theme") > 0); // words in any order
        QCOMPARE(score("Shop", "xyz"), -1000);
        QCOMPARE(fuzzyMatch("Go to table", "gtt").positions, QList<int>({0, 3, 6}));
        QVERIFY(fuzzyMatch("anything", "").ok);
    }

    void aCustomerByTheKeyboard() {
        MemorySettings settings;
        Way way(&settings, m_file);
        QAbstractItemModelTester tester(way.palette()->model());
        way.openPalette("ORDER#908");
        QVERIFY(way.searched());
        QVERIFY2(comes([&] { return way.rows().contains("[Keys in Shop]"); }), qPrintable(way.rows().join('|')));
        QCOMPARE(way.rows().first(), "[Keys in Shop]");
        QVERIFY2(way.chosen().contains("ORDER#908"), qPrintable(way.chosen()));
        QVERIFY(way.rows().contains("[Look further]"));
        QVERIFY(way.rows().contains("Edit item"));
        const QString item = way.chosen();
        way.key(Qt::Key_Return);
        QVERIFY(!way.palette()->isVisible());
        QVERIFY(comes([&] { return way.tab()->currentRow() >= 0; }));
        const Value shown = way.tab()->items()->item(way.tab()->currentRow());
        QCOMPARE(shown.child("pk").displayText() + " / " + shown.child("sk").displayText(), item);
    }

    void anItemIsEditedFromThePalette() {
        MemorySettings settings;
        Way way(&settings, m_file);
        way.openPalette("#ORDER#90881");
        QVERIFY(way.searched());
        QVERIFY(comes([&] { return way.rows().contains("Duplicate item"); }));
        while (way.chosen() != "Duplicate item") way.key(Qt::Key_Down);
        way.key(Qt::Key_Return);
        QVERIFY(comes([&] { return way.tab()->edits()->count() == 1; }));
        QVERIFY(way.tab()->edits()->changes().first().after->child("sk").displayText().startsWith("ORDER#90881"));
    }

    void anItemsPastIsFound() {
        MemorySettings settings;
        Way way(&settings, m_file);
        FileSession* file = way.tab()->session();
        rf::Service& service = *file->client()->service();
        (void)rf::call<rf::UpdateTable>(service, {.tableName = "Shop", .streamSpecification = rf::StreamSpecificationIn{.streamEnabled = true, .streamViewType = "NEW_AND_OLD_IMAGES"}});
        file->refresh();
        way.query("CUSTOMER#c-20418");
        const int row = [&] {
            for (int i = 0; i < way.tab()->items()->rowCount(); ++i)
                if (way.tab()->items()->item(i).child("sk").displayText() == "ORDER#90881") return i;
            return -1;
        }();
        QVERIFY(row >= 0);
        rf::Item item = way.tab()->items()->item(row).attributes();
        const QString was = Value(*item.find("status")).displayText();
        for (const char* status : {"LOST", "FOUND"}) {
            item.set("status", rf::AttributeValue::string(status));
            QVERIFY((rf::call<rf::PutItem>(service, {.tableName = "Shop", .item = rf::InputAttributes(item)})));
        }
        way.openPalette("CUSTOMER#c-20418 / ORDER#90881");
        QVERIFY(way.searched());
        QVERIFY2(comes([&] { return way.rows().contains("[ORDER#90881 at an earlier time]"); }), qPrintable(way.rows().join('|')));
        const auto detailOf = [&](const QString& text) {
            for (int i = 0; i < way.palette()->model()->rowCount(); ++i)
                if (way.palette()->model()->index(i).data().toString() == text) return way.palette()->model()->index(i).data(PaletteModel::DetailRole).toString();
            return QString();
        };
        QVERIFY2(detailOf("Stream records for ORDER#90881").startsWith("2 in the last"), qPrintable(way.rows().join('|')));
        const QStringList past = way.rows().filter("As it was before ");
        QCOMPARE(past.size(), 2);
        QVERIFY2(detailOf(past.first()).contains("status"), qPrintable(detailOf(past.first())));
        while (way.palette()->list()->currentIndex().row() < way.rows().size() - 1) way.key(Qt::Key_Down); // the oldest
        way.key(Qt::Key_Return);
        ItemEditorDialog* editor = nullptr;
        QVERIFY(comes([&] { return (editor = way.window.findChild<ItemEditorDialog*>()) && editor->isVisible(); }));
        QCOMPARE(editor->draft().child("status").displayText(), was);
        QVERIFY(comes([&] { return editor->isActiveWindow(); }));
        QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier); // as a staged change
        QVERIFY(comes([&] { return way.tab()->edits()->count() == 1; }));
        QCOMPARE(way.tab()->edits()->changes().first().after->child("status").displayText(), was);
        QVERIFY(way.hasKeys()); // the editor is closed
        way.openPalette("CUSTOMER#c-20418 / ORDER#90881");
        QVERIFY(comes([&] { return way.rows().contains("Stream records for ORDER#90881"); }));
        while (way.chosen() != "Stream records for ORDER#90881") way.key(Qt::Key_Down);
        way.key(Qt::Key_Return);
        QVERIFY(comes([&] { return way.window.streams()->isVisible(); }));
        QVERIFY(comes([&] { return way.window.streams()->model()->records()->rowCount() == 2; }));
        QCOMPARE(way.window.streams()->head()->search()->text(), "pk = CUSTOMER#c-20418 and sk = ORDER#90881");
        (void)rf::call<rf::UpdateTable>(service, {.tableName = "Shop", .streamSpecification = rf::StreamSpecificationIn{.streamEnabled = false}});
        item.set("status", rf::AttributeValue::string(toUtf8(was)));
        QVERIFY((rf::call<rf::PutItem>(service, {.tableName = "Shop", .item = rf::InputAttributes(item)})));
    }

    void linksAreCopiedAndFollowed() {
        MemorySettings settings;
        QString toItem, toPlace;
        {
            Way way(&settings, m_file);
            way.openPalette("ORDER#90881");
            QVERIFY(way.searched());
            QVERIFY(comes([&] { return way.rows().contains("Copy link to item"); }));
            while (way.chosen() != "Copy link to item") way.key(Qt::Key_Down);
            way.key(Qt::Key_Return);
            toItem = QGuiApplication::clipboard()->text();
            QVERIFY2(toItem.startsWith("rangefinder://shop.rfdb/us-east-1/Shop/CUSTOMER%23"), qPrintable(toItem));
            way.query("CUSTOMER#c-20755");
            way.window.commands()->trigger("go.copyLink");
            toPlace = QGuiApplication::clipboard()->text();
            QVERIFY2(toPlace.contains("&form="), qPrintable(toPlace));
        }
        {
            MemorySettings fresh; // as the desktop starts it for a link that was clicked
            Program opened(&fresh);
            opened.window.open({toItem});
            QVERIFY(comes([&] { return opened.tab() && opened.tab()->currentRow() >= 0; }));
            QCOMPARE(opened.tab()->items()->item(opened.tab()->currentRow()).child("sk").displayText(), "ORDER#90881");
        }
        MemorySettings fresh; // somebody else's program: the file is not open
        Program program(&fresh);
        QVERIFY(program.hasKeys());
        CommandPalette* palette = program.window.commandPalette();
        const auto paste = [&](const QString& link) {
            QGuiApplication::clipboard()->setText(link);
            QTest::keyClick(&program.window, Qt::Key_K, Qt::ControlModifier);
            if (!comes([&] { return palette->isVisible(); })) qFatal("no palette");
            QTest::keyClick(palette->field(), Qt::Key_V, Qt::ControlModifier);
        };
        paste(toItem);
        QVERIFY2(palette->list()->currentIndex().data().toString().endsWith("ORDER#90881"), qPrintable(palette->list()->currentIndex().data().toString()));
        QTest::keyClick(palette->field(), Qt::Key_Return);
        QVERIFY(comes([&] { return program.tab() && program.tab()->currentRow() >= 0; }));
        QCOMPARE(program.tab()->items()->item(program.tab()->currentRow()).child("sk").displayText(), "ORDER#90881");
        paste(toPlace);
        QTest::keyClick(palette->field(), Qt::Key_Return);
        QVERIFY(comes([&] { return program.tab()->query()->keyFields().first().value == "CUSTOMER#c-20755" && program.rests(); }));
        paste(toItem.left(30));
        QCOMPARE(palette->list()->currentIndex().data().toString(), "This link is damaged");
        QTest::keyClick(palette->field(), Qt::Key_Escape);
        paste(QString(toItem).replace("shop.rfdb", "gone.rfdb"));
        QTest::keyClick(palette->field(), Qt::Key_Return);
        QVERIFY(comes([&] {
            for (Toast* toast : program.window.findChildren<Toast*>())
                if (toast->text().contains("gone.rfdb, which is not here")) return true;
            return false;
        }));
    }

    void prefixesAndTab() {
        MemorySettings settings;
        Way way(&settings, m_file);
        way.openPalette("@");
        QVERIFY(way.rows().contains("Shop") && !way.rows().contains("[Commands]"));
        way.key(Qt::Key_Tab);
        QCOMPARE(way.palette()->field()->text(), "#");
        way.key(Qt::Key_Tab);
        QCOMPARE(way.palette()->field()->text(), "=");
        way.key(Qt::Key_Tab);
        QCOMPARE(way.palette()->field()->text(), ">");
        QVERIFY(way.rows().contains("[Commands]") && !way.rows().contains("[Tables]"));
        way.key(Qt::Key_Tab);
        QCOMPARE(way.palette()->field()->text(), "");
        QTest::keyClicks(way.palette()->field(), "theme dark");
        QCOMPARE(way.chosen(), "Theme: dark");
        const bool dark = Theme::instance().isDark();
        way.key(Qt::Key_Return);
        QVERIFY(Theme::instance().isDark());
        if (!dark) Theme::instance().setChoice(Theme::Choice::Light);
        way.openPalette("dark"); // chosen lately
        QCOMPARE(way.chosen(), "Theme: dark");
        way.key(Qt::Key_Escape);
    }

    void filesByPath() {
        MemorySettings settings;
        Program program(&settings);
        QVERIFY(program.hasKeys());
        QTest::keyClick(&program.window, Qt::Key_P, Qt::ControlModifier);
        CommandPalette* palette = program.window.commandPalette();
        QVERIFY(comes([&] { return palette->isVisible(); }));
        QDir(m_folder.path()).mkdir("sub");
        QVERIFY(QFile::copy(m_file, m_folder.filePath("sub/inner.rfdb")));
        palette->field()->setText(m_folder.path() + "/su");
        QCOMPARE(palette->list()->currentIndex().data().toString(), "sub");
        QTest::keyClick(palette->field(), Qt::Key_Return); // goes into it
        QVERIFY(palette->isVisible());
        QVERIFY(palette->field()->text().endsWith("/sub/"));
        QCOMPARE(palette->list()->currentIndex().data().toString(), "inner.rfdb");
        QTest::keyClick(palette->field(), Qt::Key_Return);
        QVERIFY(comes([&] { return program.tab() != nullptr; }));
        QCOMPARE(program.tab()->session()->name(), "inner.rfdb");
    }

    void backAndForward() {
        MemorySettings settings;
        Way way(&settings, m_file);
        way.query("CUSTOMER#c-20418");
        auto* page = qobject_cast<ItemsPage*>(way.window.work()->pageOf(way.tab()));
        page->grid()->setCurrentRow(5);
        const QString key = way.tab()->items()->item(5).child("sk").displayText();
        way.openPalette("#CUSTOMER#c-20755");
        QVERIFY(way.searched() && comes([&] { return way.rows().size() > 2; }));
        way.key(Qt::Key_Return);
        QVERIFY(comes([&] { return way.tab()->query()->keyFields().first().value == "CUSTOMER#c-20755" && way.tab()->currentRow() >= 0; }));
        QTest::keyClick(&way.window, Qt::Key_4, Qt::ControlModifier); // Streams
        QVERIFY(!way.tab());
        QTest::keyClick(&way.window, Qt::Key_Left, Qt::AltModifier);
        QVERIFY(comes([&] { return way.tab() != nullptr; }));
        QCOMPARE(way.tab()->query()->keyFields().first().value, "CUSTOMER#c-20755");
        QTest::keyClick(&way.window, Qt::Key_Left, Qt::AltModifier);
        QVERIFY(comes([&] { return way.tab()->currentRow() == 5 && way.rests(); }));
        QCOMPARE(way.tab()->query()->keyFields().first().value, "CUSTOMER#c-20418");
        QCOMPARE(way.tab()->items()->item(5).child("sk").displayText(), key);
        QTest::mouseClick(page->grid(), Qt::ForwardButton);
        QVERIFY(comes([&] { return way.tab()->query()->keyFields().first().value == "CUSTOMER#c-20755"; }));
        QVERIFY(way.window.commands()->action("go.forward")->isEnabled());
    }

    void savedQueriesLiveInTheSidebar() {
        MemorySettings settings;
        {
            Way way(&settings, m_file);
            way.query("CUSTOMER#c-20418");
            QTest::keyClick(&way.window, Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
            QDialog* dialog = nullptr;
            QVERIFY(comes([&] { return (dialog = way.window.findChild<QDialog*>("saveQueryDialog")) && dialog->isVisible(); }));
            auto* name = dialog->findChild<QLineEdit*>("queryName");
            name->setFocus();
            name->selectAll();
            QTest::keyClicks(name, "Orders of a customer");
            QTest::keyClick(name, Qt::Key_Return);
            QVERIFY(comes([&] { return way.window.queries()->section()->list()->model()->rowCount() == 1; }));
        }
        Way way(&settings, m_file);
        SavedList* list = way.window.queries()->section()->list();
        QVERIFY(comes([&] { return list->isVisible() && list->model()->rowCount() == 1; }));
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(0, 0)).center());
        QVERIFY(comes([&] { return way.tab()->items()->loaded() > 20; }));
        QCOMPARE(way.tab()->query()->keyFields().first().value, "CUSTOMER#c-20418");
        list->setFocus();
        QTest::keyClick(list, Qt::Key_F2);
        auto* editor = list->findChild<QLineEdit*>();
        QVERIFY(editor);
        editor->selectAll();
        QTest::keyClicks(editor, "Renamed");
        QTest::keyClick(editor, Qt::Key_Return); // a delegate commits when the key is through
        QVERIFY(comes([&] { return list->model()->index(0, 0).data().toString() == "Renamed"; }));
        way.openPalette("=renam");
        QCOMPARE(way.chosen(), "Renamed");
        way.key(Qt::Key_Escape);
        list->setFocus();
        list->setCurrentIndex(list->model()->index(0, 0));
        QTest::keyClick(list, Qt::Key_Delete);
        QCOMPARE(list->model()->rowCount(), 0);
        Toast* toast = nullptr;
        for (Toast* each : way.window.findChildren<Toast*>())
            if (each->text().contains("Renamed")) toast = each;
        QVERIFY(toast);
        emit toast->actionTriggered();
        QCOMPARE(list->model()->rowCount(), 1);
        const std::unique_ptr<QMenu> menu(way.window.queries()->section()->menuFor(0));
        QVERIFY(menu->actions().size() >= 6);
    }

    void aStatementIsSavedRunAgainAndGoneBackTo() {
        MemorySettings settings;
        {
            Way way(&settings, m_file);
            way.query("CUSTOMER#c-20418");
            way.tab()->setShowsStatement(true);
            StatementPage* page = way.window.work()->statementOf(way.tab());
            QVERIFY(comes([&] { return page->isVisible(); }));
            way.tab()->statement()->setText("SELECT pk, sk FROM \"Shop\" WHERE pk = 'CUSTOMER#c-20755'");
            QTest::keyClick(page->editor(), Qt::Key_Return, Qt::ControlModifier);
            QVERIFY(comes([&] { return page->results()->isVisible() && page->results()->model()->rowCount() > 0; }));
            QTest::keyClick(&way.window, Qt::Key_Left, Qt::AltModifier); // the query before it, its rows as they were
            QVERIFY(comes([&] { return !way.tab()->showsStatement(); }));
            QVERIFY(way.tab()->items()->loaded() > 0);
            QTest::keyClick(&way.window, Qt::Key_Right, Qt::AltModifier);
            QVERIFY(comes([&] { return page->isVisible() && page->results()->model()->rowCount() > 0; }));
            QTest::keyClick(&way.window, Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
            QDialog* dialog = nullptr;
            QVERIFY(comes([&] { return (dialog = way.window.findChild<QDialog*>("saveQueryDialog")) && dialog->isVisible(); }));
            auto* name = dialog->findChild<QLineEdit*>("queryName");
            name->selectAll();
            QTest::keyClicks(name, "By statement");
            QTest::keyClick(name, Qt::Key_Return);
            QVERIFY(comes([&] { return way.window.queries()->section()->list()->model()->rowCount() == 1; }));
        }
        Way way(&settings, m_file);
        SavedList* list = way.window.queries()->section()->list();
        QVERIFY(comes([&] { return list->isVisible() && list->model()->rowCount() == 1; }));
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(0, 0)).center());
        QVERIFY(comes([&] { return way.tab()->showsStatement() && way.tab()->statement()->rowCount() > 0; }));
        QTest::keyClick(&way.window, Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
        HistoryDialog* dialog = nullptr;
        QVERIFY(comes([&] { return (dialog = way.window.findChild<HistoryDialog*>()) && dialog->isVisible(); }));
        QVERIFY(dialog->list()->model()->index(0, QueryHistory::Title).data().toString().startsWith("PartiQL · SELECT pk, sk"));
        QTest::keyClick(dialog, Qt::Key_Escape);
    }

    void aSavedWriteWaitsForTheUser() {
        MemorySettings settings;
        Way way(&settings, m_file);
        const QString text = "DELETE FROM \"Shop\" WHERE pk = 'CUSTOMER#c-20418' AND sk = 'PROFILE'";
        QVERIFY(way.window.queries()->shelf()->saved(way.tab()->session())->save({"Gone", "us-east-1", "Shop", statementToForm({.text = text})}));
        way.openPalette("=gone");
        way.key(Qt::Key_Return);
        QVERIFY(comes([&] { return way.tab()->showsStatement(); }));
        QCOMPARE(way.tab()->statement()->statement().text, text);
        QVERIFY(way.tab()->statement()->state() == StatementModel::State::Idle);
        QVERIFY(comes([&] {
            for (Toast* toast : way.window.findChildren<Toast*>())
                if (toast->text().contains("writes")) return true;
            return false;
        }));
    }

    void historyIsRunAgain() {
        MemorySettings settings;
        Way way(&settings, m_file);
        way.query("CUSTOMER#c-20418");
        way.query("CUSTOMER#c-20755");
        QTest::keyClick(&way.window, Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
        HistoryDialog* dialog = nullptr;
        QVERIFY(comes([&] { return (dialog = way.window.findChild<HistoryDialog*>()) && dialog->isVisible(); }));
        QCOMPARE(dialog->list()->model()->rowCount(), 2);
        QTest::keyClicks(dialog->field(), "20418");
        QCOMPARE(dialog->list()->model()->rowCount(), 1);
        QTest::keyClick(dialog->field(), Qt::Key_Return);
        QVERIFY(comes([&] { return way.tab()->query()->keyFields().first().value == "CUSTOMER#c-20418"; }));
        QVERIFY(way.rests());
        QCOMPARE(way.window.queries()->shelf()->history(way.tab()->session())->rowCount(), 3);
    }

private:
    QTemporaryDir m_folder;
    QString m_file;
};

RF_TEST_MAIN(TestFinding)

} // namespace tst_finding

#include "tst_finding.moc"
