// Document paths: their form in messages, where they lead, and which two may not stand in one expression.

#include "engine/expr/parser_common.h"

#include <algorithm>

namespace rf::expr {
namespace {

enum class Clash { None, Overlap, Conflict };

Clash clash(const Path& one, const Path& two) {
    const std::size_t common = std::min(one.steps.size(), two.steps.size());
    for (std::size_t i = 0; i < common; ++i) {
        if (one.steps[i].index() != two.steps[i].index()) return Clash::Conflict;
        if (one.steps[i] != two.steps[i]) return Clash::None;
    }
    return Clash::Overlap;
}

std::string clashText(std::string_view verb, const Path& one, const Path& two) {
    return "Two document paths " + std::string(verb) +
           " with each other; must remove or rewrite one of these paths; path one: " + one.toString() +
           ", path two: " + two.toString();
}

/// Paths with different roots never clash; most expressions name every attribute once.
bool rootsAreDistinct(const std::vector<Path>& paths) {
    std::vector<std::string_view> roots;
    roots.reserve(paths.size());
    for (const Path& path : paths) roots.emplace_back(path.root());
    std::sort(roots.begin(), roots.end());
    return std::adjacent_find(roots.begin(), roots.end()) == roots.end();
}

} // namespace

std::string Path::toString() const {
    std::string text = "[";
    for (const Step& step : steps) {
        if (text.size() > 1) text += ", ";
        if (const auto* name = std::get_if<std::string>(&step))
            text += *name;
        else
            text += '[' + std::to_string(std::get<std::size_t>(step)) + ']';
    }
    return text + ']';
}

const AttributeValue* resolve(const Item& item, const Path& path) {
    const AttributeValue* at = item.find(path.root());
    for (std::size_t i = 1; at != nullptr && i < path.steps.size(); ++i) {
        if (const auto* name = std::get_if<std::string>(&path.steps[i])) {
            at = at->is(Type::M) ? at->asMap().find(*name) : nullptr;
        } else {
            const std::size_t index = std::get<std::size_t>(path.steps[i]);
            at = at->is(Type::L) && index < at->asList().size() ? &at->asList()[index] : nullptr;
        }
    }
    return at;
}

std::string clashOf(const std::vector<Path>& paths) {
    if (rootsAreDistinct(paths)) return {};
    std::string conflict;
    for (std::size_t two = 1; two < paths.size(); ++two) {
        for (std::size_t one = 0; one < two; ++one) {
            const Clash found = clash(paths[one], paths[two]);
            if (found == Clash::Overlap) return clashText("overlap", paths[one], paths[two]);
            if (found == Clash::Conflict && conflict.empty())
                conflict = clashText("conflict", paths[one], paths[two]);
        }
    }
    return conflict;
}

} // namespace rf::expr
