#pragma once
// Rows of the clipboard as items to stage: of a spreadsheet, CSV, or JSON with type codes or without.

#include "engine/transfer/layout.h"
#include "models/session/items_tab.h"

namespace rf::models {

/// What a text gives under a mapping, or that it needs one.
struct Pasted {
    bool needsMapping = false;   ///< its columns are not told by a header, nor by standing as the grid's do
    QList<Value> items;
    QStringList problems;        ///< "Line 3: qty: "x" is no number."
};

/// Recognises a header that names the key, JSON, or rows whose cells stand as `columns` do (what the grid copies), which
/// then are of the types the table's key and `types` say. `types` goes with `columns`; nothing: guessed.
Pasted readPasted(const QString& text, const TableInfo& table, const QStringList& columns, const QList<std::optional<ValueType>>& types);
/// Every row of a text under a mapping.
Pasted readRows(const QString& text, const rf::transfer::Mapping& mapping, const rf::TableSchema* table);

struct Staged {
    int inserted = 0, edited = 0, unchanged = 0;
    QStringList problems;
    QString text() const; ///< "3 new items and 2 edits staged, 1 refused: …"
};
/// Stages each as a put: a new item, or an edit of the loaded one with its key; all are one step of undo. Nothing reaches
/// the table.
Staged stageRows(ItemsTab* tab, const QList<Value>& items);

} // namespace rf::models
