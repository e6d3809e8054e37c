#include "ui/streams/ripple_view.h"

#include "ui/common/fonts.h"
#include "ui/common/labels.h"
#include "ui/common/list_table.h"
#include "ui/common/theme.h"
#include "ui/common/tokens.h"
#include "ui/streams/record_list.h"

#include <QPainter>
#include <QPainterPath>

namespace rf::ui {

using models::IndexEffect;

namespace {

constexpr int kPadding = 16, kBox = 54, kMovedBox = 74, kGap = 12, kItemWidth = 160, kReach = 44;

bool touches(IndexEffect::Kind kind) {
    return kind != IndexEffect::Kind::Absent && kind != IndexEffect::Kind::Unchanged;
}

Token inkOf(IndexEffect::Kind kind) {
    switch (kind) {
    case IndexEffect::Kind::Put: return Token::Ok;
    case IndexEffect::Kind::Updated:
    case IndexEffect::Kind::Moved: return Token::Warn;
    case IndexEffect::Kind::Deleted: return Token::Danger;
    default: return Token::Text3;
    }
}

int heightOf(const IndexEffect& effect) {
    return effect.kind == IndexEffect::Kind::Moved ? kMovedBox : kBox;
}

void drawCard(QPainter& painter, const QRect& box, const QColor& edge, bool dashed) {
    painter.setPen(QPen(edge, 1, dashed ? Qt::DashLine : Qt::SolidLine));
    painter.setBrush(color(Token::Raised));
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

void drawLine(QPainter& painter, const QRect& rect, const QString& text, const QFont& font, Token ink, int side = Qt::AlignLeft) {
    painter.setFont(font);
    painter.setPen(color(ink));
    painter.drawText(rect, side | Qt::AlignVCenter, painter.fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
}

} // namespace

RippleView::RippleView(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("ripple"));
    setAccessibleName(tr("What the write touched"));
    setMinimumWidth(kItemWidth + kReach + 160 + 2 * kPadding);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void RippleView::show(const models::Ripple& ripple, const QString& table) {
    m_ripple = ripple;
    m_table = table;
    QStringList words{ripple.known ? tr("%1 in %2: %3").arg(ripple.event, table, models::chargeText(ripple.tableUnits)) : ripple.why};
    for (const IndexEffect& effect : ripple.indexes)
        words << QStringLiteral("%1: %2, %3").arg(effect.index, models::effectText(effect.kind), models::chargeText(effect.units));
    setAccessibleDescription(words.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

QSize RippleView::sizeHint() const {
    int height = 2 * kPadding;
    for (const IndexEffect& effect : m_ripple.indexes) height += heightOf(effect) + kGap;
    return {420, std::max(height, kBox + 80)};
}

void RippleView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), color(Token::Base));
    if (!m_ripple.known) {
        painter.setFont(uiFont(12));
        painter.setPen(color(Token::Text2));
        painter.drawText(rect().adjusted(24, 24, -24, -24), Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, m_ripple.why);
        return;
    }
    const QRect item(kPadding, kPadding, kItemWidth, kBox + 14);
    const int left = item.right() + kReach, width = this->width() - left - kPadding;
    int y = kPadding;
    for (const IndexEffect& effect : m_ripple.indexes) {
        const QRect box(left, y, width, heightOf(effect));
        QPainterPath path(QPointF(item.right() + 1, item.center().y()));
        path.cubicTo(QPointF(item.right() + kReach * 0.55, item.center().y()), QPointF(left - kReach * 0.55, box.center().y()),
                     QPointF(left, box.center().y()));
        painter.setPen(QPen(color(touches(effect.kind) ? inkOf(effect.kind) : Token::LineStrong), touches(effect.kind) ? 2 : 1,
                            touches(effect.kind) ? Qt::SolidLine : Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(path);
        paintEffect(painter, box, effect);
        y += heightOf(effect) + kGap;
    }
    paintItem(painter, item);
    const QRect sum(kPadding, item.bottom() + 10, kItemWidth, 18);
    drawLine(painter, sum, tr("%1 in all").arg(models::chargeText(m_ripple.total())), uiFont(12, QFont::DemiBold), Token::Write);
    if (m_ripple.indexes.isEmpty()) drawLine(painter, QRect(left, item.top(), width, 20), tr("The table has no index"), uiFont(12), Token::Text2);
}

void RippleView::paintItem(QPainter& painter, const QRect& box) const {
    const auto [ink, ground] = eventColors(m_ripple.event);
    drawCard(painter, box, ink, false);
    const QRect inner = box.adjusted(10, 6, -10, -6);
    const int taken = paintSoftBox(&painter, QRect(inner.left(), inner.top(), 80, 18), m_ripple.event, ink, ground);
    drawLine(painter, QRect(inner.left() + taken + 8, inner.top(), inner.width() - taken - 8, 18), m_table, uiFont(12, QFont::DemiBold), Token::Text);
    drawLine(painter, QRect(inner.left(), inner.top() + 20, inner.width(), 18), m_ripple.key, monoFont(11), Token::Text);
    const QString size = m_ripple.bytes > 0 ? QStringLiteral(", ") + sizeText(m_ripple.bytes) : QString();
    drawLine(painter, QRect(inner.left(), inner.top() + 38, inner.width(), 18), models::chargeText(m_ripple.tableUnits) + size, uiFont(11), Token::Write);
}

void RippleView::paintEffect(QPainter& painter, const QRect& box, const IndexEffect& effect) const {
    const bool touched = touches(effect.kind);
    drawCard(painter, box, color(touched ? inkOf(effect.kind) : Token::LineStrong), !touched);
    const QRect inner = box.adjusted(10, 5, -10, -5);
    drawLine(painter, QRect(inner.left(), inner.top(), inner.width() * 2 / 5, 20), effect.index, uiFont(12, QFont::DemiBold), touched ? Token::Text : Token::Text2);
    const QString said = models::effectText(effect.kind) + (touched ? QStringLiteral(" · ") + models::chargeText(effect.units) : QString());
    drawLine(painter, QRect(inner.left() + inner.width() * 2 / 5, inner.top(), inner.width() - inner.width() * 2 / 5, 20), said, uiFont(11),
             inkOf(effect.kind), Qt::AlignRight);
    QRect line(inner.left(), inner.top() + 22, inner.width(), 20);
    if (effect.kind == IndexEffect::Kind::Moved) {
        drawLine(painter, line, QStringLiteral("− ") + effect.oldKey, monoFont(11), Token::Danger);
        line.translate(0, 20);
        return drawLine(painter, line, QStringLiteral("+ ") + effect.newKey, monoFont(11), Token::Ok);
    }
    const QString key = effect.newKey.isEmpty() ? effect.oldKey : effect.newKey;
    drawLine(painter, line, key.isEmpty() ? tr("the item lacks its key") : key, key.isEmpty() ? uiFont(11) : monoFont(11), touched ? Token::Text : Token::Text3);
}

} // namespace rf::ui

#include "moc_ripple_view.cpp"
