#pragma once
// Seeded random values for property tests: numbers over the whole range, strings with odd bytes, deep trees.

#include "engine/value/attribute_value.h"

#include <random>

namespace rf::test {

class RandomValues {
public:
    explicit RandomValues(unsigned seed) : m_engine(seed) {}

    int below(int limit) { return static_cast<int>(m_engine() % static_cast<unsigned>(limit)); }

    /// A numeral the grammar takes and the range holds; often short, often near another.
    std::string numeral() {
        if (below(20) == 0) return "0";
        const int digits = below(3) == 0 ? 1 + below(38) : 1 + below(4);
        std::string text = below(2) != 0 ? "-" : "";
        text += static_cast<char>('1' + below(9));
        for (int i = 1; i < digits; ++i) text += static_cast<char>('0' + (below(3) == 0 ? 0 : below(10)));
        const int lowest = -130 - (digits - 1);
        const int highest = 125 - (digits - 1);
        int exponent = below(2) != 0 ? below(9) - 4 : lowest + below(highest - lowest + 1);
        // Keep the adjusted exponent inside the range.
        exponent = std::max(-130 - (digits - 1), std::min(exponent, highest));
        return text + "E" + std::to_string(exponent);
    }
    Number number() { return Number::parse(numeral()).value(); }

    /// Up to `longest` bytes, mostly from the few that matter for escapes and order.
    std::string bytes(int longest) {
        static constexpr unsigned char kOdd[] = {0x00, 0x00, 0x01, 0x02, 0x7F, 0x80, 0xFE, 0xFF, 'a', 'b'};
        std::string out;
        for (int length = below(longest + 1); length > 0; --length)
            out += static_cast<char>(below(3) == 0 ? below(256) : kOdd[below(10)]);
        return out;
    }
    /// Valid UTF-8 with control characters, quotes and long characters in it.
    std::string text(int longest) {
        static constexpr const char* kPieces[] = {"a", "Z", "\"", "\\", "\n", "\x01", "\x1F", "é", "€", "😀", " ", "/"};
        std::string out;
        for (int length = below(longest + 1); length > 0; --length) {
            if (below(16) == 0)
                out += '\0';
            else
                out += kPieces[below(12)];
        }
        return out;
    }

    AttributeValue value(int depth = 0) {
        switch (below(depth < 4 ? 12 : 8)) {
        case 0: return AttributeValue::number(number());
        case 1: return AttributeValue::binary(bytes(12));
        case 2: return AttributeValue::boolean(below(2) != 0);
        case 3: return AttributeValue::null();
        case 4: return AttributeValue::stringSet({text(3), text(3), text(6)});
        case 5: return AttributeValue::numberSet({number(), number(), number()});
        case 6: return AttributeValue::binarySet({bytes(3), bytes(4)});
        case 8:
        case 9: {
            List elements;
            for (int count = below(4); count > 0; --count) elements.push_back(value(depth + 1));
            return AttributeValue::list(std::move(elements));
        }
        case 10:
        case 11: return AttributeValue::map(map(depth + 1));
        default: return AttributeValue::string(text(10));
        }
    }
    AttributeMap map(int depth = 0) {
        AttributeMap entries;
        for (int count = below(5); count > 0; --count) entries.set(text(4), value(depth));
        return entries;
    }
    Item item() { return map(0); }

private:
    std::mt19937 m_engine;
};

} // namespace rf::test
