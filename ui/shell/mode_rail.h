#pragma once
// The rail at the left edge: the modes of the selected table, and settings at the bottom.

#include "ui/common/commands.h"

#include <QAbstractButton>
#include <QFrame>

namespace rf::ui {

/// One mode: 20 px icon over its name, which the gear has not. Follows its action.
class RailButton : public QAbstractButton {
    Q_OBJECT
public:
    RailButton(QAction* action, const QString& iconName, const QString& name, QWidget* parent = nullptr);
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
    explicit ModeRail(CommandRegistry* commands, QWidget* parent = nullptr);
    RailButton* settingsButton() const { return m_settings; }

private:
    RailButton* m_settings;
};

} // namespace rf::ui
