#include "ui/shell/file_notices.h"

#include "ui/common/buttons.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QPainter>

namespace rf::ui {

using models::FileSession;
using models::Outside;
using models::Workspace;

NoticeBar::NoticeBar(const QString& text, QWidget* parent) : QFrame(parent), m_text(text) {
    setObjectName(QStringLiteral("fileNotice"));
    setFixedHeight(kPendingBar);
    setAccessibleName(text);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(36, 0, 12, 1);
    row->setSpacing(8);
    auto* words = new ElidedLabel(text);
    words->setFont(uiFont(13));
    row->addWidget(words, 1);
}

void NoticeBar::addAction(const QString& name, const QString& text, std::function<void()> run) {
    auto* button = new Button(text);
    button->setObjectName(name);
    layout()->addWidget(button);
    connect(button, &Button::clicked, this, std::move(run));
}

void NoticeBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), color(Token::WarnSoft));
    painter.fillRect(0, height() - 1, width(), 1, color(Token::WarnBar));
    paintIcon(&painter, QRectF(12, 0, 16, height() - 1), QStringLiteral("warn"), 16, color(Token::Warn));
}

FileNotices::FileNotices(Workspace* workspace, QWidget* parent)
    : QWidget(parent), m_workspace(workspace), m_column(new QVBoxLayout(this)) {
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    connect(workspace, &Workspace::fileChanged, this, &FileNotices::follow);
    connect(workspace, &Workspace::fileRemoved, this, &FileNotices::drop);
}

void FileNotices::drop(FileSession* file) {
    m_said.remove(file);
    delete m_bars.take(file);
}

void FileNotices::follow(FileSession* file) {
    if (m_said.value(file, Outside::None) == file->outside()) return;
    drop(file);
    m_said.insert(file, file->outside());
    NoticeBar* bar = make(file);
    if (!bar) return;
    m_bars.insert(file, bar);
    m_column->addWidget(bar);
}

NoticeBar* FileNotices::make(FileSession* file) {
    const QString name = file->name();
    switch (file->outside()) {
    case Outside::None:
        return nullptr;
    case Outside::Gone: {
        auto* bar = new NoticeBar(
            tr("%1 was deleted or moved by another program. What was in it is still here until it is closed.").arg(name));
        bar->addAction(QStringLiteral("putBack"), tr("Put it back"), [this, file] { m_workspace->putBack(file); });
        bar->addAction(QStringLiteral("saveCopy"), tr("Save a copy…"), [this, file] { saveCopy(file); });
        return bar;
    }
    case Outside::Replaced: {
        auto* bar = new NoticeBar(
            tr("Another program put a different file at the place of %1. The one shown here is the old one.").arg(name));
        bar->addAction(QStringLiteral("saveCopy"), tr("Save a copy…"), [this, file] { saveCopy(file); });
        bar->addAction(QStringLiteral("openNew"), tr("Open the new one"), [this, file] { m_workspace->reopenFile(file); });
        return bar;
    }
    case Outside::Grown: {
        auto* bar = new NoticeBar(tr("Another program wrote into %1: %2 stand behind its end. The items are as they were.")
                                      .arg(name, sizeText(file->watch()->strayBytes())));
        bar->addAction(QStringLiteral("checkFile"), tr("Check file"), [this, file] { m_workspace->checkFile(file->path()); });
        return bar;
    }
    case Outside::Changed: {
        auto* bar = new NoticeBar(tr("%1 was changed by the program that holds it. What is shown may be older.").arg(name));
        bar->addAction(QStringLiteral("readAgain"), tr("Read again"), [this, file] {
            file->watch()->forgetChanges();
            file->refresh();
            for (models::ItemsTab* tab : m_workspace->tabs())
                if (tab->session() == file && tab->items()->hasRun()) tab->items()->refresh();
        });
        return bar;
    }
    }
    return nullptr;
}

void FileNotices::saveCopy(FileSession* file) {
    auto* dialog = new QFileDialog(this, tr("Save a copy of %1").arg(file->name()));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("rfdb"));
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // the engine never overwrites a file and says so
    dialog->selectFile(models::suggestedTargetOf(file->path()));
    connect(dialog, &QFileDialog::fileSelected, this, [this, kept = QPointer(file)](const QString& target) {
        if (kept) m_workspace->saveCopy(kept, target);
    });
    dialog->open();
}

} // namespace rf::ui

#include "moc_file_notices.cpp"
