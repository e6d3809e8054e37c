#include "ui/common/buttons.h"

#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/switch_paint.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QStyleOptionButton>

namespace rf::ui {

namespace {

constexpr int kIcon = 14, kGap = 6;

QString lookName(Look look) {
    switch (look) {
    case Look::Primary:
        return QStringLiteral("primary");
    case Look::Flat:
        return QStringLiteral("flat");
    case Look::Danger:
        return QStringLiteral("danger");
    case Look::Dashed:
        return QStringLiteral("dashed");
    case Look::Normal:
        break;
    }
    return QStringLiteral("normal");
}

QString shown(const QKeySequence& keys) {
    QString text = keys.toString(QKeySequence::NativeText);
    text.replace(QLatin1String("Return"), QStringLiteral("↵"));
    return text;
}

/// The style sheet's dashes are a pixel long; these can be seen.
void paintDashes(QPainter* painter, const QRect& rect) {
    QPen pen(color(Token::Ctl), 1);
    pen.setDashPattern({3, 2});
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(pen);
    painter->drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter->restore();
}

} // namespace

Button::Button(const QString& text, Look look, QWidget* parent) : QPushButton(text, parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAutoDefault(false);
    setLook(look);
    setCompact(false);
}

Button::Button(QAction* action, Look look, bool hint, QWidget* parent) : Button(QString(), look, parent) {
    const auto sync = [this, action, hint] {
        setText(action->iconText());
        setEnabled(action->isEnabled());
        setAccessibleName(action->text().remove(QLatin1Char('&')));
        setToolTip(action->toolTip());
        if (hint) setKeyHint(action->shortcut());
        if (action->isCheckable()) setChecked(action->isChecked());
    };
    setCheckable(action->isCheckable());
    if (const QString name = action->property("iconName").toString(); !name.isEmpty()) setIconName(name);
    sync();
    connect(action, &QAction::changed, this, sync);
    connect(this, &QPushButton::clicked, action, &QAction::trigger);
}

void Button::setIconName(const QString& name) {
    m_icon = name;
    updateGeometry();
    update();
}

void Button::setKeyHint(const QKeySequence& keys) {
    m_hint = shown(keys);
    setAccessibleDescription(keys.toString(QKeySequence::NativeText));
    updateGeometry();
    update();
}

void Button::setCompact(bool compact) {
    m_compact = compact;
    setProperty("compact", compact);
    setFont(
        uiFont(compact || m_look == Look::Dashed ? 12 : 13, m_look == Look::Dashed ? QFont::Normal : QFont::Medium));
    updateGeometry();
}

void Button::setLook(Look look) {
    const bool other = look != m_look;
    m_look = look;
    setProperty("look", lookName(look));
    if (other) restyle(this);
    setCompact(m_compact);
}

void Button::setArrow(bool arrow) {
    m_arrow = arrow;
    updateGeometry();
}

int Button::contentWidth() const {
    int width = 0;
    if (!m_icon.isEmpty()) width += (m_look == Look::Dashed ? 12 : kIcon) + (text().isEmpty() ? 0 : kGap);
    if (!text().isEmpty()) width += fontMetrics().horizontalAdvance(text());
    if (!m_hint.isEmpty()) width += kGap + QFontMetrics(uiFont(11)).horizontalAdvance(m_hint);
    if (m_arrow) width += kGap + 12;
    return width;
}

QSize Button::sizeHint() const {
    if (m_look == Look::Dashed) return {contentWidth() + 15, 22};
    if (text().isEmpty()) return m_compact ? QSize(kControlSmall, kControlSmall) : QSize(kControl, kControl);
    const int padding = m_compact ? 8 : 10;
    return {contentWidth() + 2 * padding + 2, m_compact ? kControlSmall : kControl};
}

QColor Button::textColor() const {
    if (!isEnabled()) return color(Token::Text3);
    switch (m_look) {
    case Look::Primary:
        return color(Token::OnAccent);
    case Look::Danger:
        return color(Token::Danger);
    case Look::Dashed:
        return color(Token::Text2);
    default:
        return isDefault() ? color(Token::OnAccent) : color(Token::Text);
    }
}

void Button::paintEvent(QPaintEvent*) {
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text.clear();
    option.icon = {};
    QPainter painter(this);
    style()->drawControl(QStyle::CE_PushButtonBevel, &option, &painter, this);

    if (m_look == Look::Dashed) paintDashes(&painter, rect());

    const QColor ink = textColor();
    int x = (width() - contentWidth()) / 2;
    if (!m_icon.isEmpty()) {
        const int size = m_look == Look::Dashed ? 12 : kIcon;
        const bool plain = isEnabled() && ink == color(Token::Text);
        paintIcon(&painter, QRectF(x, 0, size, height()), m_icon, size, plain ? color(Token::Text2) : ink);
        x += size + (text().isEmpty() ? 0 : kGap);
    }
    painter.setPen(ink);
    painter.setFont(font());
    const int advance = fontMetrics().horizontalAdvance(text());
    const bool underlined = style()->styleHint(QStyle::SH_UnderlineShortcut, &option, this);
    painter.drawText(QRect(x, 0, advance + 2, height()),
                     Qt::AlignVCenter | (underlined ? Qt::TextShowMnemonic : Qt::TextHideMnemonic), text());
    x += advance;
    if (!m_hint.isEmpty()) {
        painter.save();
        painter.setOpacity(0.85);
        painter.setFont(uiFont(11));
        painter.drawText(QRect(x + kGap, 0, width() - x, height()), Qt::AlignVCenter, m_hint);
        painter.restore();
        x += kGap + QFontMetrics(uiFont(11)).horizontalAdvance(m_hint);
    }
    if (m_arrow)
        paintIcon(&painter, QRectF(x + kGap, 0, 12, height()), QStringLiteral("down"), 12, color(Token::Text2));
}

IconButton::IconButton(const QString& iconName, const QString& name, QWidget* parent, int size) : QToolButton(parent) {
    setIcon(rf::ui::icon(iconName, Token::Text2, Token::AccentText));
    setIconSize({kIcon, kIcon});
    setFixedSize(size, size);
    setFocusPolicy(Qt::TabFocus);
    setToolTip(name);
    setAccessibleName(name);
}

IconButton::IconButton(QAction* action, QWidget* parent, int size)
    : IconButton(action->property("iconName").toString(), action->iconText(), parent, size) {
    const auto sync = [this, action] {
        setEnabled(action->isEnabled());
        setToolTip(action->toolTip());
        setCheckable(action->isCheckable());
        setChecked(action->isChecked());
        setAccessibleName(action->iconText());
        setAccessibleDescription(action->shortcut().toString(QKeySequence::NativeText));
    };
    sync();
    connect(action, &QAction::changed, this, sync);
    connect(this, &QToolButton::clicked, action, &QAction::trigger);
}

SwitchButton::SwitchButton(const QString& accessibleName, QWidget* parent) : QAbstractButton(parent) {
    setCheckable(true);
    setAccessibleName(accessibleName);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void SwitchButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(isEnabled() ? 1.0 : 0.5);
    paintSwitch(&painter, rect(), isChecked());
}

Segments::Segments(const QStringList& labels, QWidget* parent, bool compact)
    : QFrame(parent), m_group(new QButtonGroup(this)) {
    setProperty("compact", compact);
    setFixedHeight(compact ? kControlSmall : kControl);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0); // the frame's border is its own margin
    layout->setSpacing(0);
    for (int i = 0; i < labels.size(); ++i) {
        auto* button = new QToolButton(this);
        button->setText(labels[i]);
        button->setCheckable(true);
        button->setFont(uiFont(compact ? 12 : 13, QFont::Medium));
        const int bold = QFontMetrics(uiFont(compact ? 12 : 13, QFont::DemiBold)).horizontalAdvance(labels[i]);
        button->setFixedSize(bold + (compact ? 16 : 20) + (i + 1 < labels.size() ? 1 : 0), height() - 2);
        button->setProperty("place", i == 0 ? "first" : i + 1 == labels.size() ? "last" : "middle");
        button->setFocusPolicy(Qt::TabFocus);
        button->setAccessibleName(labels[i]);
        m_group->addButton(button, i);
        layout->addWidget(button);
    }
    m_group->setExclusive(true);
    setCurrent(0);
    connect(m_group, &QButtonGroup::idClicked, this, &Segments::currentChanged);
}

int Segments::current() const {
    return m_group->checkedId();
}

void Segments::setCurrent(int index) {
    if (auto* wanted = m_group->button(index)) wanted->setChecked(true);
}

QToolButton* Segments::button(int index) const {
    return qobject_cast<QToolButton*>(m_group->button(index));
}

void Segments::setSegmentEnabled(int index, bool enabled) {
    m_group->button(index)->setEnabled(enabled);
}

void Segments::keyPressEvent(QKeyEvent* event) {
    const int step = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    auto* next = step ? button(current() + step) : nullptr;
    if (!next || !next->isEnabled()) return QFrame::keyPressEvent(event);
    next->setFocus(Qt::TabFocusReason);
    next->click();
}

} // namespace rf::ui

#include "moc_buttons.cpp"
