#include "ui/common/mnemonics.h"

#include <QAbstractButton>
#include <QApplication>
#include <QKeyEvent>
#include <QMenuBar>
#include <QTableView>

namespace rf::ui {

HouseStyle::HouseStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

int HouseStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                          QStyleHintReturn* data) const {
    // In an open menu the letters are what a key press chooses: there they always show.
    if (hint == SH_UnderlineShortcut && !qobject_cast<const QMenu*>(widget)) return m_underlined;
    return QProxyStyle::styleHint(hint, option, widget, data);
}

int HouseStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
    constexpr int kCellPadding = 8; // as of QHeaderView::section; the style adds one
    if (metric == PM_FocusFrameHMargin && qobject_cast<const QTableView*>(widget)) return kCellPadding - 1;
    return QProxyStyle::pixelMetric(metric, option, widget);
}

void HouseStyle::watch(QApplication& app) {
    app.installEventFilter(this);
}

bool HouseStyle::eventFilter(QObject*, QEvent* event) {
    switch (event->type()) {
    case QEvent::KeyPress:
        if (static_cast<QKeyEvent*>(event)->key() == Qt::Key_Alt) show(true);
        break;
    case QEvent::KeyRelease:
        if (static_cast<QKeyEvent*>(event)->key() == Qt::Key_Alt) show(false);
        break;
    case QEvent::ApplicationStateChange:
    case QEvent::WindowDeactivate:
        show(false);
        break;
    default:
        break;
    }
    return false;
}

void HouseStyle::show(bool underlined) {
    if (std::exchange(m_underlined, underlined) == underlined) return;
    for (QWidget* window : QApplication::topLevelWidgets()) {
        for (auto* bar : window->findChildren<QMenuBar*>()) bar->update();
        for (auto* input : window->findChildren<QAbstractButton*>()) input->update();
    }
}

} // namespace rf::ui

#include "moc_mnemonics.cpp"
