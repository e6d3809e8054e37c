#pragma once
// Find and replace as a transform of a bulk edit: text found in the values of an item, at any depth, and replaced.
//
// Invariants
//  1. Looked at are strings, numbers and the members of their sets, each as its exact text; names of attributes, binary
//     values, true, false and null are not.
//  2. A value keeps its type. What would not be one of it (no number, a member twice) refuses the item with the reason.
//  3. An item is replaced as a whole or not at all: a match in its key, which cannot change, refuses it.

#include "models/bulk/bulk_action.h"
#include "models/value/text_search.h"

namespace rf::models {

struct FindReplace {
    enum class Where {
        Everywhere, ///< the key too: items with a match there are refused and said
        NotInKey,
        Chosen, ///< `paths` and all that is beneath them
    };
    TextSearch find;
    QString with;
    Where where = Where::Everywhere;
    QString paths; ///< as ValuePath::parse reads them, with commas between: "status, shipTo.city"

    /// "Replace “SHIPPED” with “SENT”": for titles and undo.
    QString describe() const;
};

/// The paths of a list with commas; a comma within quotes is part of a name. Nothing, with the reason, for a wrong one.
std::optional<QList<ValuePath>> pathsOf(const QString& text, QString* why = nullptr);

/// What pathsOf reads as these paths.
QString textOf(const QList<ValuePath>& paths);

/// The replacement made ready; nothing, with the reason, when the form does not say one. Outcomes count their places. To be
/// checked with storableOnly, as every transform. Fields of problems: "find", "with", "paths".
std::optional<BulkTransform> compiled(const FindReplace& form, const TableInfo& table, BulkProblem* problem = nullptr);

} // namespace rf::models
