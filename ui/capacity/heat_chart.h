#pragma once
// Demand by partition over time: a row a partition, a colour for its busiest second (log scale; the last colour is the
// partition's hard limit), marks where a partition was split.

#include "models/capacity/capacity_snapshot.h"
#include "ui/capacity/capacity_plot.h"

namespace rf::ui {

class HeatChart : public CapacityPlot {
    Q_OBJECT
public:
    explicit HeatChart(QWidget* parent = nullptr);

    void show(const models::CapacitySnapshot& snapshot);
    QList<TipLine> tipAt(double second, double value) const override;
    QString table() const override;

    /// Where the colours begin, in units a second, for partitions with this limit.
    static QList<double> steps(double limit);

protected:
    void tint() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void colour();
    void nameRows();
    void markSplits(const QList<models::SplitMark>& splits);
    void markHottest();
    void placeGrid();
    double share(double units) const; ///< 0–1 on the colour scale
    int rows() const { return int(m_heat.partitions.size()); }

    models::PartitionHeat m_heat;
    models::UnitSide m_side = models::UnitSide::Write;
    double m_limit = 1000;
    QList<models::SplitMark> m_splits;
    QCPColorMap* m_map;
    QCPAxis* m_rowLines;
    QCPItemRect* m_frame;
    QCPItemText *m_name, *m_peak, *m_none;
    QList<QCPAbstractItem*> m_marks;
};

} // namespace rf::ui
