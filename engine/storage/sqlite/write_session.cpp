#include "engine/storage/sqlite/write_session.h"

#include "engine/storage/sqlite/record_sum.h"

#include <algorithm>
#include <charconv>

namespace rf::sqlite {
namespace {

/// Where the meta tree keeps the mark of the ticks, and how far it moves ahead: one more write a second.
constexpr std::string_view kTickKey = "tick";
constexpr std::int64_t kTickStepMs = 1000;

} // namespace

// ---------------------------------------------------------------------------------------------------------- opening

Result<std::unique_ptr<WriteSession>> WriteSession::open(const FileSpec& spec, CatalogCell& cell, const Clock& clock) {
    RF_ASSIGN(Connection connection, openConnection(spec, ConnectionRole::Writer));
    std::unique_ptr<WriteSession> session(new WriteSession(std::move(connection), cell, clock));
    RF_TRY(session->load());
    return session;
}

Status WriteSession::load() {
    RF_TRY(migrateLayout(m_connection));
    RF_TRY(checkLayout(m_connection));
    RF_TRY(loadTrees());
    RF_ASSIGN(m_catalog, loadCatalog(m_connection));
    RF_ASSIGN(m_version, m_connection.integer("SELECT catalog FROM state WHERE id=1"));
    RF_ASSIGN(m_nextTree, m_connection.integer("SELECT next_tree FROM state WHERE id=1"));
    for (const auto& [tree, counters] : m_counters)
        if (tree >= m_nextTree)
            return Error{ErrorCode::FileCorrupt, "The table file is damaged: its trees are miscounted."};
    RF_ASSIGN(m_begin, m_connection.prepare("BEGIN IMMEDIATE"));
    RF_ASSIGN(m_commit, m_connection.prepare("COMMIT"));
    RF_ASSIGN(m_rollback, m_connection.prepare("ROLLBACK"));
    RF_ASSIGN(m_setCounters, m_connection.prepare("UPDATE trees SET items=?2, bytes=?3 WHERE id=?1"));
    RF_ASSIGN(m_setState, m_connection.prepare("UPDATE state SET catalog=?1, next_tree=?2 WHERE id=1"));
    sqlite3_wal_hook(
        m_connection.handle(),
        [](void* self, sqlite3*, const char*, int pages) {
            static_cast<WriteSession*>(self)->m_logPages = pages;
            return SQLITE_OK;
        },
        this);
    m_batchCatalog = m_catalog;
    m_cell.publish({m_version, m_catalog});
    return {};
}

Status WriteSession::loadTrees() {
    RF_ASSIGN(Statement rows, m_connection.prepare("SELECT id, items, bytes, dropped FROM trees"));
    while (true) {
        RF_ASSIGN(const bool row, rows.step());
        if (!row) return {};
        if (rows.integer(3) != 0)
            m_dropped.push_back(rows.integer(0));
        else
            m_counters[rows.integer(0)] = {rows.integer(1), rows.integer(2)};
    }
}

// ---------------------------------------------------------------------------------------------------------- a batch

Status WriteSession::begin() {
    m_wrote = false;
    m_broken.reset();
    m_batch.clear();
    m_batchTicked = false;
    return m_begin.run();
}

Status WriteSession::run(FunctionRef<Status(WriteTxn&)> body) {
    if (m_broken) return *m_broken;
    Status status;
    try {
        status = body(*this);
    } catch (const std::exception& thrown) {
        status = internal(std::string("A write failed: ") + thrown.what());
    }
    if (m_broken) status = *m_broken;
    if (status) status = finishBody();
    if (!status) abandonBody();
    m_pending.clear();
    m_body.clear();
    m_catalogRows.clear();
    m_savepoint = false;
    m_tickMarked = false;
    return status;
}

Status WriteSession::finishBody() {
    RF_TRY(broken(applyPending()));
    RF_TRY(broken(applyCatalog()));
    if (m_savepoint) RF_TRY(broken(m_connection.execute("RELEASE body")));
    m_batch.add(m_body);
    m_measured.keepBody();
    m_batchCatalog = m_catalog;
    return {};
}

void WriteSession::abandonBody() {
    m_catalog = m_batchCatalog;
    m_measured.abandonBody();
    if (m_tickMarked) m_tickMark = 0;
    for (const TreeId tree : m_body.created) m_trees.forget(tree);
    if (m_savepoint && !m_broken) (void)broken(m_connection.execute("ROLLBACK TO body; RELEASE body"));
}

Status WriteSession::commit() {
    const CatalogCell::Change change(m_cell, m_batch.catalog);
    Status status = m_broken ? Status(*m_broken) : finishBatch();
    if (!status) {
        rollback();
        return status;
    }
    publish();
    return {};
}

Status WriteSession::finishBatch() {
    if (!m_wrote) return m_rollback.run();
    for (const auto& [tree, change] : m_batch.counters) {
        if (change.items == 0 && change.bytes == 0) continue;
        const auto at = m_counters.find(tree);
        const TreeCounters before = at == m_counters.end() ? TreeCounters{} : at->second;
        RF_TRY(m_setCounters.integer(1, tree)
                   .integer(2, before.items + change.items)
                   .integer(3, before.bytes + change.bytes)
                   .run());
    }
    if (m_batch.catalog || !m_batch.created.empty())
        RF_TRY(m_setState.integer(1, m_version + (m_batch.catalog ? 1 : 0)).integer(2, m_nextTree).run());
    return m_commit.run();
}

void WriteSession::publish() {
    for (const TreeId tree : m_batch.created) m_counters[tree];
    for (const auto& [tree, change] : m_batch.counters) {
        m_counters[tree].items += change.items;
        m_counters[tree].bytes += change.bytes;
    }
    for (const TreeId tree : m_batch.dropped) m_counters.erase(tree);
    m_dropped.insert(m_dropped.end(), m_batch.large.begin(), m_batch.large.end());
    if (m_batch.catalog) m_cell.publish({++m_version, m_catalog});
    if (m_batchTicked) m_committedTick = m_tick;
}

/// SQLite may have rolled back by itself after a full disk; then there is nothing left to do.
void WriteSession::rollback() {
    if (sqlite3_get_autocommit(m_connection.handle()) == 0) (void)m_rollback.run();
    for (const TreeId tree : m_batch.created) m_trees.forget(tree);
    m_catalog = m_batchCatalog = m_cell.load().catalog;
    m_measured.clear();
    m_batch.clear();
    m_tickMark = 0;
}

Status WriteSession::broken(Status status) {
    if (!status && !m_broken) m_broken = status.error();
    return status;
}

// ----------------------------------------------------------------------------------------------- pending and applied

/// Lets SQLite see the body's writes before the body is done.
Status WriteSession::flush() {
    if (m_broken) return *m_broken;
    if (!m_savepoint) {
        RF_TRY(broken(m_connection.execute("SAVEPOINT body")));
        m_savepoint = true;
    }
    return broken(applyPending());
}

Status WriteSession::applyPending() {
    for (const PendingWrite& write : m_pending) {
        if (write.erased && !write.old.exists) continue;
        m_wrote = true;
        RF_TRY(write.erased ? m_trees.erase(write.tree, write.key, write.old)
                            : m_trees.put(write.tree, write.key, write.bytes, write.size, write.old));
    }
    m_pending.clear();
    return {};
}

Status WriteSession::applyCatalog() {
    for (const CatalogRow& row : m_catalogRows) {
        m_wrote = true;
        const std::string schema = row.table ? schemaToJson(*row.table) : std::string();
        RF_ASSIGN(Statement set, m_connection.prepare(row.table ? "REPLACE INTO catalog VALUES(?1, ?2, ?3, ?4)"
                                                                : "DELETE FROM catalog WHERE region=?1 AND name=?2"));
        set.text(1, row.region).text(2, row.name);
        if (row.table) set.text(3, schema).integer(4, catalogSum(row.region, row.name, schema));
        RF_TRY(set.run());
    }
    return {};
}

// ---------------------------------------------------------------------------------------------------------- records

Result<bool> WriteSession::get(TreeId tree, std::string_view key, Record& out) {
    if (const PendingWrite* write = m_pending.find(tree, key)) {
        if (write->erased) return false;
        out.bytes.assign(write->bytes, 0, write->bytes.size() - kSumBytes);
        out.size = write->size;
        return true;
    }
    Stored stored;
    auto found = m_trees.get(tree, key, out, &stored);
    if (found) m_pending.remember(tree, key, stored);
    return found;
}

Status WriteSession::scan(TreeId tree, const KeyRange& range, RecordVisitor visit) {
    if (m_pending.touches(tree)) RF_TRY(flush());
    return m_trees.scan(tree, range, visit);
}

Result<Stored> WriteSession::current(TreeId tree, std::string_view key) {
    if (const Stored* stored = m_pending.remembered(tree, key)) return *stored;
    return m_trees.find(tree, key);
}

void WriteSession::count(TreeId tree, std::string_view key, const Stored& old, bool exists, std::size_t size) {
    TreeCounters& counters = m_body.of(tree);
    const std::int64_t grown = (exists ? static_cast<std::int64_t>(size) : 0) - (old.exists ? old.size : 0);
    counters.items += (exists ? 1 : 0) - (old.exists ? 1 : 0);
    counters.bytes += grown;
    m_measured.changed(tree, key, grown);
}

Status WriteSession::put(TreeId tree, std::string_view key, std::string_view bytes, std::size_t size) {
    if (m_pending.full()) RF_TRY(flush());
    PendingWrite* write = m_pending.find(tree, key);
    Stored before;
    if (write == nullptr) {
        RF_ASSIGN(before, current(tree, key));
        write = &m_pending.add(tree, key, before);
    } else {
        before = {!write->erased, static_cast<std::int64_t>(write->size)};
    }
    count(tree, key, before, true, size);
    write->bytes.assign(bytes);
    appendSum(key, size, write->bytes);
    write->size = size;
    write->erased = false;
    m_pending.addBytes(bytes.size());
    return {};
}

Result<bool> WriteSession::erase(TreeId tree, std::string_view key) {
    if (m_pending.full()) RF_TRY(flush());
    PendingWrite* write = m_pending.find(tree, key);
    if (write == nullptr) {
        RF_ASSIGN(const Stored before, current(tree, key));
        if (!before.exists) return false;
        write = &m_pending.add(tree, key, before);
        count(tree, key, before, false, 0);
        write->erased = true;
        return true;
    }
    if (write->erased) return false;
    count(tree, key, {true, static_cast<std::int64_t>(write->size)}, false, 0);
    write->erased = true;
    return true;
}

bool WriteSession::knows(TreeId tree) const {
    const auto in = [tree](const std::vector<TreeId>& list) {
        return std::find(list.begin(), list.end(), tree) != list.end();
    };
    if (in(m_body.dropped) || in(m_batch.dropped)) return false;
    return m_counters.contains(tree) || in(m_body.created) || in(m_batch.created);
}

Result<TreeCounters> WriteSession::counters(TreeId tree) {
    if (!knows(tree)) return internal("There is no tree " + std::to_string(tree) + " in this file.");
    TreeCounters sum;
    if (const auto at = m_counters.find(tree); at != m_counters.end()) sum = at->second;
    for (const Changes* changes : {&m_batch, &m_body}) {
        const TreeCounters* change = changes->find(tree);
        if (change == nullptr) continue;
        sum.items += change->items;
        sum.bytes += change->bytes;
    }
    return sum;
}

Result<std::int64_t> WriteSession::bytesIn(TreeId tree, const KeyRange& range) {
    if (const auto known = m_measured.find(tree, range)) return *known;
    if (m_pending.touches(tree)) RF_TRY(flush());
    RF_ASSIGN(const std::int64_t bytes, m_trees.bytesIn(tree, range));
    m_measured.remember(tree, range, bytes, m_body.find(tree) != nullptr);
    return bytes;
}

// ------------------------------------------------------------------------------------------------------------- meta

Result<std::optional<std::string>> WriteSession::getMeta(std::string_view key) {
    Record record;
    RF_ASSIGN(const bool found, get(kMetaTree, key, record));
    if (!found) return std::optional<std::string>{};
    return std::optional<std::string>(std::move(record.bytes));
}

Status WriteSession::putMeta(std::string_view key, std::string_view value) {
    return put(kMetaTree, key, value, key.size() + value.size());
}

Status WriteSession::eraseMeta(std::string_view key) {
    RF_TRY(erase(kMetaTree, key));
    return {};
}

// ------------------------------------------------------------------------------------------------------------ ticks

Result<Tick> WriteSession::tick() {
    if (m_tickMark == 0) RF_TRY(loadTickMark());
    const Tick next = std::max(m_tick + 1, firstTickOf(m_clock.nowMs()));
    if (next >= m_tickMark) RF_TRY(moveTickMark(next));
    m_batchTicked = true;
    return m_tick = next;
}

Status WriteSession::loadTickMark() {
    RF_ASSIGN(const auto text, getMeta(kTickKey));
    if (text) std::from_chars(text->data(), text->data() + text->size(), m_tickMark);
    if (m_tick == 0) m_tick = m_tickMark; // opened just now: what was given before is below the mark
    return {};
}

Status WriteSession::moveTickMark(Tick given) {
    const Tick mark = given + firstTickOf(kTickStepMs);
    RF_TRY(putMeta(kTickKey, std::to_string(mark)));
    m_tickMark = mark;
    m_tickMarked = true;
    return {};
}

// ---------------------------------------------------------------------------------------------------------- changes

TreeCounters& WriteSession::Changes::of(TreeId tree) {
    for (auto& [id, change] : counters)
        if (id == tree) return change;
    return counters.emplace_back(tree, TreeCounters{}).second;
}

const TreeCounters* WriteSession::Changes::find(TreeId tree) const {
    for (const auto& [id, change] : counters)
        if (id == tree) return &change;
    return nullptr;
}

void WriteSession::Changes::add(const Changes& later) {
    for (const auto& [tree, change] : later.counters) {
        TreeCounters& sum = of(tree);
        sum.items += change.items;
        sum.bytes += change.bytes;
    }
    created.insert(created.end(), later.created.begin(), later.created.end());
    dropped.insert(dropped.end(), later.dropped.begin(), later.dropped.end());
    large.insert(large.end(), later.large.begin(), later.large.end());
    catalog = catalog || later.catalog;
}

} // namespace rf::sqlite
