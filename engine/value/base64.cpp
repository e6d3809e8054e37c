// Standard base64 with padding and no line breaks, read as strictly as the service reads it.

#include "engine/value/json.h"
#include "engine/value/json_write.h"

#include <array>

namespace rf {
namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr unsigned char kNone = 0xFF;

constexpr std::array<unsigned char, 256> kValues = [] {
    std::array<unsigned char, 256> values{};
    values.fill(kNone);
    for (std::size_t i = 0; i < kAlphabet.size(); ++i)
        values[static_cast<unsigned char>(kAlphabet[i])] = static_cast<unsigned char>(i);
    return values;
}();

unsigned char byteAt(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

/// The whole UTF-8 character at `at`.
std::string_view characterAt(std::string_view text, std::size_t at) {
    std::size_t end = at + 1;
    while (end < text.size() && (byteAt(text, end) & 0xC0) == 0x80) ++end;
    return text.substr(at, end - at);
}

Error badCharacter(std::string_view text, std::size_t at) {
    return serialization("Invalid Base64 character: '" + std::string(characterAt(text, at)) + "'");
}

void appendBase64(std::string_view bytes, std::string& out) {
    std::size_t to = out.size();
    out.resize(to + (bytes.size() + 2) / 3 * 4, '=');
    std::size_t at = 0;
    for (; at + 3 <= bytes.size(); at += 3) {
        const unsigned word =
            static_cast<unsigned>(byteAt(bytes, at)) << 16 | byteAt(bytes, at + 1) << 8 | byteAt(bytes, at + 2);
        out[to++] = kAlphabet[word >> 18];
        out[to++] = kAlphabet[word >> 12 & 63];
        out[to++] = kAlphabet[word >> 6 & 63];
        out[to++] = kAlphabet[word & 63];
    }
    const std::size_t rest = bytes.size() - at;
    if (rest == 0) return;
    const unsigned word = static_cast<unsigned>(byteAt(bytes, at)) << 16 |
                          (rest == 2 ? static_cast<unsigned>(byteAt(bytes, at + 1)) << 8 : 0U);
    out[to++] = kAlphabet[word >> 18];
    out[to++] = kAlphabet[word >> 12 & 63];
    if (rest == 2) out[to] = kAlphabet[word >> 6 & 63];
}

} // namespace

std::string base64Encode(std::string_view bytes) {
    std::string out;
    appendBase64(bytes, out);
    return out;
}

void json::appendBase64String(std::string_view bytes, std::string& out) {
    out += '"';
    appendBase64(bytes, out);
    out += '"';
}

Result<std::string> base64Decode(std::string_view text) {
    if (text.size() % 4 != 0)
        return serialization("Base64 encoded length is expected a multiple of 4 bytes but found: " +
                             std::to_string(text.size()));
    std::size_t length = text.size();
    while (length > 0 && text.size() - length < 2 && text[length - 1] == '=') --length;

    std::string out;
    out.reserve(text.size() / 4 * 3);
    unsigned word = 0;
    for (std::size_t i = 0; i < length; ++i) {
        const unsigned char value = kValues[byteAt(text, i)];
        if (value == kNone) return badCharacter(text, i);
        word = word << 6 | value;
        if (i % 4 == 0) continue;
        // After the 2nd, 3rd and 4th character of a group 4, 2 and 0 bits are left over.
        out += static_cast<char>(word >> (6 - 2 * (i % 4)) & 0xFF);
    }
    const std::size_t last = length % 4; // 0: whole groups; else bits of the last character nobody reads must be 0
    if ((last == 2 && (word & 0x0F) != 0) || (last == 3 && (word & 0x03) != 0))
        return serialization("Invalid last non-pad Base64 character dectected");
    return out;
}

} // namespace rf
