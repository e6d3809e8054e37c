// Projections: the grammar, and the picking of parts out of an item (spec/03 §4).

#include "engine/expr/parser_common.h"

#include <algorithm>
#include <optional>

namespace rf::expr {
namespace {

/// Paths sorted by their steps, so that all below one container stand together and list positions ascend.
using SortedPaths = std::vector<const Path*>;
using PathRange = std::span<const Path* const>;

SortedPaths sorted(const std::vector<Path>& paths) {
    SortedPaths order;
    order.reserve(paths.size());
    for (const Path& path : paths) order.push_back(&path);
    const auto less = [](const Path* a, const Path* b) { return a->steps < b->steps; };
    if (!std::is_sorted(order.begin(), order.end(), less)) std::sort(order.begin(), order.end(), less);
    return order;
}

/// The paths at the front that share the first one's step at `depth`.
PathRange sharingStep(PathRange paths, std::size_t depth) {
    std::size_t count = 1;
    while (count < paths.size() && paths[count]->steps[depth] == paths[0]->steps[depth]) ++count;
    return paths.first(count);
}

std::optional<AttributeValue> pick(const AttributeValue& value, PathRange paths, std::size_t depth);

std::optional<AttributeValue> pickFromMap(const AttributeMap& map, PathRange paths, std::size_t depth) {
    std::vector<AttributeMap::Entry> entries;
    while (!paths.empty()) {
        const PathRange group = sharingStep(paths, depth);
        paths = paths.subspan(group.size());
        const auto* name = std::get_if<std::string>(&group[0]->steps[depth]);
        const AttributeValue* child = name != nullptr ? map.find(*name) : nullptr;
        if (child == nullptr) continue;
        if (auto part = pick(*child, group, depth + 1)) entries.emplace_back(*name, std::move(*part));
    }
    if (entries.empty()) return std::nullopt;
    return AttributeValue::map(AttributeMap::fromEntries(std::move(entries)));
}

std::optional<AttributeValue> pickFromList(const List& list, PathRange paths, std::size_t depth) {
    List elements;
    while (!paths.empty()) {
        const PathRange group = sharingStep(paths, depth);
        paths = paths.subspan(group.size());
        const auto* index = std::get_if<std::size_t>(&group[0]->steps[depth]);
        if (index == nullptr || *index >= list.size()) continue;
        if (auto part = pick(list[*index], group, depth + 1)) elements.push_back(std::move(*part));
    }
    if (elements.empty()) return std::nullopt;
    return AttributeValue::list(std::move(elements));
}

/// What the paths select below a value; nothing if none of them leads anywhere. At most 32 levels deep.
std::optional<AttributeValue> pick(const AttributeValue& value, PathRange paths, std::size_t depth) {
    if (paths[0]->steps.size() == depth) return value; // sorted: a path that ends here is the first
    if (value.is(Type::M)) return pickFromMap(value.asMap(), paths, depth);
    if (value.is(Type::L)) return pickFromList(value.asList(), paths, depth);
    return std::nullopt;
}

Item projectSorted(const Item& item, PathRange paths) {
    std::vector<AttributeMap::Entry> entries;
    entries.reserve(std::min(paths.size(), item.size()));
    while (!paths.empty()) {
        const PathRange group = sharingStep(paths, 0);
        paths = paths.subspan(group.size());
        const AttributeValue* value = item.find(group[0]->root());
        if (value == nullptr) continue;
        if (auto part = pick(*value, group, 1)) entries.emplace_back(group[0]->root(), std::move(*part));
    }
    return Item::fromEntries(std::move(entries));
}

} // namespace

Item project(const Item& item, const std::vector<Path>& paths) { return projectSorted(item, sorted(paths)); }

Result<ProjectionPaths> ProjectionPaths::parse(std::string_view text, ExpressionContext& context) {
    Cursor cursor(text, Parameter::Projection, context);
    RF_TRY(cursor.begin());
    ProjectionPaths projection;
    do {
        if (!cursor.atName()) return cursor.syntaxError();
        RF_ASSIGN(Raw path, cursor.readPath());
        projection.m_paths.push_back(std::move(path.path));
    } while (cursor.take(TokenKind::Comma));
    if (!cursor.atEnd()) return cursor.syntaxError();
    RF_TRY(cursor.limits());
    RF_TRY(cursor.checkReserved());
    if (!cursor.undefinedName().empty()) return cursor.invalid(undefinedName(cursor.undefinedName()));
    if (const std::string clash = clashOf(projection.m_paths); !clash.empty()) return cursor.invalid(clash);
    return projection;
}

ProjectionPaths ProjectionPaths::topLevel(std::vector<std::string> names) {
    ProjectionPaths projection;
    for (std::string& name : names) {
        Path path;
        path.steps.emplace_back(std::move(name));
        projection.m_paths.push_back(std::move(path));
    }
    return projection;
}

ProjectionPaths ProjectionPaths::flat(std::vector<Path> paths, std::vector<std::string> names) {
    ProjectionPaths projection;
    projection.m_paths = std::move(paths);
    projection.m_names = std::move(names);
    return projection;
}

Item ProjectionPaths::apply(const Item& item) const {
    if (m_names.empty()) return project(item, m_paths);
    Item picked;
    for (std::size_t i = 0; i < m_paths.size(); ++i)
        if (const AttributeValue* value = resolve(item, m_paths[i])) picked.set(m_names[i], *value);
    return picked;
}

} // namespace rf::expr
