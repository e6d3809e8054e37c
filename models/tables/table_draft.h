#pragma once
// A table that is still being designed: what the form of a new table holds, what is wrong with it, and the request.

#include "engine/api/ops/tables.h"
#include "models/tables/table_info.h"

namespace rf::models {

struct DraftIndex {
    QString name;
    bool global = true;
    KeyPart hash; ///< of a local index: that of the table, whatever stands here
    std::optional<KeyPart> range;
    QString projection = QStringLiteral("ALL"); ///< ALL, KEYS_ONLY, INCLUDE
    QStringList included;
};

struct TableDraft {
    QString name;
    KeyPart hash;
    std::optional<KeyPart> range;
    QList<DraftIndex> indexes;
    bool onDemand = true;
    int readUnits = 5, writeUnits = 5;
    bool deletionProtection = false;

    /// The first thing that keeps it from being a table, in plain words; empty when nothing does. The engine has the
    /// last word.
    QString problem() const;
    /// Another table's keys and indexes under a new name, on demand.
    static TableDraft like(const TableInfo& table, const QString& name);
    /// The same with its billing mode, capacity and protection.
    static TableDraft cloneOf(const TableInfo& table, const QString& name);
    rf::CreateTable::Input request() const;
};

} // namespace rf::models
