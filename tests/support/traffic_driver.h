#pragma once
// Sends real calls over a socket to a served file, under the names of clients.

#include "tests/support/raw_http.h"

namespace rf::test {

class TrafficDriver {
public:
    explicit TrafficDriver(quint16 port) : m_client(port) {}

    /// The status of the answer.
    int send(const QByteArray& operation, const QByteArray& body, const QByteArray& agent = "aws-cli/2.15.30",
             const QByteArray& invocation = {}, int attempt = 0) {
        QByteArray head = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-amz-json-1.0\r\nUser-Agent: " +
                          agent + " more\r\nX-Amz-Target: DynamoDB_20120810." + operation +
                          "\r\nAuthorization: AWS4-HMAC-SHA256 Credential=AKIALOCAL/20260101/us-east-1/dynamodb/aws4_request, "
                          "SignedHeaders=host;x-amz-date, Signature=abc\r\nX-Amz-Date: 20260101T000000Z\r\n";
        if (!invocation.isEmpty())
            head += "amz-sdk-invocation-id: " + invocation + "\r\namz-sdk-request: attempt=" + QByteArray::number(attempt) +
                    "; max=3\r\n";
        m_client.send(head + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        return m_client.receive().status;
    }

private:
    RawClient m_client;
};

} // namespace rf::test
