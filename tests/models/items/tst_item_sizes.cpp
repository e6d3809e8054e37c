// The bytes of an item taken apart, the next edges, and what shorter names would save.

#include "models/items/size_level_model.h"
#include "tests/models/support/shop.h"
#include "tests/support/program.h"

#include <QAbstractItemModelTester>

namespace tst_item_sizes {

using namespace rf::models;
using namespace rf::models::test;

class TestItemSizes : public QObject {
    Q_OBJECT
private slots:
    void partsAddUp() {
        const Value item = everyType("c", "o", 12);
        QList<ValuePath> open{ValuePath()};
        int levels = 0;
        while (!open.isEmpty()) {
            const ValuePath path = open.takeFirst();
            ++levels;
            qint64 sum = 0, last = std::numeric_limits<qint64>::max();
            for (const SizePart& part : sizeParts(item, path)) {
                sum += part.bytes();
                if (!part.typeCode.isEmpty()) {
                    QVERIFY(part.bytes() <= last); // the largest first
                    last = part.bytes();
                }
                if (part.opens) open << part.path;
            }
            QCOMPARE(sum, bytesAt(item, path));
        }
        QVERIFY(levels > 10);
        QCOMPARE(bytesAt(item, {}), item.itemSizeBytes());
    }

    void edges() {
        const auto all = sizeEdges(742);
        QCOMPARE(all[0].at, 1'024);
        QCOMPARE(all[0].left, 282);
        QCOMPARE(all[0].now, 1.0);
        QCOMPARE(all[0].above, 2.0);
        QCOMPARE(all[1].at, 4'096);
        QCOMPARE(all[1].now, 1.0);
        QCOMPARE(all[1].above, 2.0);
        QCOMPARE(all[2].left, 409'600 - 742);
        QCOMPARE(sizeEdges(1'024)[0].left, 0); // on the edge is still inside
        QCOMPARE(sizeEdges(1'025)[0].at, 2'048);
        QCOMPARE(sizeEdges(409'601)[2].left, -1);
    }

    void shorterNames() {
        const auto engine = memoryEngine();
        const TableInfo table = madeShop(*engine);
        const QByteArray fill(960, 'x');
        const Value item = keyed("c", "o",
                                 "\"placedAtTheCounter\":{\"S\":\"1\"},\"patc\":{\"S\":\"2\"},\"gsi1pk\":{\"S\":\"g\"},"
                                 "\"lines\":{\"L\":[{\"M\":{\"quantity\":{\"N\":\"1\"}}},{\"M\":{\"quantity\":{\"N\":\"2\"}}}]},"
                                 "\"fill\":{\"S\":\"" + fill + "\"}");
        const NameSavings savings = nameSavings(table, item);
        QStringList names;
        for (const NameSaving& each : savings.names) {
            names << each.name;
            QVERIFY(each.shorter.size() < each.name.size());
            if (each.name == QLatin1String("quantity")) {
                QCOMPARE(each.shorter, QStringLiteral("q"));
                QCOMPARE(each.count, 2);
                QCOMPARE(each.saved, 14);
            }
            if (each.name == QLatin1String("placedAtTheCounter")) QCOMPARE(each.shorter, QStringLiteral("patc2")); // taken
        }
        QVERIFY(!names.contains("pk") && !names.contains("sk") && !names.contains("gsi1pk"));
        // What is said to be saved is saved: the item with the shorter names is so much smaller.
        Value shorter = item;
        for (const NameSaving& each : savings.names) {
            if (each.name == QLatin1String("quantity")) continue;
            shorter = *shorter.withRenamed(ValuePath::attribute(each.name), each.shorter);
        }
        QCOMPARE(item.itemSizeBytes() - shorter.itemSizeBytes(), savings.saved - 14);
        QCOMPARE(savings.unitsNow, 2.0);
        QCOMPARE(savings.unitsThen, 1.0);
    }

    void levels() {
        SizeLevelModel model;
        QAbstractItemModelTester tester(&model);
        model.setItem(everyType("c", "o", 6));
        QVERIFY(model.path().isEmpty());
        QVERIFY(!model.up());
        int row = 0;
        while (model.parts()[row].name != QLatin1String("nested")) ++row;
        QVERIFY(model.open(row));
        QCOMPARE(model.path().toString(), QStringLiteral("nested"));
        QVERIFY(!model.open(model.rowCount() - 1)); // what the service adds has nothing inside
        model.setItem(keyed("c", "other"));
        QVERIFY(model.path().isEmpty()); // it is not there any more
        QCOMPARE(model.bytes(), keyed("c", "other").itemSizeBytes());
        NameSavingsModel savings;
        QAbstractItemModelTester second(&savings);
        savings.setSavings(nameSavings(bareShop(), everyType("c", "o")));
        QVERIFY(savings.rowCount() > 0);
    }
};

RF_TEST_GUILESS_MAIN(TestItemSizes)

} // namespace tst_item_sizes

#include "tst_item_sizes.moc"
