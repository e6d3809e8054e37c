// The Streams screen's model over a real engine: nothing is lost on the way, older records come on demand, readers are
// seen, Ripple tells what the engine charged.

#include "engine/api/ops/shard_records.h"
#include "engine/maintenance/stream_keeper.h"
#include "engine/streams/names.h"
#include "models/streams/ripple.h"
#include "models/streams/stream_model.h"
#include "tests/models/support/shop.h"
#include "tests/models/support/file_clock.h"
#include "tests/support/program.h"

#include <QSignalSpy>

#include <thread>

namespace tst_stream_model {

using namespace rf::models;
using rf::models::test::keyed;

namespace {

/// A session over an engine in memory with a Shop table and a stream.
struct Shop {
    explicit Shop(const char* viewType = "NEW_AND_OLD_IMAGES")
        : session({}, FileSession::Mode::InMemory, [this](const std::filesystem::path&, const rf::EngineOptions&) {
              rf::EngineOptions options;
              options.mode = rf::EngineOptions::Mode::InMemory;
              options.clock = &clock;
              return rf::openEngine({}, options);
          }) {
        session.open();
        if (!QTest::qWaitFor([this] { return session.state() == FileSession::State::Open; })) qFatal("not open");
        auto input = test::shopInput();
        if (viewType) input.streamSpecification = rf::StreamSpecificationIn{.streamEnabled = true, .streamViewType = std::string(viewType)};
        test::made(service(), input);
        session.refresh();
        model.setNow([this] { return clock.nowMs(); });
        if (!QTest::qWaitFor([this] { return !session.tables().isEmpty(); })) qFatal("no table");
        model.setTable(&session, QStringLiteral("us-east-1"), QStringLiteral("Shop"));
    }
    ~Shop() { session.close(); }

    rf::Service& service() { return *session.client()->service(); }
    void put(int number, const QByteArray& more = {}) {
        clock.advance(1);
        test::put(service(), QStringLiteral("Shop"), keyed("P", ("S" + QByteArray::number(number)).constData(), more));
    }
    bool watch() {
        model.setWatched(true);
        return QTest::qWaitFor([this] { return model.isKnown() && model.feed()->isFollowing(); });
    }
    void sweep() {
        rf::StreamKeeper keeper(*service().store(), clock, service().meter());
        if (const auto done = keeper.sweep(); !done) qFatal("%s", done.error().message.c_str());
    }

    rf::models::test::FileClock clock;
    FileSession session;
    StreamModel model;
};

/// Sort keys of all rows, oldest first.
QStringList rowsOf(RecordModel* records) {
    QStringList keys;
    for (int row = records->rowCount() - 1; row >= 0; --row) keys << records->index(row, RecordModel::Range).data().toString();
    return keys;
}
QStringList numbered(int from, int to) {
    QStringList keys;
    for (int i = from; i < to; ++i) keys << QStringLiteral("S%1").arg(i);
    return keys;
}

QByteArray inFirst(const char* key) {
    return QByteArray(R"("gsi1pk":{"S":")") + key + R"("},"gsi1sk":{"S":"1"})";
}
QByteArray withMail() {
    return R"(,"email":{"S":"a@b"})";
}
QByteArray withText() {
    return R"(,"text":{"S":")" + QByteArray(2'500, 'x') + "\"}";
}

} // namespace

class TestStreamModel : public QObject {
    Q_OBJECT
private slots:
    void aTableWithoutAStreamSaysSoAndGetsOne() {
        Shop shop(nullptr);
        shop.model.setWatched(true);
        QTRY_VERIFY(shop.model.isKnown());
        QVERIFY(shop.model.streams().isEmpty());
        bool done = false;
        shop.model.setStream("KEYS_ONLY", [&](const Failure& failure) {
            QVERIFY2(failure.isEmpty(), qPrintable(failure.detail));
            done = true;
        });
        QTRY_VERIFY(done);
        QTRY_COMPARE(shop.model.stream().viewType, QString("KEYS_ONLY"));
        const QString first = shop.model.stream().arn;
        done = false;
        shop.clock.advance(10);
        shop.model.setStream("NEW_IMAGE", [&](const Failure& failure) {
            QVERIFY2(failure.isEmpty(), qPrintable(failure.detail));
            done = true;
        });
        QTRY_VERIFY(done);
        QTRY_COMPARE(shop.model.stream().viewType, QString("NEW_IMAGE"));
        QVERIFY(shop.model.stream().arn != first);
        QCOMPARE(shop.model.streams().size(), 2); // the old one can be read for a day
        QVERIFY(!shop.model.streams().last().enabled);
        done = false;
        shop.model.setStream({}, [&](const Failure&) { done = true; });
        QTRY_VERIFY(done);
        QTRY_VERIFY(!shop.model.stream().enabled);
    }

    void everyRecordComesOnceAndInOrder() {
        Shop shop;
        for (int i = 0; i < 700; ++i) shop.put(i); // more than the first page
        QVERIFY(shop.watch());
        std::atomic<bool> go{true};
        std::thread writer([&] {
            for (int i = 700; i < 3'000; ++i) shop.put(i);
            go = false;
        });
        QTRY_VERIFY_WITH_TIMEOUT(!go, 30'000);
        writer.join();
        QTRY_COMPARE_WITH_TIMEOUT(shop.model.records()->change(0)->keys.find("sk")->asString(), std::string("S2999"), 10'000);
        while (shop.model.records()->canFetchMore({})) {
            shop.model.records()->fetchMore({});
            QTRY_VERIFY(!shop.model.feed()->isFetchingOlder());
        }
        QCOMPARE(rowsOf(shop.model.records()), numbered(0, 3'000));
        QTRY_COMPARE(shop.model.day().between(0, shop.clock.nowMs() + 1), 3'000);
        QCOMPARE(shop.model.rates().between(0, shop.clock.nowMs() + 1), 3'000);
    }

    void heldRecordsAreCountedAndComeLater() {
        Shop shop;
        for (int i = 0; i < 5; ++i) shop.put(i);
        QVERIFY(shop.watch());
        shop.model.records()->setLookedAt(true);
        for (int i = 5; i < 42; ++i) shop.put(i);
        QTRY_COMPARE(shop.model.records()->waiting(), 37);
        QCOMPARE(shop.model.records()->rowCount(), 5);
        shop.model.records()->setLookedAt(false);
        QCOMPARE(rowsOf(shop.model.records()), numbered(0, 42));
    }

    void nobodyFollowsWhileNobodyLooks() {
        Shop shop;
        shop.put(1);
        QVERIFY(shop.watch());
        QTRY_COMPARE(shop.model.records()->rowCount(), 1);
        shop.model.setWatched(false);
        shop.put(2);
        QTest::qWait(100);
        QCOMPARE(shop.model.records()->rowCount(), 0);
        QVERIFY(shop.watch());
        QTRY_COMPARE(shop.model.records()->rowCount(), 2);
    }

    void aMomentIsFoundHoweverFarBack() {
        Shop shop;
        const qint64 begin = shop.clock.nowMs();
        for (int i = 0; i < 3'000; ++i) shop.put(i); // one a millisecond
        QVERIFY(shop.watch());
        QSignalSpy reached(&shop.model, &StreamModel::reached);
        shop.model.seek(begin + 101); // S100 was written at begin + 101
        QTRY_COMPARE(reached.count(), 1);
        const int row = reached.first().first().toInt();
        QCOMPARE(shop.model.records()->index(row, RecordModel::Range).data().toString(), QString("S100"));
        QVERIFY(shop.model.records()->isHeld());
    }

    void aFilterLooksFurtherBackByItself() {
        Shop shop;
        shop.put(0, "\"mark\":{\"S\":\"here\"}");
        for (int i = 1; i < 12'000; ++i) shop.put(i);
        QVERIFY(shop.watch());
        shop.model.records()->setFilter({ChangeKindFilter::All, "mark = here"});
        QCOMPARE(shop.model.records()->rowCount(), 0);
        shop.model.records()->fetchMore({});
        QTRY_COMPARE(shop.model.records()->rowCount(), 1);
    }

    void readersAreSeenWhereTheyAre() {
        Shop shop;
        for (int i = 0; i < 20; ++i) shop.put(i);
        QVERIFY(shop.watch());
        QTRY_COMPARE(shop.model.records()->rowCount(), 20);
        QTRY_VERIFY(shop.model.shards().open >= 4);
        const qint64 shard = shop.model.records()->change(0)->shard;
        const rf::ShardSchema* schema = shop.model.schema().find(shard);
        auto iterator = rf::call<rf::GetShardIterator>(shop.service(), {.streamArn = toUtf8(shop.model.stream().arn),
                                                                       .shardId = rf::streams::shardIdOf(*schema),
                                                                       .shardIteratorType = "TRIM_HORIZON"});
        QVERIFY(iterator.has_value());
        QVERIFY(rf::call<rf::GetRecords>(shop.service(), {.shardIterator = iterator->shardIterator, .limit = 2}).has_value());
        QTRY_COMPARE(shop.model.shards().marks.size(), 1);
        QCOMPARE(shop.model.shards().marks.first().shard, shard);
        QCOMPARE(shop.model.shards().marks.first().ms, shop.model.shards().bar(shard)->fromMs); // it has seen nothing yet
        auto end = rf::call<rf::GetShardIterator>(shop.service(), {.streamArn = toUtf8(shop.model.stream().arn),
                                                                  .shardId = rf::streams::shardIdOf(*schema),
                                                                  .shardIteratorType = "LATEST"});
        QVERIFY(rf::call<rf::GetRecords>(shop.service(), {.shardIterator = end->shardIterator}).has_value());
        QTRY_COMPARE(shop.model.shards().marks.first().ms, shop.clock.nowMs()); // it has seen everything
    }

    void shardsRollBeforeTheEyes() {
        Shop shop;
        QVERIFY(shop.watch());
        QTRY_COMPARE(shop.model.shards().open, 4);
        shop.clock.advance(5 * 3'600'000);
        shop.sweep();
        shop.model.poll();
        QTRY_COMPARE(shop.model.shards().closed(), 4);
        QCOMPARE(shop.model.shards().lanes, 4);
    }

    void rippleTellsWhatTheEngineCharged_data() {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QList<int>>("kinds"); // GSI1 (all), GSI2 (keys only)
        using Kind = IndexEffect::Kind;
        const auto kinds = [](Kind one, Kind two) { return QList<int>{int(one), int(two)}; };
        const QByteArray in1 = inFirst("A"), moved1 = inFirst("B"), mail = withMail(), big = withText();
        QTest::newRow("new, in none") << QByteArray() << QByteArray("\"x\":{\"S\":\"y\"}") << kinds(Kind::Absent, Kind::Absent);
        QTest::newRow("new, in one") << QByteArray() << in1 << kinds(Kind::Put, Kind::Absent);
        QTest::newRow("new, large, in both") << QByteArray() << in1 + mail + big << kinds(Kind::Put, Kind::Put);
        QTest::newRow("moved") << in1 + mail << moved1 + mail << kinds(Kind::Moved, Kind::Unchanged);
        QTest::newRow("updated") << in1 + mail << in1 + mail + big << kinds(Kind::Updated, Kind::Unchanged);
        QTest::newRow("left an index") << in1 + mail << in1 << kinds(Kind::Updated, Kind::Deleted);
    }
    void rippleTellsWhatTheEngineCharged() {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QList<int>, kinds);
        Shop shop;
        if (!before.isEmpty()) shop.put(1, before);
        auto charged = rf::call<rf::PutItem>(shop.service(), {.tableName = "Shop",
                                                              .item = rf::InputAttributes(keyed("P", "S1", after).attributes()),
                                                              .returnConsumedCapacity = "INDEXES"});
        QVERIFY(charged.has_value());
        QVERIFY(shop.watch());
        QTRY_VERIFY(shop.model.records()->rowCount() > 0);
        const Ripple ripple = rippleOf(shop.model.table(), *shop.model.records()->change(0));
        QVERIFY(ripple.known);
        QCOMPARE(ripple.total(), charged->consumedCapacity->total.capacityUnits);
        QList<int> got;
        for (const IndexEffect& effect : ripple.indexes) got << int(effect.kind);
        QCOMPARE(got, kinds);
    }

    void rippleOfAPoorerStreamSaysWhy() {
        Shop shop("KEYS_ONLY");
        shop.put(1, "\"x\":{\"S\":\"y\"}");
        QVERIFY(shop.watch());
        QTRY_COMPARE(shop.model.records()->rowCount(), 1);
        const Ripple ripple = rippleOf(shop.model.table(), *shop.model.records()->change(0));
        QVERIFY(!ripple.known);
        QVERIFY(ripple.why.contains("NEW_AND_OLD_IMAGES"));
    }
};

RF_TEST_GUILESS_MAIN(TestStreamModel)

} // namespace tst_stream_model

#include "tst_stream_model.moc"
