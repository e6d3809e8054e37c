#pragma once
// The writes of one body that have not reached SQLite yet, and what the body has learnt of records on the way.

#include "engine/storage/sqlite/tree_tables.h"

namespace rf::sqlite {

/// One write that waits. `bytes` are closed by their sum; `old` is the record underneath, in the file.
struct PendingWrite {
    TreeId tree = 0;
    std::string key;
    std::string bytes;
    std::size_t size = 0;
    bool erased = false;
    Stored old;
};

/// At most one entry a record. Buffers are used again from body to body, so a small write allocates nothing.
class PendingWrites {
public:
    /// nullptr when the body has not written that record. Valid until the next add or clear.
    PendingWrite* find(TreeId tree, std::string_view key);
    PendingWrite& add(TreeId tree, std::string_view key, const Stored& old);
    bool touches(TreeId tree) const;
    bool empty() const { return m_count == 0; }
    /// More than a body should hold back.
    bool full() const { return m_count >= kMaxWrites || m_bytes >= kMaxBytes; }
    void addBytes(std::size_t bytes) { m_bytes += bytes; }
    /// Forgets everything, also what was remembered.
    void clear();

    auto begin() const { return m_writes.begin(); }
    auto end() const { return m_writes.begin() + static_cast<std::ptrdiff_t>(m_count); }

    /// What a body has read it often writes next: the record need not be looked up again.
    void remember(TreeId tree, std::string_view key, const Stored& stored);
    const Stored* remembered(TreeId tree, std::string_view key) const;

private:
    static constexpr std::size_t kMaxWrites = 128;
    static constexpr std::size_t kMaxBytes = 4 << 20;
    static constexpr std::size_t kMaxRemembered = 32;
    /// A buffer that grew beyond this is given back.
    static constexpr std::size_t kMaxKept = 16 << 10;

    struct Read {
        TreeId tree = 0;
        std::string key;
        Stored stored;
    };
    std::vector<PendingWrite> m_writes;
    std::size_t m_count = 0;
    std::size_t m_bytes = 0;
    std::vector<Read> m_reads;
    std::size_t m_readCount = 0; ///< ever, in this body; the newest kMaxRemembered are kept
};

} // namespace rf::sqlite
