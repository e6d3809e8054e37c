// An item with every type, numbers of 38 digits, empty strings, binary and 32 levels goes through the item editor, a
// commit, an export and an import into another table, and comes back identical to the character.

#include "tests/support/program.h"
#include "tests/ui/support/desk.h"

#include "engine/catalog/limits.h"
#include "ui/common/buttons.h"
#include "ui/item/item_editor_dialog.h"

#include <QClipboard>
#include <QPlainTextEdit>

namespace tst_round_trip {

namespace models = rf::models;
using namespace rf::ui;
using namespace rf::ui::test;

namespace {

const char* const kRegion = "us-east-1";

/// A value `levels` deep: a string inside lists and maps by turns.
QString nested(int levels) {
    QString open, close;
    for (int i = 1; i < levels; ++i) {
        const bool list = i % 2 == 1;
        open += list ? QStringLiteral("{\"L\":[") : QStringLiteral("{\"M\":{\"in\":");
        close.prepend(list ? QStringLiteral("]}") : QStringLiteral("}}"));
    }
    return open + QStringLiteral("{\"S\":\"bottom\"}") + close;
}

/// Attributes besides the key, without a blank: as the engine writes them.
const QList<std::pair<QString, QString>>& attributes() {
    static const QList<std::pair<QString, QString>> all{
        {"binary", "{\"B\":\"AAECAwT+/w==\"}"},
        {"binaryEmpty", "{\"B\":\"\"}"},
        {"binarySet", "{\"BS\":[\"AA==\",\"AQI=\",\"/w==\"]}"},
        {"deep", nested(rf::limits::kNesting)},
        {"false", "{\"BOOL\":false}"},
        {"huge", "{\"N\":\"99999999999999999999999999999999999999E+88\"}"},
        {"list", "{\"L\":[{\"S\":\"\"},{\"N\":\"0\"},{\"NULL\":true},{\"L\":[]},{\"M\":{}}]}"},
        {"map", "{\"M\":{\" with space\":{\"S\":\"x\"},\"dot.ted\":{\"N\":\"1\"},\"e\xCC\x81\":{\"S\":\"e\xCC\x81\"}}}"},
        {"null", "{\"NULL\":true}"},
        {"number38", "{\"N\":\"0.12345678901234567890123456789012345678\"}"},
        {"numberSet", "{\"NS\":[\"-1.5\",\"0\",\"12345678901234567890123456789012345678\"]}"},
        {"text", "{\"S\":\"quote \\\" backslash \\\\ tab \\t line \\n bell \\u0007 \xE2\x82\xAC \xF0\x9F\x9A\x80 </script>\"}"},
        {"textEmpty", "{\"S\":\"\"}"},
        {"textSet", "{\"SS\":[\"\",\"a\",\"\xC3\xA9\"]}"},
        {"tiny", "{\"N\":\"1E-130\"}"},
        {"true", "{\"BOOL\":true}"},
    };
    return all;
}

void makeFile(const QString& path) {
    auto engine = rf::openEngine(path.toStdString(), {.mode = rf::EngineOptions::Mode::Create});
    if (!engine) qFatal("no engine: %s", engine.error().message.c_str());
    for (const char* name : {"Things", "Copies"}) {
        rf::CreateTable::Input input;
        input.tableName = name;
        input.attributeDefinitions = {{{"id", "S"}, {"no", "N"}}};
        input.keySchema = std::vector<rf::KeySchemaElementIn>{{"id", "HASH"}, {"no", "RANGE"}};
        input.billingMode = "PAY_PER_REQUEST";
        models::test::made(**engine, input);
    }
    (void)(*engine)->close();
}

/// The one item of a table, as the engine writes it.
QString onlyItem(rf::Service& service, const char* table) {
    rf::Scan::Input input;
    input.tableName = table;
    input.consistentRead = true;
    const auto answer = rf::call<rf::Scan>(service, input);
    if (!answer) return QString::fromStdString(answer.error().message);
    if (answer->items->size() != 1) return QString::number(answer->items->size());
    return Value(rf::AttributeValue::map(answer->items->front())).toJson(true);
}

bool done(Job* job) {
    return waitFor([job] { return job->state() != Job::State::Running; }) && job->state() == Job::State::Finished;
}

/// The text without what the editor adds for the eye.
QString compact(const QString& json) {
    QString out;
    bool quoted = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        if (!quoted && json[i].isSpace()) continue;
        out += json[i];
        if (json[i] == '\\' && quoted) out += json[++i];
        else if (json[i] == '"') quoted = !quoted;
    }
    return out;
}

} // namespace

class TestRoundTrip : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void everyTypeThroughEditorExportImport_data();
    void everyTypeThroughEditorExportImport();
    void oneLevelMoreIsRefused();
    void typedOnTheTreeSide();
    void invalidTextNamesItsPlace();
};

void TestRoundTrip::initTestCase() {
    Theme::instance().install(*qApp);
    Theme::instance().setChoice(Theme::Choice::Light);
}

/// Opens the table, asks for a new item with Ins, and pastes the JSON.
#define NEW_ITEM_FROM_JSON(desk, json)                                                                                 \
    QVERIFY(desk.isOpen());                                                                                            \
    ItemsPage* page = desk.clickTable(QStringLiteral("Things"));                                                       \
    QVERIFY(page);                                                                                                     \
    page->grid()->focusGrid();                                                                                         \
    press(Qt::Key_Insert);                                                                                             \
    auto* editor = desk.dialog<ItemEditorDialog>();                                                                    \
    QVERIFY(editor);                                                                                                   \
    QPlainTextEdit* text = editor->json()->text();                                                                     \
    click(text->viewport());                                                                                           \
    QGuiApplication::clipboard()->setText(json);                                                                       \
    press(Qt::Key_A, Qt::ControlModifier);                                                                             \
    press(Qt::Key_V, Qt::ControlModifier);                                                                             \
    QCOMPARE(text->toPlainText(), json)

void TestRoundTrip::everyTypeThroughEditorExportImport_data() {
    QTest::addColumn<QString>("fileName");
    QTest::newRow("plain") << "things.json";
    QTest::newRow("gzip") << "things.json.gz";
}

void TestRoundTrip::everyTypeThroughEditorExportImport() {
    QFETCH(QString, fileName);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("types.rfdb"));
    makeFile(path);
    QStringList parts;
    for (const auto& [name, value] : attributes()) parts << QStringLiteral("\"%1\":%2").arg(name, value);
    // The keys stand where their names sort.
    parts << QStringLiteral("\"id\":{\"S\":\"every type\"}")
          << QStringLiteral("\"no\":{\"N\":\"-99999999999999999999999999999999999999\"}");
    std::sort(parts.begin(), parts.end(), [](const QString& a, const QString& b) {
        return a.section('"', 1, 1).toUtf8() < b.section('"', 1, 1).toUtf8();
    });
    const QString json = '{' + parts.join(',') + '}';
    Desk desk(path);
    NEW_ITEM_FROM_JSON(desk, json);
    QVERIFY2(page->tab()->json() && editor->json()->text()->toPlainText() == json, "the text stays as it was typed");
    desk.shoot(QStringLiteral("editor-light"), editor);
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(waitFor([&] { return !desk.open<ItemEditorDialog>(); }));
    QCOMPARE(page->tab()->edits()->count(), 1);
    press(Qt::Key_S, Qt::ControlModifier);
    QVERIFY(committed(page));
    const QString stored = onlyItem(desk.service(), "Things");
    const auto normal = rf::itemFromJson(json.toStdString());
    QVERIFY(normal);
    QCOMPARE(rf::nestingOf(*normal->find("deep")), int(rf::limits::kNesting));
    QVERIFY(Value(rf::AttributeValue::map(*normal)).toJson(true) == stored);
    // Digit by digit: none of the numbers went through a double.
    QVERIFY(stored.contains(QStringLiteral("\"0.12345678901234567890123456789012345678\"")));
    QVERIFY(stored.contains(QStringLiteral("\"12345678901234567890123456789012345678\"")));

    // Out, and into the other table.
    const QString out = folder.filePath(fileName);
    QVERIFY(done(desk.workspace.exportTable(desk.session, kRegion, QStringLiteral("Things"), out)));
    Job* import = desk.workspace.importTable(desk.session, kRegion, QStringLiteral("Copies"), out);
    QVERIFY2(done(import), qPrintable(import->failure().headline));
    QCOMPARE(onlyItem(desk.service(), "Copies"), stored);

    // And in front of the user again, on both sides of the editor.
    ItemsPage* copies = desk.clickTable(QStringLiteral("Copies"));
    QVERIFY(copies && copies != page);
    click(copies->queryBar()->findChild<Segments*>(QStringLiteral("queryMode"))->button(1));
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(settled(copies));
    QCOMPARE(copies->tab()->items()->rowCount(), 1);
    QCOMPARE(copies->tab()->tree()->item().toJson(true), stored);
    click(copies->inspector()->sides()->button(1));
    const QString shown = copies->inspector()->json()->text()->toPlainText();
    const auto again = rf::itemFromJson(shown.toStdString());
    QVERIFY2(again, qPrintable(shown));
    QCOMPARE(Value(rf::AttributeValue::map(*again)).toJson(true), stored);
    QCOMPARE(compact(shown).size(), stored.size()); // keys stand first there, else nothing differs

    // The same text staged again is no change at all.
    copies->grid()->focusGrid();
    QMetaObject::invokeMethod(copies, "editInWindow");
    auto* second = desk.dialog<ItemEditorDialog>();
    QVERIFY(second);
    click(second->json()->text()->viewport());
    QGuiApplication::clipboard()->setText(stored);
    press(Qt::Key_A, Qt::ControlModifier);
    press(Qt::Key_V, Qt::ControlModifier);
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(waitFor([&] { return !desk.open<ItemEditorDialog>(); }));
    QVERIFY(copies->tab()->edits()->isEmpty());
}

void TestRoundTrip::oneLevelMoreIsRefused() {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("types.rfdb"));
    makeFile(path);
    Desk desk(path);
    const QString json = QStringLiteral("{\"id\":{\"S\":\"a\"},\"no\":{\"N\":\"1\"},\"deep\":%1}")
                             .arg(nested(rf::limits::kNesting + 1));
    NEW_ITEM_FROM_JSON(desk, json);
    QVERIFY(!editor->findChild<Button*>(QStringLiteral("stageItem"))->isEnabled());
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(desk.open<ItemEditorDialog>());
    QVERIFY(page->tab()->edits()->isEmpty());
    QCOMPARE(text->toPlainText(), json); // what was typed is still there
}

void TestRoundTrip::typedOnTheTreeSide() {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("types.rfdb"));
    makeFile(path);
    Desk desk(path);
    QVERIFY(desk.isOpen());
    ItemsPage* page = desk.clickTable(QStringLiteral("Things"));
    page->grid()->focusGrid();
    press(Qt::Key_Insert);
    auto* editor = desk.dialog<ItemEditorDialog>();
    QVERIFY(editor);
    // It begins in the value of the partition key.
    QVERIFY(waitFor([&] { return openEditor(editor->tree()) != nullptr; }));
    retype(QStringLiteral("typed"));
    press(Qt::Key_Return);
    clickNode(editor->tree(), ValuePath::attribute(QStringLiteral("no")));
    press(Qt::Key_F2);
    retype(QStringLiteral("12345678901234567890123456789012345678"));
    press(Qt::Key_Return);
    // A number of 39 digits is none: the editor says so and stays.
    press(Qt::Key_F2);
    retype(QStringLiteral("123456789012345678901234567890123456789"));
    press(Qt::Key_Return);
    QVERIFY(openEditor(editor->tree()));
    QVERIFY(!openEditor(editor->tree())->problem().isEmpty());
    press(Qt::Key_Escape);
    QVERIFY(waitFor([&] { return openEditor(editor->tree()) == nullptr; }));
    QVERIFY(desk.open<ItemEditorDialog>()); // Escape left the field, not the dialog
    // A new attribute: its name, then its value.
    click(editor->findChild<Button*>(QStringLiteral("editorAddAttribute")));
    QVERIFY(waitFor([] { return QApplication::focusWidget() &&
                                QApplication::focusWidget()->objectName() == QLatin1String("nameEditor"); }));
    retype(QStringLiteral("note"));
    press(Qt::Key_Return);
    QVERIFY(waitFor([&] { return openEditor(editor->tree()) != nullptr; }));
    type(QStringLiteral("by hand"));
    press(Qt::Key_Return);
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(waitFor([&] { return !desk.open<ItemEditorDialog>(); }));
    press(Qt::Key_S, Qt::ControlModifier);
    QVERIFY(committed(page));
    QCOMPARE(onlyItem(desk.service(), "Things"),
             QStringLiteral("{\"id\":{\"S\":\"typed\"},\"no\":{\"N\":\"12345678901234567890123456789012345678\"},"
                            "\"note\":{\"S\":\"by hand\"}}"));
}

void TestRoundTrip::invalidTextNamesItsPlace() {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("types.rfdb"));
    makeFile(path);
    Desk desk(path);
    const QString json = QStringLiteral("{\"id\":{\"S\":\"a\"},\n\"no\":{\"N\":\"one\"}}");
    NEW_ITEM_FROM_JSON(desk, json);
    auto* problem = editor->json()->findChild<QLabel*>(QStringLiteral("jsonProblem"));
    QVERIFY(problem->isVisible());
    QVERIFY2(problem->text().startsWith(QStringLiteral("Line 2")), qPrintable(problem->text()));
    QVERIFY(!editor->findChild<Button*>(QStringLiteral("stageItem"))->isEnabled());
    press(Qt::Key_Escape);
    QVERIFY(page->tab()->edits()->isEmpty());
}

RF_TEST_MAIN(TestRoundTrip)

} // namespace tst_round_trip

#include "tst_round_trip.moc"
