// Filter patterns for messages of fields between spaces: [ip, user, timestamp, request, status = 4* || status = 5*, bytes > 1000]

#include "engine/logs/pattern_parts.h"

namespace rf::logs {
namespace {

constexpr std::string_view kFieldValueEnds = ",]&|";
constexpr std::string_view kFieldNameEnds = " \t\r\n,]&|=!<>\"%[";

struct FieldTest {
    Comparison comparison;
    bool holds(std::string_view field) const { return comparison.holds(field, numberIn(field)); }
};
using Field = AnyOfAll<FieldTest>; ///< without conditions: any

bool fits(const Field& field, std::string_view text) { return field.any.empty() || field.holds(text); }

/// A field of a message. What stands in brackets or quotes is one field.
struct Piece {
    std::string_view text; ///< without its brackets or quotes
    std::size_t at = 0;    ///< where it begins
};
std::vector<Piece> piecesOf(std::string_view message) {
    std::vector<Piece> pieces;
    for (std::size_t at = message.find_first_not_of(kSpace); at != std::string_view::npos; at = message.find_first_not_of(kSpace, at)) {
        const char close = message[at] == '[' ? ']' : message[at] == '"' ? '"' : '\0';
        const std::size_t closed = close ? message.find(close, at + 1) : std::string_view::npos;
        if (closed != std::string_view::npos) {
            pieces.push_back({message.substr(at + 1, closed - at - 1), at});
            at = closed + 1;
            continue;
        }
        const std::size_t end = std::min(message.find_first_of(kSpace, at), message.size());
        pieces.push_back({message.substr(at, end - at), at});
        at = end;
    }
    return pieces;
}

class Fields final : public FilterPattern::Matcher {
public:
    std::vector<Field> first, last; ///< before and behind the dots
    bool dots = false;

    bool matches(std::string_view message) const override {
        const auto pieces = piecesOf(message);
        if (pieces.size() < first.size() + last.size()) return false;
        for (std::size_t i = 0; i < first.size(); ++i)
            if (!fits(first[i], textOf(pieces, i, message))) return false;
        for (std::size_t i = 0; i < last.size(); ++i)
            if (!fits(last[i], pieces[pieces.size() - last.size() + i].text)) return false;
        return true;
    }

private:
    std::string_view textOf(const std::vector<Piece>& pieces, std::size_t i, std::string_view message) const {
        const bool takesRest = !dots && i + 1 == first.size() && pieces.size() > first.size();
        return takesRest ? message.substr(pieces[i].at) : pieces[i].text;
    }
};

Result<FieldTest> testIn(PatternText& text) {
    text.skipSpace();
    (void)text.until(kFieldNameEnds); // a name says nothing
    text.skipSpace();
    RF_ASSIGN(auto comparison, Comparison::parse(text, kFieldValueEnds));
    return FieldTest{std::move(comparison)};
}

Result<Field> fieldIn(PatternText& text) {
    const PatternText begin = text;
    (void)text.until(kFieldNameEnds);
    text.skipSpace();
    if (!Comparison::comes(text)) return Field();
    text = begin;
    return Field::parse(text, [&] { return testIn(text); });
}

} // namespace

Result<MatcherPtr> parseFields(std::string_view pattern) {
    auto fields = std::make_shared<Fields>();
    PatternText text(pattern);
    text.take("[");
    do {
        text.skipSpace();
        if (text.take("...")) {
            if (std::exchange(fields->dots, true)) return invalidPattern();
        } else {
            RF_ASSIGN(Field field, fieldIn(text));
            (fields->dots ? fields->last : fields->first).push_back(std::move(field));
        }
        text.skipSpace();
    } while (text.take(","));
    if (!text.take("]") || !text.atEnd()) return invalidPattern();
    return MatcherPtr(std::move(fields));
}

} // namespace rf::logs
