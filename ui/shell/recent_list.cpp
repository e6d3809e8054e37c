#include "ui/shell/recent_list.h"

#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QPainter>

namespace rf::ui {

using models::RecentFiles;

namespace {
constexpr int kRecentRow = 52, kWhenWidth = 74, kSizeWidth = 96;

void drawPair(QPainter* painter, const QRect& rect, Qt::Alignment side, const QFont& upper, const QString& first,
              const QString& second, bool dim) {
    const int top = rect.y() + (rect.height() - 34) / 2;
    painter->setFont(upper);
    painter->setPen(color(dim ? Token::Text3 : Token::Text));
    painter->drawText(QRect(rect.x(), top, rect.width(), 18), int(side | Qt::AlignVCenter),
                      painter->fontMetrics().elidedText(first, Qt::ElideMiddle, rect.width()));
    painter->setFont(uiFont(12));
    painter->setPen(color(Token::Text2));
    painter->drawText(QRect(rect.x(), top + 18, rect.width(), 16), int(side | Qt::AlignVCenter),
                      painter->fontMetrics().elidedText(second, Qt::ElideMiddle, rect.width()));
}
} // namespace

QSize RecentDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {300, kRecentRow};
}

void RecentDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    painter->save();
    const QRect r = option.rect;
    const bool selected = option.state & QStyle::State_Selected && option.state & QStyle::State_HasFocus;
    const bool exists = index.data(RecentFiles::ExistsRole).toBool();
    painter->fillRect(r, color(selected                                 ? Token::AccentSoft
                               : option.state & QStyle::State_MouseOver ? Token::AccentFaint
                                                                        : Token::Base));
    const bool last = index.row() + 1 == index.model()->rowCount(); // the card's own edge ends the list
    if (!last) painter->fillRect(QRect(r.x(), r.bottom(), r.width(), 1), color(Token::Line));
    paintIcon(painter, QRectF(r.x() + 12, r.y(), 16, r.height() - 1), QStringLiteral("db"), 16,
              color(selected ? Token::AccentText : Token::Text2));
    const int whenX = r.right() - 12 - kWhenWidth, sizeX = whenX - 12 - kSizeWidth;
    drawPair(painter, QRect(r.x() + 40, r.y(), sizeX - r.x() - 52, r.height() - 1), Qt::AlignLeft,
             uiFont(13, QFont::Medium), index.data(RecentFiles::NameRole).toString(),
             index.data(RecentFiles::FolderRole).toString(), !exists);
    const int tables = index.data(RecentFiles::TablesRole).toInt();
    const QString size = sizeText(index.data(RecentFiles::SizeRole).toLongLong());
    drawPair(painter, QRect(sizeX, r.y(), kSizeWidth, r.height() - 1), Qt::AlignRight, monoFont(),
             exists ? size : RecentList::tr("missing"),
             tables < 0 ? QString() : RecentList::tr("%n table(s)", nullptr, tables), !exists);
    painter->setFont(uiFont(12));
    painter->setPen(color(Token::Text2));
    painter->drawText(QRect(whenX, r.y(), kWhenWidth, r.height() - 1), Qt::AlignRight | Qt::AlignVCenter,
                      index.data(RecentFiles::OpenedTextRole).toString());
    painter->restore();
}

RecentList::RecentList(RecentFiles* recent, QWidget* parent) : QListView(parent), m_recent(recent) {
    setModel(recent);
    setItemDelegate(new RecentDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setUniformItemSizes(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setAccessibleName(tr("Recent files"));
    setEditTriggers(NoEditTriggers);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // at most ten files: the list is as tall as they are
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored); // taller where what stands beside it is
    const auto fit = [this] { setMinimumHeight(kRecentRow * std::max(3, m_recent->rowCount())); };
    for (auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(recent, signal, this, fit);
    connect(recent, &QAbstractItemModel::modelReset, this, fit);
    fit();
    connect(this, &QListView::clicked, this, &RecentList::open);
    connect(this, &QWidget::customContextMenuRequested, this, &RecentList::showMenu);
}

void RecentList::open(const QModelIndex& index) {
    if (index.isValid()) emit openRequested(index.data(RecentFiles::PathRole).toString());
}

void RecentList::showMenu(const QPoint& at) {
    const QString path = indexAt(at).data(RecentFiles::PathRole).toString();
    if (path.isEmpty()) return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Open"), this, [this, path] { emit openRequested(path); });
    menu->addAction(tr("Remove from list"), this, [this, path] { m_recent->remove(path); });
    menu->popup(viewport()->mapToGlobal(at));
}

void RecentList::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) return open(currentIndex());
    if (event->key() == Qt::Key_Delete && currentIndex().isValid()) {
        m_recent->remove(currentIndex().data(RecentFiles::PathRole).toString());
        return;
    }
    QListView::keyPressEvent(event);
}

void RecentList::mouseMoveEvent(QMouseEvent* event) {
    viewport()->setCursor(indexAt(event->position().toPoint()).isValid() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    QListView::mouseMoveEvent(event);
}

void RecentList::paintEvent(QPaintEvent* event) {
    QListView::paintEvent(event);
    if (m_recent->rowCount() > 0) return;
    QPainter painter(viewport());
    painter.setFont(uiFont(12));
    painter.setPen(color(Token::Text2));
    painter.drawText(viewport()->rect(), Qt::AlignCenter, tr("Files you open appear here"));
}

} // namespace rf::ui

#include "moc_recent_list.cpp"
