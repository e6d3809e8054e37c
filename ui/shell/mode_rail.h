#pragma once
// The rail at the left edge: the modes of the selected table, and settings at the bottom.

#include "ui/common/commands.h"

#include <QAbstractButton>
#include <QFrame>

class QMenu;

namespace rf::ui {

/// One mode: 20 px icon over its name. Follows its action.
class RailButton : public QAbstractButton {
    Q_OBJECT
public:
    RailButton(QAction* action, const QString& iconName, const QString& name, QWidget* parent = nullptr);
    /// Without an action: opens a menu.
    RailButton(const QString& iconName, const QString& accessibleName, QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QString m_icon;
};

class ModeRail : public QFrame {
    Q_OBJECT
public:
    /// `settings` is the menu of the gear.
    ModeRail(CommandRegistry* commands, QMenu* settings, QWidget* parent = nullptr);
    RailButton* settingsButton() const { return m_settings; }

private:
    RailButton* m_settings;
};

} // namespace rf::ui
