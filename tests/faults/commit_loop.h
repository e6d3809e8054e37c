#pragma once
// What the commit loop writes, known to the loop and to the test that looks for it afterwards.

#include "engine/value/attribute_value.h"

#include <string>
#include <vector>

namespace rf::faults {

inline constexpr const char* kTable = "Steps";
inline constexpr int kTogether = 4; ///< items of a transaction

inline std::string keyOf(const std::string& run, int writer, int step, int part) {
    return run + "/" + std::to_string(writer) + "/" + std::to_string(step) + "/" + std::to_string(part);
}

/// One item, or the four of a transaction. "g" is the key of an index, "step" names those that belong together.
inline std::vector<Item> itemsOf(const std::string& run, int writer, int step) {
    std::vector<Item> items;
    const int count = writer % 2 == 0 ? 1 : kTogether;
    for (int part = 0; part < count; ++part) {
        Item item;
        item.set("pk", AttributeValue::string(keyOf(run, writer, step, part)));
        item.set("g", AttributeValue::string("g" + std::to_string(step % 10)));
        item.set("step", AttributeValue::string(keyOf(run, writer, step, count)));
        item.set("text", AttributeValue::string(std::string(static_cast<std::size_t>(20 + step % 200), 'x')));
        items.push_back(std::move(item));
    }
    return items;
}

} // namespace rf::faults
