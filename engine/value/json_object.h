#pragma once
// A JSON object or array being appended to a text: commas and brackets in one place. Internal to the encoders.

#include "engine/value/json.h"

namespace rf {

class JsonObject {
public:
    explicit JsonObject(std::string& out) : m_out(out) { m_out += '{'; }
    ~JsonObject() { m_out += '}'; }
    JsonObject(const JsonObject&) = delete;
    JsonObject& operator=(const JsonObject&) = delete;

    /// Writes `"name":` and hands over where the value goes.
    std::string& name(std::string_view name) {
        if (!m_first) m_out += ',';
        m_first = false;
        appendJsonString(name, m_out);
        m_out += ':';
        return m_out;
    }
    void text(std::string_view member, std::string_view value) { appendJsonString(value, name(member)); }
    void integer(std::string_view member, std::int64_t value) { name(member) += std::to_string(value); }
    void boolean(std::string_view member, bool value) { name(member) += value ? "true" : "false"; }
    /// `append(element, out)` once an element.
    template <class List, class Append>
    void list(std::string_view member, const List& values, Append append) {
        std::string& out = name(member);
        out += '[';
        bool first = true;
        for (const auto& value : values) {
            if (!first) out += ',';
            first = false;
            append(value, out);
        }
        out += ']';
    }

private:
    std::string& m_out;
    bool m_first = true;
};

} // namespace rf
