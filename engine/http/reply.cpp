#include "engine/http/reply.h"

#include <array>
#include <charconv>
#include <chrono>
#include <ctime>
#include <random>
#include <zlib.h>

namespace rf::http {

namespace {

constexpr std::size_t kCompressFrom = 4'096;

std::string_view reason(int status) {
    switch (status) {
    case 200: return "OK";
    case 400: return "Bad Request";
    case 404: return "Not Found";
    case 408: return "Request Timeout";
    case 413: return "Payload Too Large";
    case 500: return "Internal Server Error";
    case 503: return "Service Unavailable";
    default: return "Status";
    }
}

void appendNumber(std::uint64_t number, std::string& out) {
    std::array<char, 24> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    out.append(digits.data(), end);
}

/// RFC 1123, made once a second a thread.
const std::string& dateText() {
    thread_local std::time_t made = 0;
    thread_local std::string text;
    const std::time_t now = std::time(nullptr);
    if (now != made) {
        std::tm parts{};
        gmtime_r(&now, &parts);
        char out[40];
        text.assign(out, std::strftime(out, sizeof out, "%a, %d %b %Y %H:%M:%S GMT", &parts));
        made = now;
    }
    return text;
}

void appendHeader(std::string_view name, std::string_view value, std::string& out) {
    out += name;
    out += ": ";
    out += value;
    out += "\r\n";
}

} // namespace

std::string requestId() {
    thread_local std::mt19937_64 random{std::random_device{}()};
    constexpr std::string_view kSymbols = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    constexpr int kLength = 52, kSymbolsADraw = 12;
    std::string id;
    id.reserve(kLength);
    std::uint64_t draw = 0;
    for (int i = 0; i < kLength; ++i) {
        if (i % kSymbolsADraw == 0) draw = random();
        id += kSymbols[draw % kSymbols.size()];
        draw /= kSymbols.size();
    }
    return id;
}

std::string wireBytes(const Reply& reply, const ReplyContext& context) {
    const bool compress = context.coding != Coding::Identity && reply.body.size() > kCompressFrom;
    const std::string compressed = compress ? encode(context.coding, reply.body) : std::string();
    const std::string_view body = compress ? std::string_view(compressed) : std::string_view(reply.body);

    std::string out;
    out.reserve(body.size() + 420);
    out += context.http10 ? "HTTP/1.0 " : "HTTP/1.1 ";
    appendNumber(static_cast<std::uint64_t>(reply.status), out);
    out += ' ';
    out += reason(reply.status);
    out += "\r\nServer: Server\r\nDate: ";
    out += dateText();
    out += "\r\n";
    if (!reply.contentType.empty()) appendHeader("Content-Type", reply.contentType, out);
    if (compress) appendHeader("Content-Encoding", context.coding == Coding::Gzip ? "gzip" : "deflate", out);
    appendHeader("x-amzn-RequestId", reply.requestId.empty() ? requestId() : reply.requestId, out);
    if (reply.crc) {
        out += "x-amz-crc32: ";
        appendNumber(crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size())), out);
        out += "\r\n";
    }
    if (context.hasOrigin) {
        appendHeader("Access-Control-Allow-Origin", "*", out);
        appendHeader("Access-Control-Expose-Headers",
                     "x-amzn-RequestId,x-amzn-ErrorType,x-amz-request-id,x-amz-crc32,Date", out);
    }
    for (const auto& [name, value] : reply.headers) appendHeader(name, value, out);
    if (reply.close || !context.keepAlive) out += "Connection: close\r\n";
    else if (context.http10) out += "Connection: keep-alive\r\n";
    out += "Content-Length: ";
    appendNumber(body.size(), out);
    out += "\r\n\r\n";
    out += body;
    return out;
}

} // namespace rf::http
