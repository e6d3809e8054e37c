#include "ui/transfer/import_dialog.h"

#include "ui/common/buttons.h"
#include "ui/common/form_caption.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/path_edit.h"
#include "ui/common/states.h"
#include "ui/transfer/transfer_tables.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileInfo>
#include <QLocale>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace rf::ui {

using models::FileSession;
using models::ImportDraft;
using rf::transfer::Encoding;
using rf::transfer::Format;

namespace {

QComboBox* box(const QString& name, std::initializer_list<std::pair<QString, int>> items) {
    auto* combo = new QComboBox;
    combo->setAccessibleName(name);
    combo->setToolTip(name);
    for (const auto& [text, data] : items) combo->addItem(text, data);
    return combo;
}
QHBoxLayout* row(QWidget* parent) {
    auto* layout = new QHBoxLayout(parent);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    return layout;
}
QLabel* heading(const QString& text) {
    auto* words = label(text, uiFont(13, QFont::DemiBold));
    words->setContentsMargins(16, 10, 16, 6);
    return words;
}
/// Fills a box with names and keeps the choice by its text.
void offer(QComboBox* combo, const QStringList& names, const QString& none) {
    const QString before = combo->currentText();
    combo->clear();
    if (!none.isEmpty()) combo->addItem(none);
    combo->addItems(names);
    combo->setCurrentIndex(std::max(0, combo->findText(before)));
}

} // namespace

ImportDialog::ImportDialog(models::Workspace* workspace, const TableChoice& into, const QString& source, QWidget* parent)
    : Dialog(tr("Import"), parent), m_draft(workspace), m_choices(tableChoices(workspace, true)), m_table(tableBox(m_choices, into)),
      m_columns(new MappingTable), m_preview(new PreviewTable), m_empty(new EmptyState), m_area(new QStackedWidget), m_previewNote(label({}, uiFont(12), "text2")), m_note(label({}, uiFont(12), "text2")) {
    setObjectName(QStringLiteral("importDialog"));
    resize(1040, 760);
    setMinimumSize(820, 560);
    body()->setContentsMargins(0, 0, 0, 0);
    body()->setSpacing(0);
    auto* top = new QWidget;
    auto* rows = new QVBoxLayout(top);
    rows->setContentsMargins(16, 14, 16, 12);
    rows->setSpacing(10);
    rows->addWidget(sourceRow());
    rows->addWidget(targetRow());
    rows->addWidget(layoutRow());
    auto* split = new QSplitter(Qt::Vertical);
    split->setHandleWidth(1);
    split->setChildrenCollapsible(false);
    auto* previewPart = new QWidget;
    auto* previewRows = new QVBoxLayout(previewPart);
    previewRows->setContentsMargins(0, 0, 0, 0);
    previewRows->setSpacing(0);
    auto* previewHead = new QWidget;
    auto* headRow = row(previewHead);
    headRow->addWidget(heading(tr("First rows")));
    headRow->addWidget(m_previewNote, 1);
    headRow->addSpacing(16);
    previewRows->addWidget(previewHead);
    previewRows->addWidget(m_preview, 1);
    m_columns->setModel(m_draft.columns());
    m_preview->setModel(m_draft.preview());
    split->addWidget(m_columns);
    split->addWidget(previewPart);
    split->setSizes({280, 260});
    body()->addWidget(top);
    body()->addWidget(stoppedBar());
    body()->addWidget(new Separator(Qt::Horizontal));
    m_area->addWidget(split);
    m_area->addWidget(m_empty);
    body()->addWidget(m_area, 1);
    m_previewNote->setContentsMargins(0, 10, 0, 6); // on the line of its heading
    m_note->setWordWrap(true);
    m_note->setMinimumWidth(420);
    m_note->setObjectName(QStringLiteral("importNote"));
    addFooterNote(m_note);
    addCancel();
    m_import = addAccept(tr("Import"));
    m_import->setObjectName(QStringLiteral("importStart"));
    connect(&m_draft, &ImportDraft::changed, this, &ImportDialog::sync);
    connect(m_source, &PathEdit::changed, this, [this] {
        const QFileInfo source(m_source->path());
        const bool exported = source.isDir() && models::Workspace::kindOf(source.filePath()) == models::FileKind::Rows;
        if (source.isFile() || exported || m_source->path().isEmpty()) m_draft.setFile(m_source->path());
    });
    targetChanged();
    m_source->setPath(source);
    sync();
}

QWidget* ImportDialog::sourceRow() {
    auto* part = new QWidget;
    auto* layout = row(part);
    m_sourceCaption = caption(tr("From"));
    m_sourceCaption->setFixedWidth(56);
    m_source = new PathEdit(PathEdit::For::Opening, tr("File to import"), tr("CSV, JSON and manifests of exports to S3 (*.csv *.tsv *.json *.jsonl *.ndjson *.gz *.zst)"));
    m_sourceNote = label({}, uiFont(12), "text2");
    layout->addWidget(m_sourceCaption);
    layout->addWidget(m_source, 1);
    layout->addWidget(m_sourceNote);
    return part;
}

QWidget* ImportDialog::targetRow() {
    auto* part = new QWidget;
    auto* layout = row(part);
    auto* into = caption(tr("Into"));
    into->setFixedWidth(56);
    m_kind = new Segments({tr("Table"), tr("New table")});
    m_table->setMinimumWidth(260);
    m_table->setObjectName(QStringLiteral("importTable"));
    m_new = new QWidget;
    m_file = box(tr("Table file"), {});
    m_name = new QLineEdit;
    m_name->setFont(monoFont());
    m_name->setAccessibleName(tr("Name of the new table"));
    m_name->setPlaceholderText(tr("Name"));
    m_hash = box(tr("Partition key"), {});
    m_range = box(tr("Sort key"), {});
    auto* fresh = row(m_new);
    fresh->addWidget(m_name, 1);
    fresh->addWidget(m_file);
    fresh->addWidget(caption(tr("Partition key")));
    fresh->addWidget(m_hash);
    fresh->addWidget(caption(tr("Sort key")));
    fresh->addWidget(m_range);
    for (FileSession* file : [this] {
             QList<FileSession*> files;
             for (const TableChoice& choice : m_choices)
                 if (!files.contains(choice.session)) files << choice.session;
             return files;
         }())
        m_file->addItem(file->name(), QVariant::fromValue<QObject*>(file));
    layout->addWidget(into);
    layout->addWidget(m_kind);
    layout->addWidget(m_table);
    layout->addWidget(m_new, 1);
    layout->addStretch(0);
    connect(m_kind, &Segments::currentChanged, this, &ImportDialog::targetChanged);
    connect(m_table, &QComboBox::currentIndexChanged, this, &ImportDialog::targetChanged);
    connect(m_file, &QComboBox::currentIndexChanged, this, &ImportDialog::targetChanged);
    connect(m_name, &QLineEdit::textChanged, this, &ImportDialog::targetChanged);
    for (QComboBox* key : {m_hash, m_range}) connect(key, &QComboBox::activated, this, &ImportDialog::targetChanged);
    return part;
}

QWidget* ImportDialog::layoutRow() {
    auto* part = new QWidget;
    auto* layout = row(part);
    auto* as = caption(tr("As"));
    as->setFixedWidth(56);
    m_format = box(tr("Format"), {{tr("CSV"), int(Format::Csv)}, {tr("JSON lines"), int(Format::JsonLines)}, {tr("JSON objects"), int(Format::JsonObjects)},
                                  {tr("JSON array"), int(Format::JsonArray)}, {tr("Output of a scan"), int(Format::ScanOutput)}});
    m_delimiter = box(tr("Delimiter"), {{tr("Comma"), ','}, {tr("Semicolon"), ';'}, {tr("Tab"), '\t'}, {tr("Pipe"), '|'}});
    m_quote = box(tr("Quote"), {{tr("\" quotes"), '"'}, {tr("' quotes"), '\''}, {tr("No quotes"), 0}});
    m_encoding = box(tr("Encoding"), {{QStringLiteral("UTF-8"), int(Encoding::Utf8)}, {QStringLiteral("UTF-16 LE"), int(Encoding::Utf16Le)},
                                      {QStringLiteral("UTF-16 BE"), int(Encoding::Utf16Be)}, {QStringLiteral("Latin-1"), int(Encoding::Latin1)},
                                      {QStringLiteral("Windows-1252"), int(Encoding::Windows1252)}});
    m_header = new QCheckBox(tr("First row is a header"));
    m_typed = new QCheckBox(tr("With type codes (DynamoDB JSON)"));
    m_format->setObjectName(QStringLiteral("importFormat"));
    m_delimiter->setObjectName(QStringLiteral("importDelimiter"));
    m_header->setObjectName(QStringLiteral("importHeader"));
    layout->addWidget(as);
    for (QWidget* each : {static_cast<QWidget*>(m_format), static_cast<QWidget*>(m_delimiter), static_cast<QWidget*>(m_quote),
                          static_cast<QWidget*>(m_encoding), static_cast<QWidget*>(m_header), static_cast<QWidget*>(m_typed)})
        layout->addWidget(each);
    layout->addStretch(1);
    for (QComboBox* each : {m_format, m_delimiter, m_quote, m_encoding}) connect(each, &QComboBox::activated, this, &ImportDialog::layoutChosen);
    for (QCheckBox* each : {m_header, m_typed}) connect(each, &QCheckBox::clicked, this, &ImportDialog::layoutChosen);
    return part;
}

QWidget* ImportDialog::stoppedBar() {
    m_stopped = new QFrame;
    m_stopped->setProperty("panel", "pending");
    m_stopped->setObjectName(QStringLiteral("importStopped"));
    auto* layout = new QHBoxLayout(m_stopped);
    layout->setContentsMargins(16, 6, 16, 6);
    m_stoppedText = label({}, uiFont(12), "warn");
    auto* resume = new Button(tr("Go on"));
    resume->setCompact(true);
    resume->setObjectName(QStringLiteral("importResume"));
    layout->addWidget(m_stoppedText, 1);
    layout->addWidget(resume);
    connect(resume, &Button::clicked, this, [this] {
        if (m_draft.start(true)) Dialog::accept();
    });
    m_stopped->hide();
    return m_stopped;
}

void ImportDialog::setText(const QString& text) {
    m_sourceCaption->setText(tr("Pasted"));
    m_source->setEnabled(false);
    m_source->hide();
    m_draft.setText(text);
}

void ImportDialog::targetChanged() {
    const bool fresh = m_kind->current() == 1;
    m_table->setVisible(!fresh);
    m_new->setVisible(fresh);
    const TableChoice choice = m_choices.value(m_table->currentIndex());
    if (!fresh) return m_draft.setTarget(choice.session, choice.region, choice.table);
    auto* file = qobject_cast<FileSession*>(m_file->currentData().value<QObject*>());
    const QString region = file && choice.session == file ? choice.region : QStringLiteral("us-east-1");
    m_draft.setNewTable(file, region, m_name->text().trimmed(), m_hash->currentText(), m_range->currentIndex() > 0 ? m_range->currentText() : QString());
}

void ImportDialog::layoutChosen() {
    if (m_syncing) return;
    rf::transfer::Layout layout = m_draft.layout();
    layout.format = Format(m_format->currentData().toInt());
    layout.encoding = Encoding(m_encoding->currentData().toInt());
    layout.delimiter = char(m_delimiter->currentData().toInt());
    layout.quote = char(m_quote->currentData().toInt());
    layout.header = m_header->isChecked();
    layout.typedJson = layout.format == Format::ScanOutput || m_typed->isChecked();
    m_draft.setLayout(layout);
}

void ImportDialog::syncLayout() {
    const rf::transfer::Layout& layout = m_draft.layout();
    const bool ready = m_draft.state() == ImportDraft::State::Ready, csv = layout.isCsv();
    for (QWidget* each : {static_cast<QWidget*>(m_format), static_cast<QWidget*>(m_encoding), static_cast<QWidget*>(m_header)}) each->setEnabled(ready);
    for (QWidget* each : {static_cast<QWidget*>(m_delimiter), static_cast<QWidget*>(m_quote), static_cast<QWidget*>(m_header)}) each->setVisible(csv);
    m_encoding->setVisible(!m_draft.isText());
    m_typed->setVisible(!csv && layout.format != Format::ScanOutput);
    m_format->setCurrentIndex(m_format->findData(int(layout.format)));
    m_encoding->setCurrentIndex(m_encoding->findData(int(layout.encoding)));
    m_delimiter->setCurrentIndex(std::max(0, m_delimiter->findData(int(layout.delimiter))));
    m_quote->setCurrentIndex(m_quote->findData(int(layout.quote)));
    m_header->setChecked(layout.header);
    m_typed->setChecked(layout.typedJson);
}

void ImportDialog::syncKeys() {
    const QStringList names = m_draft.columns()->attributes();
    offer(m_hash, names, {});
    offer(m_range, names, tr("none"));
    if (m_kind->current() == 1) targetChanged();
}

void ImportDialog::sync() {
    if (m_syncing) return;
    const QScopedValueRollback guard(m_syncing, true);
    if (m_draft.state() == ImportDraft::State::Ready) syncLayout();
    if (m_draft.state() != ImportDraft::State::Looking) m_format->parentWidget()->setVisible(m_draft.state() == ImportDraft::State::Ready);
    syncKeys();
    m_sourceNote->setText(m_draft.sourceNote());
    m_stopped->setVisible(m_draft.stoppedAt() > 0);
    m_stoppedText->setText(tr("An import of this file into %1 stopped after %2 rows.")
                               .arg(m_draft.stoppedTable(), QLocale(QLocale::English).toString(m_draft.stoppedAt())));
    const int refused = m_draft.preview()->refused();
    rf::ui::setTone(m_previewNote, refused > 0 ? "danger" : "text2");
    m_previewNote->setText(refused > 0 ? tr("%n of them would be refused", nullptr, refused) : QString());
    const QString problem = m_draft.problem();
    const bool wrong = !problem.isEmpty() && m_draft.state() != ImportDraft::State::NoSource && m_draft.state() != ImportDraft::State::Looking;
    rf::ui::setTone(m_note, wrong ? "danger" : "text2");
    m_note->setText(problem.isEmpty() ? tr("Items of the same key are replaced. Rows that cannot be imported are collected in a file beside the "
                                           "source, with line and reason.")
                                      : problem);
    const bool failed = m_draft.state() == ImportDraft::State::Failed, ready = m_draft.state() == ImportDraft::State::Ready;
    m_empty->set(failed ? QStringLiteral("warn") : QStringLiteral("table"), failed ? tr("This cannot be imported") : tr("Nothing is read yet"),
                 failed ? problem : tr("The columns of the file and its first rows as items will stand here."));
    m_area->setCurrentIndex(ready ? 0 : 1);
    m_note->setVisible(!failed); // it is said above
    m_import->setEnabled(problem.isEmpty());
}

void ImportDialog::accept() {
    if (m_draft.start()) Dialog::accept();
}

} // namespace rf::ui

#include "moc_import_dialog.cpp"
