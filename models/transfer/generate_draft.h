#pragma once
// Made-up items for a table while they are being set up: how many, by which seed, and what the first ones would be.
//
// Invariant: the preview is made on a worker thread of the same seed as the items are; only the latest counts.

#include "engine/transfer/generate.h"
#include "models/session/workspace.h"
#include "models/transfer/preview_model.h"

#include <QFutureWatcher>

namespace rf::models {

class GenerateDraft : public QObject {
    Q_OBJECT
public:
    GenerateDraft(Workspace* workspace, FileSession* session, const QString& region, const QString& table, QObject* parent = nullptr);
    ~GenerateDraft() override;

    void setCount(qint64 count);
    void setSeed(quint64 seed); ///< makes the preview anew
    qint64 count() const { return m_options.count; }
    quint64 seed() const { return m_options.seed; }
    PreviewModel* preview() { return &m_preview; }
    bool isLooking() const { return m_watcher.isRunning(); }
    QString problem() const; ///< what keeps it from starting
    Job* start(); ///< nullptr when it cannot

signals:
    void changed();

private:
    void look();

    Workspace* m_workspace;
    QPointer<FileSession> m_session;
    QString m_region, m_table;
    rf::transfer::GenerateOptions m_options;
    PreviewModel m_preview;
    QString m_failure;
    QFutureWatcher<std::shared_ptr<rf::Result<std::vector<rf::Item>>>> m_watcher;
};

} // namespace rf::models
