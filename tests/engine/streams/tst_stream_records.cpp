// Which writes have a stream record, and what stands in it.

#include "engine/api/ops/encode.h"
#include "engine/maintenance/bulk_writer.h"
#include "engine/maintenance/expiry.h"
#include "tests/engine/streams/stream_fixture.h"
#include "tests/support/program.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <random>

namespace tst_stream_records {

using namespace rf;
using namespace rf::test;
using namespace std::chrono_literals;

namespace {

QJsonObject object(const std::string& json) { return QJsonDocument::fromJson(QByteArray::fromStdString(json)).object(); }

/// The "dynamodb" members of every record of a stream, oldest first, through GetRecords.
QList<QJsonObject> recordsOf(StreamFixture& shop) {
    QMap<QString, QJsonObject> bySequence;
    for (const ShardSchema& shard : shop.stream().shards) {
        const auto page = shop.call<GetRecords>({.shardIterator = shop.iterator(shard, "TRIM_HORIZON").value()});
        if (!page) qFatal("%s", page.error().message.c_str());
        std::string json;
        encodeOutput(*page, json);
        for (const auto& each : object(json)["Records"].toArray())
            bySequence[each.toObject()["dynamodb"].toObject()["SequenceNumber"].toString()] = each.toObject();
    }
    return bySequence.values();
}

QString compact(const QJsonValue& value) {
    return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
}

struct Sent {
    const char* operation;
    const char* json;
    const char* answer = "__type"; ///< is in it, or, of writes, is not
};
// Below the class: moc loses its way in raw strings.
extern const char* const kOneSpelling;
extern const char* const kAnotherSpelling;
extern const char* const kTimeToLive;
extern const char* const kKey;
extern const char* const kService;
extern const char* const kImages[2];
std::vector<Sent> changesNothing();
std::vector<Sent> writes();

} // namespace

class TestStreamRecords : public QObject {
    Q_OBJECT
private slots:
    void views_data() {
        QTest::addColumn<QString>("view");
        QTest::addColumn<bool>("news");
        QTest::addColumn<bool>("olds");
        QTest::newRow("keys") << "KEYS_ONLY" << false << false;
        QTest::newRow("new") << "NEW_IMAGE" << true << false;
        QTest::newRow("old") << "OLD_IMAGE" << false << true;
        QTest::newRow("both") << "NEW_AND_OLD_IMAGES" << true << true;
    }
    void views() {
        QFETCH(QString, view);
        QFETCH(bool, news);
        QFETCH(bool, olds);
        StreamFixture shop(view.toLatin1());
        shop.put(shop.kTable, item("p", text("v1")));
        shop.put(shop.kTable, item("p", text("v22")));
        QVERIFY(shop.call<DeleteItem>({.tableName = shop.kTable, .key = InputAttributes(item("p"))}));
        const auto records = recordsOf(shop);
        QCOMPARE(records.size(), 3);
        const char* const names[] = {"INSERT", "MODIFY", "REMOVE"};
        const char* const* images = kImages;
        for (int i = 0; i < 3; ++i) {
            const QJsonObject change = records[i]["dynamodb"].toObject();
            QCOMPARE(records[i]["eventName"].toString(), QString(names[i]));
            QCOMPARE(compact(change["Keys"]), QString(kKey));
            QCOMPARE(change.contains("NewImage"), news && i < 2);
            QCOMPARE(change.contains("OldImage"), olds && i > 0);
            if (change.contains("NewImage")) QCOMPARE(compact(change["NewImage"]), QString(images[i]));
            if (change.contains("OldImage")) QCOMPARE(compact(change["OldImage"]), QString(images[i - 1]));
            QCOMPARE(change["StreamViewType"].toString(), view);
            const int sizes[] = {6, 7}; // pk+p+v+v1, pk+p+v+v22
            const int expected = 3 + (news && i < 2 ? sizes[i] : 0) + (olds && i > 0 ? sizes[i - 1] : 0);
            QCOMPARE(change["SizeBytes"].toInt(), expected);
        }
    }

    void theWholeRecord() {
        StreamFixture shop;
        shop.put(shop.kTable, item("p", number(1)));
        const QJsonObject record = recordsOf(shop).value(0);
        QCOMPARE(record["eventVersion"].toString(), QString("1.1"));
        QCOMPARE(record["eventSource"].toString(), QString("aws:dynamodb"));
        QCOMPARE(record["awsRegion"].toString(), QString("us-east-1"));
        QCOMPARE(record["eventID"].toString().size(), 32);
        QVERIFY(!record.contains("userIdentity"));
        const QJsonObject change = record["dynamodb"].toObject();
        QCOMPARE(change["ApproximateCreationDateTime"].toDouble(), double(shop.clock.nowMs() / 1000));
        const QString sequence = change["SequenceNumber"].toString();
        QVERIFY(QRegularExpression("^[0-9]{21,40}$").match(sequence).hasMatch());
        QCOMPARE(record["eventID"], recordsOf(shop).value(0)["eventID"]); // the same at every reading
    }

    void whatChangesNothingHasNoRecord() {
        StreamFixture shop;
        const auto put = [&](const char* json) { QCOMPARE(shop.answerOf("PutItem", json), QString("{}")); };
        put(kOneSpelling);
        const QStringList once = shop.told();
        QCOMPARE(once, QStringList{"INSERT a"});
        put(kAnotherSpelling);
        for (const Sent& each : changesNothing()) {
            const QString done = shop.answerOf(each.operation, each.json);
            QVERIFY2(done.contains(each.answer), qPrintable(done));
        }
        QCOMPARE(shop.told(), once);
    }

    void everyWayToWrite() {
        StreamFixture shop;
        for (const Sent& each : writes()) {
            const QString done = shop.answerOf(each.operation, each.json);
            QVERIFY2(!done.contains(each.answer), qPrintable(done));
        }
        {
            BulkWriter import(*shop.service->store(), shop.table(shop.kTable), 10); // file import
            QVERIFY(import.put(item("i")));
            QVERIFY(import.finish());
        }
        QCOMPARE(shop.told(), (QStringList{"INSERT u", "INSERT b", "REMOVE u", "INSERT t", "REMOVE b", "INSERT q", "MODIFY q",
                                           "REMOVE q", "INSERT x", "INSERT y", "INSERT i"}));
    }

    void expiryIsTheServices() {
        StreamFixture shop;
        QVERIFY(shop.answerOf("UpdateTimeToLive", kTimeToLive).contains("true"));
        shop.put(shop.kTable, item("old", number(shop.clock.nowMs() / 1000 - 10)));
        shop.clock.advance(kTimeToLiveSettlesMs + 1);
        Expirer expirer(*shop.service->store(), shop.clock);
        expirer.sweep();
        QVERIFY(expirer.waitIdle(30s));
        QCOMPARE(shop.told(), (QStringList{"INSERT old", "REMOVE old *"}));
        const QJsonObject identity = recordsOf(shop).value(1)["userIdentity"].toObject();
        QCOMPARE(compact(identity), QString(kService));
    }

    void numbersGrowInEveryShardAndOverAll() {
        StreamFixture shop;
        for (int i = 0; i < 200; ++i) {
            shop.put(shop.kTable, item("k" + std::to_string(i % 20), number(i)));
            if (i % 50 == 0) shop.clock.advance(1);
        }
        const auto all = shop.changes();
        QCOMPARE(all.size(), std::size_t{200});
        for (std::size_t i = 0; i < all.size(); ++i) {
            QCOMPARE(QString::fromStdString(all[i].newImage->find("v")->asNumber().toString()), QString::number(i));
            if (i != 0) QVERIFY(all[i - 1].sequence < all[i].sequence);
            QCOMPARE(streams::tickOf(all[i].sequence).value_or(0), all[i].tick);
        }
        QSet<QString> perShard;
        std::size_t shards = 0;
        for (const ShardSchema& shard : shop.stream().shards) {
            const QStringList sequences = shop.readShard(shard, 7);
            QVERIFY(std::is_sorted(sequences.begin(), sequences.end()));
            shards += sequences.isEmpty() ? 0 : 1;
            for (const QString& each : sequences) perShard << each;
        }
        QCOMPARE(perShard.size(), 200);
        QVERIFY(shards > 1); // spread by the hash of the key
    }

    /// Whatever is written: the stream, played into an empty map, gives the table, and each old image is what was there.
    void replayGivesTheTable() {
        StreamFixture shop;
        std::mt19937 random(20'261'128);
        const auto below = [&](unsigned n) { return std::uniform_int_distribution<unsigned>(0, n - 1)(random); };
        for (int i = 0; i < 1500; ++i) {
            const std::string pk = "k" + std::to_string(below(30));
            const unsigned what = below(10);
            if (what < 5)
                shop.put(shop.kTable, item(pk, number(below(3))));
            else if (what < 8)
                QVERIFY(shop.call<DeleteItem>({.tableName = shop.kTable, .key = InputAttributes(item(pk))}));
            else
                QVERIFY(shop.call<UpdateItem>({.tableName = shop.kTable,
                                               .key = InputAttributes(item(pk)),
                                               .updateExpression = "SET v = :v",
                                               .expressionAttributeValues = InputAttributes{{":v", number(below(3))}}}));
            if (i % 100 == 0) {
                shop.clock.advance(below(2) * kHour);
                shop.sweep();
            }
        }
        std::map<std::string, Item> replayed;
        for (const streams::Change& change : shop.changes()) {
            const std::string pk = change.keys.find("pk")->asString();
            const auto at = replayed.find(pk);
            QCOMPARE(change.oldImage.has_value(), at != replayed.end());
            if (change.oldImage) QVERIFY(*change.oldImage == at->second);
            QVERIFY(change.oldImage != change.newImage);
            if (change.newImage)
                replayed[pk] = *change.newImage;
            else
                replayed.erase(pk);
        }
        for (int i = 0; i < 30; ++i) {
            const std::string pk = "k" + std::to_string(i);
            const auto stored = shop.get(shop.kTable, item(pk));
            QCOMPARE(stored.has_value(), replayed.contains(pk));
            if (stored) QVERIFY(*stored == replayed[pk]);
        }
    }

    void somethingNewIsTold() {
        StreamFixture shop;
        std::atomic<int> calls = 0;
        auto watch = shop.log().watch([&](Tick) { ++calls; });
        const Tick before = shop.log().newest();
        shop.put(shop.kTable, item("a"));
        QCOMPARE(calls.load(), 1);
        QVERIFY(shop.log().newest() > before);
        shop.put(shop.kTable, item("a")); // nothing changed, nothing new
        QCOMPARE(calls.load(), 1);
        QCOMPARE(shop.told({}, before), QStringList{"INSERT a"});
        watch.reset();
        shop.put(shop.kTable, item("b"));
        QCOMPARE(calls.load(), 1);
    }

    void withoutAStreamNothingIsWritten() {
        StreamFixture shop(nullptr);
        std::atomic<int> calls = 0;
        auto watch = shop.log().watch([&](Tick) { ++calls; });
        shop.put(shop.kTable, item("a"));
        QCOMPARE(calls.load(), 0);
        QVERIFY(shop.log().list()->empty());
    }
};

namespace {

const char* const kOneSpelling = R"~({"TableName":"Shop","Item":{"pk":{"S":"a"},"n":{"N":"1.0"},"s":{"SS":["x","y"]},
    "ns":{"NS":["1","2"]},"m":{"M":{"a":{"S":"1"},"b":{"S":"2"}}}}})~";
const char* const kAnotherSpelling = R"~({"TableName":"Shop","Item":{"m":{"M":{"b":{"S":"2"},"a":{"S":"1"}}},"s":{"SS":["y","x"]},
    "ns":{"NS":["2.00","1e0"]},"n":{"N":"1"},"pk":{"S":"a"}}})~";
std::vector<Sent> changesNothing() {
    return {
    {"UpdateItem", R"~({"TableName":"Shop","Key":{"pk":{"S":"a"}},"UpdateExpression":"SET n = :n","ExpressionAttributeValues":{":n":{"N":"1"}}})~", "{}"},
    {"UpdateItem", R"~({"TableName":"Shop","Key":{"pk":{"S":"a"}}})~", "{}"},
    {"DeleteItem", R"~({"TableName":"Shop","Key":{"pk":{"S":"none"}}})~", "{}"},
    {"PutItem", R"~({"TableName":"Shop","Item":{"pk":{"S":"a"}},"ConditionExpression":"attribute_not_exists(pk)"})~", "ConditionalCheckFailed"},
    {"TransactWriteItems", R"~({"TransactItems":[{"Put":{"TableName":"Shop","Item":{"pk":{"S":"t"}}}},
        {"ConditionCheck":{"TableName":"Shop","Key":{"pk":{"S":"zz"}},"ConditionExpression":"attribute_exists(pk)"}}]})~", "TransactionCanceled"},
    };
}
std::vector<Sent> writes() {
    return {
    {"UpdateItem", R"~({"TableName":"Shop","Key":{"pk":{"S":"u"}}})~"},
    {"BatchWriteItem", R"~({"RequestItems":{"Shop":[{"PutRequest":{"Item":{"pk":{"S":"b"}}}},{"DeleteRequest":{"Key":{"pk":{"S":"u"}}}}]}})~"},
    {"TransactWriteItems", R"~({"TransactItems":[{"Put":{"TableName":"Shop","Item":{"pk":{"S":"t"}}}},{"Delete":{"TableName":"Shop","Key":{"pk":{"S":"b"}}}}]})~"},
    {"ExecuteStatement", R"~({"Statement":"INSERT INTO \"Shop\" VALUE {'pk':'q'}"})~"},
    {"ExecuteStatement", R"~({"Statement":"UPDATE \"Shop\" SET v=1 WHERE pk='q'"})~"},
    {"ExecuteStatement", R"~({"Statement":"DELETE FROM \"Shop\" WHERE pk='q'"})~"},
    {"ExecuteTransaction", R"~({"TransactStatements":[{"Statement":"INSERT INTO \"Shop\" VALUE {'pk':'x'}"}]})~"},
    {"BatchExecuteStatement", R"~({"Statements":[{"Statement":"INSERT INTO \"Shop\" VALUE {'pk':'y'}"}]})~"},
    };
}
const char* const kImages[2] = {R"~({"pk":{"S":"p"},"v":{"S":"v1"}})~", R"~({"pk":{"S":"p"},"v":{"S":"v22"}})~"};
const char* const kKey = R"~({"pk":{"S":"p"}})~";
const char* const kService = R"~({"PrincipalId":"dynamodb.amazonaws.com","Type":"Service"})~";
const char* const kTimeToLive = R"~({"TableName":"Shop","TimeToLiveSpecification":{"Enabled":true,"AttributeName":"v"}})~";

} // namespace

RF_TEST_GUILESS_MAIN(TestStreamRecords)

} // namespace tst_stream_records

#include "tst_stream_records.moc"
