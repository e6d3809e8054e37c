#include "engine/expr/partiql_reader.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace rf::expr {
namespace {

using Kind = PartiqlTokenKind;

constexpr std::array<std::string_view, 12> kClauses{"FROM",  "WHERE", "ORDER", "SET",   "REMOVE", "RETURNING",
                                                    "LIMIT", "GROUP", "JOIN",  "INNER", "LEFT",   "HAVING"};

template <class Member, class Get>
std::vector<Member> membersOf(const std::vector<AttributeValue>& values, Get get) {
    std::vector<Member> members;
    for (const AttributeValue& value : values) members.push_back(get(value));
    return members;
}

template <class Member>
bool hasDuplicates(std::vector<Member> members) {
    std::sort(members.begin(), members.end());
    return std::adjacent_find(members.begin(), members.end()) != members.end();
}

/// Members of one type S, N or B, none twice.
Result<AttributeValue> setOf(const std::vector<AttributeValue>& values) {
    const Error invalid = validation("One or more parameter values were invalid: Input collection contains duplicates");
    const Type type = values.front().type();
    const bool same =
        std::all_of(values.begin(), values.end(), [&](const AttributeValue& each) { return each.is(type); });
    if (!same || !values.front().isScalarKey())
        return validation("One or more parameter values were invalid: A set's elements must be of one type: string, "
                          "number or binary");
    if (type == Type::N) {
        auto members = membersOf<Number>(values, [](const auto& value) { return value.asNumber(); });
        return hasDuplicates(members) ? Result<AttributeValue>(invalid) : AttributeValue::numberSet(std::move(members));
    }
    auto members = membersOf<std::string>(
        values, [&](const auto& value) { return type == Type::S ? value.asString() : value.asBinary(); });
    if (hasDuplicates(members)) return invalid;
    return type == Type::S ? AttributeValue::stringSet(std::move(members))
                           : AttributeValue::binarySet(std::move(members));
}

} // namespace

Status PartiqlReader::Level::check() const {
    if (m_reader.m_depth <= kMaxPartiqlDepth) return {};
    return partiqlSyntax("Nesting levels exceed the supported limit of " + std::to_string(kMaxPartiqlDepth));
}

bool PartiqlReader::atWord(std::string_view upper, std::size_t count) const {
    return ahead(count).kind == Kind::Word && equalsIgnoringCase(ahead(count).text, upper);
}
bool PartiqlReader::atSymbol(std::string_view symbol, std::size_t count) const {
    return ahead(count).kind == Kind::Symbol && ahead(count).text == symbol;
}
bool PartiqlReader::takeWord(std::string_view upper) {
    if (!atWord(upper)) return false;
    advance();
    return true;
}
bool PartiqlReader::takeSymbol(std::string_view symbol) {
    if (!atSymbol(symbol)) return false;
    advance();
    return true;
}
Status PartiqlReader::expectWord(std::string_view upper) {
    return takeWord(upper) ? Status() : unexpected();
}
Status PartiqlReader::expectSymbol(std::string_view symbol) {
    return takeSymbol(symbol) ? Status() : unexpected();
}

bool PartiqlReader::atClause() const {
    return std::any_of(kClauses.begin(), kClauses.end(), [this](std::string_view word) { return atWord(word); });
}

Error PartiqlReader::unexpected() const {
    if (token().kind == Kind::End) return partiqlSyntax("Unexpected end of statement");
    return partiqlSyntax("Unexpected term at " + token().place());
}

bool PartiqlReader::atIdentifier() const {
    return token().kind == Kind::QuotedIdentifier || (token().kind == Kind::Word && !atClause());
}

Result<std::string> PartiqlReader::readIdentifier() {
    if (!atIdentifier()) return unexpected();
    std::string name = token().content();
    if (name.empty()) return unexpected();
    advance();
    return name;
}

Result<Path> PartiqlReader::readPath() {
    Path path;
    RF_ASSIGN(std::string root, readIdentifier());
    path.steps.emplace_back(std::move(root));
    while (atSymbol(".") || atSymbol("[")) {
        RF_TRY(readStep(path));
        if (path.steps.size() > kMaxPathDepth) return validation("The document path has too many nesting elements");
    }
    return path;
}

Status PartiqlReader::readStep(Path& path) {
    if (takeSymbol(".")) {
        if (token().kind != Kind::Word && token().kind != Kind::QuotedIdentifier) return unexpected();
        path.steps.emplace_back(token().content());
        advance();
        return {};
    }
    advance();
    if (token().kind == Kind::Text) {
        path.steps.emplace_back(token().content());
    } else {
        std::size_t index = 0;
        const std::string_view digits = token().text;
        const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), index);
        if (token().kind != Kind::Number || fault != std::errc() || end != digits.data() + digits.size() ||
            index > kMaxListIndex)
            return unexpected();
        path.steps.emplace_back(index);
    }
    advance();
    return expectSymbol("]");
}

bool PartiqlReader::atValue() const {
    switch (token().kind) {
    case Kind::Text:
    case Kind::Number:
    case Kind::Parameter:
        return true;
    case Kind::Symbol:
        return atSymbol("[") || atSymbol("{") || atSymbol("<<") || atSymbol("-") || atSymbol("+");
    case Kind::Word:
        return atWord("TRUE") || atWord("FALSE") || atWord("NULL");
    default:
        return false;
    }
}

Result<AttributeValue> PartiqlReader::readValue() {
    const Level level(*this);
    RF_TRY(level.check());
    if (token().kind == Kind::Parameter) return readParameter();
    if (token().kind == Kind::Number || atSymbol("-") || atSymbol("+")) return readNumber();
    if (atSymbol("[")) return readList();
    if (atSymbol("{")) return readMap();
    if (atSymbol("<<")) return readSet();
    if (takeWord("TRUE")) return AttributeValue::boolean(true);
    if (takeWord("FALSE")) return AttributeValue::boolean(false);
    if (takeWord("NULL")) return AttributeValue::null();
    if (token().kind != Kind::Text) return unexpected();
    std::string text = token().content();
    advance();
    return AttributeValue::string(std::move(text));
}

/// One too many is counted and reported at the end.
AttributeValue PartiqlReader::readParameter() {
    advance();
    const std::size_t at = m_used++;
    return at < m_parameters.size() ? m_parameters[at] : AttributeValue::null();
}

Result<AttributeValue> PartiqlReader::readNumber() {
    std::string text;
    if (atSymbol("-") || atSymbol("+")) {
        text = token().text;
        advance();
    }
    if (token().kind != Kind::Number) return unexpected();
    text += token().text;
    RF_ASSIGN(const Number number, Number::parse(text));
    advance();
    return AttributeValue::number(number);
}

Result<AttributeValue> PartiqlReader::readList() {
    advance();
    List elements;
    while (!takeSymbol("]")) {
        if (!elements.empty()) RF_TRY(expectSymbol(","));
        RF_ASSIGN(AttributeValue element, readValue());
        elements.push_back(std::move(element));
    }
    return AttributeValue::list(std::move(elements));
}

Result<AttributeValue> PartiqlReader::readMap() {
    advance();
    AttributeMap entries;
    bool first = true;
    while (!takeSymbol("}")) {
        if (!first) RF_TRY(expectSymbol(","));
        first = false;
        if (token().kind != Kind::Text && token().kind != Kind::QuotedIdentifier) return unexpected();
        std::string name = token().content();
        advance();
        RF_TRY(expectSymbol(":"));
        RF_ASSIGN(AttributeValue value, readValue());
        entries.set(std::move(name), std::move(value));
    }
    return AttributeValue::map(std::move(entries));
}

Result<AttributeValue> PartiqlReader::readSet() {
    advance();
    std::vector<AttributeValue> members;
    while (!takeSymbol(">>")) {
        if (!members.empty()) RF_TRY(expectSymbol(","));
        RF_ASSIGN(AttributeValue member, readValue());
        members.push_back(std::move(member));
    }
    if (members.empty())
        return validation("One or more parameter values were invalid: An string set  may not be empty");
    return setOf(members);
}

Status PartiqlReader::checkParameterCount() const {
    if (m_used == m_parameters.size()) return {};
    return validation("Number of parameters in request and statement don't match.");
}

} // namespace rf::expr
