#include "models/items/column_layout.h"

#include <QJsonArray>

#include <algorithm>

namespace rf::models {

namespace {

QStringList textsOf(const QJsonValue& saved) {
    QStringList texts;
    for (const QJsonValue& each : saved.toArray())
        if (each.isString() && !texts.contains(each.toString())) texts << each.toString();
    return texts;
}

} // namespace

void ColumnLayout::setPinned(const QString& attribute, bool isKey, bool pin) {
    QStringList& exceptions = isKey ? unpinned : pinned;
    exceptions.removeAll(attribute);
    if (pin != isKey) exceptions << attribute;
}

QStringList ColumnLayout::arranged(const QStringList& names, int keys) const {
    const QSet<QString> named(order.begin(), order.end()), present(names.begin(), names.end());
    QStringList all;
    for (int i = 0; i < keys && i < names.size(); ++i)
        if (!named.contains(names[i])) all << names[i];
    for (const QString& name : order)
        if (present.contains(name)) all << name;
    for (qsizetype i = keys; i < names.size(); ++i)
        if (!named.contains(names[i])) all << names[i];
    return all;
}

void ColumnLayout::move(const QStringList& moved, const QStringList& names, int keys) {
    const QSet<QString> set(moved.begin(), moved.end());
    QStringList all = arranged(names, keys);
    auto next = moved.begin();
    for (QString& name : all)
        if (set.contains(name) && next != moved.end()) name = *next++;
    for (const QString& name : std::as_const(order)) // attributes other items have keep their places among themselves
        if (!all.contains(name)) all << name;
    order = all;
}

QJsonObject ColumnLayout::toJson() const {
    QJsonObject sizes;
    for (auto it = widths.begin(); it != widths.end(); ++it) sizes.insert(it.key(), it.value());
    QStringList hiddenNames(hidden.begin(), hidden.end());
    hiddenNames.sort();
    return {{"order", QJsonArray::fromStringList(order)},
            {"hidden", QJsonArray::fromStringList(hiddenNames)},
            {"pinned", QJsonArray::fromStringList(pinned)},
            {"unpinned", QJsonArray::fromStringList(unpinned)},
            {"widths", sizes}};
}

ColumnLayout ColumnLayout::fromJson(const QJsonObject& saved) {
    ColumnLayout layout;
    layout.order = textsOf(saved[u"order"]);
    const QStringList hidden = textsOf(saved[u"hidden"]);
    layout.hidden = QSet<QString>(hidden.begin(), hidden.end());
    layout.pinned = textsOf(saved[u"pinned"]);
    layout.unpinned = textsOf(saved[u"unpinned"]);
    const QJsonObject sizes = saved[u"widths"].toObject();
    for (auto it = sizes.begin(); it != sizes.end(); ++it)
        if (it->isDouble() && it->toInt() > 0)
            layout.widths.insert(it.key(), std::clamp(it->toInt(), kNarrowest, kWidest));
    return layout;
}

} // namespace rf::models
