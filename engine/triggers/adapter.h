#pragma once
// The adapter that runs a Python file written for Lambda (resources/lambda/rangefinder_lambda.py).

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace rf::triggers {

/// Where it is: installed with the program, or in the sources a build was made of. Nothing: it is missing.
std::optional<std::filesystem::path> pythonAdapter();

/// The command for FILE.py:FUNCTION; nothing when the adapter is missing.
std::optional<std::vector<std::string>> pythonCommand(const std::string& file, const std::string& function);

/// A command line as words: blanks part them, quotes and backslashes keep them together; nothing is expanded. Nothing for
/// one that ends inside of quotes.
std::optional<std::vector<std::string>> wordsOf(std::string_view line);
/// The reverse.
std::string lineOf(const std::vector<std::string>& words);

} // namespace rf::triggers
