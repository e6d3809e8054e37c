#include "ui/item/conflict_dialog.h"

#include "ui/common/buttons.h"
#include "ui/common/labels.h"
#include "ui/item/diff_delegate.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

namespace rf::ui {

using models::ConflictModel;

ConflictDialog::ConflictDialog(models::ItemsTab* tab, QWidget* parent)
    : Dialog(tr("Changed since loaded"), parent), m_tab(tab), m_conflicts(tab->committer()->conflicts()),
      m_tree(new DiffTree(DiffDelegate::Style::Conflict)), m_state(label({}, uiFont(12), "text2")) {
    setObjectName(QStringLiteral("conflictDialog"));
    resize(940, 520);
    body()->setContentsMargins(0, 0, 0, 0);
    body()->setSpacing(0);
    auto* head =
        label(tr("Nothing was written. Someone else changed what you edit; decide for each item."), uiFont(13));
    head->setWordWrap(true);
    head->setContentsMargins(16, 12, 16, 10);
    m_tree->setModel(m_conflicts);
    m_tree->setObjectName(QStringLiteral("conflictTree"));
    m_tree->setAccessibleName(tr("Conflicts, yours beside theirs"));
    m_tree->setSelectionMode(QAbstractItemView::SingleSelection);
    auto* header = m_tree->header();
    header->setStretchLastSection(false);
    header->resizeSection(ConflictModel::NameColumn, 260);
    for (int column : {ConflictModel::LoadedColumn, ConflictModel::YoursColumn, ConflictModel::TheirsColumn})
        header->setSectionResizeMode(column, QHeaderView::Stretch);
    body()->addWidget(head);
    body()->addWidget(new Separator(Qt::Horizontal));
    body()->addWidget(m_tree, 1);
    auto* allMine = new Button(tr("Keep all mine"));
    auto* allTheirs = new Button(tr("Take all theirs"));
    allMine->setObjectName(QStringLiteral("keepAllMine"));
    allTheirs->setObjectName(QStringLiteral("takeAllTheirs"));
    addFooterNote(m_state);
    addFooterNote(allTheirs);
    addFooterNote(allMine);
    addCancel()->setText(tr("Decide later"));
    m_commit = addAccept(tr("Commit again"));
    m_commit->setObjectName(QStringLiteral("commitAgain"));
    connect(allMine, &Button::clicked, m_conflicts, &ConflictModel::keepAllMine);
    connect(allTheirs, &Button::clicked, m_conflicts, &ConflictModel::takeAllTheirs);
    connect(m_conflicts, &ConflictModel::decided, this, &ConflictDialog::refresh);
    connect(m_conflicts, &QAbstractItemModel::modelReset, this, &ConflictDialog::rebuild);
    connect(this, &QDialog::accepted, this, &ConflictDialog::commitRequested);
    rebuild();
}

void ConflictDialog::rebuild() {
    if (m_conflicts->isEmpty()) return reject();
    m_tree->expandAll();
    for (int row = 0; row < m_conflicts->rowCount(); ++row) {
        m_tree->setIndexWidget(m_conflicts->index(row, ConflictModel::YoursColumn), choice(row, true));
        m_tree->setIndexWidget(m_conflicts->index(row, ConflictModel::TheirsColumn), choice(row, false));
    }
    m_tree->setCurrentIndex(m_conflicts->index(0, 0));
    refresh();
}

QWidget* ConflictDialog::choice(int row, bool mine) {
    auto* holder = new QWidget;
    auto* layout = new QHBoxLayout(holder);
    layout->setContentsMargins(6, 0, 0, 0);
    auto* button = new Button(mine ? tr("Keep mine") : tr("Take theirs"));
    button->setCompact(true);
    button->setCheckable(true);
    button->setObjectName((mine ? QStringLiteral("keepMine:%1") : QStringLiteral("takeTheirs:%1")).arg(row));
    const QString item = m_conflicts->index(row, 0).data().toString();
    button->setAccessibleName(mine ? tr("Keep mine, %1").arg(item) : tr("Take theirs, %1").arg(item));
    connect(button, &Button::clicked, this,
            [this, row, mine] { mine ? m_conflicts->keepMine(row) : m_conflicts->takeTheirs(row); });
    layout->addWidget(button);
    layout->addStretch();
    return holder;
}

void ConflictDialog::refresh() {
    for (int row = 0; row < m_conflicts->rowCount(); ++row) {
        const auto decision =
            ConflictModel::Decision(m_conflicts->index(row, 0).data(ConflictModel::DecisionRole).toInt());
        for (const bool mine : {true, false}) {
            const int column = mine ? ConflictModel::YoursColumn : ConflictModel::TheirsColumn;
            QWidget* holder = m_tree->indexWidget(m_conflicts->index(row, column));
            auto* button = holder ? holder->findChild<Button*>() : nullptr;
            if (!button) continue;
            const bool chosen = decision == (mine ? ConflictModel::KeepMine : ConflictModel::TakeTheirs);
            button->setChecked(chosen);
            button->setLook(chosen ? Look::Primary : Look::Normal);
            button->setCompact(true);
            restyle(button);
        }
    }
    const int open = m_conflicts->undecided();
    m_state->setText(open ? tr("%n item(s) undecided", nullptr, open) : tr("All decided"));
    m_commit->setEnabled(open == 0);
}

} // namespace rf::ui

#include "moc_conflict_dialog.cpp"
