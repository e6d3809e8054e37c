#include "models/transfer/paste.h"

#include "engine/transfer/row_values.h"
#include "engine/transfer/sniff.h"

namespace rf::models {

using rf::transfer::As;

namespace {

As asOf(ValueType type) {
    switch (type) {
    case ValueType::N: return As::N;
    case ValueType::BOOL: return As::BOOL;
    case ValueType::B: return As::B;
    case ValueType::SS: return As::SS;
    case ValueType::NS: return As::NS;
    case ValueType::BS: return As::BS;
    case ValueType::L:
    case ValueType::M: return As::Json;
    default: return As::S;
    }
}

bool namesKeys(const rf::transfer::Mapping& mapping, const TableInfo& table) {
    const QStringList keys = table.keyNames();
    return std::all_of(keys.begin(), keys.end(), [&](const QString& key) {
        return std::any_of(mapping.columns.begin(), mapping.columns.end(), [&](const auto& column) { return column.source == toUtf8(key); });
    });
}

} // namespace

Pasted readRows(const QString& text, const rf::transfer::Mapping& mapping, const rf::TableSchema* table) {
    Pasted pasted;
    auto reader = rf::transfer::RowReader::open({{}, toUtf8(text)}, mapping.layout);
    if (!reader) return pasted;
    bool header = mapping.layout.isCsv() && mapping.layout.header;
    rf::transfer::Row row;
    for (;;) {
        const auto more = (*reader)->next(row);
        if (!more) pasted.problems << fromUtf8(more.error().message);
        if (!more || !*more) return pasted;
        if (std::exchange(header, false)) continue;
        auto item = rf::transfer::itemOfRow(mapping, table, row);
        if (item) pasted.items << Value(rf::AttributeValue::map(std::move(item->item)));
        else pasted.problems << QCoreApplication::translate("Paste", "Line %1: %2").arg(row.line).arg(fromUtf8(item.error().message));
    }
}

Pasted readPasted(const QString& text, const TableInfo& table, const QStringList& columns, const QList<std::optional<ValueType>>& types) {
    const rf::transfer::Source source{{}, toUtf8(text)};
    auto seen = rf::transfer::look(source, table.schema.get());
    if (!seen || (seen->rows.empty() && !seen->mapping.layout.isCsv())) return {.needsMapping = true};
    if (!seen->mapping.layout.isCsv() || (seen->mapping.layout.header && namesKeys(seen->mapping, table)))
        return readRows(text, seen->mapping, table.schema.get());
    rf::transfer::Layout bare = seen->mapping.layout;
    bare.header = false;
    seen = rf::transfer::look(source, table.schema.get(), bare);
    if (!seen || qsizetype(seen->mapping.columns.size()) != columns.size()) return {.needsMapping = true};
    for (qsizetype i = 0; i < columns.size(); ++i) {
        auto& column = seen->mapping.columns[std::size_t(i)];
        column.attribute = column.source = toUtf8(columns[i]);
        if (const auto type = types.value(i)) column.as = asOf(*type);
    }
    return readRows(text, seen->mapping, table.schema.get());
}

QString Staged::text() const {
    QStringList parts;
    const auto tr = [](const char* words, int n) { return QCoreApplication::translate("Paste", words, nullptr, n); };
    if (inserted > 0) parts << tr("%n new item(s) staged", inserted);
    if (edited > 0) parts << tr("%n item(s) changed", edited);
    if (unchanged > 0) parts << tr("%n as they were", unchanged);
    if (!problems.isEmpty()) parts << tr("%n refused", int(problems.size())) + QStringLiteral(" (") + problems.first() + QLatin1Char(')');
    return parts.isEmpty() ? QCoreApplication::translate("Paste", "Nothing to paste") : parts.join(QStringLiteral(", "));
}

Staged stageRows(ItemsTab* tab, const QList<Value>& items) {
    Staged staged;
    tab->edits()->beginStep(QCoreApplication::translate("Paste", "paste %n item(s)", nullptr, int(items.size())));
    for (const Value& item : items) {
        QString why;
        const int row = tab->items()->rowOf(tab->edits()->idOf(item));
        if (row < 0) {
            if (tab->items()->insertItem(item, &why)) ++staged.inserted;
            else staged.problems << why;
        } else if (tab->items()->item(row) == item) {
            ++staged.unchanged;
        } else if (tab->items()->stageItem(row, item, QCoreApplication::translate("Paste", "paste item"), &why)) {
            ++staged.edited;
        } else {
            staged.problems << why;
        }
    }
    tab->edits()->endStep();
    return staged;
}

} // namespace rf::models
