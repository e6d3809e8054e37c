#pragma once
// A declarative description of a shape of the API: per member its wire name, where it lives in the C++ struct, and what
// its value must satisfy. From this one description come JSON decoding (the type pass, spec/02 §1 step 2), JSON
// encoding, and the constraint pass with the service's own words (spec/02 §1 step 4, spec/10 §1–§2).
//
//     const Spec<GetItem::Input>& GetItem::spec() {
//         static const Spec<Input> spec("GetItemInput", {
//             field("TableName", &Input::tableName, rules::tableName()),
//             field("Key", &Input::key, {.required = true}), …
//
// The order of the fields is the order in which violations are listed. Every member is a std::optional; absent and
// JSON null are the same. Specs are built once, immutable, and shared between threads.

#include "engine/api/ops/types.h"
#include "engine/base/function_ref.h"
#include "engine/value/json.h"

#include <initializer_list>
#include <memory>
#include <span>
#include <string_view>

namespace rf {

/// What one member must satisfy. min and max bound the length of texts, lists and maps and the value of numbers.
struct Rules {
    bool required = false;
    std::optional<std::int64_t> min;
    std::optional<std::int64_t> max;
    bool namePattern = false;                  ///< [a-zA-Z0-9_.-]+
    bool acceptsArn = false;                   ///< a table's ARN passes instead of its name
    bool patternOfEmpty = false;               ///< an empty text also violates the pattern (CreateTable)
    std::vector<std::string_view> values = {}; ///< enum, in the order messages list it
    std::string_view enumText = {};            ///< whole text of an enum violation where the service words it apart
    bool longInteger = false;                  ///< "Long" in type errors instead of "Integer"
    bool wordMinAnew = false;   ///< 2026: `Value at 'TableName' failed…`: capital path, no echo, for the lower bound
    bool wordMaxAnew = false;   ///< the same for the upper bound
    bool minAlone = false;      ///< a value below the lower bound is reported alone
    bool enumAlone = false;     ///< a bad enum is reported alone
    /// Bounds of each text of a list, or of each value list of a map: `Member must satisfy constraint: [...]`.
    std::optional<std::int64_t> eachMin;
    std::optional<std::int64_t> eachMax;
    bool keysAreTableNames = false; ///< map keys: `Map keys must satisfy constraint: [...]`
};

/// Where a value stands, innermost last; lives on the stack of the pass.
struct MemberPath {
    const MemberPath* parent = nullptr;
    std::string_view step;
    bool isMember = true; ///< a member name (lower-camelled in messages), not a list position or map key

    /// `requestItems.T.member.keys`; as on the wire (`RequestItems.T.member.Keys`) if asked.
    std::string render(bool asOnTheWire) const;
};

/// Violations found so far; at most ten are told.
class Violations {
public:
    void add(std::string text, bool alone = false);
    bool empty() const { return m_texts.empty(); }
    /// `N validation error(s) detected: …; …`
    Status result() const;

private:
    std::vector<std::string> m_texts;
    std::optional<std::string> m_alone;
};

namespace detail {

using Json = simdjson::dom::element;
using Echo = FunctionRef<std::string()>;

/// Adds the violations of a length (texts, lists, maps) or of a number.
void checkLength(std::size_t length, const Rules& rules, Echo echo, const MemberPath& path, Violations& out);
void checkAbsent(const Rules& rules, const MemberPath& path, Violations& out);

// One codec a kind of member: decode = the type pass, echo = the value as messages print it.
struct TextCodec {
    using Value = std::string;
    Status decode(Json json, const Rules& rules, Value& out) const;
    void encode(const Value& value, std::string& out) const { appendJsonString(value, out); }
    void check(const Value& value, const Rules& rules, const MemberPath& path, Violations& out) const;
    void echo(const Value& value, std::string& out) const { out += value; }
};
struct IntegerCodec {
    using Value = std::int64_t;
    Status decode(Json json, const Rules& rules, Value& out) const;
    void encode(Value value, std::string& out) const { out += std::to_string(value); }
    void check(Value value, const Rules& rules, const MemberPath& path, Violations& out) const;
    void echo(Value value, std::string& out) const { out += std::to_string(value); }
};
struct BooleanCodec {
    using Value = bool;
    Status decode(Json json, const Rules& rules, Value& out) const;
    void encode(Value value, std::string& out) const { out += value ? "true" : "false"; }
    void check(Value, const Rules&, const MemberPath&, Violations&) const {}
    void echo(Value value, std::string& out) const { out += value ? "true" : "false"; }
};
/// A map of attribute values. A wrong JSON type fails at once; a wrong value is kept in `bad` for the operation.
struct AttributesCodec {
    using Value = InputAttributes;
    Status decode(Json json, const Rules& rules, Value& out) const;
    void encode(const Value& value, std::string& out) const { appendJson(static_cast<const AttributeMap&>(value), out); }
    void check(const Value&, const Rules&, const MemberPath&, Violations&) const {}
    void echo(const Value& value, std::string& out) const;
};
struct ValueCodec {
    using Value = InputValue;
    Status decode(Json json, const Rules& rules, Value& out) const;
    void encode(const Value& value, std::string& out) const { appendJson(value.value, out); }
    void check(const Value&, const Rules&, const MemberPath&, Violations&) const {}
    void echo(const Value& value, std::string& out) const;
};
struct NamesCodec {
    using Value = NameMap;
    Status decode(Json json, const Rules& rules, Value& out) const;
    void encode(const Value& value, std::string& out) const;
    void check(const Value&, const Rules&, const MemberPath&, Violations&) const {}
    void echo(const Value& value, std::string& out) const;
};
struct TextsCodec {
    using Value = std::vector<std::string>;
    Status decode(Json json, const Rules& rules, Value& out) const;
    void encode(const Value& value, std::string& out) const;
    void check(const Value& value, const Rules& rules, const MemberPath& path, Violations& out) const;
    void echo(const Value& value, std::string& out) const;
};

Status expectObject(Json json, std::string_view shape);
Status expectList(Json json);
Status expectMap(Json json);
void checkMapKey(std::string_view key, const Rules& rules, Echo echo, const MemberPath& path, Violations& out);
std::string lowerCamel(std::string_view name);

} // namespace detail

template <class T>
class Spec;

namespace detail {

template <class S>
struct ShapeCodec {
    using Value = S;
    const Spec<S>& (*spec)();
    Status decode(Json json, const Rules&, Value& out) const { return spec().decode(json, out); }
    void encode(const Value& value, std::string& out) const { spec().encode(value, out); }
    void check(const Value& value, const Rules&, const MemberPath& path, Violations& out) const {
        spec().check(value, &path, out);
    }
    void echo(const Value& value, std::string& out) const { spec().echo(value, out); }
};

template <class C>
struct ListCodec {
    using Value = std::vector<typename C::Value>;
    C element;

    Status decode(Json json, const Rules&, Value& out) const {
        RF_TRY(expectList(json));
        for (Json each : simdjson::dom::array(json.get_array())) {
            if (each.is_null()) continue;
            RF_TRY(element.decode(each, {}, out.emplace_back()));
        }
        return {};
    }
    void encode(const Value& value, std::string& out) const {
        out += '[';
        for (std::size_t i = 0; i < value.size(); ++i) {
            if (i) out += ',';
            element.encode(value[i], out);
        }
        out += ']';
    }
    void check(const Value& value, const Rules& rules, const MemberPath& path, Violations& out) const {
        checkLength(value.size(), rules, [&] { return echoed(value); }, path, out);
        for (std::size_t i = 0; i < value.size(); ++i) {
            const std::string position = std::to_string(i + 1);
            const MemberPath at{&path, position, false};
            const MemberPath member{&at, "member", false};
            element.check(value[i], {}, member, out);
        }
    }
    void echo(const Value& value, std::string& out) const {
        out += '[';
        for (std::size_t i = 0; i < value.size(); ++i) {
            if (i) out += ", ";
            element.echo(value[i], out);
        }
        out += ']';
    }
    std::string echoed(const Value& value) const {
        std::string text;
        echo(value, text);
        return text;
    }
};

template <class C>
struct MapCodec {
    using Value = std::map<std::string, typename C::Value>;
    C element;

    Status decode(Json json, const Rules&, Value& out) const {
        RF_TRY(expectMap(json));
        for (auto [key, each] : simdjson::dom::object(json.get_object())) {
            if (each.is_null()) continue;
            typename C::Value value;
            RF_TRY(element.decode(each, {}, value));
            out.insert_or_assign(std::string(key), std::move(value));
        }
        return {};
    }
    void encode(const Value& value, std::string& out) const {
        out += '{';
        bool first = true;
        for (const auto& [key, each] : value) {
            if (!first) out += ',';
            first = false;
            appendJsonString(key, out);
            out += ':';
            element.encode(each, out);
        }
        out += '}';
    }
    void check(const Value& value, const Rules& rules, const MemberPath& path, Violations& out) const {
        checkLength(value.size(), rules, [&] { return echoed(value); }, path, out);
        for (const auto& entry : value) {
            const auto& key = entry.first;
            const auto& each = entry.second; // no binding: clang 14 takes none in the requires below
            checkMapKey(key, rules, [&] { return echoed(value); }, path, out);
            if constexpr (requires { each.size(); }) {
                if ((rules.eachMax && std::ssize(each) > *rules.eachMax) ||
                    (rules.eachMin && std::ssize(each) < *rules.eachMin)) {
                    out.add("Value '" + echoed(value) + "' at '" + path.render(false) +
                            "' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length "
                            "less than or equal to " + std::to_string(rules.eachMax.value_or(0)) +
                            ", Member must have length greater than or equal to " +
                            std::to_string(rules.eachMin.value_or(0)) + "]");
                    return;
                }
            }
            const MemberPath at{&path, key, false};
            const MemberPath member{&at, "member", false};
            element.check(each, {}, member, out);
        }
    }
    void echo(const Value& value, std::string& out) const {
        out += '{';
        bool first = true;
        for (const auto& [key, each] : value) {
            if (!first) out += ", ";
            first = false;
            out += key;
            out += '=';
            element.echo(each, out);
        }
        out += '}';
    }
    std::string echoed(const Value& value) const {
        std::string text;
        echo(value, text);
        return text;
    }
};

template <class M>
struct PlainCodec;
template <>
struct PlainCodec<std::string> : TextCodec {};
template <>
struct PlainCodec<std::int64_t> : IntegerCodec {};
template <>
struct PlainCodec<bool> : BooleanCodec {};
template <>
struct PlainCodec<InputAttributes> : AttributesCodec {};
template <>
struct PlainCodec<InputValue> : ValueCodec {};
template <>
struct PlainCodec<std::vector<InputValue>> : ListCodec<ValueCodec> {};
template <>
struct PlainCodec<NameMap> : NamesCodec {};
template <>
struct PlainCodec<std::vector<std::string>> : TextsCodec {};
template <>
struct PlainCodec<std::vector<InputAttributes>> : ListCodec<AttributesCodec> {};

/// One member of T, type-erased.
template <class T>
class Member {
public:
    Member(std::string_view name, Rules rules) : m_name(name), m_rules(std::move(rules)) {}
    virtual ~Member() = default;
    std::string_view name() const { return m_name; }
    const Rules& memberRules() const { return m_rules; }
    virtual Status decode(Json json, T& out) const = 0;
    virtual bool present(const T& shape) const = 0;
    virtual void encode(const T& shape, std::string& out) const = 0;
    virtual void check(const T& shape, const MemberPath* parent, Violations& out) const = 0;
    virtual void echo(const T& shape, std::string& out) const = 0;

protected:
    std::string_view m_name;
    Rules m_rules;
};

template <class T, class C>
class MemberOf final : public Member<T> {
public:
    using Value = typename C::Value;
    MemberOf(std::string_view name, std::optional<Value> T::*member, Rules rules, C codec)
        : Member<T>(name, std::move(rules)), m_member(member), m_codec(codec) {}

    Status decode(Json json, T& out) const override {
        if (json.is_null()) {
            (out.*m_member).reset();
            return {};
        }
        return m_codec.decode(json, this->m_rules, (out.*m_member).emplace());
    }
    bool present(const T& shape) const override { return (shape.*m_member).has_value(); }
    void encode(const T& shape, std::string& out) const override { m_codec.encode(*(shape.*m_member), out); }
    void check(const T& shape, const MemberPath* parent, Violations& out) const override {
        const MemberPath path{parent, this->m_name};
        if (const auto& value = shape.*m_member)
            m_codec.check(*value, this->m_rules, path, out);
        else
            checkAbsent(this->m_rules, path, out);
    }
    void echo(const T& shape, std::string& out) const override {
        if (const auto& value = shape.*m_member)
            m_codec.echo(*value, out);
        else
            out += "null";
    }

private:
    std::optional<Value> T::*m_member;
    C m_codec;
};

} // namespace detail

template <class T>
using Field = std::shared_ptr<const detail::Member<T>>;

/// A member of plain type: text, integer, boolean, attributes, names, list of texts, list of attribute maps.
template <class T, class M>
Field<T> field(std::string_view name, std::optional<M> T::*member, Rules rules = {}) {
    using C = detail::PlainCodec<M>;
    return std::make_shared<detail::MemberOf<T, C>>(name, member, std::move(rules), C{});
}
/// A member that is a shape of its own, or a list or map of such, or a map of lists of such.
template <class T, class S>
Field<T> field(std::string_view name, std::optional<S> T::*member, const Spec<S>& (*spec)(), Rules rules = {}) {
    using C = detail::ShapeCodec<S>;
    return std::make_shared<detail::MemberOf<T, C>>(name, member, std::move(rules), C{spec});
}
template <class T, class S>
Field<T> field(std::string_view name, std::optional<std::vector<S>> T::*member, const Spec<S>& (*spec)(),
               Rules rules = {}) {
    using C = detail::ListCodec<detail::ShapeCodec<S>>;
    return std::make_shared<detail::MemberOf<T, C>>(name, member, std::move(rules), C{{spec}});
}
template <class T, class S>
Field<T> field(std::string_view name, std::optional<std::map<std::string, S>> T::*member, const Spec<S>& (*spec)(),
               Rules rules = {}) {
    using C = detail::MapCodec<detail::ShapeCodec<S>>;
    return std::make_shared<detail::MemberOf<T, C>>(name, member, std::move(rules), C{{spec}});
}
template <class T, class S>
Field<T> field(std::string_view name, std::optional<std::map<std::string, std::vector<S>>> T::*member,
               const Spec<S>& (*spec)(), Rules rules = {}) {
    using C = detail::MapCodec<detail::ListCodec<detail::ShapeCodec<S>>>;
    return std::make_shared<detail::MemberOf<T, C>>(name, member, std::move(rules), C{{{spec}}});
}

/// What an operation's spec has beside its members.
template <class T>
struct SpecExtras {
    /// Runs before the constraint pass and wins over it (spec/02 §1 step 3).
    Status (*before)(const T&) = nullptr;
    std::string_view echoTail = {}; ///< members the service prints and we do not have
};

template <class T>
class Spec {
public:
    /// `shape`: the Java class name that messages print.
    Spec(std::string_view shape, std::initializer_list<Field<T>> fields, SpecExtras<T> extras = {})
        : m_shape(shape), m_fields(fields), m_extras(std::move(extras)) {}

    /// The type pass. Unknown members are dropped; of duplicates the last wins. Errors: SerializationException.
    Status decode(detail::Json json, T& out) const {
        RF_TRY(detail::expectObject(json, m_shape));
        for (auto [key, value] : simdjson::dom::object(json.get_object()))
            if (const detail::Member<T>* member = find(key)) RF_TRY(member->decode(value, out));
        return {};
    }
    /// A JSON object of the members present.
    void encode(const T& shape, std::string& out) const {
        out += '{';
        bool first = true;
        for (const Field<T>& each : m_fields) {
            if (!each->present(shape)) continue;
            if (!first) out += ',';
            first = false;
            appendJsonString(each->name(), out);
            out += ':';
            each->encode(shape, out);
        }
        out += '}';
    }
    /// Every check that needs only the input itself: required, bounds, patterns, enums. Errors: ValidationException.
    Status validate(const T& shape) const {
        if (m_extras.before) RF_TRY(m_extras.before(shape));
        Violations violations;
        check(shape, nullptr, violations);
        return violations.empty() ? Status() : violations.result();
    }
    void check(const T& shape, const MemberPath* parent, Violations& out) const {
        for (const Field<T>& each : m_fields) each->check(shape, parent, out);
    }
    /// `KeySchemaElement(attributeName=pk, keyType=HASH)`
    void echo(const T& shape, std::string& out) const {
        out += m_shape;
        out += '(';
        for (std::size_t i = 0; i < m_fields.size(); ++i) {
            if (i) out += ", ";
            out += detail::lowerCamel(m_fields[i]->name());
            out += '=';
            m_fields[i]->echo(shape, out);
        }
        out += m_extras.echoTail;
        out += ')';
    }

private:
    const detail::Member<T>* find(std::string_view name) const {
        for (const Field<T>& each : m_fields)
            if (each->name() == name) return each.get();
        return nullptr;
    }

    std::string_view m_shape;
    std::vector<Field<T>> m_fields;
    SpecExtras<T> m_extras;
};

/// Rules that many operations share.
namespace rules {
Rules tableName();       ///< data plane: 1–255, [a-zA-Z0-9_.-]+ or an ARN
Rules writeTableName();  ///< the same with the wording of Put, Update and DeleteItem (spec/10 §1)
Rules indexName();
Rules returnConsumedCapacity();
Rules returnItemCollectionMetrics();
Rules returnValues();    ///< wording of 2026
Rules onConditionCheckFailure();
Rules select();
Rules conditionalOperator();
Rules attributesToGet();
} // namespace rules

} // namespace rf
