#include "engine/logs/pattern_parts.h"

#include <charconv>

namespace rf::logs {
namespace {

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(kSpace);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

} // namespace

Error invalidPattern() { return validation("Invalid filter pattern"); }

Result<FilterPattern> FilterPattern::parse(std::string_view text) {
    text = trimmed(text);
    FilterPattern pattern;
    if (text.empty()) return pattern;
    const auto parse = text.front() == '{' ? parseJsonPattern : text.front() == '[' ? parseFields : parseTerms;
    RF_ASSIGN(pattern.m_matcher, parse(text));
    return pattern;
}

void PatternText::skipSpace() {
    while (!atEnd() && kSpace.find(m_text[m_at]) != std::string_view::npos) ++m_at;
}

bool PatternText::take(std::string_view words) {
    if (!m_text.substr(m_at).starts_with(words)) return false;
    m_at += words.size();
    return true;
}

std::string_view PatternText::until(std::string_view ends) {
    const std::size_t from = m_at;
    while (!atEnd() && ends.find(m_text[m_at]) == std::string_view::npos) ++m_at;
    return m_text.substr(from, m_at - from);
}

std::optional<std::string> PatternText::quoted() {
    if (!take("\"")) return {};
    std::string text;
    while (!atEnd()) {
        char c = m_text[m_at++];
        if (c == '"') return text;
        if (c == '\\' && (peek() == '"' || peek() == '\\')) c = m_text[m_at++];
        text += c;
    }
    return {};
}

std::optional<LogRegex> PatternText::regex() {
    if (!take("%")) return {};
    const std::size_t end = m_text.find('%', m_at);
    if (end == std::string_view::npos) return {};
    const std::string_view inner = m_text.substr(m_at, end - m_at);
    m_at = end + 1;
    return LogRegex::parse(inner);
}

std::optional<double> numberIn(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool digits = text.find_first_of("0123456789") != std::string_view::npos; // not "inf"
    if (text.empty() || error != std::errc() || end != text.data() + text.size() || !digits) return {};
    return value;
}

bool wildcardMatches(std::string_view pattern, std::string_view text) {
    std::size_t at = 0, star = std::string_view::npos, retry = 0, i = 0;
    while (i < text.size()) {
        if (at < pattern.size() && pattern[at] == '*') {
            star = at++;
            retry = i;
        } else if (at < pattern.size() && pattern[at] == text[i]) {
            ++at;
            ++i;
        } else if (star != std::string_view::npos) {
            at = star + 1;
            i = ++retry;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', at) == std::string_view::npos;
}

std::optional<Comparison::Op> Comparison::operatorIn(PatternText& text) {
    if (text.take("!=")) return Op::Unequal;
    if (text.take("<=")) return Op::LessEqual;
    if (text.take(">=")) return Op::GreaterEqual;
    if (text.take("=")) return Op::Equal;
    if (text.take("<")) return Op::Less;
    if (text.take(">")) return Op::Greater;
    return {};
}

bool Comparison::comes(const PatternText& text) { return std::string_view("=!<>").find(text.peek()) != std::string_view::npos && !text.atEnd(); }

Result<Comparison> Comparison::parse(PatternText& text, std::string_view ends) {
    Comparison out;
    const auto op = operatorIn(text);
    if (!op) return invalidPattern();
    out.m_op = *op;
    text.skipSpace();
    if (text.peek() == '%') {
        out.m_regex = text.regex();
        if (!out.m_regex) return invalidPattern();
    } else if (text.peek() == '"') {
        auto quoted = text.quoted();
        if (!quoted) return invalidPattern();
        out.m_text = std::move(*quoted);
    } else {
        out.m_text = trimmed(text.until(ends));
        out.m_number = numberIn(out.m_text);
        if (out.m_text.empty()) return invalidPattern();
    }
    const bool equality = out.m_op == Op::Equal || out.m_op == Op::Unequal;
    if (!equality && !out.m_number) return invalidPattern();
    return out;
}

bool Comparison::holds(std::string_view text, std::optional<double> number) const {
    const auto equal = [&] {
        if (m_regex) return m_regex->found(text);
        return m_number && number ? *m_number == *number : wildcardMatches(m_text, text);
    };
    if (m_op == Op::Equal) return equal();
    if (m_op == Op::Unequal) return !equal();
    if (!number) return false;
    switch (m_op) {
    case Op::Less: return *number < *m_number;
    case Op::LessEqual: return *number <= *m_number;
    case Op::Greater: return *number > *m_number;
    default: return *number >= *m_number;
    }
}

} // namespace rf::logs
