#pragma once
// What the kinds of filter patterns share: a reader of the pattern's text, and comparisons with one value. Internal to
// engine/logs.

#include "engine/logs/filter_pattern.h"
#include "engine/logs/log_regex.h"

#include <functional>
#include <optional>
#include <string>

namespace rf::logs {

/// White space of patterns and messages.
inline constexpr std::string_view kSpace = " \t\r\n";

Error invalidPattern();

/// A pattern's text, read from left to right.
class PatternText {
public:
    explicit PatternText(std::string_view text) : m_text(text) {}

    bool atEnd() const { return m_at == m_text.size(); }
    char peek() const { return atEnd() ? '\0' : m_text[m_at]; }
    void skipSpace();
    /// Takes the words if they stand here.
    bool take(std::string_view words);
    /// Takes characters as long as they are none of `ends`.
    std::string_view until(std::string_view ends);
    /// What stands between quotes that begin here, `\"` and `\\` read; nothing: they do not end.
    std::optional<std::string> quoted();
    /// What stands between two percent signs, the first of which is here.
    std::optional<LogRegex> regex();

private:
    std::string_view m_text;
    std::size_t m_at = 0;
};

/// A number as the whole of a text.
std::optional<double> numberIn(std::string_view text);
/// `*` in the pattern stands for any bytes.
bool wildcardMatches(std::string_view pattern, std::string_view text);

/// `= 4*`, `!= %x%`, `>= 10` …
class Comparison {
public:
    /// Operator and value, both of which stand next in the text; an unquoted value ends before one of `ends`.
    static Result<Comparison> parse(PatternText& text, std::string_view ends);
    /// Whether the operator comes next.
    static bool comes(const PatternText& text);
    bool holds(std::string_view text, std::optional<double> number) const;

private:
    enum class Op { Equal, Unequal, Less, LessEqual, Greater, GreaterEqual };
    static std::optional<Op> operatorIn(PatternText& text);

    Op m_op = Op::Equal;
    std::string m_text;
    std::optional<double> m_number;
    std::optional<LogRegex> m_regex;
};

/// Conditions joined by && and ||, && first. T has holds(subject).
template <class T>
struct AnyOfAll {
    std::vector<std::vector<T>> any;

    template <class... Subject>
    bool holds(const Subject&... subject) const {
        for (const auto& all : any) {
            bool every = true;
            for (const T& each : all) every = every && each.holds(subject...);
            if (every) return true;
        }
        return false;
    }
    /// `one` reads a condition.
    template <class One>
    static Result<AnyOfAll> parse(PatternText& text, One one) {
        AnyOfAll out;
        do {
            auto& all = out.any.emplace_back();
            do {
                RF_ASSIGN(T each, one());
                all.push_back(std::move(each));
                text.skipSpace();
            } while (text.take("&&"));
        } while (text.take("||"));
        return out;
    }
};

using MatcherPtr = std::shared_ptr<const FilterPattern::Matcher>;
Result<MatcherPtr> parseTerms(std::string_view text);      ///< ERROR "a phrase"
Result<MatcherPtr> parseJsonPattern(std::string_view text); ///< { $.a = 1 }
Result<MatcherPtr> parseFields(std::string_view text);      ///< [a, b]

} // namespace rf::logs
