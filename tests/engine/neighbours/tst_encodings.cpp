// Shapes, form fields, CBOR, XML and metric math.

#include "engine/neighbours/encodings.h"
#include "engine/neighbours/metric_math.h"
#include "engine/neighbours/shape.h"
#include "tests/support/program.h"

namespace tst_encodings {

using namespace rf;
using namespace rf::neighbours;

namespace {

constexpr Shape kState = oneOf("OK, ALARM");
constexpr Shape kName = text(1, 5);
constexpr Member kDimensionMembers[] = {{"Name", &kName, true}, {"Value", &kText, true}};
constexpr Shape kDimension = structure(kDimensionMembers);
constexpr Shape kDimensions = listOf(kDimension, 0, 2);
constexpr Shape kPeriod = integer(1, 10);
constexpr Member kMembers[] = {{"AlarmName", &kName, true}, {"State", &kState}, {"Dimensions", &kDimensions}, {"Period", &kPeriod},
                               {"Threshold", &kNumber}, {"Enabled", &kBoolean}, {"Start", &kTime}};
constexpr Shape kInput = structure(kMembers);

QString form(const char* body) {
    const auto document = fromForm(body, kInput);
    return document ? QString::fromStdString(toJson(*document)) : "refused";
}
QString json(const char* body) {
    const auto document = documentFromJson(body);
    if (!document) return "no JSON";
    const auto conforming = conform(*document, kInput);
    return conforming ? QString::fromStdString(toJson(*conforming)) : "refused";
}
QString invalid(const char* body) {
    const auto document = conform(*documentFromJson(body), kInput);
    const Status status = validate(*document, kInput);
    return status ? "valid" : QString::fromStdString(status.error().message);
}
std::string bytes(const char* hex) { return QByteArray::fromHex(hex).toStdString(); }
QString cbor(const char* hex) {
    const auto document = documentFromCbor(bytes(hex));
    return document ? QString::fromStdString(toJson(*document)) : "refused";
}

const std::map<std::string, MathValue> kValues{{"m1", Series{{{0, 1}, {60, 2}, {180, 4}}, 60}}, {"m2", Series{{{0, 10}, {60, 20}, {120, 30}}, 60}}};
QString math(const char* expression) {
    MathScope scope;
    scope.find = [](std::string_view id) -> const MathValue* {
        const auto at = kValues.find(std::string(id));
        return at == kValues.end() ? nullptr : &at->second;
    };
    scope.all = [] { return std::vector<Series>{std::get<Series>(kValues.at("m1")), std::get<Series>(kValues.at("m2"))}; };
    scope.times = {0, 60, 120, 180};
    const auto value = evaluateMath(expression, scope);
    if (!value) return QString::fromStdString(value.error().message);
    if (const auto* number = std::get_if<double>(&*value)) return QString::number(*number);
    const auto* series = std::get_if<Series>(&*value);
    if (!series) return "list";
    QStringList out;
    for (const auto& [second, each] : series->values) out << QString("%1:%2").arg(second).arg(each);
    return out.join(' ');
}

} // namespace

class TestEncodings : public QObject {
    Q_OBJECT
private slots:
    void formFieldsBecomeWhatTheShapeSays() {
        QCOMPARE(form("Action=X&AlarmName=a%20b%2B&Dimensions.member.1.Name=T&Dimensions.member.1.Value=S&Dimensions.member.2.Name=U&Dimensions.member.2.Value="),
                 R"({"AlarmName":"a b+","Dimensions":[{"Name":"T","Value":"S"},{"Name":"U","Value":""}]})");
        QCOMPARE(form("Period=60&Threshold=1.5&Enabled=true&Start=2026-11-28T22:00:00Z"), R"({"Period":60,"Threshold":1.5,"Enabled":true,"Start":1795903200})");
        QCOMPARE(form("Start=2026-11-28T23:00:00.250%2B01:00"), R"({"Start":1795903200.250})");
        QCOMPARE(form("Start=1795903200"), R"({"Start":1795903200})");
        QCOMPARE(form("Period=x"), "refused");
        QCOMPARE(form("Start=tomorrow"), "refused");
        QCOMPARE(form("Enabled=perhaps"), "refused");
        QCOMPARE(form("Dimensions.member.1=a"), R"({"Dimensions":[{}]})"); // what is missing is told by validate()
        QCOMPARE(form(""), "{}");
    }

    void jsonConforms() {
        QCOMPARE(json(R"({"AlarmName":"a","Unknown":1,"Period":60.0,"Start":1795903200.5,"Threshold":1})"), R"({"AlarmName":"a","Period":60,"Threshold":1.0,"Start":1795903200.500})");
        QCOMPARE(json(R"({"AlarmName":null})"), "{}");
        for (const char* bad : {R"({"AlarmName":1})", R"({"Period":1.5})", R"({"Dimensions":{}})", R"([])", R"({"Enabled":"true"})", R"({"Dimensions":[1]})"}) QCOMPARE(json(bad), "refused");
    }

    void violationsAreToldTogether() {
        QCOMPARE(invalid(R"({})"), "1 validation error detected: Value null at 'alarmName' failed to satisfy constraint: Member must not be null");
        QCOMPARE(invalid(R"({"AlarmName":"toolong","State":"MAYBE"})"),
                 "2 validation errors detected: Value 'toolong' at 'alarmName' failed to satisfy constraint: Member must have length less than or equal to 5; "
                 "Value 'MAYBE' at 'state' failed to satisfy constraint: Member must satisfy enum value set: [OK, ALARM]");
        QCOMPARE(invalid(R"({"AlarmName":"a","Period":0})"), "1 validation error detected: Value '0' at 'period' failed to satisfy constraint: Member must have value greater than or equal to 1");
        QCOMPARE(invalid(R"({"AlarmName":"a","Dimensions":[{"Name":"T"}]})"),
                 "1 validation error detected: Value null at 'dimensions.1.member.value' failed to satisfy constraint: Member must not be null");
        QCOMPARE(invalid(R"({"AlarmName":"a","State":"OK"})"), "valid");
    }

    void cborIsRead() {
        QCOMPARE(cbor("a26161016162820203"), R"({"a":1,"b":[2,3]})");
        QCOMPARE(cbor("bf61619f0102ffff"), R"({"a":[1,2]})");                  // indefinite
        QCOMPARE(cbor("a16161f93e00"), R"({"a":1.5})");                        // half
        QCOMPARE(cbor("a16161fa40490fdb"), R"({"a":3.1415927410125732})");     // single
        QCOMPARE(cbor("a16161c11a6b0b3a20"), R"({"a":1795897888})");           // a time
        QCOMPARE(cbor("a1616138c7"), R"({"a":-200})");
        QCOMPARE(cbor("a161617f626162616364ff"), "refused");                   // a chunk that is cut
        QCOMPARE(cbor("a161617f6261626163ff"), R"({"a":"abc"})");              // chunks
        QCOMPARE(cbor("a26161f56162f6"), R"({"a":true,"b":null})");
        for (const char* bad : {"", "a1", "a161", "a10101", "ff", "9bffffffffffffffff", "5bffffffffffffffff00", "a1616101a1", "1c", "c1f5"}) QCOMPARE(cbor(bad), "refused");
        QCOMPARE(cbor(QByteArray("81").repeated(5000).constData()), "refused"); // nested without end
    }

    void cborComesBackAsItWas() {
        Document all;
        all.set("text", "Jóga").set("whole", std::int64_t{-70000}).set("big", std::int64_t{1} << 40).set("number", 0.1).set("flag", false);
        all.set("time", Document::Time{1'795'903'200'250}).set("list", Document::List{1, "b"}).set("inner", Document().set("a", 1));
        const auto back = documentFromCbor(toCbor(all));
        QVERIFY(back.has_value());
        QVERIFY(*back == all);
    }

    void xmlIsEscaped() {
        const Document result = Document().set("Name", "a<b>&\"\x01").set("Values", Document::List{1.0, 0.5}).set("When", Document::Time{1'795'903'200'000}).set("None", Document());
        QCOMPARE(queryAnswer("Get", "urn:x", result, "1"),
                 std::string("<GetResponse xmlns=\"urn:x\"><GetResult><Name>a&lt;b&gt;&amp;&quot;</Name><Values><member>1.0</member><member>0.5</member></Values>"
                             "<When>2026-11-28T22:00:00Z</When></GetResult><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></GetResponse>"));
        QCOMPARE(queryAnswer("Put", "urn:x", Document(), "1"), std::string("<PutResponse xmlns=\"urn:x\"><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></PutResponse>"));
    }

    void metricMath_data() {
        QTest::addColumn<QByteArray>("expression");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* expression, const char* expected) { QTest::newRow(expression) << QByteArray(expression) << QString(expected); };
        row("m1/60*2", "0:0.0333333 60:0.0666667 180:0.133333");
        row("m1+m2", "0:11 60:22");
        row("100*(m2-m1)/m2", "0:90 60:90");
        row("-m1^2", "0:-1 60:-4 180:-16");
        row("2^3^2", "512");
        row("SUM(m1)", "7");
        row("m1-AVG(m1)", "0:-1.33333 60:-0.333333 180:1.66667");
        row("SUM([m1,m2])", "0:11 60:22 120:30 180:4");
        row("MAX(METRICS())", "0:10 60:20 120:30 180:4");
        row("MIN(m2)", "10");
        row("FILL(m1,0)", "0:1 60:2 120:0 180:4");
        row("FILL(m2, REPEAT)", "0:10 60:20 120:30 180:30");
        row("RATE(m1)", "60:0.0166667 180:0.0166667");
        row("m1/PERIOD(m1)", "0:0.0166667 60:0.0333333 180:0.0666667");
        row("CEIL(m1/3)+FLOOR(ABS(-m1))", "0:2 60:3 180:6");
        row("m1/(m1-m1)", "");
        row("m3", "Error in expression 'm3': there is no query with the id m3");
        row("m1+", "Error in expression 'm1+': it ends too early");
        row("(m1", "Error in expression '(m1': a ')' is missing");
        row("m1 m2", "Error in expression 'm1 m2': unexpected 'm2'");
        row("ANOMALY_DETECTION_BAND(m1)", "Error in expression 'ANOMALY_DETECTION_BAND(m1)': the function ANOMALY_DETECTION_BAND is not supported by this endpoint");
        row("[m1,m2]*2", "a list of time series cannot be used with an operator");
    }
    void metricMath() {
        QFETCH(QByteArray, expression);
        QFETCH(QString, expected);
        QCOMPARE(math(expression.constData()), expected);
    }
    void mathThatIsNestedTooDeeplyIsRefused() {
        for (const char piece : {'(', '-', '['}) QVERIFY(math(QByteArray(2000, piece).constData()).startsWith("Error in expression"));
        QVERIFY(math(("2" + QByteArray("^2").repeated(900)).constData()).contains("nested too deeply"));
    }
};

RF_TEST_APPLESS_MAIN(TestEncodings)

} // namespace tst_encodings

#include "tst_encodings.moc"
