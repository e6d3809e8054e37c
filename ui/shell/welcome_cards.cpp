#include "ui/shell/welcome_cards.h"

#include "ui/common/chips.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"

#include <QKeyEvent>
#include <QPainter>

namespace rf::ui {

namespace {
constexpr int kTitleLine = 18, kDetailLine = 16, kSampleWords = 89, kSampleInset = 15, kSampleBottom = 13;
}

WelcomeCard::WelcomeCard(const QString& title, const QString& detail, QWidget* parent)
    : QAbstractButton(parent), m_detail(detail) {
    setText(title);
    setAccessibleName(title);
    setAccessibleDescription(detail);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void WelcomeCard::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void WelcomeCard::enterEvent(QEnterEvent* event) {
    update();
    QAbstractButton::enterEvent(event);
}

void WelcomeCard::leaveEvent(QEvent* event) {
    update();
    QAbstractButton::leaveEvent(event);
}

void WelcomeCard::paintGround(QPainter* painter, bool primary) const {
    painter->setRenderHint(QPainter::Antialiasing);
    const bool hover = underMouse() && isEnabled();
    painter->setPen(color(primary ? Token::Accent : hover ? Token::LineStrong : Token::Line));
    painter->setBrush(color(isDown() ? Token::AccentSoft : primary || hover ? Token::AccentFaint : Token::Base));
    painter->drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

int WelcomeCard::detailLines(int width) const {
    return QFontMetrics(uiFont(12)).horizontalAdvance(m_detail) > width ? 2 : 1;
}

void WelcomeCard::paintWords(QPainter* painter, const QRect& rect, int lines) const {
    const int top = rect.y() + (rect.height() - kTitleLine - lines * kDetailLine) / 2;
    painter->setFont(uiFont(13, QFont::Medium));
    painter->setPen(color(isEnabled() ? Token::Text : Token::Text3));
    painter->drawText(QRect(rect.x(), top, rect.width(), kTitleLine), Qt::AlignVCenter, text());
    painter->setFont(uiFont(12));
    painter->setPen(color(isEnabled() ? Token::Text2 : Token::Text3));
    const QRect below(rect.x(), top + kTitleLine, rect.width(), lines * kDetailLine);
    if (lines > 1) { // broken after a comma
        QString words = m_detail;
        words.replace(QLatin1Char(' '), QChar::Nbsp).replace(QLatin1Char(',') + QString(QChar::Nbsp), QStringLiteral(", "));
        return painter->drawText(below, Qt::TextWordWrap | Qt::AlignVCenter, words);
    }
    painter->drawText(below, Qt::AlignVCenter, painter->fontMetrics().elidedText(m_detail, Qt::ElideRight, rect.width()));
}

ActionCard::ActionCard(const QString& iconName, const QString& title, const QString& detail, const QString& keys,
                       bool primary, QWidget* parent)
    : WelcomeCard(title, detail, parent), m_icon(iconName), m_keys(keys), m_primary(primary) {}

void ActionCard::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintGround(&painter, m_primary);
    paintIcon(&painter, QRectF(13, 0, 20, height()), m_icon, 20, color(Token::AccentText));
    int right = width() - 13;
    if (!m_keys.isEmpty()) right -= paintKeyHint(&painter, rect().adjusted(0, 0, -13, 0), m_keys) + 8;
    paintWords(&painter, QRect(45, 0, right - 45, height()));
}

SampleCard::SampleCard(const QString& title, const QString& detail, QList<int> collections, QWidget* parent)
    : WelcomeCard(title, detail, parent), m_collections(std::move(collections)) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum); // as tall as the tallest beside it
}

void SampleCard::resizeEvent(QResizeEvent* event) {
    WelcomeCard::resizeEvent(event);
    updateGeometry();
}

QSize SampleCard::sizeHint() const {
    return {376, kSampleWords + kTitleLine + detailLines(width() - 2 * kSampleInset) * kDetailLine + kSampleBottom};
}

void SampleCard::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintGround(&painter);
    painter.setPen(Qt::NoPen);
    static constexpr int kWidths[] = {58, 34, 46, 22, 52};
    double y = 13;
    for (int i = 0; i < m_collections.size(); ++i) {
        const int rows = m_collections[i];
        QColor partition = color(Token::Accent);
        partition.setAlphaF(0.9f - 0.2f * float(i));
        painter.setBrush(partition);
        painter.drawRoundedRect(QRectF(15, y, 34, rows * 9 - 2), 2, 2);
        for (int row = 0; row < rows; ++row) {
            painter.setBrush(color(Token::Heat2));
            painter.drawRoundedRect(QRectF(53, y + row * 9, 26, 7), 1.5, 1.5);
            painter.setBrush(color(Token::Press));
            painter.drawRoundedRect(QRectF(83, y + row * 9, kWidths[(row + i * 2) % 5], 7), 1.5, 1.5);
        }
        y += rows * 9 + 4;
    }
    const int lines = detailLines(width() - 2 * kSampleInset);
    paintWords(&painter, QRect(kSampleInset, kSampleWords, width() - 2 * kSampleInset, kTitleLine + lines * kDetailLine), lines);
}

ImportCard::ImportCard(const QString& iconName, const QString& title, const QString& detail, QWidget* parent)
    : WelcomeCard(title, detail, parent), m_icon(iconName) {}

void ImportCard::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintGround(&painter);
    paintIcon(&painter, QRectF(15, 0, 16, height()), m_icon, 16, color(Token::Text2));
    paintWords(&painter, QRect(43, 0, width() - 58, height()));
}

} // namespace rf::ui

#include "moc_welcome_cards.cpp"
