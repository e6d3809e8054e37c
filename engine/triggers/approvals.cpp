#include "engine/triggers/approvals.h"

#include <openssl/evp.h>

#include <fstream>

namespace rf::triggers {
namespace {

namespace fs = std::filesystem;

constexpr const char* kApprovalsFile = "approved-triggers";

std::string digestOf(const std::string& fileId, const Document& what) {
    const std::string text = toJson(Document().set("File", fileId).set("What", what));
    unsigned char bytes[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    EVP_Digest(text.data(), text.size(), bytes, &size, EVP_sha256(), nullptr);
    std::string hex;
    for (unsigned int i = 0; i < size; ++i)
        for (const int shift : {4, 0}) hex += "0123456789abcdef"[bytes[i] >> shift & 15];
    return hex;
}

bool needs(const Function& function) { return function.kind != FunctionKind::JavaScript; }
bool needs(const Mapping& mapping) { return mapping.onFailure.starts_with("file:"); }

/// All that decides what runs.
Document contentOf(const Function& function) {
    const Document whole = toDocument(function);
    Document out;
    for (const std::string_view member : {"Kind", "Command", "Shell", "WorkingDirectory", "Environment", "Url"})
        if (const Document* value = whole.find(member)) out.set(member, *value);
    return out;
}
Document contentOf(const Mapping& mapping) { return Document().set("Destination", mapping.onFailure); }

} // namespace

Approvals::Approvals(fs::path folder) : m_folder(std::move(folder)) {
    if (m_folder.empty()) return;
    std::ifstream file(m_folder / kApprovalsFile);
    for (std::string line; std::getline(file, line);) m_digests.insert(line);
}

bool Approvals::has(const std::string& fileId, const Function& function) const {
    return !needs(function) || holds(digestOf(fileId, contentOf(function)));
}
bool Approvals::has(const std::string& fileId, const Mapping& mapping) const {
    return !needs(mapping) || holds(digestOf(fileId, contentOf(mapping)));
}
Status Approvals::add(const std::string& fileId, const Function& function) {
    return needs(function) ? keep(digestOf(fileId, contentOf(function))) : Status();
}
Status Approvals::add(const std::string& fileId, const Mapping& mapping) {
    return needs(mapping) ? keep(digestOf(fileId, contentOf(mapping))) : Status();
}

bool Approvals::holds(const std::string& digest) const {
    const std::lock_guard lock(m_mutex);
    return m_digests.contains(digest);
}

Status Approvals::keep(const std::string& digest) {
    const std::lock_guard lock(m_mutex);
    if (!m_digests.insert(digest).second || m_folder.empty()) return {};
    std::error_code error;
    fs::create_directories(m_folder, error);
    fs::permissions(m_folder, fs::perms::owner_all, error);
    std::ofstream file(m_folder / kApprovalsFile, std::ios::app);
    fs::permissions(m_folder / kApprovalsFile, fs::perms::owner_read | fs::perms::owner_write, error);
    if (file << digest + '\n' << std::flush) return {};
    return Error{ErrorCode::Io, "The approval could not be remembered in " + (m_folder / kApprovalsFile).string() + ": it holds until the file is closed."};
}

} // namespace rf::triggers
