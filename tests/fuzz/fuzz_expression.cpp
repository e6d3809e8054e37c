#include "tests/fuzz/targets.h"

#include "engine/expr/partiql.h"
#include "engine/value/json.h"

#include <algorithm>
#include <cstdlib>
#include <string>

namespace rf::fuzz {

namespace {

const Item& item() {
    static const Item made = *itemFromJson(
        R"({"a":{"N":"1"},"b":{"S":"two"},"l":{"L":[{"N":"1"},{"M":{"x":{"S":"y"}}},{"L":[{"BOOL":true}]}]},)"
        R"("m":{"M":{"k":{"M":{"k":{"S":"v"}}}}},"ss":{"SS":["p","q"]},"ns":{"NS":["1","2"]},"nul":{"NULL":true},"bin":{"B":"AAE="}})");
    return made;
}

const std::map<std::string, std::string>& names() {
    static const std::map<std::string, std::string> made{{"#a", "a"}, {"#l", "l"}, {"#m", "m"}, {"#x", "x.y"}};
    return made;
}
const AttributeMap& values() {
    static const AttributeMap made = [] {
        const Item parsed = *itemFromJson(R"({":n":{"N":"2"},":s":{"S":"two"},":l":{"L":[{"N":"9"}]},":ss":{"SS":["q","r"]},":m":{"M":{}}})");
        AttributeMap map;
        for (const char* name : {":n", ":s", ":l", ":ss", ":m"}) map.set(name, *parsed.find(name));
        return map;
    }();
    return made;
}

/// As many as the text has question marks, so that a statement does not end at their number.
std::vector<AttributeValue> parametersFor(const std::string& text) {
    static const std::vector<AttributeValue> some{*values().find(":s"), *values().find(":n"), *values().find(":l"),
                                                  *values().find(":ss"), *values().find(":m")};
    std::vector<AttributeValue> made;
    const auto count = std::min<std::ptrdiff_t>(std::count(text.begin(), text.end(), '?'), 64);
    for (std::ptrdiff_t i = 0; i < count; ++i) made.push_back(some[std::size_t(i) % some.size()]);
    return made;
}

void statement(const std::string& text) {
    const auto parameters = parametersFor(text);
    const auto parsed = expr::parsePartiql(text, parameters);
    if (!parsed) return;
    for (const expr::PartiqlConjunct& part : parsed->where)
        if (part.condition.evaluate(item()) != part.condition.evaluate(item())) std::abort();
    if (parsed->projection) (void)parsed->projection->apply(item());
    if (parsed->update) {
        (void)parsed->update->apply(item(), true);
        (void)parsed->update->apply(Item(), false);
    }
}

} // namespace

void expression(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return;
    const std::string text(reinterpret_cast<const char*>(data + 1), size - 1);
    expr::ExpressionContext context(&names(), &values());
    switch (data[0] % 6) {
    case 0:
    case 1:
        if (auto parsed = expr::Condition::parse(
                text, data[0] % 6 == 0 ? expr::Parameter::Condition : expr::Parameter::Filter, context)) {
            const bool first = parsed->evaluate(item());
            if (first != parsed->evaluate(item())) std::abort();
            (void)parsed->evaluate(Item());
        }
        break;
    case 2:
        if (auto parsed = expr::ProjectionPaths::parse(text, context)) {
            const Item once = parsed->apply(item());
            if (parsed->apply(once).size() > once.size()) std::abort();
        }
        break;
    case 3:
        if (auto parsed = expr::Update::parse(text, context)) {
            if (auto after = parsed->apply(item(), true)) {
                (void)parsed->updatedOld(item());
                (void)parsed->updatedNew(item(), *after);
                (void)parsed->sizeSurcharge();
            }
            (void)parsed->apply(Item(), false);
        }
        break;
    case 4:
        (void)expr::parseKeyCondition(text, context);
        break;
    default:
        statement(text);
    }
    (void)context.finish();
}

} // namespace rf::fuzz
