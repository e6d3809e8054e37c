#include "ui/item/attribute_delegate.h"

#include "models/items/items_model.h"
#include "models/items/time_hint.h"
#include "ui/common/chips.h"
#include "ui/common/fonts.h"
#include "ui/common/mono_text.h"
#include "ui/common/tokens.h"
#include "ui/item/typed_editor.h"

#include <QAbstractItemView>
#include <QDateTime>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

namespace rf::ui {

using models::CellState;
using models::ItemsModel;
using models::RowState;
using models::Value;
using models::ValueType;

QString nestedChip(const Value& value) {
    const QString count = QString::number(value.childCount());
    return value.type() == ValueType::L ? '[' + count + ']' : '{' + count + '}';
}

QString nestedSummary(const Value& value) {
    constexpr int kParts = 4;
    QStringList parts;
    const int count = value.childCount();
    for (int i = 0; i < count && parts.size() < kParts; ++i) {
        const Value child = value.child(i);
        if (!models::isContainer(child.type())) parts << child.displayText();
    }
    if (parts.isEmpty() && count > 0) return value.child(0).displayText();
    return models::visibleText(parts.join(QStringLiteral(", ")), 120);
}

namespace {

// Never freed: they must not outlive the application.
const MonoText& plainText() {
    static auto* text = new MonoText(monoFont(12));
    return *text;
}

const MonoText& italicText() {
    static auto* text = [] {
        QFont font = monoFont(12);
        font.setItalic(true);
        return new MonoText(font);
    }();
    return *text;
}

std::optional<Value> valueOf(const QModelIndex& index) {
    const QVariant data = index.data(ItemsModel::ValueRole);
    if (!data.canConvert<Value>()) return std::nullopt;
    return data.value<Value>();
}

struct CellLook {
    QColor background;
    bool edited = false;
    bool deleted = false;
    bool awaited = false; ///< the item is not in memory: it is being read
};

CellLook lookOf(const QModelIndex& index, bool selected) {
    const auto row = RowState(index.data(ItemsModel::RowStateRole).toInt());
    const auto cell = CellState(index.data(ItemsModel::CellStateRole).toInt());
    if (row == RowState::Deleted) return {color(Token::DangerSoft), false, true};
    if (row == RowState::Edited && cell != CellState::Plain && cell != CellState::Absent)
        return {color(Token::WarnSoft), true, false};
    if (row == RowState::Inserted && !selected) return {color(Token::OkSoft), false, false};
    const QVariant kept = index.data(ItemsModel::KeptRole); // only a model that lets rows go has an answer
    if (cell == CellState::Absent && kept.isValid() && !kept.toBool())
        return {selected ? color(Token::AccentSoft) : color(Token::Base), false, false, true};
    if (cell == CellState::Absent) return {selected ? color(Token::AccentFaint) : color(Token::Absent), false, false};
    return {selected ? color(Token::AccentSoft) : color(Token::Base), false, false};
}

bool isCurrent(const QStyleOptionViewItem& option, const QModelIndex& index) {
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    return view && view->currentIndex() == index;
}

} // namespace

void AttributeDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const bool selected = option.state & QStyle::State_Selected;
    const CellLook look = lookOf(index, selected);
    const QRect rect = option.rect;
    const QPen pen = painter->pen();
    painter->fillRect(rect, look.background);
    if (look.awaited) {
        const int wide = qMin(rect.width() - 16, 24 + 37 * (index.column() % 3));
        painter->fillRect(QRect(rect.left() + 8, rect.center().y() - 3, wide, 7), color(Token::Line));
    }
    paintValue(painter, rect.adjusted(8, 0, -8, -1), index, look.deleted, selected);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), color(Token::Line));
    painter->fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), color(Token::Line));
    if (look.edited) painter->fillRect(QRect(rect.left(), rect.top(), 2, rect.height() - 1), color(Token::WarnBar));
    if (isCurrent(option, index)) {
        painter->setPen(QPen(color(Token::AccentText), 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(rect.adjusted(1, 1, -1, -1));
    }
    painter->setPen(pen);
}

void AttributeDelegate::paintValue(QPainter* painter, QRect rect, const QModelIndex& index, bool deleted,
                                   bool selected) const {
    const auto value = valueOf(index);
    if (!value) return;
    const ValueType type = value->type();
    if (models::isContainer(type)) {
        const QString chip = nestedChip(*value);
        const int width = paintValueChip(painter, rect, chip);
        rect.setLeft(rect.left() + width + 7);
        painter->setPen(deleted ? color(Token::Danger) : color(Token::Text));
        const QString text = nestedSummary(*value);
        if (isFound(*value)) paintFound(painter, rect, text, false);
        return plainText().draw(painter, rect, Qt::AlignLeft, text, deleted);
    }
    QColor ink = color(Token::Text);
    if (type == ValueType::NUL) {
        ink = selected ? color(Token::Text2) : color(Token::Text3);
    } else if (type != ValueType::S) {
        ink = color(typeToken(models::typeCode(type)));
    } else if (index.data(ItemsModel::RepeatedKeyRole).toBool()) {
        ink = color(Token::Text2);
    }
    QString text = value->displayText();
    if (type == ValueType::S && text.isEmpty()) {
        text = QStringLiteral("\"\"");
        ink = selected ? color(Token::Text2) : color(Token::Text3);
    }
    painter->setPen(deleted ? color(Token::Danger) : ink);
    if (isTimeToLive(index)) paintCountdown(painter, &rect, *value);
    if (isFound(*value)) paintFound(painter, rect, text, type == ValueType::N);
    (type == ValueType::NUL ? italicText() : plainText())
        .draw(painter, rect, type == ValueType::N ? Qt::AlignRight : Qt::AlignLeft, text, deleted);
}

bool AttributeDelegate::isFound(const Value& value) const {
    return !m_wanted.text.isEmpty() && m_wanted.matches(value.displayText());
}

bool AttributeDelegate::isTimeToLive(const QModelIndex& index) const {
    return !m_timeToLive.isEmpty() && index.data(ItemsModel::AttributeRole).toString() == m_timeToLive;
}

/// "in 3 d" at the left of the number, where there is room for both.
void AttributeDelegate::paintCountdown(QPainter* painter, QRect* rect, const Value& value) const {
    const QString text = models::countdownChip(value, QDateTime::currentDateTimeUtc());
    if (text.isEmpty()) return;
    const QPen pen = painter->pen();
    painter->setFont(uiFont(11));
    painter->setPen(color(Token::Text2));
    const int wide = painter->fontMetrics().horizontalAdvance(text);
    painter->drawText(*rect, Qt::AlignLeft | Qt::AlignVCenter, painter->fontMetrics().elidedText(text, Qt::ElideRight, rect->width()));
    rect->setLeft(qMin(rect->right(), rect->left() + wide + 8));
    painter->setPen(pen);
}

QString AttributeDelegate::tipOf(const QModelIndex& index) const {
    const auto value = valueOf(index);
    if (!value) return {};
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QStringList lines;
    if (const auto epoch = models::epochOf(*value)) lines << models::epochText(*epoch, now);
    if (isTimeToLive(index))
        if (const QString left = models::countdownText(*value, now); !left.isEmpty()) lines << left;
    const QString was = index.data(ItemsModel::OriginalTextRole).toString();
    if (!was.isEmpty()) lines << tr("was %1").arg(was);
    return lines.join(u'\n');
}

bool AttributeDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                                  const QModelIndex& index) {
    if (event->type() != QEvent::ToolTip) return QStyledItemDelegate::helpEvent(event, view, option, index);
    QString tip = tipOf(index);
    const auto value = valueOf(index);
    if (value && sizeHint(option, index).width() > option.rect.width()) {
        const QString whole = models::visibleText(value->displayText(), 600);
        tip = tip.isEmpty() ? whole : whole + u'\n' + tip;
    }
    tip.isEmpty() ? QToolTip::hideText() : QToolTip::showText(event->globalPos(), tip.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")).prepend(QStringLiteral("<p style='white-space:pre-wrap'>")), view->viewport(), option.rect);
    return true;
}

/// A mark behind what was found; behind all of the text where it is not seen as such.
void AttributeDelegate::paintFound(QPainter* painter, const QRect& rect, const QString& text, bool right) const {
    const QFontMetrics metrics(monoFont(12));
    const qsizetype at = text.indexOf(m_wanted.text, 0, m_wanted.caseSensitive ? Qt::CaseSensitive : Qt::CaseInsensitive);
    const int all = qMin(rect.width(), metrics.horizontalAdvance(text));
    int from = right ? rect.right() + 1 - all : rect.left(), wide = qMax(all, 10);
    const int before = at < 0 ? 0 : metrics.horizontalAdvance(text.left(at));
    if (at >= 0 && all == metrics.horizontalAdvance(text)) {
        from += before;
        wide = metrics.horizontalAdvance(text.mid(at, m_wanted.text.size()));
    }
    painter->fillRect(QRect(from - 1, rect.center().y() - 8, wide + 2, 18), color(Token::BurstSoft));
}

QSize AttributeDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
    const auto value = valueOf(index);
    if (!value) return {40, 26};
    if (!models::isContainer(value->type())) return {plainText().width(value->displayText().left(80)) + 18, 26};
    return {plainText().width(nestedChip(*value) + nestedSummary(*value).left(40)) + 40, 26};
}

QWidget* AttributeDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex&) const {
    auto* editor = new TypedEditor(parent);
    connect(editor, &TypedEditor::finished, this, [this, editor](bool commit) {
        auto* self = const_cast<AttributeDelegate*>(this);
        if (commit) emit self->commitData(editor);
        emit self->closeEditor(editor, NoHint);
    });
    return editor;
}

void AttributeDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
    auto* typed = static_cast<TypedEditor*>(editor);
    if (typed->isFilled()) return; // a refresh of the model must not overwrite what is being typed
    const auto value = valueOf(index);
    if (value) {
        typed->setValue(*value);
        return;
    }
    const QVariant column = index.model()->headerData(index.column(), Qt::Horizontal, ItemsModel::TypeRole);
    const auto type = column.isValid() && column.toInt() >= 0 ? ValueType(column.toInt()) : ValueType::S;
    typed->setEmpty(models::isContainer(type) ? ValueType::S : type);
}

void AttributeDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const {
    auto* typed = static_cast<TypedEditor*>(editor);
    if (!typed->isTouched()) return;
    const auto value = typed->value();
    if (!value) return;
    if (!model->setData(index, QVariant::fromValue(*value)))
        emit refused(index, index.data(ItemsModel::ProblemRole).toString());
}

void AttributeDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                             const QModelIndex&) const {
    QRect rect = option.rect;
    const int width = qMax(rect.width(), editor->minimumSizeHint().width());
    const int room = editor->parentWidget()->width();
    rect.setWidth(width);
    if (rect.right() > room) rect.moveRight(qMax(width, room));
    if (rect.left() < 0) rect.moveLeft(0);
    editor->setGeometry(rect);
}

bool AttributeDelegate::eventFilter(QObject* object, QEvent* event) {
    auto* editor = qobject_cast<TypedEditor*>(object);
    if (!editor) return QStyledItemDelegate::eventFilter(object, event);
    if (event->type() == QEvent::FocusOut) return false; // the editor says itself when it is left
    if (event->type() != QEvent::KeyPress) return QStyledItemDelegate::eventFilter(object, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    switch (key->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        if (!editor->problem().isEmpty()) return true; // stays open: the reason stands beneath
        emit commitData(editor);
        emit closeEditor(editor, key->key() == Qt::Key_Tab       ? EditNextItem
                                 : key->key() == Qt::Key_Backtab ? EditPreviousItem
                                                                 : NoHint);
        return true;
    case Qt::Key_Escape:
        emit closeEditor(editor, RevertModelCache);
        return true;
    default:
        return false;
    }
}

} // namespace rf::ui

#include "moc_attribute_delegate.cpp"
