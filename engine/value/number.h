#pragma once
// A DynamoDB Number: exact decimal, 38 significant digits, magnitude 1E-130 … 9.99…E+125 (spec/01 §2).
// Debian has no library that holds 38 digits exactly (libmpdec is absent, BID128 stops at 34), hence our own.

#include "engine/base/result.h"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace rf {

/// Invariants: the coefficient has at most 38 digits and no trailing zero; zero is {0, 0, positive};
/// value = ±coefficient × 10^exponent; the adjusted exponent lies in [-130, 125].
class Number {
public:
    Number() = default; ///< zero
    static Number fromInt(std::int64_t value);

    /// Reads the service's grammar: sign, digits with an optional point, optional exponent.
    /// Errors: ValidationException with the five texts of spec/01 §2.
    static Result<Number> parse(std::string_view text);

    /// Plain decimal, never an exponent, no superfluous zero: the form the service answers with.
    std::string toString() const;
    void appendTo(std::string& out) const;

    bool isZero() const { return m_coefficient == 0; }
    bool isNegative() const { return m_negative; }
    /// Digits of the coefficient (0 for zero) and the exponent of its leading digit.
    int digitCount() const;
    int adjustedExponent() const { return m_exponent + digitCount() - 1; }

    /// Exact. Errors: overflow / underflow of the range, or more than 38 digits needed (worded as overflow).
    Result<Number> plus(const Number& other) const;
    Result<Number> minus(const Number& other) const;

    /// Bytes whose unsigned order is numeric order: a biased base-100 exponent, then digit pairs + 1
    /// (inverted for negatives; closed by 102 when fewer than 20 pairs). 1–21 bytes. The form is the one the
    /// service hashes for Scan order (spec/01 §7).
    void appendKeyBytes(std::string& out) const;
    /// Errors: FileCorrupt when these are not key bytes of a Number.
    static Result<Number> fromKeyBytes(std::string_view bytes);

    /// The stored form (value/item_codec.h): a head byte (number of coefficient bytes, sign, "has exponent"), the
    /// exponent in two bytes if it is not 0, the coefficient little-endian without leading zero bytes.
    void appendStored(std::string& out) const;
    /// Reads it and moves past it. Errors: FileCorrupt.
    static Result<Number> readStored(std::string_view& bytes);

    /// Bytes counted towards the item size (spec/10 §11): 1 + digit pairs (+1 if negative), at most 21.
    int size() const;

    friend std::strong_ordering operator<=>(const Number& a, const Number& b) { return a.compare(b); }
    friend bool operator==(const Number& a, const Number& b) { return a.compare(b) == 0; }

private:
    using Coefficient = unsigned __int128;
    Number(Coefficient coefficient, int exponent, bool negative)
        : m_coefficient(coefficient), m_exponent(static_cast<std::int16_t>(exponent)), m_negative(negative) {}
    std::strong_ordering compare(const Number& other) const;

    Coefficient m_coefficient = 0;
    std::int16_t m_exponent = 0;
    bool m_negative = false;
};

} // namespace rf
