// Columns as the user arranged them: a value that survives as JSON; items turned round.

#include "models/items/column_layout.h"
#include "models/items/transposed_items.h"
#include "tests/models/support/shop.h"
#include "tests/support/program.h"

#include <QAbstractItemModelTester>

namespace tst_column_layout {

using namespace rf::models;
using namespace rf::models::test;

class TestColumnLayout : public QObject {
    Q_OBJECT
private slots:
    void order();
    void movesKeepWhatIsNotThere();
    void pins();
    void json();
    void damagedJson();
    void transposed();
    void transposedEdits();
};

void TestColumnLayout::order() {
    ColumnLayout layout;
    const QStringList names{"pk", "sk", "a", "b", "c"};
    QCOMPARE(layout.arranged(names, 2), names);
    layout.order = {"c", "gone", "a"};
    QCOMPARE(layout.arranged(names, 2), QStringList({"pk", "sk", "c", "a", "b"}));
    layout.order = {"c", "pk"};
    QCOMPARE(layout.arranged(names, 2), QStringList({"sk", "c", "pk", "a", "b"}));
}

void TestColumnLayout::movesKeepWhatIsNotThere() {
    ColumnLayout layout;
    layout.order = {"x", "a"}; // x: of other items of this table
    layout.move({"c", "b"}, {"pk", "a", "b", "c"}, 1);
    QCOMPARE(layout.arranged({"pk", "a", "b", "c"}, 1), QStringList({"pk", "a", "c", "b"}));
    QVERIFY(layout.order.contains("x"));
}

void TestColumnLayout::pins() {
    ColumnLayout layout;
    QVERIFY(layout.isPinned("pk", true));
    QVERIFY(!layout.isPinned("a", false));
    layout.setPinned("pk", true, false);
    layout.setPinned("a", false, true);
    layout.setPinned("a", false, true);
    QVERIFY(!layout.isPinned("pk", true));
    QVERIFY(layout.isPinned("a", false));
    QCOMPARE(layout.pinned, QStringList({"a"}));
    layout.setPinned("pk", true, true);
    layout.setPinned("a", false, false);
    QCOMPARE(layout, ColumnLayout());
}

void TestColumnLayout::json() {
    ColumnLayout layout;
    layout.order = {"b", "a.b", "ä"};
    layout.hidden = {"secret"};
    layout.pinned = {"a.b"};
    layout.unpinned = {"sk"};
    layout.widths = {{"b", 173}};
    QCOMPARE(ColumnLayout::fromJson(layout.toJson()), layout);
    // As the settings keep it.
    QCOMPARE(ColumnLayout::fromJson(QJsonObject::fromVariantMap(layout.toJson().toVariantMap())), layout);
}

void TestColumnLayout::damagedJson() {
    const QJsonObject damaged{{"order", 7},
                              {"hidden", QJsonArray{1, "a", "a"}},
                              {"widths", QJsonObject{{"a", "wide"}, {"b", -3}, {"c", 1e9}}}};
    const auto layout = ColumnLayout::fromJson(damaged);
    QVERIFY(layout.order.isEmpty());
    QCOMPARE(layout.hidden, QSet<QString>({"a"}));
    const QHash<QString, int> widths{{"c", ColumnLayout::kWidest}};
    QCOMPARE(layout.widths, widths);
}

namespace {

struct Turned {
    std::shared_ptr<HeldService> service = std::make_shared<HeldService>(memoryEngine());
    TableInfo table = madeShop(*service);
    EngineClient client{service};
    StagedEdits edits;
    ItemsModel model{&client, &edits};
    TransposedItems turned{&model};
    QAbstractItemModelTester tester{&turned, QAbstractItemModelTester::FailureReportingMode::Fatal};

    Turned() {
        edits.setTable(table);
        put(*service, "Shop", keyed("c", "1", R"("n":{"N":"1"},"same":{"S":"x"})"));
        put(*service, "Shop", keyed("c", "2", R"("n":{"N":"2"},"same":{"S":"x"},"own":{"BOOL":true})"));
        put(*service, "Shop", keyed("c", "3", R"("far":{"S":"z"})"));
        model.run(queryOf(table, "c"));
        if (!QTest::qWaitFor([this] { return model.state() == ItemsModel::State::End; })) qFatal("not read");
        turned.setItems({0, 1}, {"sk", "pk", "far", "same", "n", "own"});
    }
    QString rows() {
        QStringList texts;
        for (int row = 0; row < turned.rowCount(); ++row) {
            QStringList cells{turned.headerData(row, Qt::Vertical).toString()};
            for (int column = 0; column < turned.columnCount(); ++column)
                cells << turned.index(row, column).data().toString();
            texts << cells.join('|');
        }
        return texts.join(' ');
    }
};

} // namespace

void TestColumnLayout::transposed() {
    Turned t;
    QCOMPARE(t.rows(), QStringLiteral("sk|1|2 pk|c|c same|x|x n|1|2 own||true"));
    QCOMPARE(t.turned.headerData(1, Qt::Horizontal).toString(), QStringLiteral("2"));
    QCOMPARE(t.turned.headerData(3, Qt::Vertical, ItemsModel::TypeCodeRole).toString(), QStringLiteral("N"));
    t.turned.setDifferencesOnly(true);
    QCOMPARE(t.rows(), QStringLiteral("sk|1|2 n|1|2 own||true"));
    t.model.run(queryOf(t.table, "other"));
    QVERIFY(QTest::qWaitFor([&] { return t.model.state() == ItemsModel::State::End; }));
    QCOMPARE(t.turned.rowCount(), 0);
    QCOMPARE(t.turned.columnCount(), 2);
}

void TestColumnLayout::transposedEdits() {
    Turned t;
    const QModelIndex n = t.turned.index(3, 1);
    QVERIFY(t.turned.flags(n) & Qt::ItemIsEditable);
    QVERIFY(!(t.turned.flags(t.turned.index(0, 0)) & Qt::ItemIsEditable)); // a key
    QVERIFY(t.turned.setData(n, "7"));
    QCOMPARE(t.model.item(1).child("n").displayText(), QStringLiteral("7"));
    QCOMPARE(n.data().toString(), QStringLiteral("7"));
    QCOMPARE(n.data(ItemsModel::CellStateRole).toInt(), int(CellState::Edited));
    t.turned.setDifferencesOnly(true);
    QVERIFY(t.turned.setData(t.turned.index(1, 1), "1")); // n is the same in both now
    QCOMPARE(t.rows(), QStringLiteral("sk|1|2 own||true"));
}

RF_TEST_GUILESS_MAIN(TestColumnLayout)

} // namespace tst_column_layout

#include "tst_column_layout.moc"
