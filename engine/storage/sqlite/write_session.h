#pragma once
// The one connection that writes, and the transaction that a batch of write bodies shares.
//
// Invariants
//  1. Used by one thread at a time, whichever holds the writer's role (committer.h).
//  2. A body's writes wait in m_pending until the body has succeeded: a body that fails leaves no trace because it
//     never touched the file. Only when they must be seen by SQLite earlier (a scan, a new tree, too many of them) are
//     they applied under a savepoint that the failure rolls back.
//  3. Counters: committed (m_counters) + of the batch (m_batch) + of the body (m_body) are exact at every moment; the
//     rows of `trees` are written in the very transaction that changes the records.
//  4. Ticks grow past every one given before: the file holds a mark (meta "tick") that none given has reached yet, moved
//     ahead in the transaction of the tick that comes up to it. After opening, ticks go on from the mark.
//  5. When applying fails, nothing of the batch is kept: m_broken holds the reason until rollback().

#include "engine/storage/sqlite/catalog_cell.h"
#include "engine/storage/sqlite/file.h"
#include "engine/storage/sqlite/measured_ranges.h"
#include "engine/storage/sqlite/pending_writes.h"
#include "engine/storage/sqlite/tree_tables.h"

namespace rf::sqlite {

class WriteSession final : public WriteTxn {
public:
    /// Migrates, checks the layout, loads catalog and counters, publishes the catalog.
    static Result<std::unique_ptr<WriteSession>> open(const FileSpec& spec, CatalogCell& cell,
                                                      const Clock& clock = Clock::system());

    // --- a batch: begin, any number of bodies, then commit ---
    Status begin();
    /// The body's own status; the batch goes on after a failed body.
    Status run(FunctionRef<Status(WriteTxn&)> body);
    /// Durable and published, or nothing of the batch is left.
    Status commit();

    /// Pages in the write-ahead log after the last commit.
    int logPages() const { return m_logPages; }
    /// Between batches: gives back what of the file is mapped.
    void unmap() { sqlite::unmap(m_connection); }
    /// Dropped trees too large to drop at once are erased in slices, each its own transaction.
    bool hasDropped() const { return !m_dropped.empty(); }
    Status eraseSlice();
    /// The newest tick of all commits; 0 before the first that took one.
    Tick committedTick() const { return m_committedTick; }

    // --- WriteTxn ---
    Result<Tick> tick() override;
    const Catalog& catalog() const override { return *m_catalog; }
    CatalogPtr catalogPtr() const override { return m_catalog; }
    Result<bool> get(TreeId tree, std::string_view key, Record& out) override;
    Status scan(TreeId tree, const KeyRange& range, RecordVisitor visit) override;
    Result<TreeCounters> counters(TreeId tree) override;
    Result<std::int64_t> bytesIn(TreeId tree, const KeyRange& range) override;
    Status put(TreeId tree, std::string_view key, std::string_view bytes, std::size_t size) override;
    Result<bool> erase(TreeId tree, std::string_view key) override;
    Result<TreeId> createTree() override;
    Status dropTree(TreeId tree) override;
    Status putTable(TablePtr table) override;
    Status dropTable(std::string_view region, std::string_view name) override;
    Result<std::optional<std::string>> getMeta(std::string_view key) override;
    Status putMeta(std::string_view key, std::string_view value) override;
    Status eraseMeta(std::string_view key) override;

private:
    /// What a body, or a batch of them, changes beside records.
    struct Changes {
        std::vector<std::pair<TreeId, TreeCounters>> counters; ///< differences
        std::vector<TreeId> created;
        std::vector<TreeId> dropped;
        std::vector<TreeId> large; ///< of the dropped ones, those to be erased in slices
        bool catalog = false;

        TreeCounters& of(TreeId tree);
        const TreeCounters* find(TreeId tree) const;
        void add(const Changes& later);
        void clear() { *this = {}; }
    };
    struct CatalogRow {
        TablePtr table; ///< nullptr = remove
        std::string region;
        std::string name;
    };

    WriteSession(Connection connection, CatalogCell& cell, const Clock& clock)
        : m_connection(std::move(connection)), m_cell(cell), m_clock(clock), m_trees(m_connection) {}
    Status load();
    Status loadTrees();

    Status flush();
    Status applyPending();
    Status applyCatalog();
    Status finishBody();
    void abandonBody();
    Status finishBatch();
    void publish();
    void rollback();
    Status broken(Status status);

    Status loadTickMark();
    Status moveTickMark(Tick given);
    bool knows(TreeId tree) const;
    Result<Stored> current(TreeId tree, std::string_view key);
    void count(TreeId tree, std::string_view key, const Stored& old, bool exists, std::size_t size);
    Status dropSmall(TreeId tree);
    Result<bool> eraseSome(TreeId tree);

    Connection m_connection;
    CatalogCell& m_cell;
    const Clock& m_clock;
    TreeTables m_trees;
    Statement m_begin, m_commit, m_rollback, m_setCounters, m_setState;

    std::unordered_map<TreeId, TreeCounters> m_counters; ///< as committed
    std::vector<TreeId> m_dropped;                       ///< committed, not erased yet
    std::int64_t m_version = 0;                          ///< of the committed catalog
    TreeId m_nextTree = 0;
    int m_logPages = 0;

    CatalogPtr m_catalog;      ///< as the running body sees it
    CatalogPtr m_batchCatalog; ///< before the running body
    Changes m_batch;
    Changes m_body;
    std::vector<CatalogRow> m_catalogRows; ///< of the body
    PendingWrites m_pending;               ///< of the body
    MeasuredRanges m_measured;
    Tick m_tick = 0;          ///< the newest given
    Tick m_tickMark = 0;      ///< as the file has it, or will; 0 = look it up
    Tick m_committedTick = 0;
    bool m_tickMarked = false; ///< by the running body
    bool m_batchTicked = false;
    bool m_savepoint = false;
    bool m_wrote = false; ///< the batch has something to commit
    std::optional<Error> m_broken;
};

} // namespace rf::sqlite
