// Key bytes: memcmp order is DynamoDB order, also of several components; hashes are the service's Scan order.

#include "engine/value/key_codec.h"
#include "tests/engine/value/random_values.h"
#include "tests/support/program.h"

#include <QCryptographicHash>

namespace tst_key_codec {

using namespace rf;

namespace {

std::string component(const AttributeValue& value) {
    std::string bytes;
    appendKeyComponent(value, bytes);
    return bytes;
}
int sign(int order) { return order < 0 ? -1 : (order > 0 ? 1 : 0); }

AttributeValue scalar(test::RandomValues& random, Type type) {
    if (type == Type::N) return AttributeValue::number(random.number());
    if (type == Type::S) return AttributeValue::string(random.text(4));
    return AttributeValue::binary(random.bytes(4));
}

std::uint64_t md5Prefix(const QByteArray& bytes) {
    return QCryptographicHash::hash(bytes, QCryptographicHash::Md5).left(8).toHex().toULongLong(nullptr, 16);
}

} // namespace

class TestKeyCodec : public QObject {
    Q_OBJECT
private slots:
    void orderOfBytesIsOrderOfValues_data() {
        QTest::addColumn<int>("type");
        QTest::newRow("S") << static_cast<int>(Type::S);
        QTest::newRow("N") << static_cast<int>(Type::N);
        QTest::newRow("B") << static_cast<int>(Type::B);
    }
    void orderOfBytesIsOrderOfValues() {
        QFETCH(int, type);
        test::RandomValues random(31);
        for (int i = 0; i < 30'000; ++i) {
            const AttributeValue a = scalar(random, static_cast<Type>(type));
            const AttributeValue b = scalar(random, static_cast<Type>(type));
            QCOMPARE(sign(component(a).compare(component(b))), compareScalars(a, b));
        }
    }
    void twoComponentsOrderByTheFirst() {
        test::RandomValues random(32);
        for (int i = 0; i < 30'000; ++i) {
            const Type first = i % 2 != 0 ? Type::B : Type::N;
            const AttributeValue a1 = scalar(random, first), a2 = scalar(random, Type::B);
            const AttributeValue b1 = scalar(random, first), b2 = scalar(random, Type::B);
            const int expected = compareScalars(a1, b1) != 0 ? compareScalars(a1, b1) : compareScalars(a2, b2);
            const std::string a = component(a1) + component(a2), b = component(b1) + component(b2);
            QCOMPARE(sign(a.compare(b)), expected);
        }
    }
    void roundTrip() {
        test::RandomValues random(33);
        for (int i = 0; i < 10'000; ++i) {
            const Type type = i % 3 == 0 ? Type::N : (i % 3 == 1 ? Type::S : Type::B);
            const AttributeValue value = scalar(random, type);
            const std::string bytes = component(value) + component(AttributeValue::string("next"));
            std::string_view view = bytes;
            const auto read = readKeyComponent(view, type);
            QVERIFY(read);
            QVERIFY(*read == value);
            const auto next = readKeyComponent(view, Type::S);
            QVERIFY(next);
            QCOMPARE(next->asString(), std::string("next"));
            QVERIFY(view.empty());
        }
    }
    void corruptComponents() {
        for (const std::string& bytes :
             {std::string(), std::string("a"), std::string("a\0", 2), std::string("a\0\2", 3), std::string("\0\xFF", 2)}) {
            std::string_view view = bytes;
            const auto read = readKeyComponent(view, Type::S);
            QVERIFY(!read);
            QCOMPARE(read.error().code, ErrorCode::FileCorrupt);
        }
        const std::string noNumber("\xC1\0\1", 3);
        std::string_view view = noNumber;
        QVERIFY(!readKeyComponent(view, Type::N));
    }
    void prefixRangeIsBeginsWith() {
        test::RandomValues random(34);
        int inside = 0;
        for (int i = 0; i < 30'000; ++i) {
            const AttributeValue prefix = AttributeValue::binary(random.bytes(2));
            const AttributeValue value = AttributeValue::binary(random.bytes(4));
            std::string low;
            appendKeyPrefix(prefix, low);
            const std::string high = prefixEnd(low);
            const std::string key = component(value);
            const bool found = key >= low && (high.empty() || key < high);
            QCOMPARE(found, value.asBinary().starts_with(prefix.asBinary()));
            inside += found ? 1 : 0;
        }
        QVERIFY(inside > 500);
    }
    void prefixEnds() {
        QCOMPARE(prefixEnd("ab"), std::string("ac"));
        QCOMPARE(prefixEnd("a\xFF\xFF"), std::string("b"));
        QCOMPARE(prefixEnd("\xFF"), std::string());
        QCOMPARE(prefixEnd(""), std::string());
    }
    void hashes() {
        QCOMPARE(partitionHash(AttributeValue::string("a")), std::uint64_t{0xf6558e516275dee2});
        QCOMPARE(partitionHash(AttributeValue::string("")), md5Prefix("Outliers"));
        QCOMPARE(partitionHash(AttributeValue::binary(std::string("\0\xFF", 2))),
                 md5Prefix(QByteArray("Outliers\0\xFF", 10)));
        QCOMPARE(partitionHash(AttributeValue::number(std::string_view("1.0"))), md5Prefix("Outliers\xC1\x02"));
        const auto a = AttributeValue::string("a"), b = AttributeValue::string("b");
        QCOMPARE(partitionHash({&a, &b}), md5Prefix("Outliersab"));
        std::string bytes;
        appendHash(0x0102030405060708, bytes);
        QCOMPARE(bytes, std::string("\1\2\3\4\5\6\7\x08"));
    }
};

RF_TEST_APPLESS_MAIN(TestKeyCodec)

} // namespace tst_key_codec

#include "tst_key_codec.moc"
