#pragma once
// Where the bytes of an item are, what the next edge costs, and what shorter names would save (spec/01 §6, spec/04 §1). The
// sums are the engine's: what is counted beside names and values is what they leave over.

#include "models/tables/table_info.h"

namespace rf::models {

/// One attribute, element or member at a level of an item, with everything inside it.
struct SizePart {
    ValuePath path;
    QString name;      ///< "shipTo", "0"; of the rest: what the service adds for a list or map
    QString typeCode;  ///< empty: the rest
    qint64 nameBytes = 0;
    qint64 valueBytes = 0;
    bool opens = false; ///< it has parts itself
    qint64 bytes() const { return nameBytes + valueBytes; }
};

/// Parts of the value at `path` (empty: the item), the largest first. Their bytes add up to bytesAt(item, path).
QList<SizePart> sizeParts(const Value& item, const ValuePath& path);
/// Bytes of the value there, its name not counted; of an empty path those of the item.
qint64 bytesAt(const Value& item, const ValuePath& path);

/// A size at which something begins to cost more, or ends.
struct SizeEdge {
    enum class Kind { Write, Read, Limit };
    Kind kind = Kind::Write;
    qint64 at = 0;    ///< the last size that fits
    qint64 left = 0;  ///< bytes until then; negative: above the limit
    double now = 0;   ///< WCU or strong RCU of the item as it is
    double above = 0; ///< of one byte more than `at`
};
/// The next 1 KB, 4 KB and 400 KB edge of an item of this size.
QList<SizeEdge> sizeEdges(qint64 bytes);

/// What an attribute's name costs, and a shorter one would save, wherever it stands in the item.
struct NameSaving {
    QString name, shorter; ///< "placedAt", "pa"
    int count = 0;         ///< places
    qint64 saved = 0;      ///< bytes
    double units = 0;      ///< WCU a write fewer, if only this name were shorter
};
struct NameSavings {
    QList<NameSaving> names; ///< the one that saves most first
    qint64 saved = 0;        ///< by all together
    double unitsNow = 0, unitsThen = 0; ///< WCU of a write
};
/// Names of keys of the table and its indexes stay. Shorter names are initials, unlike every other name.
NameSavings nameSavings(const TableInfo& table, const Value& item);

} // namespace rf::models
