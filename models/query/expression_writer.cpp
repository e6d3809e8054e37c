#include "models/query/expression_writer.h"

namespace rf::models {
namespace {

constexpr std::size_t kLongestHint = 24;

bool isPart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// The hint itself where it can be a placeholder.
std::string readablePart(const QString& text) {
    const std::string utf8 = toUtf8(text);
    const bool good = !utf8.empty() && utf8.size() <= kLongestHint && std::all_of(utf8.begin(), utf8.end(), isPart);
    return good ? utf8 : "a";
}

/// 0 … 9, a … z, 00 …: the shortest names not used yet, in order.
std::string shortPart(std::size_t number) {
    constexpr std::string_view kDigits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    std::string part;
    for (++number; number > 0; number = (number - 1) / kDigits.size())
        part.insert(part.begin(), kDigits[(number - 1) % kDigits.size()]);
    return part;
}

/// A value as it stands in a sentence: strings in quotes, lists and maps in full, the others as they are shown.
QString shownValue(const rf::AttributeValue& value) {
    const Value shown(value);
    if (value.is(ValueType::M) || value.is(ValueType::L)) return visibleText(shown.copyText(), 200);
    return value.is(ValueType::S) ? u'"' + shown.displayText() + u'"' : shown.displayText();
}

} // namespace

std::string ExpressionWriter::placeholder(char sign, const QString& hint, std::size_t used) const {
    if (m_style == Style::Short) return sign + shortPart(used);
    const auto taken = [this](const std::string& p) { return m_names.count(p) > 0 || m_values.contains(p); };
    const std::string wanted = sign + readablePart(hint);
    std::string free = wanted;
    for (int n = 2; taken(free); ++n) free = wanted + std::to_string(n);
    return free;
}

std::string ExpressionWriter::name(const QString& attribute) {
    const std::string utf8 = toUtf8(attribute);
    if (const auto known = m_placeholders.find(utf8); known != m_placeholders.end()) return known->second;
    const std::string fresh = placeholder('#', attribute, m_names.size());
    m_names.emplace(fresh, utf8);
    m_placeholders.emplace(utf8, fresh);
    return fresh;
}

std::string ExpressionWriter::path(const ValuePath& path) {
    std::string out;
    for (const PathStep& step : path.steps()) {
        if (step.isIndex()) {
            out += '[' + std::to_string(step.index) + ']';
            continue;
        }
        if (!out.empty()) out += '.';
        out += name(step.name);
    }
    return out;
}

std::string ExpressionWriter::value(const Value& value, const QString& hint) {
    std::string fresh = placeholder(':', hint, m_values.size());
    m_values.set(fresh, value.engine());
    return fresh;
}

rf::Names ExpressionWriter::names() const& {
    return m_names.empty() ? rf::Names() : rf::Names(m_names);
}

rf::Attributes ExpressionWriter::values() const& {
    return m_values.empty() ? rf::Attributes() : rf::Attributes(rf::InputAttributes(m_values));
}

rf::Names ExpressionWriter::names() && {
    return m_names.empty() ? rf::Names() : rf::Names(std::move(m_names));
}

rf::Attributes ExpressionWriter::values() && {
    return m_values.empty() ? rf::Attributes() : rf::Attributes(rf::InputAttributes(std::move(m_values)));
}

QString ExpressionWriter::readable(const std::string& expression, const rf::NameMap& names, const rf::AttributeMap& values) {
    QString out;
    for (std::size_t i = 0; i < expression.size();) {
        std::size_t end = i + 1;
        if (expression[i] == '#' || expression[i] == ':')
            while (end < expression.size() && isPart(expression[end])) ++end;
        const std::string token = expression.substr(i, end - i);
        if (const auto name = names.find(token); name != names.end()) {
            out += ValuePath::attribute(fromUtf8(name->second)).toString();
        } else if (const auto* value = values.find(token); value != nullptr) {
            out += shownValue(*value);
        } else {
            out += fromUtf8(token);
        }
        i = end;
    }
    return out;
}

} // namespace rf::models
