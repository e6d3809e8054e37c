#pragma once

#include "models/transfer/export_draft.h"
#include "ui/common/dialog.h"
#include "ui/transfer/table_choice.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QListView;

namespace rf::ui {

class PathEdit;
class Segments;

/// Writes a table, or what the query of the current tab gives, as CSV or JSON.
class ExportDialog : public Dialog {
    Q_OBJECT
public:
    /// `result`: the request of the current tab, and its words for the page ("Shop · pk = a"); nothing: only tables.
    ExportDialog(models::Workspace* workspace, const TableChoice& from, const std::optional<models::PageRequest>& result = {},
                 const QString& resultText = {}, QWidget* parent = nullptr);
    models::ExportDraft* draft() { return &m_draft; }
    void accept() override;

private:
    QWidget* columnsPart();
    void sourceChanged();
    void suggest();
    void sync();
    void moveColumn(int step);

    models::ExportDraft m_draft;
    QList<TableChoice> m_choices;
    TableChoice m_from;
    std::optional<models::PageRequest> m_result;
    Segments* m_what;
    QComboBox* m_table;
    QLabel* m_resultText;
    QComboBox* m_format;
    QComboBox* m_coding;
    QCheckBox* m_typed;
    QListView* m_columns;
    PathEdit* m_target;
    QLabel* m_note;
    Button* m_export;
};

} // namespace rf::ui
