#pragma once
// The two charts beside the shards: records a second, and how far the slowest readers are behind.

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

/// One reader's age over time.
struct AgeLine {
    QString name;
    QList<QPointF> points; ///< seconds since the epoch, seconds of age; ascending
    bool late = false;
    friend bool operator==(const AgeLine&, const AgeLine&) = default;
};

/// Ages of the last 15 minutes, with the line above which a reader counts as late.
class AgeChart : public CapacityPlot {
    Q_OBJECT
public:
    static constexpr double kLateSeconds = 30;

    explicit AgeChart(QWidget* parent = nullptr);
    void show(const QList<AgeLine>& lines, qint64 nowMs);
    QList<TipLine> tipAt(double second, double value) const override;
    QString table() const override;

protected:
    void tint() override;

private:
    QList<AgeLine> m_lines;
    QCPItemStraightLine* m_late;
};

/// "0.4 s", "38 s", "4 min", "2.1 h".
QString ageText(double seconds);

} // namespace rf::ui
