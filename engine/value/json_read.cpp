// JSON → values. One walk does both passes of the service (spec/02 §1): a wrong JSON type ends it at once with a
// SerializationException; a bad content is remembered (the first one) and the walk goes on looking for wrong types.

#include "engine/value/json.h"

#include <algorithm>
#include <array>
#include <optional>

namespace rf {
namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

constexpr std::string_view kInvalid = "One or more parameter values were invalid: ";
constexpr std::string_view kAttributeValueClass = "com.amazonaws.dynamodb.v20120810.AttributeValue";

std::string invalid(std::string_view text) { return std::string(kInvalid).append(text); }

Error collectionWhere(std::string_view javaClass) {
    return serialization("Unrecognized collection type " + std::string(javaClass));
}
Error structureWhereScalar() { return serialization("Start of structure or map found where not expected"); }

/// The JSON parser's name of a scalar token, as messages print it.
std::string_view tokenName(element_type type) {
    switch (type) {
    case element_type::INT64:
    case element_type::UINT64: return "NUMBER_VALUE";
    case element_type::DOUBLE: return "DECIMAL_VALUE";
    case element_type::STRING: return "STRING_VALUE";
    default: return "NULL_VALUE";
    }
}
std::string tokenName(element json) {
    if (json.type() == element_type::BOOL) return bool(json) ? "TRUE_VALUE" : "FALSE_VALUE";
    return std::string(tokenName(json.type()));
}

Result<std::string> readString(element json) {
    switch (json.type()) {
    case element_type::STRING: return std::string(std::string_view(json));
    case element_type::ARRAY: return collectionWhere("class java.lang.String");
    case element_type::OBJECT: return structureWhereScalar();
    default: return serialization(tokenName(json) + " cannot be converted to String");
    }
}

Result<std::string> readBlob(element json) {
    switch (json.type()) {
    case element_type::STRING: return base64Decode(std::string_view(json));
    case element_type::ARRAY: return collectionWhere("class java.nio.ByteBuffer");
    case element_type::OBJECT: return structureWhereScalar();
    default: return serialization("only base-64-encoded strings are convertible to bytes");
    }
}

Result<bool> readBoolText(std::string_view text) {
    std::string lower(text.substr(0, 6));
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (lower == "true" || lower == "1" || lower == "yes") return true;
    if (lower == "false" || lower == "0" || lower == "no") return false;
    return serialization("Unexpected token received from parser");
}

Result<bool> readBool(element json) {
    switch (json.type()) {
    case element_type::BOOL: return bool(json);
    case element_type::STRING: return readBoolText(std::string_view(json));
    case element_type::ARRAY: return collectionWhere("class java.lang.Boolean");
    case element_type::OBJECT: return structureWhereScalar();
    default: return serialization(tokenName(json) + " cannot be converted to Boolean");
    }
}

Result<simdjson::dom::array> readArray(element json) {
    if (json.type() == element_type::ARRAY) return simdjson::dom::array(json);
    if (json.type() == element_type::OBJECT) return structureWhereScalar();
    return serialization("Unexpected field type");
}

Result<simdjson::dom::object> readMap(element json) {
    if (json.type() == element_type::OBJECT) return simdjson::dom::object(json);
    if (json.type() == element_type::ARRAY)
        return collectionWhere("java.util.Map<java.lang.String, " + std::string(kAttributeValueClass) + ">");
    return serialization("Unexpected field type");
}

Result<simdjson::dom::object> readStructure(element json) {
    if (json.type() == element_type::OBJECT) return simdjson::dom::object(json);
    if (json.type() == element_type::ARRAY) return collectionWhere("class " + std::string(kAttributeValueClass));
    return serialization("Unexpected value type in payload");
}

std::optional<Type> typeOf(std::string_view code) {
    for (int i = 0; i < 10; ++i)
        if (typeCode(static_cast<Type>(i)) == code) return static_cast<Type>(i);
    return std::nullopt;
}

template <class T>
bool hasDuplicates(std::vector<T> members) {
    std::sort(members.begin(), members.end());
    return std::adjacent_find(members.begin(), members.end()) != members.end();
}

/// [a, b], each member printed by `print`.
template <class Print>
std::string collectionText(const std::vector<std::string>& members, Print print) {
    std::string out = "[";
    for (const auto& member : members) {
        if (out.size() > 1) out += ", ";
        out += print(member);
    }
    return out += ']';
}

/// Where the members of one attribute value stand, the last of each name, null ones left out.
using Members = std::array<std::optional<element>, 10>;

class Reader {
public:
    Result<AttributeValue> value(element json, int level);
    Result<AttributeMap> map(element json, int level);

    /// The first bad content met.
    const std::optional<Error>& bad() const { return m_bad; }
    const std::string& badName() const { return m_badName; }

private:
    void refuse(std::string message) {
        if (!m_bad) m_bad = validation(std::move(message));
    }
    Result<AttributeValue> member(Type type, element json, int level);
    Result<AttributeValue> number(element json);
    Result<AttributeValue> null(element json);
    Result<AttributeValue> stringSet(element json);
    Result<AttributeValue> numberSet(element json);
    Result<AttributeValue> binarySet(element json);
    Result<AttributeValue> list(element json, int level);
    template <class Read>
    Result<std::vector<std::string>> setMembers(element json, std::string_view kind, Read read);

    std::optional<Error> m_bad;
    std::string m_badName;
};

Result<AttributeValue> Reader::value(element json, int level) {
    if (json.is_null()) {
        refuse("Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
        return AttributeValue();
    }
    RF_ASSIGN(const auto object, readStructure(json));
    Members members;
    for (const auto& [name, content] : object) {
        const auto type = typeOf(name);
        if (type) members[static_cast<std::size_t>(*type)] = content.is_null() ? std::nullopt : std::optional(content);
    }
    // The service looks at numbers first, then the other scalars and sets, then into maps and lists (spec/01 §1).
    static constexpr std::array kOrder{Type::N,  Type::NUL, Type::SS, Type::NS, Type::BS,
                                       Type::M,  Type::L,   Type::S,  Type::B,  Type::BOOL};
    int found = 0;
    AttributeValue out;
    for (const Type type : kOrder) {
        const auto& content = members[static_cast<std::size_t>(type)];
        if (!content) continue;
        ++found;
        RF_ASSIGN(out, member(type, *content, level));
    }
    if (found == 0) refuse("Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
    if (found > 1)
        refuse("Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported "
               "datatypes");
    if (level > kMaxNesting)
        refuse("Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond "
               "supported limit");
    return out;
}

Result<AttributeValue> Reader::member(Type type, element json, int level) {
    switch (type) {
    case Type::S: {
        RF_ASSIGN(std::string text, readString(json));
        return AttributeValue::string(std::move(text));
    }
    case Type::N: return number(json);
    case Type::B: {
        RF_ASSIGN(std::string bytes, readBlob(json));
        return AttributeValue::binary(std::move(bytes));
    }
    case Type::BOOL: {
        RF_ASSIGN(const bool truth, readBool(json));
        return AttributeValue::boolean(truth);
    }
    case Type::NUL: return null(json);
    case Type::SS: return stringSet(json);
    case Type::NS: return numberSet(json);
    case Type::BS: return binarySet(json);
    case Type::L: return list(json, level);
    case Type::M: {
        RF_ASSIGN(AttributeMap entries, map(json, level + 1));
        return AttributeValue::map(std::move(entries));
    }
    }
    return AttributeValue();
}

Result<AttributeValue> Reader::number(element json) {
    if (json.type() != element_type::STRING) return readString(json).error();
    auto parsed = Number::parse(std::string_view(json));
    if (parsed) return AttributeValue::number(*parsed);
    refuse(std::move(parsed).error().message);
    return AttributeValue();
}

Result<AttributeValue> Reader::null(element json) {
    RF_ASSIGN(const bool truth, readBool(json));
    if (!truth) refuse(invalid("Null attribute value types must have the value of true"));
    return AttributeValue::null();
}

template <class Read>
Result<std::vector<std::string>> Reader::setMembers(element json, std::string_view kind, Read read) {
    RF_ASSIGN(const auto array, readArray(json));
    std::vector<std::string> members;
    for (const element item : array) {
        if (item.is_null()) {
            const std::string name(kind);
            refuse(invalid("An " + name + " set may not have a null " + name + " as a member"));
            continue;
        }
        RF_ASSIGN(std::string text, read(item));
        members.push_back(std::move(text));
    }
    return members;
}

Result<AttributeValue> Reader::stringSet(element json) {
    RF_ASSIGN(auto members, setMembers(json, "string", readString));
    if (members.empty()) refuse(invalid("An string set  may not be empty"));
    if (hasDuplicates(members)) {
        const auto quoted = [](const std::string& text) { return '"' + text + '"'; };
        refuse(invalid("Input collection " + collectionText(members, quoted) + " contains duplicates."));
    }
    return AttributeValue::stringSet(std::move(members));
}

Result<AttributeValue> Reader::numberSet(element json) {
    RF_ASSIGN(const auto members, setMembers(json, "number", readString));
    if (members.empty()) refuse(invalid("An number set  may not be empty"));
    std::vector<Number> numbers;
    for (const auto& text : members) {
        auto parsed = Number::parse(text);
        if (parsed)
            numbers.push_back(*parsed);
        else
            refuse(std::move(parsed).error().message);
    }
    if (hasDuplicates(numbers)) refuse("Input collection contains duplicates");
    return AttributeValue::numberSet(std::move(numbers));
}

Result<AttributeValue> Reader::binarySet(element json) {
    RF_ASSIGN(auto members, setMembers(json, "binary", readBlob));
    if (members.empty()) refuse(invalid("Binary sets should not be empty"));
    if (hasDuplicates(members)) {
        const auto encoded = [](const std::string& bytes) { return base64Encode(bytes); };
        refuse(invalid("Input collection " + collectionText(members, encoded) + "of type BS contains duplicates."));
    }
    return AttributeValue::binarySet(std::move(members));
}

Result<AttributeValue> Reader::list(element json, int level) {
    RF_ASSIGN(const auto array, readArray(json));
    List elements;
    for (const element item : array) {
        RF_ASSIGN(AttributeValue read, value(item, level + 1));
        elements.push_back(std::move(read));
    }
    return AttributeValue::list(std::move(elements));
}

Result<AttributeMap> Reader::map(element json, int level) {
    RF_ASSIGN(const auto object, readMap(json));
    std::vector<AttributeMap::Entry> entries;
    for (const auto& [name, content] : object) {
        const bool wasGood = !m_bad;
        RF_ASSIGN(AttributeValue read, value(content, level));
        if (wasGood && m_bad && level == 1) m_badName = name;
        entries.emplace_back(std::string(name), std::move(read));
    }
    return AttributeMap::fromEntries(std::move(entries));
}

constexpr std::size_t kKeptCapacity = 64 * 1024; ///< bytes of JSON; a parser for more is not kept

std::unique_ptr<simdjson::dom::parser>& spareParser() {
    thread_local std::unique_ptr<simdjson::dom::parser> spare;
    return spare;
}

} // namespace

void JsonDocument::GiveBack::operator()(simdjson::dom::parser* parser) const {
    std::unique_ptr<simdjson::dom::parser> mine(parser);
    if (mine->capacity() <= kKeptCapacity) spareParser() = std::move(mine);
}

Result<JsonDocument> JsonDocument::parse(std::string_view text) {
    if (text.data() == nullptr) text = ""; // simdjson copies from where it points
    auto parser = std::move(spareParser());
    if (!parser) parser = std::make_unique<simdjson::dom::parser>();
    JsonDocument document;
    document.m_parser.reset(parser.release());
    if (document.m_parser->capacity() < text.size() || document.m_parser->max_depth() != kMaxJsonDepth)
        if (document.m_parser->allocate(std::max<std::size_t>(text.size(), 4096), kMaxJsonDepth) != simdjson::SUCCESS)
            return serialization("");
    if (document.m_parser->parse(text.data(), text.size()).get(document.m_root) != simdjson::SUCCESS)
        return serialization(""); // the service says nothing here (spec/08 §3)
    return document;
}

Result<AttributeValue> attributeValueFromJson(element json) {
    Reader reader;
    RF_ASSIGN(AttributeValue value, reader.value(json, 1));
    if (reader.bad()) return *reader.bad();
    return value;
}

Result<AttributeMap> attributeMapFromJson(element json, std::string* badName) {
    Reader reader;
    RF_ASSIGN(AttributeMap map, reader.map(json, 1));
    if (!reader.bad()) return map;
    if (badName != nullptr) *badName = reader.badName();
    return *reader.bad();
}

Result<Item> itemFromJson(std::string_view text) {
    RF_ASSIGN(const JsonDocument document, JsonDocument::parse(text));
    return attributeMapFromJson(document.root());
}

} // namespace rf
