#include "ui/explorer/sidebar_tree.h"

#include "models/tables/tables_model.h"
#include "ui/common/chips.h"
#include "ui/common/density.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/metrics.h"
#include "ui/explorer/sidebar_rows.h"
#include "ui/explorer/sparkline.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

namespace rf::ui {

using models::NodeKind;
using models::TablesModel;

namespace {

constexpr int kShift = 4; ///< twisties stand this far from the panel's edge

NodeKind kindOf(const QModelIndex& index) {
    return NodeKind(index.data(TablesModel::KindRole).toInt());
}

QString iconOf(NodeKind kind) {
    switch (kind) {
    case NodeKind::File:
        return QStringLiteral("db");
    case NodeKind::Region:
        return QStringLiteral("topology");
    case NodeKind::Table:
        return QStringLiteral("table");
    case NodeKind::TableKey:
        return QStringLiteral("key");
    case NodeKind::LocalIndex:
        return QStringLiteral("sort");
    case NodeKind::GlobalIndex:
        return QStringLiteral("index");
    }
    return {};
}

/// Of a table: what its traffic says, unless it is being changed.
Mark markOf(const QModelIndex& index, const models::TableActivity& activity) {
    const NodeKind kind = kindOf(index);
    const QString status = index.data(TablesModel::StatusRole).toString();
    if (kind == NodeKind::File) {
        if (status == QLatin1String("failed")) return Mark::Throttled;
        if (status == QLatin1String("opening")) return Mark::Updating;
        return status.isEmpty() ? Mark::Ok : Mark::Closed;
    }
    if (kind == NodeKind::Table && status != QLatin1String("ACTIVE")) return Mark::Updating;
    if (kind == NodeKind::Table) return activity.isThrottled() ? Mark::Throttled : activity.active ? Mark::Ok : Mark::None;
    const bool index_ = kind == NodeKind::LocalIndex || kind == NodeKind::GlobalIndex;
    return index_ && !status.isEmpty() && status != QLatin1String("ACTIVE") ? Mark::Updating : Mark::None;
}

QString sideText(const QModelIndex& index) {
    switch (kindOf(index)) {
    case NodeKind::File: {
        const QString status = index.data(TablesModel::StatusRole).toString();
        if (status == QLatin1String("opening")) return SidebarTree::tr("opening");
        if (status == QLatin1String("read-only")) return SidebarTree::tr("read-only");
        return status == QLatin1String("failed") ? SidebarTree::tr("failed") : QString();
    }
    case NodeKind::TableKey:
    case NodeKind::LocalIndex:
    case NodeKind::GlobalIndex:
        return index.data(TablesModel::KeyTextRole).toString();
    default:
        return {};
    }
}

QString kindText(NodeKind kind) {
    switch (kind) {
    case NodeKind::File:
        return SidebarTree::tr("file");
    case NodeKind::Region:
        return SidebarTree::tr("region");
    case NodeKind::Table:
        return SidebarTree::tr("table");
    case NodeKind::TableKey:
        return SidebarTree::tr("the table's own key");
    case NodeKind::LocalIndex:
        return SidebarTree::tr("local index");
    case NodeKind::GlobalIndex:
        return SidebarTree::tr("global index");
    }
    return {};
}

} // namespace

QString describeNode(const QModelIndex& index) {
    const NodeKind kind = kindOf(index);
    QStringList parts{index.data().toString(), kindText(kind)};
    if (const QString keys = index.data(TablesModel::KeyTextRole).toString(); !keys.isEmpty())
        parts << QString(keys).replace(QStringLiteral(" · "), SidebarTree::tr(" and "));
    if (const QString status = index.data(TablesModel::StatusRole).toString(); !status.isEmpty())
        parts << status.toLower();
    if (kind == NodeKind::Table)
        parts << SidebarTree::tr("%n item(s)", nullptr, int(index.data(TablesModel::ItemCountRole).toLongLong()));
    return parts.join(QStringLiteral(", "));
}

QString describeActivity(const models::TableActivity& activity) {
    if (activity.isIdle()) return {};
    const auto rate = [](double units) { return QLocale(QLocale::English).toString(units, 'f', units < 10 && units > 0 ? 1 : 0); };
    const QString text = SidebarTree::tr("%1 RCU and %2 WCU a second").arg(rate(activity.readRate), rate(activity.writeRate));
    return activity.isThrottled() ? SidebarTree::tr("%1, throttled").arg(text) : text;
}

void SidebarDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const bool selected = option.state & QStyle::State_Selected;
    const NodeKind kind = kindOf(index);
    QRect rect = option.rect.adjusted(kShift + 5, 0, -9, 0);
    painter->save();
    paintIcon(painter, QRectF(rect.left(), rect.top(), 14, rect.height()), iconOf(kind), 14, color(Token::Text2));
    rect.setLeft(rect.left() + 19);
    const models::TableActivity activity = activityOf(m_activity, index);
    const Mark mark = markOf(index, activity);
    if (mark != Mark::None) paintMark(painter, QRect(rect.right() - 9, rect.top(), 10, rect.height()), mark);
    if (mark != Mark::None || kind == NodeKind::Table) rect.setRight(rect.right() - 15);
    if (!activity.isIdle()) {
        paintSparkline(painter, QRect(rect.right() - kSparkWidth, rect.top(), kSparkWidth, rect.height()), activity);
        rect.setRight(rect.right() - kSparkWidth - 8);
    }
    const bool bold = (selected && kind == NodeKind::Table) || kind == NodeKind::File;
    const QFont name = uiFont(13, bold ? QFont::DemiBold : QFont::Normal);
    const int wanted = QFontMetrics(name).horizontalAdvance(index.data().toString());
    if (const QString side = sideText(index); !side.isEmpty()) {
        painter->setFont(monoFont(11));
        painter->setPen(color(selected ? Token::Text2 : Token::Text3));
        const int room = qMax(0, rect.width() - qMin(wanted, rect.width() * 6 / 10) - 10);
        const QString shown = painter->fontMetrics().elidedText(side, Qt::ElideRight, room);
        painter->drawText(rect, Qt::AlignRight | Qt::AlignVCenter, shown);
        rect.setRight(rect.right() - painter->fontMetrics().horizontalAdvance(shown) - 8);
    }
    painter->setFont(name);
    painter->setPen(color(Token::Text));
    painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideMiddle, rect.width()));
    painter->restore();
}

QSize SidebarDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {80, Density::row(kTreeRow)};
}

SidebarTree::SidebarTree(QWidget* parent) : QTreeView(parent) {
    setObjectName(QStringLiteral("sidebarTree"));
    setAccessibleName(tr("Files, tables and indexes"));
    setFrameShape(NoFrame);
    setHeaderHidden(true);
    setIndentation(14);
    setUniformRowHeights(true);
    setEditTriggers(NoEditTriggers);
    setExpandsOnDoubleClick(false);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setItemDelegate(new SidebarDelegate(this));
    connect(&Density::instance(), &Density::changed, this, &QTreeView::doItemsLayout);
}

void SidebarTree::setActivity(models::ActivityModel* activity) {
    static_cast<SidebarDelegate*>(itemDelegate())->setActivity(activity);
    connect(activity, &models::ActivityModel::changed, viewport(), qOverload<>(&QWidget::update));
}

void SidebarTree::drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QRect row(0, option.rect.top(), viewport()->width(), option.rect.height());
    const bool selected = selectionModel() && selectionModel()->isSelected(index);
    painter->fillRect(row, color(selected ? Token::AccentSoft : Token::Window));
    QTreeView::drawRow(painter, option, index);
    if (index == currentIndex() && hasFocus()) {
        painter->save();
        painter->setPen(QPen(color(Token::AccentText), 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(row.adjusted(1, 1, -1, -1));
        painter->restore();
    }
}

void SidebarTree::drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const {
    if (!model()->hasChildren(index)) return;
    paintIcon(painter, QRectF(rect.right() - 13 + kShift, rect.top(), 14, rect.height()),
              isExpanded(index) ? QStringLiteral("down") : QStringLiteral("right"), 14, color(Token::Text3));
}

void SidebarTree::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && currentIndex().isValid()) {
        emit openRequested(currentIndex(), event->modifiers() & Qt::ControlModifier);
        return;
    }
    QTreeView::keyPressEvent(event);
}

void SidebarTree::mouseReleaseEvent(QMouseEvent* event) {
    QTreeView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->pos());
    if (!index.isValid()) return;
    const bool onRow = event->pos().x() >= visualRect(index).left();
    if (!onRow) return;
    if (event->button() == Qt::MiddleButton) emit openRequested(index, true);
    if (event->button() == Qt::LeftButton) emit openRequested(index, event->modifiers() & Qt::ControlModifier);
}

} // namespace rf::ui

#include "moc_sidebar_tree.cpp"
