#pragma once
// Push buttons, icon buttons, the switch and segments as the component sheet shows them.

#include "ui/common/tokens.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QFrame>
#include <QPushButton>
#include <QToolButton>

class QAction;

namespace rf::ui {

enum class Look { Normal, Primary, Flat, Danger, Dashed };

/// A push button with an optional 14 px icon and an optional key hint ("Ctrl+S") after its text.
class Button : public QPushButton {
    Q_OBJECT
public:
    explicit Button(const QString& text, Look look = Look::Normal, QWidget* parent = nullptr);
    /// Text, icon, enabled state and trigger of a command; `hint` shows its shortcut in the button.
    explicit Button(QAction* action, Look look = Look::Normal, bool hint = false, QWidget* parent = nullptr);

    void setIconName(const QString& name); ///< empty: none
    void setKeyHint(const QKeySequence& keys);
    void setCompact(bool compact); ///< 24 px instead of 28
    void setLook(Look look);
    /// Shows a down arrow at the right (a button with a menu).
    void setArrow(bool arrow);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int contentWidth() const;
    QColor textColor() const;
    QString m_icon, m_hint;
    Look m_look = Look::Normal;
    bool m_compact = false, m_arrow = false;
};

/// A flat square button showing an icon only: 24 px (compact) or 28. Its name and tool tip are the action's.
class IconButton : public QToolButton {
    Q_OBJECT
public:
    IconButton(const QString& iconName, const QString& name, QWidget* parent = nullptr, int size = 24);
    explicit IconButton(QAction* action, QWidget* parent = nullptr, int size = 24);
};

/// The 26 × 14 switch.
class SwitchButton : public QAbstractButton {
    Q_OBJECT
public:
    explicit SwitchButton(const QString& accessibleName, QWidget* parent = nullptr);
    QSize sizeHint() const override { return {26, 14}; }

protected:
    void paintEvent(QPaintEvent* event) override;
};

/// One choice of a few, side by side.
class Segments : public QFrame {
    Q_OBJECT
public:
    explicit Segments(const QStringList& labels, QWidget* parent = nullptr, bool compact = false);

    int current() const;
    void setCurrent(int index); ///< does not emit
    QToolButton* button(int index) const;
    void setSegmentEnabled(int index, bool enabled);

signals:
    void currentChanged(int index); ///< by the user

protected:
    void keyPressEvent(QKeyEvent* event) override; ///< arrows move the choice

private:
    QButtonGroup* m_group;
};

} // namespace rf::ui
