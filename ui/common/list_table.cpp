#include "ui/common/list_table.h"

#include "ui/common/density.h"
#include "ui/common/fonts.h"
#include "ui/common/metrics.h"
#include "ui/common/tokens.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

namespace rf::ui {

ListTable::ListTable(const QString& objectName, const QString& accessibleName, QWidget* parent) : QTableView(parent) {
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    Density::follow(verticalHeader(), kGridRow);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setFixedHeight(kGridHeader);
    horizontalHeader()->setFont(uiFont(12));
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setMinimumSectionSize(40);
    connect(this, &QTableView::doubleClicked, this, &ListTable::openRequested);
}

void ListTable::setModel(QAbstractItemModel* model) {
    QTableView::setModel(model);
    if (!model) return;
    fitColumns();
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ListTable::currentRowChanged);
    connect(model, &QAbstractItemModel::modelReset, this, &ListTable::currentRowChanged);
}

void ListTable::letGo() {
    clearSelection();
    setCurrentIndex({});
}

void ListTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    if (model()) fitColumns();
}

void ListTable::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier) return emit pauseRequested();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) return emit openRequested();
    if (event->key() == Qt::Key_Escape && currentIndex().isValid()) return letGo();
    QTableView::keyPressEvent(event);
}

void paintRowGround(QPainter* painter, const QRect& rect, bool selected) {
    painter->fillRect(rect, color(selected ? Token::AccentSoft : Token::Base));
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), color(Token::Line));
}

int paintSoftBox(QPainter* painter, const QRect& rect, const QString& text, const QColor& ink, const QColor& ground) {
    painter->setFont(uiFont(11, QFont::Medium));
    const QString shown = painter->fontMetrics().elidedText(text, Qt::ElideRight, rect.width() - 12);
    const int width = painter->fontMetrics().horizontalAdvance(shown) + 12;
    const QRect box(rect.left(), rect.center().y() - 8, width, 18);
    painter->setPen(Qt::NoPen);
    painter->setBrush(ground);
    painter->drawRoundedRect(box, 3, 3);
    painter->setPen(ink);
    painter->drawText(box, Qt::AlignCenter, shown);
    return width;
}

} // namespace rf::ui

#include "moc_list_table.cpp"
