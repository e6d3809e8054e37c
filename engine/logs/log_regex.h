#pragma once
// The regular expressions of filter patterns (%…%): ^ $ . [] ? * + {m,n} | and \d \D \s \S \w \W \xhh, over bytes. No groups:
// the service has none. Matching takes steps proportional to text × pattern, whatever the pattern; nothing is recursive.

#include <bitset>
#include <optional>
#include <string_view>
#include <vector>

namespace rf::logs {

class LogRegex {
public:
    /// Nothing for what the service would not take: parentheses, other symbols without a backslash, bytes beyond ASCII.
    static std::optional<LogRegex> parse(std::string_view text);
    /// Whether it is found anywhere in the text.
    bool found(std::string_view text) const;

private:
    /// Of a nondeterministic automaton. Split goes on at `next` and at `other`.
    enum class Op : unsigned char { Byte, Split, Begin, End, Accept };
    struct State {
        Op op = Op::Accept;
        std::bitset<256> bytes;
        int next = -1;
        int other = -1;
    };
    class Parser;

    std::vector<State> m_states;
    int m_start = 0;
};

} // namespace rf::logs
