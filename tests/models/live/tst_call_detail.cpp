// What is said of one call, its copies, and the way back into the builder.

#include "models/transfer/call_copies.h"
#include "models/live/call_detail.h"
#include "tests/models/support/shop.h"
#include "tests/support/program.h"

namespace tst_call_detail {

using namespace rf::models;
using rf::events::Body;
using rf::events::Call;

namespace {

Call callOf(const char* operation, const QByteArray& json) {
    Call call;
    call.operation = operation;
    call.region = "us-east-1";
    call.subject.tables = {"Shop"};
    call.request = Body::of(json.toStdString());
    return call;
}

CallSource source(const char* operation, const QByteArray& json) {
    return {QString::fromLatin1(operation), QStringLiteral("eu-west-1"), QStringLiteral("http://localhost:8000"), json};
}

const QByteArray kQuery =
    "{\"TableName\":\"Shop\",\"IndexName\":\"GSI1\",\"KeyConditionExpression\":\"#p = :p AND gsi1sk BETWEEN :a AND :b\","
    "\"ExpressionAttributeNames\":{\"#p\":\"gsi1pk\"},\"ExpressionAttributeValues\":{\":p\":{\"S\":\"STATUS#OPEN\"},"
    "\":a\":{\"S\":\"2026\"},\":b\":{\"S\":\"2027\"},\":q\":{\"N\":\"3\"}},"
    "\"FilterExpression\":\"qty > :q AND attribute_exists(email)\",\"ScanIndexForward\":false,\"Limit\":25}";

} // namespace

class TestCallDetail : public QObject {
    Q_OBJECT
private slots:
    void jsonIsIndentedInItsOrder() {
        QCOMPARE(indentedJson("{\"b\":1,\"a\":{\"S\":\"x{,:}\\\"\"},\"e\":{},\"l\":[1,2]}"),
                 "{\n  \"b\": 1,\n  \"a\": {\"S\": \"x{,:}\\\"\"},\n  \"e\": {},\n  \"l\": [\n    1,\n    2\n  ]\n}");
    }

    void bodiesThatAreNoJsonStayAsTheyCame() {
        auto call = std::make_shared<Call>(callOf("", "{broken,  body"));
        const CallDetail detail = CallDetail::of({call, {}}, nullptr);
        QCOMPARE(detail.request, "{broken,  body");
        QCOMPARE(detail.title, "Unreadable request");
        QVERIFY(!detail.canOpenAsQuery);
    }

    void priceAndNotes() {
        auto call = std::make_shared<Call>(callOf("Query", kQuery));
        call->receipt = {.readUnits = 2, .writeUnits = 4, .scanned = 40, .returned = 1};
        QCOMPARE(priceOf(*call), 2 * 0.125e-6 + 4 * 0.625e-6);
        const CallDetail detail = CallDetail::of({call, {3, CallWarning::WastefulFilter}}, nullptr);
        QCOMPARE(detail.warnings.size(), 2);
        QVERIFY(detail.warnings[0].contains("40 items"));
        QVERIFY(detail.warnings[1].contains("Attempt 3"));
        QVERIFY(detail.canOpenAsQuery);
    }

    void awsCli() {
        QCOMPARE(asAwsCli(source("GetItem", "{\"TableName\":\"Shop\",\"Key\":{\"pk\":{\"S\":\"it's\"}},\"ConsistentRead\":true}")),
                 "aws dynamodb get-item \\\n  --endpoint-url http://localhost:8000 \\\n  --region eu-west-1 \\\n"
                 "  --consistent-read \\\n  --key '{\"pk\":{\"S\":\"it'\\''s\"}}' \\\n  --table-name Shop\n");
        QVERIFY(asAwsCli(source("Query", kQuery)).contains("--no-scan-index-forward"));
        QVERIFY(asAwsCli(source("Query", kQuery)).contains("--limit 25"));
        QVERIFY(asAwsCli(source("TransactWriteItems", "{\"TransactItems\":[]}")).startsWith("aws dynamodb transact-write-items "));
        QVERIFY(asAwsCli(source("GetRecords", "{}")).startsWith("aws dynamodbstreams get-records "));
        QVERIFY(asPython(source("GetRecords", "{}")).contains("boto3.client(\"dynamodbstreams\", "));
        QVERIFY(asJavaScript(source("GetRecords", "{}")).contains("new DynamoDBStreamsClient("));
        QVERIFY(asAwsCli(source("GetItem", "{broken")).isEmpty());
    }

    void python() {
        const QString text = asPython(source("PutItem", "{\"TableName\":\"Shop\",\"Item\":{\"pk\":{\"B\":\"AAE=\"},\"f\":{\"BOOL\":true},\"n\":{\"NULL\":true}}}"));
        QVERIFY2(text.contains("client.put_item(**{"), qPrintable(text));
        QVERIFY2(text.contains("{\"B\": b64decode(\"AAE=\")}"), qPrintable(text));
        QVERIFY(text.contains("{\"BOOL\": True}"));
        QVERIFY(text.contains("from base64 import b64decode"));
    }

    void javaScript() {
        const QString text = asJavaScript(source("PutItem", "{\"TableName\":\"Shop\",\"Item\":{\"pk\":{\"BS\":[\"AAE=\"]},\"a-b\":{\"S\":\"x\"}}}"));
        QVERIFY2(text.contains("new PutItemCommand({"), qPrintable(text));
        QVERIFY2(text.contains("{BS: [Buffer.from(\"AAE=\", \"base64\")]}"), qPrintable(text));
        QVERIFY(text.contains("\"a-b\": {S: \"x\"}"));
    }

    void aQueryFillsTheBuilder() {
        const auto service = test::memoryEngine();
        QueryModel query;
        query.setTable(test::madeShop(*service));
        const auto left = fillQuery(callOf("Query", kQuery), &query);
        QVERIFY(left);
        QCOMPARE(*left, QStringList());
        QCOMPARE(query.index(), "GSI1");
        QCOMPARE(query.mode(), QueryMode::Query);
        QCOMPARE(query.keyFields()[0].value, "STATUS#OPEN");
        QCOMPARE(query.keyFields()[1].op, RangeOperator::Between);
        QCOMPARE(query.keyFields()[1].value, "2026");
        QCOMPARE(query.keyFields()[1].value2, "2027");
        QCOMPARE(query.filters()->chips().size(), 2);
        QCOMPARE(query.filters()->chip(0).path, "qty");
        QCOMPARE(query.filters()->chip(0).type, ValueType::N);
        QCOMPARE(query.filters()->chip(1).op, FilterOperator::Exists);
        QCOMPARE(query.limit(), 25);
        QVERIFY(!query.ascending());
        QVERIFY2(query.isValid(), qPrintable(query.problems().isEmpty() ? QString() : query.problems().first().message));
    }

    void aGetItemBecomesAQueryOfItsKey() {
        QueryModel query;
        query.setTable(test::bareShop());
        QVERIFY(fillQuery(callOf("GetItem", "{\"TableName\":\"Shop\",\"Key\":{\"pk\":{\"S\":\"p\"},\"sk\":{\"S\":\"s\"}}}"), &query));
        QCOMPARE(query.keyFields()[0].value, "p");
        QCOMPARE(query.keyFields()[1].op, RangeOperator::Equal);
        QCOMPARE(query.keyFields()[1].value, "s");
    }

    void whatHasNoFieldIsNamed() {
        QueryModel query;
        query.setTable(test::bareShop());
        const auto left = fillQuery(callOf("Scan", "{\"TableName\":\"Shop\",\"FilterExpression\":\"a = :a OR b = :a\",\"ExpressionAttributeValues\":{\":a\":{\"S\":\"x\"}},\"ProjectionExpression\":\"pk\"}"), &query);
        QVERIFY(left);
        QCOMPARE(*left, (QStringList{"FilterExpression", "ProjectionExpression"}));
        QCOMPARE(query.mode(), QueryMode::Scan);
        QVERIFY(query.filters()->chips().isEmpty());
        QVERIFY(!fillQuery(callOf("PutItem", "{\"TableName\":\"Shop\",\"Item\":{}}"), &query));
    }
};

RF_TEST_GUILESS_MAIN(TestCallDetail)

} // namespace tst_call_detail

#include "tst_call_detail.moc"
