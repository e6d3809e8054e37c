// Filter patterns for messages that are JSON: { ($.level = "ERROR" || $.n > 3) && $.user.tags[0] != x* }

#include "engine/logs/pattern_parts.h"
#include "engine/value/json.h"

#include <charconv>

namespace rf::logs {
namespace {

using Element = simdjson::dom::element;

constexpr std::string_view kJsonValueEnds = " \t\r\n()&|{}\"%=<>!";
constexpr std::string_view kJsonNameEnds = " \t\r\n()&|{}\"%=<>!.[]$";

/// `.name`, `["name"]`, `[3]` or `[*]`.
struct Step {
    std::string name; ///< of a member
    std::optional<std::size_t> index;
    bool every = false;
};

/// Calls `visit` with everything the steps lead to.
template <class Visit>
void follow(Element from, std::span<const Step> steps, Visit visit) {
    if (steps.empty()) return visit(from);
    const Step& step = steps.front();
    const auto rest = steps.subspan(1);
    if (step.every || step.index) {
        simdjson::dom::array list;
        if (from.get_array().get(list) != simdjson::SUCCESS) return;
        std::size_t at = 0;
        for (const Element each : list)
            if (step.every || at++ == *step.index) follow(each, rest, visit);
        return;
    }
    Element member;
    if (from.is_object() && from.get_object().value_unsafe().at_key(step.name).get(member) == simdjson::SUCCESS) follow(member, rest, visit);
}

/// Text and number of what can be compared; nothing of lists, objects and null.
struct Scalar {
    std::string text;
    std::optional<double> number;
};
std::optional<Scalar> scalarOf(Element element) {
    switch (element.type()) {
    case simdjson::dom::element_type::STRING: return Scalar{std::string(element.get_string().value_unsafe()), {}};
    case simdjson::dom::element_type::BOOL: return Scalar{element.get_bool().value_unsafe() ? "true" : "false", {}};
    case simdjson::dom::element_type::INT64:
    case simdjson::dom::element_type::UINT64:
    case simdjson::dom::element_type::DOUBLE: return Scalar{simdjson::minify(element), element.get_double().value_unsafe()};
    default: return {};
    }
}

struct Condition {
    enum class Kind { Compares, Null, True, False, Missing } kind = Kind::Compares;
    std::vector<Step> steps;
    Comparison comparison;

    bool holds(Element root) const {
        bool any = false, there = false;
        follow(root, std::span<const Step>(steps), [&](Element found) {
            there = true;
            any = any || holdsFor(found);
        });
        return kind == Kind::Missing ? !there : any;
    }

private:
    bool holdsFor(Element found) const {
        switch (kind) {
        case Kind::Null: return found.is_null();
        case Kind::True: return found.is_bool() && found.get_bool().value_unsafe();
        case Kind::False: return found.is_bool() && !found.get_bool().value_unsafe();
        case Kind::Missing: return false;
        case Kind::Compares: break;
        }
        const auto scalar = scalarOf(found);
        return scalar && comparison.holds(scalar->text, scalar->number);
    }
};

/// A condition, or a whole in parentheses.
struct Node {
    Condition condition;
    std::shared_ptr<const AnyOfAll<Node>> inner;

    bool holds(Element root) const { return inner ? inner->holds(root) : condition.holds(root); }
};

class JsonPattern final : public FilterPattern::Matcher {
public:
    AnyOfAll<Node> whole;

    bool matches(std::string_view message) const override {
        if (message.find('{') == std::string_view::npos && message.find('[') == std::string_view::npos) return false;
        const auto document = JsonDocument::parse(message);
        return document && whole.holds(document->root());
    }
};

class Parser {
public:
    explicit Parser(std::string_view text) : m_text(text) {}

    Result<MatcherPtr> parse() {
        auto pattern = std::make_shared<JsonPattern>();
        m_text.take("{");
        RF_ASSIGN(pattern->whole, conditions());
        m_text.skipSpace();
        if (!m_text.take("}") || !m_text.atEnd()) return invalidPattern();
        return MatcherPtr(std::move(pattern));
    }

private:
    static constexpr int kDeepest = 100; ///< parentheses within parentheses

    Result<AnyOfAll<Node>> conditions() {
        return AnyOfAll<Node>::parse(m_text, [this] { return node(); });
    }

    Result<Node> node() {
        m_text.skipSpace();
        Node node;
        if (m_text.take("(")) {
            if (++m_depth > kDeepest) return invalidPattern();
            RF_ASSIGN(auto inner, conditions());
            m_text.skipSpace();
            if (!m_text.take(")")) return invalidPattern();
            --m_depth;
            node.inner = std::make_shared<const AnyOfAll<Node>>(std::move(inner));
            return node;
        }
        RF_ASSIGN(node.condition.steps, selector());
        m_text.skipSpace();
        if (const auto kind = test()) {
            node.condition.kind = *kind;
            return node;
        }
        RF_ASSIGN(node.condition.comparison, Comparison::parse(m_text, kJsonValueEnds));
        return node;
    }

    Result<std::vector<Step>> selector() {
        std::vector<Step> steps;
        if (!m_text.take("$")) return invalidPattern();
        while (m_text.peek() == '.' || m_text.peek() == '[') {
            if (m_text.take(".") && m_text.peek() != '[') {
                steps.push_back({.name = std::string(m_text.until(kJsonNameEnds))});
                if (steps.back().name.empty()) return invalidPattern();
                continue;
            }
            RF_ASSIGN(Step step, bracket());
            steps.push_back(std::move(step));
        }
        if (steps.empty()) return invalidPattern();
        return steps;
    }

    Result<Step> bracket() {
        Step step;
        m_text.take("[");
        m_text.skipSpace();
        if (m_text.peek() == '"') {
            auto name = m_text.quoted();
            if (!name) return invalidPattern();
            step.name = std::move(*name);
        } else if (m_text.take("'")) {
            step.name = m_text.until("'");
            if (!m_text.take("'")) return invalidPattern();
        } else if (m_text.take("*")) {
            step.every = true;
        } else {
            const std::string_view digits = m_text.until(" ]");
            std::size_t index = 0;
            const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), index);
            if (error != std::errc() || end != digits.data() + digits.size()) return invalidPattern();
            step.index = index;
        }
        m_text.skipSpace();
        if (!m_text.take("]")) return invalidPattern();
        return step;
    }

    std::optional<Condition::Kind> test() {
        if (words("IS", "NULL")) return Condition::Kind::Null;
        if (words("IS", "TRUE")) return Condition::Kind::True;
        if (words("IS", "FALSE")) return Condition::Kind::False;
        if (words("NOT", "EXISTS")) return Condition::Kind::Missing;
        return {};
    }
    bool words(std::string_view first, std::string_view second) {
        const PatternText before = m_text;
        if (m_text.take(first) && m_text.peek() == ' ') {
            m_text.skipSpace();
            if (m_text.take(second)) return true;
        }
        m_text = before;
        return false;
    }

    PatternText m_text;
    int m_depth = 0;
};

} // namespace

Result<MatcherPtr> parseJsonPattern(std::string_view text) { return Parser(text).parse(); }

} // namespace rf::logs
