#include "engine/maintenance/expiry.h"

#include "engine/storage/item_store.h"
#include "engine/value/item_codec.h"

#include <algorithm>

namespace rf {
namespace {

constexpr std::int64_t kFiveYears = 5 * 365 * 86'400LL;
constexpr int kPauseFactor = 20;

bool expires(const TablePtr& table, std::int64_t nowMs) {
    return table && table->status != TableStatus::Deleting &&
           table->timeToLiveStatus(nowMs) == TimeToLiveStatus::Enabled;
}

bool anyTimeToLive(const CatalogPtr& catalog) {
    if (!catalog) return false;
    const auto tables = catalog->all();
    return std::any_of(tables.begin(), tables.end(),
                       [](const TablePtr& table) { return !table->timeToLiveAttribute.empty(); });
}

template <class Work>
std::int64_t millisecondsOf(Work work) {
    const auto began = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began).count();
}

/// One walk over one table.
class Walk {
public:
    Walk(TablePtr table, Store& store, const Clock& clock, const ExpiryOptions& options, const Expirer::Deleted& deleted)
        : m_table(std::move(table)), m_store(store), m_clock(clock), m_options(options), m_deleted(deleted) {}

    Status run(const std::stop_token& stop) {
        while (!m_atEnd && !stop.stop_requested()) {
            RF_TRY(readChunk());
            for (std::size_t from = 0; from < m_expired.size() && !stop.stop_requested(); from += m_options.deletions)
                RF_TRY(removeSome(from));
        }
        return {};
    }

private:
    Status readChunk() {
        m_expired.clear();
        m_atEnd = true;
        std::size_t examined = 0;
        Status status;
        RF_TRY(m_store.read([&](ReadTxn& txn) -> Status {
            if (!isSame(txn)) return {};
            const KeyRange range{m_last.empty() ? std::string() : m_last + '\0', {}, true};
            return txn.scan(m_table->tree, range, [&](std::string_view key, std::string_view bytes, std::size_t) {
                if (examined == m_options.chunkItems) return m_atEnd = false;
                ++examined;
                m_last = key;
                status = look(key, bytes);
                return status.has_value();
            });
        }));
        return status;
    }

    /// Most items are told apart without being decoded: the name of the attribute is not in their bytes.
    Status look(std::string_view key, std::string_view bytes) {
        if (bytes.find(m_table->timeToLiveAttribute) == std::string_view::npos) return {};
        RF_ASSIGN(const Item item, decodeItem(bytes));
        if (hasExpired(item, m_table->timeToLiveAttribute, m_clock.nowMs())) m_expired.emplace_back(key);
        return {};
    }

    Status removeSome(std::size_t from) {
        const std::size_t end = std::min(m_expired.size(), from + m_options.deletions);
        std::size_t removed = 0;
        RF_TRY(m_store.write([&](WriteTxn& txn) -> Status {
            const TablePtr now = txn.catalog().find(m_table->region, m_table->name);
            if (!isSame(txn) || !expires(now, m_clock.nowMs())) return {};
            for (std::size_t i = from; i < end; ++i) {
                RF_ASSIGN(const bool gone, remove(*now, m_expired[i], txn));
                removed += gone ? 1 : 0;
            }
            return {};
        }));
        if (m_deleted && removed != 0) m_deleted(*m_table, removed);
        return {};
    }

    Result<bool> remove(const TableSchema& table, std::string_view key, WriteTxn& txn) const {
        RF_ASSIGN(const std::optional<Item> item, getItem(txn, table, key));
        if (!item || !hasExpired(*item, table.timeToLiveAttribute, m_clock.nowMs())) return false;
        RF_TRY(writeItem(txn, table, &*item, nullptr, WrittenBy::Service));
        return true;
    }

    /// The table that was there when the walk began, whatever was set on it since.
    bool isSame(ReadTxn& txn) const {
        const TablePtr now = txn.catalog().find(m_table->region, m_table->name);
        return now && now->tree == m_table->tree;
    }

    const TablePtr m_table;
    Store& m_store;
    const Clock& m_clock;
    const ExpiryOptions& m_options;
    const Expirer::Deleted& m_deleted;
    std::vector<std::string> m_expired; ///< keys found in the chunk
    std::string m_last;                 ///< key examined last
    bool m_atEnd = false;
};

} // namespace

bool hasExpired(const Item& item, std::string_view attribute, std::int64_t nowMs) {
    const AttributeValue* value = item.find(attribute);
    if (value == nullptr || !value->is(Type::N)) return false;
    const std::int64_t now = nowMs / 1000;
    return value->asNumber() < Number::fromInt(now) && value->asNumber() >= Number::fromInt(now - kFiveYears);
}

Expirer::Expirer(Store& store, const Clock& clock, ExpiryOptions options)
    : m_store(store), m_clock(clock), m_options(options), m_nextMs(clock.nowMs() + options.intervalMs) {}

Expirer::~Expirer() {
    stop();
}

void Expirer::wake() {
    const std::lock_guard lock(m_mutex);
    if (!m_thread.joinable() && !anyTimeToLive(m_store.catalog())) return;
    m_pending = true;
    start();
}

void Expirer::sweep() {
    const std::lock_guard lock(m_mutex);
    m_asked = true;
    start();
}

/// Under the lock.
void Expirer::start() {
    if (!m_thread.joinable()) m_thread = std::jthread([this](std::stop_token stop) { run(std::move(stop)); });
    m_changed.notify_all();
}

void Expirer::stop() {
    std::jthread ending;
    {
        const std::lock_guard lock(m_mutex);
        ending = std::move(m_thread);
    }
    ending.request_stop();
    if (ending.joinable()) ending.join();
}

bool Expirer::waitIdle(std::chrono::milliseconds timeout) {
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, timeout, [this] { return !m_pending && !m_asked && !m_busy; });
}

void Expirer::run(std::stop_token stop) {
    std::unique_lock lock(m_mutex);
    while (!stop.stop_requested()) {
        const auto woken = [this] { return m_pending || m_asked; };
        if (anyTimeToLive(m_store.catalog()))
            m_changed.wait_for(lock, stop, m_options.poll, woken);
        else
            m_changed.wait(lock, stop, woken);
        m_pending = false;
        if (!stop.stop_requested() && isDue()) {
            m_asked = false;
            m_busy = true;
            lock.unlock();
            const std::int64_t pauseMs = kPauseFactor * millisecondsOf([&] { walkAll(stop); });
            lock.lock();
            m_nextMs = m_clock.nowMs() + std::max(m_options.intervalMs, pauseMs);
            m_busy = false;
        }
        m_changed.notify_all();
    }
}

void Expirer::walkAll(const std::stop_token& stop) {
    const CatalogPtr catalog = m_store.catalog();
    if (!catalog) return;
    for (const TablePtr& table : catalog->all()) {
        if (stop.stop_requested()) return;
        // A walk that failed (a full disk, a damaged record) is made again an interval later.
        if (expires(table, m_clock.nowMs())) (void)Walk(table, m_store, m_clock, m_options, m_deleted).run(stop);
    }
}

} // namespace rf
