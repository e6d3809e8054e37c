// The two byte forms of a Number: key bytes (ordered, also what is hashed for Scan order) and stored bytes (compact).

#include "engine/value/number.h"

#include "engine/value/number_digits.h"

#include <array>

namespace rf {
namespace {

constexpr int kMaxPairs = 20;
constexpr unsigned char kZeroKey = 0x80;
constexpr unsigned char kNegativeEnd = 102;

constexpr unsigned kCountBits = 0x1F;
constexpr unsigned kNegativeBit = 0x20;
constexpr unsigned kExponentBit = 0x40;
constexpr unsigned kMaxCoefficientBytes = 16;

Error corruptNumber() { return {ErrorCode::FileCorrupt, "A stored number is not valid."}; }

} // namespace

// Key bytes of a value d.ddd × 10^a, its digits paired on the decimal point: first ⌈(a+1)/2⌉ − 64 as a byte (0xC0 and
// up for values from 1), then one byte a pair. Zero is 0x80 alone. A negative has the first byte inverted, each pair
// taken from 101, and 102 at the end unless all 20 pairs are there, so that more digits sort before fewer.
void Number::appendKeyBytes(std::string& out) const {
    if (isZero()) {
        out += static_cast<char>(kZeroKey);
        return;
    }
    char text[40];
    const int count = digits::write(m_coefficient, text);
    const int point = m_exponent + count; // digits before the decimal point; odd: the first pair is half empty
    const int lead = point & 1;
    const auto head = static_cast<unsigned char>((point + lead) / 2 - 64);
    out += static_cast<char>(m_negative ? static_cast<unsigned char>(~head) : head);

    const int pairs = (count + lead + 1) / 2;
    for (int pair = 0; pair < pairs; ++pair) {
        const int at = 2 * pair - lead;
        const int tens = at >= 0 ? text[at] - '0' : 0;
        const int ones = at + 1 < count ? text[at + 1] - '0' : 0;
        const int value = tens * 10 + ones;
        out += static_cast<char>(m_negative ? 101 - value : value + 1);
    }
    if (m_negative && pairs < kMaxPairs) out += static_cast<char>(kNegativeEnd);
}

Result<Number> Number::fromKeyBytes(std::string_view bytes) {
    if (bytes.empty()) return corruptNumber();
    const auto first = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    if (first == kZeroKey && bytes.empty()) return Number{};

    const bool negative = first < 0x80;
    const int head = negative ? 0xFF - first : first;
    const int point = 2 * (head - 256 + 64);
    if (negative && bytes.size() <= kMaxPairs) {
        if (bytes.size() < kMaxPairs || static_cast<unsigned char>(bytes.back()) == kNegativeEnd) {
            if (bytes.empty() || static_cast<unsigned char>(bytes.back()) != kNegativeEnd) return corruptNumber();
            bytes.remove_suffix(1);
        }
    }
    if (bytes.empty() || bytes.size() > kMaxPairs) return corruptNumber();

    std::array<unsigned char, 2 * kMaxPairs> text{};
    std::size_t count = 0;
    for (const char c : bytes) {
        const int pair = negative ? 101 - static_cast<unsigned char>(c) : static_cast<unsigned char>(c) - 1;
        if (pair < 0 || pair > 99) return corruptNumber();
        text[count++] = static_cast<unsigned char>(pair / 10);
        text[count++] = static_cast<unsigned char>(pair % 10);
    }
    if (text[0] == 0 && text[1] == 0) return corruptNumber();
    if (text[count - 2] == 0 && text[count - 1] == 0) return corruptNumber();
    if (text[count - 1] == 0) --count;
    const std::size_t begin = text[0] == 0 ? 1 : 0;
    if (count - begin > digits::kMaxDigits) return corruptNumber();

    Coefficient coefficient = 0;
    for (std::size_t i = begin; i < count; ++i) coefficient = coefficient * 10 + text[i];
    const Number number(coefficient, point - static_cast<int>(count), negative);
    if (number.adjustedExponent() < digits::kMinAdjusted || number.adjustedExponent() > digits::kMaxAdjusted) return corruptNumber();
    return number;
}

void Number::appendStored(std::string& out) const {
    char bytes[kMaxCoefficientBytes];
    unsigned count = 0;
    for (Coefficient rest = m_coefficient; rest != 0; rest >>= 8) bytes[count++] = static_cast<char>(rest & 0xFF);
    const unsigned head = count | (m_negative ? kNegativeBit : 0U) | (m_exponent != 0 ? kExponentBit : 0U);
    out += static_cast<char>(head);
    if (m_exponent != 0) {
        const auto exponent = static_cast<std::uint16_t>(m_exponent);
        out += static_cast<char>(exponent & 0xFF);
        out += static_cast<char>(exponent >> 8);
    }
    out.append(bytes, count);
}

Result<Number> Number::readStored(std::string_view& bytes) {
    if (bytes.empty()) return corruptNumber();
    const auto head = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    const std::size_t count = head & kCountBits;
    if (count > kMaxCoefficientBytes || (head & ~(kCountBits | kNegativeBit | kExponentBit)) != 0) return corruptNumber();
    if (count == 0) {
        if (head != 0) return corruptNumber();
        return Number{};
    }
    const bool hasExponent = (head & kExponentBit) != 0;
    if (bytes.size() < count + (hasExponent ? 2 : 0)) return corruptNumber();
    int exponent = 0;
    if (hasExponent) {
        exponent = static_cast<std::int16_t>(static_cast<unsigned char>(bytes[0]) |
                                             (static_cast<unsigned char>(bytes[1]) << 8));
        if (exponent == 0) return corruptNumber();
        bytes.remove_prefix(2);
    }
    Coefficient coefficient = 0;
    for (std::size_t i = count; i-- > 0;) coefficient = coefficient << 8 | static_cast<unsigned char>(bytes[i]);
    if (bytes[count - 1] == 0 || coefficient % 10 == 0 || coefficient >= digits::power10(digits::kMaxDigits)) return corruptNumber();
    bytes.remove_prefix(count);
    const Number number(coefficient, exponent, (head & kNegativeBit) != 0);
    if (number.adjustedExponent() < digits::kMinAdjusted || number.adjustedExponent() > digits::kMaxAdjusted) return corruptNumber();
    return number;
}

} // namespace rf
