#include "ui/common/toast.h"

#include "ui/common/fonts.h"
#include "ui/common/labels.h"
#include "ui/common/tokens.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

namespace rf::ui {

namespace {
constexpr int kStays = 6000;

/// The link of a toast: underlined, in the toast's own ink.
class ToastLink : public QToolButton {
public:
    explicit ToastLink(const QString& text) {
        setText(text);
        QFont font = uiFont(12, QFont::Medium);
        font.setUnderline(true);
        setFont(font);
        setFixedSize(QFontMetrics(font).horizontalAdvance(text) + 4, 22);
        setAccessibleName(text);
        setFocusPolicy(Qt::TabFocus);
        setCursor(Qt::PointingHandCursor);
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setFont(font());
        painter.setPen(color(Token::OnTip));
        painter.drawText(rect(), Qt::AlignCenter, text());
    }
};

} // namespace

Toast::Toast(const QString& text, const QString& action, QWidget* parent) : QFrame(parent), m_text(text) {
    setAccessibleName(text);
    setFixedHeight(30);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 0, 10, 0);
    layout->setSpacing(8);
    auto* words = label(text, uiFont(12));
    words->setStyleSheet(QStringLiteral("color: transparent")); // painted below in the toast's ink
    layout->addWidget(words);
    if (!action.isEmpty()) {
        auto* link = new ToastLink(action);
        layout->addWidget(link);
        connect(link, &QToolButton::clicked, this, &Toast::actionTriggered);
    }
    m_leave.setSingleShot(true);
    connect(&m_leave, &QTimer::timeout, this, &QObject::deleteLater);
}

Toast* Toast::show(QWidget* over, const QString& text, const QString& action, std::function<void()> run) {
    for (auto* old : over->findChildren<Toast*>(QString(), Qt::FindDirectChildrenOnly)) delete old;
    auto* toast = new Toast(text, action, over);
    connect(toast, &Toast::actionTriggered, over, [toast, run] {
        toast->deleteLater();
        if (run) run();
    });
    over->installEventFilter(toast);
    toast->place();
    toast->QFrame::show();
    toast->raise();
    toast->m_leave.start(kStays);
    QAccessibleEvent alert(toast, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    return toast;
}

void Toast::place() {
    adjustSize();
    const QWidget* over = parentWidget();
    move((over->width() - width()) / 2, over->height() - height() - 64);
}

bool Toast::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parentWidget() && event->type() == QEvent::Resize) place();
    return QFrame::eventFilter(watched, event);
}

void Toast::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(Token::Tip));
    painter.drawRoundedRect(rect(), 4, 4);
    painter.setFont(uiFont(12));
    painter.setPen(color(Token::OnTip));
    painter.drawText(rect().adjusted(10, 0, -10, 0), Qt::AlignVCenter, m_text);
}

void Toast::mousePressEvent(QMouseEvent*) {
    deleteLater();
}

} // namespace rf::ui

#include "moc_toast.cpp"
