#include "ui/shell/file_dialogs.h"

#include "ui/common/buttons.h"
#include "ui/common/labels.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>

namespace rf::ui {

using models::FileSession;
using models::Workspace;

namespace {

QFormLayout* form(Dialog* dialog) {
    auto* layout = new QFormLayout;
    layout->setHorizontalSpacing(16);
    layout->setVerticalSpacing(10);
    layout->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    dialog->body()->addLayout(layout);
    dialog->setMinimumWidth(600);
    return layout;
}

QLabel* caption(const QString& text) {
    return label(text, uiFont(12), "text2");
}

QLabel* note(Dialog* dialog, const QString& text) {
    auto* words = label(text, uiFont(12), "text2");
    words->setWordWrap(true);
    dialog->body()->addWidget(words);
    return words;
}

QComboBox* tableBox(const QList<TableChoice>& choices, const TableChoice& wanted) {
    auto* box = new QComboBox;
    box->setAccessibleName(ImportDialog::tr("Table"));
    for (const TableChoice& choice : choices) {
        box->addItem(QStringLiteral("%1 · %2").arg(choice.table, choice.session->name()));
        if (choice.session == wanted.session && choice.table == wanted.table && choice.region == wanted.region)
            box->setCurrentIndex(box->count() - 1);
    }
    return box;
}

QString targetProblem(const QString& path) {
    const QFileInfo target(path);
    if (path.isEmpty()) return ConvertDialog::tr("Choose where the new file goes.");
    if (target.exists()) return ConvertDialog::tr("%1 exists already.").arg(target.fileName());
    if (!target.absoluteDir().exists()) return ConvertDialog::tr("There is no folder %1.").arg(target.absolutePath());
    return {};
}

void say(QLabel* note, const QString& problem, const QString& otherwise) {
    setTone(note, problem.isEmpty() ? "text2" : "danger");
    note->setText(problem.isEmpty() ? otherwise : problem);
}

} // namespace

QString tableFileFilter() {
    return PathEdit::tr("Table files (*.rfdb)");
}
QString dynamoDbLocalFilter() {
    return PathEdit::tr("DynamoDB Local files (*.db)");
}
QString jsonFilter() {
    return PathEdit::tr("DynamoDB JSON (*.json *.jsonl *.ndjson *.gz)");
}

QList<TableChoice> tableChoices(Workspace* workspace, bool writable) {
    QList<TableChoice> choices;
    for (FileSession* file : workspace->files()) {
        if (file->state() != FileSession::State::Open || (writable && file->isReadOnly())) continue;
        for (const models::TableInfo& table : file->tables()) choices << TableChoice{file, table.region, table.name};
    }
    return choices;
}

PathEdit::PathEdit(For purpose, const QString& accessibleName, const QString& filter, QWidget* parent)
    : QWidget(parent), m_for(purpose), m_filter(filter), m_edit(new QLineEdit) {
    m_edit->setFont(monoFont());
    m_edit->setAccessibleName(accessibleName);
    auto* browse = new Button(tr("Browse…"));
    browse->setAccessibleName(tr("Browse for %1").arg(accessibleName));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_edit, 1);
    layout->addWidget(browse);
    setFocusProxy(m_edit);
    connect(browse, &Button::clicked, this, &PathEdit::browse);
    connect(m_edit, &QLineEdit::textChanged, this, &PathEdit::changed);
}

QString PathEdit::path() const {
    QString path = m_edit->text().trimmed();
    if (path.startsWith(QLatin1String("~/"))) path.replace(0, 1, QDir::homePath());
    return path;
}

void PathEdit::setPath(const QString& path) {
    m_edit->setText(path);
}

void PathEdit::browse() {
    auto* dialog = new QFileDialog(this, m_edit->accessibleName());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setNameFilters({m_filter, tr("All files (*)")});
    dialog->setFileMode(m_for == For::Opening ? QFileDialog::ExistingFile : QFileDialog::AnyFile);
    dialog->setAcceptMode(m_for == For::Opening ? QFileDialog::AcceptOpen : QFileDialog::AcceptSave);
    if (m_for == For::Saving) dialog->setOption(QFileDialog::DontConfirmOverwrite);
    if (!path().isEmpty()) dialog->selectFile(path());
    connect(dialog, &QFileDialog::fileSelected, this, &PathEdit::setPath);
    dialog->open();
}

// Convert

ConvertDialog::ConvertDialog(Workspace* workspace, const QString& source, QWidget* parent)
    : Dialog(tr("Open a DynamoDB Local file"), parent), m_workspace(workspace),
      m_source(new PathEdit(PathEdit::For::Opening, tr("DynamoDB Local file"), dynamoDbLocalFilter())),
      m_target(new PathEdit(PathEdit::For::Saving, tr("New table file"), tableFileFilter())) {
    auto* rows = form(this);
    rows->addRow(caption(tr("From")), m_source);
    rows->addRow(caption(tr("To")), m_target);
    m_note = note(this, {});
    addCancel();
    m_convert = addAccept(tr("Convert and open"));
    connect(m_source, &PathEdit::changed, this, [this] {
        if (m_target->path() == m_suggested) {
            m_suggested = m_source->path().isEmpty() ? QString() : Workspace::suggestedTarget(m_source->path());
            m_target->setPath(m_suggested);
        }
        check();
    });
    connect(m_target, &PathEdit::changed, this, &ConvertDialog::check);
    m_source->setPath(source);
    check();
}

void ConvertDialog::check() {
    QString problem;
    if (m_source->path().isEmpty())
        problem = tr("Choose a DynamoDB Local file.");
    else if (!QFileInfo::exists(m_source->path()))
        problem = tr("There is no such file.");
    else
        problem = targetProblem(m_target->path());
    const bool blank = m_source->path().isEmpty();
    say(m_note, blank ? QString() : problem,
        tr("Tables, indexes, settings and items are copied into a new table file. The original stays untouched."));
    m_convert->setEnabled(problem.isEmpty());
}

void ConvertDialog::accept() {
    m_workspace->convertFile(m_source->path(), m_target->path());
    Dialog::accept();
}

// Import

ImportDialog::ImportDialog(Workspace* workspace, const TableChoice& into, const QString& source, QWidget* parent)
    : Dialog(tr("Import DynamoDB JSON"), parent), m_workspace(workspace), m_choices(tableChoices(workspace, true)),
      m_source(new PathEdit(PathEdit::For::Opening, tr("JSON file"), jsonFilter())),
      m_table(tableBox(m_choices, into)) {
    auto* rows = form(this);
    rows->addRow(caption(tr("From")), m_source);
    rows->addRow(caption(tr("Into table")), m_table);
    m_note = note(this, {});
    addCancel();
    m_import = addAccept(tr("Import"));
    connect(m_source, &PathEdit::changed, this, &ImportDialog::check);
    m_source->setPath(source);
    check();
}

void ImportDialog::check() {
    QString problem;
    if (m_choices.isEmpty())
        problem = tr("Open a table file with a table to import into first.");
    else if (!m_source->path().isEmpty() && !QFileInfo::exists(m_source->path()))
        problem = tr("There is no such file.");
    say(m_note, problem,
        tr("One item a line, plain or gzip. Items of the same key are replaced; lines that cannot be read are "
           "collected "
           "in a file beside the source, with line and reason."));
    m_import->setEnabled(problem.isEmpty() && !m_source->path().isEmpty());
}

void ImportDialog::accept() {
    const TableChoice choice = m_choices.value(m_table->currentIndex());
    if (choice.isValid()) m_workspace->importTable(choice.session, choice.region, choice.table, m_source->path());
    Dialog::accept();
}

// Export

ExportDialog::ExportDialog(Workspace* workspace, const TableChoice& from, QWidget* parent)
    : Dialog(tr("Export table"), parent), m_workspace(workspace), m_choices(tableChoices(workspace, false)),
      m_table(tableBox(m_choices, from)), m_target(new PathEdit(PathEdit::For::Saving, tr("JSON file"), jsonFilter())),
      m_gzip(new QCheckBox(tr("Compress with gzip"))) {
    auto* rows = form(this);
    rows->addRow(caption(tr("Table")), m_table);
    rows->addRow(caption(tr("To")), m_target);
    rows->addRow(QString(), m_gzip);
    m_note = note(this, {});
    addCancel();
    m_export = addAccept(tr("Export"));
    const auto suggest = [this] {
        const TableChoice choice = m_choices.value(m_table->currentIndex());
        if (!choice.isValid()) return;
        const QString name =
            choice.table + (m_gzip->isChecked() ? QStringLiteral(".jsonl.gz") : QStringLiteral(".jsonl"));
        const QString before = m_target->path();
        const QDir folder =
            before.isEmpty() ? QFileInfo(choice.session->path()).absoluteDir() : QFileInfo(before).dir();
        m_target->setPath(folder.filePath(name));
    };
    connect(m_table, &QComboBox::currentIndexChanged, this, suggest);
    connect(m_gzip, &QCheckBox::toggled, this, suggest);
    connect(m_target, &PathEdit::changed, this, &ExportDialog::check);
    suggest();
    check();
}

void ExportDialog::check() {
    const QString problem = m_choices.isEmpty() ? tr("Open a table file first.") : targetProblem(m_target->path());
    say(m_note, problem, tr("Every item of the table as it is now, one a line, as DynamoDB exports to S3 write it."));
    m_export->setEnabled(problem.isEmpty());
}

void ExportDialog::accept() {
    const TableChoice choice = m_choices.value(m_table->currentIndex());
    if (choice.isValid()) m_workspace->exportTable(choice.session, choice.region, choice.table, m_target->path());
    Dialog::accept();
}

} // namespace rf::ui
