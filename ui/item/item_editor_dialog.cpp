#include "ui/item/item_editor_dialog.h"

#include "models/edit/write_price.h"
#include "ui/common/buttons.h"
#include "ui/common/chips.h"
#include "ui/common/labels.h"
#include "ui/item/item_tree_view.h"
#include "ui/item/json_editor.h"
#include "ui/item/size_panel.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QShortcut>
#include <QSplitter>
#include <QTimer>
#include <QVBoxLayout>

namespace rf::ui {

using models::ItemTreeModel;
using models::Value;

ItemEditorDialog::ItemEditorDialog(const models::TableInfo& table, const Value& item,
                                   const std::optional<Value>& original, Stage stage, QWidget* parent)
    : Dialog(original ? tr("Edit item in %1").arg(table.name) : tr("New item in %1").arg(table.name), parent),
      m_table(table), m_draft(item), m_original(original), m_stage(std::move(stage)) {
    setObjectName(QStringLiteral("itemEditor"));
    resize(956, 664);
    body()->setContentsMargins(0, 0, 0, 0);
    body()->setSpacing(0);
    auto* split = new QSplitter(Qt::Horizontal);
    split->setHandleWidth(1);
    split->setChildrenCollapsible(false);
    split->addWidget(makeTreeSide());
    split->addWidget(makeJsonSide());
    split->setSizes({600, 356});
    split->setStretchFactor(0, 1);
    body()->addWidget(split, 1);
    m_problem = label({}, uiFont(12), "danger");
    m_problem->setObjectName(QStringLiteral("editorProblem"));
    m_problem->setWordWrap(true);
    m_problem->setMinimumWidth(360);
    m_changed = new Tag(QString(), original ? Tag::Tone::Warn : Tag::Tone::Ok);
    addFooterNote(m_problem);
    addFooterNote(m_changed);
    addCancel();
    m_accept = addAccept(original ? tr("Stage change") : tr("Stage new item"));
    m_accept->setObjectName(QStringLiteral("stageItem"));
    m_accept->setKeyHint(QKeySequence(Qt::CTRL | Qt::Key_Return));
    auto* done = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this);
    connect(done, &QShortcut::activated, m_accept, &QAbstractButton::click);
    auto* undo = new QShortcut(QKeySequence::Undo, m_tree, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(undo, &QShortcut::activated, &m_stack, &models::CommandStack::undo);
    auto* redo = new QShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), m_tree, nullptr, nullptr,
                               Qt::WidgetWithChildrenShortcut);
    connect(redo, &QShortcut::activated, &m_stack, &models::CommandStack::redo);
    connect(&m_treeModel, &ItemTreeModel::edited, this, &ItemEditorDialog::take);
    connect(&m_jsonModel, &models::ItemJson::edited, this, &ItemEditorDialog::take);
    connect(&m_jsonModel, &models::ItemJson::checked, this, &ItemEditorDialog::refresh);
    connect(&m_stack, &models::CommandStack::changed, this, &ItemEditorDialog::refresh);
    put(item);
    m_tree->expandAll();
    // A new item begins at its key.
    QTimer::singleShot(0, m_tree, [this] {
        m_tree->setFocus();
        m_tree->setCurrentIndex(m_treeModel.index(0, ItemTreeModel::ValueColumn));
        if (!m_original) m_tree->editCurrent();
    });
}

QWidget* ItemEditorDialog::makeTreeSide() {
    auto* side = new QFrame;
    side->setProperty("panel", "base");
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* bar = new QFrame;
    bar->setProperty("panel", "header");
    bar->setFixedHeight(36);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(8, 0, 8, 0);
    row->setSpacing(6);
    m_tree = new ItemTreeView(&m_treeModel, ItemTreeView::Density::Editor);
    const auto button = [&](const QString& text, const QString& iconName) {
        auto* made = new Button(text, Look::Flat);
        made->setIconName(iconName);
        made->setCompact(true);
        row->addWidget(made);
        return made;
    };
    auto* attribute = button(tr("Attribute"), QStringLiteral("plus"));
    attribute->setAccessibleName(tr("Add attribute"));
    attribute->setObjectName(QStringLiteral("editorAddAttribute"));
    auto* child = button(tr("Child"), QStringLiteral("plus"));
    child->setAccessibleName(tr("Add inside"));
    child->setObjectName(QStringLiteral("editorAddChild"));
    row->addWidget(new Separator(Qt::Vertical, nullptr, true));
    m_undo = button(tr("Undo"), QStringLiteral("undo"));
    m_find = new SearchField(tr("Find attribute"));
    setCompact(m_find);
    m_find->setFont(uiFont(12));
    m_find->setMaximumWidth(168);
    row->addStretch(1);
    row->addWidget(m_find);
    column->addWidget(bar);
    column->addWidget(m_tree, 1);
    connect(attribute, &Button::clicked, m_tree, &ItemTreeView::addAttribute);
    connect(child, &Button::clicked, m_tree, &ItemTreeView::addHere);
    connect(m_undo, &Button::clicked, &m_stack, &models::CommandStack::undo);
    connect(m_find, &QLineEdit::textChanged, this, &ItemEditorDialog::find);
    connect(m_tree, &ItemTreeView::refused, this, [this](const QString& why) { m_problem->setText(why); });
    return side;
}

QWidget* ItemEditorDialog::makeJsonSide() {
    auto* side = new QFrame;
    side->setProperty("panel", "alt");
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_json = new JsonEditor(&m_jsonModel);
    m_size = new SizePanel;
    m_size->setLargestShown(false);
    column->addWidget(m_json, 1);
    column->addWidget(new Separator(Qt::Horizontal));
    column->addWidget(m_size);
    return side;
}

void ItemEditorDialog::take(const Value& item, const QString& what) {
    const Value before = m_draft;
    m_stack.push({what, [this, item] { put(item); }, [this, before] { put(before); }});
}

void ItemEditorDialog::put(const Value& item) {
    m_draft = item;
    m_treeModel.setItem(m_table, item, m_original);
    m_jsonModel.setItem(m_table, item, m_original);
    m_problem->clear();
    refresh();
}

void ItemEditorDialog::refresh() {
    const int edits = int(models::diffOf(m_original, m_draft).size());
    m_changed->setText(m_original ? tr("%n attribute(s) changed", nullptr, edits) : tr("new"));
    m_changed->setVisible(!m_original || edits > 0);
    m_changed->updateGeometry();
    m_undo->setEnabled(m_stack.canUndo());
    m_accept->setEnabled(m_jsonModel.isValid());
    m_size->show(models::costOf(m_table, m_draft), {}, m_original ? m_original->itemSizeBytes() : -1);
}

void ItemEditorDialog::find(const QString& text) {
    if (text.isEmpty()) return;
    const auto found = m_treeModel.match(m_treeModel.index(0, 0), Qt::DisplayRole, text, 1,
                                         Qt::MatchContains | Qt::MatchRecursive | Qt::MatchWrap);
    if (!found.isEmpty()) m_tree->reveal(m_treeModel.pathAt(found.first()));
}

void ItemEditorDialog::accept() {
    m_tree->setFocus(); // an editor that is open hands over what it has
    if (!m_jsonModel.isValid()) return;
    QString why;
    if (m_stage(m_draft, &why)) return Dialog::accept();
    m_problem->setText(why);
}

void ItemEditorDialog::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers() == Qt::NoModifier) return; // belongs to the tree and its editors
    Dialog::keyPressEvent(event);
}

} // namespace rf::ui
