// Find and replace: what a search matches, what becomes of an item, and the whole way over a table and back.

#include "models/bulk/bulk_model.h"
#include "tests/models/support/shop.h"
#include "tests/support/program.h"

#include <QAbstractItemModelTester>

namespace tst_find_replace {


using namespace rf::models;
using namespace rf::models::test;
using Where = FindReplace::Where;
using State = BulkModel::State;

namespace {

const QByteArray kMore = "\"status\":{\"S\":\"SHIPPED\"},\"note\":{\"S\":\"shipped by ship\"},\"qty\":{\"N\":\"12\"},"
                         "\"tags\":{\"SS\":[\"ship\",\"sail\"]},\"codes\":{\"NS\":[\"12\",\"7\"]},"
                         "\"to\":{\"M\":{\"city\":{\"S\":\"Shipley\"},\"zip\":{\"N\":\"1200\"},\"a,b\":{\"S\":\"ship\"}}},"
                         "\"lines\":{\"L\":[{\"S\":\"ship\"},{\"M\":{\"sku\":{\"S\":\"SHIP-12\"}}}]},"
                         "\"raw\":{\"B\":\"c2hpcA==\"},\"gsi1pk\":{\"S\":\"ship\"},\"empty\":{\"S\":\"\"}";

TextSearch plain(const char* text, bool cased = false, bool whole = false) {
    return {QString::fromUtf8(text), cased, whole, false};
}
TextSearch expression(const char* text, bool whole = false) {
    return {QString::fromUtf8(text), true, whole, true};
}

template <class Condition>
bool waitFor(Condition condition) {
    return QTest::qWaitFor(condition, 60'000);
}

} // namespace

class TestFindReplace : public QObject {
    Q_OBJECT
private slots:
    void texts_data();
    void texts();
    void wrongSearches_data();
    void wrongSearches();
    void outcomes_data();
    void outcomes();
    void listsOfPaths();
    void overATableAndBack();
    void rowsThatShow();
};

void TestFindReplace::texts_data() {
    QTest::addColumn<TextSearch>("search");
    QTest::addColumn<QString>("with");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("after");
    QTest::addColumn<int>("count");
    const auto row = [](const char* name, const TextSearch& search, const char* with, const char* text, const char* after, int count) {
        QTest::newRow(name) << search << QString::fromUtf8(with) << QString::fromUtf8(text) << QString::fromUtf8(after) << count;
    };
    row("twice", plain("a"), "b", "banana", "bbnbnb", 3);
    row("case does not matter", plain("ÄB"), "x", "äbÄB", "xx", 2);
    row("case matters", plain("Ab", true), "x", "abAb", "abx", 1);
    row("whole", plain("ab", false, true), "x", "AB", "x", 1);
    row("not whole", plain("ab", false, true), "x", "ab ", "ab ", 0);
    row("a dot is a dot", plain("a.c"), "x", "abc a.c", "abc x", 1);
    row("backslashes stay", plain("a"), "\\1\\\\", "a", "\\1\\\\", 1);
    row("removed", plain("a"), "", "aba", "b", 2);
    row("expression", expression("[0-9]+"), "#", "a12b3", "a#b#", 2);
    row("groups", expression("(\\w+)-(\\w+)"), "\\2-\\1 \\0 \\\\", "ab-cd", "cd-ab ab-cd \\", 1);
    row("anchors", expression("^a"), "x", "aa", "xa", 1);
    row("whole expression", expression("a|ab", true), "x", "ab", "x", 1);
    row("nothing between letters", expression("x*"), "-", "axb", "a-b", 1);
    row("an empty text", expression("^$"), "n/a", "", "n/a", 1);
    row("over lines", expression("a\\nb"), "x", "a\nb", "x", 1);
}

void TestFindReplace::texts() {
    QFETCH(TextSearch, search);
    QFETCH(QString, with);
    QFETCH(QString, text);
    QFETCH(QString, after);
    QFETCH(int, count);
    QString why;
    const auto replacer = TextReplacer::of(search, with, &why);
    QVERIFY2(replacer, qPrintable(why));
    int found = -1;
    QCOMPARE(replacer->replaced(text, &found), after);
    QCOMPARE(found, count);
    QCOMPARE(replacer->count(text), count);
}

void TestFindReplace::wrongSearches_data() {
    QTest::addColumn<FindReplace>("form");
    QTest::addColumn<QString>("field");
    QTest::newRow("nothing to find") << FindReplace{plain(""), {}, Where::Everywhere, {}} << "find";
    QTest::newRow("bad expression") << FindReplace{expression("a("), {}, Where::Everywhere, {}} << "find";
    QTest::newRow("no such group") << FindReplace{expression("(a)b"), QStringLiteral("\\2"), Where::Everywhere, {}} << "with";
    QTest::newRow("no paths") << FindReplace{plain("a"), {}, Where::Chosen, QStringLiteral(" ")} << "paths";
    QTest::newRow("bad path") << FindReplace{plain("a"), {}, Where::Chosen, QStringLiteral("a, b[")} << "paths";
    QTest::newRow("nothing between commas") << FindReplace{plain("a"), {}, Where::Chosen, QStringLiteral("a,,b")} << "paths";
}

void TestFindReplace::wrongSearches() {
    QFETCH(FindReplace, form);
    QFETCH(QString, field);
    BulkProblem problem;
    QVERIFY(!compiled(form, bareShop(), &problem));
    QCOMPARE(problem.field, field);
    QVERIFY(!problem.message.isEmpty());
}

void TestFindReplace::outcomes_data() {
    QTest::addColumn<FindReplace>("form");
    QTest::addColumn<int>("places");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("after"); ///< DynamoDB JSON; "=": same; "!…": refused, with these words
    const auto row = [](const char* name, const FindReplace& form, int places, const char* path, const char* after) {
        QTest::newRow(name) << form << places << QString::fromUtf8(path) << QString::fromUtf8(after);
    };
    const auto in = [](const char* paths, const TextSearch& find, const char* with) {
        return FindReplace{find, QString::fromUtf8(with), Where::Chosen, QString::fromUtf8(paths)};
    };
    const auto all = [](const TextSearch& find, const char* with) {
        return FindReplace{find, QString::fromUtf8(with), Where::NotInKey, {}};
    };
    row("string", in("status", plain("SHIPPED"), "SENT"), 1, "status", "{\"S\":\"SENT\"}");
    row("twice in one", in("note", plain("ship"), "x"), 2, "note", "{\"S\":\"xped by x\"}");
    row("nothing there", in("missing", plain("ship"), "x"), 0, "", "=");
    row("no match", in("status", plain("none"), "x"), 0, "", "=");
    row("replaced by itself", in("status", plain("SHIPPED"), "SHIPPED"), 1, "", "=");
    row("number", in("qty", plain("2"), "5"), 1, "qty", "{\"N\":\"15\"}");
    row("number that is none", in("qty", plain("2"), "x"), 1, "", "!qty would be “1x”");
    row("number that is nothing", in("qty", plain("12"), ""), 1, "", "!qty would be “”");
    row("number in its own spelling", in("qty", plain("12"), "5.50"), 1, "qty", "{\"N\":\"5.5\"}");
    row("set", in("tags", plain("ship"), "boat"), 1, "tags", "{\"SS\":[\"boat\",\"sail\"]}");
    row("set that would hold one twice", in("tags", plain("ship"), "sail"), 1, "", "!tags would hold “sail” twice");
    row("set of numbers", in("codes", plain("12", false, true), "13"), 1, "codes", "{\"NS\":[\"7\",\"13\"]}");
    row("inside a map", in("to", plain("ship", true), "X"), 1, "to.\"a,b\"", "{\"S\":\"X\"}");
    row("one place", in("to.city", plain("Ship"), "Boat"), 1, "to.city", "{\"S\":\"Boatley\"}");
    row("one element", in("lines[1].sku", plain("12"), "34"), 1, "lines[1].sku", "{\"S\":\"SHIP-34\"}");
    row("nothing twice", in("lines, lines[1].sku", plain("12"), "1212"), 1, "lines[1].sku", "{\"S\":\"SHIP-1212\"}");
    row("everything but the key", all(plain("ship"), "boat"), 9, "lines[1].sku", "{\"S\":\"boat-12\"}");
    row("binary is not looked at", in("raw", plain("c2hp"), "x"), 0, "", "=");
    row("empty strings", in("empty", expression("^$"), "n/a"), 1, "empty", "{\"S\":\"n/a\"}");
    row("index key that would be empty", in("gsi1pk", plain("ship"), ""), 1, "", "!The key attribute gsi1pk must not be empty");
    row("the key", in("sk", plain("ord"), "x"), 1, "",
        "!One or more parameter values were invalid: Cannot update attribute sk. This attribute is part of the key");
    row("the key and others", {plain("o"), QStringLiteral("x"), Where::Everywhere, {}}, 1, "", "!One or more parameter values were invalid");
}

void TestFindReplace::outcomes() {
    QFETCH(FindReplace, form);
    QFETCH(int, places);
    QFETCH(QString, path);
    QFETCH(QString, after);
    const auto engine = memoryEngine();
    const TableInfo table = madeShop(*engine);
    const Value before = keyed("cust", "ord1", kMore);
    BulkProblem problem;
    const auto made = compiled(form, table, &problem);
    QVERIFY2(made, qPrintable(problem.message));
    const BulkOutcome outcome = storableOnly(*made, table)(before);
    QCOMPARE(int(outcome.places), places);
    if (after.startsWith(u'!')) {
        QCOMPARE(outcome.kind, BulkOutcome::Kind::Refused);
        QVERIFY2(outcome.why.startsWith(after.mid(1)), qPrintable(outcome.why));
        return;
    }
    QVERIFY2(outcome.why.isEmpty(), qPrintable(outcome.why));
    QCOMPARE(outcome.kind, after == QLatin1String("=") ? BulkOutcome::Kind::Same : BulkOutcome::Kind::Changed);
    if (!outcome.after) return;
    QCOMPARE(outcome.after->at(*ValuePath::parse(path))->toJson(), after);
    QCOMPARE(outcome.after->child("raw"), before.child("raw"));
}

void TestFindReplace::listsOfPaths() {
    const auto paths = pathsOf(QStringLiteral(" a , b.c[0], \"x,y\".z ,"));
    QVERIFY(paths);
    QCOMPARE(paths->size(), 3);
    QCOMPARE(paths->at(2).root(), QStringLiteral("x,y"));
    QCOMPARE(pathsOf(textOf(*paths)).value_or(QList<ValuePath>()), *paths);
}

namespace {

/// A Shop in memory: o0 … o39, every fourth with a key that holds what is looked for, every fifth with a number of it.
struct Store {
    Store() {
        auto owned = std::make_unique<HeldService>(memoryEngine());
        held = owned.get();
        client = std::make_unique<EngineClient>(std::shared_ptr<rf::Service>(std::move(owned)));
        edits.setTable(madeShop(*held));
        for (int i = 0; i < 40; ++i) put(*held, QStringLiteral("Shop"), itemOf(i));
        model = std::make_unique<BulkModel>(client.get(), &edits, &shelf, QStringLiteral("/tmp/shop.rfdb"));
        model->setSources({}, scanOf(edits.table()));
    }
    static Value itemOf(int i) {
        const QByteArray number = QByteArray::number(i);
        return keyed("c", i % 4 == 0 ? "acme" + number : "o" + number,
                     "\"name\":{\"S\":\"Acme acme\"}" + QByteArray(i % 5 == 0 ? ",\"ref\":{\"S\":\"acme\"}" : ""));
    }
    bool ended() {
        return waitFor([this] { return !model->isBusy(); });
    }

    HeldService* held = nullptr;
    std::unique_ptr<EngineClient> client;
    StagedEdits edits;
    QTemporaryDir folder;
    UndoShelf shelf{folder.path()};
    std::unique_ptr<BulkModel> model;
};

} // namespace

void TestFindReplace::overATableAndBack() {
    Store store;
    BulkModel& model = *store.model;
    QAbstractItemModelTester sample(model.sample()), refusals(model.refusals());
    model.setReplacement({plain(""), {}, Where::Everywhere, {}});
    QCOMPARE(model.problem()->field, QStringLiteral("find"));
    model.check();
    QCOMPARE(model.state(), State::Form);
    model.setReplacement({plain("acme"), QStringLiteral("Ajax"), Where::Everywhere, {}});
    QVERIFY(!model.problem());
    model.check();
    QVERIFY(store.ended());
    QCOMPARE(model.state(), State::Checked);
    const DryRun found = model.found();
    QCOMPARE(found.matched, 40);
    QCOMPARE(found.refused, 10); // the key of every fourth holds it
    QCOMPARE(found.changing, 30);
    QCOMPARE(found.places, 30 * 2 + 6);        // twice in every name, and six of the eight refs
    QCOMPARE(found.refusedPlaces, 10 * 3 + 2); // names, keys and the other two refs
    QCOMPARE(model.refusals()->rowCount(), 10);
    QVERIFY(model.refusals()->index(0, RefusalsModel::WhyColumn).data().toString().contains(QStringLiteral("Cannot update attribute sk")));
    QVERIFY(found.price.total() >= 30);
    model.run();
    QVERIFY(store.ended());
    QCOMPARE(model.result().written, 30);
    QCOMPARE(stored(*store.held, store.edits.table(), Store::itemOf(5))->child("name").editText(), QStringLiteral("Ajax Ajax"));
    QCOMPARE(stored(*store.held, store.edits.table(), Store::itemOf(4))->child("name").editText(), QStringLiteral("Acme acme"));
    model.undo();
    QVERIFY(store.ended());
    QCOMPARE(model.state(), State::Undone);
    for (int i = 0; i < 40; ++i) QCOMPARE(*stored(*store.held, store.edits.table(), Store::itemOf(i)), Store::itemOf(i));
}

void TestFindReplace::rowsThatShow() {
    Store store;
    BulkModel& model = *store.model;
    QVERIFY(!model.hasScope(BulkModel::Scope::Shown));
    int asked = 0;
    model.setShown(2, [&asked] {
        ++asked;
        return QList<Value>{Store::itemOf(1), Store::itemOf(2)};
    });
    QCOMPARE(model.scope(), BulkModel::Scope::Result);
    model.setScope(BulkModel::Scope::Shown);
    model.setReplacement({plain("acme"), QStringLiteral("Ajax"), Where::NotInKey, {}});
    QCOMPARE(asked, 0);
    model.check();
    QVERIFY(store.ended());
    QCOMPARE(asked, 1);
    QCOMPARE(model.found().matched, 2);
    QCOMPARE(model.found().places, 4);
    model.setAction({});
    QVERIFY(!model.replacement());
}

RF_TEST_GUILESS_MAIN(TestFindReplace)

} // namespace tst_find_replace

#include "tst_find_replace.moc"
