#include "ui/common/progress_chip.h"

#include "ui/common/buttons.h"
#include "ui/common/fonts.h"
#include "ui/common/labels.h"

#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QProgressBar>

namespace rf::ui {

ProgressChip::ProgressChip(const QString& title, QWidget* parent, int height)
    : QFrame(parent), m_title(new ElidedLabel(title)), m_bar(new QProgressBar), m_percent(label({}, monoFont())),
      m_cross(new IconButton(QStringLiteral("close"), tr("Cancel"), nullptr, std::min(height - 2, 22))) {
    setFixedHeight(height);
    m_title->setFont(uiFont(12));
    m_bar->setRange(0, 100);
    m_bar->setTextVisible(false);
    m_bar->setMinimumWidth(90);
    m_bar->setAccessibleName(title);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 0, 6, 0);
    layout->setSpacing(8);
    layout->addWidget(m_title);
    layout->addWidget(m_bar, 1);
    layout->addWidget(m_percent);
    layout->addWidget(m_cross);
    connect(m_cross, &IconButton::clicked, this, &ProgressChip::crossed);
    setPercent(-1);
}

void ProgressChip::setPercent(int percent) {
    m_bar->setRange(0, percent < 0 ? 0 : 100);
    if (percent >= 0) m_bar->setValue(percent);
    m_percent->setText(percent < 0 ? QString() : QStringLiteral("%1%").arg(percent));
}

void ProgressChip::setText(const QString& text) {
    m_title->setText(text);
    m_title->updateGeometry();
    m_bar->hide();
    m_percent->hide();
    m_cross->setAccessibleName(tr("Dismiss"));
    m_cross->setToolTip(tr("Dismiss"));
}

QString ProgressChip::text() const {
    return m_title->text();
}

void ProgressChip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(color(Token::LineStrong));
    painter.setBrush(color(Token::Chrome));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

void ProgressChip::mouseReleaseEvent(QMouseEvent* event) {
    if (rect().contains(event->position().toPoint())) emit clicked();
}

} // namespace rf::ui

#include "moc_progress_chip.cpp"
