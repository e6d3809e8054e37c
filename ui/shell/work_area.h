#pragma once
// What stands right of the sidebar: document tabs over the page of the current one, the page of another mode, or the
// welcome page.
//
// Invariant: a page is made when it is shown or asked for, never before; the welcome page not while the window has not
// begun or a file is opening at the start, so that the first thing painted is what was opened.

#include "models/session/workspace.h"
#include "ui/common/commands.h"

#include <QHash>
#include <QWidget>

#include <functional>

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
    WelcomePage* welcome();
    QWidget* pageOf(models::ItemsTab* tab) const { return m_pages.value(tab); }
    /// The PartiQL side of a tab; made when it is first asked for.
    StatementPage* statementOf(models::ItemsTab* tab);
    models::ItemsTab* currentTab() const;

    using PageMaker = std::function<QWidget*(QWidget* parent)>;
    /// A page beside the documents, by the command that leads to it ("mode.traffic"); shown instead of the welcome page
    /// until a document is. `make` runs once, when the page is first shown or asked for.
    void addPage(const QString& mode, PageMaker make);
    /// nullptr when there is no such mode.
    QWidget* page(const QString& mode);
    bool isMade(const QString& mode) const { return m_modes.contains(mode); }
    /// The item that is shown, as it was, in the editor.
    void showVersion(models::ItemsTab* tab, const models::Value& version);
    void showPage(const QString& mode); ///< empty: the welcome page
    QString shownPage() const { return m_mode; }

signals:
    void pageShown();
    void pageMade(QWidget* page); ///< of a mode
    void openRequested(const QString& path); ///< a recent file, on the welcome page

protected:
    void showEvent(QShowEvent* event) override;

private:
    void added(models::ItemsTab* tab);
    void removed(models::ItemsTab* tab);
    void showCurrent();
    void begin();
    bool isWaiting() const;

    models::Workspace* m_workspace;
    models::SettingsStore* m_settings;
    CommandRegistry* m_commands;
    DocumentBar* m_documents;
    QStackedWidget* m_stack;
    WelcomePage* m_welcome = nullptr;
    QWidget* m_nothing; ///< until it is known what is shown
    bool m_begun = false;
    std::function<QString(const models::FileSession*)> m_endpoint;
    QString m_mode; ///< of the page that is shown; empty: a document or the welcome page
    QHash<QString, PageMaker> m_makers;
    QHash<QString, QWidget*> m_modes; ///< those that were made
    QHash<models::ItemsTab*, QWidget*> m_pages;
    QHash<models::ItemsTab*, StatementPage*> m_statements;
};

} // namespace rf::ui
