// Number: grammar, canonical text, the five messages, exact sums against big integers, order, sizes, byte forms.

#include "engine/value/number.h"
#include "tests/engine/value/random_values.h"
#include "tests/support/program.h"

#include <boost/multiprecision/cpp_int.hpp>

namespace tst_number {

using namespace rf;
using Big = boost::multiprecision::cpp_int;

namespace {

const char* const kNotNumeric = "The parameter cannot be converted to a numeric value";
const char* const kOverflow =
    "Number overflow. Attempting to store a number with magnitude larger than supported range";
const char* const kUnderflow =
    "Number underflow. Attempting to store a number with magnitude smaller than supported range";
const char* const kDigits = "Attempting to store more than 38 significant digits in a Number";

Number num(const std::string& text) { return Number::parse(text).value(); }

std::string textOf(const Result<Number>& number) { return number ? number->toString() : number.error().message; }

std::string keyBytes(const Number& number) {
    std::string bytes;
    number.appendKeyBytes(bytes);
    return bytes;
}
std::string storedBytes(const Number& number) {
    std::string bytes;
    number.appendStored(bytes);
    return bytes;
}
std::string hex(const std::string& bytes) { return QByteArray::fromStdString(bytes).toHex().toStdString(); }

constexpr int kScale = 170; // places after the point that hold every Number

/// The value times 10^170, from canonical text: knows nothing of Number's insides.
Big scaled(const std::string& canonical) {
    std::string digits = canonical;
    const bool negative = digits.front() == '-';
    if (negative) digits.erase(0, 1);
    const auto point = digits.find('.');
    std::size_t places = 0;
    if (point != std::string::npos) {
        places = digits.size() - point - 1;
        digits.erase(point, 1);
    }
    digits.append(kScale - places, '0');
    const auto first = digits.find_first_not_of('0');
    const Big value(first == std::string::npos ? std::string("0") : digits.substr(first));
    return negative ? Big(-value) : value;
}

/// What the service should answer for the exact sum.
std::string answerFor(const Big& value) {
    if (value == 0) return "0";
    std::string digits = Big(abs(value)).str();
    const int adjusted = static_cast<int>(digits.size()) - 1 - kScale;
    const std::size_t significant = digits.find_last_not_of('0') + 1;
    if (significant > 38 || adjusted > 125) return kOverflow;
    if (adjusted < -130) return kUnderflow;
    if (digits.size() <= kScale) digits.insert(0, kScale + 1 - digits.size(), '0');
    std::string fraction = digits.substr(digits.size() - kScale);
    fraction.erase(fraction.find_last_not_of('0') + 1);
    std::string text = (value < 0 ? "-" : "") + digits.substr(0, digits.size() - kScale);
    return fraction.empty() ? text : text + "." + fraction;
}

} // namespace

class TestNumber : public QObject {
    Q_OBJECT
private slots:
    void canonicalText_data() {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* given, const QString& expected) { QTest::newRow(given) << given << expected; };
        row("0", "0");
        row("-0", "0");
        row("+0.000", "0");
        row("0.0e126", "0");
        row("+1.50E+2", "150");
        row("000.100", "0.1");
        row(".5", "0.5");
        row("5.", "5");
        row("+5", "5");
        row("+1e2", "100");
        row("00042", "42");
        row("1.0", "1");
        row("3.1400", "3.14");
        row("1.5E2", "150");
        row("-12.5", "-12.5");
        row("-1e-3", "-0.001");
        row("1e125", "1" + QString(125, '0'));
        row("1e-130", "0." + QString(129, '0') + "1");
        row("-1e-130", "-0." + QString(129, '0') + "1");
        row("12345678901234567890123456789012345678", "12345678901234567890123456789012345678");
        row("99999999999999999999999999999999999999", "99999999999999999999999999999999999999");
        row("0.99999999999999999999999999999999999999", "0.99999999999999999999999999999999999999");
        row("123456789012345678901234567890123456780", "123456789012345678901234567890123456780"); // 39, the last is 0
        row("1234567890123456789.0123456789012345678", "1234567890123456789.0123456789012345678");
        row("9.9999999999999999999999999999999999999E+125", QString(38, '9') + QString(88, '0'));
        row("18446744073709551616", "18446744073709551616");
        row("10000000000000000000000000000000000000000", "1" + QString(40, '0'));
    }
    void canonicalText() {
        QFETCH(QString, given);
        QFETCH(QString, expected);
        QCOMPARE(QString::fromStdString(textOf(Number::parse(given.toStdString()))), expected);
    }

    void messages_data() {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("message");
        QTest::newRow("empty") << "" << kNotNumeric;
        for (const char* text : {"abc", " 1", "1 ", "1_0", "0x10", "NaN", "Infinity", "-", "+", ".", "-.", "1e", "1e+",
                                 "e2", "+e2", "1+2", "1.2.3", "--1", "1e2.5", "1\n", "１"})
            QTest::newRow(text) << text << QString(kNotNumeric) + ": " + text;
        for (const char* text : {"1e126", "-1e126", "10e125", "0e126", "1e99999999999999999999",
                                 "1234567890123456789012345678901234567890e125"})
            QTest::newRow(text) << text << kOverflow;
        for (const char* text : {"1e-131", "-9.9e-131", "0e-131", "0.1e-130", "1e-99999999999999999999"})
            QTest::newRow(text) << text << kUnderflow;
        for (const char* text : {"123456789012345678901234567890123456789", "1.00000000000000000000000000000000000001",
                                 "-0.100000000000000000000000000000000000001"})
            QTest::newRow(text) << text << kDigits;
    }
    void messages() {
        QFETCH(QString, given);
        QFETCH(QString, message);
        const auto parsed = Number::parse(given.toStdString());
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().code, ErrorCode::Validation);
        QCOMPARE(QString::fromStdString(parsed.error().message), message);
    }
    void nulIsNoDigit() { QVERIFY(!Number::parse(std::string_view("1\0", 2))); }

    void fromInt() {
        QCOMPARE(Number::fromInt(0).toString(), "0");
        QCOMPARE(Number::fromInt(-1200).toString(), "-1200");
        QCOMPARE(Number::fromInt(INT64_MIN).toString(), "-9223372036854775808");
        QCOMPARE(Number::fromInt(INT64_MAX), num("9223372036854775807"));
        QCOMPARE(Number::fromInt(1000), num("1e3"));
    }

    void knownSums_data() {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::addColumn<QString>("sum");
        QTest::newRow("binary") << "0.1" << "0.2" << "0.3";
        QTest::newRow("carry") << "99999999999999999999999999999999999999" << "1" << "1" + QString(38, '0');
        QTest::newRow("borrow") << "1e38" << "-1" << QString(38, '9');
        QTest::newRow("borrow -") << "-1e38" << "1" << "-" + QString(38, '9');
        QTest::newRow("no borrow") << "2e38" << "-1" << kOverflow;
        QTest::newRow("39 digits") << "1e38" << "1" << kOverflow;
        QTest::newRow("40 places") << "1e39" << "-1" << kOverflow;
        QTest::newRow("far apart") << "1e125" << "1e-130" << kOverflow;
        QTest::newRow("too large") << "9e125" << "1e125" << kOverflow;
        QTest::newRow("too small") << "1.1e-130" << "-1e-130" << kUnderflow;
        QTest::newRow("cancel") << "-3.5" << "3.5" << "0";
        QTest::newRow("zero") << "0" << "-7" << "-7";
    }
    void knownSums() {
        QFETCH(QString, a);
        QFETCH(QString, b);
        QFETCH(QString, sum);
        QCOMPARE(QString::fromStdString(textOf(num(a.toStdString()).plus(num(b.toStdString())))), sum);
        QCOMPARE(QString::fromStdString(textOf(num(b.toStdString()).plus(num(a.toStdString())))), sum);
    }

    void againstBigIntegers() {
        test::RandomValues random(20261);
        for (int i = 0; i < 20'000; ++i) {
            const Number a = random.number();
            // Every third one close below or above a, where digits cancel.
            Number b = random.number();
            if (i % 3 == 0) {
                const auto near = a.minus(num("1E" + std::to_string(std::max(-130, a.adjustedExponent() - i % 40))));
                if (near) b = *near;
            }
            const Big bigA = scaled(a.toString());
            const Big bigB = scaled(b.toString());
            QCOMPARE(num(a.toString()).toString(), a.toString());
            QCOMPARE(textOf(a.plus(b)), answerFor(bigA + bigB));
            QCOMPARE(textOf(a.minus(b)), answerFor(bigA - bigB));
            QCOMPARE((a <=> b) < 0, bigA < bigB);
            QCOMPARE(a == b, bigA == bigB);
            QCOMPARE(keyBytes(a) < keyBytes(b), bigA < bigB);
        }
    }

    void keyBytesKnown_data() {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("expected");
        QTest::newRow("0") << "0" << "80";
        QTest::newRow("1") << "1" << "c102";
        QTest::newRow("-1") << "-1" << "3e6466";
        QTest::newRow("10") << "10" << "c10b";
        QTest::newRow("100") << "100" << "c202";
        QTest::newRow("123.4") << "123.4" << "c2021829";
        QTest::newRow("-12") << "-12" << "3e5966";
        QTest::newRow("0.1") << "0.1" << "c00b";
        QTest::newRow("0.01") << "0.01" << "c002";
        QTest::newRow("largest") << QString(38, '9') + "E88" << "ff" + QString("64").repeated(19);
        QTest::newRow("lowest") << "-" + QString(38, '9') + "E88" << "00" + QString("02").repeated(19) + "66";
        QTest::newRow("smallest") << "1e-130" << "8002";
        QTest::newRow("20 pairs") << "-" + QString(38, '9') + "E87"
                                  << "00" + ("5c" + QString("02").repeated(18)) + "0b";
    }
    void keyBytesKnown() {
        QFETCH(QString, given);
        QFETCH(QString, expected);
        QCOMPARE(QString::fromStdString(hex(keyBytes(num(given.toStdString())))), expected);
    }

    void bytesRoundTrip() {
        test::RandomValues random(20262);
        for (int i = 0; i < 20'000; ++i) {
            const Number number = random.number();
            const auto back = Number::fromKeyBytes(keyBytes(number));
            QVERIFY2(back, number.toString().c_str());
            QCOMPARE(back->toString(), number.toString());
            QVERIFY(keyBytes(number).size() <= 21);

            const std::string stored = storedBytes(number) + "rest";
            std::string_view view = stored;
            const auto read = Number::readStored(view);
            QVERIFY2(read, number.toString().c_str());
            QCOMPARE(read->toString(), number.toString());
            QCOMPARE(std::string(view), "rest");
        }
    }
    void badBytesAreCorrupt() {
        test::RandomValues random(20263);
        int refused = 0;
        for (int i = 0; i < 20'000; ++i) {
            std::string bytes = i % 2 != 0 ? random.bytes(24) : keyBytes(random.number());
            if (i % 2 == 0) bytes[static_cast<std::size_t>(random.below(static_cast<int>(bytes.size())))] ^= 1 << i % 8;
            const auto number = Number::fromKeyBytes(bytes);
            if (number)
                QCOMPARE(hex(keyBytes(*number)), hex(bytes)); // only the one form of each number is read
            else
                QCOMPARE(number.error().code, ErrorCode::FileCorrupt);
            refused += number ? 0 : 1;

            bytes = i % 2 != 0 ? random.bytes(24) : storedBytes(random.number());
            if (i % 2 == 0) bytes[static_cast<std::size_t>(random.below(static_cast<int>(bytes.size())))] ^= 1 << i % 8;
            std::string_view view = bytes;
            const auto stored = Number::readStored(view);
            if (stored) QCOMPARE(hex(storedBytes(*stored)), hex(bytes.substr(0, bytes.size() - view.size())));
            refused += stored ? 0 : 1;
        }
        QVERIFY(refused > 1000);
    }

    void sizes_data() {
        QTest::addColumn<QString>("given");
        QTest::addColumn<int>("size");
        const auto row = [](const char* given, int size) { QTest::newRow(given) << given << size; };
        row("0", 1);
        row("1", 2);
        row("-1", 3);
        row("12", 2);
        row("123", 3);
        row("100", 2);
        row("120", 2);
        row("1200", 2);
        row("0.1", 2);
        row("1.5", 3);
        row("12345", 4);
        row("0.0000001", 2);
        row("100.5", 4);
        row("11111111111111111111111111111111111111", 20);
        row("-11111111111111111111111111111111111111", 21);
        row("1.1111111111111111111111111111111111111", 21);
        row("-1.1111111111111111111111111111111111111", 21);
    }
    void sizes() {
        QFETCH(QString, given);
        QFETCH(int, size);
        QCOMPARE(num(given.toStdString()).size(), size);
    }
};

RF_TEST_APPLESS_MAIN(TestNumber)

} // namespace tst_number

#include "tst_number.moc"
