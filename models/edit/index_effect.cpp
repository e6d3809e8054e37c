#include "models/edit/index_effect.h"

#include "engine/capacity/units.h"
#include "engine/storage/item_store.h"

namespace rf::models {
namespace {

using Kind = IndexEffect::Kind;

/// An item's entry in an index: its key bytes and its content.
struct Entry {
    std::string key;
    rf::Item content;
};

std::optional<Entry> entryOf(const rf::TableSchema& table, const rf::IndexSchema& index, const std::optional<Value>& item) {
    if (!item || item->type() != ValueType::M) return std::nullopt;
    auto key = rf::entryKey(table, index, item->attributes());
    if (!key) return std::nullopt;
    return Entry{std::move(*key), rf::projected(table, index, item->attributes())};
}

QString keyText(const rf::IndexSchema& index, const std::optional<Entry>& entry) {
    QStringList parts;
    if (entry)
        for (const rf::KeyAttribute& attribute : index.key.all())
            if (const rf::AttributeValue* value = entry->content.find(attribute.name)) parts << Value(*value).displayText();
    return parts.join(QStringLiteral(" · "));
}

IndexEffect effectOf(const rf::TableSchema& table, const rf::IndexSchema& index, const std::optional<Value>& before,
                     const std::optional<Value>& after) {
    const auto old = entryOf(table, index, before), fresh = entryOf(table, index, after);
    rf::capacity::IndexChange change;
    if (old) change.oldBytes = rf::sizeOf(old->content);
    if (fresh) change.newBytes = rf::sizeOf(fresh->content);
    change.moved = old && fresh && old->key != fresh->key;
    change.changed = old && fresh && !(old->content == fresh->content);
    IndexEffect effect{.index = fromUtf8(index.name), .global = index.kind == rf::IndexKind::Global, .oldKey = keyText(index, old),
                       .newKey = keyText(index, fresh), .bytes = qint64(change.newBytes), .units = rf::capacity::indexWriteUnits(change)};
    if (old && fresh) effect.kind = change.moved ? Kind::Moved : change.changed ? Kind::Updated : Kind::Unchanged;
    else if (old || fresh) effect.kind = fresh ? Kind::Put : Kind::Deleted;
    return effect;
}

} // namespace

QList<IndexEffect> indexEffects(const TableInfo& table, const std::optional<Value>& before, const std::optional<Value>& after) {
    QList<IndexEffect> effects;
    if (!table.schema) return effects;
    for (const rf::IndexSchema& index : table.schema->indexes)
        if (index.status != rf::TableStatus::Deleting) effects << effectOf(*table.schema, index, before, after);
    return effects;
}

} // namespace rf::models
