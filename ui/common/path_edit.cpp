#include "ui/common/path_edit.h"

#include "ui/common/buttons.h"
#include "ui/common/fonts.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>

namespace rf::ui {

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

} // namespace rf::ui

#include "moc_path_edit.cpp"
