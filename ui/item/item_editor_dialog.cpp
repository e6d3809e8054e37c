#include "ui/item/item_editor_dialog.h"

#include "models/edit/only_if.h"
#include "models/edit/write_price.h"
#include "ui/common/buttons.h"
#include "ui/common/chips.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/item/item_tree_view.h"
#include "ui/item/json_editor.h"
#include "ui/item/size_dialog.h"
#include "ui/item/size_panel.h"

#include <QCheckBox>
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
    m_problem->setContentsMargins(16, 6, 16, 6);
    m_problem->hide();
    body()->addWidget(new Separator(Qt::Horizontal));
    body()->addWidget(m_problem);
    if (original) makeOnlyIf();
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
    m_changed = new Tag(QString(), m_original ? Tag::Tone::Warn : Tag::Tone::Ok);
    m_changed->setObjectName(QStringLiteral("editorChanged"));
    row->addWidget(m_changed);
    row->addStretch(1);
    row->addWidget(m_find);
    column->addWidget(bar);
    column->addWidget(m_tree, 1);
    connect(attribute, &Button::clicked, m_tree, &ItemTreeView::addAttribute);
    connect(child, &Button::clicked, m_tree, &ItemTreeView::addHere);
    connect(m_undo, &Button::clicked, &m_stack, &models::CommandStack::undo);
    connect(m_find, &QLineEdit::textChanged, this, &ItemEditorDialog::find);
    connect(m_tree, &ItemTreeView::refused, this, [this](const QString& why) { complain(why); });
    return side;
}

QWidget* ItemEditorDialog::makeJsonSide() {
    auto* side = new QFrame;
    side->setProperty("panel", "alt");
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_json = new JsonEditor(&m_jsonModel);
    m_json->setTitle(tr("JSON"));
    m_size = new SizePanel;
    m_size->setLargestShown(false);
    m_size->offerDetails();
    connect(m_size, &SizePanel::detailsRequested, this,
            [this] { (new SizeDialog(m_table, m_draft, tr("the item as edited"), this))->present(); });
    column->addWidget(m_json, 1);
    column->addWidget(new Separator(Qt::Horizontal));
    column->addWidget(makeWarning());
    column->addWidget(m_size);
    return side;
}

QWidget* ItemEditorDialog::makeWarning() {
    m_warning = new QFrame;
    m_warning->setProperty("panel", "alt");
    m_warning->setObjectName(QStringLiteral("mirrorWarning"));
    auto* row = new QHBoxLayout(m_warning);
    row->setContentsMargins(12, 10, 12, 0);
    row->setSpacing(8);
    auto* mark = new QLabel;
    mark->setPixmap(iconPixmap(QStringLiteral("warn"), 14, color(Token::Warn), devicePixelRatioF()));
    mark->setAlignment(Qt::AlignTop);
    mark->setContentsMargins(0, 2, 0, 0);
    m_warningText = label({}, uiFont(12));
    m_warningText->setObjectName(QStringLiteral("mirrorText"));
    m_warningText->setWordWrap(true);
    m_warningText->setTextFormat(Qt::RichText);
    m_warningText->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    row->addWidget(mark);
    row->addWidget(m_warningText, 1);
    m_warning->hide();
    connect(m_warningText, &QLabel::linkActivated, this, &ItemEditorDialog::mendMirror);
    return m_warning;
}

void ItemEditorDialog::makeOnlyIf() {
    m_demands = new QCheckBox(tr("Only if"));
    m_demands->setObjectName(QStringLiteral("onlyIf"));
    m_demands->setChecked(true);
    m_demands->setToolTip(tr("What the write demands of the stored item. Off: it is written whatever somebody else made of it."));
    m_condition = new QLineEdit;
    m_condition->setObjectName(QStringLiteral("onlyIfText"));
    m_condition->setAccessibleName(tr("Condition of the write"));
    m_condition->setFont(monoFont());
    m_condition->setFixedWidth(330);
    m_condition->setPlaceholderText(tr("nothing has changed since it was loaded"));
    m_condition->setToolTip(tr("For example: status = :loaded AND total > 100. :loaded is what was loaded."));
    addFooterNote(m_condition);
    addFooterNote(m_demands);
    connect(m_demands, &QCheckBox::toggled, this, &ItemEditorDialog::checkOnlyIf);
    connect(m_condition, &QLineEdit::textChanged, this, &ItemEditorDialog::checkOnlyIf);
}

void ItemEditorDialog::setOnlyIf(const std::optional<QString>& condition,
                                 std::function<void(const std::optional<QString>&)> take) {
    m_takeCondition = std::move(take);
    if (!m_demands || !condition) return;
    m_demands->setChecked(!condition->isEmpty());
    m_condition->setText(*condition);
}

std::optional<QString> ItemEditorDialog::onlyIf() const {
    if (!m_demands) return {};
    if (!m_demands->isChecked()) return QString(QLatin1String(""));
    const QString text = m_condition->text().trimmed();
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

/// Says what is wrong with the condition, or that it does not even hold of what was loaded.
void ItemEditorDialog::checkOnlyIf() {
    m_condition->setEnabled(m_demands->isChecked());
    const auto text = onlyIf();
    m_conditionGood = true;
    QString why;
    if (text && !text->isEmpty()) {
        const auto holds = models::onlyIfHolds(*text, *m_original, &why);
        m_conditionGood = holds.has_value();
        if (holds && !*holds) why = tr("This is not so of the item as it was loaded: the write would be refused.");
    }
    setProblem(m_condition, why);
    complain(why);
    refresh();
}

void ItemEditorDialog::complain(const QString& why) {
    m_problem->setText(why);
    m_problem->setVisible(!why.isEmpty());
}

void ItemEditorDialog::refreshMirror() {
    m_mirrors = m_original ? models::mirrorWarnings(m_table, *m_original, m_draft) : QList<models::MirrorWarning>();
    m_warning->setVisible(!m_mirrors.isEmpty());
    if (m_mirrors.isEmpty()) return;
    const models::MirrorWarning& first = m_mirrors.first();
    const QString words = tr("%1 still says %2, so %3 will list this item as %2.")
                              .arg(first.attribute.toHtmlEscaped(), models::visibleText(first.stale, 40).toHtmlEscaped(),
                                   first.index.toHtmlEscaped());
    const QString mend = tr("Set to %1").arg(models::visibleText(first.fix.editText(), 60)).toHtmlEscaped();
    m_warningText->setText(QStringLiteral("%1 <a href=\"mend\" style=\"color:%2\">%3</a>")
                               .arg(words, color(Token::AccentText).name(), mend));
    m_warningText->setAccessibleName(words + QLatin1Char(' ') + mend);
}

void ItemEditorDialog::mendMirror() {
    if (m_mirrors.isEmpty()) return;
    const models::MirrorWarning first = m_mirrors.first();
    const auto path = models::ValuePath::attribute(first.attribute);
    QString why;
    if (!m_treeModel.setValue(m_treeModel.indexOf(path), first.fix, &why)) return complain(why);
    m_tree->reveal(path);
}

void ItemEditorDialog::take(const Value& item, const QString& what) {
    const Value before = m_draft;
    m_stack.push({what, [this, item] { put(item); }, [this, before] { put(before); }});
}

void ItemEditorDialog::put(const Value& item) {
    m_draft = item;
    m_treeModel.setItem(m_table, item, m_original);
    m_jsonModel.setItem(m_table, item, m_original);
    complain({});
    refresh();
}

void ItemEditorDialog::refresh() {
    const auto differences = models::diffOf(m_original, m_draft);
    const int edits = int(differences.size());
    QSet<QString> edited, added;
    if (m_original)
        for (const models::AttributeDiff& diff : differences) (diff.before ? edited : added) << diff.name;
    m_json->setChanged(edited, added);
    m_changed->setText(m_original ? tr("%n attribute(s) changed", nullptr, edits) : tr("new"));
    m_changed->setVisible(!m_original || edits > 0);
    m_changed->updateGeometry();
    m_undo->setEnabled(m_stack.canUndo());
    m_accept->setEnabled(m_jsonModel.isValid() && m_conditionGood);
    models::ItemCost cost = models::costOf(m_table, m_draft);
    if (m_original && edits > 0) {
        models::StagedChange change;
        change.before = m_original;
        change.after = m_draft;
        cost.write = models::plainPriceOf(m_table, change);
    }
    m_size->setOperation(m_original ? QStringLiteral("UpdateItem") : QStringLiteral("PutItem"));
    m_size->show(cost, {}, m_original ? m_original->itemSizeBytes() : -1);
    refreshMirror();
}

void ItemEditorDialog::find(const QString& text) {
    if (text.isEmpty()) return;
    const auto found = m_treeModel.match(m_treeModel.index(0, 0), Qt::DisplayRole, text, 1,
                                         Qt::MatchContains | Qt::MatchRecursive | Qt::MatchWrap);
    if (!found.isEmpty()) m_tree->reveal(m_treeModel.pathAt(found.first()));
}

void ItemEditorDialog::accept() {
    m_tree->setFocus(); // an editor that is open hands over what it has
    if (!m_jsonModel.isValid() || !m_conditionGood) return;
    QString why;
    if (!m_stage(m_draft, &why)) return complain(why);
    if (m_takeCondition) m_takeCondition(onlyIf());
    Dialog::accept();
}

void ItemEditorDialog::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers() == Qt::NoModifier) return; // belongs to the tree and its editors
    Dialog::keyPressEvent(event);
}

} // namespace rf::ui

#include "moc_item_editor_dialog.cpp"
