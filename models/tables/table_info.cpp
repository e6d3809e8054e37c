#include "models/tables/table_info.h"

#include <algorithm>

namespace rf::models {
namespace {

const QString kSeparator = QStringLiteral(" · ");

KeyPart partOf(const rf::KeyAttribute& attribute) {
    return {fromUtf8(attribute.name), attribute.type};
}

QList<KeyPart> partsOf(const std::vector<rf::KeyAttribute>& attributes) {
    QList<KeyPart> parts;
    for (const auto& attribute : attributes) parts.append(partOf(attribute));
    return parts;
}

QString joined(const QList<KeyPart>& parts) {
    QStringList names;
    for (const KeyPart& part : parts) names.append(part.name);
    return names.join(kSeparator);
}

IndexInfo indexOf(const rf::IndexSchema& schema, const rf::TableDescription& description) {
    IndexInfo index;
    index.name = fromUtf8(schema.name);
    index.global = schema.kind == rf::IndexKind::Global;
    index.hash = partsOf(schema.key.hash);
    index.range = partsOf(schema.key.range);
    index.projection = fromUtf8(rf::wireName(schema.projection.type));
    for (const auto& name : schema.projection.nonKeyAttributes) index.projected.append(fromUtf8(name));
    index.status = fromUtf8(rf::wireName(schema.status));
    index.backfilling = schema.backfilling;
    if (const auto counters = description.indexes.find(schema.name); counters != description.indexes.end()) {
        index.itemCount = counters->second.itemCount;
        index.sizeBytes = counters->second.sizeBytes;
    }
    return index;
}

} // namespace

QString IndexInfo::keyText() const {
    return joined(hash + range);
}

QString TableInfo::keyText() const {
    return joined(range ? QList<KeyPart>{hash, *range} : QList<KeyPart>{hash});
}

QStringList TableInfo::keyNames() const {
    QStringList names;
    if (!hash.name.isEmpty()) names.append(hash.name);
    if (range) names.append(range->name);
    return names;
}

const IndexInfo* TableInfo::index(const QString& name) const {
    const auto at =
        std::find_if(indexes.begin(), indexes.end(), [&](const IndexInfo& index) { return index.name == name; });
    return at == indexes.end() ? nullptr : &*at;
}

Value TableInfo::keyOf(const Value& item) const {
    rf::AttributeMap key;
    for (const QString& name : keyNames())
        if (item.has(name)) key.set(toUtf8(name), item.child(name).engine());
    return Value(rf::AttributeValue::map(std::move(key)));
}

bool TableInfo::sameAs(const TableInfo& other) const {
    return region == other.region && name == other.name && hash == other.hash && range == other.range &&
           indexes == other.indexes && status == other.status && billingMode == other.billingMode &&
           deletionProtection == other.deletionProtection && itemCount == other.itemCount &&
           sizeBytes == other.sizeBytes;
}

TableInfo TableInfo::of(const rf::TableDescription& description) {
    TableInfo info;
    if (!description.schema) return info;
    const rf::TableSchema& schema = *description.schema;
    info.region = fromUtf8(schema.region);
    info.name = fromUtf8(schema.name);
    if (!schema.key.hash.empty()) info.hash = partOf(schema.key.hash.front());
    if (!schema.key.range.empty()) info.range = partOf(schema.key.range.front());
    for (const auto& index : schema.indexes) info.indexes.append(indexOf(index, description));
    info.status = fromUtf8(rf::wireName(schema.status));
    info.billingMode = fromUtf8(rf::wireName(schema.billingMode));
    info.deletionProtection = schema.deletionProtection;
    info.itemCount = description.itemCount;
    info.sizeBytes = description.tableSizeBytes;
    info.schema = description.schema;
    return info;
}

} // namespace rf::models
