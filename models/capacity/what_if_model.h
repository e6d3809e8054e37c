#pragma once
// Behind the What-if panel and the preview of the capacity dialog: replays what a CapacityModel looks at with other settings.
//
// Invariants
//  1. Replays run on the file's threads; a newer question makes the older one's answer unwanted.
//  2. A setting that changes runs its own mode again, no other; the trace is read anew when the table, the arm or the span
//     changes, and at most every kTraceMs while the screen follows the present; request by request every kRequestTraceMs.

#include "models/capacity/capacity_model.h"
#include "models/capacity/what_if.h"
#include "models/pricing/price_book.h"

#include <QTimer>

#include <atomic>

namespace rf::models {

class WhatIfModel : public QObject {
    Q_OBJECT
public:
    static constexpr int kTraceMs = 10'000, kRequestTraceMs = 60'000;

    /// `capacity` outlives the model.
    explicit WhatIfModel(CapacityModel* capacity, QObject* parent = nullptr);
    /// Outlives the model; nullptr: no costs.
    void setPrices(PriceBook* prices);
    PriceBook* prices() const { return m_prices; }

    void setMode(WhatIfMode mode);
    WhatIfMode mode() const { return m_mode; }
    void setSettings(const WhatIfSettings& settings);
    /// Request by request instead of minute by minute: exact, of the newest requests only, and it takes a moment.
    void setByRequest(bool byRequest);
    bool byRequest() const { return m_byRequest; }
    /// How far a replay request by request is, 0–100; -1: none runs.
    int progress() const { return m_progress; }
    /// "18,230 requests since 14:02"; empty: minute by minute.
    QString span() const { return m_span; }
    /// What 0 means filled in, once something was recorded.
    WhatIfSettings settings() const { return m_full; }
    /// The busiest minute of the looked-at arms, units a second: what sliders are scaled by.
    int peak(UnitSide side) const { return m_peaks[std::size_t(side)]; }
    /// Nothing: there is something to replay.
    QString problem() const { return m_problem; }
    bool isReady() const { return m_ready; }

    /// Now, provisioned, auto scaling, on demand; rows are WhatIfModes.
    CostRowsModel* rows() { return &m_rows; }
    /// The simulation of mode() on the points of the capacity's series; empty: nothing is simulated.
    const QList<CapacityPoint>& points(UnitSide side) const { return m_points[std::size_t(side)]; }
    /// The settings of mode() as capacity to set.
    CapacityDraft draft() const { return m_draft; }

    /// The last 24 hours with a draft; `done` is called once, unless a later preview came first.
    void preview(const CapacityDraft& draft, std::function<void(const CapacityPreview&)> done);

signals:
    void changed();
    void progressed(); ///< progress() is another

private:
    struct Answer;
    void follow();
    void ask();
    void take(const Answer& answer);
    void forget(const QString& problem);
    void look();
    bool isOld(qint64 nowMs) const;

    CapacityModel* m_capacity;
    QPointer<PriceBook> m_prices;
    WhatIfMode m_mode = WhatIfMode::Now;
    WhatIfSettings m_settings, m_full;
    std::array<int, 2> m_peaks{1, 1};
    CapacityQuestion m_question; ///< of the trace
    qint64 m_gridFrom = 0;       ///< of the points
    std::shared_ptr<const WhatIfTrace> m_trace;
    std::array<std::shared_ptr<const rf::whatif::Outcome>, kWhatIfModes> m_outcomes; ///< nullptr: to be run
    std::array<QList<CapacityPoint>, 2> m_points;
    CapacityDraft m_draft;
    CostRowsModel m_rows;
    QString m_problem;
    bool m_ready = false;
    bool m_byRequest = false;
    QString m_span;
    int m_progress = -1;
    std::shared_ptr<std::atomic<int>> m_running; ///< what the replay under way tells
    QTimer m_look;
    LatestCall m_call, m_previewCall;
};

} // namespace rf::models
