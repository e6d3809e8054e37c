// SigV4: the texts of every malformed credential, the documented example's signature, and verification.

#include "engine/security/sigv4.h"
#include "tests/support/program.h"

#include <map>

namespace tst_sigv4 {

using namespace rf;
using namespace rf::security;

namespace {

using Headers = std::map<std::string, std::string, std::less<>>;

SignedRequest request(const Headers& headers, std::string_view target = "/", std::string_view body = "{}",
                      std::string_view method = "POST") {
    return {method, target, body, [&headers](std::string_view name) {
                const auto found = headers.find(name);
                return found == headers.end() ? std::string_view() : std::string_view(found->second);
            }};
}

const std::string kGood = "AWS4-HMAC-SHA256 Credential=AK/20260101/eu-west-2/dynamodb/aws4_request, "
                          "SignedHeaders=host;x-amz-date, Signature=abc";
const std::string kDate = "20260101T000000Z";

} // namespace

class TestSigV4 : public QObject {
    Q_OBJECT
private slots:
    void reads() {
        const Headers headers{{"authorization", kGood}, {"x-amz-date", kDate}, {"host", "h"}};
        const auto credential = readCredential(request(headers));
        QVERIFY(credential);
        QCOMPARE(credential->accessKeyId, std::string("AK"));
        QCOMPARE(credential->region, std::string("eu-west-2"));
        QCOMPARE(credential->signedHeaders.size(), 2u);
    }

    void servicesHaveScopesOfTheirOwn() {
        std::string beside = kGood;
        beside.replace(beside.find("dynamodb"), 8, "monitoring");
        const Headers headers{{"authorization", beside}, {"x-amz-date", kDate}, {"host", "h"}};
        SignedRequest signedRequest = request(headers);
        QVERIFY(!readCredential(signedRequest));
        signedRequest.service = "monitoring";
        QVERIFY(readCredential(signedRequest).has_value());
        QCOMPARE(readCredential(signedRequest)->service, std::string("monitoring"));
    }

    void refuses_data() {
        QTest::addColumn<QByteArray>("authorization");
        QTest::addColumn<QByteArray>("date");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("message");
        const auto row = [](const char* name, const QByteArray& header, const QByteArray& date, ErrorCode code,
                            const QByteArray& message) {
            QTest::newRow(name) << header << date << int(code) << message;
        };
        const auto missing = ErrorCode::MissingAuthenticationToken;
        const auto incomplete = ErrorCode::IncompleteSignature, invalid = ErrorCode::InvalidSignature;
        row("none", "", "", missing, "Request is missing Authentication Token");
        row("basic", "Basic abc", "", missing, "Request is missing Authentication Token");
        row("all missing", "AWS4-HMAC-SHA256", "", incomplete,
            "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. "
            "Authorization header requires 'SignedHeaders' parameter. Authorization header requires existence of either a "
            "'X-Amz-Date' or a 'Date' header. Authorization=AWS4-HMAC-SHA256");
        row("bad date", QByteArray::fromStdString(kGood), "201", incomplete,
            "Date must be in ISO-8601 'basic format'. Got '201'. See http://en.wikipedia.org/wiki/ISO_8601");
        row("algorithm", "AWS4-SHA Credential=a/20260101/b/dynamodb/aws4_request, SignedHeaders=host, Signature=c",
            QByteArray::fromStdString(kDate), incomplete, "Unsupported AWS 'algorithm': 'AWS4-SHA' (only AWS4-HMAC-SHA256 for now). ");
        row("host unsigned", "AWS4-HMAC-SHA256 Credential=a/20260101/b/dynamodb/aws4_request, SignedHeaders=x, Signature=c",
            QByteArray::fromStdString(kDate), invalid, "'Host' must be a 'SignedHeader' in the AWS Authorization.");
        row("four parts", "AWS4-HMAC-SHA256 Credential=a/b/c/d, SignedHeaders=host, Signature=c",
            QByteArray::fromStdString(kDate), incomplete,
            "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'a/b/c/d'");
        row("scope", "AWS4-HMAC-SHA256 Credential=a/b/c/d/e, SignedHeaders=host, Signature=c",
            QByteArray::fromStdString(kDate), invalid,
            "Credential should be scoped to correct service: 'dynamodb'. Credential should be scoped with a valid terminator: "
            "'aws4_request', not 'e'. Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from "
            "HTTP: 'b' != '20260101', from '20260101T000000Z'. ");
    }
    void refuses() {
        QFETCH(QByteArray, authorization);
        QFETCH(QByteArray, date);
        QFETCH(int, code);
        QFETCH(QByteArray, message);
        const Headers headers{{"authorization", authorization.toStdString()}, {"x-amz-date", date.toStdString()}};
        const auto credential = readCredential(request(headers));
        QVERIFY(!credential);
        QCOMPARE(int(credential.error().code), code);
        QCOMPARE(QByteArray::fromStdString(credential.error().message), message);
    }
    void refusesHeaderAndQuery() {
        const Headers headers{{"authorization", kGood}, {"x-amz-date", kDate}};
        const auto credential = readCredential(request(headers, "/?X-Amz-Algorithm=AWS4-HMAC-SHA256"));
        QVERIFY(!credential);
        QCOMPARE(credential.error().message,
                 std::string("Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header."));
    }

    /// The example of the AWS General Reference ("Signing AWS requests"): key, request and signature are published.
    void documentedExample() {
        const Headers headers{{"content-type", "application/x-www-form-urlencoded; charset=utf-8"},
                              {"host", "iam.amazonaws.com"},
                              {"x-amz-date", "20150830T123600Z"}};
        const Credential credential{.accessKeyId = "AKIDEXAMPLE", .date = "20150830", .region = "us-east-1", .service = "iam",
                                    .signedHeaders = {"content-type", "host", "x-amz-date"}, .timestamp = "20150830T123600Z"};
        QCOMPARE(signatureOf(request(headers, "/?Action=ListUsers&Version=2010-05-08", "", "GET"), credential,
                             "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
                 std::string("5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7"));
    }

    void verifies() {
        Headers headers{{"authorization", kGood}, {"x-amz-date", kDate}, {"host", "localhost:8000"}};
        auto credential = readCredential(request(headers));
        const SecretOf secretOf = [](std::string_view id) {
            return id == "AK" ? std::optional<std::string>("secret") : std::nullopt;
        };
        constexpr std::int64_t kNow = 1'767'225'600'000; // 2026-01-01T00:00:00Z
        QCOMPARE(int(verify(request(headers), *credential, secretOf, kNow).error().code), int(ErrorCode::InvalidSignature));
        credential->signature = signatureOf(request(headers), *credential, "secret");
        QVERIFY(verify(request(headers), *credential, secretOf, kNow));
        QVERIFY(verify(request(headers), *credential, secretOf, kNow + 899'000));
        QVERIFY(!verify(request(headers, "/", "{ }"), *credential, secretOf, kNow));
        QCOMPARE(verify(request(headers), *credential, secretOf, kNow + 901'000).error().message,
                 std::string("Signature expired: 20260101T000000Z is now earlier than 20260101T000001Z "
                             "(20260101T001501Z - 15 min.)"));
        QCOMPARE(verify(request(headers), *credential, secretOf, kNow - 901'000).error().message,
                 std::string("Signature not yet current: 20260101T000000Z is still later than 20251231T235959Z "
                             "(20251231T234459Z + 15 min.)"));
        credential->accessKeyId = "other";
        QCOMPARE(int(verify(request(headers), *credential, secretOf, kNow).error().code), int(ErrorCode::UnrecognizedClient));
    }
};

RF_TEST_GUILESS_MAIN(TestSigV4)

} // namespace tst_sigv4

#include "tst_sigv4.moc"
