#pragma once
// The sizes of ranges measured lately, kept true while records come and go, so that a range is measured once.
//
// Invariants
//  1. What find() gives is what a measure of the range would give now, in the running body.
//  2. Of a body that failed, and of a batch that was not committed, nothing remains.

#include "engine/storage/store.h"

namespace rf::sqlite {

class MeasuredRanges {
public:
    std::optional<std::int64_t> find(TreeId tree, const KeyRange& range);
    /// `changed`: the running body has changed that tree already, so that its end decides whether the size holds.
    void remember(TreeId tree, const KeyRange& range, std::int64_t bytes, bool changed);
    /// A record came, went or became another: its size differs by `grown`.
    void changed(TreeId tree, std::string_view key, std::int64_t grown);
    void keepBody();
    void abandonBody();
    void clear() { m_entries.clear(); }

private:
    static constexpr std::size_t kMost = 64;
    struct Entry {
        TreeId tree = 0;
        KeyRange range;
        std::int64_t bytes = 0;
        std::int64_t ofBody = 0;   ///< part of `bytes` that the running body added
        bool ofBodyAlone = false;  ///< measured after the running body had changed the tree
    };
    std::vector<Entry> m_entries; ///< the one asked for last stands last
};

} // namespace rf::sqlite
