// Number: reading, printing, comparing and exact addition. Key bytes and stored bytes are in number_bytes.cpp.

#include "engine/value/number.h"

#include "engine/value/number_digits.h"

#include <algorithm>
#include <charconv>

namespace rf {
namespace {

// Beyond this an exponent is out of range whatever the digits; reading stops counting there.
constexpr std::int64_t kExponentCap = 1'000'000'000;

Error overflow() {
    return validation("Number overflow. Attempting to store a number with magnitude larger than supported range");
}
Error underflow() {
    return validation("Number underflow. Attempting to store a number with magnitude smaller than supported range");
}
Error tooPrecise() { return validation("Attempting to store more than 38 significant digits in a Number"); }

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// The parts of a numeral, as written.
struct Numeral {
    bool negative = false;
    std::string_view integer;
    std::string_view fraction;
    std::int64_t exponent = 0;
};

std::string_view takeDigits(std::string_view& rest) {
    const auto end = std::find_if_not(rest.begin(), rest.end(), isDigit);
    const std::string_view digits = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
    rest.remove_prefix(digits.size());
    return digits;
}

bool takeSign(std::string_view& rest) {
    if (rest.empty() || (rest.front() != '-' && rest.front() != '+')) return false;
    const bool negative = rest.front() == '-';
    rest.remove_prefix(1);
    return negative;
}

bool readNumeral(std::string_view rest, Numeral& out) {
    out.negative = takeSign(rest);
    out.integer = takeDigits(rest);
    if (!rest.empty() && rest.front() == '.') {
        rest.remove_prefix(1);
        out.fraction = takeDigits(rest);
    }
    if (out.integer.empty() && out.fraction.empty()) return false;
    if (rest.empty()) return true;
    if (rest.front() != 'e' && rest.front() != 'E') return false;
    rest.remove_prefix(1);
    const bool negative = takeSign(rest);
    const std::string_view digits = takeDigits(rest);
    if (digits.empty() || !rest.empty()) return false;
    for (const char c : digits) out.exponent = std::min(out.exponent * 10 + (c - '0'), kExponentCap);
    if (negative) out.exponent = -out.exponent;
    return true;
}

/// Digits of a numeral seen as one run: integer part, then fraction.
struct DigitRun {
    std::string_view integer;
    std::string_view fraction;
    std::size_t size() const { return integer.size() + fraction.size(); }
    char operator[](std::size_t i) const { return i < integer.size() ? integer[i] : fraction[i - integer.size()]; }
};

} // namespace

Number Number::fromInt(std::int64_t value) {
    if (value == 0) return {};
    const bool negative = value < 0;
    Coefficient magnitude = negative ? -static_cast<Coefficient>(value) : static_cast<Coefficient>(value);
    int exponent = 0;
    digits::stripTrailingZeros(magnitude, exponent);
    return {magnitude, exponent, negative};
}

Result<Number> Number::parse(std::string_view text) {
    if (text.empty()) return validation("The parameter cannot be converted to a numeric value");
    Numeral numeral;
    if (!readNumeral(text, numeral))
        return validation("The parameter cannot be converted to a numeric value: " + std::string(text));

    const DigitRun run{numeral.integer, numeral.fraction};
    const std::int64_t lowest = numeral.exponent - static_cast<std::int64_t>(numeral.fraction.size());
    std::size_t first = 0;
    while (first < run.size() && run[first] == '0') ++first;
    if (first == run.size()) { // zero has one digit, standing at the last place written (spec/01 §2, quirk)
        if (lowest > digits::kMaxAdjusted) return overflow();
        if (lowest < digits::kMinAdjusted) return underflow();
        return Number{};
    }
    std::size_t last = run.size();
    while (run[last - 1] == '0') --last;

    const std::int64_t adjusted = lowest + static_cast<std::int64_t>(run.size() - first) - 1;
    if (adjusted > digits::kMaxAdjusted) return overflow();
    if (adjusted < digits::kMinAdjusted) return underflow();
    if (last - first > digits::kMaxDigits) return tooPrecise();

    Coefficient coefficient = 0;
    for (std::size_t i = first; i < last; ++i) coefficient = coefficient * 10 + static_cast<unsigned>(run[i] - '0');
    return Number(coefficient, static_cast<int>(lowest + static_cast<std::int64_t>(run.size() - last)),
                  numeral.negative);
}

std::string Number::toString() const {
    std::string out;
    appendTo(out);
    return out;
}

void Number::appendTo(std::string& out) const {
    if (m_negative) out += '-';
    char text[40];
    const int count = digits::write(m_coefficient, text);
    if (m_exponent >= 0) {
        out.append(text, static_cast<std::size_t>(count));
        out.append(static_cast<std::size_t>(m_exponent), '0');
        return;
    }
    const int integerDigits = count + m_exponent;
    if (integerDigits > 0) {
        out.append(text, static_cast<std::size_t>(integerDigits));
        out += '.';
        out.append(text + integerDigits, static_cast<std::size_t>(count - integerDigits));
        return;
    }
    out += "0.";
    out.append(static_cast<std::size_t>(-integerDigits), '0');
    out.append(text, static_cast<std::size_t>(count));
}

int Number::digitCount() const { return digits::count(m_coefficient); }

std::strong_ordering Number::compare(const Number& other) const {
    const int sign = isZero() ? 0 : (m_negative ? -1 : 1);
    const int otherSign = other.isZero() ? 0 : (other.m_negative ? -1 : 1);
    if (sign != otherSign) return sign <=> otherSign;
    if (sign == 0) return std::strong_ordering::equal;

    const int count = digitCount();
    const int otherCount = other.digitCount();
    auto magnitude = (m_exponent + count) <=> (other.m_exponent + otherCount);
    if (magnitude == 0) {
        const Coefficient a = m_coefficient * digits::power10(std::max(0, otherCount - count));
        const Coefficient b = other.m_coefficient * digits::power10(std::max(0, count - otherCount));
        magnitude = a < b ? std::strong_ordering::less
                          : (a > b ? std::strong_ordering::greater : std::strong_ordering::equal);
    }
    return m_negative ? 0 <=> magnitude : magnitude;
}

Result<Number> Number::plus(const Number& other) const {
    if (isZero()) return other;
    if (other.isZero()) return *this;

    // `low` has the smaller exponent. Its last digit is not zero, so unless the exponents are equal the sum ends
    // there: the sum's digits are the span from that place to the sum's leading one.
    const Number& low = m_exponent <= other.m_exponent ? *this : other;
    const Number& high = m_exponent <= other.m_exponent ? other : *this;
    const int shift = high.m_exponent - low.m_exponent;
    const int width = std::max(low.adjustedExponent(), high.adjustedExponent()) - low.m_exponent + 1;
    const bool sameSign = low.m_negative == high.m_negative;

    Coefficient sum = 0;
    bool negative = low.m_negative;
    if (width <= digits::kMaxDigits) {
        const Coefficient a = high.m_coefficient * digits::power10(shift);
        const Coefficient b = low.m_coefficient;
        if (sameSign) {
            sum = a + b;
        } else {
            sum = a > b ? a - b : b - a;
            negative = a > b ? high.m_negative : low.m_negative;
        }
    } else if (width == digits::kMaxDigits + 1 && !sameSign) {
        // 39 places, yet a borrow may take the leading one away: 1E38 - 1. `high` is the larger. In tens:
        const Coefficient a = high.m_coefficient * digits::power10(shift - 1);
        const Coefficient tens = a - low.m_coefficient / 10;
        if (tens > digits::power10(digits::kMaxDigits - 1)) return overflow();
        sum = tens * 10 - low.m_coefficient % 10;
        negative = high.m_negative;
    } else {
        return overflow();
    }

    if (sum == 0) return Number{};
    int exponent = low.m_exponent;
    digits::stripTrailingZeros(sum, exponent);
    const int count = digits::count(sum);
    if (count > digits::kMaxDigits || exponent + count - 1 > digits::kMaxAdjusted) return overflow();
    if (exponent + count - 1 < digits::kMinAdjusted) return underflow();
    return Number(sum, exponent, negative);
}

Result<Number> Number::minus(const Number& other) const {
    Number negated = other;
    if (!negated.isZero()) negated.m_negative = !negated.m_negative;
    return plus(negated);
}

int Number::size() const {
    if (isZero()) return 1;
    const int count = digitCount();
    const int fraction = std::min(count, std::max(0, -static_cast<int>(m_exponent)));
    const int integer = count - fraction;
    return std::min(21, 1 + (integer + 1) / 2 + (fraction + 1) / 2 + (m_negative ? 1 : 0));
}

} // namespace rf
