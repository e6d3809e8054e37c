#include "ui/item/size_map.h"

#include "models/value/size_text.h"
#include "ui/common/fonts.h"
#include "ui/common/tokens.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace rf::ui {

using models::bytesText;
using models::SizeLevelModel;

namespace {

constexpr double kGap = 2;

/// How far from a square the worst of a row of sizes is, laid along a side.
double worst(double sum, double largest, double least, double side) {
    const double square = sum * sum, edge = side * side;
    return std::max(edge * largest / square, square / (edge * least));
}

} // namespace

QList<QRectF> squarified(const QRectF& area, const QList<qint64>& sizes) {
    QList<QRectF> rects;
    double all = 0;
    for (const qint64 size : sizes) all += double(std::max<qint64>(size, 0));
    QRectF left = area;
    const double scale = all > 0 ? area.width() * area.height() / all : 0;
    for (qsizetype from = 0; from < sizes.size();) {
        const double side = std::min(left.width(), left.height());
        qsizetype to = from;
        double sum = 0, best = std::numeric_limits<double>::max();
        while (to < sizes.size()) {
            const double size = std::max(1e-9, double(sizes[to]) * scale);
            const double first = std::max(1e-9, double(sizes[from]) * scale);
            const double now = worst(sum + size, first, size, std::max(1e-9, side));
            if (to > from && now > best) break;
            best = now;
            sum += size;
            ++to;
        }
        const bool upright = left.width() >= left.height(); // a column at the left, else a row on top
        const double thick = side > 0 ? std::min(sum / side, upright ? left.width() : left.height()) : 0;
        double at = upright ? left.top() : left.left();
        for (; from < to; ++from) {
            const double length = thick > 0 ? double(sizes[from]) * scale / thick : 0;
            rects << (upright ? QRectF(left.left(), at, thick, length) : QRectF(at, left.top(), length, thick));
            at += length;
        }
        upright ? left.setLeft(left.left() + thick) : left.setTop(left.top() + thick);
    }
    return rects;
}

SizeMap::SizeMap(SizeLevelModel* model, QWidget* parent) : QWidget(parent), m_model(model) {
    setObjectName(QStringLiteral("sizeMap"));
    setAccessibleName(tr("Bytes of the item as areas; the table beside says the same"));
    setFocusPolicy(Qt::StrongFocus);
    connect(model, &QAbstractItemModel::modelReset, this, &SizeMap::arrange);
}

void SizeMap::setSelectionModel(QItemSelectionModel* selection) {
    m_selection = selection;
    connect(selection, &QItemSelectionModel::currentRowChanged, this, qOverload<>(&QWidget::update));
}

void SizeMap::arrange() {
    QList<qint64> sizes;
    for (const models::SizePart& part : m_model->parts()) sizes << part.bytes();
    m_rects = squarified(QRectF(rect()).adjusted(2, 2, -2, -2), sizes);
    update();
}

void SizeMap::resizeEvent(QResizeEvent*) {
    arrange();
}

int SizeMap::rowAt(const QPointF& at) const {
    for (int row = 0; row < m_rects.size(); ++row)
        if (m_rects[row].contains(at)) return row;
    return -1;
}

int SizeMap::current() const {
    return m_selection ? m_selection->currentIndex().row() : -1;
}

void SizeMap::choose(int row) {
    if (!m_selection || row < 0 || row >= m_model->rowCount()) return;
    m_selection->setCurrentIndex(m_model->index(row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void SizeMap::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), color(Token::Base));
    for (int row = 0; row < m_rects.size(); ++row) paintPart(painter, row);
    const int at = current();
    if (at < 0 || at >= m_rects.size()) return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color(hasFocus() ? Token::AccentText : Token::LineStrong), 2));
    painter.drawRect(m_rects[at].adjusted(1, 1, -kGap, -kGap));
}

void SizeMap::paintPart(QPainter& painter, int row) const {
    const models::SizePart& part = m_model->parts()[row];
    const QRectF rect = m_rects[row].adjusted(0, 0, -kGap, -kGap);
    if (rect.width() <= 0 || rect.height() <= 0) return;
    QColor ground = color(part.typeCode.isEmpty() ? Token::Ctl : typeToken(part.typeCode));
    ground.setAlpha(part.opens ? 60 : 34);
    painter.fillRect(rect, ground);
    if (part.nameBytes > 0) {
        QRectF foot = rect;
        foot.setTop(rect.bottom() - rect.height() * double(part.nameBytes) / double(part.bytes()));
        QColor ink = color(Token::Text2);
        ink.setAlpha(90);
        painter.fillRect(foot, QBrush(ink, Qt::BDiagPattern));
    }
    const QRectF inside = rect.adjusted(6, 4, -4, -2);
    if (inside.width() < 24 || inside.height() < 13) return;
    painter.setFont(monoFont(12, QFont::Medium));
    painter.setPen(color(Token::Text));
    const QFontMetrics metrics = painter.fontMetrics();
    painter.drawText(inside, Qt::AlignLeft | Qt::AlignTop, metrics.elidedText(part.name, Qt::ElideRight, int(inside.width())));
    if (inside.height() < 30) return;
    painter.setFont(monoFont(11));
    painter.setPen(color(Token::Text2));
    painter.drawText(inside.adjusted(0, 16, 0, 0), Qt::AlignLeft | Qt::AlignTop,
                     painter.fontMetrics().elidedText(bytesText(part.bytes()), Qt::ElideRight, int(inside.width())));
}

void SizeMap::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) choose(rowAt(event->position()));
}

void SizeMap::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && m_model->open(rowAt(event->position()))) choose(0);
}

/// To the part that lies there, the nearest one.
void SizeMap::step(int dx, int dy) {
    const int from = current();
    if (from < 0 || from >= m_rects.size()) return choose(0);
    const QPointF here = m_rects[from].center();
    int best = -1;
    double least = std::numeric_limits<double>::max();
    for (int row = 0; row < m_rects.size(); ++row) {
        const QPointF way = m_rects[row].center() - here;
        const double along = way.x() * dx + way.y() * dy, across = std::abs(way.x() * dy) + std::abs(way.y() * dx);
        if (row == from || along < 1) continue;
        if (const double cost = along + 2 * across; cost < least) {
            least = cost;
            best = row;
        }
    }
    choose(best);
}

void SizeMap::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Left:
        return step(-1, 0);
    case Qt::Key_Right:
        return step(1, 0);
    case Qt::Key_Up:
        return step(0, -1);
    case Qt::Key_Down:
        return step(0, 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_model->open(current())) choose(0);
        return;
    case Qt::Key_Backspace:
        if (m_model->up()) choose(0);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void SizeMap::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    if (current() < 0) choose(0);
    update();
}

bool SizeMap::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int row = rowAt(help->pos());
    if (row < 0) return true;
    QToolTip::showText(help->globalPos(), m_model->index(row, 0).data(Qt::AccessibleTextRole).toString(), this);
    return true;
}

} // namespace rf::ui

#include "moc_size_map.cpp"
