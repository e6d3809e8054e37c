// Placeholders of a request: their own checks, who used them, and who did not (spec/02 §4.1).

#include "engine/expr/parser_common.h"

namespace rf::expr {
namespace {

constexpr std::size_t kMaxPlaceholderBytes = 255;
constexpr std::size_t kMaxNameBytes = 65535;

bool isPlaceholder(std::string_view key, char mark) {
    if (key.size() < 2 || key.front() != mark) return false;
    return key.find_first_not_of("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_", 1) ==
           std::string_view::npos;
}

Error badMap(std::string_view map, std::string_view what) {
    return envelopable(std::string(map) + std::string(what));
}

Status checkName(const std::string& key, const std::string& name) {
    if (!isPlaceholder(key, '#'))
        return badMap("ExpressionAttributeNames", " contains invalid key: Syntax error; key: \"" + key + "\"");
    if (key.size() > kMaxPlaceholderBytes)
        return badMap("ExpressionAttributeNames",
                      " contains invalid key: The expression attribute map contains a key that is too long; size of "
                      "key: " + std::to_string(key.size()));
    if (name.empty())
        return badMap("ExpressionAttributeNames",
                      " contains invalid value: Empty attribute name for key " + key);
    if (name.size() > kMaxNameBytes)
        return badMap("ExpressionAttributeNames",
                      " contains invalid value: Attribute name is too large, must be less than or equal to 65535 "
                      "bytes for key " + key);
    return {};
}

std::string keyList(const std::vector<std::string_view>& keys) {
    std::string text = "{";
    for (const auto key : keys) {
        if (text.size() > 1) text += ", ";
        text += key;
    }
    return text + '}';
}

template <class Map, class Used>
Status checkAllUsed(std::string_view parameter, const Map& map, const Used& used) {
    std::vector<std::string_view> unused;
    for (const auto& entry : map)
        if (!used.contains(entry.first)) unused.emplace_back(entry.first);
    if (unused.empty()) return {};
    return envelopable("Value provided in " + std::string(parameter) + " unused in expressions: keys: " +
                       keyList(unused));
}

} // namespace

ExpressionContext::ExpressionContext(const std::map<std::string, std::string>* names, const AttributeMap* values)
    : m_names(names), m_values(values) {}

Status ExpressionContext::checkPlaceholders() const {
    if (m_names != nullptr) {
        if (m_names->empty()) return badMap("ExpressionAttributeNames", " must not be empty");
        for (const auto& [key, name] : *m_names) RF_TRY(checkName(key, name));
    }
    if (m_values == nullptr) return {};
    if (m_values->empty()) return badMap("ExpressionAttributeValues", " must not be empty");
    for (const auto& [key, value] : *m_values) {
        if (!isPlaceholder(key, ':'))
            return badMap("ExpressionAttributeValues", " contains invalid key: Syntax error; key: \"" + key + "\"");
        if (nestingOf(value) > kMaxNesting) return envelopable(std::string(kNestingMessage));
    }
    return {};
}

Status ExpressionContext::finish() const {
    if (m_names != nullptr) RF_TRY(checkAllUsed("ExpressionAttributeNames", *m_names, m_usedNames));
    if (m_values != nullptr) RF_TRY(checkAllUsed("ExpressionAttributeValues", *m_values, m_usedValues));
    return {};
}

const std::string* ExpressionContext::name(std::string_view placeholder) {
    if (m_names == nullptr) return nullptr;
    const auto found = m_names->find(std::string(placeholder));
    if (found == m_names->end()) return nullptr;
    if (!m_usedNames.contains(placeholder)) m_usedNames.emplace(placeholder);
    return &found->second;
}

const AttributeValue* ExpressionContext::value(std::string_view placeholder) {
    if (m_values == nullptr) return nullptr;
    const AttributeValue* found = m_values->find(placeholder);
    if (found != nullptr && !m_usedValues.contains(placeholder)) m_usedValues.emplace(placeholder);
    return found;
}

} // namespace rf::expr
