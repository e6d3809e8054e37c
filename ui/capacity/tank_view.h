#pragma once

#include "models/capacity/throttle_report.h"

#include <QWidget>

namespace rf::ui {

/// One bucket as a tank: its level against what it holds, the rate that fills it. The empty one is red.
class TankView : public QWidget {
    Q_OBJECT
public:
    TankView(const models::CapacityTank& tank, models::UnitSide side, QWidget* parent = nullptr);
    QSize sizeHint() const override { return {168, 196}; }
    QSize minimumSizeHint() const override { return {140, 196}; }
    QString sentence() const { return accessibleDescription(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    models::CapacityTank m_tank;
    models::UnitSide m_side;
};

} // namespace rf::ui
