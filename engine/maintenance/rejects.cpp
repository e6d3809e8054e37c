#include "engine/maintenance/rejects.h"

#include "engine/value/json.h"

namespace rf {

namespace {

/// Text as a JSON string: refused text may be any bytes, and what is not UTF-8 is kept as base64.
void appendText(std::string_view text, std::string& out) {
    if (simdjson::validate_utf8(text.data(), text.size())) {
        out += "\"text\":";
        appendJsonString(text, out);
    } else {
        out += "\"base64\":";
        appendJsonString(base64Encode(text), out);
    }
}

} // namespace

std::filesystem::path rejectsBeside(const std::filesystem::path& source) {
    std::filesystem::path stem = withoutCoding(source.filename()).stem();
    stem += ".rejects.jsonl";
    return source.parent_path() / stem;
}

Status Rejects::add(std::int64_t line, const Error& why, std::string_view text) {
    if (m_most >= 0 && m_count >= m_most)
        return validation("Line " + std::to_string(line) + ": " + why.message + " (more than " +
                          std::to_string(m_most) + " refused lines)");
    if (!m_file && !m_path.empty()) {
        RF_ASSIGN(LineWriter file, LineWriter::create(m_path, false, true));
        m_file.emplace(std::move(file));
    }
    std::string out = "{\"line\":" + std::to_string(line) + ",\"error\":";
    appendJsonString(why.name(), out);
    out += ",\"reason\":";
    appendJsonString(why.message, out);
    out += ',';
    appendText(text, out);
    out += '}';
    if (m_file) RF_TRY(m_file->write(out));
    constexpr std::int64_t kTold = 100;
    if (m_count++ < kTold) m_details.push_back("line " + std::to_string(line) + ": " + why.message);
    return {};
}

Result<std::filesystem::path> Rejects::commit() {
    if (!m_file) return std::filesystem::path();
    RF_TRY(m_file->commit());
    return m_path;
}

} // namespace rf
