#pragma once
// Icons by name (resources/icons/NAME.svg: 16 px grid, 1.4 px stroke), tinted when they are painted: an icon made once
// follows the theme.

#include "ui/common/tokens.h"

#include <QIcon>
#include <QPainter>

namespace rf::ui {

/// Tinted `normal`; Text3 when disabled; `on` when checked. An unknown name gives an empty icon and a warning.
QIcon icon(const QString& name, Token normal = Token::Text2, Token on = Token::Count);

/// Paints at `size` pixels, centred in `rect`.
void paintIcon(QPainter* painter, const QRectF& rect, const QString& name, int size, const QColor& tint);
QPixmap iconPixmap(const QString& name, int size, const QColor& tint, qreal scale);

/// The program's mark.
QIcon logo();
/// Makes the resources of this library known. Theme::install calls it.
void loadResources();

} // namespace rf::ui
