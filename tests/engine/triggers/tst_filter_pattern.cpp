// The grammar of filter patterns: what matches a record, what does not, what is refused and in which words.

#include "engine/triggers/filter_pattern.h"

#include "engine/value/json.h"
#include "tests/support/program.h"

namespace tst_filter_pattern {

using namespace rf;
using namespace rf::triggers;

namespace {

struct Row {
    const char* name;
    const char* pattern;
    bool matches;
};
struct Refusal {
    const char* name;
    const char* pattern;
    const char* words;
};
// Below the class: moc loses its way in raw strings.
extern const char* const kRecord;
std::vector<Row> rows();
std::vector<Refusal> refusals();

} // namespace

class TestFilterPattern : public QObject {
    Q_OBJECT
private slots:
    void matches_data();
    void matches();
    void refused_data();
    void refused();
    void severalPatterns();
};

void TestFilterPattern::matches_data() {
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<bool>("expected");
    for (const Row& row : rows()) QTest::newRow(row.name) << QByteArray(row.pattern) << row.matches;
}

void TestFilterPattern::matches() {
    QFETCH(QByteArray, pattern);
    QFETCH(bool, expected);
    const auto parsed = FilterPattern::parse(pattern.toStdString());
    QVERIFY2(parsed, parsed ? "" : parsed.error().message.c_str());
    const auto record = JsonDocument::parse(kRecord);
    QCOMPARE(parsed->matches(record->root()), expected);
}

void TestFilterPattern::refused_data() {
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QByteArray>("words");
    for (const Refusal& row : refusals()) QTest::newRow(row.name) << QByteArray(row.pattern) << QByteArray(row.words);
}

void TestFilterPattern::refused() {
    QFETCH(QByteArray, pattern);
    QFETCH(QByteArray, words);
    const auto parsed = FilterPattern::parse(pattern.toStdString());
    QVERIFY(!parsed);
    QVERIFY(parsed.error().code == ErrorCode::Validation);
    QCOMPARE(QByteArray::fromStdString(parsed.error().message), "Invalid filter pattern definition. " + words);
}

void TestFilterPattern::severalPatterns() {
    const auto record = JsonDocument::parse(kRecord);
    const auto no = FilterPattern::parse(R"({"eventName":["REMOVE"]})").value();
    const auto yes = FilterPattern::parse(R"({"eventName":["INSERT"]})").value();
    QVERIFY(anyMatches({}, record->root()));
    QVERIFY(!anyMatches({no, no}, record->root()));
    QVERIFY(anyMatches({no, yes}, record->root()));
}

namespace {

const char* const kRecord =
    R"~({"eventID":"1","eventName":"INSERT","awsRegion":"eu-west-1","flag":true,"nothing":null,"list":["a","b",7],"void":[],
       "dynamodb":{"SizeBytes":59,"Keys":{"pk":{"S":"User-1"}},
         "NewImage":{"name":{"S":"Anna"},"empty":{"S":""},"price":{"N":"50"},"ok":{"BOOL":true},"gone":{"NULL":true},
                     "tags":{"SS":["red","blue"]},"place":{"M":{"city":{"S":"Berlin"}}},"odd.name":{"S":"dot"}}}})~";

std::vector<Row> rows() {
    return {
        {"an empty pattern", R"({})", true},
        {"equal", R"({"eventName":["INSERT"]})", true},
        {"one of several", R"({"eventName":["REMOVE","INSERT"]})", true},
        {"none of several", R"({"eventName":["REMOVE","MODIFY"]})", false},
        {"case counts", R"({"eventName":["insert"]})", false},
        {"two members, both", R"({"eventName":["INSERT"],"awsRegion":["eu-west-1"]})", true},
        {"two members, one", R"({"eventName":["INSERT"],"awsRegion":["us-east-1"]})", false},
        {"nested", R"({"dynamodb":{"Keys":{"pk":{"S":["User-1"]}}}})", true},
        {"nested, another type", R"({"dynamodb":{"Keys":{"pk":{"N":["User-1"]}}}})", false},
        {"inside of a map", R"({"dynamodb":{"NewImage":{"place":{"M":{"city":{"S":["Berlin"]}}}}}})", true},
        {"a name with a dot", R"({"dynamodb":{"NewImage":{"odd.name":{"S":["dot"]}}}})", true},
        {"a number", R"({"dynamodb":{"SizeBytes":[59]}})", true},
        {"a number spelled otherwise", R"({"dynamodb":{"SizeBytes":[5.9e1]}})", true},
        {"another number", R"({"dynamodb":{"SizeBytes":[60]}})", false},
        {"a number attribute is a text", R"({"dynamodb":{"NewImage":{"price":{"N":["50"]}}}})", true},
        {"a number attribute is no number", R"({"dynamodb":{"NewImage":{"price":{"N":[50]}}}})", false},
        {"true", R"({"dynamodb":{"NewImage":{"ok":{"BOOL":[true]}}}})", true},
        {"false", R"({"dynamodb":{"NewImage":{"ok":{"BOOL":[false]}}}})", false},
        {"null", R"({"nothing":[null]})", true},
        {"null is not absent", R"({"absent":[null]})", false},
        {"the empty text", R"({"dynamodb":{"NewImage":{"empty":{"S":[""]}}}})", true},
        {"the empty text is not another", R"({"dynamodb":{"NewImage":{"name":{"S":[""]}}}})", false},
        {"an element of a list", R"({"list":["b"]})", true},
        {"a number in a list", R"({"list":[7]})", true},
        {"no element of a list", R"({"list":["c"]})", false},
        {"an element of a set", R"({"dynamodb":{"NewImage":{"tags":{"SS":["blue"]}}}})", true},
        {"prefix", R"({"dynamodb":{"Keys":{"pk":{"S":[{"prefix":"User-"}]}}}})", true},
        {"prefix, not", R"({"dynamodb":{"Keys":{"pk":{"S":[{"prefix":"Order-"}]}}}})", false},
        {"prefix of any case", R"({"dynamodb":{"Keys":{"pk":{"S":[{"prefix":{"equals-ignore-case":"uSER"}}]}}}})", true},
        {"suffix", R"({"dynamodb":{"Keys":{"pk":{"S":[{"suffix":"-1"}]}}}})", true},
        {"suffix, not", R"({"dynamodb":{"Keys":{"pk":{"S":[{"suffix":"-2"}]}}}})", false},
        {"any case", R"({"eventName":[{"equals-ignore-case":"iNsErT"}]})", true},
        {"any case, not", R"({"eventName":[{"equals-ignore-case":"inserts"}]})", false},
        {"anything but a list", R"({"eventName":[{"anything-but":["REMOVE","MODIFY"]}]})", true},
        {"anything but what it is", R"({"eventName":[{"anything-but":["REMOVE","INSERT"]}]})", false},
        {"anything but one", R"({"eventName":[{"anything-but":"INSERT"}]})", false},
        {"anything but a number", R"({"dynamodb":{"SizeBytes":[{"anything-but":[1,2]}]}})", true},
        {"anything but needs something", R"({"absent":[{"anything-but":["x"]}]})", false},
        {"anything but a prefix", R"({"awsRegion":[{"anything-but":{"prefix":"us-"}}]})", true},
        {"anything but that prefix", R"({"awsRegion":[{"anything-but":{"prefix":"eu-"}}]})", false},
        {"exists", R"({"dynamodb":{"NewImage":{"name":{"S":[{"exists":true}]}}}})", true},
        {"exists, not there", R"({"dynamodb":{"NewImage":{"age":{"N":[{"exists":true}]}}}})", false},
        {"exists not", R"({"dynamodb":{"NewImage":{"age":{"N":[{"exists":false}]}}}})", true},
        {"exists not, but there", R"({"dynamodb":{"NewImage":{"name":{"S":[{"exists":false}]}}}})", false},
        {"exists is for leaves", R"({"dynamodb":{"NewImage":[{"exists":true}]}})", false},
        {"exists with null", R"({"nothing":[{"exists":true}]})", true},
        {"numeric =", R"({"dynamodb":{"SizeBytes":[{"numeric":["=",59]}]}})", true},
        {"numeric range", R"({"dynamodb":{"SizeBytes":[{"numeric":[">",0,"<=",59]}]}})", true},
        {"numeric range, open end", R"({"dynamodb":{"SizeBytes":[{"numeric":[">=",0,"<",59]}]}})", false},
        {"numeric never meets a number attribute", R"({"dynamodb":{"NewImage":{"price":{"N":[{"numeric":[">",0]}]}}}})", false},
        {"alternatives of all kinds", R"({"eventName":["x",{"prefix":"INS"},null]})", true},
        {"or, first", R"({"$or":[{"eventName":["INSERT"]},{"awsRegion":["x"]}]})", true},
        {"or, second", R"({"$or":[{"eventName":["x"]},{"awsRegion":["eu-west-1"]}]})", true},
        {"or, none", R"({"$or":[{"eventName":["x"]},{"awsRegion":["y"]}]})", false},
        {"or and a member", R"({"eventID":["2"],"$or":[{"eventName":["INSERT"]},{"awsRegion":["y"]}]})", false},
        {"or further in", R"({"dynamodb":{"$or":[{"SizeBytes":[1]},{"Keys":{"pk":{"S":["User-1"]}}}]}})", true},
        {"or in or", R"({"$or":[{"eventID":["9"]},{"$or":[{"eventID":["8"]},{"eventID":["1"]}]}]})", true},
    };
}

std::vector<Refusal> refusals() {
    return {
        {"no JSON", R"({"eventName":)", "It is not JSON."},
        {"a list", R"(["INSERT"])", "It must be a JSON object."},
        {"a text", R"("INSERT")", "It must be a JSON object."},
        {"a leaf that is no list", R"({"eventName":"INSERT"})", "'eventName' must be an object or an array."},
        {"a deep leaf that is no list", R"({"dynamodb":{"SizeBytes":1}})", "'dynamodb.SizeBytes' must be an object or an array."},
        {"an empty list", R"({"eventName":[]})", "Empty arrays are not allowed at 'eventName'."},
        {"an empty object", R"({"dynamodb":{}})", "Empty objects are not allowed at 'dynamodb'."},
        {"a list in a list", R"({"eventName":[["INSERT"]]})", "An array cannot be inside of an array at 'eventName'."},
        {"an unknown operator", R"({"eventName":[{"like":"INS"}]})", "Unrecognized match type like at 'eventName'."},
        {"two operators", R"({"eventName":[{"prefix":"I","suffix":"T"}]})", "A comparison has exactly one operator at 'eventName'."},
        {"no operator", R"({"eventName":[{}]})", "A comparison has exactly one operator at 'eventName'."},
        {"prefix of a number", R"({"eventName":[{"prefix":1}]})", "'prefix' must be a string at 'eventName'."},
        {"exists of a text", R"({"eventName":[{"exists":"yes"}]})", "'exists' must be true or false at 'eventName'."},
        {"numeric of texts", R"({"SizeBytes":[{"numeric":["=","59"]}]})", "'numeric' must be pairs of a sign and a number at 'SizeBytes'."},
        {"numeric with an odd count", R"({"SizeBytes":[{"numeric":["=",59,"<"]}]})", "'numeric' must be a list of one or two comparisons at 'SizeBytes'."},
        {"numeric with an odd sign", R"({"SizeBytes":[{"numeric":["!=",59]}]})", "'!=' is no sign of 'numeric' at 'SizeBytes'."},
        {"anything but null", R"({"eventName":[{"anything-but":[null]}]})", "'anything-but' takes strings and numbers at 'eventName'."},
        {"anything but an unknown operator", R"({"eventName":[{"anything-but":{"numeric":["=",1]}}]})", "'anything-but' does not know 'numeric' at 'eventName'."},
        {"or of one", R"({"$or":[{"eventName":["INSERT"]}]})", "'$or' must be a list of at least two objects at '$or'."},
        {"or of texts", R"({"$or":["a","b"]})", "'$or' must be a list of objects at '$or'."},
    };
}

} // namespace

RF_TEST_GUILESS_MAIN(TestFilterPattern)

} // namespace tst_filter_pattern

#include "tst_filter_pattern.moc"
