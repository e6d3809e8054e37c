#pragma once
// One record of a stream as the screen has it, and what it says of itself in words.

#include "engine/streams/stream_log.h"
#include "models/value/value.h"

#include <QMetaType>

#include <memory>

namespace rf::models {

/// Shared between lists; never changes.
using ChangePtr = std::shared_ptr<const rf::streams::Change>;

enum class ChangeKindFilter { All, Insert, Modify, Remove };

/// "INSERT", "MODIFY", "REMOVE".
QString eventText(const rf::streams::Change& change);
/// "32:07.412": local minutes and seconds, for the list; and the whole local time of day.
QString shortTimeText(const rf::streams::Change& change);
QString timeText(const rf::streams::Change& change);
/// "…482917", "…482917.2": the end of the sequence number, zeros of its counter left out.
QString shortSequence(const rf::streams::Change& change);
/// The images as values; nothing when the record has none.
std::optional<Value> newImageOf(const rf::streams::Change& change);
std::optional<Value> oldImageOf(const rf::streams::Change& change);
/// A key attribute as text; empty: the record has no such key.
QString keyText(const rf::streams::Change& change, const QString& name);
/// Attributes that differ, by name; of a record with both images only.
QStringList changedNames(const rf::streams::Change& change);
/// "status, gsi1pk", "new item", "deleted", "expired"; "(keys only)" when the record cannot tell.
QString changeSummary(const rf::streams::Change& change);
/// {"Keys":…,"NewImage":…,"OldImage":…}: DynamoDB JSON of what the record has.
QString imagesJson(const rf::streams::Change& change);

/// What is looked for in records: kinds, and a text. `name = value` asks for an attribute of either image that says so;
/// `name =` for one that is there; several of them with " and " between ask for all; any other text is looked for in
/// keys, names of changed attributes and string and number values at any depth, without regard to case.
struct RecordFilter {
    ChangeKindFilter kind = ChangeKindFilter::All;
    QString text;

    bool isEmpty() const { return kind == ChangeKindFilter::All && text.trimmed().isEmpty(); }
    bool passes(const rf::streams::Change& change) const;
    friend bool operator==(const RecordFilter&, const RecordFilter&) = default;
};

} // namespace rf::models

Q_DECLARE_METATYPE(rf::models::ChangePtr)
