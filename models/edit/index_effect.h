#pragma once
// What one write does to the indexes of its table (spec/04 §1 "Index write amplification"): which entries it writes, moves,
// deletes, or leaves alone, and for how many units. The engine's own arithmetic, asked with the images.

#include "models/tables/table_info.h"

namespace rf::models {

struct IndexEffect {
    enum class Kind {
        Absent,    ///< the index has no entry of the item, before or after: the item lacks its key
        Unchanged, ///< nothing the index holds has changed
        Put,       ///< a new entry
        Updated,   ///< the entry stays where it is, with other content
        Moved,     ///< the old entry is deleted, a new one is put under another key
        Deleted,
    };
    QString index;
    bool global = true;
    Kind kind = Kind::Absent;
    QString oldKey, newKey; ///< "STATUS#SHIPPED · 2026-06-21"; empty: no entry
    qint64 bytes = 0;       ///< of the entry afterwards; 0: none
    double units = 0;       ///< WCU
};

/// One an index, in the table's order; those that are being deleted are left out. Nothing = no item.
QList<IndexEffect> indexEffects(const TableInfo& table, const std::optional<Value>& before, const std::optional<Value>& after);

} // namespace rf::models
