#pragma once
// Expressions of DynamoDB: parse once, evaluate often. Semantics and every message: spec/03, spec/10 §1–§4.
//
// A request's expressions are parsed through one ExpressionContext, which substitutes the placeholders, remembers
// which were used, and reports the unused ones at the end. Parsing and evaluation use explicit stacks or bounded depth:
// no request (4,096 bytes an expression) can overflow the thread's stack.

#include "engine/value/attribute_value.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace rf::expr {

/// Which parameter an expression came from; messages begin `Invalid <Parameter>: `.
enum class Parameter { Update, Condition, KeyCondition, Filter, Projection };
std::string_view parameterName(Parameter);

/// Details of every error PutItem and UpdateItem put behind `1 validation error detected: ` (spec/10 §1): all that
/// is wrong with an expression or its placeholders by itself, before an item is looked at. Messages here are always the
/// bare ones. Only those two operations envelop, `if (isEnvelopable(error)) error = msg::enveloped(std::move(error));`
/// while reads and transactions pass them on. Errors of Update::apply (path not in the item, operand of a wrong type,
/// number out of range) and the unprefixed ones of key conditions do not carry it.
struct Envelopable : ErrorDetails {};
bool isEnvelopable(const Error& error);

/// a.b[3].c after substitution. The first step is always a name.
struct Path {
    using Step = std::variant<std::string, std::size_t>;
    std::vector<Step> steps;
    const std::string& root() const { return std::get<std::string>(steps.front()); }
    bool isTopLevel() const { return steps.size() == 1; }
    std::string toString() const; ///< "[a, b, [3]]": the form of overlap messages
    friend bool operator==(const Path&, const Path&) = default;
};

/// nullptr when the path leads nowhere.
const AttributeValue* resolve(const Item& item, const Path& path);

/// Placeholders of one request. Construct, parse every expression in the service's order (Update, Condition,
/// KeyCondition, Filter, Projection), then finish().
class ExpressionContext {
public:
    /// Either may be null (not given). The maps must outlive the context.
    ExpressionContext(const std::map<std::string, std::string>* names, const AttributeMap* values);

    /// Checks the placeholder maps themselves: empty maps, bad keys, empty or oversize names (spec/02 §4.1), values
    /// nested deeper than an item may be (spec/10 §4). Call it before the first parse.
    Status checkPlaceholders() const;
    /// `Value provided in ExpressionAttributeNames unused in expressions: keys: {#a}`, then values.
    Status finish() const;

    const std::string* name(std::string_view placeholder);      ///< marks it used
    const AttributeValue* value(std::string_view placeholder);  ///< marks it used

private:
    const std::map<std::string, std::string>* m_names;
    const AttributeMap* m_values;
    std::set<std::string, std::less<>> m_usedNames;
    std::set<std::string, std::less<>> m_usedValues;
};

/// A parsed ConditionExpression or FilterExpression. Immutable; thread-safe. Owns what it needs (values are copied).
class Condition {
public:
    struct Node; ///< in condition_ast.h
    Condition(); ///< always true
    ~Condition();
    Condition(Condition&&) noexcept;
    Condition& operator=(Condition&&) noexcept;

    static Result<Condition> parse(std::string_view text, Parameter parameter, ExpressionContext& context);
    /// A condition of a ready tree, for the front ends of this folder.
    static Condition of(Node root);
    /// True when all parts are; of none, always.
    static Condition allOf(std::vector<Condition> parts);
    /// Two-valued: a missing path makes comparisons false (`<>` true), never an error.
    bool evaluate(const Item& item) const;
    /// Every path the expression names, for checks against key schemas and projections.
    const std::vector<Path>& paths() const { return m_paths; }
    const Node* root() const { return m_root.get(); }

private:
    std::unique_ptr<Node> m_root;
    std::vector<Path> m_paths;
};

enum class KeyOperator { Equal, Less, LessEqual, Greater, GreaterEqual, Between, BeginsWith };
struct KeyComparison {
    std::string attribute;
    KeyOperator op = KeyOperator::Equal;
    std::vector<AttributeValue> operands; ///< two for Between, else one
};

/// A KeyConditionExpression as a list of comparisons on distinct attributes, in written order (spec/03 §3).
/// The key schema's own rules (which attribute is the hash key …) are the planner's.
Result<std::vector<KeyComparison>> parseKeyCondition(std::string_view text, ExpressionContext& context);

/// A ProjectionExpression (spec/03 §4).
class ProjectionPaths {
public:
    static Result<ProjectionPaths> parse(std::string_view text, ExpressionContext& context);
    /// AttributesToGet: top-level names taken literally.
    static ProjectionPaths topLevel(std::vector<std::string> names);
    /// What each path leads to under a name of its own, whatever it stands in (PartiQL).
    static ProjectionPaths flat(std::vector<Path> paths, std::vector<std::string> names);
    Item apply(const Item& item) const;
    const std::vector<Path>& paths() const { return m_paths; }

private:
    std::vector<Path> m_paths;
    std::vector<std::string> m_names; ///< flat: one a path; else empty
};

/// Checks and builds a projection out of ready paths (also used by UPDATED_OLD / UPDATED_NEW).
Item project(const Item& item, const std::vector<Path>& paths);

/// A parsed UpdateExpression. Immutable; thread-safe.
class Update {
public:
    struct Program; ///< in update_ast.h
    Update();
    ~Update();
    Update(Update&&) noexcept;
    Update& operator=(Update&&) noexcept;

    static Result<Update> parse(std::string_view text, ExpressionContext& context);
    /// An update of a ready program, for the front ends of this folder.
    static Update of(Program program);

    /// The item after the update; right-hand sides see `before` (spec/03 §5). `exists` is false when `before` holds
    /// only the key of an item that is not stored. Errors: ValidationException of the semantics table.
    Result<Item> apply(const Item& before, bool exists) const;

    /// Target paths of every clause, in written order.
    const std::vector<Path>& targets() const;
    /// True if every action is REMOVE or DELETE: such an update creates no item (spec/02 §5.3).
    bool onlyRemoves() const;
    /// Literal right-hand side of `SET name = :v` on a top-level attribute, else nullptr: index-key checks word it
    /// apart.
    const AttributeValue* literalFor(std::string_view attribute) const;
    /// The attributes UPDATED_OLD / UPDATED_NEW return, out of the item before or after (spec/02 §5.5).
    Item updatedOld(const Item& before) const;
    Item updatedNew(const Item& before, const Item& after) const;
    /// Bytes the service adds to the result when it measures an update against 400 KB (spec/10 §4).
    std::size_t sizeSurcharge() const;

private:
    std::unique_ptr<Program> m_program;
};

/// True for one of the 573 reserved words, any case.
bool isReservedWord(std::string_view word);

} // namespace rf::expr
