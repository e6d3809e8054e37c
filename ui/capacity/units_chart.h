#pragma once
// Units of one side over time: consumed as an area, provisioned as a step line, burst credits dashed on the right axis,
// throttled intervals as red marks above.

#include "models/capacity/capacity_snapshot.h"
#include "ui/capacity/capacity_plot.h"

namespace rf::ui {

class UnitsChart : public CapacityPlot {
    Q_OBJECT
public:
    explicit UnitsChart(models::UnitSide side, QWidget* parent = nullptr);

    void show(const models::CapacitySnapshot& snapshot);
    /// What a replay with other settings gives, on the same points: drawn over what was recorded. Empty: nothing.
    void simulate(const QList<models::CapacityPoint>& points);
    bool isSimulating() const { return !m_simulation.isEmpty(); }
    bool hasTarget() const { return m_bandLow->visible(); }
    bool hasBucket() const { return m_bucket; } ///< capacity was provisioned at some time of the span
    models::UnitSide side() const { return m_side; }
    QList<TipLine> tipAt(double second, double value) const override;
    QString table() const override;
    /// Where the mark of this interval is, in this widget: for tests and keys.
    QPoint markAt(qsizetype point) const;

signals:
    void throttleChosen(rf::models::UnitSide side, qint64 from, qint64 to); ///< seconds since the epoch

protected:
    void tint() override;
    void crossMoved(std::optional<double> second) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    qsizetype pointAt(double second) const; ///< -1: outside
    qsizetype markNear(double second) const; ///< throttled interval within a few pixels; -1: none
    const QList<models::CapacityPoint>& points() const { return m_series.side(m_side); }

    models::UnitSide m_side;
    models::CapacitySeries m_series;
    /// Gives the graphs what can be seen, no more than a point every two pixels: the most consumed, the least burst of each.
    void draw();
    void showBand(double target);
    void fitAxis();
    models::CapacityPoint simulatedAt(qsizetype point) const;
    QList<models::CapacityPoint> m_simulation;
    bool m_bucket = false;
    double m_target = models::kUnknown; ///< percent
    double m_most = 0;                  ///< of what was recorded
    QCPGraph *m_bandLow, *m_bandHigh; ///< first: under the rest
    QCPGraph *m_consumed, *m_provisioned, *m_burst, *m_throttled;
    QCPGraph *m_simProvisioned, *m_simThrottled;
    QCPItemTracer* m_dot;
};

} // namespace rf::ui
