#pragma once
// The Capacity mode: figures, two charts and a heat map on one time axis, and what arms and keys use.
//
// Invariants
//  1. The three charts show the same span of time and one crosshair.
//  2. The meter is asked only while the page is shown.

#include "models/capacity/scaling_model.h"
#include "models/capacity/what_if_model.h"
#include "ui/common/commands.h"

#include <QWidget>

#include <optional>

class QStackedWidget;

namespace rf::ui {

class CapacityHead;
class CapacityPlot;
class CapacitySide;
class ChartHead;
class ChartTip;
class EmptyState;
class HeatChart;
class KpiRow;
class ThrottleDialog;
class UnitsChart;

class CapacityPage : public QWidget {
    Q_OBJECT
public:
    /// Outlives the page.
    explicit CapacityPage(CommandRegistry* commands, QWidget* parent = nullptr);

    models::CapacityModel* model() { return &m_model; }
    models::WhatIfModel* whatIf() { return &m_whatIf; }
    models::ScalingModel* scaling() { return &m_scaling; }
    /// Whether the file is served, and where: what the empty page offers depends on it.
    void setServed(bool served, const QString& url);

    CapacityHead* head() const { return m_head; }
    KpiRow* figures() const { return m_figures; }
    CapacitySide* side() const { return m_side; }
    UnitsChart* reads() const { return m_reads; }
    UnitsChart* writes() const { return m_writes; }
    HeatChart* heat() const { return m_heat; }
    ChartTip* tip() const { return m_tip; }
    bool isEmpty() const; ///< nothing was used yet
    bool isZoomed() const { return m_zoom.has_value(); }

    /// One chart, or nullptr for all three.
    bool exportTo(const QString& path, CapacityPlot* plot = nullptr);
    void explain(const models::ThrottleReport& report);
    void editCapacity();
    /// With these values to begin with.
    void editCapacity(const models::CapacityDraft& draft);
    void editScaling();
    void chooseRange();
    /// Puts the crosshair there, in every chart, with the tip beside that of `at`.
    void point(CapacityPlot* at, double second, double value, const QPoint& where);

signals:
    void notice(const QString& text);
    void statusChanged(const QStringList& parts); ///< for the status bar; empty while hidden

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QList<CapacityPlot*> plots() const;
    QWidget* charts();
    void addPlot(class QVBoxLayout* column, ChartHead* head, CapacityPlot* plot, int stretch);
    void answerCommands();
    void refreshChoices();
    void refresh();
    void refreshHeatHead();
    void refreshLegend();
    void simulate();
    void tellStatus();
    void zoom(double from, double to);
    void resetZoom();
    void applyView();
    void unpoint();
    void chooseFile(const QString& kind, CapacityPlot* plot);
    void copyTable(CapacityPlot* plot);
    void menu(CapacityPlot* plot, const QPoint& at);
    QString titleOf(CapacityPlot* plot) const;

    CommandRegistry* m_commands;
    models::CapacityModel m_model;
    models::WhatIfModel m_whatIf;
    models::ScalingModel m_scaling;
    CommandScope* m_scope;
    CapacityHead* m_head;
    KpiRow* m_figures;
    CapacitySide* m_side;
    ChartHead *m_readHead, *m_writeHead, *m_heatHead;
    UnitsChart *m_reads, *m_writes;
    HeatChart* m_heat;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    ChartTip* m_tip;
    struct Pointed {
        CapacityPlot* at = nullptr;
        double second = 0, value = 0;
        int y = 0;
    } m_pointed; ///< while the tip is shown
    std::optional<std::pair<double, double>> m_zoom; ///< seconds; nothing: the whole range, following
    bool m_served = false;
    QString m_url;
};

} // namespace rf::ui
