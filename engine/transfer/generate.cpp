#include "engine/transfer/generate.h"

#include "engine/maintenance/bulk_writer.h"
#include "engine/value/item_codec.h"

#include <algorithm>
#include <chrono>

namespace rf::transfer {

namespace {

/// How a key begins: up to its first '#' or digit.
std::string beginOf(const AttributeValue* key) {
    if (!key || !key->is(Type::S)) return {};
    const std::string& text = key->asString();
    return text.substr(0, std::min(text.find('#'), text.find_first_of("0123456789")));
}

std::string kindOf(const TableSchema& table, const Item& item) {
    for (const char* name : {"type", "entity", "_type", "entityType", "kind"})
        if (const AttributeValue* value = item.find(name); value && value->is(Type::S) && value->asString().size() < 60) return value->asString();
    std::string kind;
    for (const KeyAttribute& part : table.key.all()) kind += (kind.empty() ? "" : " · ") + beginOf(item.find(part.name));
    return kind;
}

/// Attributes that are another's text behind an always equal beginning, in every item that has both.
std::map<std::string, ItemShape::Repeat> repeatsOf(const std::vector<Item>& items) {
    std::map<std::string, ItemShape::Repeat> repeats;
    if (items.size() < 4) return repeats;
    for (const auto& [name, value] : items.front()) {
        if (!value.is(Type::S)) continue;
        for (const auto& [other, source] : items.front()) {
            if (other == name || !source.is(Type::S) || source.asString().size() < 2 || !value.asString().ends_with(source.asString())) continue;
            const std::string prefix = value.asString().substr(0, value.asString().size() - source.asString().size());
            std::set<std::string_view> texts;
            const bool always = std::ranges::all_of(items, [&](const Item& item) {
                const AttributeValue* copy = item.find(name);
                const AttributeValue* of = item.find(other);
                if (!copy && !of) return true;
                if (!copy || !of || !copy->is(Type::S) || !of->is(Type::S)) return false;
                texts.insert(of->asString());
                return copy->asString() == prefix + of->asString();
            });
            // Of two that repeat each other the longer, or the later by name, is the copy.
            const bool copies = !prefix.empty() || name > other;
            if (always && copies && texts.size() > 1 && !repeats.contains(other)) repeats.try_emplace(name, ItemShape::Repeat{other, prefix});
        }
    }
    return repeats;
}

Error noTable(std::string_view table) { return {ErrorCode::ResourceNotFound, "Requested resource not found: Table: " + std::string(table) + " not found"}; }

} // namespace

Result<Generator> Generator::learn(Store& store, std::string_view region, std::string_view table, int most) {
    Generator generator;
    std::map<std::string, std::vector<Item>> kinds;
    std::set<std::string> partitions;
    RF_TRY(store.read([&](ReadTxn& txn) -> Status {
        generator.m_table = txn.catalog().find(region, table);
        if (!generator.m_table) return noTable(table);
        Status status;
        RF_TRY(txn.scan(generator.m_table->tree, {}, [&](std::string_view, std::string_view bytes, std::size_t) {
            auto item = decodeItem(bytes);
            if (!item) {
                status = item.error();
                return false;
            }
            std::string hash;
            encodeItem({{"k", *item->find(generator.m_table->key.hash[0].name)}}, hash);
            partitions.insert(std::move(hash));
            kinds[kindOf(*generator.m_table, *item)].push_back(std::move(*item));
            return ++generator.m_seen < most;
        }));
        return status;
    }));
    if (generator.m_seen == 0) return validation("The table is empty: there are no items to follow. Put a few in first.");
    generator.m_perPartition = static_cast<double>(generator.m_seen) / static_cast<double>(partitions.size());
    for (const auto& [name, items] : kinds) {
        ItemShape shape{name, static_cast<std::int64_t>(items.size()), {}, repeatsOf(items)};
        for (const Item& item : items)
            for (const auto& [attribute, value] : item) shape.attributes[attribute].see(value);
        generator.m_shapes.push_back(std::move(shape));
    }
    return generator;
}

void Generator::seed(std::uint64_t seed) {
    m_dice = samples::Dice(seed);
    m_keys.clear();
    m_partitions.clear();
}

Item Generator::make(const ItemShape& shape) {
    std::vector<AttributeMap::Entry> entries;
    for (const auto& [name, values] : shape.attributes)
        if (static_cast<std::int64_t>(m_dice.next() % static_cast<std::uint64_t>(shape.seen)) < values.seen()) entries.emplace_back(name, values.make(m_dice));
    Item item = AttributeMap::fromEntries(std::move(entries));
    keepPartitions(item, shape);
    for (const auto& [name, repeat] : shape.repeats) {
        const AttributeValue* of = item.find(repeat.of);
        if (!of || !of->is(Type::S)) item.erase(name);
        else item.set(name, AttributeValue::string(repeat.prefix + of->asString()));
    }
    return item;
}

/// Items share a partition as often as those seen did.
void Generator::keepPartitions(Item& item, const ItemShape& shape) {
    if (m_table->key.range.empty()) return;
    const std::string& name = m_table->key.hash[0].name;
    if (shape.repeats.contains(name)) return;
    const AttributeValue* hash = item.find(name);
    if (!hash) return;
    const std::string begin = beginOf(hash);
    const auto last = m_partitions.find(begin);
    const bool anew = static_cast<double>(m_dice.below(10'000)) / 10'000 * m_perPartition < 1;
    if (last != m_partitions.end() && !anew) item.set(name, last->second);
    else m_partitions.insert_or_assign(begin, *hash);
}

Result<Item> Generator::next() {
    constexpr int kTries = 200;
    for (int i = 0; i < kTries; ++i) {
        std::int64_t left = static_cast<std::int64_t>(m_dice.next() % static_cast<std::uint64_t>(m_seen));
        const ItemShape* shape = &m_shapes.back();
        for (const ItemShape& each : m_shapes)
            if ((left -= each.seen) < 0) {
                shape = &each;
                break;
            }
        Item item = make(*shape);
        if (!storable(*m_table, item)) continue;
        if (m_keys.insert(itemKey(*m_table, item)).second) return item;
    }
    return validation("The keys of this table leave no room for more items like these. Make fewer.");
}

Result<GenerateReport> generateItems(Store& store, std::string_view region, std::string_view table,
                                     const GenerateOptions& options, const Progress& progress) {
    const auto begun = std::chrono::steady_clock::now();
    if (store.info().readOnly)
        return Error{ErrorCode::FileReadOnly, "The table file is open read-only. Open it for writing to make items."};
    RF_ASSIGN(Generator generator, Generator::learn(store, region, table));
    generator.seed(options.seed);
    BulkWriter writer(store, generator.table(), 1'000);
    std::map<std::string, std::int64_t> kinds;
    for (std::int64_t made = 0; made < options.count;) {
        RF_ASSIGN(Item item, generator.next());
        Record stored;
        bool there = false;
        RF_TRY(store.readOne([&](ReadTxn& txn) -> Status {
            RF_ASSIGN(there, txn.get(generator.table()->tree, itemKey(*generator.table(), item), stored));
            return {};
        }));
        if (there) continue;
        ++kinds[kindOf(*generator.table(), item)];
        RF_TRY(writer.put(std::move(item)));
        if (++made % 500 == 0 && progress && !progress(made, options.count)) {
            RF_TRY(writer.finish());
            return Error{ErrorCode::Cancelled, "Making items was cancelled; those made so far stay."};
        }
    }
    RF_TRY(writer.finish());
    GenerateReport report{writer.committed(), 0, {}};
    for (const auto& [kind, count] : kinds) report.details.push_back(kind + ": " + std::to_string(count) + " items");
    report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    return report;
}

Result<std::vector<Item>> previewItems(Store& store, std::string_view region, std::string_view table, int count, std::uint64_t seed) {
    RF_ASSIGN(Generator generator, Generator::learn(store, region, table));
    generator.seed(seed);
    std::vector<Item> items;
    for (int i = 0; i < count; ++i) {
        RF_ASSIGN(Item item, generator.next());
        items.push_back(std::move(item));
    }
    return items;
}

} // namespace rf::transfer
