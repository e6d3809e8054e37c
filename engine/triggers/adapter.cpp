#include "engine/triggers/adapter.h"

#include "engine/base/platform/user_folders.h"

#include <algorithm>

namespace rf::triggers {
namespace {

constexpr std::string_view kBlank = " \t\r\n";

bool isPlain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::string_view("-_./:=@%+,").find(c) != std::string_view::npos;
}

std::string quoted(const std::string& word) {
    std::string out = "'";
    for (const char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

} // namespace

std::optional<std::filesystem::path> pythonAdapter() {
    const std::filesystem::path program = platform::programFolder();
    for (const char* const place : {"../share/rangefinder/lambda", "../../resources/lambda", "lambda"}) {
        std::error_code error;
        const auto path = std::filesystem::weakly_canonical(program / place / "rangefinder_lambda.py", error);
        if (!error && std::filesystem::is_regular_file(path, error)) return path;
    }
    return {};
}

std::optional<std::vector<std::string>> pythonCommand(const std::string& file, const std::string& function) {
    const auto adapter = pythonAdapter();
    if (!adapter) return {};
    return std::vector<std::string>{"python3", adapter->string(), file + ":" + function};
}

std::optional<std::vector<std::string>> wordsOf(std::string_view line) {
    std::vector<std::string> words;
    std::optional<std::string> word;
    char quote = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (quote == 0 && kBlank.find(c) != kBlank.npos) {
            if (word) words.push_back(std::move(*word));
            word.reset();
            continue;
        }
        if (!word) word.emplace();
        if (c == '\\' && quote != '\'' && i + 1 < line.size()) *word += line[++i];
        else if (quote == 0 && (c == '\'' || c == '"')) quote = c;
        else if (c == quote && quote != 0) quote = 0;
        else *word += c;
    }
    if (quote != 0) return {};
    if (word) words.push_back(std::move(*word));
    return words;
}

std::string lineOf(const std::vector<std::string>& words) {
    std::string line;
    for (const std::string& word : words) {
        if (!line.empty()) line += ' ';
        line += !word.empty() && std::all_of(word.begin(), word.end(), isPlain) ? word : quoted(word);
    }
    return line;
}

} // namespace rf::triggers
