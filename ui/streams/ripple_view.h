#pragma once

#include "models/streams/ripple.h"

#include <QWidget>

namespace rf::ui {

/// What one write touched, as a picture: the item at the left, a line to every index entry it wrote, moved, deleted or
/// left alone, with the units of each.
class RippleView : public QWidget {
    Q_OBJECT
public:
    explicit RippleView(QWidget* parent = nullptr);
    void show(const models::Ripple& ripple, const QString& table);
    const models::Ripple& ripple() const { return m_ripple; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintItem(QPainter& painter, const QRect& box) const;
    void paintEffect(QPainter& painter, const QRect& box, const models::IndexEffect& effect) const;
    models::Ripple m_ripple;
    QString m_table;
};

} // namespace rf::ui
