#include "ui/query/wrap_layout.h"

#include <QWidget>

namespace rf::ui {

WrapLayout::WrapLayout(QWidget* parent, int horizontal, int vertical, Qt::Alignment inLine)
    : QLayout(parent), m_horizontal(horizontal), m_vertical(vertical), m_inLine(inLine) {
    setContentsMargins(0, 0, 0, 0);
}

WrapLayout::~WrapLayout() {
    qDeleteAll(m_items);
}

void WrapLayout::insertWidget(int index, QWidget* widget) {
    addChildWidget(widget);
    m_items.insert(qBound(0, index, count()), new QWidgetItem(widget));
    invalidate();
}

QLayoutItem* WrapLayout::takeAt(int index) {
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

int WrapLayout::heightForWidth(int width) const {
    return arrange(QRect(0, 0, width, 0), false);
}

QSize WrapLayout::sizeHint() const {
    int width = 0, height = 0;
    for (const QLayoutItem* item : m_items) {
        if (item->isEmpty()) continue;
        width += item->sizeHint().width() + (width ? m_horizontal : 0);
        height = qMax(height, item->sizeHint().height());
    }
    const QMargins m = contentsMargins();
    return {width + m.left() + m.right(), height + m.top() + m.bottom()};
}

QSize WrapLayout::minimumSize() const {
    QSize size;
    for (const QLayoutItem* item : m_items)
        if (!item->isEmpty()) size = size.expandedTo(item->minimumSize());
    const QMargins m = contentsMargins();
    return size + QSize(m.left() + m.right(), m.top() + m.bottom());
}

void WrapLayout::setGeometry(const QRect& rect) {
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int WrapLayout::arrange(const QRect& rect, bool apply) const {
    const QMargins m = contentsMargins();
    const QRect area = rect.marginsRemoved(m);
    QList<QLayoutItem*> line;
    int y = area.top(), used = 0;
    for (QLayoutItem* item : m_items) {
        if (item->isEmpty()) continue;
        const int width = item->sizeHint().width();
        if (!line.isEmpty() && used + m_horizontal + width > area.width()) {
            y += placeLine(line, area, y, apply) + m_vertical;
            line.clear();
            used = 0;
        }
        used += width + (line.isEmpty() ? 0 : m_horizontal);
        line << item;
    }
    if (!line.isEmpty()) y += placeLine(line, area, y, apply);
    return y - rect.top() + m.bottom();
}

int WrapLayout::placeLine(const QList<QLayoutItem*>& line, const QRect& area, int y, bool apply) const {
    int height = 0, spare = area.width() - m_horizontal * int(line.size() - 1), growing = 0;
    for (const QLayoutItem* item : line) {
        height = qMax(height, item->sizeHint().height());
        spare -= item->sizeHint().width();
        growing += bool(item->expandingDirections() & Qt::Horizontal);
    }
    if (!apply) return height;
    int x = area.left();
    for (QLayoutItem* item : line) {
        QSize size = item->sizeHint();
        if (growing && spare > 0 && (item->expandingDirections() & Qt::Horizontal)) {
            const int share = spare / growing--;
            spare -= share;
            size.rwidth() = qMin(size.width() + share, item->maximumSize().width());
        }
        size.rwidth() = qMin(size.width(), area.width());
        const int lower = m_inLine == Qt::AlignTop ? 0 : (height - size.height()) / 2;
        item->setGeometry(QRect(QPoint(x, y + lower), size));
        x += size.width() + m_horizontal;
    }
    return height;
}

} // namespace rf::ui
