#pragma once
// AccessPath: how a Query or Scan reaches its items, as a value that runs (tree and range) and that can be shown
// (which tree, which range, why).

#include "engine/planner/start_key.h"

namespace rf::plan {

/// Built by queryPath and scanPath; `table` keeps everything it points into alive.
struct AccessPath {
    enum class Kind { Query, Scan };

    Kind kind = Kind::Scan;
    TablePtr table;
    Source source;
    ByteRange range;
    bool forward = true;
    bool resumes = false;                        ///< starts behind an ExclusiveStartKey
    std::vector<expr::KeyComparison> conditions; ///< Query
    std::int64_t segment = 0;                    ///< Scan
    std::int64_t segments = 1;
};

/// `index` may be null; conditions must have passed checkKeyConditions.
AccessPath queryPath(TablePtr table, const IndexSchema* index, std::vector<expr::KeyComparison> conditions,
                     bool forward);
AccessPath scanPath(TablePtr table, const IndexSchema* index, std::int64_t segment, std::int64_t segments);
/// Goes on behind the record at `keyBytes`.
void resumeAfter(AccessPath& path, std::string_view keyBytes);

/// An access path in words, for people.
struct Explanation {
    std::string tree;      ///< "index byStatus of Orders (global, 3 attributes projected)"
    std::string range;     ///< "status = \"OPEN\" and created between 10 and 20, descending"
    std::string reason;    ///< "the key condition names the whole partition key; …"
    std::string text() const; ///< the three as lines
};
Explanation explain(const AccessPath& path);

/// One condition as a person would write it: `created between 10 and 20`.
std::string describe(const expr::KeyComparison& condition);

} // namespace rf::plan
