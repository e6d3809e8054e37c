#pragma once
// The document tabs of the Items mode: icon, title, amber dot while changes are staged, cross; and "+" after the last.
// They show the workspace's tabs, in its order, and tell it what the user does.

#include "models/session/workspace.h"
#include "ui/common/commands.h"

#include <QFrame>
#include <QTabBar>

namespace rf::ui {

class DocumentTabs : public QTabBar {
    Q_OBJECT
public:
    explicit DocumentTabs(QWidget* parent = nullptr);
    /// The dot of a tab; its meaning is in the tool tip.
    void setStaged(int index, int changes);
    int staged(int index) const;

signals:
    void closeRequested(int index);

protected:
    void tabInserted(int index) override;
    QSize tabSizeHint(int index) const override;
    void mouseReleaseEvent(QMouseEvent* event) override; ///< the middle button closes

private:
    int indexOfEnd(const QWidget* end) const;
};

class DocumentBar : public QFrame {
    Q_OBJECT
public:
    DocumentBar(models::Workspace* workspace, CommandRegistry* commands, QWidget* parent = nullptr);
    DocumentTabs* tabs() const { return m_tabs; }

signals:
    void closeRequested(rf::models::ItemsTab* tab);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void added(models::ItemsTab* tab, int index);
    void relabel(models::ItemsTab* tab);
    models::Workspace* m_workspace;
    DocumentTabs* m_tabs;
};

} // namespace rf::ui
