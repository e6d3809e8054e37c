// Price book, price table and bill of a file: user's copies, what is refused, and the bill of a real engine's traffic.

#include "models/pricing/bill_model.h"
#include "models/pricing/price_table_model.h"
#include "tests/models/support/file_clock.h"
#include "tests/models/support/shop.h"
#include "tests/support/held_clock.h"
#include "tests/support/program.h"
#include "tests/support/shop_load.h"

#include <QAbstractItemModelTester>

namespace tst_pricing_models {

using namespace rf::models;
using rf::test::HeldClock;
using rf::test::ShopLoad;

namespace {

const QString kShipped = QStringLiteral(RF_SOURCE_DIR "/resources/prices");

class FolderSettings : public MemorySettings {
public:
    explicit FolderSettings(const QString& folder) : m_folder(folder) {}
    QString folder() const override { return m_folder; }

private:
    QString m_folder;
};

bool write(const QString& path, const QByteArray& text) {
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

std::unique_ptr<rf::Service> engineWith(const HeldClock& clock) {
    auto engine = rf::openEngine({}, {.mode = rf::EngineOptions::Mode::InMemory, .clock = &clock});
    if (!engine) qFatal("no engine");
    return std::move(*engine);
}

QString partText(const FileBill& bill) {
    QStringList parts;
    for (const CostRow& each : bill.parts) parts << each.name + '=' + moneyText(each.usd);
    return parts.join("; ");
}

} // namespace

class TestPricingModels : public QObject {
    Q_OBJECT
private slots:
    void theShippedTableIsTheFirst() {
        MemorySettings settings;
        PriceBook book(&settings, kShipped);
        QCOMPARE(book.region(), "us-east-1");
        QCOMPARE(book.regions(), QStringList{"us-east-1"});
        QVERIFY(book.table() && !book.isEdited() && book.problem().isEmpty());
        QCOMPARE(book.date(), "2024-11-01");
    }
    void theUsersCopyWinsAndOutlastsTheProgram() {
        QTemporaryDir folder;
        FolderSettings settings(folder.path());
        {
            PriceBook book(&settings, kShipped);
            PriceTableModel model;
            const QAbstractItemModelTester tester(&model);
            model.take(book);
            QVERIFY(model.setData(model.index(0, PriceTableModel::Standard), "0.5"));
            QVERIFY(model.isChanged());
            QCOMPARE(model.keep(book, " 2026-01-02 "), QString());
            QVERIFY(book.isEdited());
        }
        PriceBook again(&settings, kShipped);
        QVERIFY(again.isEdited());
        QCOMPARE(again.date(), "2026-01-02");
        QCOMPARE(again.table()->of(rf::pricing::PriceItem::WriteRequestUnit, rf::TableClass::Standard).usd, 0.5);
        QCOMPARE(again.shipped()->of(rf::pricing::PriceItem::WriteRequestUnit, rf::TableClass::Standard).usd, 0.625);
        QSignalSpy changed(&again, &PriceBook::changed);
        again.reset();
        QCOMPARE(changed.count(), 1);
        QVERIFY(!again.isEdited());
        QCOMPARE(again.table()->of(rf::pricing::PriceItem::WriteRequestUnit, rf::TableClass::Standard).usd, 0.625);
    }
    void aBrokenCopyIsNoPriceAtAll() {
        QTemporaryDir folder;
        FolderSettings settings(folder.path());
        QVERIFY(write(folder.filePath("prices/us-east-1.tsv"), "region\tus-east-1\nlunch\tStandard\t1\t1\t0\t\t\n"));
        PriceBook book(&settings, kShipped);
        QVERIFY(!book.table() && book.isEdited());
        QCOMPARE(book.problem(), "Line 2 of the price table: there is no price called lunch");
        book.reset();
        QVERIFY(book.table() && book.problem().isEmpty());
    }
    void missingPricesAreSaid() {
        MemorySettings settings;
        PriceBook book(&settings, QStringLiteral("/nowhere"));
        QVERIFY(!book.table());
        QCOMPARE(book.problem(), "There are no prices of us-east-1");
    }
    void regionsAreFiles() {
        QTemporaryDir folder;
        FolderSettings settings(folder.path());
        QFile shipped(kShipped + "/us-east-1.tsv");
        QVERIFY(shipped.open(QIODevice::ReadOnly));
        QVERIFY(write(folder.filePath("prices/eu-west-1.tsv"), shipped.readAll().replace("region\tus-east-1", "region\teu-west-1")));
        PriceBook book(&settings, kShipped);
        QCOMPARE(book.regions(), (QStringList{"eu-west-1", "us-east-1"}));
        book.setRegion("eu-west-1");
        QCOMPARE(book.table()->region, std::string("eu-west-1"));
        book.setRegion("../../secret");
        QCOMPARE(book.region(), "eu-west-1");
        QCOMPARE(PriceBook(&settings, kShipped).region(), "eu-west-1");
    }

    void whatIsNoPriceIsRefused_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("says");
        QTest::newRow("words") << "plenty" << "“plenty”: not a number";
        QTest::newRow("below zero") << "-1" << "“-1”: a price is 0 or more";
        QTest::newRow("nothing") << "" << "“”: not a number";
        QTest::newRow("infinite") << "inf" << "“inf”: a price is 0 or more";
    }
    void whatIsNoPriceIsRefused() {
        QFETCH(QString, typed);
        QFETCH(QString, says);
        MemorySettings settings;
        PriceBook book(&settings, kShipped);
        PriceTableModel model;
        model.take(book);
        QSignalSpy refused(&model, &PriceTableModel::refused);
        QVERIFY(!model.setData(model.index(2, PriceTableModel::StandardIa), typed));
        QCOMPARE(refused.value(0).value(0).toString(), says);
        QVERIFY(!model.isChanged());
        QVERIFY(!model.setData(model.index(2, PriceTableModel::Item), "0.1"));
    }
    void costsAreRows() {
        CostRowsModel model;
        const QAbstractItemModelTester tester(&model);
        model.setRows({{"a", 10}, {"b", 40}});
        QCOMPARE(model.index(0).data(CostRowsModel::ShareRole).toDouble(), 0.25);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.setRows({{"a", 10}, {"b"}});
        QCOMPARE(reset.count(), 0);
        QCOMPARE(model.index(1).data(CostRowsModel::AmountRole).toString(), "–");
        QCOMPARE(model.index(1).data(CostRowsModel::ShareRole).toDouble(), 0.0);
        QCOMPARE(moneyText(0), "$0.00");
        QCOMPARE(moneyText(0.001), "<$0.01");
        QCOMPARE(moneyText(284.161), "$284.16");
        QCOMPARE(moneyText(12'345.6), "$12,346");
    }

    void aBillIsOfWhatTheMeterSaw() {
        HeldClock clock{rf::test::kShopOpens};
        const auto engine = engineWith(clock);
        auto input = rf::models::test::shopInput();
        QVERIFY(rf::call<rf::CreateTable>(*engine, input));
        MemorySettings settings;
        PriceBook book(&settings, kShipped);
        FileBill bill = billOf(*engine, *book.table(), clock.nowMs());
        QVERIFY(bill.known);
        QCOMPARE(bill.usd, 0.0);
        QCOMPARE(bill.windowText(), "no traffic yet");

        // Ten minutes of 20 writes a second: 20 * 3600 * 730 = 52.56 million a month, at 0.625 a million.
        const auto table = engine->catalog()->find("us-east-1", "Shop");
        clock.setMs(clock.nowMs() / 60'000 * 60'000);
        for (int second = 0; second < 600; ++second) {
            engine->meter()->use(rf::capacity::Side::Write, {table, nullptr, {}}, 20);
            clock.advance(1000);
        }
        bill = billOf(*engine, *book.table(), clock.nowMs());
        QCOMPARE(bill.windowText(), "last 10 min");
        QCOMPARE(partText(bill), "Write requests, on demand=$32.85");
        QCOMPARE(bill.tables.size(), 1);
        QCOMPARE(bill.tables[0].usd, bill.usd);
        QVERIFY(bill.tables[0].onDemand);

        // A day later nothing of it counts.
        clock.advance(25LL * 3600 * 1000);
        QCOMPARE(billOf(*engine, *book.table(), clock.nowMs()).usd, 0.0);
    }
    void capacityIsPaidWhetherItIsUsedOrNot() {
        HeldClock clock{rf::test::kShopOpens};
        const auto engine = engineWith(clock);
        auto input = rf::models::test::shopInput();
        input.billingMode = std::string("PROVISIONED");
        input.provisionedThroughput = rf::ProvisionedThroughputIn{100, 50};
        for (auto& index : *input.globalSecondaryIndexes) index.provisionedThroughput = rf::ProvisionedThroughputIn{10, 10};
        QVERIFY(rf::call<rf::CreateTable>(*engine, input));
        MemorySettings settings;
        PriceBook book(&settings, kShipped);
        // (100 + 2*10) * 730 * 0.00013 and (50 + 2*10) * 730 * 0.00065
        QCOMPARE(partText(billOf(*engine, *book.table(), clock.nowMs())), "Read capacity, provisioned=$11.39; Write capacity, provisioned=$33.21");
    }
    void whatIsStoredIsPaid() {
        HeldClock clock{rf::test::kShopOpens};
        const auto engine = engineWith(clock);
        auto input = rf::models::test::shopInput();
        input.tableClass = std::string("STANDARD_INFREQUENT_ACCESS"); // nothing is free there
        QVERIFY(rf::call<rf::CreateTable>(*engine, input));
        clock.advance(5000);
        rf::models::test::put(*engine, "Shop", rf::models::test::keyed("a", "b", R"("email":{"S":"x"})"));
        const auto use = tableUseOf(*engine, *engine->catalog()->find("us-east-1", "Shop"), 0, 0);
        QCOMPARE(use.storedItems, 2.0); // the item, and its entry in GSI2
        QVERIFY(use.storedBytes > 10);
        QVERIFY(use.tableClass == rf::TableClass::StandardInfrequentAccess);
    }

    void theModelFollowsItsFile() {
        rf::models::test::FileClock clock{rf::test::kShopOpens};
        MemorySettings settings;
        PriceBook book(&settings, kShipped);
        BillModel model(&book);
        model.setNow([&clock] { return clock.nowMs(); });
        const QAbstractItemModelTester parts(model.parts()), tables(model.tables());
        FileSession file("shop.rfdb", FileSession::Mode::InMemory, [&clock](const auto&, const auto&) {
            auto engine = engineWith(clock);
            rf::models::test::shopInput();
            auto input = rf::models::test::shopInput();
            input.billingMode = std::string("PROVISIONED");
            input.provisionedThroughput = rf::ProvisionedThroughputIn{100, 50};
            for (auto& index : *input.globalSecondaryIndexes) index.provisionedThroughput = rf::ProvisionedThroughputIn{1, 1};
            if (!rf::call<rf::CreateTable>(*engine, input)) qFatal("no table");
            return rf::Result<std::unique_ptr<rf::Service>>(std::move(engine));
        });
        file.open();
        model.setFile(&file);
        QVERIFY(!model.bill().known);
        QTRY_VERIFY_WITH_TIMEOUT(model.bill().known, 20'000);
        QCOMPARE(model.parts()->rowCount(), 2);
        QCOMPARE(model.tables()->rowCount(), 1);
        QVERIFY(model.breakdown().contains("Shop"));
        // Half the price of a WCU: at once.
        rf::pricing::PriceTable prices = *book.table();
        const double before = model.bill().usd;
        for (auto& each : prices.prices)
            if (each.item == rf::pricing::PriceItem::WriteCapacityHour) each.usd /= 2;
        QCOMPARE(book.save(prices), QString());
        QTRY_VERIFY_WITH_TIMEOUT(model.bill().usd < before - 5, 20'000);
        QVERIFY(model.bill().edited);
        model.setFile(nullptr);
        QVERIFY(!model.bill().known);
        QCOMPARE(model.parts()->rowCount(), 0);
    }
    void withoutPricesTheModelSaysSo() {
        MemorySettings settings;
        PriceBook book(&settings, QStringLiteral("/nowhere"));
        BillModel model(&book);
        FileSession file("shop.rfdb", FileSession::Mode::InMemory, [](const auto&, const auto&) {
            return rf::Result<std::unique_ptr<rf::Service>>(rf::models::test::memoryEngine());
        });
        file.open();
        model.setFile(&file);
        QTRY_COMPARE_WITH_TIMEOUT(model.bill().problem, "There are no prices of us-east-1", 20'000);
        QVERIFY(!model.bill().known);
    }
};

RF_TEST_GUILESS_MAIN(TestPricingModels)

} // namespace tst_pricing_models

#include "tst_pricing_models.moc"
