// Made-up items: they follow the table's shapes, come again with the same seed, and replace nothing.

#include "engine/maintenance/new_file.h"
#include "engine/storage/item_store.h"
#include "engine/storage/sqlite/sqlite_store.h"
#include "engine/transfer/generate.h"
#include "engine/value/item_codec.h"
#include "engine/value/json.h"
#include "tests/support/program.h"

namespace tst_generate {

using namespace rf;
using namespace rf::transfer;
namespace fs = std::filesystem;

class TestGenerate : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Store> m_store;

    static std::map<std::string, Item> items(Store& store, std::string_view table) {
        std::map<std::string, Item> found;
        (void)store.read([&](ReadTxn& txn) {
            return txn.scan(txn.catalog().find(kDefaultRegion, table)->tree, {}, [&](std::string_view key, std::string_view bytes, std::size_t) {
                found.emplace(std::string(key), decodeItem(bytes).value());
                return true;
            });
        });
        return found;
    }
    fs::path path(const char* name) const { return fs::path(m_dir->path().toStdString()) / name; }
    std::unique_ptr<Store> sample(const char* name, const char* kind) {
        if (!makeSample(path(name), kind, {})) return nullptr;
        auto store = openSqliteStore(path(name), {});
        return store ? std::move(*store) : nullptr;
    }

private slots:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_store.reset(); }

    void followsTheShop() {
        m_store = sample("shop.rfdb", "ecommerce");
        QVERIFY(m_store);
        const auto before = items(*m_store, "Shop");
        const auto made = generateItems(*m_store, kDefaultRegion, "Shop", {.count = 2'000, .seed = 7});
        QVERIFY2(made, made ? "" : made.error().message.c_str());
        QCOMPARE(made->items, 2'000);
        const auto after = items(*m_store, "Shop");
        QCOMPARE(after.size(), before.size() + 2'000);
        for (const auto& [key, item] : before) QVERIFY(after.at(key) == item); // nothing was replaced
        std::set<std::string> statuses, known;
        for (const auto& [key, item] : before)
            if (const auto* status = item.find("status")) known.insert(status->asString());
        int orders = 0;
        for (const auto& [key, item] : after) {
            if (before.contains(key)) continue;
            const std::string kind = item.find("type")->asString(), pk = item.find("pk")->asString();
            if (kind != "Product") QVERIFY2(pk.starts_with("CUSTOMER#c-"), pk.c_str());
            if (const auto* status = item.find("status")) statuses.insert(status->asString());
            if (kind != "Order") continue;
            ++orders;
            QVERIFY(item.find("sk")->asString().starts_with("ORDER#"));
            QCOMPARE(item.find("gsi1pk")->asString(), "STATUS#" + item.find("status")->asString()); // what repeats goes on repeating
            QCOMPARE(item.find("gsi1sk")->asString(), item.find("placedAt")->asString());
            QVERIFY(item.find("shipTo")->asMap().contains("city"));
            QVERIFY(item.find("gift")->is(Type::BOOL));
        }
        QVERIFY2(orders > 200, std::to_string(orders).c_str());
        for (const std::string& status : statuses) QVERIFY2(known.contains(status), status.c_str());
    }
    void theSameSeedGivesTheSame() {
        m_store = sample("a.rfdb", "games");
        QVERIFY(m_store);
        const auto once = previewItems(*m_store, kDefaultRegion, "Arcade", 50, 3), again = previewItems(*m_store, kDefaultRegion, "Arcade", 50, 3);
        const auto other = previewItems(*m_store, kDefaultRegion, "Arcade", 50, 4);
        QVERIFY(once && again && other);
        QVERIFY(*once == *again);
        QVERIFY(*once != *other);
        QCOMPARE(items(*m_store, "Arcade").size(), std::size_t(60'000)); // a preview writes nothing
    }
    void numbersStayInTheirRange() {
        m_store = sample("s.rfdb", "sensors");
        QVERIFY(m_store);
        const auto made = previewItems(*m_store, kDefaultRegion, "Readings", 400, 1);
        QVERIFY(made);
        for (const Item& item : *made) {
            const auto* humidity = item.find("humidity");
            if (!humidity) continue;
            QVERIFY(humidity->asNumber() >= *Number::parse("30") && humidity->asNumber() <= *Number::parse("68"));
            QVERIFY(humidity->asNumber().toString().size() <= 5); // two decimals, as those seen
        }
    }
    void nothingToFollowAndNoRoomAreSaid() {
        auto store = openSqliteStore(path("t.rfdb"), {.mode = OpenMode::Create});
        QVERIFY(store);
        m_store = std::move(*store);
        TableSchema schema;
        schema.region = kDefaultRegion;
        schema.name = "Few";
        schema.billingMode = BillingMode::PayPerRequest;
        schema.attributeDefinitions = {{"id", Type::S}};
        schema.key.hash = {{"id", Type::S}};
        const auto table = addTable(*m_store, schema);
        QVERIFY(table);
        QVERIFY(generateItems(*m_store, kDefaultRegion, "Few", {}).error().message.find("empty") != std::string::npos);
        QVERIFY(m_store->write([&](WriteTxn& txn) -> Status {
            RF_TRY(writeItem(txn, **table, std::nullopt, Item{{"id", AttributeValue::string("only-this")}}));
            return {};
        }));
        const auto none = generateItems(*m_store, kDefaultRegion, "Few", {.count = 5});
        QVERIFY(!none && none.error().message.find("no room") != std::string::npos);
        QCOMPARE(int(generateItems(*m_store, kDefaultRegion, "None", {}).error().code), int(ErrorCode::ResourceNotFound));
    }
    void cancelledKeepsWhatItMade() {
        m_store = sample("c.rfdb", "saas");
        QVERIFY(m_store);
        const auto stopped = generateItems(*m_store, kDefaultRegion, "Tenants", {.count = 5'000}, [](std::int64_t done, std::int64_t) { return done < 1'500; });
        QCOMPARE(int(stopped.error().code), int(ErrorCode::Cancelled));
        QCOMPARE(items(*m_store, "Tenants").size(), std::size_t(41'500));
    }
};

RF_TEST_GUILESS_MAIN(TestGenerate)

} // namespace tst_generate

#include "tst_generate.moc"
