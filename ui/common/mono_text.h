#pragma once
// One line of text in a font whose characters are all as wide: what is plain ASCII is put down glyph by glyph, without the
// layout of a paragraph that QPainter::drawText makes for every call. A page of a grid is hundreds of such lines.
//
// Invariant: it looks as QPainter::drawText with an elided text does; text that is not plain is drawn by that.

#include <QFont>
#include <QPainter>
#include <QRawFont>

#include <array>

namespace rf::ui {

class MonoText {
public:
    /// GUI thread. A font that is not of one width draws all of its text the long way.
    explicit MonoText(const QFont& font);

    const QFont& font() const { return m_font; }
    /// Into `rect`, in the middle of its height, at its left or right; elided at the right where it does not fit. In
    /// the painter's pen; leaves its font alone where it can.
    void draw(QPainter* painter, const QRect& rect, Qt::Alignment side, const QString& text, bool strikeOut = false) const;
    int width(const QString& text) const;

private:
    static constexpr char16_t kFirst = u' ', kLast = u'~';
    bool isPlain(QStringView text) const;
    void drawLong(QPainter* painter, const QRect& rect, Qt::Alignment side, const QString& text, bool strikeOut) const;

    QFont m_font;
    QRawFont m_raw;
    std::array<quint32, kLast - kFirst + 1> m_glyphs{};
    quint32 m_ellipsis = 0;
    qreal m_advance = 0; ///< of every character; 0: they differ
    qreal m_ascent = 0, m_height = 0;
};

} // namespace rf::ui
