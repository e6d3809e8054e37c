#include "engine/transfer/text_window.h"

#include "engine/transfer/s3_export.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <simdjson.h>

namespace rf::transfer {

namespace {

constexpr std::size_t kChunk = 256 * 1024;
constexpr char kNoText = '\xFF'; ///< stands in no UTF-8

/// 0x80 … 0x9F of Windows-1252; 0 = undefined (of the encoding's own table).
constexpr std::array<char16_t, 32> kWindows{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};

void decodeBytes(std::string_view raw, bool windows, std::string& out) {
    for (const char c : raw) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80)
            out += c;
        else if (byte >= 0xA0)
            appendUtf8(byte, out);
        else if (windows && kWindows[byte - 0x80u])
            appendUtf8(kWindows[byte - 0x80u], out);
        else
            (out += kNoText) += c;
    }
}

/// Bytes of the character that a byte begins.
std::size_t lengthOf(unsigned char lead) { return lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4; }

/// The bytes used; a pair cut at the end waits for its second half.
std::size_t decodeUtf16(std::string_view raw, bool big, bool last, std::string& out) {
    const auto unit = [&](std::size_t at) {
        const auto a = static_cast<unsigned char>(raw[at]), b = static_cast<unsigned char>(raw[at + 1]);
        return static_cast<char32_t>(big ? a << 8 | b : b << 8 | a);
    };
    std::size_t at = 0;
    for (; at + 1 < raw.size(); at += 2) {
        const char32_t high = unit(at);
        if (high >= 0xD800 && high < 0xDC00) {
            if (at + 3 >= raw.size() && !last) return at;
            const char32_t low = at + 3 < raw.size() ? unit(at + 2) : 0;
            if (low >= 0xDC00 && low < 0xE000) {
                appendUtf8(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00), out);
                at += 2;
                continue;
            }
        }
        appendUtf8(high, out);
    }
    if (!last || at == raw.size()) return at;
    out += kNoText;
    return raw.size();
}

} // namespace

void appendUtf8(char32_t code, std::string& out) {
    const auto tail = [&](int shift) { out += static_cast<char>(0x80 | ((code >> shift) & 0x3F)); };
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0 | (code >> 6));
        tail(0);
    } else if (code < 0x10000) {
        out += static_cast<char>(0xE0 | (code >> 12));
        tail(6), tail(0);
    } else {
        out += static_cast<char>(0xF0 | (code >> 18));
        tail(12), tail(6), tail(0);
    }
}

Result<TextWindow> TextWindow::open(const Source& source, Encoding encoding) {
    if (source.file.empty()) return TextWindow(ByteSource::ofText(source.text), Encoding::Utf8);
    if (isS3Export(source.file)) {
        RF_ASSIGN(const S3Export found, readS3Export(source.file));
        TextWindow window(ByteSource::ofText({}), encoding);
        window.m_files = {found.files.begin(), found.files.end()};
        window.m_total = found.bytes;
        return window;
    }
    RF_ASSIGN(ByteSource bytes, ByteSource::open(source.file));
    return TextWindow(std::move(bytes), encoding);
}

/// Goes to the file after this one, if nothing of this one is held.
Result<bool> TextWindow::nextFile() {
    if (m_files.empty() || !view().empty()) return false;
    m_before += m_source->fileBytes();
    RF_ASSIGN(ByteSource next, ByteSource::open(m_files.front()));
    m_source = std::make_unique<ByteSource>(std::move(next));
    m_part = m_files.front().filename().string();
    m_files.pop_front();
    m_raw.clear();
    m_text.clear();
    m_at = 0;
    m_line = 1;
    m_begun = false;
    return true;
}

void TextWindow::decode(bool last) {
    std::size_t used = m_raw.size();
    if (m_encoding == Encoding::Utf16Le || m_encoding == Encoding::Utf16Be)
        used = decodeUtf16(m_raw, m_encoding == Encoding::Utf16Be, last, m_text);
    else
        decodeBytes(m_raw, m_encoding == Encoding::Windows1252, m_text);
    m_raw.erase(0, used);
}

Result<bool> TextWindow::grow() {
    for (;;) {
        RF_ASSIGN(const bool more, read());
        if (more) return true;
        RF_ASSIGN(const bool next, nextFile());
        if (!next) return false;
    }
}

Result<bool> TextWindow::read() {
    if (m_at > 0 && m_at * 2 >= m_text.size()) m_text.erase(0, std::exchange(m_at, 0));
    const std::size_t held = m_text.size();
    for (bool more = true; more && m_text.size() == held;) {
        RF_ASSIGN(more, m_source->read(m_encoding == Encoding::Utf8 ? m_text : m_raw, kChunk));
        if (m_encoding != Encoding::Utf8) decode(!more);
    }
    if (!m_begun && m_text.size() > held) {
        m_begun = true;
        if (m_text.starts_with("\xEF\xBB\xBF")) m_text.erase(0, 3);
    }
    return m_text.size() > held;
}

void TextWindow::drop(std::size_t bytes) {
    m_line += std::ranges::count(view().substr(0, bytes), '\n');
    m_at += bytes;
}

std::string utf8Problem(std::string_view text, Encoding encoding) {
    if (simdjson::validate_utf8(text.data(), text.size())) return {};
    std::size_t good = 0;
    for (;;) { // it is not UTF-8, so this ends
        const std::size_t length = lengthOf(static_cast<unsigned char>(text[good]));
        if (good + length > text.size() || !simdjson::validate_utf8(text.data() + good, length)) break;
        good += length;
    }
    const bool marked = text[good] == kNoText && good + 1 < text.size();
    char hex[8];
    std::snprintf(hex, sizeof hex, "0x%02X", static_cast<unsigned char>(text[marked ? good + 1 : good]));
    const std::string where = std::string("Byte ") + hex + " at position " + std::to_string(good + 1) + " of the row";
    switch (encoding) {
    case Encoding::Utf8: return where + " is not UTF-8: the row is in another encoding than the file.";
    case Encoding::Utf16Le:
    case Encoding::Utf16Be: return "Half a character at position " + std::to_string(good + 1) + " of the row: not UTF-16.";
    default: break;
    }
    return where + " is no character of " + std::string(wordOf(encoding)) + '.';
}

} // namespace rf::transfer
