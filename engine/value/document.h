#pragma once
// A loose document: what JSON, form fields, XML and CBOR have in common. For settings kept in the file and for the services
// beside DynamoDB; items have AttributeValue.

#include "engine/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace rf {

class Document {
public:
    /// A moment; JSON and CBOR write seconds, XML writes ISO 8601.
    struct Time {
        std::int64_t ms = 0; ///< since the epoch
        friend bool operator==(const Time&, const Time&) = default;
    };
    using List = std::vector<Document>;
    using Object = std::vector<std::pair<std::string, Document>>; ///< in the order given
    using Value = std::variant<std::monostate, bool, std::int64_t, double, std::string, Time, List, Object>;

    Document() = default;
    Document(bool value) : m_value(value) {}
    Document(std::int64_t value) : m_value(value) {}
    Document(int value) : m_value(std::int64_t{value}) {}
    Document(double value) : m_value(value) {}
    Document(std::string value) : m_value(std::move(value)) {}
    Document(std::string_view value) : m_value(std::string(value)) {}
    Document(const char* value) : m_value(std::string(value)) {}
    Document(Time value) : m_value(value) {}
    Document(List value) : m_value(std::move(value)) {}
    Document(Object value) : m_value(std::move(value)) {}

    const Value& value() const { return m_value; }
    bool isNull() const { return m_value.index() == 0; }
    const std::string* text() const { return std::get_if<std::string>(&m_value); }
    const List* list() const { return std::get_if<List>(&m_value); }
    const Object* object() const { return std::get_if<Object>(&m_value); }

    /// A member of an object; nullptr when there is none, or it is null.
    const Document* find(std::string_view name) const;
    bool has(std::string_view name) const { return find(name) != nullptr; }
    /// Adds a member; a document that is none becomes an object. Returns itself.
    Document& set(std::string_view name, Document value);

    // Members by type; what is absent or of another type is the fallback. Numbers and times convert.
    std::string text(std::string_view name, std::string_view fallback = {}) const;
    std::int64_t integer(std::string_view name, std::int64_t fallback = 0) const;
    double number(std::string_view name, double fallback = 0) const;
    bool boolean(std::string_view name, bool fallback = false) const;
    std::int64_t timeMs(std::string_view name, std::int64_t fallback = 0) const;
    const List& list(std::string_view name) const;
    const Object& object(std::string_view name) const;
    std::vector<std::string> texts(std::string_view name) const;

    friend bool operator==(const Document&, const Document&) = default;

private:
    Value m_value;
};

/// A list of texts.
Document textsDocument(const std::vector<std::string>& texts);

/// Errors: SerializationException.
Result<Document> documentFromJson(std::string_view json);
void appendJson(const Document& document, std::string& out);
std::string toJson(const Document& document);
/// The shortest digits that are this number: "70", "0.5"; of what is no number "null".
std::string numberText(double value);

} // namespace rf
