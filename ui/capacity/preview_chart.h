#pragma once

#include "models/capacity/what_if.h"

#include <QWidget>

namespace rf::ui {

/// One side of the last 24 hours with other values: used as an area, provisioned as a line, refusals as red marks above.
class PreviewChart : public QWidget {
    Q_OBJECT
public:
    explicit PreviewChart(models::UnitSide side, QWidget* parent = nullptr);
    void show(const models::CapacityPreview& preview);
    QSize sizeHint() const override { return {300, 76}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    models::UnitSide m_side;
    QList<models::CapacityPoint> m_points;
};

} // namespace rf::ui
