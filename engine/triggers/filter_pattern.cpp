#include "engine/triggers/filter_pattern.h"

#include "engine/value/json.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>

namespace rf::triggers {
namespace {

using Element = simdjson::dom::element;
using simdjson::dom::array;
using simdjson::dom::object;

constexpr int kMostDepth = 32;

/// Of a leaf; nothing: the path leads nowhere, or to an object.
using Leaf = std::optional<Element>;
using Alternative = std::function<bool(const Leaf&)>;

Error invalid(std::string_view why) {
    return validation("Invalid filter pattern definition. " + std::string(why));
}

std::optional<std::string_view> textOf(const Leaf& leaf) {
    std::string_view text;
    if (!leaf || leaf->get(text) != simdjson::SUCCESS) return {};
    return text;
}

std::optional<double> numberOf(const Element& element) {
    double number = 0;
    if (!element.is_number() || element.get(number) != simdjson::SUCCESS) return {};
    return number;
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](unsigned char c) { return static_cast<char>(c < 128 ? std::tolower(c) : c); });
    return out;
}

std::string at(const std::string& path, std::string_view key) { return path.empty() ? std::string(key) : path + '.' + std::string(key); }

/// A text, a number, a truth value or null: equal to that.
std::optional<Alternative> equals(const Element& value) {
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS) return [wanted = std::string(text)](const Leaf& leaf) { return textOf(leaf) == wanted; };
    if (const auto number = numberOf(value)) return [wanted = *number](const Leaf& leaf) { return leaf && numberOf(*leaf) == wanted; };
    bool truth = false;
    if (value.get(truth) == simdjson::SUCCESS)
        return [wanted = truth](const Leaf& leaf) {
            bool has = false;
            return leaf && leaf->get(has) == simdjson::SUCCESS && has == wanted;
        };
    if (value.is_null()) return [](const Leaf& leaf) { return leaf && leaf->is_null(); };
    return {};
}

Result<std::string> oneText(const Element& value, std::string_view operation, const std::string& path) {
    std::string_view text;
    if (value.get(text) != simdjson::SUCCESS) return invalid("'" + std::string(operation) + "' must be a string at '" + path + "'.");
    return std::string(text);
}

Result<Alternative> numeric(const Element& value, const std::string& path) {
    using Test = std::function<bool(double)>;
    array words;
    if (value.get(words) != simdjson::SUCCESS || words.size() == 0 || words.size() % 2 != 0 || words.size() > 4)
        return invalid("'numeric' must be a list of one or two comparisons at '" + path + "'.");
    std::vector<Test> tests;
    for (auto word = words.begin(); word != words.end(); ++word) {
        std::string_view sign;
        const bool isSign = (*word).get(sign) == simdjson::SUCCESS;
        const auto bound = numberOf(*++word);
        if (!isSign || !bound) return invalid("'numeric' must be pairs of a sign and a number at '" + path + "'.");
        const double limit = *bound;
        if (sign == "=") tests.emplace_back([limit](double has) { return has == limit; });
        else if (sign == "<") tests.emplace_back([limit](double has) { return has < limit; });
        else if (sign == "<=") tests.emplace_back([limit](double has) { return has <= limit; });
        else if (sign == ">") tests.emplace_back([limit](double has) { return has > limit; });
        else if (sign == ">=") tests.emplace_back([limit](double has) { return has >= limit; });
        else return invalid("'" + std::string(sign) + "' is no sign of 'numeric' at '" + path + "'.");
    }
    return Alternative([tests](const Leaf& leaf) {
        const auto has = leaf ? numberOf(*leaf) : std::nullopt;
        return has && std::ranges::all_of(tests, [&](const Test& test) { return test(*has); });
    });
}

Result<Alternative> affix(const Element& value, const std::string& path, bool front);

/// A value, a list of values, or {"prefix": …}, {"suffix": …}: everything else that is there.
Result<Alternative> anythingBut(const Element& value, const std::string& path) {
    std::vector<Alternative> unwanted;
    array list;
    object operation;
    if (value.get(list) == simdjson::SUCCESS) {
        for (const Element each : list) {
            auto one = each.is_null() ? std::nullopt : equals(each);
            if (!one) return invalid("'anything-but' takes strings and numbers at '" + path + "'.");
            unwanted.push_back(std::move(*one));
        }
    } else if (value.get(operation) == simdjson::SUCCESS && operation.size() == 1) {
        const auto field = *operation.begin();
        if (field.key != "prefix" && field.key != "suffix") return invalid("'anything-but' does not know '" + std::string(field.key) + "' at '" + path + "'.");
        RF_ASSIGN(Alternative one, affix(field.value, path, field.key == "prefix"));
        unwanted.push_back(std::move(one));
    } else if (auto one = value.is_null() ? std::nullopt : equals(value)) {
        unwanted.push_back(std::move(*one));
    }
    if (unwanted.empty()) return invalid("'anything-but' must be a value or a list of values at '" + path + "'.");
    return Alternative([unwanted](const Leaf& leaf) {
        return leaf && std::ranges::none_of(unwanted, [&](const Alternative& each) { return each(leaf); });
    });
}

Result<Alternative> affix(const Element& value, const std::string& path, bool front) {
    object operation;
    bool anyCase = false;
    Element given = value;
    if (value.get(operation) == simdjson::SUCCESS) { // {"prefix": {"equals-ignore-case": "x"}}
        if (operation.size() != 1 || (*operation.begin()).key != "equals-ignore-case") return invalid("'prefix' and 'suffix' take a string at '" + path + "'.");
        given = (*operation.begin()).value;
        anyCase = true;
    }
    RF_ASSIGN(std::string wanted, oneText(given, front ? "prefix" : "suffix", path));
    if (anyCase) wanted = lower(wanted);
    return Alternative([wanted, front, anyCase](const Leaf& leaf) {
        const auto has = textOf(leaf);
        if (!has) return false;
        const std::string text = anyCase ? lower(*has) : std::string(*has);
        return front ? text.starts_with(wanted) : text.ends_with(wanted);
    });
}

Result<Alternative> ignoringCase(const Element& value, const std::string& path) {
    RF_ASSIGN(const std::string text, oneText(value, "equals-ignore-case", path));
    return Alternative([wanted = lower(text)](const Leaf& leaf) {
        const auto has = textOf(leaf);
        return has && lower(*has) == wanted;
    });
}

Result<Alternative> exists(const Element& value, const std::string& path) {
    bool wanted = false;
    if (value.get(wanted) != simdjson::SUCCESS) return invalid("'exists' must be true or false at '" + path + "'.");
    return Alternative([wanted](const Leaf& leaf) { return leaf.has_value() == wanted; });
}

Result<Alternative> operationOf(const object& given, const std::string& path) {
    if (given.size() != 1) return invalid("A comparison has exactly one operator at '" + path + "'.");
    const auto [name, value] = *given.begin();
    if (name == "prefix" || name == "suffix") return affix(value, path, name == "prefix");
    if (name == "anything-but") return anythingBut(value, path);
    if (name == "equals-ignore-case") return ignoringCase(value, path);
    if (name == "exists") return exists(value, path);
    if (name == "numeric") return numeric(value, path);
    return invalid("Unrecognized match type " + std::string(name) + " at '" + path + "'.");
}

Result<std::vector<Alternative>> alternativesOf(const array& list, const std::string& path) {
    std::vector<Alternative> all;
    for (const Element each : list) {
        if (object operation; each.get(operation) == simdjson::SUCCESS) {
            RF_ASSIGN(Alternative one, operationOf(operation, path));
            all.push_back(std::move(one));
        } else if (auto one = equals(each)) {
            all.push_back(std::move(*one));
        } else {
            return invalid("An array cannot be inside of an array at '" + path + "'.");
        }
    }
    if (all.empty()) return invalid("Empty arrays are not allowed at '" + path + "'.");
    return all;
}

} // namespace

/// A level of a pattern: leaves, objects below, and the branches of $or.
struct FilterPattern::Node {
    struct Member {
        std::string key;
        std::vector<Alternative> leaf;    ///< one of these
        std::shared_ptr<const Node> below; ///< or this; nullptr: a leaf
    };
    std::vector<Member> members;
    std::vector<std::vector<std::shared_ptr<const Node>>> either; ///< of each $or one branch

    bool matches(const std::optional<Element>& where) const {
        return std::ranges::all_of(members, [&](const Member& member) { return matchesMember(member, where); }) &&
               std::ranges::all_of(either, [&](const auto& branches) {
                   return std::ranges::any_of(branches, [&](const auto& branch) { return branch->matches(where); });
               });
    }

    static bool matchesMember(const Member& member, const std::optional<Element>& where) {
        std::optional<Element> value;
        object here;
        if (Element found; where && where->get(here) == simdjson::SUCCESS && here.at_key(member.key).get(found) == simdjson::SUCCESS) value = found;
        if (member.below) return member.below->matches(value);
        return matchesLeaf(member.leaf, value);
    }

    /// A list has what one of its elements is; an object is no leaf.
    static bool matchesLeaf(const std::vector<Alternative>& alternatives, const std::optional<Element>& value) {
        array list;
        if (value && value->get(list) == simdjson::SUCCESS && list.size() > 0)
            return std::ranges::any_of(list, [&](const Element& each) { return matchesLeaf(alternatives, each); });
        const Leaf leaf = value && !value->is_object() && !value->is_array() ? value : std::nullopt;
        return std::ranges::any_of(alternatives, [&](const Alternative& each) { return each(leaf); });
    }

    static Result<std::shared_ptr<const Node>> parse(const object& given, const std::string& path, int depth);
    static Result<std::vector<std::shared_ptr<const Node>>> parseOr(const Element& given, const std::string& path, int depth);
};

Result<std::vector<std::shared_ptr<const FilterPattern::Node>>> FilterPattern::Node::parseOr(const Element& given, const std::string& path, int depth) {
    std::vector<std::shared_ptr<const Node>> branches;
    array list;
    if (given.get(list) != simdjson::SUCCESS || list.size() < 2) return invalid("'$or' must be a list of at least two objects at '" + path + "'.");
    for (const Element each : list) {
        object branch;
        if (each.get(branch) != simdjson::SUCCESS) return invalid("'$or' must be a list of objects at '" + path + "'.");
        RF_ASSIGN(auto node, parse(branch, path, depth + 1));
        branches.push_back(std::move(node));
    }
    return branches;
}

Result<std::shared_ptr<const FilterPattern::Node>> FilterPattern::Node::parse(const object& given, const std::string& path, int depth) {
    if (depth > kMostDepth) return invalid("It nests too deeply.");
    if (given.size() == 0) return invalid("Empty objects are not allowed" + (path.empty() ? std::string(".") : " at '" + path + "'."));
    auto node = std::make_shared<Node>();
    for (const auto [key, value] : given) {
        const std::string where = at(path, key);
        object below;
        array leaf;
        if (key == "$or") {
            RF_ASSIGN(auto branches, parseOr(value, where, depth));
            node->either.push_back(std::move(branches));
        } else if (value.get(below) == simdjson::SUCCESS) {
            RF_ASSIGN(auto child, parse(below, where, depth + 1));
            node->members.push_back({std::string(key), {}, std::move(child)});
        } else if (value.get(leaf) == simdjson::SUCCESS) {
            RF_ASSIGN(auto alternatives, alternativesOf(leaf, where));
            node->members.push_back({std::string(key), std::move(alternatives), nullptr});
        } else {
            return invalid("'" + where + "' must be an object or an array.");
        }
    }
    return std::shared_ptr<const Node>(std::move(node));
}

Result<FilterPattern> FilterPattern::parse(std::string_view json) {
    const auto document = JsonDocument::parse(json);
    if (!document) return invalid("It is not JSON.");
    object root;
    if (document->root().get(root) != simdjson::SUCCESS) return invalid("It must be a JSON object.");
    if (root.size() == 0) return FilterPattern(std::make_shared<Node>()); // {} matches everything
    RF_ASSIGN(auto node, Node::parse(root, {}, 0));
    return FilterPattern(std::move(node));
}

bool FilterPattern::matches(simdjson::dom::element record) const { return m_root->matches(record); }

bool anyMatches(const std::vector<FilterPattern>& patterns, simdjson::dom::element record) {
    return patterns.empty() || std::ranges::any_of(patterns, [&](const FilterPattern& each) { return each.matches(record); });
}

} // namespace rf::triggers
