#pragma once
// What can be said of a call in the light of those before it: a retry, a pattern that costs more than it must.
// Figures of the rules stand here, for the words that explain them.

#include "engine/catalog/schema.h"
#include "engine/events/call.h"

#include <QFlags>
#include <QHash>
#include <QString>
#include <QStringList>

#include <deque>

namespace rf::models {

enum class CallWarning {
    ScanForQuery = 1,  ///< a Scan whose filter names the partition key of the table or an index
    ManyGets = 2,      ///< many GetItems on one table by one client within a second
    WastefulFilter = 4, ///< the filter threw away most of what was read
    HotKey = 8,        ///< one partition key takes a large share of the newest calls
};
Q_DECLARE_FLAGS(CallWarnings, CallWarning)
Q_DECLARE_OPERATORS_FOR_FLAGS(CallWarnings)

struct Judgement {
    int attempt = 1; ///< 2 and more: a retry
    CallWarnings warnings;
};

/// "aws-cli/2.9.19 127.0.0.1": one client, whatever connection it uses.
QString clientIdentity(const rf::events::Call& call);
/// Answered with a throttle, however the service names it.
bool isThrottle(const rf::events::Call& call);
/// Attribute names that a FilterExpression compares by equality at its top level, joined by AND only.
QStringList equalitiesOf(const rf::events::Call& call);
/// The index ("" = the table) a Scan with these equalities could be a Query of; nothing when there is none.
std::optional<QString> queryableBy(const rf::TableSchema& table, const QStringList& equalities);

/// Sees every call once, in order.
class CallRules {
public:
    static constexpr int kRetryWindowMs = 10'000;
    static constexpr int kManyGets = 10, kManyGetsWindowMs = 1'000;
    static constexpr int kWasteScanned = 20, kWasteFactor = 10; ///< fewer than a tenth returned
    static constexpr int kHotWindow = 200, kHotLeast = 100;
    static constexpr double kHotShare = 0.3;

    /// `catalog` may be nullptr: then no rule that needs a table applies.
    Judgement judge(const rf::events::Call& call, const rf::Catalog* catalog);

private:
    struct Failed {
        qint64 ms = 0;
        int attempt = 1;
    };
    int attemptOf(const rf::events::Call& call);
    bool manyGets(const rf::events::Call& call);
    bool hotKey(const rf::events::Call& call);

    QHash<QByteArray, Failed> m_attempts; ///< by invocation id, or of failed requests by client and body
    QHash<QString, std::deque<qint64>> m_gets;
    std::deque<std::string> m_keys;
    QHash<QByteArray, int> m_keyCounts;
};

} // namespace rf::models
