#pragma once

#include "models/transfer/import_draft.h"
#include "ui/common/dialog.h"
#include "ui/transfer/table_choice.h"

class QCheckBox;
class QComboBox;
class QFrame;
class QLabel;
class QLineEdit;
class QStackedWidget;

namespace rf::ui {

class EmptyState;
class MappingTable;
class PathEdit;
class PreviewTable;
class Segments;

/// The mapping page: where rows come from and go to, how they stand in the file, what becomes of their columns, and the
/// first of them as items. An import of the file that stopped can be taken up again from here.
class ImportDialog : public Dialog {
    Q_OBJECT
public:
    ImportDialog(models::Workspace* workspace, const TableChoice& into, const QString& source, QWidget* parent = nullptr);
    models::ImportDraft* draft() { return &m_draft; }
    /// Rows of the clipboard instead of a file.
    void setText(const QString& text);
    void accept() override;

private:
    QWidget* sourceRow();
    QWidget* targetRow();
    QWidget* layoutRow();
    QWidget* stoppedBar();
    void targetChanged();
    void layoutChosen();
    void sync();
    void syncLayout();
    void syncKeys();

    models::ImportDraft m_draft;
    QList<TableChoice> m_choices;
    QLabel* m_sourceCaption;
    PathEdit* m_source;
    QLabel* m_sourceNote;
    Segments* m_kind;
    QComboBox* m_table;
    QWidget* m_new;
    QComboBox* m_file;
    QLineEdit* m_name;
    QComboBox* m_hash;
    QComboBox* m_range;
    QFrame* m_stopped;
    QLabel* m_stoppedText;
    QComboBox* m_format;
    QComboBox* m_encoding;
    QComboBox* m_delimiter;
    QComboBox* m_quote;
    QCheckBox* m_header;
    QCheckBox* m_typed;
    MappingTable* m_columns;
    PreviewTable* m_preview;
    EmptyState* m_empty; ///< where nothing of a file can be shown
    QStackedWidget* m_area;
    QLabel* m_previewNote;
    QLabel* m_note;
    Button* m_import;
    bool m_syncing = false;
};

} // namespace rf::ui
