#include "engine/storage/sqlite/reader.h"

namespace rf::sqlite {
namespace {

Status inSnapshot(Reader& reader, FunctionRef<Status(ReadTxn&)> body) {
    reader.end();
    RF_TRY(reader.begin());
    return body(reader);
}

} // namespace

Error closedError() {
    return {ErrorCode::Io, "The table file has been closed. Open it again."};
}

Result<std::unique_ptr<Reader>> Reader::open(const FileSpec& spec, CatalogCell& cell) {
    RF_ASSIGN(Connection connection, openConnection(spec, ConnectionRole::Reader));
    std::unique_ptr<Reader> reader(new Reader(std::move(connection), cell, spec.readOnly));
    RF_ASSIGN(reader->m_begin, reader->m_connection.prepare("SELECT catalog FROM state WHERE id=1"));
    return reader;
}

Status Reader::begin() {
    RF_ASSIGN(const bool row, m_begin.step());
    const std::int64_t version = row ? m_begin.integer(0) : 0;
    Status status = version == m_catalog.version && m_catalog.catalog ? Status{} : takeCatalog(version);
    if (!status) end();
    return status;
}

/// Published catalogs and snapshots can be a step apart for a moment (and for longer when another process writes):
/// then the snapshot itself is asked.
Status Reader::takeCatalog(std::int64_t version) {
    VersionedCatalog newest = m_cell.load();
    if (newest.version != version || !newest.catalog) {
        RF_ASSIGN(CatalogPtr catalog, loadCatalog(m_connection));
        newest = {version, std::move(catalog)};
        if (m_publishes) m_cell.publish(newest);
    }
    m_catalog = std::move(newest);
    return {};
}

/// Whether there is a snapshot that no commit has outdated, the kept one or, after some quiet, a new one.
Result<bool> Reader::keepsSnapshot() {
    const std::uint64_t commits = m_cell.commits();
    if (commits == m_commits && m_kept) return true;
    end();
    if (commits != m_commits || m_publishes) m_quiet = 0; // another process commits uncounted
    m_commits = commits;
    if (++m_quiet <= kQuiet) return false;
    RF_TRY(begin());
    return m_kept = true;
}

std::optional<Status> Reader::readOne(FunctionRef<Status(ReadTxn&)> body) {
    const auto kept = keepsSnapshot();
    if (!kept) return kept.error();
    if (*kept) return body(*this);
    const std::uint64_t moves = m_cell.moves();
    if (m_publishes || moves % 2 != 0) return std::nullopt;
    if (moves != m_moves) m_catalog = m_cell.load();
    m_moves = moves;
    Status status = body(*this);
    std::atomic_thread_fence(std::memory_order_seq_cst); // the snapshot is SQLite's, which knows nothing of the cell
    if (m_cell.moves() != moves) return std::nullopt;
    return status;
}

void Reader::unmap() {
    end();
    sqlite::unmap(m_connection);
}

Status ReaderPool::read(FunctionRef<Status(ReadTxn&)> body) {
    return withReader([&](Reader& reader) { return inSnapshot(reader, body); });
}

Status ReaderPool::readOne(FunctionRef<Status(ReadTxn&)> body) {
    return withReader([&](Reader& reader) {
        auto status = reader.readOne(body);
        return status ? std::move(*status) : inSnapshot(reader, body);
    });
}

Status ReaderPool::withReader(FunctionRef<Status(Reader&)> use) {
    RF_ASSIGN(std::unique_ptr<Reader> reader, take());
    Status status;
    try {
        status = use(*reader);
    } catch (const std::exception& thrown) {
        status = internal(std::string("A read failed: ") + thrown.what());
    }
    reader->rest();
    if (m_bound.isPassed()) unmapWith(*reader);
    give(std::move(reader));
    return status;
}

/// This reader's pages and those of all that rest.
void ReaderPool::unmapWith(Reader& reader) {
    reader.unmap();
    const std::lock_guard lock(m_guard);
    for (const auto& each : m_free) each->unmap();
    m_bound.gaveBack();
}

void ReaderPool::withoutKept(FunctionRef<void()> work) {
    {
        const std::lock_guard lock(m_guard);
        ++m_mayNotKeep;
        for (const auto& reader : m_free) reader->end();
    }
    work();
    const std::lock_guard lock(m_guard);
    --m_mayNotKeep;
}

Result<std::unique_ptr<Reader>> ReaderPool::take() {
    {
        const std::lock_guard lock(m_guard);
        if (m_closed) return closedError();
        ++m_busy;
        if (!m_free.empty()) {
            auto reader = std::move(m_free.back());
            m_free.pop_back();
            return reader;
        }
    }
    auto reader = Reader::open(m_spec, m_cell);
    if (!reader) give(nullptr);
    return reader;
}

void ReaderPool::give(std::unique_ptr<Reader> reader) {
    const std::lock_guard lock(m_guard);
    --m_busy;
    if (reader && m_mayNotKeep != 0) reader->end();
    if (reader && !m_closed && m_free.size() < static_cast<std::size_t>(m_keep)) m_free.push_back(std::move(reader));
    reader.reset(); // before close() goes on to the writer's connection, which must be the last one
    if (m_closed && m_busy == 0) m_idle.notify_all();
}

void ReaderPool::close() {
    std::unique_lock lock(m_guard);
    m_closed = true;
    m_idle.wait(lock, [this] { return m_busy == 0; });
    m_free.clear();
}

} // namespace rf::sqlite
