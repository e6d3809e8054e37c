#include "ui/item/inspector.h"

#include "ui/common/buttons.h"
#include "ui/common/chips.h"
#include "ui/common/labels.h"
#include "ui/common/panel_header.h"
#include "ui/common/states.h"
#include "ui/item/item_tree_view.h"
#include "ui/item/json_editor.h"
#include "ui/item/size_panel.h"
#include "ui/item/value_view.h"

#include <QApplication>
#include <QMenu>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace rf::ui {

using models::ItemTreeModel;
using models::Value;

QString itemTitle(const models::TableInfo& table, const Value& item) {
    const QString entity = models::ItemsModel::entityOf(table, item);
    const QString key = item.child(table.range ? table.range->name : table.hash.name).displayText();
    const int hash = int(key.indexOf('#'));
    const QString rest = hash > 0 && !entity.isEmpty() ? key.mid(hash + 1) : key;
    const QString title = entity.isEmpty() ? rest : entity + ' ' + rest;
    return title.trimmed().isEmpty() ? Inspector::tr("Item") : title.trimmed();
}

Inspector::Inspector(models::ItemsTab* tab, QWidget* parent)
    : QFrame(parent), m_tab(tab), m_header(new PanelHeader(QString(), this)), m_edits(new Tag(QString(), Tag::Tone::Warn)),
      m_sides(new Segments({tr("Tree"), tr("JSON")}, m_header, true)), m_stack(new QStackedWidget(this)),
      m_tree(new ItemTreeView(tab->tree(), ItemTreeView::Density::Inspector, m_stack)),
      m_json(new JsonEditor(tab->json(), m_stack)), m_empty(new EmptyState(m_stack)), m_size(new SizePanel(this)),
      m_split(new QSplitter(Qt::Vertical, this)) {
    setProperty("panel", "base");
    setObjectName(QStringLiteral("inspector"));
    setAccessibleName(tr("Inspector"));
    m_sides->setObjectName(QStringLiteral("inspectorSides"));
    m_sides->setAccessibleName(tr("Item as tree or JSON"));
    m_header->addTag(m_edits);
    m_header->addWidget(m_sides);
    auto* more = new IconButton(QStringLiteral("more"), tr("More"), m_header);
    setTabOrder(m_sides->button(1), more); // it was made after what stands below
    auto* menu = new QMenu(more);
    menu->addAction(tr("Edit in a window…"), this, &Inspector::editRequested);
    menu->addAction(tr("Copy as DynamoDB JSON"), this, &Inspector::copyRequested);
    menu->addAction(tr("Preview of the value"), this, &Inspector::previewToggled);
    menu->addSeparator();
    menu->addAction(tr("Expand all"), m_tree, &QTreeView::expandAll);
    menu->addAction(tr("Collapse all"), m_tree, &QTreeView::collapseAll);
    more->setMenu(menu);
    more->setPopupMode(QToolButton::InstantPopup);
    m_header->addWidget(more);
    m_empty->set(QStringLiteral("table"), tr("No item selected"), tr("Choose a row to see all of its attributes."));
    auto* whole = new QWidget;
    auto* rows = new QVBoxLayout(whole);
    rows->setContentsMargins(0, 6, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_tree, 1);
    auto* under = new QHBoxLayout;
    under->setContentsMargins(16, 2, 16, 4);
    under->addWidget(m_tree->addButton());
    under->addStretch(1);
    rows->addLayout(under);
    rows->addStretch(0);
    m_stack->addWidget(whole);
    m_stack->addWidget(m_json);
    m_stack->addWidget(m_empty);
    m_withItem = {m_sides, more, m_size};
    m_size->offerDetails();
    connect(m_size, &SizePanel::detailsRequested, this, &Inspector::sizesRequested);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    m_split->setHandleWidth(1);
    m_split->setChildrenCollapsible(false);
    m_split->addWidget(m_stack);
    m_split->addWidget(makePreview());
    m_split->setStretchFactor(0, 1);
    m_split->setSizes({340, 260});
    column->addWidget(m_split, 1);
    auto* edge = new Separator(Qt::Horizontal);
    m_withItem << edge;
    column->addWidget(edge);
    column->addWidget(m_size);
    connect(m_sides, &Segments::currentChanged, this, &Inspector::showSide);
    connect(m_tree, &ItemTreeView::refused, this, &Inspector::refused);
    connect(tab, &models::ItemsTab::currentChanged, this, &Inspector::refresh);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) {
        if (now.isValid() && m_tree->hasFocus()) previewValueAt(m_tab->tree()->pathAt(now));
    });
    refresh();
}

// The preview

QWidget* Inspector::makePreview() {
    m_previewPart = new QFrame;
    m_previewPart->setProperty("panel", "base");
    m_previewPart->setObjectName(QStringLiteral("inspectorPreview"));
    m_previewPart->setAccessibleName(tr("Preview of the value"));
    m_previewHead = new PanelHeader;
    auto* close = new IconButton(QStringLiteral("close"), tr("Close the preview"));
    close->setObjectName(QStringLiteral("closePreview"));
    m_previewHead->addWidget(close);
    m_preview = new ValueView(ValueView::Room::Panel);
    m_previewNone = label({}, uiFont(12), "text2");
    auto* inside = new QVBoxLayout;
    inside->setContentsMargins(12, 8, 12, 8);
    inside->addWidget(m_preview, 1);
    inside->addWidget(m_previewNone, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout(m_previewPart);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_previewHead);
    column->addLayout(inside, 1);
    m_previewPart->setMinimumHeight(120);
    m_previewPart->hide();
    connect(close, &QAbstractButton::clicked, this, &Inspector::hidePreview);
    auto* escape = new QShortcut(Qt::Key_Escape, m_previewPart, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, &Inspector::hidePreview);
    return m_previewPart;
}

bool Inspector::isPreviewShown() const { return !m_previewPart->isHidden(); }

void Inspector::showPreview(const models::ValuePath& path) {
    m_previewPath = path;
    m_previewPart->show();
    refreshPreview();
}

void Inspector::hidePreview() {
    const bool had = m_previewPart->isAncestorOf(window()->focusWidget());
    m_previewPart->hide();
    if (had) focusContent();
}

void Inspector::previewValueAt(const models::ValuePath& path) {
    if (!isPreviewShown() || path == m_previewPath) return;
    m_previewPath = path;
    refreshPreview();
}

void Inspector::refreshPreview() {
    if (!isPreviewShown()) return;
    const auto value = m_tab->tree()->isEmpty() ? std::nullopt : m_tab->tree()->item().at(m_previewPath);
    m_previewHead->setTitle(m_previewPath.toString());
    m_preview->setVisible(value.has_value());
    m_previewNone->setVisible(!value);
    m_previewNone->setText(m_tab->tree()->isEmpty() ? tr("No item selected") : tr("Absent in this item."));
    if (value) m_preview->setValue(*value);
}

bool Inspector::treeHasFocus() const {
    return m_tree->hasFocus() || m_tree->viewport()->hasFocus();
}

void Inspector::inspect(const QString& attribute) {
    m_sides->setCurrent(0);
    showSide(0);
    const auto path = models::ValuePath::attribute(attribute);
    m_tree->reveal(path);
    m_tree->expand(m_tab->tree()->indexOf(path));
    m_tree->setFocus(Qt::OtherFocusReason);
}

void Inspector::focusContent() {
    (m_stack->currentWidget() == m_json ? static_cast<QWidget*>(m_json->text()) : m_tree)
        ->setFocus(Qt::ShortcutFocusReason);
}

void Inspector::showSide(int side) {
    if (!m_tab->tree()->isEmpty()) m_stack->setCurrentIndex(side);
}

void Inspector::refresh() {
    auto* tree = m_tab->tree();
    const bool none = tree->isEmpty();
    refreshPreview();
    for (QWidget* part : std::as_const(m_withItem)) part->setVisible(!none);
    m_tree->addButton()->setVisible(!m_tab->isReadOnly());
    if (none) {
        m_stack->setCurrentWidget(m_empty);
        m_header->setTitle(tr("Inspector"));
        m_edits->hide();
        return;
    }
    if (m_stack->currentWidget() == m_empty) m_stack->setCurrentIndex(m_sides->current());
    m_header->setTitle(itemTitle(m_tab->table(), tree->item()));
    const auto& original = tree->original();
    const int edits = original ? int(models::diffOf(original, tree->item()).size()) : 0;
    const auto* change = m_tab->edits()->find(m_tab->currentId());
    const bool deleted = change && change->kind == models::ChangeKind::Delete;
    m_edits->setText(deleted ? tr("deleted") : !original ? tr("new") : tr("%n edit(s)", nullptr, edits));
    m_edits->setTone(deleted ? Tag::Tone::Danger : !original ? Tag::Tone::Ok : Tag::Tone::Warn);
    m_edits->setVisible(deleted || !original || edits > 0);
    m_edits->updateGeometry();
    QList<AttributeSize> largest;
    for (int row = 0; row < tree->rowCount(); ++row) {
        const QModelIndex index = tree->index(row, 0);
        if (index.data(ItemTreeModel::StateRole).toInt() == ItemTreeModel::Removed) continue;
        largest << AttributeSize{index.data().toString(), index.data(ItemTreeModel::SizeRole).toLongLong()};
    }
    std::stable_sort(largest.begin(), largest.end(), [](auto& a, auto& b) { return a.bytes > b.bytes; });
    m_size->show(m_tab->currentCost(), largest, original ? original->itemSizeBytes() : -1);
}

} // namespace rf::ui

#include "moc_inspector.cpp"
