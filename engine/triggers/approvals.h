#pragma once
// What may run on this machine. A table file can come from anybody, and a function in it can be any command: so what a file
// says is run only after its user has said so here, and that is remembered outside of the file.
//
// Rules
//  1. A function made or changed here is approved by that. One that came with the file is not.
//  2. An approval is of one file (its random id) and of all that decides what runs: change the command, its folder or its
//     environment, and it is another one.
//  3. Commands and HTTP endpoints need it, and destinations that are files of this machine. Scripts do not: they reach
//     nothing outside of the application's script engine.
//
// The list is a text file of SHA-256 digests, one a line, readable and writable by its owner only. Thread-safe.

#include "engine/triggers/model.h"

#include <filesystem>
#include <mutex>
#include <set>

namespace rf::triggers {

class Approvals {
public:
    /// Empty folder: approvals last as long as this object.
    explicit Approvals(std::filesystem::path folder);

    bool has(const std::string& fileId, const Function& function) const;
    bool has(const std::string& fileId, const Mapping& mapping) const;
    /// Errors: Io. It holds for this object nevertheless.
    Status add(const std::string& fileId, const Function& function);
    Status add(const std::string& fileId, const Mapping& mapping);

private:
    bool holds(const std::string& digest) const;
    Status keep(const std::string& digest);

    const std::filesystem::path m_folder;
    mutable std::mutex m_mutex;
    std::set<std::string> m_digests;
};

} // namespace rf::triggers
