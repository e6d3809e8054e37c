#pragma once
// What pages know of a table: plain Qt values, made from the engine's description.

#include "engine/api/ops/tables.h"
#include "models/value/value.h"

#include <QString>
#include <QStringList>

namespace rf::models {

struct KeyPart {
    QString name;
    ValueType type = ValueType::S;
    friend bool operator==(const KeyPart&, const KeyPart&) = default;
};

struct IndexInfo {
    QString name;
    bool global = true;
    QList<KeyPart> hash, range;
    QString projection; ///< ALL, KEYS_ONLY, INCLUDE
    QStringList projected;
    QString status; ///< ACTIVE, CREATING, …
    bool backfilling = false;
    qint64 itemCount = 0;
    qint64 sizeBytes = 0;
    QString keyText() const; ///< "gsi1pk · gsi1sk"
    friend bool operator==(const IndexInfo&, const IndexInfo&) = default;
};

struct TableInfo {
    QString region, name;
    KeyPart hash;
    std::optional<KeyPart> range;
    QList<IndexInfo> indexes;
    QString status;
    QString billingMode;
    bool deletionProtection = false;
    qint64 itemCount = 0;
    qint64 sizeBytes = 0;
    rf::TablePtr schema; ///< for models only; equal tables may hold different ones

    bool isValid() const { return !name.isEmpty(); }
    QString keyText() const; ///< "pk · sk"
    QString arn() const { return schema ? QString::fromStdString(schema->arn()) : QString(); }
    QStringList keyNames() const;
    const IndexInfo* index(const QString& name) const;
    /// The primary key of an item as a map; the item must hold it.
    Value keyOf(const Value& item) const;
    bool sameAs(const TableInfo& other) const; ///< every field but schema

    static TableInfo of(const rf::TableDescription& description);
};

} // namespace rf::models

Q_DECLARE_METATYPE(rf::models::TableInfo)
