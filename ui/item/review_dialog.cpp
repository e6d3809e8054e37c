#include "ui/item/review_dialog.h"

#include "ui/common/buttons.h"
#include "ui/common/labels.h"
#include "ui/item/diff_delegate.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QShortcut>
#include <QVBoxLayout>

namespace rf::ui {

using models::ReviewModel;

ReviewDialog::ReviewDialog(models::ItemsTab* tab, QWidget* parent)
    : Dialog(tr("Review changes of %1").arg(tab->table().name), parent), m_tab(tab),
      m_tree(new DiffTree(DiffDelegate::Style::Review)), m_summary(label({}, uiFont(13, QFont::DemiBold))),
      m_condition(label({}, monoFont(), "text2")), m_total(label({}, uiFont(12), "text2")),
      m_revert(new Button(tr("Revert selected"))) {
    setObjectName(QStringLiteral("reviewDialog"));
    resize(980, 600);
    body()->setContentsMargins(0, 0, 0, 0);
    body()->setSpacing(0);
    m_summary->setContentsMargins(16, 12, 16, 10);
    m_tree->setModel(tab->review());
    m_tree->setObjectName(QStringLiteral("reviewTree"));
    m_tree->setAccessibleName(tr("Staged changes"));
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->resizeSection(ReviewModel::NameColumn, 350);
    m_tree->header()->setSectionResizeMode(ReviewModel::BeforeColumn, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(ReviewModel::AfterColumn, QHeaderView::Stretch);
    m_tree->header()->resizeSection(ReviewModel::PriceColumn, 270);
    m_condition->setWordWrap(true);
    m_condition->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_condition->setContentsMargins(16, 4, 16, 12);
    m_condition->setMinimumHeight(58);
    m_condition->setMaximumHeight(120);
    m_condition->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_condition->setObjectName(QStringLiteral("reviewCondition"));
    auto* title = label(tr("Written only if"), uiFont(12, QFont::DemiBold), "text2");
    title->setContentsMargins(16, 10, 16, 0);
    body()->addWidget(m_summary);
    body()->addWidget(new Separator(Qt::Horizontal));
    body()->addWidget(m_tree, 1);
    body()->addWidget(new Separator(Qt::Horizontal));
    body()->addWidget(title);
    body()->addWidget(m_condition);
    m_total->setTextFormat(Qt::RichText);
    m_total->setObjectName(QStringLiteral("reviewTotal"));
    addFooterNote(m_total);
    addFooterNote(m_revert);
    m_revert->setObjectName(QStringLiteral("revertSelected"));
    addCancel()->setText(tr("Close"));
    m_commit = addAccept(tab->committer()->actionText());
    m_commit->setObjectName(QStringLiteral("reviewCommit"));
    m_commit->setIconName(QStringLiteral("check"));
    m_commit->setKeyHint(QKeySequence::Save);
    connect(this, &QDialog::accepted, this, &ReviewDialog::commitRequested);
    connect(m_revert, &Button::clicked, this, &ReviewDialog::revertSelected);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &ReviewDialog::showCondition);
    connect(tab->review(), &QAbstractItemModel::modelReset, this, &ReviewDialog::refresh);
    connect(tab->review(), &ReviewModel::totalChanged, this, &ReviewDialog::refresh);
    auto* save = new QShortcut(QKeySequence::Save, this);
    connect(save, &QShortcut::activated, m_commit, &QAbstractButton::click);
    refresh();
    m_tree->setFocus();
}

void ReviewDialog::refresh() {
    if (m_tab->edits()->isEmpty()) return reject();
    m_tree->expandAll();
    if (!m_tree->currentIndex().isValid()) m_tree->setCurrentIndex(m_tab->review()->index(0, 0));
    m_summary->setText(m_tab->edits()->summary());
    m_total->setText(
        tr("Costs <b>%1</b> · %2")
            .arg(m_tab->review()->total().text().toHtmlEscaped(), m_tab->review()->transactionText().toHtmlEscaped()));
    m_commit->setText(m_tab->committer()->actionText());
    m_commit->updateGeometry();
    showCondition();
}

void ReviewDialog::showCondition() {
    QModelIndex index = m_tree->currentIndex().siblingAtColumn(0);
    if (index.parent().isValid()) index = index.parent();
    const QString condition = index.data(ReviewModel::ConditionRole).toString();
    m_condition->setText(condition.isEmpty() ? tr("no condition") : condition);
    m_condition->setToolTip(condition);
    m_revert->setEnabled(index.isValid());
}

void ReviewDialog::revertSelected() {
    QList<models::ItemId> ids;
    for (const QModelIndex& index : m_tree->selectionModel()->selectedRows()) {
        const auto id = index.data(ReviewModel::ItemIdRole).toByteArray();
        if (!ids.contains(id)) ids << id;
    }
    m_tab->edits()->revert(ids);
}

} // namespace rf::ui

#include "moc_review_dialog.cpp"
