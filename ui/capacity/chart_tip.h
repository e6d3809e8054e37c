#pragma once
// The dark card beside the crosshair: a time, and a line for each figure there.

#include "ui/capacity/capacity_plot.h"

#include <QWidget>

namespace rf::ui {

class ChartTip : public QWidget {
    Q_OBJECT
public:
    explicit ChartTip(QWidget* parent);
    /// Beside `at` (in the parent), left of it where there is room. Nothing to say hides it.
    void show(double second, bool seconds, const QList<TipLine>& lines, const QPoint& at);
    QString text() const; ///< for tests and screen readers

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_time, m_date;
    QList<TipLine> m_lines;
};

} // namespace rf::ui
