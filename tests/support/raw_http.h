#pragma once
// A client that sends exactly the bytes it is told, and reads what comes: for everything a well-behaved one never does.

#include <QByteArray>
#include <QList>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <map>
#include <string>

namespace rf::test {

struct RawResponse {
    int status = 0; ///< 0: none came
    std::map<QByteArray, QByteArray> headers; ///< lower-case names
    QByteArray body;
    QByteArray header(const char* name) const {
        const auto found = headers.find(name);
        return found == headers.end() ? QByteArray() : found->second;
    }
};

class RawClient {
public:
    explicit RawClient(quint16 port) {
        m_socket = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) close();
    }
    ~RawClient() { close(); }
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    bool isConnected() const { return m_socket >= 0; }
    void close() {
        if (m_socket >= 0) ::close(m_socket);
        m_socket = -1;
    }
    /// False when the other side has closed.
    bool send(const QByteArray& bytes) {
        for (qsizetype sent = 0; sent < bytes.size();) {
            const ssize_t now = ::send(m_socket, bytes.data() + sent, size_t(bytes.size() - sent), MSG_NOSIGNAL);
            if (now <= 0) return false;
            sent += now;
        }
        return true;
    }
    /// The next response; status 0 when the connection ends or nothing comes in time.
    RawResponse receive(int timeoutMs = 10'000) {
        while (m_buffer.indexOf("\r\n\r\n") < 0)
            if (!more(timeoutMs)) return {};
        const qsizetype end = m_buffer.indexOf("\r\n\r\n");
        RawResponse response = parseHead(m_buffer.left(end));
        m_buffer.remove(0, end + 4);
        if (response.status == 100) return response;
        const qsizetype length = response.header("content-length").toLongLong();
        while (m_buffer.size() < length)
            if (!more(timeoutMs)) return {};
        response.body = m_buffer.left(length);
        m_buffer.remove(0, length);
        return response;
    }
    /// True when the other side closes in time.
    bool closes(int timeoutMs) {
        while (more(timeoutMs)) {}
        return m_ended;
    }

private:
    bool more(int timeoutMs) {
        pollfd wait{m_socket, POLLIN, 0};
        if (::poll(&wait, 1, timeoutMs) <= 0) return false;
        char chunk[64 * 1024];
        const ssize_t got = ::recv(m_socket, chunk, sizeof chunk, 0);
        m_ended = got <= 0;
        if (got > 0) m_buffer.append(chunk, got);
        return got > 0;
    }
    static RawResponse parseHead(const QByteArray& head) {
        RawResponse response;
        const QList<QByteArray> lines = head.split('\n');
        response.status = lines.value(0).split(' ').value(1).toInt();
        for (qsizetype i = 1; i < lines.size(); ++i) {
            const qsizetype colon = lines[i].indexOf(':');
            response.headers[lines[i].left(colon).toLower()] = lines[i].mid(colon + 1).trimmed();
        }
        return response;
    }

    int m_socket = -1;
    bool m_ended = false;
    QByteArray m_buffer;
};

} // namespace rf::test
