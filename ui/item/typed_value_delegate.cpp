#include "ui/common/chips.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/item/item_tree_view.h"
#include "ui/item/typed_editor.h"

#include <QKeyEvent>
#include <QPainter>

namespace rf::ui {

using models::ItemTreeModel;
using models::Value;
using models::ValueType;

namespace {

Value nodeValue(const QModelIndex& index) {
    return index.siblingAtColumn(0).data(ItemTreeModel::ValueRole).value<Value>();
}

auto stateOf(const QModelIndex& index) {
    return ItemTreeModel::NodeState(index.siblingAtColumn(0).data(ItemTreeModel::StateRole).toInt());
}

QString shownText(const Value& value, bool open) {
    switch (value.type()) {
    case ValueType::M:
        return open ? ItemTreeView::tr("%n attribute(s)", nullptr, value.childCount()) : value.displayText();
    case ValueType::L:
        return ItemTreeView::tr("%n element(s)", nullptr, value.childCount());
    case ValueType::S:
        return value.displayText().isEmpty() ? QStringLiteral("\"\"") : value.displayText();
    default:
        return value.displayText();
    }
}

Token inkOf(const Value& value) {
    if (value.type() == ValueType::S) return value.displayText().isEmpty() ? Token::Text3 : Token::Text;
    return value.type() == ValueType::NUL ? Token::Text3 : typeToken(value.typeCode());
}

} // namespace

void TypedValueDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    painter->save();
    const QRect rect = option.rect;
    const bool removed = stateOf(index) == ItemTreeModel::Removed;
    if (index.column() == ItemTreeModel::TypeColumn) {
        const QModelIndex first = index.siblingAtColumn(0);
        paintTypeBadge(painter, m_wide ? rect.adjusted(8, 0, 0, 0) : rect, first.data(ItemTreeModel::TypeCodeRole).toString());
        const bool free = first.data(ItemTreeModel::EditableRole).toBool() && !first.data(ItemTreeModel::IsMemberRole).toBool() &&
                          !first.data(ItemTreeModel::IsKeyRole).toBool();
        if (m_wide && free)
            paintIcon(painter, QRectF(rect.right() - 18, rect.top(), 12, rect.height()), QStringLiteral("down"), 11, color(Token::Text3));
    } else if (index.column() == ItemTreeModel::NameColumn) {
        QFont font = monoFont();
        font.setStrikeOut(removed);
        painter->setFont(font);
        const bool member = index.data(ItemTreeModel::IsMemberRole).toBool();
        painter->setPen(color(removed ? Token::Danger : member ? Token::Text3 : Token::Text2));
        painter->drawText(
            rect.adjusted(8, 0, -4, 0), Qt::AlignVCenter,
            painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, rect.width() - 12));
    } else {
        paintValue(painter, option, index);
    }
    painter->restore();
}

void TypedValueDelegate::paintValue(QPainter* painter, const QStyleOptionViewItem& option,
                                    const QModelIndex& index) const {
    const auto state = stateOf(index);
    const Value value = nodeValue(index);
    const auto* tree = qobject_cast<const QTreeView*>(option.widget);
    const bool open = tree && tree->isExpanded(index.siblingAtColumn(0));
    QRect rect = option.rect.adjusted(m_wide ? 8 : 0, 0, m_wide ? -kMoreWidth - 6 : -10, 0);
    if (m_wide) paintMore(painter, option.rect, index);
    if (!m_wide && index.siblingAtColumn(0).data(ItemTreeModel::IsKeyRole).toBool() && rowIsLocked(index)) {
        paintIcon(painter, QRectF(rect.right() - 11, rect.top(), 12, rect.height()), QStringLiteral("lock"), 12,
                  color(Token::Text3));
        rect.setRight(rect.right() - 18);
    }
    const QString before = index.siblingAtColumn(0).data(ItemTreeModel::OriginalTextRole).toString();
    QFont plain = monoFont(), struck = monoFont();
    struck.setStrikeOut(true);
    if (state == ItemTreeModel::Edited && !models::isContainer(value.type())) {
        painter->setFont(struck);
        painter->setPen(color(Token::Text3));
        const QString old = before.isEmpty() ? QStringLiteral("\"\"") : before;
        const QString shown = painter->fontMetrics().elidedText(old, Qt::ElideRight, rect.width() * 45 / 100);
        painter->drawText(rect, Qt::AlignVCenter, shown);
        rect.setLeft(rect.left() + painter->fontMetrics().horizontalAdvance(shown) + 7);
    }
    if (m_wide && value.type() == ValueType::BOOL && !rowIsLocked(index)) {
        const QRectF box(rect.left() + 0.5, rect.center().y() - kTickSize / 2 + 0.5, kTickSize - 1, kTickSize - 1);
        const bool on = value.engine().asBool();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(color(on ? Token::Accent : Token::Ctl), 1));
        painter->setBrush(color(on ? Token::Accent : Token::Base));
        painter->drawRoundedRect(box, 3, 3);
        if (on) paintIcon(painter, box, QStringLiteral("check"), 11, color(Token::OnAccent));
        painter->setBrush(Qt::NoBrush);
        rect.setLeft(rect.left() + kTickSize + 8);
    }
    plain.setItalic(value.type() == ValueType::NUL);
    plain.setStrikeOut(state == ItemTreeModel::Removed);
    painter->setFont(plain);
    painter->setPen(color(state == ItemTreeModel::Removed ? Token::Danger : inkOf(value)));
    const QString shown = painter->fontMetrics().elidedText(shownText(value, open), Qt::ElideRight, rect.width());
    painter->drawText(rect, Qt::AlignVCenter, shown);
    const QString note = m_wide ? index.siblingAtColumn(0).data(ItemTreeModel::NoteRole).toString() : QString();
    if (note.isEmpty()) return;
    rect.setLeft(rect.left() + painter->fontMetrics().horizontalAdvance(shown) + 10);
    painter->setFont(uiFont(12));
    painter->setPen(color(Token::Text2));
    painter->drawText(rect, Qt::AlignVCenter, painter->fontMetrics().elidedText(note, Qt::ElideRight, rect.width()));
}

/// The row's menu at its end; a lock where the key cannot change.
void TypedValueDelegate::paintMore(QPainter* painter, const QRect& rect, const QModelIndex& index) const {
    const bool locked = index.siblingAtColumn(0).data(ItemTreeModel::IsKeyRole).toBool() && rowIsLocked(index);
    const QRectF place(rect.right() - kMoreWidth + 1, rect.top(), kMoreWidth, rect.height());
    paintIcon(painter, place, locked ? QStringLiteral("lock") : QStringLiteral("more"), locked ? 12 : 14, color(Token::Text3));
}

bool TypedValueDelegate::rowIsLocked(const QModelIndex& index) {
    return !index.siblingAtColumn(0).data(ItemTreeModel::EditableRole).toBool();
}

QWidget* TypedValueDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&,
                                          const QModelIndex& index) const {
    if (index.column() == ItemTreeModel::TypeColumn) return nullptr;
    if (index.column() == ItemTreeModel::NameColumn) {
        auto* line = new QLineEdit(parent);
        line->setFont(monoFont());
        line->setMaxLength(1 << 17); // names go up to 64 KB
        line->setObjectName(QStringLiteral("nameEditor"));
        line->setAccessibleName(tr("Name of the attribute"));
        return line;
    }
    auto* editor = new TypedEditor(parent);
    const QModelIndex row = index.siblingAtColumn(0);
    editor->setTypeFixed(row.data(ItemTreeModel::IsMemberRole).toBool() || row.data(ItemTreeModel::IsKeyRole).toBool());
    connect(editor, &TypedEditor::finished, this, [this, editor](bool commit) {
        auto* self = const_cast<TypedValueDelegate*>(this);
        if (commit) emit self->commitData(editor);
        emit self->closeEditor(editor, NoHint);
    });
    return editor;
}

void TypedValueDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
    if (auto* typed = qobject_cast<TypedEditor*>(editor)) {
        if (!typed->isFilled()) typed->setValue(nodeValue(index));
    } else if (auto* line = qobject_cast<QLineEdit*>(editor); line && !line->isModified()) {
        line->setText(index.data(Qt::EditRole).toString());
    }
}

void TypedValueDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const {
    if (auto* typed = qobject_cast<TypedEditor*>(editor)) {
        const auto value = typed->value();
        if (typed->isTouched() && value) model->setData(index, QVariant::fromValue(*value));
        return;
    }
    auto* line = static_cast<QLineEdit*>(editor);
    const auto path = index.siblingAtColumn(0).data(ItemTreeModel::PathRole).value<models::ValuePath>();
    const QString name = line->text();
    const bool same = index.data(Qt::EditRole).toString() == name;
    if (same || model->setData(index, name)) emit renamed(path.parent(), name);
}

void TypedValueDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                              const QModelIndex& index) const {
    QRect rect = option.rect;
    if (index.column() == ItemTreeModel::ValueColumn) rect.adjust(m_wide ? 1 : -8, 0, m_wide ? -kMoreWidth : 0, 0);
    editor->setGeometry(rect);
}

bool TypedValueDelegate::eventFilter(QObject* object, QEvent* event) {
    auto* editor = qobject_cast<TypedEditor*>(object);
    if (!editor) return QStyledItemDelegate::eventFilter(object, event);
    if (event->type() == QEvent::FocusOut) return false;
    if (event->type() != QEvent::KeyPress) return QStyledItemDelegate::eventFilter(object, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        if (!editor->problem().isEmpty()) return true;
        emit commitData(editor);
        emit closeEditor(editor, NoHint);
        return true;
    case Qt::Key_Escape:
        emit closeEditor(editor, RevertModelCache);
        return true;
    default:
        return false;
    }
}

} // namespace rf::ui
