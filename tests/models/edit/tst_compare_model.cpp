// Two items side by side: what differs and how it is told, which difference comes next, and what copying one gives.

#include "models/edit/compare_model.h"
#include "models/value/json_text.h"
#include "tests/models/support/shop.h"
#include "tests/support/program.h"

#include <QAbstractItemModelTester>

namespace tst_compare_model {

using namespace rf::models;
using namespace rf::models::test;
using Kind = CompareModel::Kind;

namespace {

const QByteArray kLeft = "\"status\":{\"S\":\"SHIPPED\"},\"qty\":{\"N\":\"3\"},\"tags\":{\"SS\":[\"a\",\"b\"]},\"old\":{\"BOOL\":true},"
                         "\"to\":{\"M\":{\"city\":{\"S\":\"Lyon\"},\"zip\":{\"S\":\"69\"}}},"
                         "\"lines\":{\"L\":[{\"S\":\"x\"},{\"S\":\"y\"},{\"S\":\"z\"}]},\"same\":{\"M\":{\"deep\":{\"L\":[]}}}";
const QByteArray kRight = "\"status\":{\"S\":\"DELIVERED\"},\"qty\":{\"S\":\"3\"},\"tags\":{\"SS\":[\"b\",\"c\"]},"
                          "\"to\":{\"M\":{\"city\":{\"S\":\"Paris\"},\"zip\":{\"S\":\"69\"},\"door\":{\"M\":{\"no\":{\"N\":\"5\"}}}}},"
                          "\"lines\":{\"L\":[{\"S\":\"x\"},{\"S\":\"z\"}]},\"same\":{\"M\":{\"deep\":{\"L\":[]}}},\"fresh\":{\"NULL\":true}";

Value list(const char* json) {
    return *valueFromJsonText(QString::fromUtf8(json));
}

/// "path ~" of every row, a level deeper indented by one more space.
QStringList drawn(const CompareModel& model, const QModelIndex& parent = {}, int depth = 0) {
    static constexpr const char* kSigns[] = {"=", "~", "-", "+"};
    QStringList rows;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        rows << QString(depth, u' ') + index.data(CompareModel::PathRole).toString() + u' ' +
                    QLatin1String(kSigns[index.data(CompareModel::KindRole).toInt()]);
        rows += drawn(model, index, depth + 1);
    }
    return rows;
}

QModelIndex at(const CompareModel& model, const QString& path, const QModelIndex& parent = {}) {
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        if (index.data(CompareModel::PathRole).toString() == path) return index;
        if (const QModelIndex inside = at(model, path, index); inside.isValid()) return inside;
    }
    return {};
}

struct Pair {
    explicit Pair(const QByteArray& left = kLeft, const QByteArray& right = kRight) : tester(&model) {
        model.setItems(keyed("c", "o1", left), keyed("c", "o2", right), {"pk", "sk"});
    }
    CompareModel model;
    QAbstractItemModelTester tester;
};

} // namespace

class TestCompareModel : public QObject {
    Q_OBJECT
private slots:
    void theTree();
    void onlyDifferences();
    void equalItems();
    void listsStandBesideEachOther_data();
    void listsStandBesideEachOther();
    void differencesInOrder();
    void whatIsSaid();
    void copies_data();
    void copies();
    void copyingAllMakesThemEqual();
    void whatCannotBeCopied();
    void theDifferenceAsText();
};

void TestCompareModel::theTree() {
    Pair pair;
    const QStringList wanted{"pk =", "sk ~", "fresh +", "lines ~", " lines[0] =", " lines[1] -", " lines[1] =", "qty ~", "same =",
                             " same.deep =", "status ~", "tags ~", " tags[0] =", " tags[1] +", " tags[0] -", "to ~", " to.city ~",
                             " to.door +", "  to.door.no +", " to.zip =", "old -"};
    QCOMPARE(drawn(pair.model), wanted);
    QCOMPARE(pair.model.differenceCount(), 10);
    QCOMPARE(pair.model.counts().changed, 4);   // sk, qty, status, to.city
    QCOMPARE(pair.model.counts().leftOnly, 3);  // lines[1], a tag, old
    QCOMPARE(pair.model.counts().rightOnly, 3); // fresh, a tag, to.door with what is in it
    QCOMPARE(pair.model.counts().same, 2);
}

void TestCompareModel::onlyDifferences() {
    Pair pair;
    pair.model.setDifferencesOnly(true);
    const QStringList wanted{"sk ~", "fresh +", "lines ~", " lines[1] -", "qty ~", "status ~", "tags ~", " tags[1] +", " tags[0] -",
                             "to ~", " to.city ~", " to.door +", "  to.door.no +", "old -"};
    QCOMPARE(drawn(pair.model), wanted);
    QCOMPARE(pair.model.differenceCount(), 10);
    QCOMPARE(pair.model.counts().same, 2); // counted though they do not show
    const auto copied = pair.model.copiedRight(at(pair.model, QStringLiteral("lines[1]")));
    QVERIFY(copied);
    QCOMPARE(copied->child("lines"), pair.model.left().child("lines"));
    pair.model.setDifferencesOnly(false);
    QCOMPARE(pair.model.rowCount(), 10);
}

void TestCompareModel::equalItems() {
    CompareModel model;
    QAbstractItemModelTester tester(&model);
    const Value item = everyType("a", "b");
    model.setItems(item, item, {"pk", "sk"});
    QCOMPARE(model.differenceCount(), 0);
    QCOMPARE(model.counts().same, item.childCount());
    QCOMPARE(model.nextDifference({}, 1), -1);
    model.setDifferencesOnly(true);
    QCOMPARE(model.rowCount(), 0);
}

void TestCompareModel::listsStandBesideEachOther_data() {
    QTest::addColumn<QString>("left");
    QTest::addColumn<QString>("right");
    QTest::addColumn<QString>("places"); ///< "left:right"
    QTest::newRow("by place") << "123" << "231" << "0:0 1:1 2:2";
    QTest::newRow("put in front") << "123" << "0123" << "-1:0 0:1 1:2 2:3";
    QTest::newRow("taken from the middle") << "12345" << "1245" << "0:0 1:1 2:-1 3:2 4:3";
    QTest::newRow("put at the end") << "12" << "123" << "0:0 1:1 -1:2";
    QTest::newRow("changed and put in") << "1234" << "1x3y4" << "0:0 1:1 2:2 -1:3 3:4";
    QTest::newRow("nothing in common") << "12" << "abc" << "0:0 1:1 -1:2";
    QTest::newRow("emptied") << "12" << "" << "0:-1 1:-1";
    QTest::newRow("doubles") << "11" << "111" << "0:0 1:1 -1:2";
}

void TestCompareModel::listsStandBesideEachOther() {
    QFETCH(QString, left);
    QFETCH(QString, right);
    QFETCH(QString, places);
    const auto json = [](const QString& letters) {
        QStringList elements;
        for (const QChar letter : letters) elements << QStringLiteral("{\"S\":\"%1\"}").arg(letter);
        return ("\"l\":{\"L\":[" + elements.join(u',') + "]}").toUtf8();
    };
    Pair pair(json(left), json(right));
    QModelIndex lists = at(pair.model, QStringLiteral("l"));
    QStringList shown;
    for (int row = 0; row < pair.model.rowCount(lists); ++row) {
        const QModelIndex index = pair.model.index(row, 0, lists);
        const auto kind = Kind(index.data(CompareModel::KindRole).toInt());
        const QStringList name = index.data().toString().split(QStringLiteral(" → "));
        shown << (kind == Kind::RightOnly ? QStringLiteral("-1") : name.first()) + u':' +
                     (kind == Kind::LeftOnly ? QStringLiteral("-1") : name.last());
    }
    QCOMPARE(shown.join(u' '), places);
}

void TestCompareModel::differencesInOrder() {
    Pair pair;
    const CompareModel& model = pair.model;
    QStringList paths;
    for (int i = 0; i < model.differenceCount(); ++i) {
        paths << model.difference(i).data(CompareModel::PathRole).toString();
        QCOMPARE(model.differenceAt(model.difference(i)), i);
        QCOMPARE(model.nextDifference(model.difference(i), 1), (i + 1) % model.differenceCount());
        QCOMPARE(model.nextDifference(model.difference(i), -1), (i + model.differenceCount() - 1) % model.differenceCount());
    }
    const QStringList wanted{"sk", "fresh", "lines[1]", "qty", "status", "tags[1]", "tags[0]", "to.city", "to.door", "old"};
    QCOMPARE(paths, wanted);
    QCOMPARE(model.nextDifference(at(model, QStringLiteral("pk")), 1), 0);
    QCOMPARE(model.nextDifference(at(model, QStringLiteral("pk")), -1), 9);
    QCOMPARE(model.nextDifference(at(model, QStringLiteral("same.deep")), 1), 4);
    QCOMPARE(model.nextDifference(at(model, QStringLiteral("to")), 1), 7);
    QCOMPARE(model.nextDifference(at(model, QStringLiteral("to")), -1), 6);
    QCOMPARE(model.differenceAt(at(model, QStringLiteral("to.door.no"))), -1);
}

void TestCompareModel::whatIsSaid() {
    Pair pair;
    const QModelIndex status = at(pair.model, QStringLiteral("status"));
    QCOMPARE(status.data(Qt::AccessibleTextRole).toString(), QStringLiteral("status, changed, left SHIPPED, right DELIVERED"));
    QCOMPARE(status.siblingAtColumn(CompareModel::LeftColumn).data().toString(), QStringLiteral("SHIPPED"));
    QCOMPARE(status.siblingAtColumn(CompareModel::BytesColumn).data().toString(), QStringLiteral("7 → 9"));
    const QModelIndex old = at(pair.model, QStringLiteral("old"));
    QVERIFY(!old.siblingAtColumn(CompareModel::RightColumn).data().isValid());
    QVERIFY(old.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("left only")));
    QVERIFY(at(pair.model, QStringLiteral("pk")).data(CompareModel::IsKeyRole).toBool());
    QVERIFY(!status.data(CompareModel::IsKeyRole).toBool());
}

void TestCompareModel::copies_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("attribute");
    QTest::addColumn<QString>("after"); ///< empty: gone
    QTest::newRow("scalar") << "status" << "status" << "{\"S\":\"SHIPPED\"}";
    QTest::newRow("another type") << "qty" << "qty" << "{\"N\":\"3\"}";
    QTest::newRow("inside") << "to.city" << "to" << "{\"M\":{\"city\":{\"S\":\"Lyon\"},\"door\":{\"M\":{\"no\":{\"N\":\"5\"}}},\"zip\":{\"S\":\"69\"}}}";
    QTest::newRow("a whole map") << "to" << "to" << "{\"M\":{\"city\":{\"S\":\"Lyon\"},\"zip\":{\"S\":\"69\"}}}";
    QTest::newRow("what the left lacks") << "fresh" << "fresh" << "";
    QTest::newRow("what the left lacks inside") << "to.door.no" << "to" << "{\"M\":{\"city\":{\"S\":\"Paris\"},\"door\":{\"M\":{}},\"zip\":{\"S\":\"69\"}}}";
    QTest::newRow("what the right lacks") << "old" << "old" << "{\"BOOL\":true}";
    QTest::newRow("an element") << "lines[1]" << "lines" << "{\"L\":[{\"S\":\"x\"},{\"S\":\"y\"},{\"S\":\"z\"}]}";
    QTest::newRow("a member that goes") << "tags[1]" << "tags" << "{\"SS\":[\"b\"]}";
    QTest::newRow("a member that comes") << "tags[0]" << "tags" << "{\"SS\":[\"a\",\"b\",\"c\"]}";
}

void TestCompareModel::copies() {
    QFETCH(QString, path);
    QFETCH(QString, attribute);
    QFETCH(QString, after);
    Pair pair;
    QModelIndex index;
    for (int i = 0; i < pair.model.differenceCount(); ++i) // of places with one path, the one that differs
        if (pair.model.difference(i).data(CompareModel::PathRole).toString() == path) index = pair.model.difference(i);
    if (!index.isValid()) index = at(pair.model, path);
    QString why;
    const auto copied = pair.model.copiedRight(index, &why);
    QVERIFY2(copied, qPrintable(why));
    QCOMPARE(copied->has(attribute), !after.isEmpty());
    if (!after.isEmpty()) QCOMPARE(copied->child(attribute), list(qPrintable(after)));
    QCOMPARE(copied->child("sk").editText(), QStringLiteral("o2"));
}

void TestCompareModel::copyingAllMakesThemEqual() {
    Pair pair;
    Value right = pair.model.right();
    for (int left = 40; left > 0 && pair.model.differenceCount() > 1; --left) { // the key stays
        const auto copied = pair.model.copiedRight(pair.model.difference(1));
        QVERIFY(copied);
        right = *copied;
        pair.model.setItems(pair.model.left(), right, {"pk", "sk"});
    }
    QCOMPARE(pair.model.differenceCount(), 1);
    QCOMPARE(right, keyed("c", "o2", kLeft));
}

void TestCompareModel::whatCannotBeCopied() {
    Pair pair;
    QString why;
    QVERIFY(!pair.model.copiedRight(at(pair.model, QStringLiteral("sk")), &why));
    QVERIFY(why.contains(QStringLiteral("part of the key")));
    QVERIFY(!pair.model.copiedRight(at(pair.model, QStringLiteral("pk")), &why));
    QVERIFY(why.contains(QStringLiteral("equal")));
    QVERIFY(!pair.model.copiedRight({}, &why));
    pair.model.setItems(pair.model.right(), pair.model.left(), {"pk", "sk"}); // to.door is on the left now
    QVERIFY(!pair.model.copiedRight(at(pair.model, QStringLiteral("to.door.no")), &why));
    QVERIFY(why.contains(QStringLiteral("around it")));
    pair.model.setItems(pair.model.left(), pair.model.right(), {"pk", "sk"}, false); // a new item: its key is free
    QCOMPARE(pair.model.copiedRight(at(pair.model, QStringLiteral("sk")))->child("sk").editText(), QStringLiteral("o2"));
}

void TestCompareModel::theDifferenceAsText() {
    Pair pair("\"a\":{\"S\":\"x\"},\"l\":{\"L\":[{\"N\":\"1\"}]}", "\"l\":{\"L\":[{\"N\":\"2\"}]},\"z\":{\"BOOL\":false}");
    QCOMPARE(pair.model.differenceText(QStringLiteral("one"), QStringLiteral("two")),
             QStringLiteral("--- one\n+++ two\n-sk: {\"S\":\"o1\"}\n+sk: {\"S\":\"o2\"}\n-l[0]: {\"N\":\"1\"}\n+l[0]: {\"N\":\"2\"}\n"
                            "+z: {\"BOOL\":false}\n-a: {\"S\":\"x\"}\n"));
}

RF_TEST_GUILESS_MAIN(TestCompareModel)

} // namespace tst_compare_model

#include "tst_compare_model.moc"
