#pragma once
// The two charts beside the shards: records a second, and how far the slowest readers are behind.

#include "models/streams/age_history.h"
#include "models/streams/time_counts.h"
#include "ui/capacity/capacity_plot.h"

namespace rf::ui {

/// Records a second of the last 15 minutes.
class RateChart : public CapacityPlot {
    Q_OBJECT
public:
    explicit RateChart(QWidget* parent = nullptr);
    void show(const models::TimeCounts& counts, qint64 nowMs);
    QList<TipLine> tipAt(double second, double value) const override;
    QString table() const override;

protected:
    void tint() override;

private:
    QVector<double> m_seconds, m_rates;
    double m_slice = 10; ///< seconds
};

/// Ages of the last 15 minutes, with the line above which a reader counts as late.
class AgeChart : public CapacityPlot {
    Q_OBJECT
public:
    explicit AgeChart(QWidget* parent = nullptr);
    void show(const QList<models::AgeHistory::Line>& lines, qint64 nowMs);
    QList<TipLine> tipAt(double second, double value) const override;
    QString table() const override;

protected:
    void tint() override;

private:
    QList<models::AgeHistory::Line> m_lines;
    QCPItemStraightLine* m_late;
};

} // namespace rf::ui
