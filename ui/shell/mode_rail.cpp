#include "ui/shell/mode_rail.h"

#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/metrics.h"

#include <QPainter>
#include <QVBoxLayout>

namespace rf::ui {

namespace {
constexpr int kModeHeight = 52, kGearHeight = 40;
}

RailButton::RailButton(QAction* action, const QString& iconName, const QString& name, QWidget* parent)
    : QAbstractButton(parent), m_icon(iconName) {
    setText(name);
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(name.isEmpty() ? action->iconText() : name);
    const auto sync = [this, action] {
        setEnabled(action->isEnabled());
        setChecked(action->isChecked());
        setToolTip(action->toolTip());
        setAccessibleDescription(action->shortcut().toString(QKeySequence::NativeText));
        update();
    };
    sync();
    connect(action, &QAction::changed, this, sync);
    connect(this, &QAbstractButton::clicked, action, [action, sync] {
        action->trigger();
        sync();
    });
}

QSize RailButton::sizeHint() const {
    return {kRailWidth - 1, text().isEmpty() ? kGearHeight : kModeHeight};
}

void RailButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(5, 0, -5, 0);
    if (isChecked()) {
        painter.setPen(color(Token::Line));
        painter.setBrush(color(Token::Base));
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(Token::Accent));
        painter.drawRoundedRect(QRectF(-3, 10, 6, height() - 20), 2, 2);
    } else if (isEnabled() && (underMouse() || isDown())) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(Token::Press));
        painter.drawRoundedRect(box, 5, 5);
    }
    if (!isEnabled()) painter.setOpacity(0.72);
    const QColor ink = color(!isEnabled() ? Token::Text3 : isChecked() ? Token::AccentText : Token::Text2);
    if (text().isEmpty()) {
        paintIcon(&painter, box, m_icon, 20, ink);
        return;
    }
    paintIcon(&painter, QRectF(box.x(), 8, box.width(), 20), m_icon, 20, ink);
    painter.setPen(ink);
    painter.setFont(uiFont(11, isChecked() ? QFont::DemiBold : QFont::Normal));
    painter.drawText(QRectF(0, 30, width(), 14), Qt::AlignCenter, text());
}

void RailButton::enterEvent(QEnterEvent* event) {
    update();
    QAbstractButton::enterEvent(event);
}

void RailButton::leaveEvent(QEvent* event) {
    update();
    QAbstractButton::leaveEvent(event);
}

ModeRail::ModeRail(CommandRegistry* commands, QWidget* parent)
    : QFrame(parent), m_settings(new RailButton(commands->action(QStringLiteral("view.settings")), QStringLiteral("gear"), {})) {
    setProperty("panel", "rail");
    setFixedWidth(kRailWidth);
    setAccessibleName(tr("Modes"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 6, 1, 6);
    layout->setSpacing(2);
    const struct {
        const char* id;
        const char* icon;
        QString name;
    } modes[] = {{"mode.items", "table", tr("Items")}, {"mode.capacity", "gauge", tr("Capacity")},
                 {"mode.streams", "stream", tr("Streams")}};
    for (const auto& mode : modes) {
        QAction* action = commands->action(QString::fromLatin1(mode.id));
        layout->addWidget(new RailButton(action, QString::fromLatin1(mode.icon), mode.name));
    }
    layout->addStretch(1);
    layout->addWidget(new RailButton(commands->action(QStringLiteral("mode.traffic")), QStringLiteral("traffic"), tr("Traffic")));
    layout->addWidget(m_settings);
}

} // namespace rf::ui

#include "moc_mode_rail.cpp"
