#include "ui/item/item_tree_view.h"

#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/item/typed_editor.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QTimer>
#include <QToolButton>

namespace rf::ui {

using models::ItemTreeModel;
using models::Value;
using models::ValuePath;
using models::ValueType;

namespace {
constexpr int kShift = 8;     ///< of the whole tree from the panel's edge
constexpr int kSmall = 6;     ///< a list or map of at most so many is shown open in the inspector
constexpr int kOpenRows = 24; ///< that a panel of usual height has room for
} // namespace

ItemTreeView::ItemTreeView(ItemTreeModel* model, Density density, QWidget* parent)
    : QTreeView(parent), m_model(model), m_density(density),
      m_delegate(new TypedValueDelegate(density == Density::Inspector ? kInspectorRow : 28, density == Density::Editor, this)) {
    const bool inspector = density == Density::Inspector;
    setObjectName(inspector ? QStringLiteral("inspectorTree") : QStringLiteral("editorTree"));
    setAccessibleName(tr("Attributes of the item"));
    setModel(model);
    setItemDelegate(m_delegate);
    setFrameShape(NoFrame);
    setIndentation(14);
    setUniformRowHeights(true);
    setEditTriggers(NoEditTriggers);
    setExpandsOnDoubleClick(false);
    setSelectionBehavior(SelectRows);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHeaderHidden(inspector);
    header()->setStretchLastSection(true);
    header()->setSectionResizeMode(ItemTreeModel::NameColumn, QHeaderView::Interactive);
    header()->setMinimumSectionSize(30);
    header()->setSectionsMovable(false);
    header()->setFixedHeight(kGridHeader);
    header()->setFont(uiFont(12, QFont::Medium));
    header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setColumnWidth(ItemTreeModel::NameColumn, inspector ? 118 : 200);
    setColumnWidth(ItemTreeModel::TypeColumn, inspector ? 36 : 70);
    if (inspector) {
        m_add = new QToolButton(this);
        m_add->setObjectName(QStringLiteral("addAttribute"));
        m_add->setIcon(icon(QStringLiteral("plus")));
        m_add->setIconSize({12, 12});
        m_add->setText(tr("Add attribute"));
        m_add->setFont(uiFont(12));
        m_add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        m_add->setFixedHeight(24);
        m_add->setFocusPolicy(Qt::TabFocus);
        connect(m_add, &QToolButton::clicked, this, &ItemTreeView::addAttribute);
        for (auto signal : {&QTreeView::expanded, &QTreeView::collapsed})
            connect(this, signal, this, &ItemTreeView::fitHeight);
        connect(model, &QAbstractItemModel::rowsInserted, this, &ItemTreeView::fitHeight, Qt::QueuedConnection);
        connect(model, &QAbstractItemModel::rowsRemoved, this, &ItemTreeView::fitHeight, Qt::QueuedConnection);
        connect(model, &QAbstractItemModel::modelReset, this, &ItemTreeView::fitHeight, Qt::QueuedConnection);
        connect(model, &QAbstractItemModel::rowsInserted, this, &ItemTreeView::openSmallOnes, Qt::QueuedConnection);
        const auto nameOf = [](const QModelIndex& node) {
            return node.parent().isValid() ? QString() : node.siblingAtColumn(0).data().toString();
        };
        connect(this, &QTreeView::collapsed, this, [=, this](const QModelIndex& node) { m_closed << nameOf(node); });
        connect(this, &QTreeView::expanded, this, [=, this](const QModelIndex& node) { m_closed.remove(nameOf(node)); });
        openSmallOnes();
    }
    connect(model, &ItemTreeModel::refused, this,
            [this](const QModelIndex&, const QString& why) { emit refused(why); });
    connect(m_delegate, &TypedValueDelegate::renamed, this, [this](const ValuePath& parent, const QString& name) {
        if (!std::exchange(m_fresh, std::nullopt)) return;
        // Once the name's editor is gone, the value's one opens.
        QTimer::singleShot(0, this, [this, path = parent.child(name)] {
            reveal(path);
            editCurrent();
        });
    });
    connect(this, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
        if (const QModelIndex index = indexAt(at); index.isValid()) setCurrentIndex(index);
        showMenu(viewport()->mapToGlobal(at));
    });
}

void ItemTreeView::showMenu(const QPoint& global) {
    QMenu* menu = menuForCurrent();
    menu->setObjectName(QStringLiteral("nodeMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(global);
}

QRect ItemTreeView::moreRect(const QModelIndex& index) const {
    if (m_density != Density::Editor || !index.isValid()) return {};
    QRect rect = visualRect(value(index.siblingAtColumn(0)));
    rect.setLeft(rect.right() - kMoreWidth + 1);
    return rect;
}

QRect ItemTreeView::tickRect(const QModelIndex& index) const {
    const QModelIndex first = index.siblingAtColumn(0);
    const bool truth = first.data(ItemTreeModel::TypeRole).toInt() == int(ValueType::BOOL);
    if (m_density != Density::Editor || !truth || !first.data(ItemTreeModel::EditableRole).toBool()) return {};
    const QRect rect = visualRect(value(first));
    return {rect.left(), rect.center().y() - kTickSize / 2, kTickSize + 6, kTickSize};
}

void ItemTreeView::toggle(const QModelIndex& index) {
    const bool now = m_model->valueAt(index.siblingAtColumn(0)).engine().asBool();
    QString why;
    if (!m_model->setValue(index.siblingAtColumn(0), Value::boolean(!now), &why)) emit refused(why);
}

void ItemTreeView::moveCurrent(int step) {
    const QModelIndex at = row();
    if (!at.isValid()) return;
    const ValuePath path = m_model->pathAt(at);
    const int place = at.row() + step;
    QString why;
    if (!m_model->moveTo(at, place, &why)) return emit refused(why);
    reveal(path.parent().child(place));
}

QModelIndex ItemTreeView::row() const {
    return currentIndex().isValid() ? currentIndex().siblingAtColumn(0) : QModelIndex();
}

QModelIndex ItemTreeView::value(const QModelIndex& row) const {
    return row.siblingAtColumn(ItemTreeModel::ValueColumn);
}

void ItemTreeView::reveal(const ValuePath& path) {
    const QModelIndex index = m_model->indexOf(path);
    if (!index.isValid()) return;
    for (QModelIndex above = index.parent(); above.isValid(); above = above.parent()) expand(above);
    setCurrentIndex(value(index));
    scrollTo(index);
}

void ItemTreeView::editCurrent() {
    const QModelIndex at = row();
    if (!at.isValid()) return;
    if (models::isContainer(ValueType(at.data(ItemTreeModel::TypeRole).toInt()))) {
        setExpanded(at, !isExpanded(at));
        return;
    }
    if (!at.data(ItemTreeModel::EditableRole).toBool()) {
        if (at.data(ItemTreeModel::IsKeyRole).toBool()) emit refused(tr("A stored item keeps its key."));
        return;
    }
    setCurrentIndex(value(at));
    edit(value(at));
}

void ItemTreeView::renameCurrent() {
    const QModelIndex at = row();
    if (!at.isValid() || !(at.flags() & Qt::ItemIsEditable)) return;
    setCurrentIndex(at);
    edit(at);
}

void ItemTreeView::chooseType() {
    const QModelIndex at = row();
    if (!at.isValid() || !at.data(ItemTreeModel::EditableRole).toBool() ||
        at.data(ItemTreeModel::IsMemberRole).toBool())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillTypeMenu(menu, models::allTypes(), ValueType(at.data(ItemTreeModel::TypeRole).toInt()));
    connect(menu, &QMenu::triggered, this, [this](QAction* action) { retype(ValueType(action->data().toInt())); });
    const QRect under = visualRect(at.siblingAtColumn(ItemTreeModel::TypeColumn));
    menu->popup(viewport()->mapToGlobal(under.bottomLeft()));
}

void ItemTreeView::retype(ValueType type) {
    const QModelIndex at = row();
    if (!at.isValid()) return;
    const auto path = m_model->pathAt(at);
    QString why;
    if (!m_model->retype(at, type, &why)) emit refused(why);
    reveal(path);
}

void ItemTreeView::addAttribute() {
    addUnder({});
}

void ItemTreeView::addHere() {
    const QModelIndex at = row();
    const bool inside = at.isValid() && models::isContainer(ValueType(at.data(ItemTreeModel::TypeRole).toInt()));
    addUnder(inside ? at : at.parent());
}

void ItemTreeView::addUnder(const QModelIndex& parent) {
    QString why;
    const QModelIndex made = m_model->addChild(parent, QString(), m_model->suggestedChild(parent), &why);
    if (!made.isValid()) {
        if (!why.isEmpty()) emit refused(why);
        return;
    }
    const ValuePath path = m_model->pathAt(made);
    setFocus(Qt::OtherFocusReason);
    reveal(path);
    const bool named = path.steps().isEmpty() || !path.steps().back().isIndex();
    if (!named) return editCurrent();
    m_fresh = path;
    renameCurrent();
}

void ItemTreeView::removeCurrent() {
    const QModelIndex at = row();
    if (!at.isValid()) return;
    QString why;
    if (!m_model->remove(at, &why)) emit refused(why);
}

void ItemTreeView::copy(bool asJson) const {
    const Value value = m_model->valueAt(row());
    QGuiApplication::clipboard()->setText(asJson ? value.toJson() : value.copyText());
}

QMenu* ItemTreeView::menuForCurrent() {
    auto* menu = new QMenu(this);
    const QModelIndex at = row();
    const bool inside = at.isValid() && models::isContainer(ValueType(at.data(ItemTreeModel::TypeRole).toInt()));
    const bool editable = at.isValid() && at.data(ItemTreeModel::EditableRole).toBool();
    const bool member = at.isValid() && at.data(ItemTreeModel::IsMemberRole).toBool();
    const bool named = at.isValid() && (at.flags() & Qt::ItemIsEditable);
    const auto put = [&](const QString& iconName, const QString& text, const QKeySequence& keys, bool enabled,
                         auto run) {
        QAction* action = menu->addAction(iconName.isEmpty() ? QIcon() : icon(iconName), text, this, run);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut); // shown only: the tree answers the keys itself
        action->setEnabled(enabled);
        return action;
    };
    if (at.isValid()) {
        put(QStringLiteral("pencil"), tr("Edit value"), Qt::Key_F2, editable && !inside, [this] { editCurrent(); });
        put({}, tr("Rename"), QKeySequence(Qt::SHIFT | Qt::Key_F2), named && !member, [this] { renameCurrent(); });
        auto* types = menu->addMenu(tr("Type"));
        fillTypeMenu(types, models::allTypes(), ValueType(at.data(ItemTreeModel::TypeRole).toInt()));
        types->setEnabled(editable && !member);
        connect(types, &QMenu::triggered, this, [this](QAction* action) { retype(ValueType(action->data().toInt())); });
        menu->addSeparator();
        put(QStringLiteral("plus"), inside ? tr("Add inside") : tr("Add beside"), Qt::Key_Insert, true,
            [this] { addHere(); });
    }
    put(QStringLiteral("plus"), tr("Add attribute"), {}, true, [this] { addAttribute(); });
    if (at.isValid()) {
        put(QStringLiteral("trash"), member ? tr("Remove member") : tr("Remove"), Qt::Key_Delete, editable,
            [this] { removeCurrent(); });
        if (at.data(ItemTreeModel::CanMoveRole).toBool()) {
            menu->addSeparator();
            put(QStringLiteral("up"), tr("Move up"), QKeySequence(Qt::ALT | Qt::Key_Up), at.row() > 0, [this] { moveCurrent(-1); });
            put(QStringLiteral("down"), tr("Move down"), QKeySequence(Qt::ALT | Qt::SHIFT | Qt::Key_Down),
                at.row() + 1 < m_model->rowCount(at.parent()), [this] { moveCurrent(1); });
        }
        menu->addSeparator();
        put(QStringLiteral("copy"), tr("Copy value"), QKeySequence::Copy, true, [this] { copy(false); });
        put(QStringLiteral("braces"), tr("Copy as DynamoDB JSON"), {}, true, [this] { copy(true); });
        put({}, tr("Copy path"), {}, true,
            [this] { QGuiApplication::clipboard()->setText(row().data(ItemTreeModel::PathTextRole).toString()); });
    }
    return menu;
}

void ItemTreeView::keyPressEvent(QKeyEvent* event) {
    const auto modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (state() != EditingState) {
        switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (modifiers == Qt::NoModifier) return editCurrent();
            break;
        case Qt::Key_F2:
            return modifiers & Qt::ShiftModifier ? renameCurrent() : editCurrent();
        case Qt::Key_Insert:
            return addHere();
        case Qt::Key_Delete:
            return removeCurrent();
        case Qt::Key_Down: // beside Alt+Down, which opens lists everywhere
            if (modifiers == (Qt::AltModifier | Qt::ShiftModifier)) return moveCurrent(1);
            if (modifiers & Qt::AltModifier) return chooseType();
            break;
        case Qt::Key_Up:
            if (modifiers & Qt::AltModifier) return moveCurrent(-1);
            break;
        case Qt::Key_Space:
            if (row().isValid() && !tickRect(row()).isNull()) return toggle(row());
            break;
        case Qt::Key_Menu:
            if (row().isValid()) return showMenu(viewport()->mapToGlobal(visualRect(value(row())).bottomLeft()));
            break;
        default:
            break;
        }
        if (event->matches(QKeySequence::Copy)) return copy(false);
    }
    QTreeView::keyPressEvent(event);
}

void ItemTreeView::mousePressEvent(QMouseEvent* event) {
    if (heldByOpenEditor(this)) return;
    QTreeView::mousePressEvent(event);
    const QModelIndex index = indexAt(event->pos());
    if (event->button() == Qt::LeftButton && moreRect(index).contains(event->pos())) {
        setCurrentIndex(value(index.siblingAtColumn(0)));
        return showMenu(viewport()->mapToGlobal(moreRect(index).bottomLeft()));
    }
    if (event->button() == Qt::LeftButton && tickRect(index).contains(event->pos())) return toggle(index);
    if (index.column() == ItemTreeModel::TypeColumn && event->button() == Qt::LeftButton) chooseType();
}

void ItemTreeView::mouseDoubleClickEvent(QMouseEvent* event) {
    const QModelIndex index = indexAt(event->pos());
    if (!index.isValid() || moreRect(index).contains(event->pos()) || tickRect(index).contains(event->pos()))
        return QTreeView::mouseDoubleClickEvent(event);
    setCurrentIndex(index);
    index.column() == ItemTreeModel::NameColumn ? renameCurrent() : editCurrent();
}

// ---- painting

void ItemTreeView::drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QModelIndex first = index.siblingAtColumn(0);
    const auto state = ItemTreeModel::NodeState(first.data(ItemTreeModel::StateRole).toInt());
    const QRect row(0, option.rect.top(), viewport()->width(), option.rect.height());
    const bool selected = selectionModel() && selectionModel()->isSelected(first);
    const bool inside = models::isContainer(ValueType(first.data(ItemTreeModel::TypeRole).toInt()));
    Token ground = selected ? Token::AccentSoft : Token::Base;
    // A changed list or map is marked on what changed inside it, and with the bar only while it is closed.
    const bool edited = state == ItemTreeModel::Edited && !(inside && isExpanded(first));
    if (edited) ground = Token::WarnSoft;
    if (state == ItemTreeModel::Added) ground = Token::OkSoft;
    if (state == ItemTreeModel::Removed) ground = Token::DangerSoft;
    painter->fillRect(row, color(ground));
    if (m_density == Density::Editor) {
        painter->fillRect(QRect(0, row.bottom(), row.width(), 1), color(Token::Line));
        const int more = row.right() - kMoreWidth;
        for (const int x : {columnViewportPosition(ItemTreeModel::TypeColumn), columnViewportPosition(ItemTreeModel::ValueColumn), more})
            painter->fillRect(QRect(x - 1, row.top(), 1, row.height()), color(Token::Line));
    }
    if (edited) painter->fillRect(QRect(0, row.top(), 2, row.height()), color(Token::WarnBar));
    QTreeView::drawRow(painter, option, index);
    if (currentIndex().isValid() && currentIndex().siblingAtColumn(0) == first && hasFocus()) {
        painter->save();
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(color(Token::AccentText), 2));
        painter->drawRect(row.adjusted(1, 1, -1, -1));
        painter->restore();
    }
}

/// The ring around the current row spans all of it.
void ItemTreeView::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QTreeView::currentChanged(current, previous);
    viewport()->update();
}

void ItemTreeView::drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const {
    if (!model()->hasChildren(index)) return;
    paintIcon(painter, QRectF(rect.right() - 12 + kShift, rect.top(), 12, rect.height()),
              isExpanded(index) ? QStringLiteral("down") : QStringLiteral("right"), 12, color(Token::Text3));
}

void ItemTreeView::openSmallOnes() {
    int rows = m_model->rowCount();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex node = m_model->index(row, 0);
        const auto type = ValueType(node.data(ItemTreeModel::TypeRole).toInt());
        const int inside = m_model->rowCount(node);
        if (type != ValueType::M && type != ValueType::L) continue;
        if (inside == 0 || inside > kSmall || rows + inside > kOpenRows) continue;
        if (m_closed.contains(node.data().toString())) continue;
        rows += inside;
        expand(node);
    }
}

/// Of the inspector: no taller than its rows, so that what stands beneath follows the last one.
void ItemTreeView::fitHeight() {
    if (!m_add) return;
    QModelIndex last = m_model->index(m_model->rowCount() - 1, 0);
    while (last.isValid() && isExpanded(last) && m_model->rowCount(last) > 0)
        last = m_model->index(m_model->rowCount(last) - 1, 0, last);
    const QRect rect = last.isValid() ? visualRect(last) : QRect();
    if (rect.isValid()) setMaximumHeight(rect.bottom() + 1 + verticalOffset());
}

void ItemTreeView::resizeEvent(QResizeEvent* event) {
    QTreeView::resizeEvent(event);
    fitHeight();
}

void ItemTreeView::scrollContentsBy(int dx, int dy) {
    QTreeView::scrollContentsBy(dx, dy);
    fitHeight();
}

} // namespace rf::ui

#include "moc_item_tree_view.cpp"
