// The JSON of every output, member by member.

#include "engine/api/ops/encode.h"
#include "tests/support/program.h"

namespace tst_outputs {

using namespace rf;

namespace {

template <class Output>
QString json(const Output& output) {
    std::string text;
    encodeOutput(output, text);
    return QString::fromStdString(text);
}

AttributeValue s(std::string text) { return AttributeValue::string(std::move(text)); }
const Item kItem{{"pk", s("a")}};

ConsumedCapacity consumed() {
    ConsumedCapacity capacity{.tableName = "T", .total = {.capacityUnits = 2.5}};
    capacity.table = CapacityUnits{.capacityUnits = 0};
    capacity.globalIndexes["g"] = CapacityUnits{.capacityUnits = 2.5};
    return capacity;
}

} // namespace

class TestOutputs : public QObject {
    Q_OBJECT
private slots:
    void reads() {
        QCOMPARE(json(GetItem::Output{}), QString("{}"));
        QCOMPARE(json(GetItem::Output{.item = Item()}), QString(R"({"Item":{}})"));
        QCOMPARE(json(GetItem::Output{kItem, consumed()}),
                 QString(R"({"Item":{"pk":{"S":"a"}},"ConsumedCapacity":{"TableName":"T","CapacityUnits":2.5,)"
                         R"("Table":{"CapacityUnits":0.0},"GlobalSecondaryIndexes":{"g":{"CapacityUnits":2.5}}}})"));
    }
    void pages() {
        QCOMPARE(json(PageOutput{}), QString(R"({"Count":0,"ScannedCount":0})"));
        PageOutput page{.items = std::vector<Item>{kItem, {}}, .count = 2, .scannedCount = 9, .lastEvaluatedKey = kItem};
        QCOMPARE(json(page), QString(R"({"Items":[{"pk":{"S":"a"}},{}],"Count":2,"ScannedCount":9,)"
                                     R"("LastEvaluatedKey":{"pk":{"S":"a"}}})"));
    }
    void writes() {
        QCOMPARE(json(PutItem::Output{}), QString("{}"));
        DeleteItem::Output output{.attributes = kItem};
        output.itemCollectionMetrics = ItemCollectionMetrics{kItem, 0, 1};
        QCOMPARE(json(output), QString(R"({"Attributes":{"pk":{"S":"a"}},"ItemCollectionMetrics":{)"
                                       R"("ItemCollectionKey":{"pk":{"S":"a"}},"SizeEstimateRangeGB":[0.0,1.0]}})"));
        QCOMPARE(json(UpdateItem::Output{.attributes = Item()}), QString(R"({"Attributes":{}})"));
    }
    void batches() {
        QCOMPARE(json(BatchGetItem::Output{}), QString(R"({"Responses":{},"UnprocessedKeys":{}})"));
        BatchGetItem::Output get;
        get.responses["T"] = {};
        KeysAndAttributesIn rest;
        rest.keys = std::vector<InputAttributes>{InputAttributes({{"pk", s("b")}})};
        rest.consistentRead = true;
        rest.projectionExpression = "#a";
        rest.expressionAttributeNames = NameMap{{"#a", "x"}};
        get.unprocessedKeys["T"] = rest;
        QCOMPARE(json(get),
                 QString(R"({"Responses":{"T":[]},"UnprocessedKeys":{"T":{"Keys":[{"pk":{"S":"b"}}],"ConsistentRead":true,)"
                         R"("ProjectionExpression":"#a","ExpressionAttributeNames":{"#a":"x"}}}})"));
        BatchWriteItem::Output write;
        write.unprocessedItems["T"] = {{.putRequest = PutRequestIn{InputAttributes({{"pk", s("p")}})}},
                                       {.deleteRequest = DeleteRequestIn{InputAttributes({{"pk", s("d")}})}}};
        write.consumedCapacity = std::vector<ConsumedCapacity>{{.tableName = "T", .total = {.capacityUnits = 3}}};
        QCOMPARE(json(write),
                 QString(R"({"UnprocessedItems":{"T":[{"PutRequest":{"Item":{"pk":{"S":"p"}}}},{"DeleteRequest":{"Key":)"
                         R"({"pk":{"S":"d"}}}}]},"ConsumedCapacity":[{"TableName":"T","CapacityUnits":3.0}]})"));
    }
    void transactions() {
        TransactGetItems::Output get{.responses = {kItem, std::nullopt, Item()}};
        QCOMPARE(json(get), QString(R"({"Responses":[{"Item":{"pk":{"S":"a"}}},{},{"Item":{}}]})"));
        TransactWriteItems::Output write;
        QCOMPARE(json(write), QString("{}"));
        write.consumedCapacity = std::vector<ConsumedCapacity>{
            {.tableName = "T", .total = {.capacityUnits = 4, .readCapacityUnits = 0, .writeCapacityUnits = 4}}};
        QCOMPARE(json(write), QString(R"({"ConsumedCapacity":[{"TableName":"T","ReadCapacityUnits":0.0,)"
                                      R"("WriteCapacityUnits":4.0,"CapacityUnits":4.0}]})"));
    }
    void tables() {
        QCOMPARE(json(ListTables::Output{}), QString(R"({"TableNames":[]})"));
        QCOMPARE(json(ListTables::Output{{"a", "b"}, "b"}),
                 QString(R"({"TableNames":["a","b"],"LastEvaluatedTableName":"b"})"));
        TableSchema table;
        table.region = "eu-west-2";
        table.name = "T";
        table.id = "id";
        table.key.hash = {{"pk", Type::S}};
        table.attributeDefinitions = {{"pk", Type::S}};
        table.createdMs = 1'790'000'000'007;
        table.throughput = {.readUnits = 5, .writeUnits = 6, .lastIncreaseMs = 1'790'000'000'120, .decreasesToday = 2};
        table.timeToLiveAttribute = "ttl";
        const DescribeTable::Output described{{.schema = std::make_shared<const TableSchema>(table), .itemCount = 3}};
        QCOMPARE(json(described),
                 QString(R"({"Table":{"AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"}],"TableName":"T",)"
                         R"("KeySchema":[{"AttributeName":"pk","KeyType":"HASH"}],"TableStatus":"ACTIVE",)"
                         R"("CreationDateTime":1790000000.007,"ProvisionedThroughput":{"LastIncreaseDateTime":1790000000.120,)"
                         R"("NumberOfDecreasesToday":2,"ReadCapacityUnits":5,"WriteCapacityUnits":6},"TableSizeBytes":0,)"
                         R"("ItemCount":3,"TableArn":"arn:aws:dynamodb:eu-west-2:000000000000:table/T","TableId":"id",)"
                         R"("DeletionProtectionEnabled":false,"WarmThroughput":{"Status":"ACTIVE","ReadUnitsPerSecond":5,)"
                         R"("WriteUnitsPerSecond":6}}})"));
    }
};

RF_TEST_GUILESS_MAIN(TestOutputs)

} // namespace tst_outputs

#include "tst_outputs.moc"
