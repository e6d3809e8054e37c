#pragma once
// What stands right of the sidebar: document tabs over the page of the current one, the page of another mode, or the
// welcome page.

#include "models/session/workspace.h"
#include "ui/common/commands.h"

#include <QHash>
#include <QWidget>

class QStackedWidget;

namespace rf::ui {

class DocumentBar;
class StatementPage;
class WelcomePage;

class WorkArea : public QWidget {
    Q_OBJECT
public:
    WorkArea(models::Workspace* workspace, models::SettingsStore* settings, CommandRegistry* commands,
             QWidget* parent = nullptr);

    /// Where an SDK reaches a file: for copies of calls.
    void setEndpoint(std::function<QString(const models::FileSession*)> endpoint) { m_endpoint = std::move(endpoint); }

    DocumentBar* documents() const { return m_documents; }
    WelcomePage* welcome() const { return m_welcome; }
    QWidget* pageOf(models::ItemsTab* tab) const { return m_pages.value(tab); }
    /// The PartiQL side of a tab; made when it is first asked for.
    StatementPage* statementOf(models::ItemsTab* tab);
    models::ItemsTab* currentTab() const;

    /// A page beside the documents, by the command that leads to it ("mode.traffic"); shown instead of the welcome page
    /// until a document is.
    void addPage(const QString& mode, QWidget* page);
    /// The item that is shown, as it was, in the editor.
    void showVersion(models::ItemsTab* tab, const models::Value& version);
    void showPage(const QString& mode); ///< empty: the welcome page
    QString shownPage() const { return m_mode; }

signals:
    void pageShown();

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
    std::function<QString(const models::FileSession*)> m_endpoint;
    QString m_mode; ///< of the page that is shown; empty: a document or the welcome page
    QHash<QString, QWidget*> m_modes;
    QHash<models::ItemsTab*, QWidget*> m_pages;
    QHash<models::ItemsTab*, StatementPage*> m_statements;
};

} // namespace rf::ui
