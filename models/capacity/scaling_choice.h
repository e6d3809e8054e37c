#pragma once
// Auto scaling of a table as the screen sets and shows it: plain values, any thread.

#include "engine/scaling/scaling.h"
#include "models/capacity/capacity_snapshot.h"

#include <QDateTime>

namespace rf {
class Service;
}

namespace rf::models {

/// One side of the table or of a global index.
struct ScalingChoice {
    static constexpr int kLeastTarget = 20, kMostTarget = 90;
    QString index; ///< empty: the table
    UnitSide side = UnitSide::Read;
    bool on = false;
    int least = 5, most = 100; ///< units a second
    int target = 70;           ///< percent
    friend bool operator==(const ScalingChoice&, const ScalingChoice&) = default;
};

/// "GSI1 WCU: Min is larger than Max." Empty when nothing is wrong. The engine has the last word.
QString problemOf(const ScalingChoice& choice);
/// "Table", "GSI1"
QString armText(const QString& index);

/// What scaling did, or could not do.
struct ScalingEvent {
    qint64 ms = 0; ///< since the epoch
    QString index;
    UnitSide side = UnitSide::Read;
    QString description, cause, status, message;
    bool failed() const { return status == QLatin1String("Failed"); }
    friend bool operator==(const ScalingEvent&, const ScalingEvent&) = default;
};

struct ScalingState {
    QList<ScalingChoice> choices; ///< the table, then its global indexes; reads before writes
    QList<ScalingEvent> events;   ///< newest first, of this table
    friend bool operator==(const ScalingState&, const ScalingState&) = default;
};

/// Choices of sides without a target are off, with limits to begin with: from 5 to ten times what is provisioned.
ScalingState scalingOf(const rf::scaling::Scaling& scaling, const rf::TableSchema& schema);
/// Registers, changes and deregisters what differs from `before`. Errors: of the first that was refused; those before it
/// stand.
rf::Status applyScaling(rf::scaling::Scaling& scaling, const rf::TableSchema& schema, const QList<ScalingChoice>& before,
                        const QList<ScalingChoice>& after);

} // namespace rf::models
