#include "models/tables/table_draft.h"

#include "models/value/tr.h"

#include <QRegularExpression>

namespace rf::models {

namespace {

std::string letter(ValueType type) {
    return type == ValueType::N ? "N" : type == ValueType::B ? "B" : "S";
}

bool fits(const QString& name) {
    static const QRegularExpression allowed(QStringLiteral("^[A-Za-z0-9_.-]{3,255}$"));
    return allowed.match(name).hasMatch();
}

/// Every attribute has one type, wherever it is a key.
QString typeClash(const TableDraft& draft) {
    QHash<QString, ValueType> types;
    QList<KeyPart> parts{draft.hash};
    if (draft.range) parts << *draft.range;
    for (const DraftIndex& index : draft.indexes) {
        if (index.global) parts << index.hash;
        if (index.range) parts << *index.range;
    }
    for (const KeyPart& part : parts) {
        const auto known = types.constFind(part.name);
        if (known != types.cend() && *known != part.type)
            return tr("%1 is used with two types. An attribute has one type in every key.").arg(part.name);
        types.insert(part.name, part.type);
    }
    return {};
}

QString indexProblem(const TableDraft& draft, const DraftIndex& index) {
    if (!fits(index.name)) return tr("An index name has 3 to 255 letters, digits, or the signs _ . -");
    const KeyPart& hash = index.global ? index.hash : draft.hash;
    if (hash.name.isEmpty()) return tr("%1 needs a partition key.").arg(index.name);
    if (!index.global && !draft.range) return tr("A local index needs a table with a sort key.");
    if (!index.global && !index.range) return tr("%1 is a local index and needs a sort key.").arg(index.name);
    if (index.range && index.range->name.isEmpty()) return tr("%1: the sort key has no name.").arg(index.name);
    if (index.range && index.range->name == hash.name)
        return tr("%1: partition key and sort key must be two attributes.").arg(index.name);
    if (index.projection == QLatin1String("INCLUDE") && index.included.isEmpty())
        return tr("%1: name the attributes to include.").arg(index.name);
    return {};
}

std::vector<rf::KeySchemaElementIn> keySchema(const KeyPart& hash, const std::optional<KeyPart>& range) {
    std::vector<rf::KeySchemaElementIn> schema{{.attributeName = hash.name.toStdString(), .keyType = "HASH"}};
    if (range) schema.push_back({.attributeName = range->name.toStdString(), .keyType = "RANGE"});
    return schema;
}

rf::ProjectionIn projectionOf(const DraftIndex& index) {
    rf::ProjectionIn projection{.projectionType = index.projection.toStdString()};
    if (index.projection != QLatin1String("INCLUDE")) return projection;
    projection.nonKeyAttributes.emplace();
    for (const QString& name : index.included) projection.nonKeyAttributes->push_back(name.toStdString());
    return projection;
}

} // namespace

TableDraft TableDraft::like(const TableInfo& table, const QString& name) {
    TableDraft draft;
    draft.name = name;
    draft.hash = table.hash;
    draft.range = table.range;
    for (const IndexInfo& index : table.indexes) {
        DraftIndex copy{index.name, index.global, index.hash.value(0), std::nullopt, index.projection, index.projected};
        if (!index.range.isEmpty()) copy.range = index.range.first();
        draft.indexes << copy;
    }
    return draft;
}

TableDraft TableDraft::cloneOf(const TableInfo& table, const QString& name) {
    TableDraft draft = like(table, name);
    draft.onDemand = table.billingMode != QLatin1String("PROVISIONED");
    draft.deletionProtection = table.deletionProtection;
    if (draft.onDemand || !table.schema) return draft;
    draft.readUnits = int(table.schema->throughput.readUnits);
    draft.writeUnits = int(table.schema->throughput.writeUnits);
    return draft;
}

QString TableDraft::problem() const {
    if (!fits(name)) return tr("A table name has 3 to 255 letters, digits, or the signs _ . -");
    if (hash.name.isEmpty()) return tr("The partition key needs a name.");
    if (range && range->name.isEmpty()) return tr("The sort key needs a name.");
    if (range && range->name == hash.name) return tr("Partition key and sort key must be two attributes.");
    QSet<QString> names;
    int local = 0;
    for (const DraftIndex& index : indexes) {
        if (const QString problem = indexProblem(*this, index); !problem.isEmpty()) return problem;
        if (names.contains(index.name)) return tr("Two indexes are named %1.").arg(index.name);
        names << index.name;
        local += index.global ? 0 : 1;
    }
    if (local > 5) return tr("A table has at most 5 local indexes.");
    if (indexes.size() - local > 20) return tr("A table has at most 20 global indexes.");
    return typeClash(*this);
}

rf::CreateTable::Input TableDraft::request() const {
    rf::CreateTable::Input input;
    input.tableName = name.toStdString();
    input.keySchema = keySchema(hash, range);
    input.billingMode = onDemand ? "PAY_PER_REQUEST" : "PROVISIONED";
    const rf::ProvisionedThroughputIn throughput{readUnits, writeUnits};
    if (!onDemand) input.provisionedThroughput = throughput;
    if (deletionProtection) input.deletionProtectionEnabled = true;

    std::vector<rf::AttributeDefinitionIn> attributes;
    QSet<QString> defined;
    const auto define = [&](const KeyPart& part) {
        if (defined.contains(part.name)) return;
        defined << part.name;
        attributes.push_back({.attributeName = part.name.toStdString(), .attributeType = letter(part.type)});
    };
    define(hash);
    if (range) define(*range);
    for (const DraftIndex& index : indexes) {
        const KeyPart& first = index.global ? index.hash : hash;
        define(first);
        if (index.range) define(*index.range);
        if (index.global) {
            rf::GlobalSecondaryIndexIn made{.indexName = index.name.toStdString(),
                                            .keySchema = keySchema(first, index.range),
                                            .projection = projectionOf(index)};
            if (!onDemand) made.provisionedThroughput = throughput;
            if (!input.globalSecondaryIndexes) input.globalSecondaryIndexes.emplace();
            input.globalSecondaryIndexes->push_back(std::move(made));
        } else {
            if (!input.localSecondaryIndexes) input.localSecondaryIndexes.emplace();
            input.localSecondaryIndexes->push_back({.indexName = index.name.toStdString(),
                                                    .keySchema = keySchema(first, index.range),
                                                    .projection = projectionOf(index)});
        }
    }
    input.attributeDefinitions = std::move(attributes);
    return input;
}

} // namespace rf::models
