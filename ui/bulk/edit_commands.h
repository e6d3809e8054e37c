#pragma once
// Commands of an items page that work on many items, or on what was committed.

#include "models/bulk/commit_undo.h"
#include "models/bulk/undo_shelf.h"
#include "models/session/settings_store.h"
#include "ui/bulk/bulk_fields.h"
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

signals:
    /// A batch is being written or taken back: for the list of jobs.
    void writing(rf::models::BulkModel* model);

public slots:
    BulkDialog* bulkEdit();
    BulkDialog* bulkDelete();
    BulkDialog* replace();
    void undoCommit();

private:
    using MakeFields = std::function<BulkFields*(models::BulkModel*)>;
    /// nullptr when one is open, which comes to the front, or nothing can be written.
    BulkDialog* openBulk(const QString& title, const MakeFields& fields);
    BulkDialog* openForm();
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
