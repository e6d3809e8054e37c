#pragma once
// What a bulk edit does to one item: chosen in a form, checked there, then run over many items on any thread.

#include "models/tables/table_info.h"

#include <functional>

namespace rf::models {

/// What became of one item.
struct BulkOutcome {
    enum class Kind { Same, Changed, Refused };
    Kind kind = Kind::Same;
    std::optional<Value> after; ///< Changed: the item as it shall be; nothing: it goes
    QString why;                ///< Refused: what is in the way, in words
    qint64 places = 0;          ///< of a replacement: matches in the item, whatever became of it

    static BulkOutcome same() { return {}; }
    static BulkOutcome changed(std::optional<Value> after) { return {Kind::Changed, std::move(after), {}, 0}; }
    static BulkOutcome refused(const QString& why) { return {Kind::Refused, {}, why, 0}; }
};

/// Pure; may run on any thread.
using BulkTransform = std::function<BulkOutcome(const Value& item)>;

struct BulkAction {
    enum class Kind {
        SetValue,      ///< `text` as a value of `type`; of a list or map DynamoDB JSON
        SetText,       ///< a string made of others: "STATUS#{status}"; "{{" is a brace
        SetExpression, ///< what may stand after SET name = in PartiQL (stock + 1, list_append(tags, ['x'])) or, with values as
                       ///< they are, in an update expression (if_not_exists(seen, 0) + 1)
        AddNumber,     ///< `text` is added to the number that is there
        Remove,
        Rename, ///< within its map
        Delete, ///< the item
    };
    Kind kind = Kind::SetValue;
    QString path; ///< as ValuePath::parse reads it; not for Delete
    ValueType type = ValueType::S;
    QString text;
    QString newName; ///< Rename

    /// "Set status to DELIVERED": for titles and undo.
    QString describe() const;
};

/// Something in the form that keeps it from running. `field`: "path", "text", "name".
struct BulkProblem {
    QString field;
    QString message;
};
/// Says so in the problem, where one is asked for.
inline std::nullopt_t wrong(BulkProblem* problem, const char* field, const QString& message) {
    if (problem != nullptr) *problem = {QString::fromLatin1(field), message};
    return std::nullopt;
}

/// The action made ready; nothing, with the reason, when the form does not say one or it would touch the key.
/// Every item it gives can be stored: what cannot is refused with the reason.
std::optional<BulkTransform> compiled(const BulkAction& action, const TableInfo& table, BulkProblem* problem = nullptr);

/// The transform, and what it gives checked against the rules of items and of the table (size, nesting, key, index keys).
BulkTransform storableOnly(BulkTransform transform, const TableInfo& table);

} // namespace rf::models
