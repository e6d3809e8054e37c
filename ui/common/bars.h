#pragma once

#include "ui/common/tokens.h"

#include <QPainter>

#include <algorithm>

namespace rf::ui {

/// A rounded bar in its track: `share` 0–1 of it is filled.
inline void paintBar(QPainter* painter, const QRectF& track, double share, const QColor& ink) {
    painter->setPen(Qt::NoPen);
    painter->setBrush(color(Token::Press));
    painter->drawRoundedRect(track, track.height() / 2, track.height() / 2);
    if (share <= 0) return;
    painter->setBrush(ink);
    QRectF filled = track;
    filled.setWidth(std::clamp(share * track.width(), track.height() / 2, track.width()));
    painter->drawRoundedRect(filled, track.height() / 2, track.height() / 2);
}

} // namespace rf::ui
