#pragma once
// The figures of the last minute: a chart of calls a second, and six numbers.

#include "models/live/call_stats.h"

#include <QFrame>

class QLabel;

namespace rf::ui {

class CallChart;

class TrafficHead : public QFrame {
    Q_OBJECT
public:
    explicit TrafficHead(QWidget* parent = nullptr);
    void show(const models::CallSummary& summary);
    /// The numbers stand over the detail of a call: as wide as that is.
    void setFiguresWidth(int width);
    CallChart* chart() const { return m_chart; }
    /// "Errors" → "3": for tests.
    QString figure(const QString& name) const;

private:
    QLabel* addFigure(class QGridLayout* grid, int row, int column, const QString& name);
    CallChart* m_chart;
    QWidget* m_numbers;
    QLabel* m_rate;
    QHash<QString, QLabel*> m_figures;
};

} // namespace rf::ui
