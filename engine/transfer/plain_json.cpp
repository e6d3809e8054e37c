#include "engine/transfer/plain_json.h"

#include "engine/value/json.h"

#include <set>
#include <simdjson.h>

namespace rf::transfer {

namespace {

namespace od = simdjson::ondemand;

/// The documents' parser keeps its buffers from one row to the next.
struct Reader {
    od::parser parser;
    simdjson::padded_string text;
};
Reader& reader() {
    thread_local Reader reader;
    return reader;
}

Error notJson(simdjson::error_code code) { return serialization(std::string("This is not JSON: ") + simdjson::error_message(code)); }

Error at(const std::string& path, Error error) {
    if (!path.empty()) error.message = path + ": " + error.message;
    return error;
}

/// A number as JSON writes one; the service's own grammar allows more.
bool isJsonNumber(std::string_view text) {
    std::size_t i = text.starts_with('-') ? 1 : 0;
    const auto digits = [&] {
        const std::size_t begin = i;
        while (i < text.size() && text[i] >= '0' && text[i] <= '9') ++i;
        return i - begin;
    };
    const std::size_t begin = i;
    const std::size_t whole = digits();
    if (whole == 0 || (whole > 1 && text[begin] == '0')) return false;
    if (i < text.size() && text[i] == '.' && (++i, digits() == 0)) return false;
    if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
        ++i;
        if (i < text.size() && (text[i] == '+' || text[i] == '-')) ++i;
        if (digits() == 0) return false;
    }
    return i == text.size();
}

std::string_view withoutSpaceAtEnd(std::string_view text) {
    const std::size_t end = text.find_last_not_of(" \t\r\n");
    return text.substr(0, end == std::string_view::npos ? 0 : end + 1);
}

/// Walks a value; names and places are told in errors.
class Walk {
public:
    Result<AttributeValue> value(od::value json, const std::string& path, int depth) {
        if (depth > kMaxJsonDepth) return at(path, serialization("nested too deep"));
        od::json_type type;
        if (const auto code = json.type().get(type)) return at(path, notJson(code));
        switch (type) {
        case od::json_type::object: return object(json, path, depth);
        case od::json_type::array: return array(json, path, depth);
        case od::json_type::string: return string(json, path);
        default: return scalar(json.raw_json_token(), type, path);
        }
    }

    static Result<AttributeValue> scalar(std::string_view token, od::json_type type, const std::string& path) {
        token = withoutSpaceAtEnd(token);
        if (type == od::json_type::number) {
            if (!isJsonNumber(token)) return at(path, serialization("This is not JSON: " + std::string(token.substr(0, 40)) + " is no number."));
            auto number = Number::parse(token);
            return number ? Result<AttributeValue>(AttributeValue::number(*number)) : at(path, number.error());
        }
        if (token == "true" || token == "false") return AttributeValue::boolean(token == "true");
        if (token == "null") return AttributeValue::null();
        return at(path, serialization("This is not JSON: " + std::string(token.substr(0, 40))));
    }

private:
    static Result<AttributeValue> string(od::value json, const std::string& path) {
        std::string_view text;
        if (const auto code = json.get_string().get(text)) return at(path, notJson(code));
        return AttributeValue::string(std::string(text));
    }

    Result<AttributeValue> array(od::value json, const std::string& path, int depth) {
        od::array elements;
        if (const auto code = json.get_array().get(elements)) return at(path, notJson(code));
        List list;
        for (auto each : elements) {
            od::value element;
            if (const auto code = each.get(element)) return at(path, notJson(code));
            RF_ASSIGN(AttributeValue got, value(element, path + '[' + std::to_string(list.size()) + ']', depth + 1));
            list.push_back(std::move(got));
        }
        return AttributeValue::list(std::move(list));
    }

    Result<AttributeValue> object(od::value json, const std::string& path, int depth) {
        od::object members;
        if (const auto code = json.get_object().get(members)) return at(path, notJson(code));
        std::vector<AttributeMap::Entry> entries;
        std::set<std::string, std::less<>> names;
        for (auto each : members) { // an rvalue each time, as simdjson wants it read
            od::field field;
            if (const auto code = std::move(each).get(field)) return at(path, notJson(code));
            std::string_view name;
            if (const auto code = field.unescaped_key().get(name)) return at(path, notJson(code));
            const std::string full = path.empty() ? std::string(name) : path + '.' + std::string(name);
            if (!names.emplace(name).second) return validation(full + " is given twice.");
            std::string own(name); // the view ends with the next text
            RF_ASSIGN(AttributeValue got, value(field.value(), full, depth + 1));
            entries.emplace_back(std::move(own), std::move(got));
        }
        return AttributeValue::map(AttributeMap::fromEntries(std::move(entries)));
    }
};

Result<AttributeValue> readValue(std::string_view text) {
    Reader& my = reader();
    my.text = simdjson::padded_string(text);
    od::document document;
    if (const auto code = my.parser.iterate(my.text).get(document)) return notJson(code);
    od::json_type type;
    if (const auto code = document.type().get(type)) return notJson(code);
    const Error more = serialization("This is not JSON: something stands after its end.");
    Result<AttributeValue> result = AttributeValue();
    if (type == od::json_type::object || type == od::json_type::array) {
        od::value root;
        if (const auto code = document.get_value().get(root)) return notJson(code);
        result = Walk().value(root, {}, 0);
        if (result && document.current_location().error() != simdjson::OUT_OF_BOUNDS) return more;
        return result;
    }
    std::string_view token;
    if (const auto code = document.raw_json_token().get(token)) return notJson(code);
    if (withoutSpaceAtEnd(token).size() != withoutSpaceAtEnd(text).size() - std::min(text.find_first_not_of(" \t\r\n"), text.size())) return more;
    if (type != od::json_type::string) return Walk::scalar(token, type, {});
    std::string_view string;
    if (const auto code = document.get_string().get(string)) return notJson(code);
    return AttributeValue::string(std::string(string));
}

} // namespace

Result<AttributeValue> plainJsonValue(std::string_view text) { return readValue(text); }

Result<AttributeMap> plainJsonItem(std::string_view text) {
    RF_ASSIGN(AttributeValue value, readValue(text));
    if (!value.is(Type::M)) return serialization("A row must be one JSON object.");
    if (value.asMap().contains("")) return validation("An attribute has no name.");
    return std::move(value.asMap());
}

Result<std::string> nameGivenTwice(std::string_view text) {
    RF_ASSIGN(const JsonDocument document, JsonDocument::parse(text));
    std::string found;
    const auto walk = [&found](const auto& self, simdjson::dom::element json, const std::string& path) -> void {
        if (json.is_array()) {
            std::size_t i = 0;
            for (const auto each : json.get_array()) self(self, each, path + '[' + std::to_string(i++) + ']');
        }
        if (!json.is_object()) return;
        std::set<std::string_view> names;
        for (const auto& [name, value] : json.get_object()) {
            const std::string full = path.empty() ? std::string(name) : path + '.' + std::string(name);
            if (!names.insert(name).second && found.empty()) found = full;
            self(self, value, full);
        }
    };
    walk(walk, document.root(), {});
    return found;
}

} // namespace rf::transfer
