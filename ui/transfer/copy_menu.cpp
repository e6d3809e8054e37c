#include "ui/transfer/copy_menu.h"

#include "models/transfer/copy_as.h"
#include "ui/transfer/paste_dialog.h"

#include <QClipboard>
#include <QGuiApplication>

namespace rf::ui {

using models::CopyAs;

CopyMenu::CopyMenu(models::ItemsTab* tab, Items items, Names columns, QWidget* parent)
    : QMenu(tr("Copy &as"), parent), m_tab(tab), m_items(std::move(items)), m_columns(std::move(columns)) {
    setObjectName(QStringLiteral("copyMenu"));
    connect(this, &QMenu::aboutToShow, this, &CopyMenu::build);
}

void CopyMenu::build() {
    clear();
    const auto place = [this] {
        return models::CopyPlace{m_tab->table().name, m_tab->table().region, m_endpoint ? m_endpoint() : QString()};
    };
    const int selected = int(m_items().size());
    // The style sheet's separators have no words: a heading is a row that cannot be chosen.
    addAction(selected == 1 ? tr("Selected item") : tr("%n selected item(s)", nullptr, selected))->setEnabled(false);
    for (const CopyAs as : models::allCopies()) {
        QAction* action = addAction(models::copyName(as), this, [this, as, place] {
            const QList<models::Value> items = m_items();
            QGuiApplication::clipboard()->setText(models::itemsAs(as, place(), items, m_columns()));
            emit copied(tr("%n item(s) copied as %1", nullptr, int(items.size())).arg(models::copyName(as)));
        });
        action->setEnabled(selected > 0);
    }
    addSeparator();
    addAction(tr("This query"))->setEnabled(false);
    const auto request = m_tab->query()->build();
    for (const CopyAs as : models::allCopies()) {
        if (!models::isCode(as)) continue;
        QAction* action = addAction(tr("Query as %1").arg(models::copyName(as)), this, [this, as, place, request] {
            QGuiApplication::clipboard()->setText(models::queryAs(as, place(), *request));
            emit copied(tr("Query copied as %1").arg(models::copyName(as)));
        });
        action->setEnabled(request.has_value());
    }
}

models::Pasted readClipboard(models::ItemsTab* tab, const QStringList& columns) {
    const QString text = QGuiApplication::clipboard()->text();
    if (text.trimmed().isEmpty()) return {};
    const QStringList names = tab->items()->attributes();
    QList<std::optional<models::ValueType>> types;
    for (const QString& name : columns) types << tab->items()->columnType(int(names.indexOf(name)));
    return models::readPasted(text, tab->table(), columns, types);
}

void pasteRows(models::ItemsTab* tab, const QStringList& columns, QWidget* window, std::function<void(const QString&)> say) {
    const QString text = QGuiApplication::clipboard()->text();
    if (text.trimmed().isEmpty()) return say(CopyMenu::tr("There is no text on the clipboard"));
    models::Pasted pasted = readClipboard(tab, columns);
    const auto stage = [tab, say](const models::Pasted& rows) {
        models::Staged staged = models::stageRows(tab, rows.items);
        staged.problems = rows.problems + staged.problems;
        say(staged.text());
    };
    if (!pasted.needsMapping) return stage(pasted);
    auto* dialog = new PasteDialog(tab, text, window);
    QObject::connect(dialog, &PasteDialog::chosen, tab, stage);
    dialog->present();
}

} // namespace rf::ui

#include "moc_copy_menu.cpp"
