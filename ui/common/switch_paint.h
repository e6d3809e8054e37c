#pragma once

#include "ui/common/tokens.h"

#include <QPainter>

namespace rf::ui {

/// The 26 × 14 switch, at the middle of `rect`.
inline void paintSwitch(QPainter* painter, const QRect& rect, bool on) {
    painter->setPen(Qt::NoPen);
    const QRectF track(rect.x() + (rect.width() - 26) / 2, rect.y() + (rect.height() - 14) / 2, 26, 14);
    painter->setBrush(color(on ? Token::Accent : Token::Ctl));
    painter->drawRoundedRect(track, 7, 7);
    painter->setBrush(Qt::white);
    painter->drawEllipse(QRectF(track.x() + (on ? 14 : 2), track.y() + 2, 10, 10));
}

} // namespace rf::ui
