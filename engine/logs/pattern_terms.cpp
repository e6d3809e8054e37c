// Filter patterns of terms: ERROR -timeout "a phrase" %regex% ?this ?that

#include "engine/logs/pattern_parts.h"

#include <algorithm>

namespace rf::logs {
namespace {

struct Term {
    std::string text;
    std::optional<LogRegex> regex;

    bool in(std::string_view message) const { return regex ? regex->found(message) : message.find(text) != std::string_view::npos; }
};

class Terms final : public FilterPattern::Matcher {
public:
    std::vector<Term> all, none, any;

    bool matches(std::string_view message) const override {
        const auto in = [&](const Term& term) { return term.in(message); };
        if (!std::ranges::all_of(all, in) || std::ranges::any_of(none, in)) return false;
        return !all.empty() || !none.empty() || std::ranges::any_of(any, in);
    }
};

bool isWord(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 128;
    });
}

Result<Term> termIn(PatternText& text) {
    Term term;
    if (text.peek() == '%') {
        term.regex = text.regex();
        if (!term.regex) return invalidPattern();
        return term;
    }
    if (text.peek() == '"') {
        auto quoted = text.quoted();
        if (!quoted) return invalidPattern();
        term.text = std::move(*quoted);
        return term;
    }
    term.text = text.until(" \t\r\n\"%");
    if (!isWord(term.text)) return validation("Invalid character(s) in term '" + term.text + "'");
    return term;
}

} // namespace

Result<MatcherPtr> parseTerms(std::string_view pattern) {
    auto terms = std::make_shared<Terms>();
    PatternText text(pattern);
    for (text.skipSpace(); !text.atEnd(); text.skipSpace()) {
        auto& where = text.take("-") ? terms->none : text.take("?") ? terms->any : terms->all;
        RF_ASSIGN(Term term, termIn(text));
        where.push_back(std::move(term));
    }
    return MatcherPtr(std::move(terms));
}

} // namespace rf::logs
