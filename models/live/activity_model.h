#pragma once
// What every table of the open files did in the last 15 minutes, for the sparklines of the sidebar.
//
// Invariants
//  1. Meters are read on the files' own threads, one reading a file at a time, and only while watched.
//  2. A reading asks for the seconds since the one before: its cost is bounded by what happened meanwhile.

#include "models/session/workspace.h"

#include <QHash>
#include <QTimer>

#include <array>
#include <memory>

namespace rf::models {

/// One table with its global indexes.
struct TableActivity {
    static constexpr int kBins = 45, kBinSeconds = 20;
    std::array<float, kBins> reads{}, writes{}; ///< units a second, oldest first
    bool active = false;         ///< used in the last minute
    bool readsThrottled = false; ///< refused (or marked) in the last minute
    bool writesThrottled = false;
    double readRate = 0, writeRate = 0; ///< units a second, mean of the last minute

    bool isThrottled() const { return readsThrottled || writesThrottled; }
    bool isIdle() const; ///< nothing in all this time
    friend bool operator==(const TableActivity&, const TableActivity&) = default;
};

class ActivityModel : public QObject {
    Q_OBJECT
public:
    static constexpr int kPollMs = 1000;
    using NowMs = std::function<qint64()>;

    /// `workspace` outlives the model.
    explicit ActivityModel(Workspace* workspace, QObject* parent = nullptr);
    ~ActivityModel() override;
    /// Milliseconds since the epoch, by the clock of the files' meters.
    void setNow(NowMs now) { m_now = std::move(now); }
    void setWatched(bool watched);
    void poll();

    /// Nothing (idle) of tables that are not known.
    TableActivity of(const QObject* session, const QString& region, const QString& table) const;

signals:
    void changed(); ///< something looks otherwise

private:
    struct Watch;
    void ask(FileSession* file);

    Workspace* m_workspace;
    NowMs m_now;
    QTimer m_timer;
    std::map<const QObject*, std::unique_ptr<Watch>> m_files;
};

} // namespace rf::models
