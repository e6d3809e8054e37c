#include "ui/common/labels.h"

#include "models/value/size_text.h"
#include "ui/common/icons.h"
#include "ui/common/metrics.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

namespace rf::ui {

QLabel* label(const QString& text, const QFont& font, const char* tone, QWidget* parent) {
    auto* made = new QLabel(text, parent);
    made->setFont(font);
    if (*tone) made->setProperty("tone", tone);
    return made;
}

void setTone(QWidget* label, const char* tone) {
    if (label->property("tone").toString() == QLatin1String(tone)) return;
    label->setProperty("tone", tone);
    restyle(label);
}

ElidedLabel::ElidedLabel(const QString& text, QWidget* parent, Qt::TextElideMode mode)
    : QLabel(text, parent), m_mode(mode) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    setTextFormat(Qt::PlainText);
}

QSize ElidedLabel::minimumSizeHint() const {
    return {fontMetrics().horizontalAdvance(QStringLiteral("m…")), QLabel::minimumSizeHint().height()};
}

QSize ElidedLabel::sizeHint() const {
    return {fontMetrics().horizontalAdvance(text()) + 1, QLabel::sizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    const QString shown = fontMetrics().elidedText(text(), m_mode, contentsRect().width());
    setToolTip(shown == text() ? QString() : text());
    painter.drawText(contentsRect(), int(alignment() | Qt::TextSingleLine), shown);
}

Separator::Separator(Qt::Orientation orientation, QWidget* parent, bool strong) : QFrame(parent), m_strong(strong) {
    if (orientation == Qt::Horizontal)
        setFixedHeight(1);
    else
        setFixedWidth(1);
    if (strong && orientation == Qt::Vertical) setFixedHeight(18);
}

void Separator::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), color(m_strong ? Token::LineStrong : Token::Line));
}

SearchField::SearchField(const QString& placeholder, QWidget* parent) : QLineEdit(parent) {
    setPlaceholderText(placeholder);
    setAccessibleName(placeholder);
    setTextMargins(18, 0, 0, 0);
}

void SearchField::paintEvent(QPaintEvent* event) {
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    paintIcon(&painter, QRectF(8, 0, 14, height()), QStringLiteral("search"), 14, color(Token::Text2));
}

void SearchField::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void setProblem(QWidget* input, const QString& why) {
    const bool was = input->property("invalid").toBool();
    input->setToolTip(why);
    input->setAccessibleDescription(why);
    if (was != why.isEmpty()) return;
    input->setProperty("invalid", !was);
    restyle(input);
}

void setCompact(QWidget* input) {
    input->setProperty("compact", true);
    input->setFixedHeight(kControlSmall);
    restyle(input);
}

void restyle(QWidget* widget) {
    if (!widget->testAttribute(Qt::WA_WState_Polished)) return; // it looks when it is first shown or measured
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->update();
}

QString sizeText(qint64 bytes) {
    return models::sizeText(bytes);
}

} // namespace rf::ui

#include "moc_labels.cpp"
