#include "ui/transfer/export_dialog.h"

#include "ui/common/buttons.h"
#include "ui/common/form_caption.h"
#include "ui/common/labels.h"
#include "ui/common/layouts.h"
#include "ui/common/path_edit.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QListView>
#include <QVBoxLayout>

namespace rf::ui {

using rf::transfer::OutFormat;

ExportDialog::ExportDialog(models::Workspace* workspace, const TableChoice& from, const std::optional<models::PageRequest>& result,
                           const QString& resultText, QWidget* parent)
    : Dialog(tr("Export"), parent), m_draft(workspace), m_choices(tableChoices(workspace, false)), m_from(from), m_result(result),
      m_what(new Segments({tr("Whole table"), tr("Current result")})), m_table(tableBox(m_choices, from)),
      m_resultText(new ElidedLabel(resultText)), m_format(new QComboBox), m_coding(new QComboBox),
      m_typed(new QCheckBox(tr("Types in the header (qty:N)"))), m_columns(new QListView),
      m_target(new PathEdit(PathEdit::For::Saving, tr("File to write"), tr("CSV and JSON (*.csv *.tsv *.json *.jsonl *.gz *.zst)"))),
      m_note(label({}, uiFont(12), "text2")) {
    setObjectName(QStringLiteral("exportDialog"));
    setMinimumWidth(740);
    m_format->setAccessibleName(tr("Format"));
    m_format->setObjectName(QStringLiteral("exportFormat"));
    m_format->addItem(tr("DynamoDB JSON, one item a line"), int(OutFormat::DynamoDbJson));
    m_format->addItem(tr("CSV"), int(OutFormat::Csv));
    m_format->addItem(tr("Tab-separated text"), int(OutFormat::Csv) + 100);
    m_format->addItem(tr("JSON lines"), int(OutFormat::JsonLines));
    m_format->addItem(tr("JSON array"), int(OutFormat::JsonArray));
    m_coding->setAccessibleName(tr("Compression"));
    m_coding->addItem(tr("Not compressed"), int(rf::Coding::Plain));
    m_coding->addItem(QStringLiteral("gzip"), int(rf::Coding::Gzip));
    m_coding->addItem(QStringLiteral("zstd"), int(rf::Coding::Zstd));
    m_typed->setChecked(true);
    m_what->setSegmentEnabled(1, m_result.has_value());
    auto* from1 = new QHBoxLayout;
    from1->setSpacing(8);
    from1->addWidget(m_what);
    from1->addWidget(m_table, 1);
    from1->addWidget(m_resultText, 1);
    auto* as = new QHBoxLayout;
    as->setSpacing(8);
    as->addWidget(m_format);
    as->addWidget(m_coding);
    as->addWidget(m_typed);
    as->addStretch(1);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(10);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->addRow(caption(tr("What")), from1);
    form->addRow(caption(tr("As")), as);
    form->addRow(caption(tr("Attributes")), columnsPart());
    form->addRow(caption(tr("To")), m_target);
    body()->addLayout(form);
    m_note->setWordWrap(true);
    m_note->setObjectName(QStringLiteral("exportNote"));
    body()->addWidget(m_note);
    addCancel();
    m_export = addAccept(tr("Export"));
    m_export->setObjectName(QStringLiteral("exportStart"));
    connect(m_what, &Segments::currentChanged, this, &ExportDialog::sourceChanged);
    connect(m_table, &QComboBox::currentIndexChanged, this, &ExportDialog::sourceChanged);
    for (QComboBox* box : {m_format, m_coding}) connect(box, &QComboBox::currentIndexChanged, this, &ExportDialog::suggest);
    connect(m_typed, &QCheckBox::toggled, &m_draft, &models::ExportDraft::setTypedHeader);
    connect(m_target, &PathEdit::changed, this, [this] { m_draft.setTarget(m_target->path()); });
    connect(&m_draft, &models::ExportDraft::changed, this, &ExportDialog::sync);
    if (m_result) m_what->setCurrent(1);
    sourceChanged();
}

QWidget* ExportDialog::columnsPart() {
    auto* part = new QWidget;
    m_columns->setModel(m_draft.columns());
    m_columns->setFont(monoFont());
    m_columns->setAccessibleName(tr("Attributes to write"));
    m_columns->setObjectName(QStringLiteral("exportColumns"));
    m_columns->setMinimumHeight(170);
    m_columns->setSpacing(3);
    m_columns->setFrameShape(QFrame::NoFrame);
    auto* all = new Button(tr("All"));
    auto* none = new Button(tr("None"));
    auto* up = new IconButton(QStringLiteral("up"), tr("Write earlier"));
    auto* down = new IconButton(QStringLiteral("down"), tr("Write later"));
    for (Button* button : {all, none}) button->setCompact(true);
    auto* side = new QVBoxLayout;
    side->setSpacing(6);
    for (QWidget* each : {static_cast<QWidget*>(all), static_cast<QWidget*>(none), static_cast<QWidget*>(up), static_cast<QWidget*>(down)}) side->addWidget(each);
    side->addStretch(1);
    auto* frame = new QFrame;
    frame->setProperty("panel", "card");
    bareColumn(frame)->addWidget(m_columns);
    frame->layout()->setContentsMargins(1, 1, 1, 1);
    auto* layout = new QHBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(frame, 1);
    layout->addLayout(side);
    connect(all, &Button::clicked, this, [this] { m_draft.columns()->setAllTaken(true); });
    connect(none, &Button::clicked, this, [this] { m_draft.columns()->setAllTaken(false); });
    connect(up, &IconButton::clicked, this, [this] { moveColumn(-1); });
    connect(down, &IconButton::clicked, this, [this] { moveColumn(1); });
    return part;
}

void ExportDialog::moveColumn(int step) {
    const int row = m_columns->currentIndex().row();
    if (row >= 0) m_draft.columns()->move(row, row + step);
}

void ExportDialog::sourceChanged() {
    const bool ofResult = m_what->current() == 1 && m_result;
    m_table->setVisible(!ofResult);
    m_resultText->setVisible(ofResult);
    const TableChoice choice = ofResult ? m_from : m_choices.value(m_table->currentIndex());
    m_draft.setPages(ofResult ? m_result : std::nullopt);
    m_draft.setTable(choice.session, choice.region, choice.table);
    suggest();
}

void ExportDialog::suggest() {
    const int format = m_format->currentData().toInt();
    m_draft.setFormat(OutFormat(format % 100));
    m_draft.setDelimiter(format >= 100 ? '\t' : ',');
    m_draft.setCoding(rf::Coding(m_coding->currentData().toInt()));
    const TableChoice choice = m_choices.value(m_table->currentIndex());
    if (!choice.isValid()) return sync();
    const QString before = m_target->path();
    const QDir folder = before.isEmpty() ? QFileInfo(choice.session->path()).absoluteDir() : QFileInfo(before).dir();
    m_target->setPath(folder.filePath(m_draft.suggestedName()));
    sync();
}

void ExportDialog::sync() {
    const QString problem = m_draft.problem();
    m_typed->setVisible(m_draft.options().format == OutFormat::Csv);
    rf::ui::setTone(m_note, problem.isEmpty() ? "text2" : "danger");
    m_note->setText(problem.isEmpty() ? m_draft.note() : problem);
    m_export->setEnabled(problem.isEmpty());
}

void ExportDialog::accept() {
    if (m_draft.start()) Dialog::accept();
}

} // namespace rf::ui

#include "moc_export_dialog.cpp"
