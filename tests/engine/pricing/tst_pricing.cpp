// Price tables and bills (spec/04 §7): the shipped table, its errors, and hand-computed examples.

#include "engine/pricing/bill.h"
#include "tests/support/program.h"

namespace tst_pricing {

using namespace rf;
using namespace rf::pricing;
using capacity::Sample;
using capacity::Side;

namespace {

QByteArray shippedText() {
    QFile file(QStringLiteral(RF_SOURCE_DIR "/resources/prices/us-east-1.tsv"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

PriceTable shipped() {
    auto table = pricesFromText(shippedText().toStdString());
    return table ? *table : PriceTable{};
}

std::string errorOf(const QByteArray& text) {
    const auto table = pricesFromText(text.toStdString());
    return table ? "" : table.error().message;
}

Sample at(std::int64_t second, double read, double write) {
    Sample sample;
    sample.second = second;
    sample.read.provisioned = read;
    sample.write.provisioned = write;
    return sample;
}

} // namespace

class TestPricing : public QObject {
    Q_OBJECT
private slots:
    void theShippedTableIsWhole() {
        const auto table = pricesFromText(shippedText().toStdString());
        QVERIFY2(table, table ? "" : table.error().message.c_str());
        QCOMPARE(table->region, std::string("us-east-1"));
        QCOMPARE(table->prices.size(), std::size_t(2 * kPriceItems));
        QCOMPARE(table->of(PriceItem::WriteRequestUnit, TableClass::Standard).usd, 0.625);
        QCOMPARE(table->of(PriceItem::StorageGbMonth, TableClass::StandardInfrequentAccess).usd, 0.10);
    }
    void textGoesRound() {
        PriceTable table = shipped();
        table.prices[3].usd = 1.0 / 3;
        const auto again = pricesFromText(textOf(table));
        QVERIFY(again);
        QVERIFY(*again == table);
    }

    void whatIsWrongIsSaid_data() {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QByteArray>("says");
        const QByteArray line = "write_request_unit\tStandard\t0.625\t1000000\t0\tannouncement of 1 Nov 2024\tsure";
        QTest::newRow("not a number") << line << QByteArray("write_request_unit\tStandard\tmuch\t1\t0\t\t") << QByteArray("Line 7 of the price table: not a number: much");
        QTest::newRow("nan") << line << QByteArray("write_request_unit\tStandard\tnan\t1\t0\t\t") << QByteArray("Line 7 of the price table: not a number: nan");
        QTest::newRow("negative") << line << QByteArray("write_request_unit\tStandard\t-1\t1\t0\t\t") << QByteArray("Line 7 of the price table: a price is 0 or more");
        QTest::newRow("for none") << line << QByteArray("write_request_unit\tStandard\t1\t0\t0\t\t") << QByteArray("Line 7 of the price table: a price is for more than 0 units");
        QTest::newRow("other class") << line << QByteArray("write_request_unit\tGlacier\t1\t1\t0\t\t") << QByteArray("Line 7 of the price table: the class is Standard or Standard-IA, not Glacier");
        QTest::newRow("unknown") << line << QByteArray("lunch\tStandard\t1\t1\t0\t\t") << QByteArray("Line 7 of the price table: there is no price called lunch");
        QTest::newRow("columns") << line << QByteArray("lunch\tStandard\t1") << QByteArray("Line 7 of the price table: 7 columns are needed, 3 are there");
        QTest::newRow("twice") << line << line + '\n' + line << QByteArray("Line 8 of the price table: write_request_unit (Standard) is there twice");
        QTest::newRow("missing") << '\n' + line + '\n' << QByteArray("\n") << QByteArray("The price table of us-east-1 lacks write_request_unit (Standard).");
        QTest::newRow("no region") << QByteArray("region\tus-east-1") << QByteArray() << QByteArray("The price table names no region.");
    }
    void whatIsWrongIsSaid() {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QByteArray, says);
        QByteArray text = shippedText();
        QVERIFY(text.contains(from));
        QCOMPARE(QByteArray::fromStdString(errorOf(text.replace(from, to))), says);
    }
    void nothingIsNoTable() { QVERIFY(!errorOf({}).empty()); }

    void bills_data() {
        QTest::addColumn<QStringList>("cells");
        QFile file(QStringLiteral(RF_SOURCE_DIR "/tests/engine/pricing/bill_cases.tsv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        for (const QString& line : QString::fromUtf8(file.readAll()).split('\n', Qt::SkipEmptyParts))
            if (!line.startsWith('#')) QTest::newRow(qPrintable(line.section('\t', 0, 0))) << line.split('\t');
    }
    void bills() {
        QFETCH(QStringList, cells);
        QCOMPARE(cells.size(), 16);
        TableUse use;
        use.tableClass = cells[1] == "Standard" ? TableClass::Standard : TableClass::StandardInfrequentAccess;
        use.onDemand = cells[2] == "1";
        use.seconds = cells[3].toDouble() * 3600;
        double* const numbers[] = {&use.readUnits, &use.writeUnits, &use.readCapacity, &use.writeCapacity, &use.storedBytes, &use.storedItems};
        for (int i = 0; i < 6; ++i) *numbers[i] = cells[4 + i].toDouble();
        use.pointInTime = cells[10] == "1";
        use.backupBytes = cells[11].toDouble();
        use.streamReads = cells[12].toDouble();
        use.replicas = cells[13].toInt();
        const MonthlyBill bill = billOf({use}, shipped());
        QVERIFY2(std::abs(bill.usd - cells[14].toDouble()) < 1e-6, qPrintable(QString::number(bill.usd, 'g', 12)));
        double sum = 0;
        for (const BillLine& each : bill.lines) sum += each.usd;
        QVERIFY(std::abs(sum - bill.usd) < 1e-9);
    }
    void whatIsFreeIsTakenOnceFromAFile() {
        TableUse use;
        use.storedBytes = 20 * kGb;
        const MonthlyBill bill = billOf({use, use}, shipped());
        QCOMPARE(bill.ofTable(0), 0.0);
        QCOMPARE(bill.ofTable(1), 15 * 0.25); // 5 of 20 GB are left free
        QCOMPARE(bill.of(BillPart::Storage), 3.75);
        QCOMPARE(bill.of(BillPart::Backups), 0.0);
    }
    void aFileWithoutTablesCostsNothing() { QCOMPARE(billOf({}, shipped()).usd, 0.0); }

    void anHourIsPaidAtItsMost() {
        // 10 in the first hour, raised to 40 for two minutes of the second, back to 10: (10 + 40 + 10) / 3.
        const std::vector<Sample> samples{at(0, 10, 1), at(3600, 10, 1), at(3720, 40, 1), at(3840, 10, 1), at(7200, 10, 1)};
        QCOMPARE(paidCapacity(samples, Side::Read, 0, 3 * 3600, 10), 20.0);
        QCOMPARE(paidCapacity(samples, Side::Write, 0, 3 * 3600, 1), 1.0);
    }
    void capacityStandsWhereNothingIsRecorded() {
        const std::vector<Sample> samples{at(100, 30, 1), at(4 * 3600 + 60, 30, 1)};
        QCOMPARE(paidCapacity(samples, Side::Read, 0, 5 * 3600, 30), 30.0);
        QCOMPARE(paidCapacity({}, Side::Read, 0, 5 * 3600, 30), 30.0);
        // Raised since the last sample: the running hour is paid at what is set now.
        QCOMPARE(paidCapacity(samples, Side::Read, 0, 5 * 3600, 80), 40.0);
    }
};

RF_TEST_APPLESS_MAIN(TestPricing)

} // namespace tst_pricing

#include "tst_pricing.moc"
