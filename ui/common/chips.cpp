#include "ui/common/chips.h"

#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/mono_text.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPixmapCache>

namespace rf::ui {

namespace {

void roundBox(QPainter* painter, const QRectF& rect, qreal radius, const QColor& fill, const QColor& border = {}) {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill);
    painter->setPen(border.isValid() ? QPen(border, 1) : QPen(Qt::NoPen));
    painter->drawRoundedRect(border.isValid() ? rect.adjusted(0.5, 0.5, -0.5, -0.5) : rect, radius, radius);
    painter->restore();
}

Token badgeToken(const QString& code) {
    const Token token = typeToken(code);
    return token == Token::Text || token == Token::Text3 ? Token::Text2 : token;
}

struct ToneColors {
    Token fill;
    Token ink;
};

ToneColors colorsOf(Tag::Tone tone) {
    switch (tone) {
    case Tag::Tone::Ok:
        return {Token::OkSoft, Token::Ok};
    case Tag::Tone::Warn:
        return {Token::WarnSoft, Token::Warn};
    case Tag::Tone::Danger:
        return {Token::DangerSoft, Token::Danger};
    case Tag::Tone::Accent:
        return {Token::AccentSoft, Token::AccentText};
    case Tag::Tone::Read:
        return {Token::ReadSoft, Token::Read};
    case Tag::Tone::Write:
        return {Token::WriteSoft, Token::Write};
    case Tag::Tone::Burst:
        return {Token::BurstSoft, Token::Burst};
    case Tag::Tone::Neutral:
        break;
    }
    return {Token::Recess, Token::Text2};
}

constexpr int kLongestValue = 220;

/// The box of a value chip: the same few hundreds of times on a page.
QPixmap chipBox(int width, qreal scale) {
    const QColor fill = color(Token::Base), border = color(Token::LineStrong);
    const QString key = QString::asprintf("rf/chip/%d/%g/%x/%x", width, scale, fill.rgba(), border.rgba());
    QPixmap box;
    if (QPixmapCache::find(key, &box)) return box;
    box = QPixmap(QSize(width, 18) * scale);
    box.setDevicePixelRatio(scale);
    box.fill(Qt::transparent);
    QPainter painter(&box);
    roundBox(&painter, QRectF(0, 0, width, 18), 3, fill, border);
    painter.end();
    QPixmapCache::insert(key, box);
    return box;
}

const MonoText& chipText() {
    static auto* text = new MonoText(monoFont(11)); // never freed: it must not outlive the application
    return *text;
}

} // namespace

// Type badges

QSize typeBadgeSize(const QString& code) {
    return {std::max(16, QFontMetrics(monoFont(10, QFont::DemiBold)).horizontalAdvance(code) + 6), 15};
}

void paintTypeBadge(QPainter* painter, const QRect& rect, const QString& code, bool filled) {
    if (code.isEmpty()) return;
    const QSize size = typeBadgeSize(code);
    const QRect box(rect.x(), rect.y() + (rect.height() - size.height()) / 2, size.width(), size.height());
    if (filled) roundBox(painter, box, 3, color(Token::Recess));
    painter->save();
    painter->setFont(monoFont(10, QFont::DemiBold));
    painter->setPen(color(badgeToken(code)));
    painter->drawText(box, Qt::AlignCenter, code);
    painter->restore();
}

TypeBadge::TypeBadge(const QString& code, QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCode(code);
}

void TypeBadge::setCode(const QString& code) {
    m_code = code;
    setAccessibleName(code);
    updateGeometry();
    update();
}

void TypeBadge::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintTypeBadge(&painter, rect(), m_code);
}

int valueChipWidth(const QString& text) {
    return chipText().width(text) + 12;
}

int paintValueChip(QPainter* painter, const QRect& rect, const QString& text) {
    const int words = chipText().width(text), width = words + 12;
    const QRect box(rect.x(), rect.y() + (rect.height() - 18) / 2, width, 18);
    painter->drawPixmap(box.topLeft(), chipBox(width, painter->device()->devicePixelRatioF()));
    const QPen pen = painter->pen();
    painter->setPen(color(Token::TypeMap));
    chipText().draw(painter, box.adjusted(6, 0, -5, 0), Qt::AlignLeft, text); // the width is rounded: it is not to be elided for that
    painter->setPen(pen);
    return width;
}

// Status marks

void paintMark(QPainter* painter, const QRect& rect, Mark mark) {
    if (mark == Mark::None) return;
    const QPointF centre = QRectF(rect).center();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    switch (mark) {
    case Mark::Ok:
        painter->setPen(Qt::NoPen);
        painter->setBrush(color(Token::Ok));
        painter->drawEllipse(centre, 4, 4);
        break;
    case Mark::Updating:
        painter->setPen(QPen(color(Token::WarnBar), 2));
        painter->drawEllipse(centre, 3, 3);
        break;
    case Mark::Closed:
        painter->setPen(QPen(color(Token::Ctl), 1.5));
        painter->drawEllipse(centre, 3.25, 3.25);
        break;
    case Mark::Throttled:
        painter->setPen(Qt::NoPen);
        painter->setBrush(color(Token::Danger));
        painter->drawPolygon(QPolygonF({centre + QPointF(0, -4), centre + QPointF(4.7, 4), centre + QPointF(-4.7, 4)}));
        break;
    case Mark::None:
        break;
    }
    painter->restore();
}

StatusDot::StatusDot(Mark mark, QWidget* parent) : QWidget(parent), m_mark(mark) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StatusDot::setMark(Mark mark) {
    m_mark = mark;
    update();
}

void StatusDot::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintMark(&painter, rect(), m_mark);
}

// Tags and key hints

Tag::Tag(const QString& text, Tone tone, QWidget* parent) : QLabel(text, parent), m_tone(tone) {
    setFont(uiFont(11, QFont::Medium));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Tag::setTone(Tone tone) {
    m_tone = tone;
    update();
}

QSize Tag::sizeHint() const {
    return {QFontMetrics(font()).horizontalAdvance(text()) + 12, 18};
}

void Tag::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const ToneColors colors = colorsOf(m_tone);
    roundBox(&painter, rect(), 3, color(colors.fill));
    painter.setPen(color(colors.ink));
    painter.drawText(rect(), Qt::AlignCenter, text());
}

KeyHint::KeyHint(const QString& text, QWidget* parent) : QLabel(text, parent) {
    setFont(uiFont(11));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize KeyHint::sizeHint() const {
    return {QFontMetrics(font()).horizontalAdvance(text()) + 10, 18};
}

void KeyHint::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintKeyHint(&painter, rect(), text());
}

int paintKeyHint(QPainter* painter, const QRect& rect, const QString& text) {
    const QFont font = uiFont(11);
    const int width = QFontMetrics(font).horizontalAdvance(text) + 10;
    const QRect box(rect.right() + 1 - width, rect.y() + (rect.height() - 18) / 2, width, 18);
    roundBox(painter, box, 3, color(Token::Window), color(Token::LineStrong));
    painter->save();
    painter->setFont(font);
    painter->setPen(color(Token::Text2));
    painter->drawText(box, Qt::AlignCenter, text);
    painter->restore();
    return width;
}

// Filter chips

FilterChip::FilterChip(QWidget* parent) : QAbstractButton(parent) {
    setFont(monoFont());
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void FilterChip::setCondition(const QString& attribute, const QString& op, const QString& value) {
    m_attribute = attribute;
    m_op = op;
    m_value = value;
    setAccessibleName(tr("Filter: %1 %2 %3").arg(attribute, op, value));
    setAccessibleDescription(tr("Enter edits it, Delete removes it"));
    updateGeometry();
    update();
}

void FilterChip::setProblem(const QString& why) {
    m_problem = why;
    setToolTip(why);
    update();
}

QString FilterChip::shownValue() const {
    return fontMetrics().elidedText(m_value, Qt::ElideRight, kLongestValue);
}

QSize FilterChip::sizeHint() const {
    const QFontMetrics metrics = fontMetrics();
    int width = 7 + metrics.horizontalAdvance(m_attribute) + 5 + metrics.horizontalAdvance(m_op) + 5 + 12 + 4 + 2;
    if (!m_value.isEmpty()) width += metrics.horizontalAdvance(shownValue()) + 5;
    return {width, 22};
}

QRect FilterChip::crossRect() const {
    return {width() - 18, 0, 18, height()};
}

void FilterChip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QColor border = !m_problem.isEmpty() ? color(Token::Danger)
                          : hasFocus()         ? color(Token::AccentText)
                                               : color(Token::LineStrong);
    roundBox(&painter, rect(), 3, color(underMouse() && !m_overCross ? Token::Hover : Token::Base), border);
    painter.setFont(font());
    int x = 8;
    const auto put = [&](const QString& text, Token ink) {
        if (text.isEmpty()) return;
        painter.setPen(color(m_problem.isEmpty() ? ink : Token::Danger));
        painter.drawText(QRect(x, 0, width() - x - 18, height()), Qt::AlignVCenter, text);
        x += fontMetrics().horizontalAdvance(text) + 5;
    };
    put(m_attribute, Token::Text);
    put(m_op, Token::Text3);
    put(shownValue(), Token::Text);
    paintIcon(&painter, QRectF(width() - 17, 0, 12, height()), QStringLiteral("close"), 12,
              color(m_overCross ? Token::Text : Token::Text3));
}

void FilterChip::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace) {
        emit removed();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_F2) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void FilterChip::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && crossRect().contains(event->position().toPoint())) {
        emit removed();
        return;
    }
    QAbstractButton::mousePressEvent(event);
}

void FilterChip::mouseMoveEvent(QMouseEvent* event) {
    m_overCross = crossRect().contains(event->position().toPoint());
    update();
    QAbstractButton::mouseMoveEvent(event);
}

void FilterChip::leaveEvent(QEvent* event) {
    m_overCross = false;
    update();
    QAbstractButton::leaveEvent(event);
}

} // namespace rf::ui

#include "moc_chips.cpp"
