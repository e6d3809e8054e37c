#include "engine/http/content_coding.h"

#include <algorithm>
#include <cstdlib>
#include <vector>
#include <zlib.h>

namespace rf::http {

namespace {

std::string lowered(std::string_view text) {
    std::string out;
    for (const char c : text)
        if (c != ' ' && c != '\t') out += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    return out;
}

std::vector<std::string> listed(std::string_view header) {
    std::vector<std::string> names;
    const std::string text = lowered(header);
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t comma = std::min(text.find(',', at), text.size());
        if (comma > at) names.push_back(text.substr(at, comma - at));
        at = comma + 1;
    }
    return names;
}

Error broken() { return internal(""); }

/// One zlib stream after another: gzip members may be concatenated.
Result<std::string> inflated(std::string_view body, int windowBits, std::size_t limit) {
    std::string out;
    z_stream stream{};
    if (inflateInit2(&stream, windowBits) != Z_OK) return broken();
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
    stream.avail_in = static_cast<uInt>(body.size());
    int state = Z_OK;
    char chunk[64 * 1024];
    while (state != Z_STREAM_END || stream.avail_in > 0) {
        if (state == Z_STREAM_END && inflateReset(&stream) != Z_OK) break;
        stream.next_out = reinterpret_cast<Bytef*>(chunk);
        stream.avail_out = sizeof chunk;
        state = inflate(&stream, Z_NO_FLUSH);
        out.append(chunk, sizeof chunk - stream.avail_out);
        const bool stuck = state == Z_BUF_ERROR || (state == Z_OK && stream.avail_in == 0 && stream.avail_out > 0);
        if ((state != Z_OK && state != Z_STREAM_END) || stuck || out.size() > limit) {
            inflateEnd(&stream);
            return broken();
        }
    }
    inflateEnd(&stream);
    return out;
}

} // namespace

Coding acceptedCoding(std::string_view acceptEncoding) {
    double best = 0;
    Coding chosen = Coding::Identity;
    for (const std::string& each : listed(acceptEncoding)) {
        const std::size_t semicolon = each.find(";q=");
        const double quality = semicolon == std::string::npos ? 1 : std::strtod(each.c_str() + semicolon + 3, nullptr);
        const std::string name = each.substr(0, each.find(';'));
        const bool gzip = name == "gzip" || name == "*";
        if ((!gzip && name != "deflate") || quality <= 0) continue;
        if (quality > best || (quality == best && gzip)) {
            best = quality;
            chosen = gzip ? Coding::Gzip : Coding::Deflate;
        }
    }
    return chosen;
}

std::string encode(Coding coding, std::string_view body) {
    if (coding == Coding::Identity) return std::string(body);
    constexpr int kGzip = 15 + 16, kZlib = 15, kFast = 1;
    z_stream stream{};
    if (deflateInit2(&stream, kFast, Z_DEFLATED, coding == Coding::Gzip ? kGzip : kZlib, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    std::string out(deflateBound(&stream, static_cast<uLong>(body.size())), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
    stream.avail_in = static_cast<uInt>(body.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

Result<std::string> decode(std::string_view contentEncoding, std::string_view body, std::size_t limit) {
    std::string text(body);
    auto codings = listed(contentEncoding);
    std::ranges::reverse(codings);
    for (const std::string& coding : codings) {
        if (coding == "identity") continue;
        if (coding != "gzip" && coding != "deflate") return broken();
        constexpr int kGzip = 15 + 16, kZlib = 15, kRaw = -15;
        auto plain = inflated(text, coding == "gzip" ? kGzip : kZlib, limit);
        if (!plain && coding == "deflate") plain = inflated(text, kRaw, limit); // some senders leave the zlib frame off
        if (!plain) return std::move(plain).error();
        text = std::move(*plain);
    }
    return text;
}

} // namespace rf::http
