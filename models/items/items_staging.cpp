// Staging from the grid, and the grid's rows as staged edits come, go and are written.

#include "models/items/items_model.h"

#include <QRegularExpression>

namespace rf::models {

// Staging

bool ItemsModel::refuseReadOnly(QString* why) const {
    if (!m_readOnly && m_edits) return false;
    if (why) *why = tr("The file is open read-only");
    return true;
}

bool ItemsModel::isTaken(const ItemId& id) const {
    return m_loaded.contains(id) || m_insertIds.contains(id) || changeOf(id);
}

bool ItemsModel::stageItem(int row, const Value& after, const QString& what, QString* why) {
    if (refuseReadOnly(why)) return false;
    const RowView shown = view(row);
    if (!shown.now) return false;
    const ItemId id = idAt(row);
    if (shown.state == RowState::Deleted) {
        if (why) *why = tr("This item is staged to be deleted: revert that first");
        return false;
    }
    if (shown.state == RowState::Inserted) {
        if (m_loaded.contains(idOf(after))) {
            if (why) *why = tr("An item with this key is loaded already");
            return false;
        }
        return m_edits->editInsert(id, after, what, why);
    }
    const StagedChange* change = changeOf(id);
    if (change && change->kind == ChangeKind::Edit && !change->complete && isComplete()) {
        // Staged on a projection: what was not loaded then must not look changed now.
        const Value before = *change->before;
        const Value merged = withDiff(*change->after, diffOf(*shown.now, after));
        return m_edits->stageEdit(before, merged, what, why, false);
    }
    const Value before = *shown.was;
    return m_edits->stageEdit(before, Value(after), what, why, isComplete());
}

bool ItemsModel::stageValue(int row, const ValuePath& path, const Value& value, QString* why) {
    const RowView shown = view(row);
    if (!shown.now) return false;
    const auto after = shown.now->withAt(path, value, why);
    return after && stageItem(row, *after, tr("edit %1").arg(path.toString()), why);
}

bool ItemsModel::insertItem(const Value& item, QString* why) {
    if (refuseReadOnly(why)) return false;
    if (m_loaded.contains(idOf(item))) {
        if (why) *why = tr("An item with this key is loaded already");
        return false;
    }
    return m_edits->stageInsert(item, why);
}

void ItemsModel::deleteRows(const QList<int>& rows) {
    if (refuseReadOnly(nullptr)) return;
    QList<Value> items;
    for (const int row : rows) {
        const RowView shown = view(row);
        if (!shown.now || shown.state == RowState::Deleted) continue;
        items << (shown.was ? *shown.was : *shown.now);
    }
    if (!items.isEmpty()) m_edits->stageDelete(items, isComplete());
}

void ItemsModel::revertRows(const QList<int>& rows) {
    if (!m_edits) return;
    QList<ItemId> ids;
    for (const int row : rows)
        if (changeOf(idAt(row))) ids << idAt(row);
    if (!ids.isEmpty()) m_edits->revert(ids);
}

bool ItemsModel::duplicate(int row, QString* why) {
    if (refuseReadOnly(why)) return false;
    const RowView shown = view(row);
    if (!shown.now) return false;
    const auto copy = withFreeKey(*shown.now);
    if (!copy) {
        if (why) *why = tr("No free key was found for a copy");
        return false;
    }
    return insertItem(*copy, why);
}

/// The item under a key not taken here: "… copy", "… copy 2" for text, the next free number, longer bytes.
std::optional<Value> ItemsModel::withFreeKey(const Value& item) const {
    const KeyPart part = table().range.value_or(table().hash);
    const ValuePath path = ValuePath::attribute(part.name);
    const Value key = item.child(part.name);
    std::optional<rf::Number> number;
    if (key.type() == ValueType::N) number = key.engine().asNumber();
    for (int i = 1; i <= 10'000; ++i) {
        Value next;
        if (number) {
            const auto sum = number->plus(rf::Number::fromInt(i));
            if (!sum) return {};
            next = Value(rf::AttributeValue::number(*sum));
        } else if (key.type() == ValueType::B) {
            next = Value(rf::AttributeValue::binary(key.engine().asBinary() + std::to_string(i)));
        } else {
            const QString suffix = i == 1 ? tr(" copy") : tr(" copy %1").arg(i);
            next = Value::string(key.editText() + suffix);
        }
        auto copy = item.withAt(path, next);
        if (!copy || !isTaken(idOf(*copy))) return copy;
    }
    return {};
}

Value ItemsModel::blankItem() const {
    const TableInfo& info = table();
    Value blank = Value::emptyMap();
    QList<KeyPart> parts{info.hash};
    if (info.range) parts << *info.range;
    for (const KeyPart& part : parts)
        if (auto with = blank.withAt(ValuePath::attribute(part.name), Value::initial(part.type))) blank = *with;
    return fixedByQuery(blank);
}

/// Puts in what the key condition demands to be equal: an item made here then belongs to what is shown.
Value ItemsModel::fixedByQuery(const Value& item) const {
    if (!m_request || !m_request->isQuery()) return item;
    const auto& input = std::get<rf::Query::Input>(m_request->input);
    if (!input.keyConditionExpression || !input.expressionAttributeValues) return item;
    static const QRegularExpression equals(QStringLiteral("(#?[A-Za-z0-9_.-]+)\\s*=\\s*(:[A-Za-z0-9_]+)"));
    Value fixed = item;
    auto matches = equals.globalMatch(fromUtf8(*input.keyConditionExpression));
    while (matches.hasNext()) {
        const auto match = matches.next();
        std::string name = toUtf8(match.captured(1));
        if (input.expressionAttributeNames)
            if (const auto meant = input.expressionAttributeNames->find(name);
                meant != input.expressionAttributeNames->end())
                name = meant->second;
        const auto* value = input.expressionAttributeValues->find(toUtf8(match.captured(2)));
        if (!value) continue;
        if (auto with = fixed.withAt(ValuePath::attribute(fromUtf8(name)), Value(*value))) fixed = *with;
    }
    return fixed;
}

// Following what is staged

void ItemsModel::onItemChanged(const ItemId& id) {
    m_merged.remove(id);
    const StagedChange* change = changeOf(id);
    const bool inserted = change && change->kind == ChangeKind::Insert;
    if (change && change->after) addColumnsOf(*change->after);
    if (inserted != m_insertIds.contains(id))
        syncInserts();
    else if (inserted)
        rowChanged(int(m_inserts.indexOf(id)));
    if (const int at = loadedAt(id); at >= 0) rowChanged(insertCount() + at);
}

/// Brings the insert rows to what is staged; rows at both ends that stay are not touched.
void ItemsModel::syncInserts() {
    QList<ItemId> wanted;
    if (m_edits)
        for (const StagedChange& change : m_edits->changes())
            if (change.kind == ChangeKind::Insert) wanted.prepend(change.id);
    qsizetype head = 0, tail = 0;
    const qsizetype common = std::min(wanted.size(), m_inserts.size());
    while (head < common && wanted[head] == m_inserts[head]) ++head;
    while (tail < common - head && wanted[wanted.size() - 1 - tail] == m_inserts[m_inserts.size() - 1 - tail]) ++tail;
    const qsizetype old = m_inserts.size() - head - tail, fresh = wanted.size() - head - tail;
    const auto adopt = [this, &wanted] {
        m_inserts = wanted;
        m_insertIds = QSet<ItemId>(wanted.begin(), wanted.end());
    };
    if (old == fresh) { // the key of an insert changed: its row stays
        adopt();
        for (qsizetype row = head; row < head + fresh; ++row) rowChanged(int(row));
        return;
    }
    if (old > 0) {
        beginRemoveRows({}, int(head), int(head + old) - 1);
        for (qsizetype row = head; row < head + old; ++row) m_insertIds.remove(m_inserts[row]);
        m_inserts.remove(head, old);
        endRemoveRows();
    }
    if (fresh > 0) {
        beginInsertRows({}, int(head), int(head + fresh) - 1);
        adopt();
        endInsertRows();
    }
}

void ItemsModel::onCommitted(const QList<StagedChange>& changes) {
    QList<int> gone;
    QHash<ItemId, Value> made;
    for (const StagedChange& change : changes) {
        m_merged.remove(change.id);
        const int at = loadedAt(change.id);
        if (m_insertIds.contains(change.id)) {
            if (change.after) made.insert(change.id, *change.after);
        } else if (at < 0) {
            continue; // it is not shown here
        } else if (!change.after) {
            gone << at;
        } else {
            const bool projected = change.kind == ChangeKind::Edit && !change.complete && isComplete();
            const Value loaded = loadedItem(at);
            replaceLoaded(at, projected ? withDiff(loaded, diffOf(change.before, change.after)) : *change.after);
        }
    }
    removeLoaded(gone);
    settleInserts(made);
    emit entitiesChanged();
}

void ItemsModel::onRebased(const ItemId& id, const std::optional<Value>& theirs) {
    m_merged.remove(id);
    const int at = loadedAt(id);
    if (!theirs) {
        if (at >= 0) removeLoaded({at});
    } else if (m_insertIds.contains(id)) {
        settleInserts({{id, *theirs}}); // the insert met an item: its row shows that item from now on
    } else if (at >= 0) {
        replaceLoaded(at, *theirs);
    }
    emit entitiesChanged();
}

/// Insert rows that are stored items now become the first loaded rows, in the order they have: rows that stay inserts
/// move before them.
void ItemsModel::settleInserts(const QHash<ItemId, Value>& stored) {
    if (stored.isEmpty()) return;
    int kept = 0;
    for (int row = 0; row < insertCount(); ++row) {
        if (stored.contains(m_inserts[row])) continue;
        if (row != kept) {
            beginMoveRows({}, row, row, {}, kept);
            m_inserts.move(row, kept);
            endMoveRows();
        }
        ++kept;
    }
    std::vector<LoadedRow> fresh;
    for (const ItemId& id : m_inserts.mid(kept)) {
        const Value item = stored.value(id);
        fresh.push_back({item, id, kindOf(entityOf(table(), item)), footprint(item.engine())});
        m_insertIds.remove(id);
        recount(item, 1);
        recountKind(fresh.back().kind, 1);
    }
    m_inserts.resize(kept);
    m_loaded.prependOwn(std::move(fresh));
    for (int row = kept; row < kept + stored.size(); ++row) rowChanged(row);
    emit headerDataChanged(Qt::Vertical, kept, rowCount() - 1); // the numbers of all that follow
}

void ItemsModel::replaceLoaded(int at, const Value& item) {
    const Value old = loadedItem(at);
    const quint16 was = m_loaded.kindAt(at), kind = kindOf(entityOf(table(), item));
    m_loaded.replace(at, item, kind);
    recount(old, -1);
    recount(item, 1);
    recountKind(was, -1);
    recountKind(kind, 1);
    rowChanged(insertCount() + at);
}

void ItemsModel::removeLoaded(QList<int> rows) {
    std::sort(rows.begin(), rows.end(), std::greater<>());
    for (qsizetype i = 0; i < rows.size();) {
        qsizetype end = i + 1; // a run of neighbours goes at once
        while (end < rows.size() && rows[end] == rows[end - 1] - 1) ++end;
        const int last = rows[i], first = rows[end - 1];
        beginRemoveRows({}, insertCount() + first, insertCount() + last);
        const std::vector<LoadedRow> gone = m_loaded.take(first, last);
        endRemoveRows();
        for (const LoadedRow& row : gone) {
            recount(row.item, -1);
            recountKind(row.kind, -1);
        }
        i = end;
    }
}

void ItemsModel::rowChanged(int row) {
    if (row < 0 || row >= rowCount() || m_columns.isEmpty()) return;
    emit dataChanged(index(row, 0), index(row, columnCount() - 1));
    emit headerDataChanged(Qt::Vertical, row, row);
}

} // namespace rf::models
