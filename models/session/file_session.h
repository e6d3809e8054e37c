#pragma once
// One open table file.
//
// Closed ─open→ Opening ─→ Open ─close→ Closed
//                  └─→ Failed (see failure(); held: openReadOnly can help; notOurs: perhaps one to convert)
//
// Invariants: client() is there exactly while Open; tables() are as the engine described them last, and known when
// the state becomes Open. Opening, describing and closing run on worker threads; opening a file waits for a session of
// this process that is still closing it.

#include "engine/api/ops/tables.h"
#include "models/async/engine_client.h"
#include "models/async/failure.h"
#include "models/session/file_watch.h"
#include "models/tables/tables_model.h"

#include <QTimer>

namespace rf::models {

/// Opens a service; runs on a worker thread. The composition root gives the real one, a test its own.
using ServiceOpener =
    std::function<rf::Result<std::unique_ptr<rf::Service>>(const std::filesystem::path&, const rf::EngineOptions&)>;

class FileSession : public QObject {
    Q_OBJECT
public:
    enum class State { Closed, Opening, Open, Failed };
    Q_ENUM(State)
    enum class Mode { ReadWrite, Create, ReadOnly, InMemory };
    Q_ENUM(Mode)

    FileSession(const QString& path, Mode mode, ServiceOpener opener, QObject* parent = nullptr);
    ~FileSession() override;

    void open(); ///< also again after Failed
    void openReadOnly();
    void close();
    /// Runs on the worker that opens, once a session that is closing the file has let go of it.
    void setBeforeOpen(std::function<rf::Status()> work) { m_beforeOpen = std::move(work); }

    State state() const { return m_state; }
    const Failure& failure() const { return m_failure; }
    QString path() const { return m_path; }
    QString name() const; ///< shop.rfdb
    bool isReadOnly() const { return m_readOnly; }
    bool isInMemory() const { return m_mode == Mode::InMemory; }
    bool looksConvertible() const; ///< Failed because it may be a DynamoDB Local file
    qint64 sizeBytes() const { return m_bytes; }
    EngineClient* client() const { return m_client.get(); }

    /// How far eventually consistent reads and global indexes lag behind, to see what an application makes of it. Off
    /// (0) whenever a file is opened.
    std::chrono::milliseconds staleness() const { return m_staleness; }
    void setStaleness(std::chrono::milliseconds delay);

    const QList<TableInfo>& tables() const { return m_tables; }
    /// Invalid when there is none.
    TableInfo table(const QString& region, const QString& name) const;
    FileEntry entry() const;
    /// What other programs did to the file since it was opened.
    Outside outside() const { return m_watch ? m_watch->state() : Outside::None; }
    FileWatch* watch() const { return m_watch.get(); } ///< while Open, on disk

    /// Asks the engine for every table again. Also runs by itself after opening and while a table is not ACTIVE.
    void refresh();

    // Control plane; refreshes when done. `done` gets an empty Failure on success.
    using Done = std::function<void(const Failure&)>;
    void createTable(const QString& region, const rf::CreateTable::Input& input, Done done);
    void updateTable(const QString& region, const rf::UpdateTable::Input& input, Done done);
    void deleteTable(const QString& region, const QString& name, Done done);

signals:
    void stateChanged();
    void tablesChanged();
    void stalenessChanged();
    void outsideChanged();

private:
    struct Description;
    struct Opened;
    void setState(State state);
    void opened(Opened& opened);
    void described(const Description& description);
    void release();
    template <class Op>
    void control(const QString& region, typename Op::Input input, Done done);

    QString m_path;
    Mode m_mode;
    ServiceOpener m_opener;
    QFuture<std::shared_ptr<Opened>> m_openCall;
    State m_state = State::Closed;
    Failure m_failure;
    bool m_readOnly = false;
    bool m_foreign = false;
    qint64 m_bytes = 0;
    std::chrono::milliseconds m_staleness{0};
    std::shared_ptr<rf::Service> m_service;
    std::unique_ptr<EngineClient> m_client;
    LatestCall m_describe;
    QList<TableInfo> m_tables;
    QTimer m_poll;
    int m_opening = 0; ///< epoch of open
    std::function<rf::Status()> m_beforeOpen;
    std::unique_ptr<FileWatch> m_watch;
};

} // namespace rf::models
