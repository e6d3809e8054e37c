#pragma once
// A vocabulary for tests of expressions: one set of placeholders with every type in it, items from JSON, answers as
// text.

#include "engine/expr/expression.h"
#include "engine/value/json.h"

#include <QString>

namespace rf::test {

inline const std::map<std::string, std::string>& names() {
    static const std::map<std::string, std::string> map{{"#a", "a"},     {"#A", "a"},    {"#b", "b"}, {"#n", "name"},
                                                        {"#dot", "x.y"}, {"#0", "zero"}, {"#l", "l"}};
    return map;
}

inline Item itemOf(const std::string& json) {
    auto read = itemFromJson(json);
    if (!read) qFatal("bad item in a test: %s: %s", json.c_str(), read.error().message.c_str());
    return std::move(*read);
}

/// One value of every type under its code in small letters, and some more.
inline const AttributeMap& values() {
    static const AttributeMap map = itemOf(R"({":s":{"S":"text"},":n":{"N":"5"},":b":{"B":"AQI="},":bool":{"BOOL":true},
        ":null":{"NULL":true},":ss":{"SS":["a","b"]},":ns":{"NS":["1","2"]},":bs":{"BS":["AQ==","Ag=="]},
        ":l":{"L":[{"S":"x"},{"N":"1"}]},":m":{"M":{"k":{"S":"v"}}},":el":{"L":[]},":em":{"M":{}},
        ":v":{"S":"v"},":w":{"S":"w"},":x":{"S":"x"},":y":{"S":"y"},":z":{"S":"z"},":es":{"S":""},
        ":0":{"N":"0"},":1":{"N":"1"},":2":{"N":"2"},":3":{"N":"3"},":9":{"N":"9"},
        ":tS":{"S":"S"},":tN":{"S":"N"},":tB":{"S":"B"},":tBOOL":{"S":"BOOL"},":tNULL":{"S":"NULL"},
        ":tSS":{"S":"SS"},":tNS":{"S":"NS"},":tBS":{"S":"BS"},":tL":{"S":"L"},":tM":{"S":"M"},
        ":dog":{"S":"DOG"},":lo":{"B":"AQ=="},":hi":{"B":"/w=="}})");
    return map;
}

/// "ok", or the error's message; an error of the wrong class or without its marker says so.
template <class T>
QString answer(const Result<T>& result, bool enveloped = true) {
    if (result) return "ok";
    const Error& error = result.error();
    QString text = QString::fromStdString(error.message);
    if (error.code != ErrorCode::Validation) text += " [not a ValidationException]";
    if (expr::isEnvelopable(error) != enveloped) text += enveloped ? " [not envelopable]" : " [envelopable]";
    return text;
}

inline Result<expr::Condition> condition(const std::string& text,
                                         expr::Parameter parameter = expr::Parameter::Condition,
                                         const AttributeMap& with = values()) {
    expr::ExpressionContext context(&names(), &with);
    return expr::Condition::parse(text, parameter, context);
}
inline Result<expr::Update> update(const std::string& text, const AttributeMap& with = values()) {
    expr::ExpressionContext context(&names(), &with);
    return expr::Update::parse(text, context);
}
inline Result<expr::ProjectionPaths> projection(const std::string& text) {
    expr::ExpressionContext context(&names(), nullptr);
    return expr::ProjectionPaths::parse(text, context);
}
inline Result<std::vector<expr::KeyComparison>> keyCondition(const std::string& text) {
    expr::ExpressionContext context(&names(), &values());
    return expr::parseKeyCondition(text, context);
}

} // namespace rf::test
