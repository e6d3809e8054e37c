#pragma once
// Differences between items, and how to put them on another item. diffOf is declared in staged_edits.h.

#include "models/edit/staged_edits.h"

namespace rf::models {

/// The item with every difference's `after` in it.
Value withDiff(const Value& item, const QList<AttributeDiff>& diff);

/// What a change `before` → `after` wants of an item that is now `theirs`: only what the change altered is altered.
/// A deletion deletes; of an item that is gone the whole `after` stays.
std::optional<Value> carriedOver(const std::optional<Value>& before, const std::optional<Value>& after,
                                 const std::optional<Value>& theirs);

/// Differences as deep as they go: maps, and lists of equal length, are compared by what is inside them. `name` is the
/// path of what differs: shipTo.city, lines[0].qty.
QList<AttributeDiff> deepDiffOf(const std::optional<Value>& before, const std::optional<Value>& after);

/// An attribute beside itself: what it is in one item and in another.
struct AttributePair {
    QString name;
    std::optional<Value> before, after;
    bool differs() const { return before.has_value() != after.has_value() || (before && !(*before == *after)); }
};
/// Every attribute of either map: those of `first` (the key) that are there, then those of `after`, then what only `before`
/// has.
QList<AttributePair> pairsOf(const std::optional<Value>& before, const std::optional<Value>& after, const QStringList& first = {});

/// What a value says where it stands beside another one: lists and maps in full, as plain JSON in one line, since their
/// summaries may be equal.
QString comparedText(const Value& value, int limit = 400);
/// Characters of comparedText in a tip, which has room for more than a row.
inline constexpr int kTipLength = 4'000;

} // namespace rf::models
