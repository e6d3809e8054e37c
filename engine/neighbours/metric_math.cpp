#include "engine/neighbours/metric_math.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace rf::neighbours {
namespace {

constexpr int kMostNestedCalls = 50;

Error cannot(std::string_view expression, const std::string& why) {
    return validation("Error in expression '" + std::string(expression) + "': " + why);
}
bool isNameChar(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }


/// Both at every moment at which both have a value; a number is there always.
Result<MathValue> combine(const MathValue& left, const MathValue& right, double (*with)(double, double)) {
    if (std::holds_alternative<std::vector<Series>>(left) || std::holds_alternative<std::vector<Series>>(right))
        return validation("a list of time series cannot be used with an operator");
    const auto* a = std::get_if<Series>(&left);
    const auto* b = std::get_if<Series>(&right);
    if (!a && !b) return MathValue(with(std::get<double>(left), std::get<double>(right)));
    Series out{{}, a ? a->period : b->period};
    for (const auto& [second, value] : (a ? a : b)->values) {
        const auto other = a && b ? b->values.find(second) : (a ? a : b)->values.begin();
        if (a && b && other == b->values.end()) continue;
        const double result = a && b ? with(value, other->second) : a ? with(value, std::get<double>(right)) : with(std::get<double>(left), value);
        if (std::isfinite(result)) out.values[second] = result;
    }
    return MathValue(std::move(out));
}

Result<MathValue> map(const MathValue& value, double (*with)(double)) {
    if (const auto* number = std::get_if<double>(&value)) return MathValue(with(*number));
    const auto* series = std::get_if<Series>(&value);
    if (!series) return validation("one time series is expected");
    Series out = *series;
    for (auto& [second, each] : out.values) each = with(each);
    return MathValue(std::move(out));
}

enum class Fold { Sum, Average, Least, Most };

double fold(Fold how, const std::vector<double>& values) {
    double sum = 0;
    for (const double value : values) sum += value;
    switch (how) {
    case Fold::Sum: return sum;
    case Fold::Average: return sum / static_cast<double>(values.size());
    case Fold::Least: return *std::min_element(values.begin(), values.end());
    case Fold::Most: break;
    }
    return *std::max_element(values.begin(), values.end());
}

/// Of one series a number; of a list one series, moment by moment.
Result<MathValue> folded(Fold how, const MathValue& value) {
    if (std::holds_alternative<double>(value)) return value;
    if (const auto* series = std::get_if<Series>(&value)) {
        std::vector<double> values;
        for (const auto& each : series->values) values.push_back(each.second);
        return MathValue(values.empty() ? 0.0 : fold(how, values));
    }
    std::map<std::int64_t, std::vector<double>> columns;
    Series out;
    for (const Series& series : std::get<std::vector<Series>>(value)) {
        out.period = series.period;
        for (const auto& [second, each] : series.values) columns[second].push_back(each);
    }
    for (const auto& [second, values] : columns) out.values[second] = fold(how, values);
    return MathValue(std::move(out));
}

Series rate(const Series& series) {
    Series out{{}, series.period};
    for (auto at = series.values.begin(); at != series.values.end() && std::next(at) != series.values.end(); ++at) {
        const auto next = std::next(at);
        out.values[next->first] = (next->second - at->second) / static_cast<double>(next->first - at->first);
    }
    return out;
}

Series filled(const Series& series, const std::vector<std::int64_t>& times, std::optional<double> with) {
    Series out = series;
    std::optional<double> last;
    for (const std::int64_t second : times) {
        const auto at = out.values.find(second);
        if (at != out.values.end()) last = at->second;
        else if (with || last) out.values[second] = with ? *with : *last; // REPEAT
    }
    return out;
}

class Parser {
public:
    Parser(std::string_view text, const MathScope& scope) : m_whole(text), m_rest(text), m_scope(scope) {}

    Result<MathValue> whole() {
        RF_ASSIGN(MathValue value, sum(0));
        skip();
        if (!m_rest.empty()) return cannot(m_whole, "unexpected '" + std::string(m_rest.substr(0, 10)) + "'");
        return value;
    }

private:
    void skip() {
        while (!m_rest.empty() && std::isspace(static_cast<unsigned char>(m_rest.front()))) m_rest.remove_prefix(1);
    }
    bool take(char c) {
        skip();
        if (!m_rest.starts_with(c)) return false;
        m_rest.remove_prefix(1);
        return true;
    }

    Result<MathValue> sum(int level) {
        RF_ASSIGN(MathValue left, product(level));
        for (;;) {
            const bool plus = take('+');
            if (!plus && !take('-')) return left;
            RF_ASSIGN(const MathValue right, product(level));
            RF_ASSIGN(left, combine(left, right, plus ? +[](double a, double b) { return a + b; } : +[](double a, double b) { return a - b; }));
        }
    }
    Result<MathValue> product(int level) {
        RF_ASSIGN(MathValue left, power(level));
        for (;;) {
            const bool times = take('*');
            if (!times && !take('/')) return left;
            RF_ASSIGN(const MathValue right, power(level));
            RF_ASSIGN(left, combine(left, right, times ? +[](double a, double b) { return a * b; } : +[](double a, double b) { return a / b; }));
        }
    }
    Result<MathValue> power(int level) {
        RF_ASSIGN(MathValue base, single(level));
        if (!take('^')) return base;
        if (level > kMostNestedCalls) return cannot(m_whole, "it is nested too deeply");
        RF_ASSIGN(const MathValue exponent, power(level + 1));
        return combine(base, exponent, +[](double a, double b) { return std::pow(a, b); });
    }
    Result<MathValue> single(int level) {
        if (level > kMostNestedCalls) return cannot(m_whole, "it is nested too deeply");
        if (take('-')) {
            RF_ASSIGN(const MathValue value, power(level + 1));
            return map(value, +[](double each) { return -each; });
        }
        if (take('(')) {
            RF_ASSIGN(MathValue value, sum(level + 1));
            if (!take(')')) return cannot(m_whole, "a ')' is missing");
            return value;
        }
        if (take('[')) return list(level);
        skip();
        if (!m_rest.empty() && (std::isdigit(static_cast<unsigned char>(m_rest.front())) || m_rest.front() == '.')) return number();
        return name(level);
    }
    Result<MathValue> list(int level) {
        std::vector<Series> all;
        do {
            RF_ASSIGN(const MathValue value, sum(level + 1));
            const auto* series = std::get_if<Series>(&value);
            if (!series) return cannot(m_whole, "a list holds time series");
            all.push_back(*series);
        } while (take(','));
        if (!take(']')) return cannot(m_whole, "a ']' is missing");
        return MathValue(std::move(all));
    }
    Result<MathValue> number() {
        double value = 0;
        const auto [end, error] = std::from_chars(m_rest.data(), m_rest.data() + m_rest.size(), value);
        if (error != std::errc()) return cannot(m_whole, "a number cannot be read");
        m_rest.remove_prefix(static_cast<std::size_t>(end - m_rest.data()));
        return MathValue(value);
    }
    Result<MathValue> name(int level) {
        std::size_t size = 0;
        while (size < m_rest.size() && isNameChar(m_rest[size])) ++size;
        const std::string word(m_rest.substr(0, size));
        if (word.empty()) return cannot(m_whole, m_rest.empty() ? "it ends too early" : "unexpected '" + std::string(1, m_rest.front()) + "'");
        m_rest.remove_prefix(size);
        if (take('(')) return function(word, level);
        if (word == "REPEAT") return cannot(m_whole, "REPEAT belongs into FILL");
        if (const MathValue* value = m_scope.find(word)) return *value;
        return cannot(m_whole, "there is no query with the id " + word);
    }
    Result<MathValue> function(const std::string& word, int level) {
        if (word == "METRICS" && take(')')) return MathValue(m_scope.all());
        RF_ASSIGN(const MathValue first, sum(level + 1));
        if (word == "FILL") return fill(first, level);
        if (!take(')')) return cannot(m_whole, "a ')' is missing after the arguments of " + word);
        if (word == "SUM") return folded(Fold::Sum, first);
        if (word == "AVG") return folded(Fold::Average, first);
        if (word == "MIN") return folded(Fold::Least, first);
        if (word == "MAX") return folded(Fold::Most, first);
        if (word == "ABS") return map(first, +[](double each) { return std::abs(each); });
        if (word == "CEIL") return map(first, +[](double each) { return std::ceil(each); });
        if (word == "FLOOR") return map(first, +[](double each) { return std::floor(each); });
        const auto* series = std::get_if<Series>(&first);
        if (word == "RATE" && series) return MathValue(rate(*series));
        if (word == "PERIOD" && series) return MathValue(static_cast<double>(series->period));
        if (word == "RATE" || word == "PERIOD") return cannot(m_whole, word + " takes one time series");
        return cannot(m_whole, "the function " + word + " is not supported by this endpoint");
    }
    Result<MathValue> fill(const MathValue& first, int level) {
        const auto* series = std::get_if<Series>(&first);
        if (!series || !take(',')) return cannot(m_whole, "FILL takes a time series and a value");
        skip();
        std::optional<double> with;
        if (m_rest.starts_with("REPEAT")) {
            m_rest.remove_prefix(6);
        } else {
            RF_ASSIGN(const MathValue value, sum(level + 1));
            if (!std::holds_alternative<double>(value)) return cannot(m_whole, "FILL takes a number or REPEAT");
            with = std::get<double>(value);
        }
        if (!take(')')) return cannot(m_whole, "a ')' is missing after the arguments of FILL");
        return MathValue(filled(*series, m_scope.times, with));
    }

    std::string_view m_whole, m_rest;
    const MathScope& m_scope;
};

} // namespace

Result<MathValue> evaluateMath(std::string_view expression, const MathScope& scope) { return Parser(expression, scope).whole(); }

std::vector<std::string> idsIn(std::string_view expression) {
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < expression.size();) {
        if (!isNameChar(expression[i])) {
            ++i;
            continue;
        }
        std::size_t end = i;
        while (end < expression.size() && isNameChar(expression[end])) ++end;
        if (std::islower(static_cast<unsigned char>(expression[i]))) ids.emplace_back(expression.substr(i, end - i));
        i = end;
    }
    return ids;
}

} // namespace rf::neighbours
