#pragma once
// Value: one attribute value as pages see it. Pages need no engine header: this one re-exports the type codes.
//
// Invariants
//  1. A Value never changes; every edit gives a new one. Copies are cheap (shared) and may cross threads.
//  2. Numbers pass as text and never through double; strings keep every character, U+0000 too.
//  3. A value of a set or of a number type is always valid: what cannot be stored cannot be built.

#include "engine/value/attribute_value.h"

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace rf::models {

/// S, N, B, BOOL, NUL, SS, NS, BS, L, M.
using ValueType = rf::Type;

/// "S", "N", … "NULL", as the wire writes them.
QString typeCode(ValueType type);
/// "String", "Number", … "List", "Map": for menus and accessible names; translated.
QString typeLabel(ValueType type);
/// The type of a code, nothing for an unknown one.
std::optional<ValueType> typeOfCode(const QString& code);
/// All ten, in the order menus show them.
QList<ValueType> allTypes();
bool isSet(ValueType type);
bool isContainer(ValueType type); ///< list, map or set: has children

/// One step into a value: a map's attribute, or an element of a list or set.
struct PathStep {
    QString name;
    int index = -1; ///< ≥ 0: an element; name is empty
    bool isIndex() const { return index >= 0; }
    friend bool operator==(const PathStep&, const PathStep&) = default;
};

/// From an item to a value inside it. Empty = the item itself.
class ValuePath {
public:
    ValuePath() = default;
    explicit ValuePath(QList<PathStep> steps) : m_steps(std::move(steps)) {}
    static ValuePath attribute(const QString& name) { return ValuePath({PathStep{name, -1}}); }
    ValuePath child(const QString& name) const;
    ValuePath child(int index) const;
    ValuePath parent() const;

    const QList<PathStep>& steps() const { return m_steps; }
    bool isEmpty() const { return m_steps.isEmpty(); }
    int size() const { return int(m_steps.size()); }
    QString root() const { return m_steps.isEmpty() ? QString() : m_steps.front().name; }
    QString toString() const; ///< shipTo.city, lines[0].sku: for people
    /// Reads what toString writes: names separated by '.', elements in brackets. Nothing if it is malformed.
    static std::optional<ValuePath> parse(const QString& text, QString* why = nullptr);
    friend bool operator==(const ValuePath&, const ValuePath&) = default;

private:
    QList<PathStep> m_steps;
};

class Value {
public:
    Value(); ///< NULL
    Value(rf::AttributeValue value);

    static Value string(const QString& text);
    static Value boolean(bool value);
    static Value null() { return {}; }
    static Value binary(const QByteArray& bytes);
    static Value emptyMap();
    static Value emptyList();
    /// The value that `text` says for a type: S as it stands, N in the service's grammar, B as base64, BOOL true or
    /// false, NULL anything. A set reads one member a line (at least one), a list or map only the empty text.
    /// Nothing, and the reason in `why`, when the text does not say one.
    static std::optional<Value> parse(ValueType type, const QString& text, QString* why = nullptr);
    /// A fresh value of a type to begin editing with: "", 0, false, a set of one member …
    static Value initial(ValueType type);
    /// The same content as another type as far as that keeps it: S "12" → N 12, SS → L of S, L of S → SS;
    /// anything that would not keep it gives initial(type).
    Value retyped(ValueType type) const;

    ValueType type() const;
    QString typeCode() const { return models::typeCode(type()); }

    /// Exact text to edit: what parse(type(), text) reads back. Empty for lists and maps.
    QString editText() const;
    /// One line to show: strings with control characters made visible, `{ "vip", "eu" }` for sets, `{ sku, qty }`
    /// for maps, `[ 2 ]` for lists, base64 for binary, `null`.
    QString displayText() const;
    /// Plain text for the clipboard: strings as they are, containers as JSON.
    QString copyText() const;
    /// Typed JSON: {"S":"a"} … ; of a map, the DynamoDB JSON of the item when `asItem`.
    QString toJson(bool asItem = false) const;

    int childCount() const; ///< entries of a map, elements of a list, members of a set; else 0
    /// Names of a map's entries, in stored order.
    QStringList names() const;
    bool has(const QString& name) const;
    /// NULL when there is none (ask `has`).
    Value child(const QString& name) const;
    Value child(int index) const; ///< of a list or set, or a map's entry by position
    QString nameAt(int index) const;

    std::optional<Value> at(const ValuePath& path) const;

    // Each gives the changed value, or nothing with the reason.
    /// Replaces what stands there; a map's entry is created if absent. Members of a set keep its type and stay unique.
    std::optional<Value> withAt(const ValuePath& path, const Value& value, QString* why = nullptr) const;
    std::optional<Value> withoutAt(const ValuePath& path, QString* why = nullptr) const;
    std::optional<Value> withRenamed(const ValuePath& path, const QString& name, QString* why = nullptr) const;
    /// Puts an element before `index` of the list or set at `path` (index = count appends).
    std::optional<Value> withInserted(const ValuePath& path, int index, const Value& value,
                                      QString* why = nullptr) const;

    qint64 sizeBytes() const; ///< as the service counts it (spec/01 §6); of a map taken as an item when asItem
    qint64 itemSizeBytes() const;

    const rf::AttributeValue& engine() const { return *m_value; }
    /// The map inside; must be of type M.
    const rf::AttributeMap& attributes() const { return m_value->asMap(); }

    friend bool operator==(const Value& a, const Value& b) {
        return a.m_value == b.m_value || *a.m_value == *b.m_value;
    }

private:
    std::shared_ptr<const rf::AttributeValue> m_value;
};

/// QString ↔ the engine's UTF-8. A QString with a lone surrogate is not text: see isText.
std::string toUtf8(const QString& text);
QString fromUtf8(std::string_view text);
bool isText(const QString& text);
/// One line, control characters as pictures (U+2400 …), so that a tab or NUL is seen.
QString visibleText(const QString& text, int limit = 400);

} // namespace rf::models

Q_DECLARE_METATYPE(rf::models::Value)
Q_DECLARE_METATYPE(rf::models::ValuePath)
