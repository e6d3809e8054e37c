#pragma once
// Pooled read connections. A reader sees the snapshot it began with and waits for nobody.
//
// While nobody writes, a reader keeps its snapshot for the next read of one record: to open and close one costs as much as
// the read. A kept snapshot ends with the next commit, at its reader's next use, and whenever the log is to be copied, which
// must not wait for readers that rest (ReaderPool::withoutKept).

#include "engine/storage/sqlite/catalog_cell.h"
#include "engine/storage/sqlite/file.h"
#include "engine/storage/sqlite/mapped_bound.h"
#include "engine/storage/sqlite/tree_tables.h"

#include <condition_variable>

namespace rf::sqlite {

/// One connection that reads. Between begin() and end() it holds one snapshot, and its catalog is that snapshot's:
/// the statement that opens the snapshot reads the catalog's version, and stays open until end().
class Reader final : public ReadTxn {
public:
    static Result<std::unique_ptr<Reader>> open(const FileSpec& spec, CatalogCell& cell);

    Status begin();
    void end() {
        m_begin.reset();
        m_kept = false;
    }
    /// Ends the snapshot unless it is kept for the next read of one record.
    void rest() {
        if (!m_kept) end();
    }
    /// Runs a body that gets at most one record, in the snapshot of that one statement. Nothing: the catalog moved
    /// meanwhile (or may, when another process writes), what the body did does not count.
    std::optional<Status> readOne(FunctionRef<Status(ReadTxn&)> body);

    const Catalog& catalog() const override { return *m_catalog.catalog; }
    CatalogPtr catalogPtr() const override { return m_catalog.catalog; }
    Result<bool> get(TreeId tree, std::string_view key, Record& out) override { return m_trees.get(tree, key, out); }
    Status scan(TreeId tree, const KeyRange& range, RecordVisitor visit) override {
        return m_trees.scan(tree, range, visit);
    }
    Result<TreeCounters> counters(TreeId tree) override { return m_trees.counters(tree); }
    Result<std::int64_t> bytesIn(TreeId tree, const KeyRange& range) override { return m_trees.bytesIn(tree, range); }

    /// Gives back what of the file is mapped; the next read maps it again. Ends the snapshot.
    void unmap();

    Connection& connection() { return m_connection; }

private:
    Reader(Connection connection, CatalogCell& cell, bool publishes)
        : m_connection(std::move(connection)), m_cell(cell), m_publishes(publishes), m_trees(m_connection) {}
    static constexpr int kQuiet = 3; ///< reads of one record without a commit between them, until a snapshot is kept

    Status takeCatalog(std::int64_t version);
    Result<bool> keepsSnapshot();

    Connection m_connection;
    CatalogCell& m_cell;
    const bool m_publishes; ///< where no writer of ours does
    TreeTables m_trees;
    Statement m_begin;
    VersionedCatalog m_catalog;
    std::uint64_t m_moves = 1; ///< of the cell when m_catalog was taken by readOne()
    std::uint64_t m_commits = 0; ///< of the cell when a record was read last, before the snapshot was taken
    int m_quiet = 0;             ///< reads of one record since they changed
    bool m_kept = false;         ///< the snapshot stays open, as of m_commits
};

/// Thread-safe. Opens another connection when all are busy, and keeps a limited number of idle ones.
class ReaderPool {
public:
    /// Cell and bound outlive it.
    ReaderPool(FileSpec spec, int keep, MappedBound& bound, CatalogCell& cell)
        : m_spec(std::move(spec)), m_keep(keep), m_bound(bound), m_cell(cell) {}

    /// Runs a body in one snapshot.
    Status read(FunctionRef<Status(ReadTxn&)> body);
    /// The same for a body that gets at most one record, and may run twice.
    Status readOne(FunctionRef<Status(ReadTxn&)> body);
    /// Runs something while no resting reader holds a snapshot.
    void withoutKept(FunctionRef<void()> work);
    /// Refuses new readers and waits for the running ones.
    void close();

private:
    Status withReader(FunctionRef<Status(Reader&)> use);
    Result<std::unique_ptr<Reader>> take();
    void give(std::unique_ptr<Reader> reader);
    void unmapWith(Reader& reader);

    const FileSpec m_spec;
    const int m_keep;
    MappedBound& m_bound;
    CatalogCell& m_cell;
    std::mutex m_guard;
    std::condition_variable m_idle;
    std::vector<std::unique_ptr<Reader>> m_free;
    int m_busy = 0;
    int m_mayNotKeep = 0; ///< how many want no kept snapshots now
    bool m_closed = false;
};

/// What every call after close() gets.
Error closedError();

} // namespace rf::sqlite
