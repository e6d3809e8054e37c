// Staged edits: one change an item, nothing reaches the engine, every change can be undone until it is committed.

#include "models/edit/diff.h"
#include "models/edit/staged_edits.h"
#include "tests/models/support/shop.h"
#include "tests/support/program.h"

namespace tst_staged_edits {


using namespace rf::models;
using namespace rf::models::test;

namespace {

struct Fixture {
    StagedEdits edits;
    QSignalSpy changed{&edits, &StagedEdits::changed};
    QString why;
    Fixture() { edits.setTable(bareShop()); }

    static Value order(const char* sk, const char* status) {
        return keyed("c", sk, QByteArray("\"status\":{\"S\":\"") + status + "\"}");
    }
    bool edit(const char* sk, const char* from, const char* to) {
        return edits.stageEdit(order(sk, from), order(sk, to), "edit status", &why);
    }
    /// "~o1 +o2 -o3": kind and sort key in order.
    QString shown() const {
        QStringList out;
        for (const StagedChange& change : edits.changes())
            out << QChar("~+-"[int(change.kind)]) + change.key.child("sk").editText();
        return out.join(' ');
    }
};

} // namespace

class TestStagedEdits : public QObject {
    Q_OBJECT
private slots:
    void oneChangeAnItem();
    void backToWhatWasLoadedIsNoChange();
    void keysCannotChange();
    void inserts();
    void insertsChangeTheirKey();
    void deletes();
    void revertIsOneStep();
    void undoKeepsTheOrder_data();
    void undoKeepsTheOrder();
    void refusals_data();
    void refusals();
    void indexKeys();
    void committedChangesGo();
    void anotherTableDropsAll();
    void rebaseSolves_data();
    void rebaseSolves();
    void rebaseReachesUndo();
    void summaries();
    void diffs_data();
    void diffs();
};

void TestStagedEdits::oneChangeAnItem() {
    Fixture f;
    QVERIFY(f.edit("o1", "NEW", "PAID"));
    // The second edit starts from what is shown; what was loaded first stays the `before`.
    QVERIFY(f.edits.stageEdit(f.order("o1", "PAID"), f.order("o1", "SHIPPED"), "edit status", &f.why));
    QCOMPARE(f.edits.count(), 1);
    const StagedChange change = f.edits.changes().first();
    QCOMPARE(change.before->child("status").editText(), "NEW");
    QCOMPARE(change.after->child("status").editText(), "SHIPPED");
    QCOMPARE(f.edits.find(change.id)->key, item(R"({"pk":{"S":"c"},"sk":{"S":"o1"}})"));
    f.edits.stack()->undo();
    QCOMPARE(f.edits.changes().first().after->child("status").editText(), "PAID");
    f.edits.stack()->undo();
    QVERIFY(f.edits.isEmpty() && !f.edits.stack()->canUndo() && f.edits.stack()->canRedo());
    f.edits.stack()->redo();
    QCOMPARE(f.shown(), "~o1");
    QCOMPARE(f.edits.stack()->undoText(), "edit status");
}

void TestStagedEdits::backToWhatWasLoadedIsNoChange() {
    Fixture f;
    QVERIFY(f.edit("o1", "NEW", "PAID"));
    QVERIFY(f.edits.stageEdit(f.order("o1", "PAID"), f.order("o1", "NEW"), "edit status"));
    QVERIFY(f.edits.isEmpty());
    f.edits.stack()->undo(); // the way back can be undone too
    QCOMPARE(f.shown(), "~o1");
    QVERIFY(f.edit("o2", "NEW", "NEW"));
    QCOMPARE(f.edits.count(), 1);
}

void TestStagedEdits::keysCannotChange() {
    Fixture f;
    QVERIFY(!f.edits.stageEdit(f.order("o1", "NEW"), f.order("o2", "NEW"), "edit sk", &f.why));
    QVERIFY(!f.why.isEmpty() && f.edits.isEmpty());
    QCOMPARE(f.changed.size(), 0);
}

void TestStagedEdits::inserts() {
    Fixture f;
    QVERIFY(f.edits.stageInsert(f.order("o1", "NEW")));
    QVERIFY(!f.edits.stageInsert(f.order("o1", "PAID"), &f.why) && !f.why.isEmpty());
    QVERIFY(f.edits.stageEdit(f.order("o1", "NEW"), f.order("o1", "PAID"), "edit status"));
    QCOMPARE(f.shown(), "+o1"); // still an insert, with no `before`
    QVERIFY(!f.edits.changes().first().before);
    f.edits.stageDelete({f.order("o1", "PAID")});
    QVERIFY(f.edits.isEmpty());
    f.edits.stack()->undo();
    QCOMPARE(f.edits.changes().first().after->child("status").editText(), "PAID");
}

void TestStagedEdits::insertsChangeTheirKey() {
    Fixture f;
    for (const char* sk : {"a", "b", "c"}) QVERIFY(f.edits.stageInsert(f.order(sk, "NEW")));
    const ItemId b = f.edits.idOf(f.order("b", ""));
    QVERIFY(!f.edits.editInsert(b, f.order("c", "NEW"), "edit sk", &f.why)); // taken
    QVERIFY(!f.edits.editInsert(b, keyed("c", ""), "edit sk", &f.why));      // empty
    QVERIFY(f.edits.editInsert(b, f.order("x", "NEW"), "edit sk", &f.why));
    QCOMPARE(f.shown(), "+a +x +c"); // in its place
    QCOMPARE(f.edits.find(b), nullptr);
    f.edits.stack()->undo();
    QCOMPARE(f.shown(), "+a +b +c");
    f.edits.stack()->redo();
    QCOMPARE(f.shown(), "+a +x +c");
    QVERIFY(!f.edits.editInsert(f.edits.idOf(f.order("none", "")), f.order("none", ""), "edit", &f.why));
}

void TestStagedEdits::deletes() {
    Fixture f;
    QVERIFY(f.edit("o1", "NEW", "PAID"));
    QVERIFY(f.edits.stageInsert(f.order("o2", "NEW")));
    f.edits.stageDelete({f.order("o1", "PAID"), f.order("o2", "NEW"), f.order("o3", "NEW"), f.order("o3", "NEW")});
    QCOMPARE(f.shown(), "-o1 -o3"); // the insert is taken back, nothing twice
    QCOMPARE(f.edits.changes().first().before->child("status").editText(), "NEW");
    QVERIFY(!f.edits.changes().first().after);
    f.edits.stack()->undo(); // all at once
    QCOMPARE(f.shown(), "~o1 +o2");
    f.edits.stack()->redo();
    QCOMPARE(f.shown(), "-o1 -o3");
}

void TestStagedEdits::revertIsOneStep() {
    Fixture f;
    for (const char* sk : {"a", "b", "c"}) QVERIFY(f.edit(sk, "NEW", "PAID"));
    f.edits.revert({f.edits.idOf(f.order("a", "")), f.edits.idOf(f.order("c", "")), "unknown"});
    QCOMPARE(f.shown(), "~b");
    f.edits.stack()->undo();
    QCOMPARE(f.shown(), "~a ~b ~c");
    f.edits.revertAll();
    QVERIFY(f.edits.isEmpty());
    f.edits.stack()->undo();
    QCOMPARE(f.shown(), "~a ~b ~c");
}

void TestStagedEdits::undoKeepsTheOrder_data() {
    QTest::addColumn<QList<int>>("reverted");
    QTest::newRow("first") << QList<int>{0};
    QTest::newRow("middle") << QList<int>{2};
    QTest::newRow("last") << QList<int>{4};
    QTest::newRow("two that stand together") << QList<int>{1, 2};
    QTest::newRow("in another order") << QList<int>{4, 0, 2};
    QTest::newRow("all") << QList<int>{3, 1, 0, 4, 2};
}

void TestStagedEdits::undoKeepsTheOrder() {
    QFETCH(QList<int>, reverted);
    Fixture f;
    for (const char* sk : {"a", "b", "c", "d", "e"}) QVERIFY(f.edit(sk, "NEW", "PAID"));
    const QString whole = f.shown();
    const QList<ItemId> ids = f.edits.ids();
    QList<ItemId> gone;
    for (const int i : reverted) gone << ids[i];
    f.edits.revert(gone);
    const QString less = f.shown();
    for (int round = 0; round < 2; ++round) {
        f.edits.stack()->undo();
        QCOMPARE(f.shown(), whole);
        f.edits.stack()->redo();
        QCOMPARE(f.shown(), less);
    }
}

void TestStagedEdits::refusals_data() {
    QTest::addColumn<Value>("item");
    QTest::addColumn<QString>("said");
    QTest::newRow("no sort key") << item(R"({"pk":{"S":"c"}})") << "sk is missing";
    QTest::newRow("wrong type") << item(R"({"pk":{"S":"c"},"sk":{"N":"1"}})") << "type S, not N";
    QTest::newRow("empty key") << keyed("", "o") << "must not be empty";
    QTest::newRow("long partition key") << keyed(QByteArray(2049, 'x'), "o") << "2048 bytes";
    QTest::newRow("long sort key") << keyed("c", QByteArray(1025, 'x')) << "1024 bytes";
    QTest::newRow("too large") << keyed("c", "o", "\"b\":{\"S\":\"" + QByteArray(409'600, 'x') + "\"}") << "409,600";
    QTest::newRow("nested too deep") << *keyed("c", "o").withAt(ValuePath::attribute("n"), [] {
        Value deep = Value::string("x");
        for (int i = 0; i < 33; ++i) deep = Value(rf::AttributeValue::list({deep.engine()}));
        return deep;
    }()) << "32 levels";
    QTest::newRow("no map") << Value::string("x") << "map of attributes";
}

void TestStagedEdits::refusals() {
    QFETCH(Value, item);
    QFETCH(QString, said);
    Fixture f;
    QVERIFY(!f.edits.stageInsert(item, &f.why));
    QVERIFY2(f.why.contains(said), qPrintable(f.why));
    QVERIFY(f.edits.isEmpty() && !f.edits.stack()->canUndo());
}

void TestStagedEdits::indexKeys() {
    const auto engine = memoryEngine();
    StagedEdits edits;
    edits.setTable(madeShop(*engine));
    QString why;
    QVERIFY(!edits.stageInsert(keyed("c", "1", R"("email":{"N":"1"})"), &why));
    QVERIFY2(why.contains("GSI2"), qPrintable(why));
    QVERIFY(!edits.stageInsert(keyed("c", "1", R"("gsi1pk":{"S":""})"), &why));
    QVERIFY(edits.stageInsert(keyed("c", "1", R"("gsi1pk":{"S":"x"})"), &why)); // half a key: not in the index
}

void TestStagedEdits::committedChangesGo() {
    Fixture f;
    for (const char* sk : {"a", "b"}) QVERIFY(f.edit(sk, "NEW", "PAID"));
    QSignalSpy committed(&f.edits, &StagedEdits::committed);
    f.edits.markCommitted({f.edits.ids().first(), "unknown"});
    QCOMPARE(f.shown(), "~b");
    QCOMPARE(committed.size(), 1);
    QCOMPARE(committed.first().first().value<QList<StagedChange>>().size(), 1);
    QVERIFY(!f.edits.stack()->canUndo()); // what is written is not undone by the stack
    f.edits.markCommitted({"unknown"});
    QCOMPARE(committed.size(), 1);
}

void TestStagedEdits::anotherTableDropsAll() {
    Fixture f;
    QVERIFY(f.edit("a", "NEW", "PAID"));
    f.edits.setTable(bareShop());
    QCOMPARE(f.edits.count(), 1);
    QSignalSpy gone(&f.edits, &StagedEdits::itemChanged);
    f.edits.setTable(bareTable("Carts", "pk", "sk"));
    QVERIFY(f.edits.isEmpty() && !f.edits.stack()->canUndo());
    QCOMPARE(gone.size(), 1);
}

void TestStagedEdits::rebaseSolves_data() {
    QTest::addColumn<std::optional<Value>>("theirs");
    QTest::addColumn<std::optional<Value>>("after");
    QTest::addColumn<QString>("shown");
    const auto some = [](const char* status) { return std::optional(Fixture::order("a", status)); };
    const std::optional<Value> none;
    QTest::newRow("mine on theirs") << some("THEIRS") << some("PAID") << "~a";
    QTest::newRow("theirs is what I wanted") << some("PAID") << some("PAID") << "";
    QTest::newRow("gone, mine is new") << none << some("PAID") << "+a";
    QTest::newRow("gone, so be it") << none << none << "";
    QTest::newRow("delete theirs") << some("THEIRS") << none << "-a";
}

void TestStagedEdits::rebaseSolves() {
    QFETCH(std::optional<Value>, theirs);
    QFETCH(std::optional<Value>, after);
    QFETCH(QString, shown);
    Fixture f;
    QVERIFY(f.edit("a", "NEW", "PAID"));
    QSignalSpy rebased(&f.edits, &StagedEdits::rebased);
    const ItemId id = f.edits.ids().first();
    f.edits.rebase(id, theirs, after);
    QCOMPARE(f.shown(), shown);
    QCOMPARE(rebased.size(), 1);
    if (const StagedChange* now = f.edits.find(id)) QCOMPARE(now->before, theirs);
}

void TestStagedEdits::rebaseReachesUndo() {
    Fixture f;
    QVERIFY(f.edit("a", "NEW", "PAID"));
    QVERIFY(f.edits.stageEdit(f.order("a", "PAID"), f.order("a", "SHIPPED"), "edit status"));
    const ItemId id = f.edits.ids().first();
    const Value theirs = keyed("c", "a", R"("status":{"S":"THEIRS"},"note":{"S":"theirs"})");
    const Value mine = keyed("c", "a", R"("status":{"S":"SHIPPED"},"note":{"S":"theirs"})");
    f.edits.rebase(id, theirs, mine);
    f.edits.stack()->undo();
    const StagedChange* now = f.edits.find(id);
    QVERIFY(now);
    QCOMPARE(now->before, theirs); // never again what is not stored any more
    QCOMPARE(now->after->child("status").editText(), "PAID");
    QCOMPARE(now->after->child("note").editText(), "theirs");
    f.edits.stack()->undo();
    QVERIFY(f.edits.isEmpty());
}

void TestStagedEdits::summaries() {
    Fixture f;
    QCOMPARE(f.edits.summary(), "");
    QVERIFY(f.edit("a", "NEW", "PAID"));
    QCOMPARE(f.edits.summary(), "1 change: 1 edited");
    QVERIFY(f.edits.stageInsert(f.order("b", "NEW")));
    f.edits.stageDelete({f.order("c", "NEW"), f.order("d", "NEW")});
    QCOMPARE(f.edits.summary(), "4 changes: 1 edited, 1 new, 2 deleted");
    QCOMPARE(f.edits.count(ChangeKind::Delete), 2);
}

void TestStagedEdits::diffs_data() {
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QString>("names");
    QTest::newRow("equal") << QByteArray(R"("a":{"S":"1"})") << QByteArray(R"("a":{"S":"1"})") << "";
    QTest::newRow("equal numbers") << QByteArray(R"("a":{"N":"1.0"})") << QByteArray(R"("a":{"N":"1"})") << "";
    QTest::newRow("equal sets") << QByteArray(R"("a":{"SS":["x","y"]})") << QByteArray(R"("a":{"SS":["y","x"]})") << "";
    QTest::newRow("another type") << QByteArray(R"("a":{"S":"1"})") << QByteArray(R"("a":{"N":"1"})") << "~a";
    QTest::newRow("added") << QByteArray(R"("b":{"S":"1"})") << QByteArray(R"("a":{"S":""},"b":{"S":"1"})") << "+a";
    QTest::newRow("removed") << QByteArray(R"("a":{"NULL":true},"b":{"S":"1"})") << QByteArray(R"("b":{"S":"1"})")
                             << "-a";
    QTest::newRow("deep inside") << QByteArray(R"("a":{"M":{"x":{"L":[{"S":"1"}]}}})")
                                 << QByteArray(R"("a":{"M":{"x":{"L":[{"S":"2"}]}}})") << "~a";
}

void TestStagedEdits::diffs() {
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QString, names);
    const Value from = keyed("c", "a", before), to = keyed("c", "a", after);
    const auto diff = diffOf(from, to);
    QStringList shown;
    for (const AttributeDiff& d : diff) shown << (!d.before ? "+" : !d.after ? "-" : "~") + d.name;
    QCOMPARE(shown.join(' '), names);
    QCOMPARE(withDiff(from, diff), to);
    QCOMPARE(carriedOver(from, to, from), to);
    QCOMPARE(carriedOver(from, std::nullopt, from), std::nullopt); // a deletion deletes
    QCOMPARE(carriedOver(from, to, std::nullopt), to);             // of an item that is gone the whole stays
}

RF_TEST_GUILESS_MAIN(TestStagedEdits)

} // namespace tst_staged_edits

#include "tst_staged_edits.moc"
