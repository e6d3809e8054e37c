#pragma once
// Commands of an items page that work on many items, or on what was committed.

#include "models/bulk/commit_undo.h"
#include "models/bulk/undo_shelf.h"
#include "models/session/settings_store.h"
#include "ui/common/commands.h"

namespace rf::ui {

class BulkDialog;
class ItemsPage;

class EditCommands : public QObject {
    Q_OBJECT
public:
    /// Belongs to the page. `settings` outlives it; journals lie in "undo" of its folder.
    EditCommands(ItemsPage* page, CommandRegistry* commands, models::SettingsStore* settings);
    ~EditCommands() override;

    models::CommitUndo* commits() { return &m_commits; }

public slots:
    BulkDialog* bulkEdit();
    BulkDialog* bulkDelete();
    void undoCommit();

private:
    BulkDialog* openBulk();
    QString tableFile() const;
    void offerUndo(int changes);

    ItemsPage* m_page;
    models::SettingsStore* m_settings;
    CommandScope* m_scope;
    models::CommitUndo m_commits;
    models::UndoShelf m_shelf;
    QPointer<BulkDialog> m_bulk;
};

} // namespace rf::ui
