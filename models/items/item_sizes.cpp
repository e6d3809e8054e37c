#include "models/items/item_sizes.h"

#include "engine/capacity/units.h"
#include "engine/catalog/limits.h"

#include <QCoreApplication>
#include <QSet>

#include <map>

namespace rf::models {
namespace {

double writeUnits(qint64 bytes) {
    return rf::capacity::writeUnits(0, std::size_t(std::max<qint64>(0, bytes)));
}

double readUnits(qint64 bytes) {
    return rf::capacity::readUnits(std::size_t(bytes), rf::capacity::Reading::Consistent);
}

SizePart partOf(const ValuePath& path, const QString& name, bool named, const Value& value) {
    SizePart part{path, name, value.typeCode()};
    part.nameBytes = named ? qint64(toUtf8(name).size()) : 0;
    part.valueBytes = value.sizeBytes();
    part.opens = (value.type() == ValueType::M || value.type() == ValueType::L) && value.childCount() > 0;
    return part;
}

/// Names of maps at any depth, with how often each stands.
void countNames(const rf::AttributeValue& value, std::map<std::string, int>& counts) {
    if (value.is(ValueType::L))
        for (const rf::AttributeValue& element : value.asList()) countNames(element, counts);
    if (!value.is(ValueType::M)) return;
    for (const auto& [name, inside] : value.asMap()) {
        ++counts[name];
        countNames(inside, counts);
    }
}

/// "placedAt" → "pa", "total" → "t"; nothing when that is not shorter.
QString initials(const QString& name) {
    QString out;
    bool begins = true;
    for (const QChar c : name) {
        if (!c.isLetterOrNumber()) {
            begins = true;
            continue;
        }
        if (begins || c.isUpper()) out += c.toLower();
        begins = false;
    }
    return out.size() < name.size() ? out : QString();
}

/// The initials, with a number where they are taken.
QString shorterName(const QString& name, QSet<QString>& taken) {
    const QString wanted = initials(name);
    if (wanted.isEmpty()) return {};
    QString free = wanted;
    for (int n = 2; taken.contains(free); ++n) free = wanted + QString::number(n);
    if (free.size() >= name.size()) return {};
    taken << free;
    return free;
}

QSet<QString> keyNames(const TableInfo& table) {
    const QStringList keys = table.keyNames();
    QSet<QString> names(keys.begin(), keys.end());
    for (const IndexInfo& index : table.indexes)
        for (const KeyPart& part : index.hash + index.range) names << part.name;
    return names;
}

} // namespace

qint64 bytesAt(const Value& item, const ValuePath& path) {
    if (path.isEmpty()) return item.itemSizeBytes();
    const auto value = item.at(path);
    return value ? value->sizeBytes() : 0;
}

QList<SizePart> sizeParts(const Value& item, const ValuePath& path) {
    QList<SizePart> parts;
    const auto value = item.at(path);
    if (!value) return parts;
    const bool map = value->type() == ValueType::M;
    qint64 sum = 0;
    if (map || value->type() == ValueType::L) {
        for (int i = 0; i < value->childCount(); ++i) {
            const QString name = map ? value->nameAt(i) : QString::number(i);
            parts << partOf(map ? path.child(name) : path.child(i), name, map, value->child(i));
            sum += parts.last().bytes();
        }
    }
    std::stable_sort(parts.begin(), parts.end(), [](const SizePart& a, const SizePart& b) { return a.bytes() > b.bytes(); });
    if (const qint64 rest = bytesAt(item, path) - sum; rest > 0) {
        SizePart part;
        part.path = path;
        part.name = map ? QCoreApplication::translate("ItemSizes", "of the map itself")
                    : value->type() == ValueType::L
                        ? QCoreApplication::translate("ItemSizes", "of the list itself")
                        : QCoreApplication::translate("ItemSizes", "value");
        part.valueBytes = rest;
        parts << part;
    }
    return parts;
}

QList<SizeEdge> sizeEdges(qint64 bytes) {
    const auto next = [bytes](qint64 step) { return std::max<qint64>(1, (bytes + step - 1) / step) * step; };
    const qint64 write = next(qint64(rf::capacity::kWriteBytes)), read = next(qint64(rf::capacity::kReadBytes));
    const qint64 limit = qint64(rf::limits::kItemBytes);
    return {{SizeEdge::Kind::Write, write, write - bytes, writeUnits(bytes), writeUnits(write + 1)},
            {SizeEdge::Kind::Read, read, read - bytes, readUnits(bytes), readUnits(read + 1)},
            {SizeEdge::Kind::Limit, limit, limit - bytes, 0, 0}};
}

NameSavings nameSavings(const TableInfo& table, const Value& item) {
    std::map<std::string, int> counts;
    countNames(item.engine(), counts);
    const QSet<QString> keys = keyNames(table);
    QSet<QString> taken = keys;
    for (const auto& [name, count] : counts) taken << fromUtf8(name);
    NameSavings savings;
    const qint64 bytes = item.itemSizeBytes();
    savings.unitsNow = writeUnits(bytes);
    for (const auto& [utf8, count] : counts) {
        const QString name = fromUtf8(utf8);
        const QString shorter = keys.contains(name) ? QString() : shorterName(name, taken);
        if (shorter.isEmpty()) continue;
        NameSaving saving{name, shorter, count};
        saving.saved = (qint64(utf8.size()) - qint64(toUtf8(shorter).size())) * count;
        if (saving.saved <= 0) continue;
        saving.units = savings.unitsNow - writeUnits(bytes - saving.saved);
        savings.saved += saving.saved;
        savings.names << saving;
    }
    std::stable_sort(savings.names.begin(), savings.names.end(),
                     [](const NameSaving& a, const NameSaving& b) { return a.saved > b.saved; });
    savings.unitsThen = writeUnits(bytes - savings.saved);
    return savings;
}

} // namespace rf::models
