#pragma once
// Made-up items that look like those of a table: its kinds of items, their keys, types, ranges, choices, and attributes that
// repeat others.
//
// Invariants
//  1. Equal shapes, seed and count give equal items; nothing else is random.
//  2. No two items of a run have the same key, and no item that was there before is replaced.
//  3. What is made, the table can hold (storable()).

#include "engine/maintenance/jobs.h"
#include "engine/maintenance/sample_kit.h"

#include <map>
#include <memory>
#include <set>

namespace rf::transfer {

/// What values of one attribute were seen, all its types together.
class ValueShape {
public:
    void see(const AttributeValue& value);
    AttributeValue make(samples::Dice& dice) const;
    std::int64_t seen() const { return m_seen; }

private:
    struct Strings {
        std::int64_t seen = 0;
        std::map<std::string, std::int64_t> counts; ///< at most kKept
        bool isChoice() const { return counts.size() <= 24 && seen >= 3 * static_cast<std::int64_t>(counts.size()); }
    };
    struct Numbers {
        std::int64_t seen = 0;
        double low = 0, high = 0;
        int decimals = 0;
        std::map<std::string, std::int64_t> counts;
    };
    struct Members {
        std::int64_t seen = 0;
        std::size_t least = 0, most = 0;
        std::shared_ptr<ValueShape> each;
        std::map<std::string, ValueShape> named;
    };
    static std::string fromSample(const std::string& sample, samples::Dice& dice);
    std::string makeString(samples::Dice& dice) const;
    Number makeNumber(samples::Dice& dice) const;
    AttributeValue makeSet(Type type, samples::Dice& dice) const;
    void seeMembers(const AttributeValue& value);

    std::int64_t m_seen = 0;
    std::map<Type, std::int64_t> m_types;
    Strings m_strings;
    Numbers m_numbers;
    std::int64_t m_true = 0;
    std::size_t m_bytes = 0;
    std::map<Type, Members> m_members; ///< of sets, lists, maps
};

/// One kind of item.
struct ItemShape {
    std::string name; ///< what its "type" says, or how its key begins
    std::int64_t seen = 0;
    std::map<std::string, ValueShape> attributes;
    struct Repeat {
        std::string of, prefix;
    };
    std::map<std::string, Repeat> repeats; ///< attribute → always `prefix` and the value of another
};

class Generator {
public:
    /// Looks at up to `most` items, spread over the table as far as its order of hashes spreads them.
    /// Errors: ResourceNotFound, Validation (the table is empty: there is nothing to follow).
    static Result<Generator> learn(Store& store, std::string_view region, std::string_view table, int most = 4'000);

    const std::vector<ItemShape>& shapes() const { return m_shapes; }
    const TablePtr& table() const { return m_table; }
    void seed(std::uint64_t seed);
    /// The next item. Errors: Validation (keys of this shape are used up).
    Result<Item> next();

private:
    Item make(const ItemShape& shape);
    void keepPartitions(Item& item, const ItemShape& shape);

    TablePtr m_table;
    std::vector<ItemShape> m_shapes;
    std::int64_t m_seen = 0;
    double m_perPartition = 1; ///< items of a partition key value
    samples::Dice m_dice{1};
    std::set<std::string> m_keys; ///< made so far
    std::map<std::string, AttributeValue> m_partitions; ///< by how the key begins: the one made last
};

struct GenerateOptions {
    std::int64_t count = 1'000;
    std::uint64_t seed = 1;
};
struct GenerateReport {
    std::int64_t items = 0;
    double seconds = 0;
    std::vector<std::string> details; ///< "Order: 412 items", one a kind
};
/// Makes items and writes them. Progress counts items. Errors: those of learn() and importTable().
Result<GenerateReport> generateItems(Store& store, std::string_view region, std::string_view table,
                                     const GenerateOptions& options, const Progress& progress = {});
/// The first `count` of those items, not written.
Result<std::vector<Item>> previewItems(Store& store, std::string_view region, std::string_view table, int count,
                                       std::uint64_t seed);

} // namespace rf::transfer
