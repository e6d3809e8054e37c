#pragma once
// Saved queries and history on the screen: the sidebar's section, the dialog that names a query, the list of what was run.

#include "models/session/query_shelf.h"
#include "ui/common/commands.h"
#include "ui/common/dialog.h"
#include "ui/shell/palette_model.h"

class QLineEdit;

namespace rf::ui {

class Navigator;
class SavedSection;
class SearchField;
class ListTable;

/// Every query run on a file, newest first; a field searches them. Enter or a double click runs one again.
class HistoryDialog : public Dialog {
    Q_OBJECT
public:
    HistoryDialog(const QString& file, models::QueryHistory* history, QWidget* parent);
    SearchField* field() const { return m_field; }
    ListTable* list() const { return m_list; }

signals:
    void runRequested(const rf::models::HistoryEntry& entry, bool newTab);
    void saveRequested(const rf::models::HistoryEntry& entry);

private:
    models::HistoryEntry current() const;
    void run(bool newTab);

    QPointer<models::QueryHistory> m_history;
    models::HistoryFilter m_rows;
    SearchField* m_field;
    ListTable* m_list;
};

class QueryCommands : public QObject {
    Q_OBJECT
public:
    using CurrentFile = std::function<models::FileSession*()>;
    /// All outlive the commands; the window carries the dialogs.
    QueryCommands(models::Workspace* workspace, models::SettingsStore* settings, CommandRegistry* commands,
                  Navigator* navigator, CurrentFile file, QWidget* window);

    models::QueryShelf* shelf() { return &m_shelf; }
    SavedSection* section() const { return m_section; } ///< the sidebar takes it
    /// For the palette: those of every open file.
    QList<PaletteEntry> entries();
    /// Another file is pointed at.
    void follow();

signals:
    void notice(const QString& text);

private:
    models::ItemsTab* currentTab() const;
    void save();
    void ask(models::SavedQueries* into, models::SavedQuery query);
    void replace(int row);
    void removed(int row, const models::SavedQuery& query);
    void showHistory();
    void run(models::FileSession* file, const QString& region, const QString& table, const QJsonObject& form, bool newTab);

    models::Workspace* m_workspace;
    CommandRegistry* m_commands;
    Navigator* m_navigator;
    CurrentFile m_file;
    QWidget* m_window;
    models::QueryShelf m_shelf;
    SavedSection* m_section;
};

} // namespace rf::ui
