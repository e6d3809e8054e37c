// Item bytes: round trips, one form only, and no crash whatever the bytes are.

#include "engine/value/item_pick.h"
#include "engine/value/json.h"
#include "tests/engine/value/random_values.h"
#include "tests/support/program.h"

namespace tst_item_codec {

using namespace rf;

namespace {
std::string hex(const std::string& bytes) { return QByteArray::fromStdString(bytes).toHex().toStdString(); }

/// One random change: a byte, a bit, a cut, an insertion, a doubled stretch.
void mutate(std::string& bytes, test::RandomValues& random) {
    const auto at = static_cast<std::size_t>(random.below(static_cast<int>(bytes.size())));
    switch (random.below(5)) {
    case 0: bytes[at] = static_cast<char>(random.below(256)); break;
    case 1: bytes[at] = static_cast<char>(bytes[at] ^ (1 << random.below(8))); break;
    case 2: bytes.resize(at); break;
    case 3: bytes.insert(at, 1, static_cast<char>(random.below(256))); break;
    default: bytes.insert(at, bytes.substr(at, static_cast<std::size_t>(random.below(16)))); break;
    }
}
} // namespace

class TestItemCodec : public QObject {
    Q_OBJECT
private slots:
    void knownBytes() {
        const Item item{{"a", AttributeValue::string("xy")},
                        {"b", AttributeValue::boolean(true)},
                        {"n", AttributeValue::number(std::string_view("-1.5"))}};
        QCOMPARE(hex(encodeItem(item)), std::string("01" "03" "0161" "00" "027879" "0162" "0a" "016e" "01" "61ffff0f"));
        QCOMPARE(hex(encodeItem(Item())), std::string("0100"));
    }
    /// Any choice of top-level attributes, as if the others had never been there.
    void picked() {
        test::RandomValues random(43);
        for (int i = 0; i < 2'000; ++i) {
            const Item item = random.item();
            Item chosen;
            const int every = 1 + random.below(3);
            int at = random.below(3);
            for (const auto& [name, value] : item)
                if (at++ % every == 0) chosen.set(name, value);
            std::string json = "before";
            QVERIFY(appendItemJson(encodeItem(item), [&](std::string_view name) { return chosen.find(name) != nullptr; }, json));
            QCOMPARE(json, "before" + toJson(chosen));
        }
        std::string json = "before";
        QVERIFY(!appendItemJson("nonsense", [](std::string_view) { return true; }, json));
        QCOMPARE(json, std::string("before"));
    }
    void roundTrip() {
        test::RandomValues random(41);
        for (int i = 0; i < 5'000; ++i) {
            const Item item = random.item();
            const std::string bytes = encodeItem(item);
            const auto back = decodeItem(bytes);
            QVERIFY(back);
            QVERIFY(*back == item);
            QCOMPARE(hex(encodeItem(*back)), hex(bytes));
            std::string json = "before";
            QVERIFY(appendItemJson(bytes, json));
            QCOMPARE(json, "before" + toJson(item));
        }
    }
    void equalItemsAreEqualBytes() {
        Item a;
        a.set("z", AttributeValue::numberSet({Number::fromInt(2), Number::fromInt(1)}));
        a.set("m", AttributeValue::number(std::string_view("100")));
        Item b;
        b.set("m", AttributeValue::number(std::string_view("1e2")));
        b.set("z", AttributeValue::numberSet({Number::fromInt(1), Number::fromInt(2)}));
        QVERIFY(a == b);
        QCOMPARE(hex(encodeItem(a)), hex(encodeItem(b)));
    }
    void longStringsAndManyEntries() {
        Item item{{"long", AttributeValue::string(std::string(300'000, 'x'))}};
        for (int i = 0; i < 1'000; ++i) item.set("k" + std::to_string(i), AttributeValue::number(Number::fromInt(i)));
        const auto back = decodeItem(encodeItem(item));
        QVERIFY(back);
        QVERIFY(*back == item);
    }
    void deepBytesDoNotOverflowTheStack() {
        AttributeValue value = AttributeValue::null();
        for (int i = 0; i < 100; ++i) value = AttributeValue::list({value});
        const Item item{{"a", value}};
        QVERIFY(decodeItem(encodeItem(item)));

        std::string bytes("\1\1\1a", 4);
        for (int i = 0; i < 1'000'000; ++i) bytes += std::string_view("\x08\x01", 2);
        QVERIFY(!decodeItem(bytes));
        std::string json;
        QVERIFY(!appendItemJson(bytes, json));
    }
    void onlyOneForm_data() {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char* name, const char* hexBytes) {
            QTest::newRow(name) << QByteArray::fromHex(hexBytes);
        };
        row("nothing", "");
        row("other version", "0200");
        row("no entries", "01");
        row("bytes after", "010000");
        row("long count", "018000");
        row("huge count", "01ffffffff7f");
        row("count beyond 32 bits", "01ffffffffffff01");
        row("huge string", "01010161" "00" "ffffffff0f");
        row("unknown tag", "01010161" "0b");
        row("names unsorted", "0102" "0162" "04" "0161" "04");
        row("name twice", "0102" "0161" "04" "0161" "04");
        row("set unsorted", "01010161" "05" "02" "0162" "0161");
        row("set member twice", "01010161" "05" "02" "0161" "0161");
        row("empty set", "01010161" "05" "00");
        row("number set unsorted", "01010161" "06" "02" "0102" "0101");
        row("coefficient with zero", "01010161" "01" "010a");
        row("negative zero", "01010161" "01" "20");
        row("exponent out of range", "01010161" "01" "417f0001");
        row("coefficient over 38 digits", "01010161" "01" "10" "ffffffffffffffffffffffffffffffff");
        row("coefficient with leading byte 0", "01010161" "01" "020100");
    }
    void onlyOneForm() {
        QFETCH(QByteArray, bytes);
        const auto item = decodeItem(bytes.toStdString());
        QVERIFY(!item);
        QCOMPARE(item.error().code, ErrorCode::FileCorrupt);
        std::string json = "kept";
        QVERIFY(!appendItemJson(bytes.toStdString(), json));
        QCOMPARE(json, std::string("kept"));
    }
    void mutationsNeverCrash() {
        test::RandomValues random(42);
        int refused = 0;
        for (int i = 0; i < 20'000; ++i) {
            std::string bytes = encodeItem(random.item());
            for (int changes = 1 + random.below(3); changes > 0 && !bytes.empty(); --changes) mutate(bytes, random);
            const auto item = decodeItem(bytes);
            std::string json;
            const Status written = appendItemJson(bytes, json);
            QCOMPARE(item.has_value(), written.has_value());
            if (item) {
                QCOMPARE(hex(encodeItem(*item)), hex(bytes));
                QCOMPARE(json, toJson(*item));
            } else {
                QCOMPARE(item.error().code, ErrorCode::FileCorrupt);
                ++refused;
            }
        }
        QVERIFY(refused > 5'000);
    }
};

RF_TEST_APPLESS_MAIN(TestItemCodec)

} // namespace tst_item_codec

#include "tst_item_codec.moc"
