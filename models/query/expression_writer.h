#pragma once
// Writes expressions of a request with placeholders for every name and value, so that no reserved word, dot or odd
// character in an attribute name matters. Used by queries here and by transactions in models/edit.

#include "models/value/value.h"

#include "engine/api/ops/types.h"

namespace rf::models {

class ExpressionWriter {
public:
    /// Readable: placeholders that resemble the names. Short: as short as can be, where the 4 KB limit is near.
    enum class Style { Readable, Short };

    explicit ExpressionWriter(Style style = Style::Readable) : m_style(style) {}

    /// `#status`: the same placeholder for the same name.
    std::string name(const QString& attribute);
    /// `#shipTo.#city`, `#lines[0].#sku`.
    std::string path(const ValuePath& path);
    /// `:status`, `:status2`: a new placeholder for every value; `hint` is the attribute it belongs to.
    std::string value(const Value& value, const QString& hint);

    /// Nothing when none was used: empty maps are refused.
    rf::Names names() const&;
    rf::Attributes values() const&;
    rf::Names names() &&;
    rf::Attributes values() &&;

    /// The expression with names and values put back, for people.
    QString readable(const std::string& expression) const { return readable(expression, m_names, m_values); }
    static QString readable(const std::string& expression, const rf::NameMap& names, const rf::AttributeMap& values);

private:
    std::string placeholder(char sign, const QString& hint, std::size_t used) const;

    Style m_style;
    rf::NameMap m_names;                               ///< placeholder → attribute
    std::map<std::string, std::string> m_placeholders; ///< attribute → placeholder
    rf::AttributeMap m_values;
};

} // namespace rf::models
