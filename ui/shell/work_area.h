#pragma once
// What stands right of the sidebar: document tabs over the page of the current one, or the welcome page.

#include "models/session/workspace.h"
#include "ui/common/commands.h"

#include <QHash>
#include <QWidget>

class QStackedWidget;

namespace rf::ui {

class DocumentBar;
class WelcomePage;

class WorkArea : public QWidget {
    Q_OBJECT
public:
    WorkArea(models::Workspace* workspace, models::SettingsStore* settings, CommandRegistry* commands,
             QWidget* parent = nullptr);

    DocumentBar* documents() const { return m_documents; }
    WelcomePage* welcome() const { return m_welcome; }
    QWidget* pageOf(models::ItemsTab* tab) const { return m_pages.value(tab); }
    models::ItemsTab* currentTab() const;

    /// A page beside the documents; shown instead of the welcome page until a document is.
    void setTraffic(QWidget* page);
    void showTraffic(bool shown);
    bool showsTraffic() const { return m_showsTraffic; }

signals:
    void trafficShown();

private:
    void added(models::ItemsTab* tab);
    void removed(models::ItemsTab* tab);
    void showCurrent();

    models::Workspace* m_workspace;
    models::SettingsStore* m_settings;
    CommandRegistry* m_commands;
    DocumentBar* m_documents;
    QStackedWidget* m_stack;
    WelcomePage* m_welcome;
    QWidget* m_traffic = nullptr;
    bool m_showsTraffic = false;
    QHash<models::ItemsTab*, QWidget*> m_pages;
};

} // namespace rf::ui
