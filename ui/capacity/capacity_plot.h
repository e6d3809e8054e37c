#pragma once
// What the charts of the Capacity screen share: one time axis, one crosshair, wheel, drag and keys.
//
// Invariants
//  1. The time axis is moved by the user here and by setView() from outside; only the former says viewChanged().
//  2. Nothing is replotted while hidden; what came meanwhile is drawn when it shows.

#include <qcustomplot.h>

#include <optional>

namespace rf::ui {

/// One line of the tip under the crosshair.
struct TipLine {
    QString name, value;
};

class CapacityPlot : public QCustomPlot {
    Q_OBJECT
public:
    explicit CapacityPlot(const QString& name, QWidget* parent = nullptr);

    /// Seconds since the epoch.
    void setView(double from, double to);
    void setCrosshair(std::optional<double> second);
    std::optional<double> crosshair() const { return m_cross; }
    /// Seconds of one interval: what arrow keys step by.
    void setStep(qint64 step) { m_step = std::max<qint64>(1, step); }

    virtual QList<TipLine> tipAt(double second, double value) const = 0;
    /// Tab-separated, with a line of headings.
    virtual QString table() const = 0;
    /// The figures in words, also the accessible description.
    QString sentence() const { return accessibleDescription(); }
    double secondAt(int x) const { return xAxis->pixelToCoord(x); }
    int xAt(double second) const { return int(xAxis->coordToPixel(second)); }

signals:
    void viewChanged(double from, double to); ///< by wheel, drag or keys
    void viewReset();
    void hovered(double second, double value, const QPoint& at); ///< `at` in this widget
    void unhovered();
    void chosen(double second); ///< click or Enter there
    void menuRequested(const QPoint& globalAt);

protected:
    void setSentence(const QString& text);
    void refresh(); ///< replots soon, when shown
    virtual void tint();
    virtual void crossMoved(std::optional<double>) {}
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void zoom(double factor);
    void stepCross(int steps);
    QCPItemStraightLine* m_line;
    std::optional<double> m_cross;
    qint64 m_step = 60;
    QPoint m_pressed;
    bool m_setting = false;
};

} // namespace rf::ui
