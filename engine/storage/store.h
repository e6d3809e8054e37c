#pragma once
// The Store seam: everything above sees ordered trees of bytes in transactions, and the catalog; SQLite is one
// implementation, a test may be another.
//
// Invariants
//  1. A write is acknowledged (Store::write returns success) only after it is durable.
//  2. All writes of one WriteTxn body become visible together or not at all.
//  3. A ReadTxn sees one snapshot, at least as new as every write acknowledged before it began.
//  4. The counters of a tree agree with its records at every commit.

#include "engine/base/clock.h"
#include "engine/base/function_ref.h"
#include "engine/catalog/schema.h"

#include <functional>
#include <stop_token>

namespace rf {

/// A stored record. `bytes` are item bytes (value/item_codec.h); `size` is the DynamoDB size of the item or entry.
struct Record {
    std::string key;
    std::string bytes;
    std::size_t size = 0;
};

/// A half-open range [begin, end) of key bytes; an empty end means "to the end".
struct KeyRange {
    std::string begin;
    std::string end;
    bool forward = true;
};

struct TreeCounters {
    std::int64_t items = 0;
    std::int64_t bytes = 0; ///< Σ record sizes
};

/// Called once a record; false stops the walk. The views are valid during the call only.
using RecordVisitor = FunctionRef<bool(std::string_view key, std::string_view bytes, std::size_t size)>;

class ReadTxn {
public:
    virtual ~ReadTxn() = default;
    virtual const Catalog& catalog() const = 0;
    virtual CatalogPtr catalogPtr() const = 0;
    /// Fills bytes and size; false when there is no such key.
    virtual Result<bool> get(TreeId tree, std::string_view key, Record& out) = 0;
    virtual Status scan(TreeId tree, const KeyRange& range, RecordVisitor visit) = 0;
    virtual Result<TreeCounters> counters(TreeId tree) = 0;
    /// Σ record sizes of a range. Every record of it is looked at, unless the store remembers what it measured.
    virtual Result<std::int64_t> bytesIn(TreeId tree, const KeyRange& range) {
        std::int64_t sum = 0;
        const auto add = [&sum](std::string_view, std::string_view, std::size_t size) {
            sum += static_cast<std::int64_t>(size);
            return true;
        };
        RF_TRY(scan(tree, range, add));
        return sum;
    }
};

/// A moment of a file that no other moment equals: milliseconds since the epoch, and kTickBits of a counter below.
using Tick = std::int64_t;
inline constexpr int kTickBits = 20;
constexpr Tick firstTickOf(std::int64_t ms) { return ms << kTickBits; }
constexpr std::int64_t msOfTick(Tick tick) { return tick >> kTickBits; }

class WriteTxn : public ReadTxn {
public:
    /// Larger than every tick this file gave before, in whatever transaction and however the clock was set; by the
    /// store's Clock as far as that allows. Ticks of transactions that fail are left out.
    virtual Result<Tick> tick() = 0;
    /// Inserts or replaces.
    virtual Status put(TreeId tree, std::string_view key, std::string_view bytes, std::size_t size) = 0;
    /// Result: whether there was one.
    virtual Result<bool> erase(TreeId tree, std::string_view key) = 0;
    virtual Result<TreeId> createTree() = 0;
    virtual Status dropTree(TreeId tree) = 0;
    /// Publishes a new or changed table with this transaction's commit.
    virtual Status putTable(TablePtr table) = 0;
    virtual Status dropTable(std::string_view region, std::string_view name) = 0;
    /// A small durable key → bytes map for tokens, settings and jobs ("meta"). Empty optional: absent.
    virtual Result<std::optional<std::string>> getMeta(std::string_view key) = 0;
    virtual Status putMeta(std::string_view key, std::string_view value) = 0;
    virtual Status eraseMeta(std::string_view key) = 0;
};

struct StoreInfo {
    std::string path;
    bool readOnly = false;
    std::int64_t fileBytes = 0; ///< database and write-ahead log
};

/// Mapped of a file without a bound: more than SQLite maps.
inline constexpr std::int64_t kAllMapped = std::int64_t{1} << 40;

/// Thread-safe. Bodies run on whatever thread the store chooses; a write body may be run after others in one commit,
/// never twice, and leaves no trace when it returns an error.
class Store {
public:
    virtual ~Store() = default;
    virtual Status read(FunctionRef<Status(ReadTxn&)> body) = 0;
    /// read() for a body that gets at most one record: cheaper, for no snapshot has to outlive it. The body may run twice.
    virtual Status readOne(FunctionRef<Status(ReadTxn&)> body) { return read(body); }
    /// read() for readers that may see an older state: with a staleness set, of about that long ago (never older).
    virtual Status readLagging(FunctionRef<Status(ReadTxn&)> body) { return read(body); }
    /// How far readLagging() lags; 0 by default. Thread-safe. A store that cannot lag ignores it.
    virtual void setStaleness(std::chrono::milliseconds) {}
    virtual std::chrono::milliseconds staleness() const { return {}; }
    /// Blocks until durable or refused. The body runs on the writer thread while the caller waits.
    virtual Status write(FunctionRef<Status(WriteTxn&)> body) = 0;
    /// write() for callers that must not block. `done` is called exactly once, after the commit is durable or with the
    /// reason why not: on the writer thread, or on this one when the store refuses at once. It must be quick, must not
    /// throw, and must not wait for the store.
    virtual void submit(std::function<Status(WriteTxn&)> body, std::function<void(Status)> done) { done(write(body)); }
    /// `listener` is called on the writer thread after every durable commit that took ticks, with the newest; it must be
    /// quick and must not wait for the store. One a store; set it before others write.
    virtual void onTicks(std::function<void(Tick)> listener) { (void)listener; }
    /// The newest published catalog.
    virtual CatalogPtr catalog() const = 0;
    virtual StoreInfo info() const = 0;
    /// Flushes and closes; later calls fail. Also done by the destructor.
    virtual Status close() = 0;
};

} // namespace rf
