#include "ui/shell/omni_field.h"

#include "ui/common/chips.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"

#include <QPainter>

namespace rf::ui {

OmniField::OmniField(const QString& placeholder, const QString& keys, QWidget* parent)
    : QAbstractButton(parent), m_keys(keys) {
    setText(placeholder);
    setAccessibleName(placeholder);
    setAccessibleDescription(keys);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::IBeamCursor);
    setFixedSize(sizeHint());
}

void OmniField::setKeys(const QString& keys) {
    m_keys = keys;
    setAccessibleDescription(keys);
    update();
}

void OmniField::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(color(Token::LineStrong));
    painter.setBrush(color(Token::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    paintIcon(&painter, QRectF(9, 0, 14, height()), QStringLiteral("search"), 14, color(Token::Text2));
    painter.setFont(uiFont(12));
    painter.setPen(color(Token::Text3));
    painter.drawText(rect().adjusted(29, 0, -60, 0), Qt::AlignVCenter, text());
    paintKeyHint(&painter, rect().adjusted(0, 0, -7, 0), m_keys);
}

} // namespace rf::ui

#include "moc_omni_field.cpp"
