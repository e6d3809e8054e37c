// What the meter refuses, operation by operation, as calls over the wire see it (spec/04 §4).

#include "tests/engine/api/ops_fixture.h"
#include "tests/support/program.h"

namespace tst_throttling {

using namespace rf;
using capacity::ArmName;
using capacity::Side;

namespace {

constexpr std::string_view kExceeded = "The level of configured provisioned throughput for the table was exceeded.";

/// JSON with ' for ", which the meta-object compiler reads without losing its way.
std::string j(std::string text) {
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

Context wire() {
    Context context;
    context.origin = Origin::Wire;
    return context;
}

} // namespace

class TestThrottling : public QObject {
    Q_OBJECT

    OpsFixture* m_fixture = nullptr;

    std::string ask(std::string_view operation, std::string_view json) {
        return m_fixture->answer(operation, json, wire());
    }
    void createTable() {
        const auto made = ask("CreateTable", j("{'TableName':'Shop','KeySchema':[{'AttributeName':'pk','KeyType':'HASH'}],'AttributeDefinitions':[{'AttributeName':'pk','AttributeType':'S'},{'AttributeName':'st','AttributeType':'S'}],'ProvisionedThroughput':{'ReadCapacityUnits':1,'WriteCapacityUnits':2},'GlobalSecondaryIndexes':[{'IndexName':'byState','KeySchema':[{'AttributeName':'st','KeyType':'HASH'}],'Projection':{'ProjectionType':'ALL'},'ProvisionedThroughput':{'ReadCapacityUnits':1,'WriteCapacityUnits':1}}]}"));
        QVERIFY2(made.find("TableDescription") != std::string::npos, made.c_str());
        QVERIFY(QTest::qWaitFor([&] { return m_fixture->table("Shop")->status == TableStatus::Active; }));
    }
    std::string put(const std::string& pk, const std::string& more = {}) {
        return ask("PutItem", j("{'TableName':'Shop','Item':{'pk':{'S':'") + pk + "\"}" + more + "}}");
    }
    /// Empties the table's write bucket: 600 units.
    void drainWrites() {
        const std::string big(300'000, 'x');
        for (int i = 0; i < 3; ++i) (void)put("big", j(",'v':{'S':'") + big + "\"}");
    }
    double writes(const std::string& index = {}) {
        const auto now = m_fixture->clock.nowMs() / 1000;
        double sum = 0;
        for (const auto& each : m_fixture->service->meter()->series({"us-east-1", "Shop", index}, now - 600, now + 1, 1))
            sum += each.write.units;
        return sum;
    }
    double throttled(const std::string& index = {}) {
        const auto now = m_fixture->clock.nowMs() / 1000;
        double sum = 0;
        for (const auto& each : m_fixture->service->meter()->series({"us-east-1", "Shop", index}, now - 600, now + 1, 1))
            sum += each.write.throttled;
        return sum;
    }

private slots:
    void init() {
        m_fixture = new OpsFixture;
        createTable();
    }
    void cleanup() { delete m_fixture; }

    void anEmptyBucketRefusesWithTheServicesWords() {
        QCOMPARE(put("a"), std::string("{}"));
        drainWrites();
        const std::string refused = put("b");
        QVERIFY2(refused.find("ProvisionedThroughputExceededException") != std::string::npos, refused.c_str());
        QVERIFY(refused.find(kExceeded) != std::string::npos);
        QVERIFY2(refused.find("TableWriteProvisionedThroughputExceeded") != std::string::npos, refused.c_str());
        QCOMPARE(ask("GetItem", j("{'TableName':'Shop','Key':{'pk':{'S':'b'}}}")), std::string("{}")); // nothing was written
        QCOMPARE(throttled(), 1.0);
    }

    void itOpensAgainWithTime() {
        drainWrites();
        QVERIFY(put("b").find("Exceeded") != std::string::npos);
        m_fixture->clock.advance(400'000);
        QCOMPARE(put("b"), std::string("{}"));
    }

    void aChangeToOnDemandLetsEverythingThrough() {
        drainWrites();
        QVERIFY(put("b").find("Exceeded") != std::string::npos);
        const auto changed = ask("UpdateTable", j("{'TableName':'Shop','BillingMode':'PAY_PER_REQUEST'}"));
        QVERIFY2(changed.find("TableDescription") != std::string::npos, changed.c_str());
        QCOMPARE(put("b"), std::string("{}"));
    }

    void anIndexWithoutCapacityHoldsTheTableBack() {
        for (int i = 0; i < 2; ++i)
            (void)put("a" + std::to_string(i), j(",'st':{'S':'open'},'v':{'S':'") + std::string(290'000, 'x') + "\"}");
        m_fixture->clock.advance(150'000); // the table has units again, the index not
        const std::string refused = put("b", j(",'st':{'S':'open'}"));
        QVERIFY2(refused.find("IndexWriteProvisionedThroughputExceeded") != std::string::npos, refused.c_str());
        QVERIFY(refused.find("global secondary indexes") != std::string::npos);
        QCOMPARE(ask("GetItem", j("{'TableName':'Shop','Key':{'pk':{'S':'b'}}}")), std::string("{}"));
        QCOMPARE(put("c"), std::string("{}")); // it has no entry there
    }

    void batchesLeaveWhatIsThrottled() {
        drainWrites();
        m_fixture->clock.advance(151'000); // a little above zero again
        const std::string big(3'000, 'x');
        std::string requests;
        for (int i = 0; i < 3; ++i) {
            if (i) requests += ',';
            requests += j("{'PutRequest':{'Item':{'pk':{'S':'b") + std::to_string(i) + j("'},'v':{'S':'") + big + "\"}}}}";
        }
        const std::string body = j("{'RequestItems':{'Shop':[") + requests + "]}}";
        std::string answer;
        for (int i = 0; i < 10 && answer.find("\"UnprocessedItems\":{\"Shop\"") == std::string::npos; ++i)
            answer = ask("BatchWriteItem", body);
        QVERIFY2(answer.find("\"UnprocessedItems\":{\"Shop\":[{\"PutRequest\"") != std::string::npos, answer.substr(0, 300).c_str());
        const std::string refused = ask("BatchWriteItem", body);
        QVERIFY2(refused.find("ProvisionedThroughputExceededException") != std::string::npos, refused.substr(0, 300).c_str());
    }

    void readBatchesToo() {
        (void)put("a", j(",'v':{'S':'") + std::string(300'000, 'x') + "\"}");
        const std::string body = j("{'RequestItems':{'Shop':{'Keys':[{'pk':{'S':'a'}},{'pk':{'S':'b'}}],'ConsistentRead':true}}}");
        std::string answer;
        for (int i = 0; i < 10 && answer.find("\"UnprocessedKeys\":{\"Shop\"") == std::string::npos &&
                        answer.find("Exceeded") == std::string::npos; ++i)
            answer = ask("BatchGetItem", body);
        QVERIFY2(answer.find("\"UnprocessedKeys\":{\"Shop\":{\"Keys\":[{\"pk\":{\"S\":\"b\"}}]") != std::string::npos ||
                     answer.find("Exceeded") != std::string::npos,
                 answer.substr(answer.size() > 300 ? answer.size() - 300 : 0).c_str());
        QVERIFY(ask("BatchGetItem", body).find("ProvisionedThroughputExceededException") != std::string::npos);
    }

    void transactionsAreCancelledWithTheReason() {
        drainWrites();
        const std::string answer = ask("TransactWriteItems",
            j("{'TransactItems':[{'Put':{'TableName':'Shop','Item':{'pk':{'S':'t'}}}}]}"));
        QVERIFY2(answer.find("TransactionCanceledException") != std::string::npos, answer.c_str());
        QVERIFY2(answer.find("\"Code\":\"ProvisionedThroughputExceeded\"") != std::string::npos, answer.c_str());
    }

    void aReadingTransactionIsAskedOnceForAllItsMembers() {
        const std::string big(280'000, 'x');
        for (const char* pk : {"x", "y"}) (void)put(pk, j(",'v':{'S':'") + big + "\"}");
        for (int i = 0; i < 3; ++i) // 300 units of burst: some are left, fewer than one member uses
            (void)ask("GetItem", j("{'TableName':'Shop','ConsistentRead':true,'Key':{'pk':{'S':'x'}}}"));
        const std::string statements = j("{'TransactStatements':[{'Statement':'SELECT * FROM Shop WHERE pk=?','Parameters':[{'S':'x'}]},"
                                         "{'Statement':'SELECT * FROM Shop WHERE pk=?','Parameters':[{'S':'y'}]}]}");
        const std::string answer = ask("ExecuteTransaction", statements);
        QVERIFY2(answer.find("\"Responses\"") != std::string::npos, answer.substr(0, 300).c_str());
        const std::string refused = ask("ExecuteTransaction", statements);
        QVERIFY2(refused.find("TransactionCanceledException") != std::string::npos, refused.substr(0, 300).c_str());
    }

    void theProgramsOwnCallsGoOnAndAreCounted() {
        drainWrites();
        const double before = writes();
        QCOMPARE(m_fixture->answer("PutItem", j("{'TableName':'Shop','Item':{'pk':{'S':'mine'}}}")), std::string("{}"));
        QCOMPARE(writes(), before + 1);
    }

    void theMeterCountsWhatConsumedCapacitySays() {
        const std::string item = j(",'st':{'S':'open'},'v':{'S':'") + std::string(2'500, 'x') + "\"}";
        const std::string answer = ask("PutItem", j("{'TableName':'Shop','ReturnConsumedCapacity':'INDEXES','Item':{'pk':{'S':'a'}") + item + "}}");
        QVERIFY2(answer.find("\"CapacityUnits\":6.0") != std::string::npos, answer.c_str());
        QCOMPARE(writes(), 3.0);
        QCOMPARE(writes("byState"), 3.0);
        (void)ask("PutItem", j("{'TableName':'Shop','ConditionExpression':'attribute_not_exists(pk)','Item':{'pk':{'S':'a'}}}"));
        QCOMPARE(writes(), 6.0); // a failed condition uses what it found
        (void)ask("TransactWriteItems", j("{'TransactItems':[{'Delete':{'TableName':'Shop','Key':{'pk':{'S':'a'}}}}]}"));
        QCOMPARE(writes(), 12.0);
        QCOMPARE(writes("byState"), 6.0);
    }
};

RF_TEST_GUILESS_MAIN(TestThrottling)

} // namespace tst_throttling

#include "tst_throttling.moc"
