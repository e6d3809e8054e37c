#include "ui/item/grid_headers.h"

#include "models/items/items_model.h"
#include "ui/common/density.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/metrics.h"
#include "ui/common/tokens.h"
#include "ui/item/grid_pane.h"

#include <QMouseEvent>
#include <QPainter>

namespace rf::ui {

using models::ItemsModel;

ColumnHeader::ColumnHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {
    setSectionsClickable(true);
    setHighlightSections(false);
    setMinimumSectionSize(40);
    setDefaultSectionSize(110);
    setFixedHeight(28);
    setContextMenuPolicy(Qt::CustomContextMenu);
}

void ColumnHeader::setKeys(const QStringList& hash, const QStringList& range, bool ascending) {
    m_hash = hash;
    m_range = range;
    m_ascending = ascending;
    viewport()->update();
}

void ColumnHeader::setSorted(const QString& attribute, Qt::SortOrder order) {
    m_sorted = attribute;
    m_order = order;
    viewport()->update();
}

/// The icon of the order a column gives the rows; empty when it gives none.
QString ColumnHeader::arrowOf(const QString& name) const {
    const bool gives = m_sorted.isEmpty() ? m_range.contains(name) : m_sorted == name;
    const bool up = m_sorted.isEmpty() ? !m_ascending : m_order == Qt::DescendingOrder;
    return !gives ? QString() : up ? QStringLiteral("up") : QStringLiteral("down");
}

QSize ColumnHeader::sizeHint() const {
    return {QHeaderView::sizeHint().width(), 28};
}

QSize ColumnHeader::sectionSizeFromContents(int section) const {
    const QString name = model()->headerData(section, orientation()).toString();
    return {QFontMetrics(uiFont(12, QFont::Medium)).horizontalAdvance(name) + 64, 28};
}

void ColumnHeader::paintSection(QPainter* painter, const QRect& rect, int section) const {
    const QString name = model()->headerData(section, Qt::Horizontal).toString();
    const QVariant type = model()->headerData(section, Qt::Horizontal, ItemsModel::TypeRole);
    painter->save();
    painter->fillRect(rect, color(Token::Alt));
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), color(Token::Line));
    painter->fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), color(Token::Line));
    QRect inner = rect.adjusted(8, 0, -8, -1);
    const bool hash = m_hash.contains(name), range = m_range.contains(name);
    if (hash || range) {
        const QRect at(inner.left(), inner.center().y() - 5, 12, 12);
        paintIcon(painter, at, hash ? QStringLiteral("key") : QStringLiteral("sort"), 12, color(Token::Text3));
        inner.setLeft(inner.left() + 17);
    }
    if (type.isValid() && type.toInt() >= 0) {
        const QString code = models::typeCode(models::ValueType(type.toInt()));
        painter->setFont(monoFont(10, QFont::DemiBold));
        painter->setPen(color(typeToken(code)));
        const int width = painter->fontMetrics().horizontalAdvance(code);
        painter->drawText(inner, Qt::AlignRight | Qt::AlignVCenter, code);
        inner.setRight(inner.right() - width - 8);
    }
    if (const QString arrow = arrowOf(name); !arrow.isEmpty()) {
        const QRect at(inner.right() - 11, inner.center().y() - 5, 12, 12);
        paintIcon(painter, at, arrow, 12, color(m_sorted.isEmpty() ? Token::Text2 : Token::AccentText));
        inner.setRight(inner.right() - 17);
    }
    painter->setFont(uiFont(12, QFont::Medium));
    painter->setPen(color(Token::Text2));
    painter->drawText(inner, Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(name, Qt::ElideRight, inner.width()));
    painter->restore();
}

AttributeHeader::AttributeHeader(QWidget* parent) : QHeaderView(Qt::Vertical, parent) {
    setSectionResizeMode(Fixed);
    setMinimumSectionSize(kGridRow);
    Density::follow(this, kGridRow);
}

QSize AttributeHeader::sizeHint() const {
    constexpr int kLeast = 90, kMost = 260;
    const QFontMetrics metrics(uiFont(12, QFont::Medium));
    int width = kLeast;
    for (int row = 0; model() && row < model()->rowCount(); ++row)
        width = qMax(width, metrics.horizontalAdvance(model()->headerData(row, Qt::Vertical).toString()) + 56);
    return {qMin(width, kMost), 0};
}

void AttributeHeader::paintSection(QPainter* painter, const QRect& rect, int section) const {
    painter->save();
    painter->fillRect(rect, color(Token::Alt));
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), color(Token::Line));
    painter->fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), color(Token::Line));
    QRect inner = rect.adjusted(10, 0, -10, -1);
    const QString code = model()->headerData(section, Qt::Vertical, ItemsModel::TypeCodeRole).toString();
    if (!code.isEmpty()) {
        painter->setFont(monoFont(10, QFont::DemiBold));
        painter->setPen(color(typeToken(code)));
        painter->drawText(inner, Qt::AlignRight | Qt::AlignVCenter, code);
        inner.setRight(inner.right() - painter->fontMetrics().horizontalAdvance(code) - 8);
    }
    painter->setFont(uiFont(12, QFont::Medium));
    painter->setPen(color(Token::Text2));
    const QString name = model()->headerData(section, Qt::Vertical).toString();
    painter->drawText(inner, Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(name, Qt::ElideRight, inner.width()));
    painter->restore();
}

RowNumbers::RowNumbers(GridPane* pane) : QWidget(pane), m_pane(pane) {
    setObjectName(QStringLiteral("rowNumbers"));
}

int RowNumbers::wantedWidth(int rows) const {
    constexpr int kLeast = 34, kBeside = 14;
    return qMax(kLeast, QFontMetrics(uiFont(11)).horizontalAdvance(QString::number(rows)) + kBeside);
}

void RowNumbers::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), color(Token::Alt));
    if (!m_pane->model()) return;
    for (int row = m_pane->firstRowInView(); row <= m_pane->lastRowInView(); ++row) {
        const int top = m_pane->visualRect(m_pane->model()->index(row, 0)).top();
        paintNumber(&painter, QRect(0, top, width(), m_pane->rowHeightNow()), row);
    }
}

void RowNumbers::paintNumber(QPainter* painter, const QRect& rect, int row) const {
    const auto* model = m_pane->model();
    const auto state = models::RowState(model->index(row, 0).data(ItemsModel::RowStateRole).toInt());
    const bool selected = m_pane->selectionModel() && m_pane->selectionModel()->isSelected(model->index(row, 0));
    if (selected) painter->fillRect(rect, color(Token::AccentSoft));
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), color(Token::Line));
    painter->fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), color(Token::Line));
    const bool marked = state != models::RowState::Loaded;
    painter->setFont(uiFont(11, marked ? QFont::DemiBold : QFont::Normal));
    switch (state) {
    case models::RowState::Edited:
        painter->setPen(color(Token::Warn));
        break;
    case models::RowState::Inserted:
        painter->setPen(color(Token::Ok));
        break;
    case models::RowState::Deleted:
        painter->setPen(color(Token::Danger));
        break;
    case models::RowState::Loaded:
        painter->setPen(selected ? color(Token::Text2) : color(Token::Text3));
        break;
    }
    painter->drawText(rect.adjusted(0, 0, -1, -1), Qt::AlignCenter, model->headerData(row, Qt::Vertical).toString());
}

/// The mouse means here what it means at the left edge of the row; a double click edits nothing.
bool RowNumbers::event(QEvent* event) {
    switch (event->type()) {
    case QEvent::MouseButtonDblClick:
        return true;
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::MouseButtonRelease: {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        const QPointF at(1, mouse->position().y());
        QWidget* viewport = m_pane->viewport();
        QMouseEvent there(mouse->type(), at, viewport->mapToGlobal(at), mouse->button(), mouse->buttons(),
                          mouse->modifiers());
        QCoreApplication::sendEvent(viewport, &there);
        return true;
    }
    case QEvent::Wheel:
        QCoreApplication::sendEvent(m_pane->viewport(), event);
        return true;
    default:
        return QWidget::event(event);
    }
}

} // namespace rf::ui

#include "moc_grid_headers.cpp"
