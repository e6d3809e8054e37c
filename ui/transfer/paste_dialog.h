#pragma once

#include "models/transfer/import_draft.h"
#include "models/transfer/paste.h"
#include "ui/common/dialog.h"

class QLabel;

namespace rf::ui {

/// Says what the columns of pasted rows are, when they do not say it themselves.
class PasteDialog : public Dialog {
    Q_OBJECT
public:
    PasteDialog(models::ItemsTab* tab, const QString& text, QWidget* parent = nullptr);
    models::ImportDraft* draft() { return &m_draft; }
    void accept() override;

signals:
    void chosen(const rf::models::Pasted& rows);

private:
    void sync();

    models::ImportDraft m_draft;
    QString m_text;
    rf::TablePtr m_table;
    QLabel* m_note;
    Button* m_stage;
};

} // namespace rf::ui
