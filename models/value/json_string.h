#pragma once
// JSON strings in QString: written so that every editor gives back what it was given, read with a reason when wrong.

#include <QString>

#include <cstddef>
#include <optional>

namespace rf::models {

/// Bytes of UTF-8 that the name of an attribute, or of a member of a map, may take.
inline constexpr std::size_t kLongestName = 65'535;

/// In quotes. Escapes what JSON demands, and what text editors alter or hide: no-break space, line and paragraph
/// separators, other control and direction characters, noncharacters.
QString quotedJson(const QString& text);
/// Whether quotedJson would escape something of this text beside quotes and backslashes.
bool hasHiddenCharacters(const QString& text);

/// Reads the string that begins with the quote at `at` and moves behind it. Nothing, with the place and the reason of
/// the mistake: an open end, a raw control character, an unknown escape, a lone surrogate.
std::optional<QString> readJsonString(const QString& text, qsizetype& at, qsizetype* wrongAt, QString* why);
/// The whole text as one JSON string; nothing if it is anything else.
std::optional<QString> unquotedJson(const QString& text);

} // namespace rf::models
