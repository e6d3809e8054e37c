// Proves a file whole. Everything is read in one snapshot, one record at a time; findings name tables and indexes in
// the user's words.
//
// That no index holds an entry too many follows from numbers: distinct items have distinct entry keys, so an index has
// orphans exactly when it holds more entries than were found from the items' side. Only then are they looked for.

#include "engine/catalog/log_schema.h"
#include "engine/catalog/stream_schema.h"
#include "engine/storage/change_record.h"
#include "engine/storage/sqlite/reader.h"
#include "engine/value/item_codec.h"

#include <map>
#include <set>

namespace rf {
namespace {

using namespace rf::sqlite;

/// A file with more findings than this is told to be so; the rest adds nothing.
constexpr std::size_t kMaxFindings = 1000;
constexpr int kTickInstructions = 200'000;
constexpr std::int64_t kTickRecords = 512;

Error cancelled() {
    return {ErrorCode::Cancelled, "The check was cancelled."};
}

std::string nameOf(const TableSchema& table) {
    return "table " + table.name + " (" + table.region + ")";
}
std::string nameOf(const StreamSchema& stream) {
    return "stream " + stream.label + " of table " + stream.tableName + " (" + stream.region + ")";
}
std::string nameOf(const LogGroupSchema& group) {
    return "log group " + group.name + " (" + group.region + ")";
}
std::string nameOf(const TableSchema& table, const IndexSchema& index) {
    return "index " + index.name + " of " + nameOf(table);
}

bool hasKey(const TableSchema& table, const Item& item) {
    const auto there = [&](const KeyAttribute& key) {
        const AttributeValue* value = item.find(key.name);
        return value != nullptr && value->is(key.type);
    };
    return std::all_of(table.key.hash.begin(), table.key.hash.end(), there) &&
           std::all_of(table.key.range.begin(), table.key.range.end(), there);
}

/// A few words by which a reader recognises an item: its key as JSON.
std::string keyText(const TableSchema& table, const Item& item) {
    AttributeMap key;
    for (const auto& attribute : table.key.all())
        if (const AttributeValue* value = item.find(attribute.name)) key.set(attribute.name, *value);
    std::string text;
    (void)appendItemJson(encodeItem(key), text);
    return text;
}

class Check {
public:
    Check(Reader& reader, const std::function<bool(std::int64_t, std::int64_t)>& progress)
        : m_reader(reader), m_progress(progress) {}

    Result<CheckReport> run() {
        RF_TRY(plan());
        RF_TRY(checkDatabase());
        if (const Status layout = checkLayout(m_reader.connection()); !layout) find("file", layout.error().message);
        RF_TRY(checkRecords(kMetaTree, "meta data",
                            [this](std::string_view key, std::string_view bytes, std::size_t) {
                                noteStream(key, bytes);
                                noteLogs(key, bytes);
                            }));
        RF_TRY(checkTrees());
        for (const auto& stream : m_streams) RF_TRY(checkStream(stream));
        for (const auto& group : m_logGroups) RF_TRY(checkLogGroup(group));
        for (const auto& [tree, streams] : m_logStreams)
            if (!streams.empty()) find("meta data", "The log stream " + streams.begin()->second.name + " belongs to no log group.");
        for (const auto& table : m_reader.catalog().all()) RF_TRY(checkTable(*table));
        tell(m_total);
        if (m_cancelled) return cancelled();
        return std::move(m_report);
    }

private:
    /// What the walk of one index from its items' side came to.
    struct IndexTally {
        const IndexSchema* index = nullptr;
        std::int64_t found = 0;
    };

    void find(std::string where, std::string what) {
        if (m_report.findings.size() < kMaxFindings)
            m_report.findings.push_back({std::move(where), std::move(what)});
        else if (m_report.findings.size() == kMaxFindings)
            m_report.findings.push_back({"file", "There are more findings than can be listed."});
    }

    void tell(std::int64_t done) {
        m_done = std::min(done, m_total);
        if (m_progress && !m_cancelled && !m_progress(m_done, m_total)) m_cancelled = true;
    }

    /// One unit a page for SQLite's check, one a record for ours.
    Status plan() {
        RF_ASSIGN(m_pages, m_reader.connection().integer("PRAGMA page_count"));
        RF_ASSIGN(const auto records, m_reader.connection().integer("SELECT sum(items) FROM trees WHERE dropped=0"));
        m_total = m_pages + std::max<std::int64_t>(records, 0);
        tell(0);
        return {};
    }

    Status checkDatabase() {
        sqlite3* const db = m_reader.connection().handle();
        sqlite3_progress_handler(
            db, kTickInstructions,
            [](void* self) {
                auto& check = *static_cast<Check*>(self);
                check.tell(std::min(check.m_done + check.m_pages / 100, check.m_pages));
                return check.m_cancelled ? 1 : 0;
            },
            this);
        const Status status = integrityCheck();
        sqlite3_progress_handler(db, 0, nullptr, nullptr);
        if (m_cancelled) return cancelled();
        if (!status) find("file", status.error().message);
        tell(m_pages);
        return {};
    }

    Status integrityCheck() {
        RF_ASSIGN(Statement check, m_reader.connection().prepare("PRAGMA integrity_check"));
        while (true) {
            RF_ASSIGN(const bool row, check.step());
            if (!row) return {};
            if (check.bytes(0) != "ok") find("file", std::string(check.bytes(0)));
        }
    }

    /// The trees of the catalog and those of the file are the same, each used once.
    Status checkTrees() {
        std::set<TreeId> known{kMetaTree};
        const auto use = [&](TreeId tree, const std::string& who) {
            if (!known.insert(tree).second) find(who, "It shares its storage with another table or index.");
        };
        for (const auto& stream : m_streams) use(stream.tree, nameOf(stream));
        for (const auto& group : m_logGroups) use(group.tree, nameOf(group));
        for (const auto& table : m_reader.catalog().all()) {
            use(table->tree, nameOf(*table));
            for (const auto& index : table->indexes) use(index.tree, nameOf(*table, index));
        }
        RF_ASSIGN(Statement trees, m_reader.connection().prepare("SELECT id FROM trees WHERE dropped=0"));
        while (true) {
            RF_ASSIGN(const bool row, trees.step());
            if (!row) return {};
            if (!known.contains(trees.integer(0)))
                find("file", "Tree " + std::to_string(trees.integer(0)) + " belongs to no table, stream or log group.");
        }
    }

    /// Walks a tree, calls `each(key, bytes, size)`, and holds counters and the side table against what it saw.
    /// Records that cannot be read are a finding and end the walk of this tree.
    template <class Each>
    Result<std::int64_t> checkRecords(TreeId tree, const std::string& where, Each each) {
        const auto counters = m_reader.counters(tree);
        if (!counters) {
            find(where, "Its storage is missing.");
            return 0;
        }
        TreeCounters seen;
        const Status status =
            m_reader.scan(tree, {}, [&](std::string_view key, std::string_view bytes, std::size_t size) {
                ++seen.items;
                seen.bytes += static_cast<std::int64_t>(size);
                each(key, bytes, size);
                if (seen.items % kTickRecords == 0) tell(m_done + kTickRecords);
                return !m_cancelled;
            });
        if (m_cancelled) return cancelled();
        if (!status) {
            find(where, status.error().message);
            return seen.items;
        }
        if (seen.items != counters->items || seen.bytes != counters->bytes)
            find(where, "It holds " + std::to_string(seen.items) + " records of " + std::to_string(seen.bytes) +
                            " bytes, its counters say " + std::to_string(counters->items) + " of " +
                            std::to_string(counters->bytes) + ".");
        if (const Status large = checkLarge(tree, where); !large) find(where, large.error().message);
        return seen.items;
    }

    /// Every row of the side table is used by exactly one record (a missing one has failed the walk before).
    Status checkLarge(TreeId tree, const std::string& where) {
        auto& connection = m_reader.connection();
        const std::string used = " FROM " + treeTable(tree) + " WHERE typeof(value)='integer'";
        RF_ASSIGN(const auto there, connection.integer("SELECT count(*) FROM " + largeTable(tree)));
        RF_ASSIGN(const auto uses, connection.integer("SELECT count(*)" + used));
        if (there == 0 && uses == 0) return {};
        RF_ASSIGN(const auto distinct, connection.integer("SELECT count(DISTINCT value)" + used));
        if (there != uses || uses != distinct)
            find(where, "It has " + std::to_string(there) + " large values, and " + std::to_string(uses) +
                            " records that use " + std::to_string(distinct) + " of them.");
        return {};
    }

    void noteStream(std::string_view key, std::string_view bytes) {
        if (!key.starts_with(kStreamMetaPrefix)) return;
        auto stream = streamFromJson(bytes);
        if (!stream) return find("meta data", stream.error().message);
        if (streamMetaKey(stream->region, stream->tableName, stream->label) != key)
            return find("meta data", "The description of a stream stands under the name of another.");
        m_streams.push_back(std::move(*stream));
    }

    /// The table writes where the stream is, and every record can be read and lies in the life of its shard.
    Status checkStream(const StreamSchema& stream) {
        const TablePtr table = m_reader.catalog().find(stream.region, stream.tableName);
        const bool target = table && table->stream.tree == stream.tree;
        if (target != stream.isEnabled() || (target && table->stream != stream.target()))
            find(nameOf(stream), "It and its table do not agree on where records go.");
        RF_TRY(checkRecords(stream.tree, nameOf(stream),
                            [&](std::string_view key, std::string_view bytes, std::size_t size) {
                                checkChange(stream, key, bytes, size);
                            }));
        return {};
    }

    void checkChange(const StreamSchema& stream, std::string_view key, std::string_view bytes, std::size_t size) {
        const auto change = ChangeRecord::read(key, bytes, size);
        if (!change) return find(nameOf(stream), "A record cannot be read: " + change.error().message);
        for (const std::string_view image : {change->newImage, change->oldImage, change->keys})
            if (!image.empty() && !decodeItem(image)) return find(nameOf(stream), "An image of a record cannot be read.");
        const ShardSchema* const shard = stream.find(change->shard);
        if (shard == nullptr || change->tick < shard->opened || (!shard->isOpen() && change->tick > shard->closed))
            find(nameOf(stream), "A record lies outside of the life of its shard.");
    }

    void noteLogs(std::string_view key, std::string_view bytes) {
        if (key.starts_with(kLogGroupMetaPrefix)) {
            auto group = logGroupFromJson(bytes);
            if (!group) return find("meta data", group.error().message);
            if (logGroupMetaKey(group->region, group->name) != key)
                return find("meta data", "The description of a log group stands under the name of another.");
            m_logGroups.push_back(std::move(*group));
        } else if (key.starts_with(kLogStreamMetaPrefix)) { // after all groups, by the order of keys
            auto stream = logStreamFromJson(bytes);
            if (!stream) return find("meta data", stream.error().message);
            if (logStreamMetaKey(stream->tree, stream->name) != key)
                return find("meta data", "The description of a log stream stands under the name of another.");
            if (!m_logStreams[stream->tree].emplace(stream->number, *stream).second)
                find("meta data", "The log stream " + stream->name + " has the number of another.");
        }
    }

    /// Every event is of a stream of the group, and every stream counts its events.
    Status checkLogGroup(const LogGroupSchema& group) {
        auto streams = std::exchange(m_logStreams[group.tree], {});
        RF_TRY(checkRecords(group.tree, nameOf(group), [&](std::string_view key, std::string_view bytes, std::size_t size) {
            const auto at = LogEventKey::read(key);
            const auto stream = at ? streams.find(at->stream) : streams.end();
            if (stream == streams.end()) return find(nameOf(group), "An event belongs to no log stream.");
            LogStreamSchema& known = stream->second;
            if (size != bytes.size() + kLogEventOverhead || !known.firstMs || at->ms < *known.firstMs || at->ms > known.lastMs.value_or(0) ||
                at->tick > known.lastTick)
                find(nameOf(group), "An event of log stream " + known.name + " is not as the stream describes it.");
            known.bytes -= static_cast<std::int64_t>(size);
        }));
        for (const auto& [number, stream] : streams)
            if (stream.bytes != 0 || number > group.lastStream)
                find(nameOf(group), "The log stream " + stream.name + " does not count the events it has.");
        return {};
    }

    Status checkTable(const TableSchema& table) {
        ++m_report.tables;
        if (table.stream.tree != 0 && std::none_of(m_streams.begin(), m_streams.end(), [&](const StreamSchema& stream) {
                return stream.tree == table.stream.tree;
            }))
            find(nameOf(table), "The stream it writes to is missing.");
        std::vector<IndexTally> tallies;
        for (const auto& index : table.indexes) tallies.push_back({&index, 0});
        RF_ASSIGN(const auto items, checkRecords(table.tree, nameOf(table),
                                                 [&](std::string_view key, std::string_view bytes, std::size_t size) {
                                                     checkItem(table, key, bytes, size, tallies);
                                                 }));
        m_report.items += items;
        for (const auto& tally : tallies) RF_TRY(checkIndex(table, tally));
        return {};
    }

    void checkItem(const TableSchema& table, std::string_view key, std::string_view bytes, std::size_t size,
                   std::vector<IndexTally>& tallies) {
        const auto item = decodeItem(bytes);
        if (!item) return find(nameOf(table), "An item cannot be read: " + item.error().message);
        if (!hasKey(table, *item) || itemKey(table, *item) != key)
            return find(nameOf(table), "The item " + keyText(table, *item) + " stands under the key of another.");
        if (sizeOf(*item) != size)
            find(nameOf(table), "The item " + keyText(table, *item) + " has " + std::to_string(sizeOf(*item)) +
                                    " bytes and is counted as " + std::to_string(size) + ".");
        for (auto& tally : tallies) checkEntryOf(table, *item, tally);
    }

    void checkEntryOf(const TableSchema& table, const Item& item, IndexTally& tally) {
        const IndexSchema& index = *tally.index;
        const auto key = entryKey(table, index, item);
        if (!key) return;
        const auto found = m_reader.get(index.tree, *key, m_entry);
        if (!found) return find(nameOf(table, index), found.error().message);
        if (!*found) {
            // While an index is being filled, what is not there yet is still to come.
            if (index.status != TableStatus::Creating && index.status != TableStatus::Deleting)
                find(nameOf(table, index), "The item " + keyText(table, item) + " has no entry.");
            return;
        }
        ++tally.found;
        const Item kept = projected(table, index, item);
        if (m_entry.bytes != encodeItem(kept))
            find(nameOf(table, index), "The entry of item " + keyText(table, item) + " is not what the item holds.");
        if (m_entry.size != sizeOf(kept))
            find(nameOf(table, index), "The entry of item " + keyText(table, item) + " has " +
                                           std::to_string(sizeOf(kept)) + " bytes and is counted as " +
                                           std::to_string(m_entry.size) + ".");
    }

    Status checkIndex(const TableSchema& table, const IndexTally& tally) {
        const IndexSchema& index = *tally.index;
        RF_ASSIGN(const auto entries, checkRecords(index.tree, nameOf(table, index), [](auto...) {}));
        m_report.indexEntries += entries;
        if (entries == tally.found) return {};
        const Status status =
            m_reader.scan(index.tree, {}, [&](std::string_view key, std::string_view bytes, std::size_t) {
                checkOrphan(table, index, key, bytes);
                return true;
            });
        if (!status) find(nameOf(table, index), status.error().message);
        return {};
    }

    void checkOrphan(const TableSchema& table, const IndexSchema& index, std::string_view key, std::string_view bytes) {
        const auto entry = decodeItem(bytes);
        if (!entry) return find(nameOf(table, index), "An entry cannot be read: " + entry.error().message);
        const std::string where = nameOf(table, index);
        if (!hasKey(table, *entry)) return find(where, "An entry does not say which item it is of.");
        const auto item = getItem(m_reader, table, itemKey(table, *entry));
        if (!item) return find(where, item.error().message);
        if (!*item)
            find(where, "There is an entry of item " + keyText(table, *entry) + ", which does not exist.");
        else if (entryKey(table, index, **item) != key)
            find(where, "There is an entry of item " + keyText(table, *entry) + " that the item no longer has.");
    }

    Reader& m_reader;
    const std::function<bool(std::int64_t, std::int64_t)>& m_progress;
    CheckReport m_report;
    std::vector<StreamSchema> m_streams;
    std::vector<LogGroupSchema> m_logGroups;
    std::map<TreeId, std::map<std::int64_t, LogStreamSchema>> m_logStreams; ///< by group and number
    Record m_entry;
    std::int64_t m_pages = 0;
    std::int64_t m_total = 0;
    std::int64_t m_done = 0;
    bool m_cancelled = false;
};

} // namespace

Result<CheckReport> checkFile(const std::filesystem::path& path,
                              const std::function<bool(std::int64_t, std::int64_t)>& progress) {
    RF_TRY(inspectFile(path));
    std::error_code error;
    RF_ASSIGN(const FileSpec spec, readOnlySpec(std::filesystem::absolute(path, error).string()));
    CatalogCell cell;
    RF_ASSIGN(const auto reader, Reader::open(spec, cell));
    RF_TRY(reader->begin());
    auto report = Check(*reader, progress).run();
    reader->end();
    return report;
}

} // namespace rf
