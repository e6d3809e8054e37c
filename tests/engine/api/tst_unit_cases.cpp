// Unit arithmetic against the service's documented examples: tests/engine/capacity/unit_cases.tsv, each row with its
// source, through whole operations. What ConsumedCapacity says is compared with the row, and with what the meter counted.

#include "tests/engine/api/ops_fixture.h"
#include "tests/support/program.h"

#include <QFile>

#include <cmath>

namespace tst_unit_cases {

using namespace rf;

namespace {

/// One row's "given": sizes of stored and new items, flags.
struct Row {
    std::vector<int> stored, fresh;
    bool consistent = false, index = false;
};

Row givenOf(const QString& text) {
    const auto sizes = [](const QString& list) {
        std::vector<int> out;
        for (const QString& each : list.split(',')) out.push_back(each.toInt());
        return out;
    };
    Row given;
    for (const QString& word : text.split(' ', Qt::SkipEmptyParts)) {
        if (word.startsWith("stored=")) given.stored = sizes(word.mid(7));
        if (word.startsWith("new=")) given.fresh = sizes(word.mid(4));
        given.consistent = given.consistent || word == "consistent";
        given.index = given.index || word == "index";
    }
    return given;
}

std::string name(int i) {
    return {'k', static_cast<char>('a' + i)};
}
std::string quoted(const std::string& text) {
    return '"' + text + '"';
}

/// pk and sk take 8 bytes, the index key 2, the rest is v: exactly `size` bytes (spec/01 §6).
std::string item(int i, int size, bool index) {
    const int rest = size - 8 - (index ? 2 : 0) - 1;
    std::string json = "{\"pk\":{\"S\":\"pp\"},\"sk\":{\"S\":" + quoted(name(i)) + "}";
    if (index) json += ",\"g\":{\"S\":\"x\"}";
    return json + ",\"v\":{\"S\":" + quoted(std::string(static_cast<std::size_t>(rest), '.')) + "}}";
}
std::string key(int i) {
    return "{\"pk\":{\"S\":\"pp\"},\"sk\":{\"S\":" + quoted(name(i)) + "}}";
}

const std::string kTable = "\"TableName\":\"Tab\",\"ReturnConsumedCapacity\":\"INDEXES\"";
const std::string kPartition = "\"KeyConditionExpression\":\"pk = :p\",\"ExpressionAttributeValues\":{\":p\":{\"S\":\"pp\"}";

std::string list(int count, const std::function<std::string(int)>& each) {
    std::string out;
    for (int i = 0; i < count; ++i) out += (i ? "," : "") + each(i);
    return out;
}

using Ask = std::pair<std::string, std::string>; ///< operation, body

Ask transact(const std::string& action, const std::string& body) {
    return {"TransactWriteItems", "{\"ReturnConsumedCapacity\":\"INDEXES\",\"TransactItems\":[{" + quoted(action) +
                                      ":{\"TableName\":\"Tab\"," + body + "}}]}"};
}
std::string update(const std::string& expression) {
    return "\"Key\":" + key(0) + ",\"UpdateExpression\":" + quoted(expression) +
           ",\"ExpressionAttributeValues\":{\":x\":{\"S\":\"y\"}}";
}

Ask requestOf(const QString& operation, const Row& given) {
    const std::string consistent = given.consistent ? ",\"ConsistentRead\":true" : "";
    const auto count = static_cast<int>(given.stored.size());
    const auto query = [&](const std::string& more, const std::string& values = {}) -> Ask {
        return {"Query", "{" + kTable + consistent + more + "," + kPartition + values + "}}"};
    };
    if (operation == "get") return {"GetItem", "{" + kTable + consistent + ",\"Key\":" + key(0) + "}"};
    if (operation == "batchget")
        return {"BatchGetItem", "{\"ReturnConsumedCapacity\":\"INDEXES\",\"RequestItems\":{\"Tab\":{\"Keys\":[" +
                                    list(count, key) + "]" + consistent + "}}}"};
    if (operation == "query") return query("");
    if (operation == "queryfiltered") return query(",\"FilterExpression\":\"v = :n\"", ",\":n\":{\"S\":\"none\"}");
    if (operation == "querycount") return query(",\"Select\":\"COUNT\"");
    if (operation == "queryprojected") return query(",\"ProjectionExpression\":\"pk\"");
    if (operation == "queryindex" || operation == "querykeys")
        return {"Query", "{" + kTable + ",\"IndexName\":" + quoted(operation == "querykeys" ? "keys" : "all") +
                             ",\"KeyConditionExpression\":\"g = :p\",\"ExpressionAttributeValues\":{\":p\":{\"S\":\"x\"}}}"};
    if (operation == "scan") return {"Scan", "{" + kTable + consistent + "}"};
    if (operation == "txget" || operation == "txget2")
        return {"TransactGetItems", "{\"ReturnConsumedCapacity\":\"INDEXES\",\"TransactItems\":[" +
                                        list(operation == "txget" ? 1 : 2, [](int i) {
                                            return "{\"Get\":{\"TableName\":\"Tab\",\"Key\":" + key(i) + "}}";
                                        }) + "]}"};
    if (operation == "put") return {"PutItem", "{" + kTable + ",\"Item\":" + item(0, given.fresh[0], given.index) + "}"};
    if (operation == "putfailed")
        return {"PutItem", "{" + kTable + ",\"ConditionExpression\":\"attribute_not_exists(pk)\",\"Item\":" + item(0, 20, false) + "}"};
    if (operation == "updatefailed")
        return {"UpdateItem", "{" + kTable + ",\"ConditionExpression\":\"attribute_exists(pk)\"," + update("SET u = :x") + "}"};
    if (operation == "update") return {"UpdateItem", "{" + kTable + "," + update("SET u = :x") + "}"};
    if (operation == "addkey" || operation == "changekey") return {"UpdateItem", "{" + kTable + "," + update("SET g = :x") + "}"};
    if (operation == "dropkey")
        return {"UpdateItem", "{" + kTable + ",\"Key\":" + key(0) + ",\"UpdateExpression\":\"REMOVE g\"}"};
    if (operation == "delete") return {"DeleteItem", "{" + kTable + ",\"Key\":" + key(0) + "}"};
    if (operation == "batchwrite")
        return {"BatchWriteItem", "{\"ReturnConsumedCapacity\":\"INDEXES\",\"RequestItems\":{\"Tab\":[" +
                                      list(static_cast<int>(given.fresh.size()), [&](int i) {
                                          return "{\"PutRequest\":{\"Item\":" + item(i, given.fresh[static_cast<std::size_t>(i)], false) + "}}";
                                      }) + "]}}"};
    if (operation == "txput") return transact("Put", "\"Item\":" + item(0, given.fresh[0], given.index));
    if (operation == "txdelete") return transact("Delete", "\"Key\":" + key(0));
    if (operation == "txcheck") return transact("ConditionCheck", "\"Key\":" + key(0) + ",\"ConditionExpression\":\"attribute_exists(pk)\"");
    if (operation == "txupdate") return transact("Update", update("SET u = :x"));
    qFatal("no operation %s", qPrintable(operation));
}

/// The CapacityUnits inside the object `name`, or those of all when the name is empty; 0: there is none.
double unitsIn(const std::string& answer, const std::string& name) {
    static const std::string kUnits = "\"CapacityUnits\":";
    const auto object = name.empty() ? 0 : answer.find(quoted(name) + ":{");
    if (object == std::string::npos) return 0;
    const auto at = answer.find(kUnits, object);
    return at == std::string::npos ? 0 : std::strtod(answer.c_str() + at + kUnits.size(), nullptr);
}

} // namespace

class TestUnitCases : public QObject {
    Q_OBJECT

    OpsFixture* m_fixture = nullptr;

    /// Reads and writes of an arm so far.
    double metered(const std::string& index) {
        const auto now = m_fixture->clock.nowMs() / 1000;
        double sum = 0;
        for (const auto& each : m_fixture->service->meter()->series({"us-east-1", "Tab", index}, now - 60, now + 1, 1))
            sum += each.read.units + each.write.units;
        return sum;
    }

private slots:
    void init() {
        m_fixture = new OpsFixture;
        const std::string index = "\"KeySchema\":[{\"AttributeName\":\"g\",\"KeyType\":\"HASH\"}],\"Projection\":{\"ProjectionType\":";
        const auto made = m_fixture->answer("CreateTable",
            "{\"TableName\":\"Tab\",\"BillingMode\":\"PAY_PER_REQUEST\",\"KeySchema\":[{\"AttributeName\":\"pk\",\"KeyType\":\"HASH\"},"
            "{\"AttributeName\":\"sk\",\"KeyType\":\"RANGE\"}],\"AttributeDefinitions\":[{\"AttributeName\":\"pk\",\"AttributeType\":\"S\"},"
            "{\"AttributeName\":\"sk\",\"AttributeType\":\"S\"},{\"AttributeName\":\"g\",\"AttributeType\":\"S\"}],"
            "\"GlobalSecondaryIndexes\":[{\"IndexName\":\"all\"," + index + "\"ALL\"}},{\"IndexName\":\"keys\"," + index + "\"KEYS_ONLY\"}}]}");
        QVERIFY2(made.find("TableDescription") != std::string::npos, made.c_str());
        QVERIFY(QTest::qWaitFor([&] { return m_fixture->table("Tab")->status == TableStatus::Active; }));
    }
    void cleanup() { delete m_fixture; }

    void agrees_data() {
        QTest::addColumn<QString>("operation");
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("units");
        QFile file(QStringLiteral(RF_SOURCE_DIR "/tests/engine/capacity/unit_cases.tsv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        int rows = 0;
        for (const QByteArray& line : file.readAll().split('\n')) {
            if (line.isEmpty() || line.startsWith('#')) continue;
            const QList<QByteArray> cells = line.split('\t');
            QCOMPARE(cells.size(), 5);
            QVERIFY2(!cells[4].isEmpty(), "a row without its source");
            QTest::newRow(cells[0].constData()) << QString(cells[1]) << QString(cells[2]) << QString(cells[3]);
            ++rows;
        }
        QVERIFY(rows >= 60);
    }
    void agrees() {
        QFETCH(QString, operation);
        QFETCH(QString, given);
        QFETCH(QString, units);
        const Row what = givenOf(given);
        for (std::size_t i = 0; i < what.stored.size(); ++i) {
            if (what.stored[i] == 0) continue;
            const auto put = m_fixture->answer("PutItem", "{\"TableName\":\"Tab\",\"Item\":" + item(static_cast<int>(i), what.stored[i], what.index) + "}");
            QCOMPARE(put, std::string("{}"));
        }
        const double table = metered(""), all = metered("all"), keys = metered("keys");
        const auto [name, body] = requestOf(operation, what);
        const std::string answer = m_fixture->answer(name, body);
        const QStringList words = units.split(' ');
        const double expected = words[0].toDouble();
        if (words.contains("metered")) { // a failure tells no units
            QVERIFY(answer.find("ConditionalCheckFailed") != std::string::npos);
            QCOMPARE(metered("") - table, expected);
            return;
        }
        QVERIFY2(answer.find("CapacityUnits") != std::string::npos, answer.substr(0, 400).c_str());
        if (words.contains("on")) {
            const bool onKeys = words.last() == "keys";
            QCOMPARE(unitsIn(answer, onKeys ? "keys" : "all"), expected);
            QCOMPARE(metered(onKeys ? "keys" : "all") - (onKeys ? keys : all), expected);
            return;
        }
        double onAll = 0, onKeys = 0;
        for (const QString& word : words) {
            if (word.startsWith("all=")) onAll = word.mid(4).toDouble();
            if (word.startsWith("keys=")) onKeys = word.mid(5).toDouble();
        }
        QCOMPARE(unitsIn(answer, ""), expected + onAll + onKeys);
        QCOMPARE(unitsIn(answer, "Table"), expected);
        QCOMPARE(unitsIn(answer, "all"), onAll);
        QCOMPARE(unitsIn(answer, "keys"), onKeys);
        QCOMPARE(metered("") - table, expected);
        QCOMPARE(metered("all") - all, onAll);
        QCOMPARE(metered("keys") - keys, onKeys);
    }
};

RF_TEST_GUILESS_MAIN(TestUnitCases)

} // namespace tst_unit_cases

#include "tst_unit_cases.moc"
