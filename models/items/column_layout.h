#pragma once
// What the user made of a table's columns: order, widths, which are hidden, which stay in place. A value, kept by the
// names of attributes, so that it fits whatever items come.

#include <QHash>
#include <QJsonObject>
#include <QSet>
#include <QStringList>

namespace rf::models {

struct ColumnLayout {
    static constexpr int kNarrowest = 40, kWidest = 2000; ///< pixels

    QStringList order; ///< left to right; keys not named come before these, others not named after them
    QSet<QString> hidden;
    QStringList pinned;         ///< besides the keys
    QStringList unpinned;       ///< keys that scroll with the rest
    QHash<QString, int> widths; ///< pixels, where the user chose one

    bool isPinned(const QString& attribute, bool isKey) const {
        return isKey ? !unpinned.contains(attribute) : pinned.contains(attribute);
    }
    void setPinned(const QString& attribute, bool isKey, bool pin);
    /// The names in this layout's order; the first `keys` of them are key attributes.
    QStringList arranged(const QStringList& names, int keys) const;
    /// These of the names stand in this order from now on, on the places they had together.
    void move(const QStringList& moved, const QStringList& names, int keys);

    QJsonObject toJson() const;
    /// What toJson gave. Whatever is not as it gives it is left out.
    static ColumnLayout fromJson(const QJsonObject& saved);

    friend bool operator==(const ColumnLayout&, const ColumnLayout&) = default;
};

} // namespace rf::models
