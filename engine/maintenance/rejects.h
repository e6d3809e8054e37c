#pragma once
// Lines or items that could not be taken over, kept with the reason so that nothing is lost silently.

#include "engine/maintenance/line_file.h"

#include <optional>
#include <vector>

namespace rf {

/// "orders.json.gz" → "orders.rejects.jsonl", beside it.
std::filesystem::path rejectsBeside(const std::filesystem::path& source);

class Rejects {
public:
    /// `most`: the number that is still borne; -1 = any. An empty path: counted and told, kept nowhere.
    Rejects(std::filesystem::path path, std::int64_t most) : m_path(std::move(path)), m_most(most) {}

    /// Writes {"line":12,"error":"ValidationException","reason":"…","text":"…"}. The file is made by the first one and
    /// replaces an earlier one. Errors: Validation (one too many), those of LineWriter.
    Status add(std::int64_t line, const Error& why, std::string_view text);
    std::int64_t count() const { return m_count; }
    /// The first hundred, in words: "line 12: …".
    const std::vector<std::string>& details() const { return m_details; }
    /// The file's path, empty when nothing was refused.
    Result<std::filesystem::path> commit();

private:
    std::filesystem::path m_path;
    std::int64_t m_most;
    std::int64_t m_count = 0;
    std::optional<LineWriter> m_file;
    std::vector<std::string> m_details;
};

} // namespace rf
