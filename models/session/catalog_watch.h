#pragma once
// Tables that somebody else makes, changes or deletes while a file is open: a client of its endpoint, auto scaling, a job.
//
// Invariant: a file's tables are described anew at most every kPollMs, and only when its catalog is another one.

#include "models/session/file_session.h"

#include <QTimer>

namespace rf::models {

/// GUI thread. Looking costs a pointer; reading runs on the file's threads.
class CatalogWatch : public QObject {
    Q_OBJECT
public:
    static constexpr int kPollMs = 500;

    /// Belongs to the session.
    explicit CatalogWatch(FileSession* file);

private:
    void look();

    FileSession* m_file;
    rf::CatalogPtr m_seen;
    QTimer m_timer;
};

} // namespace rf::models
