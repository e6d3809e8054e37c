#include "models/edit/staged_edits.h"

#include "engine/storage/item_store.h"
#include "models/edit/diff.h"
#include "models/edit/item_rules.h"

#include <QSet>

#include <algorithm>

namespace rf::models {

namespace {

bool no(QString* why, const QString& text) {
    if (why != nullptr) *why = text;
    return false;
}

/// The change that leads from `theirs` to `after`; nothing when there is none to make.
std::optional<StagedChange> changeBetween(const ItemId& id, const Value& key, const std::optional<Value>& theirs,
                                          const std::optional<Value>& after, bool complete = true) {
    if (theirs == after) return std::nullopt;
    StagedChange change;
    change.id = id;
    change.kind = !theirs ? ChangeKind::Insert : after ? ChangeKind::Edit : ChangeKind::Delete;
    change.key = key;
    change.before = theirs;
    change.after = after;
    change.complete = complete;
    return change;
}

} // namespace

StagedEdits::StagedEdits(QObject* parent) : QObject(parent) {}

void StagedEdits::setTable(const TableInfo& table) {
    const bool same = table.region == m_table.region && table.name == m_table.name && table.hash == m_table.hash &&
                      table.range == m_table.range;
    m_table = table;
    if (same) return;
    const QList<ItemId> dropped = m_order;
    m_changes.clear();
    m_order.clear();
    m_histories.clear();
    m_stack.clear();
    for (const ItemId& id : dropped) emit itemChanged(id);
    if (!dropped.isEmpty()) emit changed();
}

ItemId StagedEdits::idOf(const Value& item) const {
    if (!m_table.schema || !problemOfKey(m_table, item).isEmpty()) return {};
    const std::string key = rf::itemKey(*m_table.schema, item.attributes());
    return ItemId(key.data(), qsizetype(key.size()));
}

const StagedChange* StagedEdits::find(const ItemId& id) const {
    const auto at = m_changes.constFind(id);
    return at == m_changes.constEnd() ? nullptr : &*at;
}

bool StagedEdits::storable(const Value& item, QString* why, const std::optional<Value>& before) const {
    QString problem = problemOfKey(m_table, item);
    if (problem.isEmpty()) problem = problemOfItem(m_table, item, before);
    return problem.isEmpty() || no(why, problem);
}

bool StagedEdits::stageEdit(const Value& loaded, const Value& after, const QString& what, QString* why, bool complete) {
    const ItemId id = idOf(loaded);
    if (id.isEmpty()) return no(why, tr("The item that was read has no key of this table."));
    const StagedChange* staged = find(id);
    if (staged != nullptr && staged->kind == ChangeKind::Insert) return editInsert(id, after, what, why);
    if (!storable(after, why, loaded)) return false;
    if (idOf(after) != id)
        return no(why, tr("The key of a stored item cannot be changed. Duplicate the item instead."));

    StagedChange change = staged != nullptr ? *staged : StagedChange();
    if (staged == nullptr) {
        change.id = id;
        change.key = m_table.keyOf(loaded);
        change.before = loaded;
        change.complete = complete;
    }
    change.kind = ChangeKind::Edit;
    change.after = after;
    const bool back = change.before == change.after;
    replace(what, id, back ? std::nullopt : std::optional(change));
    return true;
}

bool StagedEdits::stageInsert(const Value& item, QString* why) {
    if (!storable(item, why, std::nullopt)) return false;
    const ItemId id = idOf(item);
    if (id.isEmpty()) return no(why, tr("The table is not known yet."));
    if (find(id) != nullptr) return no(why, tr("An item with this key is staged already."));
    replace(tr("new item"), id, changeBetween(id, m_table.keyOf(item), std::nullopt, item));
    return true;
}

bool StagedEdits::editInsert(const ItemId& id, const Value& after, const QString& what, QString* why) {
    const StagedChange* staged = find(id);
    if (staged == nullptr || staged->kind != ChangeKind::Insert) return no(why, tr("This item is not a new one."));
    if (!storable(after, why, std::nullopt)) return false;
    const ItemId newId = idOf(after);
    const auto change = changeBetween(newId, m_table.keyOf(after), std::nullopt, after);
    if (newId == id) {
        replace(what, id, change);
        return true;
    }
    if (find(newId) != nullptr) return no(why, tr("An item with this key is staged already."));
    const int at = int(m_order.indexOf(id));
    apply(what, {{id, *staged, std::nullopt, at}, {newId, std::nullopt, change, at}});
    return true;
}

void StagedEdits::setCondition(const ItemId& id, const std::optional<QString>& onlyIf) {
    const StagedChange* staged = find(id);
    if (staged == nullptr || staged->kind != ChangeKind::Edit || staged->onlyIf == onlyIf) return;
    StagedChange change = *staged;
    change.onlyIf = onlyIf;
    replace(tr("condition"), id, change);
}

/// Steps that take changes away stand first, the last in order first: undone the other way round, each finds its place.
void StagedEdits::stageDelete(const QList<Value>& loaded, bool complete) {
    QList<Step> gone, changed, fresh;
    QSet<ItemId> seen;
    for (const Value& item : loaded) {
        const ItemId id = idOf(item);
        const StagedChange* staged = find(id);
        if (id.isEmpty() || seen.contains(id) || (staged != nullptr && staged->kind == ChangeKind::Delete)) continue;
        seen.insert(id);
        if (staged == nullptr) {
            StagedChange change{id, ChangeKind::Delete, m_table.keyOf(item), item, std::nullopt, complete};
            fresh.append({id, std::nullopt, change, -1});
        } else if (staged->kind == ChangeKind::Insert) {
            gone.append(removal(*staged));
        } else {
            StagedChange change = *staged;
            change.kind = ChangeKind::Delete;
            change.after.reset();
            change.onlyIf.reset();
            changed.append({id, *staged, change, -1});
        }
    }
    sortRemovals(gone);
    const QList<Step> steps = gone + changed + fresh;
    if (!steps.isEmpty()) apply(steps.size() == 1 ? tr("delete item") : tr("delete %1 items").arg(steps.size()), steps);
}

void StagedEdits::revert(const QList<ItemId>& ids) {
    QList<Step> steps;
    const QSet<ItemId> wanted(ids.begin(), ids.end());
    for (const ItemId& id : wanted)
        if (const StagedChange* staged = find(id)) steps.append(removal(*staged));
    sortRemovals(steps);
    if (!steps.isEmpty())
        apply(steps.size() == 1 ? tr("revert change") : tr("revert %1 changes").arg(steps.size()), steps);
}

void StagedEdits::revertAll() {
    revert(m_order);
}

StagedEdits::Step StagedEdits::removal(const StagedChange& staged) {
    return {staged.id, staged, std::nullopt, -1};
}

void StagedEdits::sortRemovals(QList<Step>& steps) const {
    QHash<ItemId, int> places;
    for (int i = 0; i < m_order.size(); ++i) places.insert(m_order[i], i);
    for (Step& step : steps) step.at = places.value(step.id);
    std::sort(steps.begin(), steps.end(), [](const Step& a, const Step& b) { return a.at > b.at; });
}

/// One item's change, or none, in the place of what is staged for it.
void StagedEdits::replace(const QString& text, const ItemId& id, const std::optional<StagedChange>& after) {
    const StagedChange* staged = find(id);
    const auto before = staged != nullptr ? std::optional(*staged) : std::nullopt;
    if (before == after) return;
    const int at = before ? int(m_order.indexOf(id)) : count();
    apply(text, {{id, before, after, at}});
}

void StagedEdits::beginStep(const QString& text) {
    m_step = text;
    m_steps.clear();
}

/// What is done already is done again by the command, which changes nothing.
void StagedEdits::endStep() {
    const QString text = std::exchange(m_step, std::nullopt).value_or(QString());
    if (const QList<Step> steps = std::exchange(m_steps, {}); !steps.isEmpty()) apply(text, steps);
}

void StagedEdits::apply(const QString& text, const QList<Step>& steps) {
    if (m_step) {
        for (const Step& step : steps) put(step.id, step.after, step.at);
        m_steps += steps;
        return announce(steps);
    }
    auto history = std::make_shared<QList<Step>>(steps);
    m_histories.removeIf([](const auto& known) { return known.expired(); });
    m_histories.append(history);
    m_stack.push({text,
                  [this, history] {
                      const QList<Step> now = *history;
                      for (const Step& step : now) put(step.id, step.after, step.at);
                      announce(now);
                  },
                  [this, history] {
                      const QList<Step> now = *history;
                      for (auto step = now.rbegin(); step != now.rend(); ++step) put(step->id, step->before, step->at);
                      announce(now);
                  }});
}

void StagedEdits::announce(const QList<Step>& steps) {
    for (const Step& step : steps) emit itemChanged(step.id);
    emit changed();
}

void StagedEdits::put(const ItemId& id, const std::optional<StagedChange>& change, int at) {
    if (!change) {
        m_changes.remove(id);
        if (const auto at = m_order.lastIndexOf(id); at >= 0) m_order.removeAt(at);
        return;
    }
    if (!m_changes.contains(id)) m_order.insert(at < 0 || at > m_order.size() ? m_order.size() : at, id);
    m_changes.insert(id, *change);
}

int StagedEdits::count(ChangeKind kind) const {
    return int(
        std::count_if(m_changes.begin(), m_changes.end(), [&](const StagedChange& c) { return c.kind == kind; }));
}

QList<StagedChange> StagedEdits::changes() const {
    QList<StagedChange> out;
    for (const ItemId& id : m_order) out.append(m_changes[id]);
    return out;
}

QString StagedEdits::summary() const {
    if (isEmpty()) return {};
    QStringList parts;
    if (const int n = count(ChangeKind::Edit)) parts.append(tr("%1 edited").arg(n));
    if (const int n = count(ChangeKind::Insert)) parts.append(tr("%1 new").arg(n));
    if (const int n = count(ChangeKind::Delete)) parts.append(tr("%1 deleted").arg(n));
    const QString total = count() == 1 ? tr("1 change") : tr("%1 changes").arg(count());
    return total + QStringLiteral(": ") + parts.join(QStringLiteral(", "));
}

void StagedEdits::markCommitted(const QList<ItemId>& ids) {
    QList<StagedChange> written;
    for (const ItemId& id : ids)
        if (const StagedChange* change = find(id)) written.append(*change);
    if (written.isEmpty()) return;
    for (const StagedChange& change : written) put(change.id, std::nullopt);
    m_histories.clear();
    m_stack.clear();
    emit committed(written);
    for (const StagedChange& change : written) emit itemChanged(change.id);
    emit changed();
}

/// What can be undone or redone is rebased as well, so that no step brings back a `before` that is not stored any more.
void StagedEdits::rebase(const ItemId& id, const std::optional<Value>& theirs, const std::optional<Value>& after,
                         bool complete) {
    const auto keySource = theirs ? theirs : after;
    const StagedChange* staged = find(id);
    const Value key = keySource ? m_table.keyOf(*keySource) : staged != nullptr ? staged->key : Value();
    const auto moved = [&](std::optional<StagedChange>& change) {
        if (change)
            change = changeBetween(id, key, theirs, carriedOver(change->before, change->after, theirs), complete);
    };
    for (const auto& known : std::as_const(m_histories)) {
        const auto history = known.lock();
        if (!history) continue;
        for (Step& step : *history) {
            if (step.id != id) continue;
            moved(step.before);
            moved(step.after);
        }
    }
    const int at = staged != nullptr ? int(m_order.indexOf(id)) : count();
    put(id, changeBetween(id, key, theirs, after, complete), at);
    emit rebased(id, theirs);
    emit itemChanged(id);
    emit changed();
}

} // namespace rf::models

#include "moc_staged_edits.cpp"
