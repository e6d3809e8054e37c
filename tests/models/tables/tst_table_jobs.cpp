// Copying, purging and examining the items of a table.

#include "engine/api/ops/get_item.h"
#include "engine/api/ops/put_item.h"
#include "engine/api/ops/query.h"
#include "engine/api/ops/scan.h"
#include "engine/maintenance/table_jobs.h"
#include "engine/service.h"
#include "tests/models/support/shop.h"
#include "tests/support/program.h"

namespace tst_table_jobs {

using namespace rf;

namespace {

constexpr const char* kRegion = "us-east-1";

struct World {
    World() : service(models::test::memoryEngine()) {
        for (const char* name : {"Shop", "Copy"}) models::test::made(*service, models::test::shopInput(name));
    }
    void put(int customer, int order, const QByteArray& more = {}) {
        models::test::put(*service, "Shop", models::test::keyed(("C#" + QByteArray::number(customer)).constData(), ("O#" + QByteArray::number(order)).constData(), more));
    }
    std::int64_t count(const char* table, const char* index = nullptr) {
        Scan::Input input{.tableName = table};
        if (index) input.indexName = index;
        input.select = "COUNT";
        std::int64_t sum = 0;
        for (;;) {
            const auto page = call<Scan>(*service, input);
            if (!page) qFatal("%s", page.error().message.c_str());
            sum += page->count;
            if (!page->lastEvaluatedKey) return sum;
            input.exclusiveStartKey = InputAttributes(*page->lastEvaluatedKey);
        }
    }
    Store& store() { return *service->store(); }
    std::unique_ptr<Service> service;
};

} // namespace

class TestTableJobs : public QObject {
    Q_OBJECT
private slots:
    void aCopyHasEveryItemAndItsEntries() {
        World world;
        for (int i = 0; i < 5'000; ++i) world.put(i % 50, i, i % 2 ? "\"gsi1pk\":{\"S\":\"A\"},\"gsi1sk\":{\"S\":\"B\"}" : "");
        std::int64_t told = 0;
        const auto report = copyItems(world.store(), kRegion, "Shop", "Copy", [&](std::int64_t done, std::int64_t total) {
            told = done;
            return total == 5'000;
        });
        QVERIFY2(report, report ? "" : report.error().message.c_str());
        QCOMPARE(report->items, 5'000);
        QCOMPARE(told, 5'000);
        QCOMPARE(world.count("Copy"), 5'000);
        QCOMPARE(world.count("Copy", "GSI1"), 2'500);
        QCOMPARE(world.count("Shop"), 5'000);
    }
    void whatDoesNotFitIsRefusedWithItsReason() {
        World world;
        CreateTable::Input input = models::test::shopInput("Numbers");
        input.attributeDefinitions = {{{"pk", "S"}, {"sk", "S"}, {"email", "N"}}};
        input.globalSecondaryIndexes->erase(input.globalSecondaryIndexes->begin());
        models::test::made(*world.service, input);
        world.put(1, 1, R"("email":{"S":"a@b"})");
        world.put(1, 2);
        const auto report = copyItems(world.store(), kRegion, "Shop", "Numbers");
        QVERIFY(report && report->items == 1 && report->rejected == 1);
        QVERIFY2(report->details.front().find("O#1") != std::string::npos && report->details.front().find("email") != std::string::npos, report->details.front().c_str());
    }
    void aPurgeLeavesTheTableAndNothingInIt() {
        World world;
        for (int i = 0; i < 4'500; ++i) world.put(i, i, "\"gsi1pk\":{\"S\":\"A\"},\"gsi1sk\":{\"S\":\"B\"}");
        const auto erased = purgeItems(world.store(), kRegion, "Shop");
        QVERIFY(erased);
        QCOMPARE(*erased, 4'500);
        QCOMPARE(world.count("Shop"), 0);
        QCOMPARE(world.count("Shop", "GSI1"), 0);
        QCOMPARE(models::test::described(*world.service, "Shop").itemCount, 0);
        world.put(1, 1);
        QCOMPARE(world.count("Shop"), 1);
    }
    void cancelledWorkSaysWhatItLeft() {
        World world;
        for (int i = 0; i < 5'000; ++i) world.put(i, i);
        const auto purged = purgeItems(world.store(), kRegion, "Shop", [](std::int64_t done, std::int64_t) { return done < 2'000; });
        QVERIFY(!purged && purged.error().code == ErrorCode::Cancelled);
        QVERIFY2(purged.error().message.find("2000 items are deleted") != std::string::npos, purged.error().message.c_str());
        QCOMPARE(world.count("Shop"), 3'000);
        const auto copied = copyItems(world.store(), kRegion, "Shop", "Copy", [](std::int64_t, std::int64_t) { return false; });
        QVERIFY(!copied && copied.error().message.find("2000 items stay in Copy") != std::string::npos);
        QCOMPARE(world.count("Copy"), 2'000);
    }
    void anUnknownTableIsSaid() {
        World world;
        QVERIFY(copyItems(world.store(), kRegion, "Shop", "Nowhere").error().code == ErrorCode::ResourceNotFound);
        QVERIFY(purgeItems(world.store(), kRegion, "Nowhere").error().code == ErrorCode::ResourceNotFound);
        QVERIFY(examineTable(world.store(), "eu-west-1", "Shop", 0).error().code == ErrorCode::ResourceNotFound);
    }

    void itemsAreExamined() {
        World world;
        for (int i = 0; i < 300; ++i) world.put(i % 100, i, "\"n\":{\"N\":\"1\"}");
        for (int i = 0; i < 50; ++i) world.put(7, 1'000 + i, "\"text\":{\"S\":\"" + QByteArray(3'000, 'x') + "\"},\"n\":{\"S\":\"one\"}");
        auto all = examineTable(world.store(), kRegion, "Shop", 0);
        QVERIFY(all);
        QCOMPARE(all->items, 350);
        QCOMPARE(all->allItems, 350);
        QCOMPARE(all->bytes, models::test::described(*world.service, "Shop").sizeBytes);
        QCOMPARE(all->partitions, 100);
        QCOMPARE(all->largestPartition, 53);
        QCOMPARE(all->largestPartitionKey, "C#7");
        QCOMPARE(all->sizes[0], 300); // up to 512 B
        QCOMPARE(all->sizes[3], 50);  // up to 4 KB
        QVERIFY(all->largest > 3'000 && all->largestKey.find("O#10") != std::string::npos);
        QCOMPARE(all->attributes.front().name, "text");
        QCOMPARE(all->attributes.front().items, 50);
        for (const auto& each : all->attributes)
            if (each.name == "n") {
                QCOMPARE(each.types[std::size_t(Type::N)], 300);
                QCOMPARE(each.types[std::size_t(Type::S)], 50);
                QCOMPARE(each.items, 350);
            }
        QCOMPARE(examineTable(world.store(), kRegion, "Shop", 40)->items, 40);
        QCOMPARE(examineTable(world.store(), kRegion, "Copy", 0)->items, 0);
    }
};

RF_TEST_GUILESS_MAIN(TestTableJobs)

} // namespace tst_table_jobs

#include "tst_table_jobs.moc"
