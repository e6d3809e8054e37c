#pragma once
// The newest published catalog, with the version under which the file holds it.

#include "engine/catalog/schema.h"

#include <mutex>

namespace rf::sqlite {

struct VersionedCatalog {
    std::int64_t version = 0;
    CatalogPtr catalog;
};

/// Thread-safe. Versions only grow.
class CatalogCell {
public:
    VersionedCatalog load() const {
        const std::lock_guard lock(m_guard);
        return m_newest;
    }
    void publish(VersionedCatalog newest) {
        const std::lock_guard lock(m_guard);
        if (newest.version > m_newest.version) m_newest = std::move(newest);
    }

private:
    mutable std::mutex m_guard;
    VersionedCatalog m_newest;
};

} // namespace rf::sqlite
