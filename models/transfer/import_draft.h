#pragma once
// An import while it is being set up: a source, a look at its beginning, what becomes of its columns, where they go.
//
// NoSource ─setFile, setText→ Looking ─→ Ready
//                                 └────→ Failed (see failure())
//
// Invariants: the source is looked at on a worker thread, and only the latest look counts; the mapping is the user's from
// the moment a look has given it until the layout, the source or the table changes.

#include "engine/transfer/import_rows.h"
#include "engine/transfer/s3_export.h"
#include "models/session/workspace.h"
#include "models/transfer/mapping_model.h"
#include "models/transfer/preview_model.h"

#include <QFutureWatcher>

namespace rf::models {

class ImportDraft : public QObject {
    Q_OBJECT
public:
    enum class State { NoSource, Looking, Ready, Failed };
    Q_ENUM(State)

    explicit ImportDraft(Workspace* workspace, QObject* parent = nullptr);
    ~ImportDraft() override;

    void setFile(const QString& path); ///< empty: none; also the folder of an export to S3
    void setText(const QString& text); ///< of the clipboard
    bool isText() const { return m_source.file.empty() && !m_source.text.empty(); }

    void setTarget(FileSession* session, const QString& region, const QString& table);
    /// A table to be made: its name, and which attributes are its key (`range` may be empty). Types are the columns'.
    void setNewTable(FileSession* session, const QString& region, const QString& name, const QString& hash, const QString& range);
    bool makesTable() const { return m_new; }

    State state() const { return m_state; }
    const Failure& failure() const { return m_failure; }
    const rf::transfer::Layout& layout() const { return m_columns.mapping().layout; }
    /// Looks again with it.
    void setLayout(const rf::transfer::Layout& layout);
    MappingModel* columns() { return &m_columns; }
    PreviewModel* preview() { return &m_preview; }

    QString sourceNote() const; ///< "CSV · 12.3 MB · gzip · UTF-8"
    /// The first thing that keeps it from starting; empty: nothing.
    QString problem() const;
    /// Rows that an import of this file that stopped is done with; 0: none did.
    qint64 stoppedAt() const { return m_stopped ? m_stopped->rows : 0; }
    QString stoppedTable() const; ///< "Orders"
    /// Starts the job; `resume`: goes on where the other stopped, with its mapping and table. nullptr when it cannot.
    Job* start(bool resume = false);

signals:
    void changed(); ///< anything but the models' own data

private:
    struct Looked;
    void look(const std::optional<rf::transfer::Layout>& layout);
    void looked();
    void refreshPreview();
    rf::TablePtr schema() const;
    rf::KeySchema newKey() const;

    Workspace* m_workspace;
    QPointer<FileSession> m_session;
    QString m_region, m_table, m_hash, m_range;
    bool m_new = false;
    rf::transfer::Source m_source;
    State m_state = State::NoSource;
    Failure m_failure;
    std::vector<rf::transfer::Row> m_rows;
    qint64 m_bytes = 0;
    rf::Coding m_coding = rf::Coding::Plain;
    std::optional<rf::transfer::S3Export> m_exported;
    std::optional<rf::transfer::ImportState> m_stopped;
    MappingModel m_columns;
    PreviewModel m_preview;
    QFutureWatcher<std::shared_ptr<Looked>> m_watcher;
};

} // namespace rf::models
