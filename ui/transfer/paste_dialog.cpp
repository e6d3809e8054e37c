#include "ui/transfer/paste_dialog.h"

#include "ui/common/buttons.h"
#include "ui/common/labels.h"
#include "ui/transfer/transfer_tables.h"

#include <QVBoxLayout>

namespace rf::ui {

PasteDialog::PasteDialog(models::ItemsTab* tab, const QString& text, QWidget* parent)
    : Dialog(tr("Paste rows into %1").arg(tab->table().name), parent), m_draft(nullptr), m_text(text), m_table(tab->table().schema),
      m_note(label({}, uiFont(12), "text2")) {
    setObjectName(QStringLiteral("pasteDialog"));
    resize(880, 560);
    body()->setContentsMargins(0, 0, 0, 0);
    body()->setSpacing(0);
    auto* words = label(tr("The rows do not name the table's key. Say which column is what."), uiFont(12), "text2");
    words->setContentsMargins(16, 12, 16, 10);
    auto* columns = new MappingTable;
    auto* preview = new PreviewTable;
    columns->setModel(m_draft.columns());
    preview->setModel(m_draft.preview());
    auto* head = label(tr("First rows"), uiFont(13, QFont::DemiBold));
    head->setContentsMargins(16, 10, 16, 6);
    body()->addWidget(words);
    body()->addWidget(new Separator(Qt::Horizontal));
    body()->addWidget(columns, 1);
    body()->addWidget(head);
    body()->addWidget(preview, 1);
    m_note->setWordWrap(true);
    m_note->setMinimumWidth(380);
    addFooterNote(m_note);
    addCancel();
    m_stage = addAccept(tr("Stage"));
    m_stage->setObjectName(QStringLiteral("pasteStage"));
    connect(&m_draft, &models::ImportDraft::changed, this, &PasteDialog::sync);
    m_draft.setTarget(tab->session(), tab->table().region, tab->table().name);
    m_draft.setText(text);
    sync();
}

void PasteDialog::sync() {
    const QString problem = m_draft.problem();
    const bool wrong = !problem.isEmpty() && m_draft.state() != models::ImportDraft::State::Looking;
    rf::ui::setTone(m_note, wrong ? "danger" : "text2");
    m_note->setText(problem.isEmpty() ? tr("Rows are staged: nothing is written before you commit.") : problem);
    m_stage->setEnabled(problem.isEmpty());
}

void PasteDialog::accept() {
    if (!m_draft.problem().isEmpty()) return;
    emit chosen(models::readRows(m_text, m_draft.columns()->mapping(), m_table.get()));
    Dialog::accept();
}

} // namespace rf::ui

#include "moc_paste_dialog.cpp"
