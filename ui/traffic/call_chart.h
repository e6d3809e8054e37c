#pragma once
// Calls a second over the last minute, as a step line over a soft ground. Replots only while it is shown.

#include "models/live/call_stats.h"

#include <qcustomplot.h>

namespace rf::ui {

class CallChart : public QCustomPlot {
    Q_OBJECT
public:
    explicit CallChart(QWidget* parent = nullptr);
    void show(const models::CallSummary& summary);
    /// The figures in words, also the accessible description.
    QString sentence() const { return m_sentence; }

private:
    void tint();
    QString m_sentence;
};

} // namespace rf::ui
