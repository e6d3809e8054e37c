#pragma once
// The meter of one file: what every table and index uses, and whether a request may go on (spec/04 §2–§4).
//
// Invariants
//  1. Units are counted once, where the operation has used them; ReturnConsumedCapacity reports the same numbers.
//  2. Nothing is refused that a bucket still admits, and in Observe and Off nothing is refused at all.
//  3. A change of capacity keeps what is in the buckets and loses no count: requests run on while it happens.
//
// Thread-safe. Seconds are those since the epoch by the Clock; buckets fill by its steady time, so that a clock that is
// set, or a machine that slept, fills nothing.

#include "engine/base/clock.h"
#include "engine/base/function_ref.h"
#include "engine/capacity/arm_meter.h"

#include <atomic>
#include <map>
#include <memory>
#include <mutex>

namespace rf::capacity {

enum class Enforcement : std::uint8_t {
    Enforce, ///< as the service does
    Observe, ///< counted and marked, nothing is refused
    Off,     ///< nothing is counted
};

/// Why one request was refused, or would have been: what the X-ray shows.
struct Refusal {
    std::uint64_t number = 0; ///< 1, 2, … of this meter
    std::int64_t ms = 0;      ///< since the epoch
    Side side = Side::Read;
    Limit limit = Limit::Provisioned;
    bool enforced = true;
    std::string region, table;
    std::string index; ///< empty: the table itself
    std::string key;   ///< partition key as text; empty: none
    std::vector<Tank> tanks; ///< of the arm, as they stood
    std::string drainer;     ///< the key that used most of late
    double drainerShare = 0; ///< 0–1
    double opensIn = 0;      ///< seconds until the empty bucket is open again, if nothing more is used
};
using RefusalPtr = std::shared_ptr<const Refusal>;

/// An arm by its names.
struct ArmName {
    std::string region, table;
    std::string index; ///< empty: the table itself
    friend bool operator==(const ArmName&, const ArmName&) = default;
};

class Meter {
public:
    explicit Meter(const Clock& clock);
    ~Meter();

    void setEnforcement(Enforcement enforcement) { m_enforcement.store(enforcement); }
    Enforcement enforcement() const { return m_enforcement.load(std::memory_order_relaxed); }

    /// Nothing: go on. Otherwise the refusal, already counted; only an enforced one stops the request. `binding` false (the
    /// program's own calls): marked like in Observe.
    RefusalPtr admit(Side side, const Place& place, bool binding = true);
    void use(Side side, const Place& place, double units) { add(side, place, units, true); }
    /// Counts what no bucket limits: a backfill fills its index as fast as it can.
    void count(Side side, const Place& place, double units) { add(side, place, units, false); }

    // What screens, metrics and scaling read. Unknown arms have nothing.
    std::vector<Sample> series(const ArmName& arm, std::int64_t from, std::int64_t to, std::int64_t step) const;
    std::vector<HeatColumn> heat(const ArmName& arm, std::int64_t from, std::int64_t to) const;
    std::vector<Split> splits(const ArmName& arm) const;
    /// Largest first. `total`: units of all keys in that time.
    std::vector<HeavyHitter> hottest(const ArmName& arm, Side side, std::int64_t from, std::int64_t to,
                                     std::size_t count, double* total = nullptr) const;
    /// How full the arm's bucket is now, 0–1; 1 for arms without one.
    double burst(const ArmName& arm, Side side) const;
    int partitionCount(const ArmName& arm) const;
    /// The first hash of each partition, ascending.
    std::vector<std::uint64_t> partitionBegins(const ArmName& arm) const;
    Totals totals(const ArmName& arm, Side side) const;
    /// Units a second; 0 on demand, and of local indexes.
    double provisioned(const ArmName& arm, Side side) const;
    /// The newest refusals of a table, newest first.
    std::vector<RefusalPtr> refusals(std::string_view region, std::string_view table, std::size_t count) const;
    RefusalPtr refusal(std::uint64_t number) const; ///< nullptr: forgotten
    /// The newest requests of an arm in [from, to), as they came; not kept over an opening of the file. `wholeFrom`: the
    /// first second of which none was dropped.
    std::vector<RequestMark> requests(const ArmName& arm, std::int64_t from, std::int64_t to, std::int64_t* wholeFrom = nullptr) const;
    /// Every arm that was used.
    std::vector<ArmName> arms() const;
    /// Forgets tables that are gone. `newest` gives the catalog as it is when it is asked.
    void keepOnly(FunctionRef<CatalogPtr()> newest);
    /// The arm holds so many bytes now: its partitions split by size.
    void measured(const ArmName& arm, std::int64_t bytes);

    /// What is to be kept of an arm: closed samples of a level from a second on; and back.
    std::vector<Sample> since(const ArmName& arm, std::size_t level, std::int64_t second) const;
    void restore(const ArmName& arm, std::size_t level, std::vector<Sample> samples);

private:
    struct TableMeter;
    using Name = std::pair<std::string, std::string>; ///< region, table
    using NameView = std::pair<std::string_view, std::string_view>;
    struct ByName {
        using is_transparent = void;
        template <class A, class B>
        bool operator()(const A& a, const B& b) const {
            const int order = std::string_view(a.second).compare(b.second); // regions are few and alike
            return order != 0 ? order < 0 : std::string_view(a.first) < std::string_view(b.first);
        }
    };
    static constexpr std::size_t kRefusals = 1024;

    Moment moment() const;
    void add(Side side, const Place& place, double units, bool take);
    /// The newest one this thread asked for comes without a lock.
    TableMeter& of(const TablePtr& table);
    std::shared_ptr<TableMeter> find(std::string_view region, std::string_view table) const;
    template <class Read>
    auto reading(const ArmName& arm, Read read) const;
    void keep(RefusalPtr refusal);

    const Clock& m_clock;
    const std::uint64_t m_id; ///< no other meter of this process has it
    std::atomic<Enforcement> m_enforcement{Enforcement::Enforce};
    mutable std::mutex m_guard; ///< covers what follows; taken before a table's own lock
    std::map<Name, std::shared_ptr<TableMeter>, ByName> m_tables;
    mutable std::mutex m_refusalGuard;
    std::deque<RefusalPtr> m_refusals; ///< oldest first
    std::atomic<std::uint64_t> m_number{0};
};

} // namespace rf::capacity
