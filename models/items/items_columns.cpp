// Columns of the grid as attributes appear, the types they hold, and the entities among the rows.

#include "models/items/items_model.h"

#include <numeric>

namespace rf::models {

std::optional<ValueType> ItemsModel::ColumnInfo::type() const {
    if (declared) return declared;
    const auto most = std::max_element(counts.begin(), counts.end());
    if (*most == 0) return {};
    return ValueType(most - counts.begin());
}

std::optional<ValueType> ItemsModel::columnType(int column) const {
    if (column < 0 || column >= int(m_columnInfo.size())) return {};
    return m_columnInfo[std::size_t(column)].type();
}

int ItemsModel::columnOf(const QString& attribute) const {
    const auto found = m_columnOf.find(std::string_view(toUtf8(attribute)));
    return found == m_columnOf.end() ? -1 : found->second;
}

/// The columns a run begins with: the table's key, then that of the queried index.
void ItemsModel::startColumns() {
    m_columns.clear();
    m_columnInfo.clear();
    m_columnOf.clear();
    const auto add = [this](const KeyPart& part) {
        std::string name = toUtf8(part.name);
        if (!m_columnOf.try_emplace(name, int(m_columns.size())).second) return;
        m_columns << part.name;
        m_columnInfo.push_back({std::move(name), part.type, {}});
    };
    if (m_request) {
        const TableInfo& table = m_request->table;
        add(table.hash);
        if (table.range) add(*table.range);
        if (const IndexInfo* index = table.index(m_request->index)) {
            for (const KeyPart& part : index->hash) add(part);
            for (const KeyPart& part : index->range) add(part);
        }
    }
    m_keyColumns = int(m_columns.size());
}

void ItemsModel::addColumns(const std::vector<NamedCounts>& seen) {
    std::vector<const NamedCounts*> fresh;
    for (const NamedCounts& column : seen) {
        const auto found = m_columnOf.find(column.name);
        if (found == m_columnOf.end()) {
            fresh.push_back(&column);
            continue;
        }
        ColumnInfo& info = m_columnInfo[std::size_t(found->second)];
        const auto before = info.type();
        for (std::size_t type = 0; type < info.counts.size(); ++type) info.counts[type] += column.counts[type];
        if (info.type() != before) emit headerDataChanged(Qt::Horizontal, found->second, found->second);
    }
    if (fresh.empty()) return;
    const auto total = [](const NamedCounts* column) {
        return std::accumulate(column->counts.begin(), column->counts.end(), 0);
    };
    std::stable_sort(fresh.begin(), fresh.end(),
                     [&](const NamedCounts* a, const NamedCounts* b) { return total(a) > total(b); });
    const int first = int(m_columns.size());
    beginInsertColumns({}, first, first + int(fresh.size()) - 1);
    for (const NamedCounts* column : fresh) {
        m_columnOf.emplace(column->name, int(m_columns.size()));
        m_columns << fromUtf8(column->name);
        m_columnInfo.push_back({column->name, {}, column->counts});
    }
    endInsertColumns();
    emit columnsChanged();
}

std::vector<ItemsModel::NamedCounts> ItemsModel::countsOf(const rf::AttributeMap& item) {
    std::vector<NamedCounts> counts;
    counts.reserve(item.size());
    for (const auto& [name, value] : item) {
        counts.push_back({name, {}});
        counts.back().counts[std::size_t(value.type())] = 1;
    }
    return counts;
}

/// Columns for what is staged: a staged value decides the type of a column only where nothing loaded does.
void ItemsModel::addColumnsOf(const Value& item) {
    std::vector<NamedCounts> unknown = countsOf(item.attributes());
    std::erase_if(unknown, [this](const NamedCounts& column) { return m_columnOf.contains(column.name); });
    addColumns(unknown);
}

void ItemsModel::recount(const Value& item, int by) {
    std::vector<NamedCounts> counts = countsOf(item.attributes());
    for (NamedCounts& column : counts)
        for (int& count : column.counts) count *= by;
    addColumns(counts);
}

quint16 ItemsModel::kindOf(const QString& entity) {
    if (entity.isEmpty()) return 0;
    const auto known = m_entityAt.constFind(entity);
    if (known != m_entityAt.constEnd()) return quint16(*known + 1);
    if (m_entities.size() >= 0xFFFF) return 0;
    m_entityAt.insert(entity, int(m_entities.size()));
    m_entities.append({entity, 0});
    return quint16(m_entities.size());
}

void ItemsModel::recountKind(quint16 kind, int by) {
    if (kind > 0) m_entities[kind - 1].count += by;
}

QString ItemsModel::entityAt(int row) const {
    if (row < insertCount()) {
        const Value* now = view(row).now;
        return now ? entityOf(table(), *now) : QString();
    }
    const quint16 kind = m_loaded.kindAt(row - insertCount());
    return kind > 0 ? m_entities[kind - 1].name : QString();
}

QList<EntityCount> ItemsModel::entities() const {
    QList<EntityCount> present;
    std::copy_if(m_entities.begin(), m_entities.end(), std::back_inserter(present),
                 [](const EntityCount& entity) { return entity.count > 0; });
    return present;
}

} // namespace rf::models
