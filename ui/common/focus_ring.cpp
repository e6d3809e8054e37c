#include "ui/common/focus_ring.h"

#include "ui/common/tokens.h"

#include <QAbstractButton>
#include <QApplication>
#include <QFocusEvent>
#include <QPainter>

namespace rf::ui {

namespace {

constexpr int kMargin = 3; // 1 px gap and 2 px of ring
QPointer<FocusRing> g_ring;

bool byKey(Qt::FocusReason reason) {
    return reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason;
}

bool wantsRing(const QWidget* widget) {
    if (widget->property("focusRing").isValid()) return widget->property("focusRing").toBool();
    return qobject_cast<const QAbstractButton*>(widget) != nullptr;
}

} // namespace

FocusRing::FocusRing(QObject*) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    setFocusPolicy(Qt::NoFocus);
    hide();
}

FocusRing* FocusRing::instance() {
    return g_ring;
}

void FocusRing::install(QApplication& app) {
    if (g_ring) return;
    g_ring = new FocusRing(&app);
    app.installEventFilter(g_ring);
    connect(&app, &QApplication::aboutToQuit, g_ring, [] { delete g_ring.data(); });
}

bool FocusRing::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::FocusIn: {
        auto* widget = qobject_cast<QWidget*>(watched);
        if (!widget) break;
        const auto reason = static_cast<QFocusEvent*>(event)->reason();
        if (reason == Qt::ActiveWindowFocusReason && m_target == widget) break;
        moveTo(byKey(reason) && wantsRing(widget) ? widget : nullptr);
        break;
    }
    case QEvent::FocusOut:
    case QEvent::Hide:
    case QEvent::Destroy:
        if (watched == m_target) moveTo(nullptr);
        break;
    case QEvent::MouseButtonPress:
        if (m_target) moveTo(nullptr);
        break;
    case QEvent::Move:
    case QEvent::Resize:
        if (m_target && watched != this && watched->isWidgetType()) follow();
        break;
    default:
        break;
    }
    return false;
}

void FocusRing::moveTo(QWidget* target) {
    m_target = target;
    if (!target) {
        hide();
        setParent(nullptr); // its window may be on its way out
        return;
    }
    setParent(target->window());
    follow();
    show();
    raise();
}

void FocusRing::follow() {
    if (!m_target || !parentWidget() || !parentWidget()->isAncestorOf(m_target)) return;
    const QRect around(m_target->mapTo(parentWidget(), QPoint()), m_target->size());
    setGeometry(around.adjusted(-kMargin, -kMargin, kMargin, kMargin));
}

void FocusRing::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color(Token::AccentText), 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
}

} // namespace rf::ui

#include "moc_focus_ring.cpp"
