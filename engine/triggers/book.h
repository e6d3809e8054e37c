#pragma once
// Functions, mappings and positions, in memory and in the file's meta map (storage/FORMAT.md, "Triggers").
//
// Invariants
//  1. What is changed here is written first: memory shows nothing that the file does not have.
//  2. Positions are the exception: setPositions() writes what its caller found to be done, and nobody else does.
//
// Thread-safe; writing blocks for the disk.

#include "engine/triggers/model.h"

#include <map>
#include <mutex>

namespace rf::triggers {

using Positions = std::map<std::int64_t, ShardPosition>; ///< by shard number

class Book {
public:
    explicit Book(Store& store) : m_store(store) {}

    /// Entries that cannot be read are passed over.
    Status load();
    /// Random, given with the first function: what approvals of this file are bound to. Empty: it has no function yet.
    std::string fileId() const;

    std::vector<Function> functions(std::string_view region) const; ///< by region and name
    std::optional<Function> function(std::string_view region, std::string_view name) const;
    Status put(Function function);
    Status eraseFunction(std::string_view region, std::string_view name);

    std::vector<Mapping> mappings(std::string_view region) const; ///< by creation
    std::optional<Mapping> mapping(std::string_view uuid) const;
    Status put(Mapping mapping);
    /// A new one, with where it starts: `positionsOf` is asked inside the transaction.
    Status add(Mapping mapping, FunctionRef<Result<Positions>(WriteTxn&)> positionsOf);
    Status eraseMapping(std::string_view uuid); ///< and its positions

    Positions positions(std::string_view uuid) const;
    /// Writes those given, erases those of `gone`. Nothing when there is no such mapping any more.
    Status setPositions(std::string_view uuid, const Positions& changed, const std::vector<std::int64_t>& gone);

private:
    Status read(std::string_view key, std::string_view json);

    Store& m_store;
    mutable std::mutex m_mutex; ///< covers what follows; not held while writing
    std::string m_fileId;
    std::map<std::string, Function> m_functions; ///< by "REGION/NAME"
    std::map<std::string, Mapping, std::less<>> m_mappings; ///< by uuid
    std::map<std::string, Positions, std::less<>> m_positions;
};

} // namespace rf::triggers
