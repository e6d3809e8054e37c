// Mappings as they run: what is delivered in which order, what happens when functions fail, and that positions last.

#include "tests/engine/triggers/script_folder.h"
#include "tests/engine/triggers/trigger_fixture.h"
#include "tests/support/program.h"

namespace tst_triggers {

using namespace rf;
using namespace rf::test;
using namespace rf::triggers;

namespace {

RunResult ok() { return {.payload = "null"}; }

/// The records of one item, in the order in which they were delivered first.
QStringList ofItem(const QList<QJsonObject>& events, const QString& pk) {
    QStringList values;
    for (const QJsonObject& event : events) {
        const QStringList keys = keysOf(event), all = valuesOf(event);
        for (int i = 0; i < keys.size(); ++i)
            if (keys[i] == pk && !values.contains(all[i])) values << all[i];
    }
    return values;
}

QString sequenceOfRecord(const QJsonObject& event, int index) {
    return event["Records"].toArray()[index].toObject()["dynamodb"].toObject()["SequenceNumber"].toString();
}

// Below the class: moc loses its way in raw strings.
extern const char* const kModify;
extern const char* const kUpper;

} // namespace

class TestTriggers : public QObject {
    Q_OBJECT
private slots:
    void delivers();
    void startingPositions();
    void goesOnWhereItWas();
    void batches();
    void batchesEndAtSixMegabytes();
    void batchingWindow();
    void orderPerItemInLanes();
    void retriesUntilItWorks();
    void oneShardStopsItselfOnly();
    void bisectFindsThePoison();
    void givenUpIntoAFileAndALog();
    void tooOld();
    void partialFailures();
    void answersThatFailTheWholeBatch_data();
    void answersThatFailTheWholeBatch();
    void filters();
    void tumblingWindow();
    void parentsFirst();
    void trimmedPosition();
    void functionsAndStreamsThatGo();
    void updates();
    void refusedMappings();
    void invokesAndTests();
    void whatCameWithTheFileWaitsForApproval();
    void stopsWhatRuns();
};

void TestTriggers::delivers() {
    TriggerFixture shop;
    const std::string uuid = shop.trigger();
    shop.write("a", "1");
    QTRY_COMPARE(shop.delivered(), QStringList{"a"});
    const QJsonObject record = shop.runner->events().front()["Records"].toArray()[0].toObject();
    const QJsonObject change = record["dynamodb"].toObject();
    QCOMPARE(record["eventName"].toString(), QString("INSERT"));
    QCOMPARE(record["eventSource"].toString(), QString("aws:dynamodb"));
    QCOMPARE(record["eventVersion"].toString(), QString("1.1"));
    QCOMPARE(record["eventSourceARN"].toString(), QString::fromStdString(shop.arn()));
    QVERIFY(!record.contains("userIdentity") && record["eventID"].toString().size() == 32);
    QCOMPARE(change["StreamViewType"].toString(), QString("NEW_AND_OLD_IMAGES"));
    QCOMPARE(change["ApproximateCreationDateTime"].toInteger(), shop.clock.nowMs() / 1000);
    QVERIFY(change.contains("NewImage") && !change.contains("OldImage") && change["SizeBytes"].toInt() > 0);
    QTRY_VERIFY(shop.idle(uuid));
    QTRY_COMPARE(shop.triggers->mapping(uuid)->lastProcessingResult, std::string("OK"));
    QCOMPARE(shop.triggers->mapping(uuid)->state, MappingState::Enabled);
    QCOMPARE(shop.stats(uuid).delivered, 1);
    QCOMPARE(shop.stats(uuid).minutes.size(), std::size_t(60));
    QCOMPARE(shop.stats(uuid).minutes.back().records, 1);
}

void TestTriggers::startingPositions() {
    TriggerFixture shop;
    shop.write("old", "1");
    const std::string all = shop.trigger();
    QTRY_COMPARE(shop.delivered(), QStringList{"old"});
    QVERIFY(shop.triggers->deleteMapping(all));
    const std::string latest = shop.trigger([](Mapping& mapping) {
        mapping.startingPosition = StartingPosition::Latest;
        mapping.enabled = false;
    });
    shop.write("new", "1"); // after it was made, though it does not run yet
    shop.reopen();
    QCOMPARE(shop.triggers->mapping(latest)->state, MappingState::Disabled);
    QVERIFY(shop.triggers->setEnabled(latest, true));
    QTRY_COMPARE(shop.delivered(), (QStringList{"old", "new"}));
    const auto changes = shop.changes();
    const auto state = [&](int i) { return shop.triggers->deliveriesOf(shop.arn(), {changes[i].shard, changes[i].tick}).front().state; };
    QCOMPARE(state(0), DeliveryState::Skipped);
    QTRY_COMPARE(state(1), DeliveryState::Delivered);
}

void TestTriggers::goesOnWhereItWas() {
    TriggerFixture shop;
    const std::string uuid = shop.trigger();
    for (int i = 0; i < 20; ++i) shop.write("k" + std::to_string(i), "1");
    QTRY_COMPARE(shop.delivered().size(), 20);
    QTRY_VERIFY(shop.idle(uuid));
    shop.reopen();
    shop.write("after", "1");
    QTRY_COMPARE(shop.delivered().size(), 21);
    QCOMPARE(shop.delivered().last(), QString("after"));
}

void TestTriggers::batches() {
    TriggerFixture shop;
    for (int i = 0; i < 25; ++i) shop.write("same", std::to_string(i));
    const std::string uuid = shop.trigger([](Mapping& mapping) { mapping.batchSize = 10; });
    QTRY_COMPARE(shop.runner->events().size(), 3);
    QTRY_VERIFY(shop.idle(uuid));
    QList<qsizetype> sizes;
    for (const auto& event : shop.runner->events()) sizes << keysOf(event).size();
    QCOMPARE(sizes, (QList<qsizetype>{10, 10, 5}));
}

void TestTriggers::batchesEndAtSixMegabytes() {
    TriggerFixture shop;
    for (int i = 0; i < 20; ++i) shop.write("same", std::string(380'000, static_cast<char>('a' + i)));
    const std::string uuid = shop.trigger();
    QTRY_VERIFY(shop.idle(uuid));
    // A change of the item has both images: seven fit.
    QCOMPARE(shop.delivered().size(), 20);
    QCOMPARE(shop.runner->events().size(), 3);
    for (const QJsonObject& event : shop.runner->events()) QVERIFY(QJsonDocument(event).toJson(QJsonDocument::Compact).size() <= qsizetype(kPayloadBytes));
}

void TestTriggers::batchingWindow() {
    TriggerFixture shop;
    const std::string uuid = shop.trigger([](Mapping& mapping) { mapping.batchingWindowSeconds = 30; });
    shop.write("a", "1");
    shop.clock.advance(1);
    QTRY_COMPARE(shop.stats(uuid).iteratorAgeMs, 1); // it has been read, and waits
    shop.clock.advance(28'999);
    shop.write("a", "2");
    QTest::qWait(50);
    QCOMPARE(shop.runner->events().size(), 0);
    shop.clock.advance(1'001);
    QTRY_COMPARE(shop.delivered(), (QStringList{"a", "a"}));
    QCOMPARE(shop.runner->events().size(), 1);
    QVERIFY(shop.triggers->mapping(uuid));
}

void TestTriggers::orderPerItemInLanes() {
    std::atomic<int> running = 0, most = 0;
    TriggerFixture shop([&](const QJsonObject&) {
        const int now = ++running;
        for (int seen = most; now > seen && !most.compare_exchange_weak(seen, now);) continue;
        QTest::qSleep(1);
        --running;
        return ok();
    });
    QStringList expected;
    for (int i = 0; i < 40; ++i) {
        for (int k = 0; k < 8; ++k) shop.write("k" + std::to_string(k), std::to_string(i));
        expected << QString::number(i);
    }
    const std::string uuid = shop.trigger([](Mapping& mapping) {
        mapping.parallelizationFactor = 3;
        mapping.batchSize = 4;
    });
    QTRY_VERIFY_WITH_TIMEOUT(shop.delivered().size() == 320 && shop.idle(uuid), 20'000);
    for (int k = 0; k < 8; ++k) QCOMPARE(ofItem(shop.runner->events(), "k" + QString::number(k)), expected);
    QVERIFY2(most > 1, "nothing ran at the same time");
}

void TestTriggers::retriesUntilItWorks() {
    std::atomic<bool> broken = true;
    TriggerFixture shop([&](const QJsonObject&) { return broken ? fails("down") : ok(); });
    const std::string uuid = shop.trigger();
    shop.write("a", "1");
    QTRY_COMPARE(shop.runner->events().size(), 1);
    QTRY_COMPARE(shop.triggers->mapping(uuid)->lastProcessingResult, std::string("PROBLEM: Error: down"));
    const auto blocked = [&] {
        for (const auto& each : shop.stats(uuid).shards)
            if (each.phase == ShardPhase::Blocked) return each;
        return ShardStatus{};
    };
    QCOMPARE(blocked().error, std::string("Error: down"));
    QCOMPARE(blocked().attempts, 1);
    QCOMPARE(blocked().retryMs, shop.clock.nowMs() + 250);
    const auto change = shop.changes().front();
    QCOMPARE(shop.triggers->deliveriesOf(shop.arn(), {change.shard, change.tick}).front().state, DeliveryState::Failing);
    shop.clock.advance(250);
    QTRY_COMPARE(shop.runner->events().size(), 2);
    QTRY_COMPARE(blocked().attempts, 2);
    QCOMPARE(blocked().retryMs, shop.clock.nowMs() + 500);
    broken = false;
    shop.clock.advance(500);
    QTRY_VERIFY(shop.idle(uuid));
    QCOMPARE(blocked().error, std::string());
    QCOMPARE(shop.stats(uuid).errors, 2);
    QCOMPARE(shop.triggers->deliveriesOf(shop.arn(), {change.shard, change.tick}).front().state, DeliveryState::Delivered);
}

void TestTriggers::oneShardStopsItselfOnly() {
    TriggerFixture shop([](const QJsonObject& event) { return keysOf(event).contains("bad") ? fails() : ok(); });
    const std::string uuid = shop.trigger([](Mapping& mapping) { mapping.batchSize = 1; });
    shop.write("bad", "1");
    const std::int64_t shard = shop.changes().front().shard;
    QStringList others;
    for (int i = 0; i < 40; ++i) shop.write("k" + std::to_string(i), "1");
    for (const auto& change : shop.changes())
        if (change.shard != shard) others << QString::fromStdString(change.keys.find("pk")->asString());
    QVERIFY(others.size() > 10 && others.size() < 40);
    const auto good = [&] {
        QStringList keys = shop.delivered();
        keys.removeAll("bad");
        return keys;
    };
    QTRY_COMPARE(good().size(), others.size());
    for (const QString& each : others) QVERIFY(good().contains(each));
    int blocked = 0;
    for (const auto& each : shop.stats(uuid).shards) blocked += each.phase == ShardPhase::Blocked;
    QCOMPARE(blocked, 1);
}

void TestTriggers::bisectFindsThePoison() {
    TriggerFixture shop([](const QJsonObject& event) { return valuesOf(event).contains("13") ? fails("poison") : ok(); });
    for (int i = 0; i < 32; ++i) shop.write("same", std::to_string(i));
    CreateTable::Input failures;
    failures.tableName = "Failures";
    failures.attributeDefinitions = {{{"pk", "S"}, {"at", "N"}}};
    failures.keySchema = {{{"pk", "HASH"}, {"at", "RANGE"}}};
    failures.billingMode = "PAY_PER_REQUEST";
    QVERIFY(shop.call<CreateTable>(failures));
    const std::string uuid = shop.trigger([&](Mapping& mapping) {
        mapping.bisectBatchOnFunctionError = true;
        mapping.maximumRetryAttempts = 1;
        mapping.onFailure = shop.table("Failures")->arn();
    });
    QTRY_VERIFY(!shop.stats(uuid).lastError.empty());
    // Splitting needs no time: only the one record waits for its second try.
    QTRY_COMPARE(shop.stats(uuid).delivered, 13);
    const auto poison = shop.changes()[13];
    QTRY_VERIFY(keysOf(shop.runner->events().last()).size() == 1 && valuesOf(shop.runner->events().last()).contains("13"));
    shop.clock.advance(250);
    QTRY_VERIFY(shop.idle(uuid));
    QCOMPARE(shop.stats(uuid).delivered, 31);
    QCOMPARE(shop.stats(uuid).givenUp, 1);
    QCOMPARE(shop.triggers->deliveriesOf(shop.arn(), {poison.shard, poison.tick}).front().state, DeliveryState::GivenUp);
    const auto kept = shop.call<Scan>({.tableName = "Failures"});
    QVERIFY(kept && kept->items->size() == 1);
    const QJsonObject record = QJsonDocument::fromJson(QByteArray::fromStdString(kept->items->at(0).find("record")->asString())).object();
    QCOMPARE(record["requestContext"].toObject()["condition"].toString(), QString("RetryAttemptsExhausted"));
    QCOMPARE(record["requestContext"].toObject()["approximateInvokeCount"].toInt(), 2);
    QCOMPARE(record["responseContext"].toObject()["functionError"].toString(), QString("Unhandled"));
    QCOMPARE(record["DDBStreamBatchInfo"].toObject()["batchSize"].toInt(), 1);
    QCOMPARE(record["DDBStreamBatchInfo"].toObject()["startSequenceNumber"].toString(), QString::fromStdString(poison.sequence));
    QVERIFY(!record.contains("payload"));
    // Order held: everything behind the poison came after everything before it.
    QStringList order = ofItem(shop.runner->events(), "same");
    order.removeAll("13");
    QCOMPARE(order.mid(0, 13).last(), QString("12"));
}

void TestTriggers::givenUpIntoAFileAndALog() {
    ScriptFolder folder;
    TriggerFixture shop([](const QJsonObject&) { return fails(); });
    const std::string uuid = shop.trigger([&](Mapping& mapping) {
        mapping.maximumRetryAttempts = 0;
        mapping.onFailure = "file://" + folder.path("failed.jsonl");
    });
    shop.write("a", "1");
    QTRY_COMPARE(folder.lines("failed.jsonl").size(), 1);
    QTRY_VERIFY(shop.idle(uuid));
    const QJsonObject record = QJsonDocument::fromJson(folder.lines("failed.jsonl").front()).object();
    QCOMPARE(keysOf(QJsonDocument::fromJson(record["payload"].toString().toUtf8()).object()), QStringList{"a"});
    QVERIFY(shop.triggers->updateMapping(uuid, {.onFailure = "arn:aws:logs:us-east-1:000000000000:log-group:/failed:*"}));
    shop.write("b", "1");
    const auto told = [&] { return shop.logged().filter("/failed " + QString::fromStdString(uuid) + " {\"requestContext\""); };
    QTRY_COMPARE(told().size(), 1);
    // A destination that cannot be reached keeps the batch.
    QVERIFY(shop.triggers->updateMapping(uuid, {.onFailure = "file:///nowhere/at/all"}));
    shop.write("c", "1");
    QTRY_VERIFY(shop.stats(uuid).lastError.find("/nowhere/at/all") != std::string::npos);
    QVERIFY(!shop.idle(uuid));
    const auto change = shop.changes().back();
    QCOMPARE(shop.triggers->deliveriesOf(shop.arn(), {change.shard, change.tick}).front().state, DeliveryState::Failing);
}

void TestTriggers::tooOld() {
    std::atomic<bool> broken = true;
    TriggerFixture shop([&](const QJsonObject&) { return broken ? fails() : ok(); });
    const std::string uuid = shop.trigger([](Mapping& mapping) { mapping.maximumRecordAgeSeconds = 60; });
    shop.write("same", "old");
    QTRY_COMPARE(shop.stats(uuid).errors, 1);
    shop.clock.advance(50'000);
    shop.write("same", "young");
    broken = false;
    shop.clock.advance(11'000);
    QTRY_VERIFY(shop.idle(uuid));
    QTRY_COMPARE(shop.stats(uuid).givenUp + shop.stats(uuid).delivered, 2);
    QVERIFY(valuesOf(shop.runner->events().last()).contains("young"));
}

void TestTriggers::partialFailures() {
    TriggerFixture shop([refused = std::make_shared<std::atomic<int>>(0)](const QJsonObject& event) -> RunResult {
        const qsizetype at = valuesOf(event).indexOf("5");
        if (at < 0 || ++*refused > 2) return {.payload = R"({"batchItemFailures":[]})"};
        return {.payload = R"({"batchItemFailures":[{"itemIdentifier":")" + sequenceOfRecord(event, int(at)).toStdString() + "\"}]}"};
    });
    for (int i = 0; i < 10; ++i) shop.write("same", std::to_string(i));
    const std::string uuid = shop.trigger([](Mapping& mapping) { mapping.reportBatchItemFailures = true; });
    QTRY_COMPARE(shop.stats(uuid).delivered, 5);
    shop.clock.advance(250);
    QTRY_COMPARE(shop.runner->events().size(), 2);
    QCOMPARE(valuesOf(shop.runner->events()[1]), (QStringList{"5", "6", "7", "8", "9"}));
    QTRY_COMPARE(shop.stats(uuid).errors, 2);
    shop.clock.advance(500);
    QTRY_VERIFY(shop.idle(uuid));
    QCOMPARE(valuesOf(shop.runner->events().last()), (QStringList{"5", "6", "7", "8", "9"}));
    QCOMPARE(shop.stats(uuid).delivered, 10);
}

void TestTriggers::answersThatFailTheWholeBatch_data() {
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("succeeds");
    QTest::newRow("null") << QByteArray("null") << true;
    QTest::newRow("nothing in it") << QByteArray("{}") << true;
    QTest::newRow("null list") << QByteArray("{\"batchItemFailures\":null}") << true;
    QTest::newRow("empty list") << QByteArray("{\"batchItemFailures\":[]}") << true;
    QTest::newRow("empty identifier") << QByteArray("{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}") << false;
    QTest::newRow("no identifier") << QByteArray("{\"batchItemFailures\":[{\"id\":\"1\"}]}") << false;
    QTest::newRow("foreign identifier") << QByteArray("{\"batchItemFailures\":[{\"itemIdentifier\":\"000000000000000000000001\"}]}") << false;
    QTest::newRow("no list") << QByteArray("{\"batchItemFailures\":\"all\"}") << false;
    QTest::newRow("junk") << QByteArray("done!") << false;
    QTest::newRow("another shape") << QByteArray("[1]") << false;
}

void TestTriggers::answersThatFailTheWholeBatch() {
    QFETCH(QByteArray, answer);
    QFETCH(bool, succeeds);
    TriggerFixture shop([&](const QJsonObject&) { return RunResult{.payload = answer.toStdString()}; });
    const std::string uuid = shop.trigger([](Mapping& mapping) { mapping.reportBatchItemFailures = true; });
    shop.write("a", "1");
    QTRY_COMPARE(shop.stats(uuid).invocations, 1);
    QCOMPARE(shop.stats(uuid).delivered, succeeds ? 1 : 0);
    QCOMPARE(shop.stats(uuid).errors, succeeds ? 0 : 1);
}

void TestTriggers::filters() {
    TriggerFixture shop;
    const std::string uuid = shop.trigger([](Mapping& mapping) { mapping.filters = {kModify, kUpper}; });
    shop.write("a", "1"); // INSERT
    shop.write("a", "2"); // MODIFY
    shop.write("A", "3"); // INSERT, upper
    QTRY_COMPARE(shop.delivered().size(), 2);
    QTRY_VERIFY(shop.idle(uuid));
    QCOMPARE(shop.stats(uuid).filtered, 1);
    const auto changes = shop.changes();
    const auto state = [&](int i) { return shop.triggers->deliveriesOf(shop.arn(), {changes[i].shard, changes[i].tick}).front().state; };
    QCOMPARE(state(0), DeliveryState::Filtered);
    QCOMPARE(state(1), DeliveryState::Delivered);
    Mapping bad = shop.mappingOf();
    bad.filters = {"{"};
    const auto refused = shop.triggers->createMapping(bad);
    QVERIFY(!refused && refused.error().code == ErrorCode::Validation);
}

void TestTriggers::tumblingWindow() {
    // Adds up, as an aggregation does.
    TriggerFixture shop([](const QJsonObject& event) -> RunResult {
        const int sum = event["state"].toObject()["sum"].toInt() + int(event["Records"].toArray().size());
        return {.payload = R"({"state":{"sum":)" + std::to_string(sum) + "}}"};
    });
    const std::string uuid = shop.trigger([](Mapping& mapping) {
        mapping.tumblingWindowSeconds = 60;
        mapping.batchSize = 2;
    });
    const auto last = [&] { return shop.runner->events().last(); };
    for (int i = 0; i < 3; ++i) shop.write("same", std::to_string(i));
    QTRY_COMPARE(shop.stats(uuid).delivered, 3);
    QCOMPARE(last()["window"].toObject()["start"].toString(), QString("2026-09-21T14:13:00Z"));
    QCOMPARE(last()["window"].toObject()["end"].toString(), QString("2026-09-21T14:14:00Z"));
    QVERIFY(!last()["isFinalInvokeForWindow"].toBool());
    shop.reopen(); // the state lasts
    shop.clock.advance(30'000);
    shop.write("same", "3");
    QTRY_COMPARE(shop.stats(uuid).delivered, 1);
    QCOMPARE(last()["state"].toObject()["sum"].toInt(), 3);
    shop.clock.advance(31'000);
    QTRY_VERIFY(last()["isFinalInvokeForWindow"].toBool());
    QCOMPARE(last()["state"].toObject()["sum"].toInt(), 4);
    QCOMPARE(last()["Records"].toArray().size(), 0);
    QVERIFY(last()["shardId"].toString().startsWith("shardId-"));
    shop.write("same", "4");
    QTRY_COMPARE(shop.stats(uuid).delivered, 2);
    QCOMPARE(last()["state"].toObject(), QJsonObject());
    QCOMPARE(last()["window"].toObject()["start"].toString(), QString("2026-09-21T14:14:00Z"));
}

void TestTriggers::parentsFirst() {
    std::atomic<bool> broken = true;
    TriggerFixture shop([&](const QJsonObject&) { return broken ? fails() : ok(); });
    const std::string uuid = shop.trigger([](Mapping& mapping) { mapping.batchSize = 1; });
    for (int i = 0; i < 3; ++i) shop.write("same", std::to_string(i));
    shop.clock.advance(4 * kHour + 1);
    shop.sweep();
    for (int i = 3; i < 6; ++i) shop.write("same", std::to_string(i));
    QVERIFY(shop.changes().front().shard != shop.changes().back().shard);
    const auto waiting = [&] {
        return std::ranges::any_of(shop.stats(uuid).shards, [&](const ShardStatus& each) { return each.shard == shop.changes().back().shard && each.phase == ShardPhase::Waiting; });
    };
    QTRY_VERIFY(shop.stats(uuid).errors > 0 && waiting());
    broken = false;
    shop.clock.advance(60'000);
    QTRY_VERIFY(shop.idle(uuid));
    QCOMPARE(ofItem(shop.runner->events(), "same"), (QStringList{"0", "1", "2", "3", "4", "5"}));
    const auto stats = shop.stats(uuid);
    QVERIFY(std::ranges::any_of(stats.shards, [](const ShardStatus& each) { return each.phase == ShardPhase::Finished; }));
    shop.reopen(); // what is finished stays so
    shop.write("same", "6");
    QTRY_COMPARE(ofItem(shop.runner->events(), "same").last(), QString("6"));
    QCOMPARE(shop.stats(uuid).delivered, 1);
}

void TestTriggers::trimmedPosition() {
    TriggerFixture shop;
    const std::string uuid = shop.trigger();
    shop.write("a", "1");
    QTRY_VERIFY(shop.idle(uuid));
    QVERIFY(shop.triggers->setEnabled(uuid, false));
    QTRY_COMPARE(shop.triggers->mapping(uuid)->state, MappingState::Disabled);
    shop.write("a", "lost");
    shop.clock.advance(25 * kHour);
    shop.sweep();
    shop.write("a", "2");
    QVERIFY(shop.triggers->setEnabled(uuid, true));
    QTRY_COMPARE(ofItem(shop.runner->events(), "a"), (QStringList{"1", "2"}));
    const auto stats = shop.stats(uuid);
    QVERIFY(std::ranges::any_of(stats.shards, [](const ShardStatus& each) { return each.note.find("went on at the horizon") != std::string::npos; }));
}

void TestTriggers::functionsAndStreamsThatGo() {
    TriggerFixture shop;
    const std::string uuid = shop.trigger();
    QVERIFY(shop.triggers->deleteFunction(kDefaultRegion, "fn"));
    shop.write("a", "1");
    QTRY_VERIFY(shop.triggers->mapping(uuid)->lastProcessingResult.find("PROBLEM: Function not found: arn:aws:lambda:us-east-1:000000000000:function:fn") == 0);
    QCOMPARE(shop.delivered(), QStringList());
    shop.addFunction(); // is back: at once
    QTRY_COMPARE(shop.delivered(), QStringList{"a"});
    QTRY_VERIFY(shop.idle(uuid));

    UpdateTable::Input off;
    off.tableName = shop.kTable;
    off.streamSpecification = StreamSpecificationIn{false, {}};
    const std::string arn = shop.arn();
    QVERIFY(shop.call<UpdateTable>(off));
    shop.clock.advance(25 * kHour);
    shop.sweep();
    QVERIFY(shop.triggers->setEnabled(uuid, true)); // looks again
    QTRY_VERIFY(shop.triggers->mapping(uuid)->lastProcessingResult.find("does not exist any more") != std::string::npos);
}

void TestTriggers::updates() {
    TriggerFixture shop;
    const std::string uuid = shop.trigger();
    shop.addFunction("other");
    QVERIFY(shop.triggers->updateMapping(uuid, {.functionName = "other", .batchSize = 7}));
    QTRY_COMPARE(shop.triggers->mapping(uuid)->state, MappingState::Enabled);
    QCOMPARE(shop.triggers->mapping(uuid)->batchSize, 7);
    shop.write("a", "1");
    QTRY_COMPARE(shop.logged().filter("/aws/lambda/other").filter("START").size(), 1);
    QVERIFY(!shop.triggers->updateMapping(uuid, {.batchSize = 0}));
    QVERIFY(!shop.triggers->updateMapping(uuid, {.functionName = "none"}));
    QVERIFY(!shop.triggers->updateMapping("none", {.batchSize = 1}));
    shop.reopen();
    QCOMPARE(shop.triggers->mapping(uuid)->functionName, std::string("other"));
    QVERIFY(shop.triggers->deleteMapping(uuid));
    QVERIFY(!shop.triggers->mapping(uuid));
    shop.reopen();
    QVERIFY(shop.triggers->mappings().empty());
}

void TestTriggers::refusedMappings() {
    TriggerFixture shop;
    shop.addFunction();
    const auto refused = [&](const std::function<void(Mapping&)>& set) {
        Mapping mapping = shop.mappingOf();
        set(mapping);
        const auto made = shop.triggers->createMapping(mapping);
        return made ? QString() : QString::fromStdString(made.error().message);
    };
    QCOMPARE(refused([](Mapping& m) { m.batchSize = 10'001; }), QString("Invalid BatchSize: 10001. It must be between 1 and 10000."));
    QCOMPARE(refused([](Mapping& m) { m.maximumRecordAgeSeconds = 59; }), QString("Invalid MaximumRecordAgeInSeconds: 59. It must be -1 or between 60 and 604800."));
    QCOMPARE(refused([](Mapping& m) { m.functionName = "none"; }), QString("Function not found: arn:aws:lambda:us-east-1:000000000000:function:none"));
    QVERIFY(refused([](Mapping& m) { m.streamArn = "arn:x"; }).startsWith("Unrecognized event source"));
    QVERIFY(refused([](Mapping& m) { m.streamArn += "0"; }).startsWith("Stream not found"));
    QVERIFY(refused([](Mapping& m) { m.onFailure = "arn:aws:sqs:us-east-1:000000000000:q"; }).startsWith("The on-failure destination must be"));
    QCOMPARE(refused([](Mapping&) {}), QString());
    QVERIFY(refused([](Mapping&) {}).contains("provided mapping already exists"));
}

void TestTriggers::invokesAndTests() {
    TriggerFixture shop([](const QJsonObject& event) -> RunResult { return {.payload = std::to_string(keysOf(event).size())}; });
    shop.addFunction();
    QCOMPARE(shop.triggers->invoke(kDefaultRegion, "fn", "{}").value().payload, std::string("0"));
    QVERIFY(!shop.triggers->invoke(kDefaultRegion, "none", "{}"));
    shop.write("a", "1");
    shop.write("b", "2");
    const auto changes = shop.changes();
    const auto tested = shop.triggers->testWith(*shop.triggers->function(kDefaultRegion, "fn"), shop.arn(), {{changes[1].shard, changes[1].tick}, {changes[0].shard, changes[0].tick}});
    QCOMPARE(tested.value().payload, std::string("2"));
    QCOMPARE(shop.delivered(), (QStringList{"b", "a"}));
    QVERIFY(!shop.triggers->eventOf(shop.arn(), {{changes[0].shard, changes[0].tick + 1}}));
}

void TestTriggers::whatCameWithTheFileWaitsForApproval() {
    ScriptFolder folder;
    TriggerFixture shop;
    Function function = commandFunction({folder.shell("touch", "cat > " + folder.path("touched"))});
    QVERIFY(shop.triggers->createFunction(function));
    const std::string uuid = shop.map([&] {
        Mapping mapping = shop.mappingOf("function");
        return mapping;
    }());
    shop.reopen(); // nothing is remembered: as on another machine
    shop.write("a", "1");
    QTRY_VERIFY(shop.triggers->mapping(uuid)->lastProcessingResult.find("was not approved on this machine") != std::string::npos);
    QVERIFY(!shop.triggers->isApproved(*shop.triggers->function(kDefaultRegion, "function")));
    const auto refused = shop.triggers->invoke(kDefaultRegion, "function", "{}");
    QVERIFY(!refused && refused.error().code == ErrorCode::AccessDenied);
    QCOMPARE(folder.read("touched"), QByteArray());
    QVERIFY(shop.triggers->approve(*shop.triggers->function(kDefaultRegion, "function")));
    QTRY_VERIFY(folder.read("touched").contains("\"eventName\":\"INSERT\""));
}

void TestTriggers::stopsWhatRuns() {
    ScriptFolder folder;
    TriggerFixture shop;
    Function function = commandFunction({folder.shell("hang", "echo x > " + folder.path("began") + "; sleep 600")}, 900);
    QVERIFY(shop.triggers->createFunction(function));
    shop.map(shop.mappingOf("function"));
    shop.write("a", "1");
    QTRY_VERIFY(!folder.read("began").isEmpty());
    shop.triggers->stop(); // does not take 900 seconds
    const auto late = shop.triggers->invoke(kDefaultRegion, "function", "{}");
    QVERIFY(!late);
}

namespace {

const char* const kModify = R"({"eventName":["MODIFY"]})";
const char* const kUpper = R"({"dynamodb":{"Keys":{"pk":{"S":["A"]}}}})";

} // namespace

RF_TEST_GUILESS_MAIN(TestTriggers)

} // namespace tst_triggers

#include "tst_triggers.moc"
