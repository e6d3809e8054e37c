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
    QCPGraph *m_consumed, *m_provisioned, *m_burst, *m_throttled;
    QCPItemTracer* m_dot;
};

} // namespace rf::ui
