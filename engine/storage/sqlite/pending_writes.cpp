#include "engine/storage/sqlite/pending_writes.h"

#include <algorithm>

namespace rf::sqlite {

PendingWrite* PendingWrites::find(TreeId tree, std::string_view key) {
    for (std::size_t i = m_count; i-- > 0;)
        if (m_writes[i].tree == tree && m_writes[i].key == key) return &m_writes[i];
    return nullptr;
}

PendingWrite& PendingWrites::add(TreeId tree, std::string_view key, const Stored& old) {
    if (m_count == m_writes.size()) m_writes.emplace_back();
    PendingWrite& write = m_writes[m_count++];
    write.tree = tree;
    write.key.assign(key);
    write.old = old;
    return write;
}

bool PendingWrites::touches(TreeId tree) const {
    return std::any_of(begin(), end(), [tree](const PendingWrite& write) { return write.tree == tree; });
}

void PendingWrites::clear() {
    for (std::size_t i = 0; i < m_count; ++i)
        if (m_writes[i].bytes.capacity() > kMaxKept) std::string().swap(m_writes[i].bytes);
    m_count = 0;
    m_bytes = 0;
    m_readCount = 0;
}

void PendingWrites::remember(TreeId tree, std::string_view key, const Stored& stored) {
    if (m_reads.size() < kMaxRemembered && m_readCount == m_reads.size()) m_reads.emplace_back();
    Read& read = m_reads[m_readCount++ % m_reads.size()];
    read.tree = tree;
    read.key.assign(key);
    read.stored = stored;
}

const Stored* PendingWrites::remembered(TreeId tree, std::string_view key) const {
    const std::size_t kept = std::min(m_readCount, m_reads.size());
    for (std::size_t i = 0; i < kept; ++i)
        if (m_reads[i].tree == tree && m_reads[i].key == key) return &m_reads[i].stored;
    return nullptr;
}

} // namespace rf::sqlite
