#include "tests/fuzz/targets.h"

#include "engine/expr/expression.h"
#include "engine/value/json.h"

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

} // namespace

void expression(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return;
    const std::string text(reinterpret_cast<const char*>(data + 1), size - 1);
    expr::ExpressionContext context(&names(), &values());
    switch (data[0] % 5) {
    case 0:
    case 1:
        if (auto parsed = expr::Condition::parse(
                text, data[0] % 5 == 0 ? expr::Parameter::Condition : expr::Parameter::Filter, context)) {
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
    default:
        (void)expr::parseKeyCondition(text, context);
    }
    (void)context.finish();
}

} // namespace rf::fuzz
