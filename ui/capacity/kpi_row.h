#pragma once
// The five figures over the charts.

#include "models/capacity/capacity_snapshot.h"

#include <QFrame>

class QLabel;

namespace rf::ui {

class Button;

class KpiRow : public QFrame {
    Q_OBJECT
public:
    explicit KpiRow(int sideWidth, QWidget* parent = nullptr);
    void show(const models::CapacitySnapshot& snapshot);
    /// "Read consumed" → "400 of 690 RCU": for tests.
    QString figure(const QString& name) const;
    Button* whyButton() const { return m_why; }

private:
    struct Cell {
        QLabel *value, *rest;
    };
    QWidget* cell(const QString& name, Cell& into, int width, QWidget* extra = nullptr);
    void set(const Cell& cell, const QString& value, const QString& rest, const char* tone);
    void showConsumed(const Cell& cell, const models::SideFigures& figures, models::UnitSide side, bool onDemand);
    void showBurst(const models::CapacitySnapshot& snapshot);
    void showHottest(const models::CapacitySnapshot& snapshot);

    Cell m_read{}, m_write{}, m_throttled{}, m_burst{}, m_hottest{};
    Button* m_why;
};

} // namespace rf::ui
