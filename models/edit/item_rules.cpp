#include "models/edit/item_rules.h"

#include "models/value/tr.h"

#include "engine/catalog/limits.h"
#include "engine/planner/key_range.h"

#include <QLocale>

namespace rf::models {
namespace {

QString wordsOf(const rf::plan::KeyProblem& problem, const KeyPart& part, const Value& value) {
    using Kind = rf::plan::KeyProblem::Kind;
    switch (problem.kind) {
    case Kind::Empty:
        return tr("The key attribute %1 must not be empty.").arg(part.name);
    case Kind::HashTooLong:
        return tr("The partition key %1 has at most %2 bytes.").arg(part.name).arg(rf::limits::kHashKeyBytes);
    case Kind::RangeTooLong:
        return tr("The sort key %1 has at most %2 bytes.").arg(part.name).arg(rf::limits::kRangeKeyBytes);
    default:
        return tr("The key attribute %1 is of type %2, not %3.")
            .arg(part.name, models::typeCode(part.type), value.typeCode());
    }
}

QString problemOfKeyValue(const KeyPart& part, const Value& value, bool isHash) {
    const rf::KeyAttribute attribute{toUtf8(part.name), part.type};
    const auto problem = rf::plan::checkKeyValue(attribute, value.engine(), isHash);
    return problem ? wordsOf(*problem, part, value) : QString();
}

QString problemOfKeyPart(const KeyPart& part, const Value& item, bool isHash) {
    if (!item.has(part.name)) return tr("The key attribute %1 is missing.").arg(part.name);
    return problemOfKeyValue(part, item.child(part.name), isHash);
}

/// An index key may be absent; what is there must fit. What was stored so before may stay.
QString problemOfIndex(const IndexInfo& index, const Value& item, const std::optional<Value>& before) {
    const auto check = [&](const QList<KeyPart>& parts, bool isHash) {
        for (const KeyPart& part : parts) {
            if (!item.has(part.name)) continue;
            const Value value = item.child(part.name);
            if (before && before->has(part.name) && before->child(part.name) == value) continue;
            const QString problem = problemOfKeyValue(part, value, isHash);
            if (!problem.isEmpty()) return tr("%1 Index %2 needs it.").arg(problem, index.name);
        }
        return QString();
    };
    const QString problem = check(index.hash, true);
    return problem.isEmpty() ? check(index.range, false) : problem;
}

} // namespace

QString problemOfKey(const TableInfo& table, const Value& item) {
    if (item.type() != ValueType::M) return tr("An item is a map of attributes.");
    const QString problem = problemOfKeyPart(table.hash, item, true);
    return problem.isEmpty() && table.range ? problemOfKeyPart(*table.range, item, false) : problem;
}

QString problemOfItem(const TableInfo& table, const Value& item, const std::optional<Value>& before) {
    if (const qint64 bytes = item.itemSizeBytes(); bytes > qint64(rf::limits::kItemBytes))
        return tr("The item has %1 bytes. An item has at most 409,600 bytes (400 KB).")
            .arg(QLocale(QLocale::English).toString(bytes));
    for (const auto& [name, value] : item.attributes()) {
        if (name.empty()) return tr("An attribute needs a name.");
        if (rf::nestingOf(value) > rf::limits::kNesting)
            return tr("The attribute %1 nests deeper than %2 levels.")
                .arg(visibleText(fromUtf8(name), 60))
                .arg(rf::limits::kNesting);
    }
    for (const IndexInfo& index : table.indexes)
        if (const QString problem = problemOfIndex(index, item, before); !problem.isEmpty()) return problem;
    return {};
}

} // namespace rf::models
