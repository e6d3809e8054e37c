#pragma once

#include "models/live/activity_model.h"

#include <QPainter>
#include <QWidget>

namespace rf::ui {

inline constexpr int kSparkWidth = 48;

/// Reads blue and writes orange on one scale, the larger one with its area; a side that is throttled is red. Nothing for an
/// idle table.
void paintSparkline(QPainter* painter, const QRect& rect, const models::TableActivity& activity);

/// What the marks of the sidebar mean, under the tree.
class SidebarLegend : public QWidget {
    Q_OBJECT
public:
    explicit SidebarLegend(QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace rf::ui
