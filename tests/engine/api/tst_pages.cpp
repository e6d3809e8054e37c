// Whatever the page size, the direction and the number of segments: pages put together are the whole, in order, once.

#include "engine/planner/start_key.h"
#include "tests/engine/api/table_fixture.h"
#include "tests/support/program.h"

#include <numeric>
#include <random>

namespace tst_pages {

using namespace rf;
using namespace rf::test;

namespace {

constexpr int kPartitions = 9;
constexpr const char* kTable = "Things";

/// 240 items: partitions of unequal length, a local index on every second item, a global one on every third, with many
/// equal index keys.
std::vector<Item> things() {
    std::vector<Item> items;
    std::mt19937 random(5);
    for (int i = 0; i < 240; ++i) {
        Item item{{"pk", s("p" + std::to_string(i * i % kPartitions))}, {"sk", n(i * 7 % 241 - 100)}, {"i", n(i)}};
        if (i % 2 == 0) item.set("l", s(std::string(1, static_cast<char>('a' + random() % 5))));
        if (i % 3 == 0) item.set("g", s("g" + std::to_string(random() % 3)));
        if (i % 5 != 0) item.set("h", n(random() % 4));
        items.push_back(std::move(item));
    }
    return items;
}

using Pages = std::vector<Item>;

} // namespace

class TestPages : public QObject {
    Q_OBJECT

    TableFixture m_fixture{TableFixture::memory()};
    std::vector<Item> m_items = things();

    plan::Source source(const char* index) {
        const TablePtr table = m_fixture.table(kTable);
        return {table.get(), index ? table->findIndex(index) : nullptr};
    }

    /// What a read of `index` must give: every item with all keys of it, by key bytes.
    std::vector<Item> expected(const char* index, const std::function<bool(const Item&)>& want) {
        const plan::Source from = source(index);
        std::map<std::string, Item> sorted;
        for (const Item& item : m_items) {
            const auto names = plan::startKeyAttributes(from);
            const bool member = std::all_of(names.begin(), names.end(), [&](const auto& each) { return item.contains(each.name); });
            if (member && want(item)) sorted.emplace(plan::startKeyBytes(from, item), item);
        }
        std::vector<Item> items;
        for (auto& [key, item] : sorted) items.push_back(item);
        return items;
    }

    /// Follows LastEvaluatedKey to the end. Every page but the last holds exactly `limit` examined items.
    template <class Op>
    Pages all(typename Op::Input input, std::int64_t& examined) {
        Pages items;
        for (int page = 0; page < 1000; ++page) {
            PageOutput out = m_fixture.must<Op>(input);
            examined += out.scannedCount;
            if (static_cast<std::size_t>(out.count) != out.items->size()) qFatal("count and items differ");
            for (Item& item : *out.items) items.push_back(std::move(item));
            if (!out.lastEvaluatedKey) return items;
            if (input.limit && out.scannedCount != *input.limit) qFatal("a page in the middle is short");
            input.exclusiveStartKey = InputAttributes(std::move(*out.lastEvaluatedKey));
        }
        qFatal("the pages have no end");
    }

private slots:
    void initTestCase() {
        m_fixture.must<CreateTable>({.tableName = kTable,
                                     .attributeDefinitions = std::vector<AttributeDefinitionIn>{
                                         {"pk", "S"}, {"sk", "N"}, {"l", "S"}, {"g", "S"}, {"h", "N"}},
                                     .keySchema = keys({"pk", "sk"}),
                                     .localSecondaryIndexes = std::vector{localIndex("local", {"pk", "l"})},
                                     .globalSecondaryIndexes = std::vector{globalIndex("global", {"g", "h"})},
                                     .billingMode = "PAY_PER_REQUEST"});
        for (const Item& item : m_items) m_fixture.put(kTable, item);
    }

    void queries_data() {
        QTest::addColumn<QString>("index");
        QTest::addColumn<int>("limit");
        QTest::addColumn<bool>("forward");
        for (const char* index : {"", "local", "global"})
            for (const int limit : {0, 1, 2, 3, 7, 40, 1000})
                for (const bool forward : {true, false})
                    QTest::addRow("%s limit %d %s", index, limit, forward ? "forward" : "backward") << index << limit << forward;
    }
    void queries() {
        QFETCH(QString, index);
        QFETCH(int, limit);
        QFETCH(bool, forward);
        const std::string name = index.toStdString();
        const bool global = name == "global";
        for (int partition = 0; partition < kPartitions; ++partition) {
            const AttributeValue value = s((global ? "g" : "p") + std::to_string(partition));
            Query::Input in{.tableName = kTable, .scanIndexForward = forward};
            if (!name.empty()) in.indexName = name;
            if (limit) in.limit = limit;
            in.keyConditionExpression = global ? "g = :v" : "pk = :v";
            in.expressionAttributeValues = InputAttributes({{":v", value}});
            std::int64_t examined = 0;
            const Pages pages = all<Query>(in, examined);
            auto want = expected(name.empty() ? nullptr : name.c_str(),
                                 [&](const Item& item) { return *item.find(global ? "g" : "pk") == value; });
            if (!forward) std::reverse(want.begin(), want.end());
            QCOMPARE(pages.size(), want.size());
            QVERIFY(pages == want);
            QCOMPARE(examined, std::int64_t(want.size()));
        }
    }

    void scans_data() {
        QTest::addColumn<QString>("index");
        QTest::addColumn<int>("limit");
        QTest::addColumn<int>("segments");
        for (const char* index : {"", "local", "global"})
            for (const int limit : {0, 1, 3, 50})
                for (const int segments : {0, 1, 2, 3, 7, 64})
                    QTest::addRow("%s limit %d segments %d", index, limit, segments) << index << limit << segments;
    }
    void scans() {
        QFETCH(QString, index);
        QFETCH(int, limit);
        QFETCH(int, segments);
        const std::string name = index.toStdString();
        Pages together;
        std::int64_t examined = 0;
        for (int segment = 0; segment < std::max(segments, 1); ++segment) {
            Scan::Input in{.tableName = kTable};
            if (!name.empty()) in.indexName = name;
            if (limit) in.limit = limit;
            if (segments) {
                in.segment = segment;
                in.totalSegments = segments;
            }
            for (Item& item : all<Scan>(in, examined)) together.push_back(std::move(item));
        }
        const auto want = expected(name.empty() ? nullptr : name.c_str(), [](const Item&) { return true; });
        QVERIFY(together == want); // segments follow one another in hash order
        QCOMPARE(examined, std::int64_t(want.size()));
    }

    void filtersLeaveThePagesAlone() {
        for (const int limit : {1, 4, 33}) {
            Scan::Input in{.tableName = kTable, .limit = limit, .filterExpression = "i < :v"};
            in.expressionAttributeValues = InputAttributes({{":v", n(60)}});
            std::int64_t examined = 0;
            const Pages pages = all<Scan>(in, examined);
            QVERIFY(pages == expected(nullptr, [](const Item& item) { return item.find("i")->asNumber() < Number::fromInt(60); }));
            QCOMPARE(examined, std::int64_t(m_items.size()));
        }
    }

    void countsAgreeWithItems() {
        Scan::Input in{.tableName = kTable, .limit = 11, .select = "COUNT"};
        std::int64_t count = 0;
        while (true) {
            const PageOutput out = m_fixture.must<Scan>(in);
            QVERIFY(!out.items);
            count += out.count;
            if (!out.lastEvaluatedKey) break;
            in.exclusiveStartKey = InputAttributes(*out.lastEvaluatedKey);
        }
        QCOMPARE(count, std::int64_t(m_items.size()));
    }

    void itemsDeletedBetweenPagesDoNotMatter() {
        Query::Input in{.tableName = kTable, .limit = 2, .keyConditionExpression = "pk = :v"};
        in.expressionAttributeValues = InputAttributes({{":v", s("p1")}});
        const PageOutput first = m_fixture.must<Query>(in);
        const auto whole = expected(nullptr, [](const Item& item) { return *item.find("pk") == s("p1"); });
        m_fixture.erase(kTable, *first.lastEvaluatedKey);
        in.exclusiveStartKey = InputAttributes(*first.lastEvaluatedKey);
        in.limit.reset();
        std::int64_t examined = 0;
        QVERIFY(all<Query>(in, examined) == Pages(whole.begin() + 2, whole.end()));
        m_fixture.put(kTable, whole[1]);
    }

    void pagesOfAMegabyte() {
        m_fixture.must<CreateTable>({.tableName = "Large",
                                     .attributeDefinitions = std::vector<AttributeDefinitionIn>{{"pk", "S"}, {"sk", "N"}},
                                     .keySchema = keys({"pk", "sk"}),
                                     .billingMode = "PAY_PER_REQUEST"});
        const std::size_t sizes[] = {1, 300'000, 50'000, 399'000, 7, 120'000};
        std::vector<std::size_t> bytes;
        for (int i = 0; i < 40; ++i) {
            Item item{{"pk", s("p")}, {"sk", n(i)}, {"x", s(std::string(sizes[i % 6], 'x'))}};
            bytes.push_back(sizeOf(item));
            m_fixture.put("Large", std::move(item));
        }
        for (const bool forward : {true, false}) {
            Query::Input in{.tableName = "Large", .scanIndexForward = forward, .keyConditionExpression = "pk = :v"};
            in.expressionAttributeValues = InputAttributes({{":v", s("p")}});
            std::vector<std::int64_t> seen;
            while (true) {
                const PageOutput out = m_fixture.must<Query>(in);
                std::size_t page = 0;
                for (const Item& item : *out.items) {
                    seen.push_back(std::stoll(item.find("sk")->asNumber().toString()));
                    QVERIFY2(page < 1'048'576, "the page went on behind a megabyte");
                    page += bytes[static_cast<std::size_t>(seen.back())];
                }
                if (!out.lastEvaluatedKey) break;
                QVERIFY2(page >= 1'048'576, "the page ended before a megabyte");
                in.exclusiveStartKey = InputAttributes(*out.lastEvaluatedKey);
            }
            std::vector<std::int64_t> want(40);
            std::iota(want.begin(), want.end(), 0);
            if (!forward) std::reverse(want.begin(), want.end());
            QVERIFY(seen == want);
        }
    }
};

RF_TEST_GUILESS_MAIN(TestPages)

} // namespace tst_pages

#include "tst_pages.moc"
