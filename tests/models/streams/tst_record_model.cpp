// Records as rows: order, holding, memory, filters; images; counts by time; lanes of shards. All without an engine.

#include "models/streams/image_model.h"
#include "models/streams/record_model.h"
#include "models/streams/shard_picture.h"
#include "models/streams/time_counts.h"
#include "tests/models/support/shop.h"
#include "tests/support/program.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

namespace tst_record_model {

using namespace rf::models;
using rf::ChangeEvent;
using rf::models::test::keyed;
using rf::streams::Change;

namespace {

constexpr qint64 kBegin = 1'790'000'000'000;

ChangePtr change(int number, const QByteArray& before, const QByteArray& after, const char* pk = "P") {
    auto made = std::make_shared<Change>();
    made->tick = rf::firstTickOf(kBegin + number);
    made->ms = kBegin + number;
    made->shard = 1 + number % 4;
    made->sequence = std::to_string(1'000'000'000'000 + number) + "00000000000";
    const QByteArray sk = "S" + QByteArray::number(number);
    made->keys = keyed(pk, sk.constData()).attributes();
    if (!before.isNull()) made->oldImage = keyed(pk, sk.constData(), before).attributes();
    if (!after.isNull()) made->newImage = keyed(pk, sk.constData(), after).attributes();
    made->event = before.isNull() ? ChangeEvent::Insert : after.isNull() ? ChangeEvent::Remove : ChangeEvent::Modify;
    return made;
}
ChangePtr insert(int number) { return change(number, {}, "\"n\":{\"N\":\"" + QByteArray::number(number) + "\"}"); }

QList<ChangePtr> inserts(int from, int count) {
    QList<ChangePtr> list;
    for (int i = 0; i < count; ++i) list << insert(from + i);
    return list;
}
QList<ChangePtr> backwards(int from, int count) {
    QList<ChangePtr> list = inserts(from, count);
    std::reverse(list.begin(), list.end());
    return list;
}

QStringList sequences(const RecordModel& model) {
    QStringList out;
    for (int row = 0; row < model.rowCount(); ++row) out << model.index(row, RecordModel::Sequence).data().toString().mid(1);
    return out;
}

} // namespace

class TestRecordModel : public QObject {
    Q_OBJECT
private slots:
    void rowsAreNewestFirst() {
        RecordModel model;
        QAbstractItemModelTester tester(&model);
        model.setKeys("pk", "sk");
        model.append(inserts(1, 3));
        model.append(inserts(4, 1));
        QCOMPARE(sequences(model), (QStringList{"000004", "000003", "000002", "000001"}));
        QCOMPARE(model.index(0, RecordModel::Event).data().toString(), QString("INSERT"));
        QCOMPARE(model.index(0, RecordModel::Range).data().toString(), QString("S4"));
        QCOMPARE(model.headerData(RecordModel::Hash, Qt::Horizontal).toString(), QString("pk"));
    }

    void whatIsHeldStandsStillAndLosesNothing() {
        RecordModel model;
        QAbstractItemModelTester tester(&model);
        model.append(inserts(1, 2));
        model.setLookedAt(true);
        model.append(inserts(3, 5));
        model.setPaused(true);
        model.append(inserts(8, 1));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.waiting(), 6);
        model.setLookedAt(false); // still paused
        QCOMPARE(model.rowCount(), 2);
        model.letIn();
        QCOMPARE(model.rowCount(), 8);
        QCOMPARE(model.waiting(), 0);
        model.append(inserts(9, 1));
        QCOMPARE(model.rowCount(), 8);
        model.setPaused(false);
        QCOMPARE(sequences(model).first(), QString("000009"));
        QCOMPARE(model.rowCount(), 9);
    }

    void memoryIsBoundedAndGapsAreFetchedAgain() {
        RecordModel model(10);
        QAbstractItemModelTester tester(&model);
        QSignalSpy forgotten(&model, &RecordModel::forgotten);
        model.append(inserts(1, 8));
        QVERIFY(!model.canFetchMore({}));
        model.append(inserts(9, 4));
        QCOMPARE(model.kept(), 10);
        QCOMPARE(forgotten.count(), 1);
        QVERIFY(model.canFetchMore({}));
        QCOMPARE(sequences(model).last(), QString("000003"));
        model.appendOlder(backwards(1, 4), false); // two of them are still there
        QCOMPARE(model.rowCount(), 12);
        QVERIFY(!model.canFetchMore({}));
        QCOMPARE(sequences(model).last(), QString("000001"));
    }

    void ofManyThatWaitedTheNewestStayWithoutAGap() {
        RecordModel model(10);
        QAbstractItemModelTester tester(&model);
        QSignalSpy forgotten(&model, &RecordModel::forgotten);
        model.append(inserts(1, 5));
        model.setPaused(true);
        model.append(inserts(6, 25));
        QCOMPARE(model.rowCount(), 5);
        QCOMPARE(model.waiting(), 25);
        model.setPaused(false);
        QCOMPARE(model.rowCount(), 10);
        QCOMPARE(sequences(model).last(), QString("000021")); // rows 1–5 would leave a gap before it
        QCOMPARE(forgotten.count(), 1);
        QCOMPARE(model.oldestKept(), insert(21)->tick);
        model.append(inserts(31, 40)); // more than fits at once
        QCOMPARE(sequences(model), [] {
            QStringList wanted;
            for (int i = 70; i > 60; --i) wanted << QString("0000%1").arg(i);
            return wanted;
        }());
    }

    void filtersLookIntoKeysNamesAndValues_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QStringList>("passing");
        QTest::newRow("all") << "" << 0 << QStringList{"INSERT", "MODIFY", "REMOVE"};
        QTest::newRow("kind") << "" << 2 << QStringList{"MODIFY"};
        QTest::newRow("key") << "s2" << 0 << QStringList{"MODIFY"};
        QTest::newRow("value") << "lyon" << 0 << QStringList{"INSERT"};
        QTest::newRow("changed attribute") << "stat" << 0 << QStringList{"MODIFY"};
        QTest::newRow("attribute that says so") << "status = SHIPPED" << 0 << QStringList{"MODIFY"};
        QTest::newRow("of the old image") << "status=placed" << 0 << QStringList{"MODIFY", "REMOVE"};
        QTest::newRow("attribute that is there") << "shipTo =" << 0 << QStringList{"INSERT"};
        QTest::newRow("both of two") << "status = SHIPPED and total = 158.9" << 0 << QStringList{"MODIFY"};
        QTest::newRow("one of two") << "status = SHIPPED and total = 7" << 0 << QStringList{};
        QTest::newRow("kind and text") << "status=placed" << 3 << QStringList{"REMOVE"};
        QTest::newRow("number") << "158.9" << 0 << QStringList{"MODIFY"};
        QTest::newRow("nothing") << "nowhere" << 0 << QStringList{};
    }
    void filtersLookIntoKeysNamesAndValues() {
        QFETCH(QString, text);
        QFETCH(int, kind);
        QFETCH(QStringList, passing);
        RecordModel model;
        QAbstractItemModelTester tester(&model);
        model.append({change(1, {}, R"("shipTo":{"M":{"city":{"S":"Lyon"}}})"),
                      change(2, R"("status":{"S":"PLACED"},"total":{"N":"158.9"})", R"("status":{"S":"SHIPPED"},"total":{"N":"158.9"})"),
                      change(3, R"("status":{"S":"PLACED"})", {})});
        model.setFilter({ChangeKindFilter(kind), text});
        QStringList events;
        for (int row = model.rowCount() - 1; row >= 0; --row) events << model.index(row, RecordModel::Event).data().toString();
        QCOMPARE(events, passing);
        model.setLookedAt(true);
        model.append({change(4, {}, "\"x\":{\"S\":\"y\"}")});
        QCOMPARE(model.waiting(), text.isEmpty() && kind == 0 ? 1 : 0);
    }

    void rowsAreFoundByTheirTick() {
        RecordModel model;
        model.append(inserts(10, 5)); // ticks of 10 … 14
        QCOMPARE(model.rowOf(insert(12)->tick), 2);
        QCOMPARE(model.rowOf(insert(99)->tick), -1);
        QCOMPARE(model.rowAt(insert(12)->tick + 5), 2);
        QCOMPARE(model.rowAt(insert(3)->tick), 5);
    }

    void imagesShowChangedAttributesFirst() {
        ImageModel model;
        QAbstractItemModelTester tester(&model);
        model.setChange(change(1, R"("a":{"S":"same"},"status":{"S":"PLACED"},"gone":{"N":"1"})", R"("a":{"S":"same"},"status":{"S":"SHIPPED"},"fresh":{"BOOL":true})"));
        QCOMPARE(model.changedCount(), 3);
        QCOMPARE(model.attributeCount(), 6);
        QStringList names;
        for (int row = 0; row < model.rowCount(); ++row) names << model.index(row, ImageModel::Name).data().toString();
        QCOMPARE(QSet<QString>(names.begin(), names.begin() + 3), (QSet<QString>{"status", "gone", "fresh"}));
        const int status = int(names.indexOf("status"));
        QCOMPARE(model.index(status, ImageModel::Old).data().toString(), QString("PLACED"));
        QCOMPARE(model.index(status, ImageModel::New).data().toString(), QString("SHIPPED"));
        model.setChangedOnly(true);
        QCOMPARE(model.rowCount(), 3);
        model.setChange(change(2, {}, R"("a":{"S":"x"})")); // nothing to compare: all of it
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.changedCount(), 0);
        model.setChange(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void countsSlideWithTime() {
        TimeCounts counts(1'000, 4);
        counts.add(10'500);
        counts.add(10'900);
        counts.add(12'100, 5);
        qint64 from = 0;
        QCOMPARE(counts.upTo(13'999, &from), (QList<qint64>{2, 0, 5, 0}));
        QCOMPARE(from, 10'000);
        QCOMPARE(counts.between(10'000, 11'000), 2);
        QCOMPARE(counts.between(10'999, 12'001), 7);
        counts.load(9'000, {7, 1}); // counted in the file: 9 s and 10 s
        QCOMPARE(counts.upTo(12'000), (QList<qint64>{7, 3, 0, 5}));
        counts.add(14'000);
        QCOMPARE(counts.upTo(14'000), (QList<qint64>{0, 5, 0, 1}));
        counts.add(9'000); // too old to be kept
        QCOMPARE(counts.between(0, 100'000), 6);
        counts.add(900'000);
        QCOMPARE(counts.between(0, 1'000'000), 1);
    }

    void shardsOfOneRangeShareALane() {
        rf::StreamSchema stream;
        const std::uint64_t half = std::uint64_t{1} << 63;
        const auto tick = [](qint64 minute) { return rf::firstTickOf(kBegin + minute * 60'000); };
        stream.shards = {{1, 0, 0, half - 1, tick(0), tick(10)},  {2, 0, half, ~std::uint64_t{0}, tick(0), 0},
                         {3, 1, 0, half / 2 - 1, tick(10), 0},    {4, 1, half / 2, half - 1, tick(10), 0}};
        const ShardPicture picture = ShardPicture::of(stream, 0);
        QCOMPARE(picture.lanes, 3);
        QCOMPARE(picture.open, 3);
        QCOMPARE(picture.closed(), 1);
        QCOMPARE(picture.bar(1)->lane, 0);
        QCOMPARE(picture.bar(3)->lane, 0); // goes on where its parent was
        QCOMPARE(picture.bar(4)->lane, 1); // the other half, beneath
        QCOMPARE(picture.bar(2)->lane, 2);
        QCOMPARE(picture.oldestMs, kBegin);
        QCOMPARE(picture.bar(1)->toMs, kBegin + 600'000);
        QVERIFY(picture.bar(2)->isOpen());
        QCOMPARE(picture.bar(4)->shortName, QString("…04"));
        QCOMPARE(ShardPicture::of(stream, kBegin + 600'001).bars.size(), 3); // all that shard 1 had is too old
    }
};

RF_TEST_GUILESS_MAIN(TestRecordModel)

} // namespace tst_record_model

#include "tst_record_model.moc"
