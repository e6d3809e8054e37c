#pragma once
// Index keys that repeat another attribute ("STATUS#SHIPPED" beside status SHIPPED): after an edit of that attribute the
// index still lists the item under the old value.

#include "models/tables/table_info.h"

namespace rf::models {

struct MirrorWarning {
    QString attribute; ///< the index key: gsi1pk
    QString index;     ///< GSI1
    QString mirrored;  ///< status
    QString stale;     ///< SHIPPED
    QString fresh;     ///< DELIVERED
    Value fix;         ///< what the key should say: STATUS#DELIVERED
};

/// Keys that agreed with an attribute when the item was loaded, as a whole or in a part between '#', '|' or ':', and no
/// longer do, though the key itself was not edited. Values of fewer than three characters agree by chance and are left out.
QList<MirrorWarning> mirrorWarnings(const TableInfo& table, const Value& loaded, const Value& now);

} // namespace rf::models
