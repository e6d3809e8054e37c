#pragma once
// Requests and answers of the tests of item collections. Beside the test: moc loses its way in raw strings.

#include <QByteArray>
#include <QByteArrayList>

#include <cstdint>

namespace tst_item_collections {

using namespace rf;

inline constexpr std::int64_t kLimit = 64 * 1024;
inline QByteArray done() { return "{}"; }
inline QByteArray refused() {
    return R"({"__type":"com.amazonaws.dynamodb.v20120810#ItemCollectionSizeLimitExceededException",)"
           R"("message":"Collection size exceeded."})";
}

/// `{"pk":{"S":"a"},"sk":{"S":"1"},"l":{"S":"x"},"t":{"S":"ttt…"}}`, without `l` when it is not to be in the index.
inline QByteArray item(const char* pk, const QByteArray& sk, int bytes, bool indexed = true) {
    QByteArray out = QByteArray(R"({"pk":{"S":")") + pk + R"("},"sk":{"S":")" + sk + "\"}";
    if (indexed) out += R"(,"l":{"S":"x"})";
    return out + R"(,"t":{"S":")" + QByteArray(bytes, 't') + "\"}}";
}
inline QByteArray key(const char* pk, const char* sk) {
    return QByteArray(R"({"pk":{"S":")") + pk + R"("},"sk":{"S":")" + sk + "\"}}";
}
inline QByteArray withMetrics() { return R"(,"ReturnItemCollectionMetrics":"SIZE")"; }

inline QByteArray putOf(const QByteArray& item, const QByteArray& more = {}) {
    return R"({"TableName":"Posts","Item":)" + item + more + "}";
}
inline QByteArray deleteOf(const QByteArray& key, const QByteArray& more = {}) {
    return R"({"TableName":"Posts","Key":)" + key + more + "}";
}
inline QByteArray updateOf(const QByteArray& key, const QByteArray& text) {
    return R"({"TableName":"Posts","Key":)" + key +
           R"(,"UpdateExpression":"SET t = :t","ExpressionAttributeValues":{":t":{"S":")" + text + "\"}}}";
}
inline QByteArray batchOf(const QByteArrayList& items, const QByteArray& more = {}) {
    QByteArrayList requests;
    for (const QByteArray& each : items) requests << R"({"PutRequest":{"Item":)" + each + "}}";
    return R"({"RequestItems":{"Posts":[)" + requests.join(',') + "]}" + more + "}";
}
/// `members`: `"Put":…` or `"Delete":…`.
inline QByteArray transactionOf(const QByteArrayList& members) {
    return R"({"TransactItems":[{)" + members.join("},{") + "}]}";
}
inline QByteArray insertOf(const char* pk, const char* sk, int bytes) {
    return QByteArray(R"({"Statement":"INSERT INTO Posts VALUE {'pk':')") + pk + "','sk':'" + sk +
           R"(','l':'x','t':?}","Parameters":[{"S":")" + QByteArray(bytes, 't') + "\"}]}";
}
inline QByteArray statementsOf(const char* member, const QByteArrayList& statements) {
    return QByteArray("{\"") + member + "\":[" + statements.join(',') + "]}";
}
inline QByteArray metricsOf(const char* pk, const char* range) {
    return QByteArray(R"({"ItemCollectionMetrics":{"ItemCollectionKey":{"pk":{"S":")") + pk +
           R"("}},"SizeEstimateRangeGB":)" + range + "}}";
}
inline QByteArray secondReason() {
    return R"([{"Code":"None"},{"Code":"ItemCollectionSizeLimitExceeded","Message":"Collection size exceeded."}])";
}
inline QByteArray statementError() {
    return R"({"Code":"ItemCollectionSizeLimitExceeded","Message":"Collection size exceeded."})";
}
/// In a global index, which is no part of the collection, under the partition key's own value.
inline QByteArray globally(QByteArray item) { return item.replace(0, 1, R"({"g":{"S":"a"},)"); }
inline QByteArray largeElsewhere() {
    return R"({"TableName":"Free","Item":{"pk":{"S":"a"},"t":{"S":")" + QByteArray(100'000, 't') + "\"}}}";
}

} // namespace tst_item_collections
