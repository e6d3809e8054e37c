#include "ui/shell/file_dialogs.h"

#include "ui/common/buttons.h"
#include "ui/common/form_caption.h"
#include "ui/common/labels.h"

#include <QDir>
#include <QFileInfo>
#include <QFormLayout>

namespace rf::ui {

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

QLabel* note(Dialog* dialog, const QString& text) {
    auto* words = label(text, uiFont(12), "text2");
    words->setWordWrap(true);
    dialog->body()->addWidget(words);
    return words;
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
QString rowsFilter() {
    return PathEdit::tr("CSV and JSON (*.csv *.tsv *.json *.jsonl *.ndjson *.gz *.zst)");
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

} // namespace rf::ui

#include "moc_file_dialogs.cpp"
