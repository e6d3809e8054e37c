#pragma once
// The 30 px over a chart: title, unit, and a legend at the right.

#include "ui/common/tokens.h"

#include <QFrame>

class QLabel;

namespace rf::ui {

struct LegendEntry {
    enum Shape { Line, Dashes, Stroke, Swatch } shape = Line;
    Token token = Token::Text;
    QString text;
};

class ChartHead : public QFrame {
    Q_OBJECT
public:
    explicit ChartHead(const QString& title, const QString& unit, QWidget* parent = nullptr);
    void setTitle(const QString& title, const QString& unit);
    QString title() const;
    void setLegend(const QList<LegendEntry>& legend);

private:
    QLabel *m_title, *m_unit;
    class LegendStrip* m_legend;
};

} // namespace rf::ui
