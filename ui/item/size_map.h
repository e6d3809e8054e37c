#pragma once
// A treemap of one level of an item: areas are bytes, the hatched foot of each is its name.
//
// Invariant: what it shows, and the row that is current, are those of the model and the selection model it is given, so
// that a table beside it says the same.

#include "models/items/size_level_model.h"

#include <QItemSelectionModel>
#include <QPointer>
#include <QWidget>

namespace rf::ui {

/// Rectangles of `sizes` (largest first, none negative) that fill `area`, as near to squares as they can be.
QList<QRectF> squarified(const QRectF& area, const QList<qint64>& sizes);

class SizeMap : public QWidget {
    Q_OBJECT
public:
    explicit SizeMap(models::SizeLevelModel* model, QWidget* parent = nullptr);
    void setSelectionModel(QItemSelectionModel* selection);
    QRectF rectOf(int row) const { return m_rects.value(row); }
    QSize sizeHint() const override { return {520, 360}; }
    QSize minimumSizeHint() const override { return {200, 140}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    void arrange();
    int rowAt(const QPointF& at) const;
    int current() const;
    void choose(int row);
    void step(int dx, int dy);
    void paintPart(QPainter& painter, int row) const;

    models::SizeLevelModel* m_model;
    QPointer<QItemSelectionModel> m_selection;
    QList<QRectF> m_rects; ///< one a row
};

} // namespace rf::ui
