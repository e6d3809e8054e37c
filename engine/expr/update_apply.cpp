// Applying an update (spec/03 §5).
//
// Invariants:
//  1. Every value is computed, and every target's container checked, against the item before the update; only then is
//     anything written. A failed update leaves no trace.
//  2. Targets neither overlap nor conflict (checked when parsed), so a write never changes another target's container.
//  3. Writes come first, list positions ascending: appended elements end up in order and behind the old ones. Removals
//     follow, positions descending, so that each one's position is still the one it had before the update.

#include "engine/expr/update_ast.h"

#include <algorithm>
#include <iterator>
#include <optional>

namespace rf::expr {
namespace {

constexpr std::string_view kInvalidPath = "The document path provided in the update expression is invalid for update";
constexpr std::string_view kMissing =
    "The provided expression refers to an attribute that does not exist in the item";
constexpr std::string_view kWrongType = "An operand in the update expression has an incorrect data type";

constexpr std::string_view kLegacyMismatch = "Type mismatch for attribute to update";

Error fault(std::string_view text) { return validation(std::string(text)); }

/// What one action does to its target.
struct Change {
    const Path* target = nullptr;
    std::optional<AttributeValue> value; ///< none: the target goes
};

const Path::Step& lastStep(const Path& path) { return path.steps.back(); }
bool endsInList(const Path& path) { return std::holds_alternative<std::size_t>(lastStep(path)); }

/// The container of a nested path's last step, whatever its type; null if there is none.
const AttributeValue* containerOf(const Item& item, const Path& path) {
    const AttributeValue* at = item.find(path.root());
    for (std::size_t i = 1; at != nullptr && i + 1 < path.steps.size(); ++i) {
        if (const auto* name = std::get_if<std::string>(&path.steps[i])) {
            at = at->is(Type::M) ? at->asMap().find(*name) : nullptr;
        } else {
            const std::size_t index = std::get<std::size_t>(path.steps[i]);
            at = at->is(Type::L) && index < at->asList().size() ? &at->asList()[index] : nullptr;
        }
    }
    return at;
}

bool fits(const Item& item, const Path& path) {
    if (path.isTopLevel()) return true;
    const AttributeValue* container = containerOf(item, path);
    return container != nullptr && container->is(endsInList(path) ? Type::L : Type::M);
}

template <class Members>
Members unionOf(const Members& a, const Members& b) {
    Members result;
    result.reserve(a.size() + b.size());
    std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(result));
    return result;
}
template <class Members>
Members difference(const Members& a, const Members& b) {
    Members result;
    std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(result));
    return result;
}

/// Members are sorted and unique already, as the sets' own constructors want them.
template <class Combine>
AttributeValue combineSets(const AttributeValue& a, const AttributeValue& b, Combine combine) {
    if (a.is(Type::SS)) return AttributeValue::Storage(StringSet{combine(a.asStringSet(), b.asStringSet())});
    if (a.is(Type::NS)) return AttributeValue::Storage(NumberSet{combine(a.asNumberSet(), b.asNumberSet())});
    return AttributeValue::Storage(BinarySet{combine(a.asBinarySet(), b.asBinarySet())});
}

bool isEmptySet(const AttributeValue& value) {
    return (value.is(Type::SS) && value.asStringSet().empty()) || (value.is(Type::NS) && value.asNumberSet().empty()) ||
           (value.is(Type::BS) && value.asBinarySet().empty());
}

Result<AttributeValue> evaluate(const ValueNode& node, const Item& item);

Result<AttributeValue> arithmetic(const ValueNode& node, const Item& item) {
    RF_ASSIGN(const AttributeValue left, evaluate(node.operands[0], item));
    RF_ASSIGN(const AttributeValue right, evaluate(node.operands[1], item));
    if (!left.is(Type::N) || !right.is(Type::N)) return fault(kWrongType);
    const bool adds = node.kind == ValueKind::Plus;
    RF_ASSIGN(const Number result, adds ? left.asNumber().plus(right.asNumber())
                                        : left.asNumber().minus(right.asNumber()));
    return AttributeValue::number(result);
}

Result<AttributeValue> listAppend(const ValueNode& node, const Item& item) {
    RF_ASSIGN(AttributeValue head, evaluate(node.operands[0], item));
    RF_ASSIGN(AttributeValue tail, evaluate(node.operands[1], item));
    if (!head.is(Type::L) || !tail.is(Type::L)) return fault(kWrongType);
    head.asList().insert(head.asList().end(), std::make_move_iterator(tail.asList().begin()),
                         std::make_move_iterator(tail.asList().end()));
    return head;
}

/// Recursion is as deep as the tree: at most 301 levels.
Result<AttributeValue> evaluate(const ValueNode& node, const Item& item) {
    switch (node.kind) {
    case ValueKind::Literal: return node.literal;
    case ValueKind::Path:
        if (const AttributeValue* found = resolve(item, node.path)) return *found;
        return fault(kMissing);
    case ValueKind::IfNotExists:
        if (const AttributeValue* found = resolve(item, node.operands[0].path)) return *found;
        return evaluate(node.operands[1], item);
    case ValueKind::ListAppend: return listAppend(node, item);
    default: return arithmetic(node, item);
    }
}

Result<AttributeValue> added(const AttributeValue* before, const AttributeValue& operand, std::string_view mismatch) {
    if (before == nullptr) return operand;
    if (before->type() != operand.type()) return fault(mismatch);
    if (operand.is(Type::L)) {
        AttributeValue both = *before;
        both.asList().insert(both.asList().end(), operand.asList().begin(), operand.asList().end());
        return both;
    }
    if (!operand.is(Type::N))
        return combineSets(*before, operand, [](const auto& a, const auto& b) { return unionOf(a, b); });
    RF_ASSIGN(const Number sum, before->asNumber().plus(operand.asNumber()));
    return AttributeValue::number(sum);
}

/// Nothing is left of the attribute when nothing is left of the set.
Result<std::optional<AttributeValue>> reduced(const AttributeValue& before, const AttributeValue& operand,
                                              std::string_view mismatch) {
    if (before.type() != operand.type()) return fault(mismatch);
    AttributeValue rest =
        combineSets(before, operand, [](const auto& a, const auto& b) { return difference(a, b); });
    if (isEmptySet(rest)) return std::optional<AttributeValue>();
    return std::optional<AttributeValue>(std::move(rest));
}

class Application {
public:
    Application(const Update::Program& program, const Item& before, bool exists)
        : m_program(program), m_before(before), m_exists(exists) {}

    Result<Item> run() {
        m_changes.reserve(m_program.actions.size());
        for (const Action& action : m_program.actions) RF_TRY(plan(action));
        m_after = m_before;
        write();
        remove();
        RF_TRY(checkNesting());
        return std::move(m_after);
    }

private:
    /// Invariant 1.
    Status plan(const Action& action) {
        const Path& target = m_program.targets[action.target];
        const bool removes = action.kind == ActionKind::Remove || action.kind == ActionKind::Delete;
        if (removes && !m_exists) return {};
        std::optional<AttributeValue> value;
        if (action.kind == ActionKind::Set) {
            RF_ASSIGN(value, evaluate(action.value, m_before));
        }
        if (!fits(m_before, target)) return fault(kInvalidPath);
        const AttributeValue* before = resolve(m_before, target);
        if (removes && before == nullptr) return {};
        if (action.kind == ActionKind::Add) {
            RF_ASSIGN(value, added(before, action.value.literal, mismatch()));
        } else if (action.kind == ActionKind::Delete) {
            RF_ASSIGN(value, reduced(*before, action.value.literal, mismatch()));
        }
        m_changes.push_back({&target, std::move(value)});
        return {};
    }

    std::string_view mismatch() const { return m_program.legacy ? kLegacyMismatch : kWrongType; }

    std::vector<Change*> sortedChanges(bool writes) {
        std::vector<Change*> chosen;
        bool nested = false;
        for (Change& change : m_changes) {
            if (change.value.has_value() != writes) continue;
            chosen.push_back(&change);
            nested |= !change.target->isTopLevel();
        }
        if (nested && chosen.size() > 1)
            std::sort(chosen.begin(), chosen.end(),
                      [](const Change* a, const Change* b) { return a->target->steps < b->target->steps; });
        return chosen;
    }

    AttributeValue* containerOfTarget(const Path& path) {
        return const_cast<AttributeValue*>(containerOf(std::as_const(m_after), path));
    }

    /// Invariant 3, first half.
    void write() {
        for (Change* change : sortedChanges(true)) {
            const Path& path = *change->target;
            if (path.isTopLevel()) {
                m_after.set(path.root(), std::move(*change->value));
                continue;
            }
            AttributeValue* container = containerOfTarget(path);
            if (!endsInList(path)) {
                container->asMap().set(std::get<std::string>(lastStep(path)), std::move(*change->value));
                continue;
            }
            List& list = container->asList();
            const std::size_t index = std::get<std::size_t>(lastStep(path));
            if (index < list.size() && resolve(m_before, path) != nullptr)
                list[index] = std::move(*change->value);
            else
                list.push_back(std::move(*change->value));
        }
    }

    /// Invariant 3, second half.
    void remove() {
        const std::vector<Change*> removals = sortedChanges(false);
        for (auto change = removals.rbegin(); change != removals.rend(); ++change) {
            const Path& path = *(*change)->target;
            if (path.isTopLevel()) {
                m_after.erase(path.root());
                continue;
            }
            AttributeValue* container = containerOfTarget(path);
            if (endsInList(path)) {
                List& list = container->asList();
                list.erase(list.begin() + static_cast<std::ptrdiff_t>(std::get<std::size_t>(lastStep(path))));
            } else {
                container->asMap().erase(std::get<std::string>(lastStep(path)));
            }
        }
    }

    /// Only a write below the top level can make an attribute deeper than its parts were.
    Status checkNesting() const {
        for (const Change& change : m_changes) {
            if (change.target->isTopLevel()) continue;
            const AttributeValue* root = m_after.find(change.target->root());
            if (root != nullptr && nestingOf(*root) > kMaxNesting) return fault(kNestingMessage);
        }
        return {};
    }

    const Update::Program& m_program;
    const Item& m_before;
    bool m_exists;
    std::vector<Change> m_changes;
    Item m_after;
};

// An update measured against 400 KB (spec/10 §4).
constexpr std::size_t kSurchargeBase = 3;
constexpr std::size_t kSurchargeOfWrite = 19;
constexpr std::size_t kSurchargeOfRemoval = 2;
constexpr std::size_t kSurchargeOfListTarget = 1;
constexpr std::size_t kSurchargeOfArithmetic = 50;

bool removesOnly(ActionKind kind) { return kind == ActionKind::Remove || kind == ActionKind::Delete; }

} // namespace

Result<Item> Update::apply(const Item& before, bool exists) const {
    return Application(*m_program, before, exists).run();
}

const std::vector<Path>& Update::targets() const { return m_program->targets; }

bool Update::onlyRemoves() const {
    return std::all_of(m_program->actions.begin(), m_program->actions.end(),
                       [](const Action& action) { return removesOnly(action.kind); });
}

const AttributeValue* Update::literalFor(std::string_view attribute) const {
    for (const Action& action : m_program->actions) {
        const Path& target = m_program->targets[action.target];
        if (action.kind == ActionKind::Set && action.value.kind == ValueKind::Literal && target.isTopLevel() &&
            target.root() == attribute)
            return &action.value.literal;
    }
    return nullptr;
}

Item Update::updatedOld(const Item& before) const { return project(before, m_program->targets); }
Item Update::updatedNew(const Item&, const Item& after) const { return project(after, m_program->targets); }

std::size_t Update::sizeSurcharge() const {
    std::size_t sum = kSurchargeBase;
    for (const Action& action : m_program->actions) {
        sum += removesOnly(action.kind) ? kSurchargeOfRemoval : kSurchargeOfWrite;
        if (endsInList(m_program->targets[action.target])) sum += kSurchargeOfListTarget;
        const ValueKind value = action.value.kind;
        if (value == ValueKind::Plus || value == ValueKind::Minus) sum += kSurchargeOfArithmetic;
    }
    return sum;
}

} // namespace rf::expr
