// Shards roll, split and go; streams end and begin anew; iterators say where a reader is. Time is held.

#include "engine/storage/change_record.h"
#include "engine/storage/sqlite/sqlite_store.h"
#include "engine/value/item_codec.h"
#include "tests/engine/streams/stream_fixture.h"
#include "tests/support/program.h"

#include <QTemporaryDir>
#include <sqlite3.h>

namespace tst_stream_shards {

using namespace rf;
using namespace rf::test;

namespace {

constexpr const char* kLarger = R"~({"TableName":"Shop","BillingMode":"PROVISIONED","ProvisionedThroughput":{"ReadCapacityUnits":10,"WriteCapacityUnits":9000}})~";
constexpr const char* kHuge = R"~({"TableName":"Shop","BillingMode":"PROVISIONED","ProvisionedThroughput":{"ReadCapacityUnits":10,"WriteCapacityUnits":40000}})~";
constexpr const char* kOff = R"~({"TableName":"Shop","StreamSpecification":{"StreamEnabled":false}})~";
constexpr const char* kOn = R"~({"TableName":"Shop","StreamSpecification":{"StreamEnabled":true,"StreamViewType":"KEYS_ONLY"}})~";
constexpr const char* kDrop = R"~({"TableName":"Shop"})~";
constexpr const char* kDescribe = R"~({"StreamArn":"%1"})~";

template <class T>
QString codeOf(const Result<T>& result) {
    return result ? QString("none") : QString::fromUtf8(result.error().name().data(), qsizetype(result.error().name().size()));
}

std::vector<ShardSchema> openOnes(const StreamSchema& stream) {
    std::vector<ShardSchema> open;
    for (const ShardSchema& shard : stream.shards)
        if (shard.isOpen()) open.push_back(shard);
    std::sort(open.begin(), open.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
    return open;
}

/// "" or what is wrong with the ranges of the open shards.
QString gap(const StreamSchema& stream) {
    std::uint64_t next = 0;
    const auto open = openOnes(stream);
    for (std::size_t i = 0; i < open.size(); ++i) {
        if (open[i].begin != next) return "a shard begins elsewhere than the last one ended";
        next = open[i].last + 1;
    }
    return next == 0 && !open.empty() ? QString() : "the last shard does not end with the last hash";
}

} // namespace

class TestStreamShards : public QObject {
    Q_OBJECT
private slots:
    void beginsWithFour() {
        StreamFixture shop;
        QCOMPARE(shop.stream().shards.size(), std::size_t{4});
        QCOMPARE(gap(shop.stream()), QString());
        QVERIFY(shop.table(shop.kTable)->stream == shop.stream().target());
        for (const ShardSchema& shard : shop.stream().shards)
            QVERIFY(QRegularExpression("^shardId-[0-9]{20}-[0-9a-f]{8}$")
                        .match(QString::fromStdString(streams::shardIdOf(shard))).hasMatch());
    }

    void rollsAfterFourHours() {
        StreamFixture shop;
        shop.put(shop.kTable, item("a"));
        shop.clock.advance(4 * kHour - 1);
        shop.sweep();
        QCOMPARE(shop.stream().shards.size(), std::size_t{4});
        shop.clock.advance(1);
        shop.sweep();
        const StreamSchema rolled = shop.stream();
        QCOMPARE(rolled.shards.size(), std::size_t{8});
        QCOMPARE(gap(rolled), QString());
        for (std::size_t i = 0; i < 4; ++i) {
            const ShardSchema& parent = rolled.shards[i];
            const ShardSchema& child = rolled.shards[i + 4];
            QVERIFY(!parent.isOpen());
            QCOMPARE(child.parent, parent.number);
            QCOMPARE(child.begin, parent.begin);
            QCOMPARE(child.last, parent.last);
            QVERIFY(parent.closed < child.opened);
            QVERIFY(streams::shardIdOf(parent) < streams::shardIdOf(child));
        }
        shop.put(shop.kTable, item("a", number(1)));
        const auto all = shop.changes();
        QCOMPARE(all.size(), std::size_t{2});
        QCOMPARE(rolled.find(all[1].shard)->parent, all[0].shard);
        bool ended = false;
        QCOMPARE(shop.readShard(*rolled.find(all[0].shard), 1000, &ended).size(), 1);
        QVERIFY(ended);
        QCOMPARE(shop.readShard(*rolled.find(all[1].shard), 1000, &ended).size(), 1);
        QVERIFY(!ended);
    }

    /// A page that ends with the last record of a closed shard has no next iterator; one before it has.
    void theEndOfAClosedShard() {
        StreamFixture shop;
        for (int i = 0; i < 5; ++i) shop.put(shop.kTable, item("a", number(i)));
        const std::int64_t number = shop.changes()[0].shard;
        shop.clock.advance(4 * kHour);
        shop.sweep();
        const ShardSchema shard = *shop.stream().find(number);
        auto page = shop.call<GetRecords>({.shardIterator = shop.iterator(shard, "TRIM_HORIZON").value(), .limit = 3});
        QVERIFY(page && page->records.size() == 3 && page->nextShardIterator);
        page = shop.call<GetRecords>({.shardIterator = *page->nextShardIterator, .limit = 3});
        QVERIFY(page && page->records.size() == 2 && !page->nextShardIterator);
        page = shop.call<GetRecords>({.shardIterator = shop.iterator(shard, "LATEST").value()});
        QVERIFY(page && page->records.empty() && !page->nextShardIterator);
    }

    void splitsWithThePartitions() {
        StreamFixture shop;
        shop.put(shop.kTable, item("a"));
        QVERIFY(shop.answerOf("UpdateTable", kLarger).contains("Shop"));
        for (int i = 0; i < 50; ++i) shop.put(shop.kTable, item("k" + std::to_string(i), number(0)));
        QVERIFY(shop.service->meter()->partitionCount({"us-east-1", "Shop", {}}) >= 9);
        shop.sweep();
        const StreamSchema split = shop.stream();
        QVERIFY(openOnes(split).size() >= 9);
        QCOMPARE(gap(split), QString());
        QVERIFY(shop.table(shop.kTable)->stream == split.target());
        for (const ShardSchema& shard : openOnes(split)) {
            if (shard.number <= 4) continue;
            const ShardSchema* parent = split.find(shard.parent);
            QVERIFY(parent != nullptr && !parent->isOpen());
            QVERIFY(shard.begin >= parent->begin && shard.last <= parent->last);
        }
        for (int i = 0; i < 50; ++i) shop.put(shop.kTable, item("k" + std::to_string(i), number(1)));
        std::map<std::string, std::vector<streams::Change>> byKey;
        for (auto& change : shop.changes()) byKey[change.keys.find("pk")->asString()].push_back(change);
        QCOMPARE(byKey.size(), std::size_t{51});
        for (auto& [key, changes] : byKey) {
            if (key == "a") continue;
            QCOMPARE(changes.size(), std::size_t{2});
            const std::int64_t first = changes[0].shard, second = changes[1].shard;
            QVERIFY(first == second || split.find(second)->parent == first);
        }
        shop.sweep(); // and then it rests
        QCOMPARE(shop.stream().shards.size(), split.shards.size());
    }

    void neverMoreThanSixtyFourOpen() {
        StreamFixture shop;
        QVERIFY(shop.answerOf("UpdateTable", kHuge).contains("Shop"));
        QVERIFY(shop.service->meter()->partitionCount({"us-east-1", "Shop", {}}) >= 0);
        std::vector<std::uint64_t> many;
        for (std::uint64_t i = 1; i < 300; ++i) many.push_back(i * (~std::uint64_t{0} / 300));
        const Status done = shop.service->store()->write([&](WriteTxn& txn) -> Status {
            RF_TRY(streams::reshape(txn, shop.stream(), many, shop.clock.nowMs()));
            return {};
        });
        QVERIFY2(done, done ? "" : done.error().message.c_str());
        QCOMPARE(openOnes(shop.stream()).size(), streams::kMostOpen);
        QCOMPARE(gap(shop.stream()), QString());
    }

    void aDayLaterItIsGone() {
        StreamFixture shop;
        shop.put(shop.kTable, item("a"));
        const streams::Change first = shop.changes()[0];
        const ShardSchema shard = *shop.stream().find(first.shard);
        const std::string before = shop.iterator(shard, "AT_SEQUENCE_NUMBER", first.sequence).value();
        shop.clock.advance(24 * kHour);
        QCOMPARE(shop.told(), QStringList{"INSERT a"}); // to the millisecond
        shop.clock.advance(1);
        QVERIFY(shop.told().isEmpty()); // hidden before it is trimmed
        QCOMPARE(codeOf(shop.iterator(shard, "AT_SEQUENCE_NUMBER", first.sequence)), QString("TrimmedDataAccessException"));
        QCOMPARE(codeOf(shop.call<GetRecords>({.shardIterator = before})), QString("ExpiredIteratorException"));
        QVERIFY(shop.readShard(shard).isEmpty());
        const auto records = [&] {
            std::int64_t count = -1;
            (void)shop.service->store()->read([&](ReadTxn& txn) -> Status {
                RF_ASSIGN(const TreeCounters counters, txn.counters(shop.stream().tree));
                count = counters.items;
                return {};
            });
            return count;
        };
        shop.sweep();
        QCOMPARE(records(), 0);
        QCOMPARE(shop.stream().shards.size(), std::size_t{8}); // rolled; the old ones closed just now
        shop.clock.advance(24 * kHour + 1);
        shop.sweep();
        QVERIFY(shop.stream().find(first.shard) == nullptr);
        QCOMPARE(codeOf(shop.iterator(shard, "TRIM_HORIZON")), QString("ResourceNotFoundException"));
        QCOMPARE(gap(shop.stream()), QString());
    }

    void manyOldRecordsGoInChunks() {
        StreamFixture shop;
        for (int i = 0; i < 30; ++i) shop.put(shop.kTable, item("k" + std::to_string(i)));
        shop.clock.advance(25 * kHour);
        shop.put(shop.kTable, item("young"));
        StreamKeeper keeper(*shop.service->store(), shop.clock, nullptr, {.chunk = 7});
        QVERIFY(keeper.sweep());
        QCOMPARE(shop.told(), QStringList{"INSERT young"});
    }

    void iteratorsOfAllTypes() {
        StreamFixture shop;
        for (int i = 0; i < 4; ++i) shop.put(shop.kTable, item("a", number(i)));
        const auto all = shop.changes();
        const ShardSchema shard = *shop.stream().find(all[0].shard);
        const auto count = [&](const char* type, Text sequence = {}) {
            const auto page = shop.call<GetRecords>({.shardIterator = shop.iterator(shard, type, sequence).value()});
            return page ? int(page->records.size()) : -1;
        };
        QCOMPARE(count("TRIM_HORIZON"), 4);
        QCOMPARE(count("LATEST"), 0);
        QCOMPARE(count("AT_SEQUENCE_NUMBER", all[2].sequence), 2);
        QCOMPARE(count("AFTER_SEQUENCE_NUMBER", all[2].sequence), 1);
        QCOMPARE(count("AT_SEQUENCE_NUMBER", streams::sequenceOf(shard.opened)), 4);
        const std::string latest = shop.iterator(shard, "LATEST").value();
        shop.put(shop.kTable, item("a", number(9)));
        for (int again = 0; again < 2; ++again) { // the same iterator, the same answer
            const auto page = shop.call<GetRecords>({.shardIterator = latest});
            QVERIFY(page && page->records.size() == 1 && page->nextShardIterator);
        }
    }

    void iteratorsExpire() {
        StreamFixture shop;
        shop.put(shop.kTable, item("a"));
        const std::string mine = shop.iterator(*shop.stream().find(shop.changes()[0].shard), "TRIM_HORIZON").value();
        shop.clock.advance(15 * 60'000);
        QVERIFY(shop.call<GetRecords>({.shardIterator = mine}));
        shop.clock.advance(1);
        QCOMPARE(codeOf(shop.call<GetRecords>({.shardIterator = mine})), QString("ExpiredIteratorException"));
    }

    void foreignIterators() {
        StreamFixture shop;
        const ShardSchema shard = shop.stream().shards[0];
        const std::string mine = shop.iterator(shard, "TRIM_HORIZON").value();
        for (std::string wrong : {std::string("nonsense"), mine + "A", mine.substr(0, mine.size() - 4), "x" + mine,
                                  mine.substr(0, mine.rfind('|') + 1)})
            QCOMPARE(codeOf(shop.call<GetRecords>({.shardIterator = wrong})), QString("ValidationException"));
        auto parsed = streams::ShardIterator::parse(mine);
        QVERIFY(parsed && parsed->text() == mine);
        parsed->tree += 1; // of a stream of the same name in another file
        QCOMPARE(codeOf(shop.call<GetRecords>({.shardIterator = parsed->text()})), QString("ValidationException"));
    }

    /// A reader that has had everything loses nothing by waiting; one that was in the middle is told.
    void aSlowReader() {
        StreamFixture shop;
        for (int i = 0; i < 3; ++i) shop.put(shop.kTable, item("a", number(i)));
        const ShardSchema shard = *shop.stream().find(shop.changes()[0].shard);
        shop.clock.advance(24 * kHour - 5 * 60'000);
        const auto some = shop.call<GetRecords>({.shardIterator = shop.iterator(shard, "TRIM_HORIZON").value(), .limit = 1});
        const auto every = shop.call<GetRecords>({.shardIterator = shop.iterator(shard, "TRIM_HORIZON").value()});
        QVERIFY(some && every && every->records.size() == 3);
        shop.clock.advance(10 * 60'000);
        QCOMPARE(codeOf(shop.call<GetRecords>({.shardIterator = *some->nextShardIterator})), QString("TrimmedDataAccessException"));
        QVERIFY(shop.call<GetRecords>({.shardIterator = *every->nextShardIterator}));
    }

    void pagesOfOneMegabyte() {
        StreamFixture shop;
        for (int i = 0; i < 5; ++i) shop.put(shop.kTable, item("a", text(std::string(300'000, char('a' + i)))));
        const ShardSchema shard = *shop.stream().find(shop.changes()[0].shard);
        const auto page = shop.call<GetRecords>({.shardIterator = shop.iterator(shard, "TRIM_HORIZON").value()});
        QVERIFY(page);
        QCOMPARE(page->records.size(), std::size_t{2}); // 300 KB, then 600 KB each
        QCOMPARE(shop.readShard(shard).size(), 5);
    }

    void offAndOnAgain() {
        StreamFixture shop;
        shop.put(shop.kTable, item("a"));
        const std::string first = shop.arn();
                QVERIFY(shop.answerOf("UpdateTable", kOff).contains("LatestStreamArn"));
        shop.put(shop.kTable, item("unseen"));
        QCOMPARE(shop.told(first), QStringList{"INSERT a"});
        QVERIFY(!shop.stream(first).isEnabled() && openOnes(shop.stream(first)).empty());
        QVERIFY(shop.answerOf("UpdateTable", kOn).contains("KEYS_ONLY")); // in the same millisecond
        const std::string second = shop.arn();
        QVERIFY(first != second);
        shop.put(shop.kTable, item("b"));
        QCOMPARE(shop.told(first), QStringList{"INSERT a"});
        QCOMPARE(shop.told(second), QStringList{"INSERT b"});
        QCOMPARE(shop.call<ListStreams>({})->streams.size(), std::size_t{2});
        shop.clock.advance(24 * kHour - 1);
        QCOMPARE(shop.call<ListStreams>({})->streams.size(), std::size_t{2});
        shop.clock.advance(1);
        QCOMPARE(shop.call<ListStreams>({})->streams.size(), std::size_t{1});
        shop.sweep();
        QVERIFY(!shop.log().find(first));
    }

    void outlivesItsTable() {
        StreamFixture shop;
        shop.put(shop.kTable, item("a"));
        const std::string arn = shop.arn();
        QVERIFY(shop.answerOf("DeleteTable", kDrop).contains("DELETING"));
        QCOMPARE(shop.told(arn), QStringList{"INSERT a"});
        QVERIFY(shop.answerOf("DescribeStream", QString(kDescribe).arg(QString::fromStdString(arn))).contains("DISABLED"));
        shop.clock.advance(24 * kHour);
        QCOMPARE(codeOf(shop.call<DescribeStream>({.streamArn = arn})), QString("ResourceNotFoundException"));
        shop.sweep();
        const auto all = shop.log().list();
        QVERIFY(all && all->empty());
    }

    void describedInPages() {
        StreamFixture shop;
        shop.clock.advance(4 * kHour);
        shop.sweep();
        QStringList ids;
        Text start;
        int pages = 0;
        do {
            const auto page = shop.call<DescribeStream>({.streamArn = shop.arn(), .limit = 3, .exclusiveStartShardId = start});
            QVERIFY(page);
            for (const ShardSchema& shard : page->shards) ids << QString::fromStdString(streams::shardIdOf(shard));
            start = page->lastEvaluatedShardId;
            ++pages;
        } while (start);
        QCOMPARE(pages, 3);
        QCOMPARE(ids.size(), 8);
        QVERIFY(std::is_sorted(ids.begin(), ids.end()));
        const std::string parent = streams::shardIdOf(shop.stream().shards[1]);
        const auto children = shop.call<DescribeStream>({.streamArn = shop.arn(), .shardFilter = ShardFilterIn{"CHILD_SHARDS", parent}});
        QVERIFY(children);
        QCOMPARE(children->shards.size(), std::size_t{1});
        QCOMPARE(children->shards[0].parent, shop.stream().shards[1].number);
    }

    void survivesRestartAndAClockThatIsPutBack() {
        QTemporaryDir folder;
        const auto path = std::filesystem::path(folder.path().toStdString()) / "shop.rfdb";
        HeldClock clock;
        std::string arn;
        Tick last = 0;
        for (int round = 0; round < 3; ++round) {
            auto service = openEngine(path, {.mode = round == 0 ? EngineOptions::Mode::Create : EngineOptions::Mode::ReadWrite, .clock = &clock});
            QVERIFY(service);
            if (round == 0) {
                CreateTable::Input input{.tableName = "Shop"};
                input.attributeDefinitions = {{{"pk", "S"}}};
                input.keySchema = {{{"pk", "HASH"}}};
                input.billingMode = "PAY_PER_REQUEST";
                input.streamSpecification = StreamSpecificationIn{true, "NEW_IMAGE"};
                QVERIFY(rf::call<CreateTable>(**service, input));
                const TablePtr table = (*service)->catalog()->find(kDefaultRegion, "Shop");
                arn = table->arn() + "/stream/" + table->streamLabel;
            }
            for (int i = 0; i < 5; ++i)
                QVERIFY(rf::call<PutItem>(**service, {.tableName = "Shop", .item = InputAttributes(item("a", number(round * 10 + i)))}));
            const auto changes = (*service)->streams()->read(arn, last, 100);
            QVERIFY(changes);
            QCOMPARE(changes->size(), std::size_t{5});
            last = changes->back().tick;
            QVERIFY((*service)->close());
            const auto report = checkFile(path);
            QVERIFY(report);
            QVERIFY2(report->whole(), report->whole() ? "" : report->findings[0].what.c_str());
            clock.setMs(clock.nowMs() - 3 * kHour);
        }
    }

    void theCheckFindsWhatIsWrong() {
        QTemporaryDir folder;
        const auto path = std::filesystem::path(folder.path().toStdString()) / "shop.rfdb";
        {
            auto service = openEngine(path, {.mode = EngineOptions::Mode::Create});
            QVERIFY(service);
            CreateTable::Input input{.tableName = "Shop"};
            input.attributeDefinitions = {{{"pk", "S"}}};
            input.keySchema = {{{"pk", "HASH"}}};
            input.billingMode = "PAY_PER_REQUEST";
            input.streamSpecification = StreamSpecificationIn{true, "NEW_IMAGE"};
            QVERIFY(rf::call<CreateTable>(**service, input));
            const Status damaged = (*service)->store()->write([](WriteTxn& txn) -> Status {
                auto table = std::make_shared<TableSchema>(*txn.catalog().find(kDefaultRegion, "Shop"));
                RF_ASSIGN(const Tick now, txn.tick());
                const Tick before = now - firstTickOf(3'600'000); // not old enough for the keeper
                RF_TRY(txn.put(table->stream.tree, changeKey(77, before), "no record", 1));
                RF_TRY(txn.put(table->stream.tree, changeKey(1, before), std::string("\x20") + encodeItem(item("a")), 3));
                table->stream.shards.pop_back();
                return txn.putTable(std::move(table));
            });
            QVERIFY(damaged);
        }
        const auto report = checkFile(path);
        QVERIFY(report);
        QStringList found;
        for (const CheckFinding& finding : report->findings) found << QString::fromStdString(finding.what);
        QCOMPARE(found.size(), 3);
        QVERIFY(found[0].contains("do not agree"));
        QVERIFY(found[1].contains("outside of the life"));
        QVERIFY(found[2].contains("cannot be read"));
    }

    /// A file of format 1 knew the setting and kept no records.
    void filesOfFormatOneGetTheirStream() {
        QTemporaryDir folder;
        const auto path = std::filesystem::path(folder.path().toStdString()) / "old.rfdb";
        {
            auto store = openSqliteStore(path, {.mode = OpenMode::Create});
            QVERIFY(store);
            const Status made = (*store)->write([](WriteTxn& txn) -> Status {
                auto table = std::make_shared<TableSchema>();
                table->region = kDefaultRegion;
                table->name = "Shop";
                table->key.hash = {{"pk", Type::S}};
                table->attributeDefinitions = table->key.hash;
                table->streamEnabled = true;
                table->streamLabel = "2026-11-24T16:00:00.000";
                RF_ASSIGN(table->tree, txn.createTree());
                return txn.putTable(std::move(table));
            });
            QVERIFY(made);
        }
        sqlite3* db = nullptr;
        QCOMPARE(sqlite3_open(path.c_str(), &db), SQLITE_OK);
        QCOMPARE(sqlite3_exec(db, "PRAGMA user_version=1", nullptr, nullptr, nullptr), SQLITE_OK);
        sqlite3_close(db);
        auto service = openEngine(path, {});
        QVERIFY2(service, service ? "" : service.error().message.c_str());
        QVERIFY(rf::call<PutItem>(**service, {.tableName = "Shop", .item = InputAttributes(item("a"))}));
        const auto changes = (*service)->streams()->read(
            "arn:aws:dynamodb:us-east-1:000000000000:table/Shop/stream/2026-11-24T16:00:00.000", 0, 10);
        QVERIFY2(changes, changes ? "" : changes.error().message.c_str());
        QCOMPARE(changes->size(), std::size_t{1});
        QVERIFY((*service)->close());
        QCOMPARE(sqlite3_open(path.c_str(), &db), SQLITE_OK);
        sqlite3_stmt* version = nullptr;
        QCOMPARE(sqlite3_prepare_v2(db, "PRAGMA user_version", -1, &version, nullptr), SQLITE_OK);
        QCOMPARE(sqlite3_step(version), SQLITE_ROW);
        QCOMPARE(sqlite3_column_int(version, 0), 2);
        sqlite3_finalize(version);
        sqlite3_close(db);
        QVERIFY(checkFile(path)->whole());
    }
};

RF_TEST_GUILESS_MAIN(TestStreamShards)

} // namespace tst_stream_shards

#include "tst_stream_shards.moc"
