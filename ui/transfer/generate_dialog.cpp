#include "ui/transfer/generate_dialog.h"

#include "ui/common/buttons.h"
#include "ui/common/labels.h"
#include "ui/transfer/transfer_tables.h"

#include <QHBoxLayout>
#include <QSpinBox>

namespace rf::ui {

GenerateDialog::GenerateDialog(models::Workspace* workspace, const TableChoice& table, QWidget* parent)
    : Dialog(tr("Generate data in %1").arg(table.table), parent), m_draft(workspace, table.session, table.region, table.table), m_count(new QSpinBox),
      m_seed(new QSpinBox), m_preview(new PreviewTable), m_note(label({}, uiFont(12), "text2")) {
    setObjectName(QStringLiteral("generateDialog"));
    resize(960, 560);
    body()->setContentsMargins(0, 0, 0, 0);
    body()->setSpacing(0);
    m_count->setRange(1, 10'000'000);
    m_count->setGroupSeparatorShown(true);
    m_count->setAccessibleName(tr("How many items"));
    m_count->setObjectName(QStringLiteral("generateCount"));
    m_seed->setRange(0, 1'000'000'000);
    m_seed->setAccessibleName(tr("Seed"));
    m_seed->setToolTip(tr("The same seed gives the same items"));
    m_count->setValue(int(m_draft.count()));
    m_seed->setValue(int(m_draft.seed()));
    for (QSpinBox* box : {m_count, m_seed}) {
        box->setFont(monoFont());
        box->setFixedWidth(130);
    }
    auto* top = new QHBoxLayout;
    top->setContentsMargins(16, 14, 16, 12);
    top->setSpacing(8);
    top->addWidget(label(tr("Items"), uiFont(12), "text2"));
    top->addWidget(m_count);
    top->addSpacing(12);
    top->addWidget(label(tr("Seed"), uiFont(12), "text2"));
    top->addWidget(m_seed);
    top->addStretch(1);
    auto* head = label(tr("The first ones, not written yet"), uiFont(13, QFont::DemiBold));
    head->setContentsMargins(16, 10, 16, 6);
    m_preview->setModel(m_draft.preview());
    body()->addLayout(top);
    body()->addWidget(new Separator(Qt::Horizontal));
    body()->addWidget(head);
    body()->addWidget(m_preview, 1);
    m_note->setWordWrap(true);
    m_note->setMinimumWidth(420);
    addFooterNote(m_note);
    addCancel();
    m_make = addAccept(tr("Generate"));
    m_make->setObjectName(QStringLiteral("generateStart"));
    connect(m_count, &QSpinBox::valueChanged, this, [this](int count) { m_draft.setCount(count); });
    connect(m_seed, &QSpinBox::valueChanged, this, [this](int seed) { m_draft.setSeed(quint64(seed)); });
    connect(&m_draft, &models::GenerateDraft::changed, this, &GenerateDialog::sync);
    sync();
}

void GenerateDialog::sync() {
    const QString problem = m_draft.problem();
    rf::ui::setTone(m_note, problem.isEmpty() ? "text2" : "danger");
    m_note->setText(problem.isEmpty() ? tr("They follow the items of the table: kinds, keys, types, ranges, choices. No item that is there is replaced.") : problem);
    m_make->setEnabled(problem.isEmpty() && !m_draft.isLooking());
}

void GenerateDialog::accept() {
    if (m_draft.start()) Dialog::accept();
}

} // namespace rf::ui

#include "moc_generate_dialog.cpp"
