#pragma once
// Inter for words, JetBrains Mono for keys, values and every number in a column; pixel sizes. Where they are not
// installed the desktop's own fonts of the same kind stand in.

#include <QFont>
#include <QFontMetrics>

namespace rf::ui {

/// 11 captions, 12 data and secondary, 13 UI, 16 page title, 18 figures, 24 welcome.
QFont uiFont(int pixels = 13, QFont::Weight weight = QFont::Normal);
/// Without shaping, so that "<>" and "->" stay two characters.
QFont monoFont(int pixels = 12, QFont::Weight weight = QFont::Normal);

} // namespace rf::ui
