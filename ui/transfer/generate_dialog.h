#pragma once

#include "models/transfer/generate_draft.h"
#include "ui/common/dialog.h"
#include "ui/transfer/table_choice.h"

class QLabel;
class QSpinBox;

namespace rf::ui {

class PreviewTable;

/// Asks how many made-up items a table gets and shows what the first ones would be.
class GenerateDialog : public Dialog {
    Q_OBJECT
public:
    GenerateDialog(models::Workspace* workspace, const TableChoice& table, QWidget* parent = nullptr);
    models::GenerateDraft* draft() { return &m_draft; }
    void accept() override;

private:
    void sync();

    models::GenerateDraft m_draft;
    QSpinBox* m_count;
    QSpinBox* m_seed;
    PreviewTable* m_preview;
    QLabel* m_note;
    Button* m_make;
};

} // namespace rf::ui
