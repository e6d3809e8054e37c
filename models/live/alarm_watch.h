#pragma once
// Tells the GUI thread when an alarm of any open file comes into another state.
//
// Invariants
//  1. The engine's threads only post an event; what is told is told on the GUI thread, in order.
//  2. A file is listened to exactly while it is open.

#include "models/session/workspace.h"

#include <memory>
#include <vector>

namespace rf::models {

struct AlarmNews {
    QString name, before, now; ///< states as CloudWatch names them: OK, ALARM, INSUFFICIENT_DATA
    QString reason;
    bool ofPolicy = false; ///< it belongs to auto scaling
    bool rings() const { return now == QLatin1String("ALARM"); }
};

class AlarmWatch : public QObject {
    Q_OBJECT
public:
    /// Outlives the object.
    explicit AlarmWatch(Workspace* workspace, QObject* parent = nullptr);
    ~AlarmWatch() override;

signals:
    void changed(rf::models::FileSession* file, const rf::models::AlarmNews& news);

private:
    struct Inbox;
    void follow(FileSession* file);
    void listen(FileSession* file);

    Workspace* m_workspace;
    std::shared_ptr<Inbox> m_inbox;
    QHash<FileSession*, std::weak_ptr<rf::Service>> m_files;
};

} // namespace rf::models
