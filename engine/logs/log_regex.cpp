#include "engine/logs/log_regex.h"

#include <charconv>
#include <utility>

namespace rf::logs {
namespace {

using Bytes = std::bitset<256>;

/// What {m,n} may ask for; a pattern has 1,024 characters at most.
constexpr int kMostRepeats = 1'000;
constexpr std::size_t kMostStates = 5'000;

bool isAlnum(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool isPlain(char c) { return isAlnum(c) || std::string_view(":_#=@/;,- ").find(c) != std::string_view::npos; }

void addRange(Bytes& bytes, unsigned first, unsigned last) {
    for (unsigned c = first; c <= last; ++c) bytes.set(c);
}

/// The class a letter behind a backslash names; nothing: it is no class.
std::optional<Bytes> classOf(char letter) {
    Bytes bytes;
    switch (letter) {
    case 'd':
    case 'D': addRange(bytes, '0', '9'); break;
    case 's':
    case 'S':
        for (const char c : {' ', '\t', '\n', '\r', '\f', '\v'}) bytes.set(static_cast<unsigned char>(c));
        break;
    case 'w':
    case 'W':
        addRange(bytes, '0', '9');
        addRange(bytes, 'a', 'z');
        addRange(bytes, 'A', 'Z');
        bytes.set('_');
        break;
    default: return {};
    }
    return letter >= 'a' ? bytes : ~bytes;
}

} // namespace

/// alternatives = sequence { "|" sequence }; sequence = { piece }; piece = atom [ "?" | "*" | "+" | "{m}" | "{m,}" | "{m,n}" ].
class LogRegex::Parser {
public:
    Parser(std::string_view text, std::vector<State>& states) : m_text(text), m_states(states) {}

    /// The first state of the whole; -1: it is no expression.
    int parse() {
        const int accept = add({Op::Accept, {}, -1, -1});
        int start = -1;
        do {
            const auto pieces = sequence();
            if (!pieces) return -1;
            int first = accept;
            for (auto piece = pieces->rbegin(); piece != pieces->rend(); ++piece) first = build(*piece, first);
            start = start < 0 ? first : add({Op::Split, {}, start, first});
        } while (take('|'));
        return m_at == m_text.size() && m_states.size() <= kMostStates ? start : -1;
    }

private:
    struct Piece {
        Op op = Op::Byte;
        Bytes bytes;
        int least = 1, most = 1; ///< most -1: any number
    };

    bool more() const { return m_at < m_text.size(); }
    bool take(char c) {
        if (!more() || m_text[m_at] != c) return false;
        ++m_at;
        return true;
    }
    int add(State state) {
        m_states.push_back(std::move(state));
        return static_cast<int>(m_states.size()) - 1;
    }

    std::optional<std::vector<Piece>> sequence() {
        std::vector<Piece> pieces;
        while (more() && m_text[m_at] != '|') {
            auto piece = atom();
            if (!piece || !repeats(*piece)) return {};
            pieces.push_back(*piece);
        }
        return pieces;
    }

    std::optional<Piece> atom() {
        const char c = m_text[m_at++];
        if (c == '^') return Piece{.op = Op::Begin};
        if (c == '$') return Piece{.op = Op::End};
        Piece piece;
        if (c == '.') {
            piece.bytes = ~Bytes();
            piece.bytes.reset('\n');
            return piece;
        }
        if (c == '[') return set();
        if (c == '\\') return escape(piece.bytes) ? std::optional(piece) : std::nullopt;
        if (!isPlain(c)) return {};
        piece.bytes.set(static_cast<unsigned char>(c));
        return piece;
    }

    /// Behind a backslash: a class, \xhh, or a character for itself.
    bool escape(Bytes& bytes) {
        if (!more()) return false;
        const char c = m_text[m_at++];
        if (const auto known = classOf(c)) {
            bytes |= *known;
            return true;
        }
        if (c == 'x') {
            unsigned value = 0;
            const auto hex = m_text.substr(m_at, 2);
            const auto [end, error] = std::from_chars(hex.data(), hex.data() + hex.size(), value, 16);
            if (error != std::errc() || hex.size() != 2 || end != hex.data() + 2) return false;
            m_at += 2;
            bytes.set(value);
            return true;
        }
        if (isAlnum(c) || static_cast<unsigned char>(c) >= 128) return false;
        bytes.set(static_cast<unsigned char>(c));
        return true;
    }

    std::optional<Piece> set() {
        Piece piece;
        const bool inverted = take('^');
        bool any = false;
        while (more() && m_text[m_at] != ']') {
            any = true;
            const char c = m_text[m_at++];
            if (static_cast<unsigned char>(c) >= 128) return {};
            if (c == '\\') {
                if (!escape(piece.bytes)) return {};
            } else if (m_at + 1 < m_text.size() && m_text[m_at] == '-' && m_text[m_at + 1] != ']') {
                const auto last = static_cast<unsigned char>(m_text[m_at + 1]);
                if (last < static_cast<unsigned char>(c) || last >= 128 || last == '\\') return {};
                addRange(piece.bytes, static_cast<unsigned char>(c), last);
                m_at += 2;
            } else {
                piece.bytes.set(static_cast<unsigned char>(c));
            }
        }
        if (!any || !take(']')) return {};
        if (inverted) piece.bytes.flip();
        return piece;
    }

    bool repeats(Piece& piece) {
        const bool star = take('*'), plus = !star && take('+'), maybe = !star && !plus && take('?');
        if (star || maybe) piece.least = 0;
        if (star || plus) piece.most = -1;
        const bool counted = !star && !plus && !maybe && take('{');
        if (counted && !counts(piece)) return false;
        // An anchor stands once; nothing is repeated twice over.
        const bool repeated = star || plus || maybe || counted;
        return !repeated || (piece.op == Op::Byte && (!more() || std::string_view("*+?{").find(m_text[m_at]) == std::string_view::npos));
    }

    bool counts(Piece& piece) {
        if (!number(piece.least)) return false;
        piece.most = piece.least;
        if (take(',')) {
            piece.most = -1;
            if (more() && m_text[m_at] != '}' && !number(piece.most)) return false;
        }
        return take('}') && (piece.most < 0 || piece.most >= piece.least);
    }

    bool number(int& value) {
        const auto [end, error] = std::from_chars(m_text.data() + m_at, m_text.data() + m_text.size(), value);
        if (error != std::errc() || value < 0 || value > kMostRepeats) return false;
        m_at = static_cast<std::size_t>(end - m_text.data());
        return true;
    }

    /// The states of a piece before `next`; the first of them.
    int build(const Piece& piece, int next) {
        if (m_states.size() > kMostStates) return next;
        int first = next;
        if (piece.most < 0) {
            const int loop = add({Op::Split, {}, -1, next});
            m_states[static_cast<std::size_t>(loop)].next = add({piece.op, piece.bytes, loop, -1});
            first = loop;
        } else {
            for (int i = piece.least; i < piece.most; ++i) first = add({Op::Split, {}, add({piece.op, piece.bytes, first, -1}), next});
        }
        for (int i = 0; i < piece.least; ++i) first = add({piece.op, piece.bytes, first, -1});
        return first;
    }

    const std::string_view m_text;
    std::vector<State>& m_states;
    std::size_t m_at = 0;
};

std::optional<LogRegex> LogRegex::parse(std::string_view text) {
    LogRegex regex;
    if (text.empty()) return {};
    regex.m_start = Parser(text, regex.m_states).parse();
    if (regex.m_start < 0) return {};
    return regex;
}

bool LogRegex::found(std::string_view text) const {
    std::vector<int> now, next, open;
    std::vector<std::size_t> seen(m_states.size(), ~std::size_t{0}); // the place at which a state was entered last
    for (std::size_t at = 0; at <= text.size(); ++at) {
        // A match may begin at every place.
        now.push_back(m_start);
        next.clear();
        open = std::move(now);
        while (!open.empty()) {
            const int index = open.back();
            open.pop_back();
            if (std::exchange(seen[static_cast<std::size_t>(index)], at) == at) continue;
            const State& state = m_states[static_cast<std::size_t>(index)];
            switch (state.op) {
            case Op::Accept: return true;
            case Op::Split:
                open.push_back(state.next);
                open.push_back(state.other);
                break;
            case Op::Begin:
                if (at == 0) open.push_back(state.next);
                break;
            case Op::End:
                if (at == text.size()) open.push_back(state.next);
                break;
            case Op::Byte:
                if (at < text.size() && state.bytes.test(static_cast<unsigned char>(text[at]))) next.push_back(state.next);
                break;
            }
        }
        now = std::move(next);
    }
    return false;
}

} // namespace rf::logs
