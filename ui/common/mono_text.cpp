#include "ui/common/mono_text.h"

#include <QFontMetricsF>
#include <QGlyphRun>
#include <QVarLengthArray>

#include <algorithm>
#include <cmath>

namespace rf::ui {

MonoText::MonoText(const QFont& font) : m_font(font), m_raw(QRawFont::fromFont(font)) {
    const QFontMetricsF metrics(font);
    m_ascent = metrics.ascent();
    m_height = metrics.height();
    QString all;
    for (char16_t c = kFirst; c <= kLast; ++c) all += QChar(c);
    all += QChar(0x2026);
    const QList<quint32> glyphs = m_raw.glyphIndexesForString(all);
    const qreal advance = metrics.horizontalAdvance(QLatin1Char('0'));
    const bool same = glyphs.size() == all.size() && std::all_of(all.begin(), all.end(), [&](QChar c) {
        return std::abs(metrics.horizontalAdvance(c) - advance) < 0.01;
    });
    if (!same || glyphs.contains(0U)) return;
    std::copy(glyphs.begin(), glyphs.end() - 1, m_glyphs.begin());
    m_ellipsis = glyphs.last();
    m_advance = advance;
}

bool MonoText::isPlain(QStringView text) const {
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() >= kFirst && c.unicode() <= kLast; });
}

int MonoText::width(const QString& text) const {
    if (m_advance > 0 && isPlain(text)) return qRound(m_advance * double(text.size())); // as QFontMetrics rounds
    return QFontMetrics(m_font).horizontalAdvance(text);
}

void MonoText::draw(QPainter* painter, const QRect& rect, Qt::Alignment side, const QString& text, bool strikeOut) const {
    if (text.isEmpty() || rect.width() <= 0) return;
    const bool fits = m_advance * double(text.size()) <= rect.width();
    const qsizetype room = m_advance > 0 && !fits ? qsizetype(rect.width() / m_advance) - 1 : text.size();
    if (m_advance <= 0 || room < 1 || !isPlain(QStringView(text).left(room))) return drawLong(painter, rect, side, text, strikeOut);
    QVarLengthArray<quint32, 128> glyphs;
    QVarLengthArray<QPointF, 128> places;
    const auto put = [&](quint32 glyph) {
        places.append(QPointF(m_advance * double(glyphs.size()), 0));
        glyphs.append(glyph);
    };
    for (qsizetype i = 0; i < room; ++i) put(m_glyphs[std::size_t(text[i].unicode() - kFirst)]);
    if (!fits) put(m_ellipsis);
    QGlyphRun run;
    run.setRawFont(m_raw);
    run.setRawData(glyphs.constData(), places.constData(), int(glyphs.size()));
    const qreal wide = m_advance * double(glyphs.size());
    const qreal x = side & Qt::AlignRight ? rect.x() + rect.width() - wide : rect.x();
    const qreal base = rect.y() + (rect.height() - m_height) / 2 + m_ascent;
    painter->drawGlyphRun(QPointF(x, base), run);
    // A run of raw glyphs leaves its line out.
    if (strikeOut) painter->fillRect(QRectF(x, std::round(base - m_ascent / 3), wide, 1), painter->pen().color());
}

void MonoText::drawLong(QPainter* painter, const QRect& rect, Qt::Alignment side, const QString& text, bool strikeOut) const {
    const QFont before = painter->font();
    QFont font = m_font;
    font.setStrikeOut(strikeOut);
    painter->setFont(font);
    painter->drawText(rect, int((side & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter | Qt::TextSingleLine),
                      painter->fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
    painter->setFont(before);
}

} // namespace rf::ui
