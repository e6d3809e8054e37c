#include "ui/item/column_popup.h"

#include "ui/common/buttons.h"
#include "ui/common/chips.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QMouseEvent>
#include <QPainter>
#include <QScreen>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace rf::ui {

namespace {

constexpr int kWidth = 320, kBox = 34, kPin = 30, kRowsAtOnce = 12;
enum Role { TypeRole = Qt::UserRole + 1, ShownRole, PinnedRole, KeyRole };

class ColumnDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {200, kListRow}; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        painter->save();
        const QRect r = option.rect;
        const bool selected = option.state & QStyle::State_Selected, shown = index.data(ShownRole).toBool();
        painter->fillRect(r, color(selected ? Token::AccentSoft : Token::Base));
        paintBox(painter, QRect(r.left() + 12, r.center().y() - 6, 14, 14), shown, index.data(KeyRole).toBool());
        QRect inner = r.adjusted(kBox, 0, -kPin, 0);
        const QString code = index.data(TypeRole).toString();
        painter->setFont(monoFont(10, QFont::DemiBold));
        painter->setPen(code.isEmpty() ? color(Token::Text3) : color(typeToken(code)));
        painter->drawText(inner, Qt::AlignRight | Qt::AlignVCenter, code);
        inner.setRight(inner.right() - painter->fontMetrics().horizontalAdvance(code) - 8);
        painter->setFont(uiFont(12));
        painter->setPen(color(shown ? Token::Text : Token::Text3));
        painter->drawText(inner, Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, inner.width()));
        if (index.data(PinnedRole).toBool() || selected)
            paintIcon(painter, QRectF(r.right() - 22, r.top(), 12, r.height()), QStringLiteral("pin"), 12,
                      color(index.data(PinnedRole).toBool() ? Token::AccentText : Token::LineStrong));
        painter->restore();
    }

private:
    static void paintBox(QPainter* painter, const QRect& box, bool on, bool locked) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(color(on && !locked ? Token::Accent : Token::Ctl), 1));
        painter->setBrush(on ? color(locked ? Token::LineStrong : Token::Accent) : color(Token::Base));
        painter->drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
        if (!on) return;
        painter->setPen(QPen(color(Token::Base), 1.6));
        painter->drawPolyline(QPolygonF({{box.left() + 3.5, box.top() + 7.5},
                                         {box.left() + 6.0, box.top() + 10.0},
                                         {box.left() + 10.5, box.top() + 4.5}}));
    }
};

} // namespace

ColumnPopup::ColumnPopup(QWidget* parent)
    : QFrame(parent, Qt::Popup), m_field(new SearchField(tr("Find a column"))), m_list(new QListView),
      m_rows(new QStandardItemModel(this)) {
    setObjectName(QStringLiteral("columnPopup"));
    setAccessibleName(tr("Columns"));
    m_field->setObjectName(QStringLiteral("columnFilter"));
    m_field->setAccessibleName(tr("Find a column"));
    m_list->setObjectName(QStringLiteral("columnList"));
    m_list->setAccessibleName(tr("Columns, left to right"));
    m_list->setModel(m_rows);
    m_list->setItemDelegate(new ColumnDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(NoFrame);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(4);
    const auto put = [&](const QString& text, const char* name, auto run) {
        auto* button = new Button(text, Look::Flat);
        button->setCompact(true);
        button->setObjectName(QString::fromLatin1(name));
        connect(button, &Button::clicked, this, run);
        buttons->addWidget(button);
    };
    put(tr("Show all"), "columnsShowAll", [this] { emit allShownRequested(true); });
    put(tr("Hide all"), "columnsHideAll", [this] { emit allShownRequested(false); });
    put(tr("Fit all"), "columnsFit", [this] { emit fitAllRequested(); });
    put(tr("Reset"), "columnsReset", [this] { emit resetRequested(); });
    buttons->addStretch();
    auto* hint = label(tr("Enter goes there · Ctrl+Space shows or hides"), uiFont(11), "text3");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 8, 1, 8);
    column->setSpacing(6);
    auto* top = new QVBoxLayout;
    top->setContentsMargins(11, 0, 11, 0);
    top->addWidget(m_field);
    column->addLayout(top);
    column->addWidget(m_list, 1);
    auto* bottom = new QVBoxLayout;
    bottom->setContentsMargins(8, 0, 8, 0);
    bottom->setSpacing(4);
    bottom->addLayout(buttons);
    hint->setContentsMargins(4, 0, 0, 0);
    bottom->addWidget(hint);
    column->addLayout(bottom);
    setFixedWidth(kWidth);
    m_field->installEventFilter(this);
    m_list->viewport()->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &ColumnPopup::fill);
}

void ColumnPopup::open(const QList<ColumnEntry>& columns, QWidget* anchor) {
    m_columns = columns;
    if (isVisible()) return fill();
    m_field->clear();
    fill();
    m_list->setFixedHeight(kListRow * qBound(3, int(columns.size()), kRowsAtOnce));
    adjustSize();
    QPoint at = anchor->mapToGlobal(QPoint(anchor->width() - width(), anchor->height() + 4));
    if (const QScreen* screen = anchor->screen()) {
        const QRect room = screen->availableGeometry();
        at.setX(qBound(room.left(), at.x(), qMax(room.left(), room.right() - width())));
    }
    move(at);
    show();
    activateWindow();
    m_field->setFocus(Qt::PopupFocusReason);
}

QStringList ColumnPopup::names() const {
    QStringList names;
    for (int row = 0; row < m_rows->rowCount(); ++row) names << m_rows->index(row, 0).data().toString();
    return names;
}

/// Those that match; names that begin with what is typed come first.
void ColumnPopup::fill() {
    const QString before = m_list->currentIndex().data().toString(), wanted = m_field->text().trimmed();
    m_rows->clear();
    int begin = 0;
    for (const ColumnEntry& column : std::as_const(m_columns)) {
        if (!column.name.contains(wanted, Qt::CaseInsensitive)) continue;
        auto* row = new QStandardItem(column.name);
        row->setData(column.typeCode, TypeRole);
        row->setData(column.shown, ShownRole);
        row->setData(column.pinned, PinnedRole);
        row->setData(column.isKey, KeyRole);
        row->setAccessibleText(tr("%1, %2").arg(column.name, column.shown ? tr("shown") : tr("hidden")));
        const bool begins = !wanted.isEmpty() && column.name.startsWith(wanted, Qt::CaseInsensitive);
        m_rows->insertRow(begins ? begin++ : m_rows->rowCount(), row);
    }
    const int kept = wanted.isEmpty() ? int(names().indexOf(before)) : 0;
    m_list->setCurrentIndex(m_rows->index(qMax(0, kept), 0));
}

ColumnEntry* ColumnPopup::entryOf(const QModelIndex& index) {
    for (ColumnEntry& column : m_columns)
        if (index.isValid() && column.name == index.data().toString()) return &column;
    return nullptr;
}

void ColumnPopup::toggleShown(const QModelIndex& index) {
    auto* entry = entryOf(index);
    if (!entry || entry->isKey) return;
    entry->shown = !entry->shown;
    m_rows->setData(index, entry->shown, ShownRole);
    emit shownChanged(entry->name, entry->shown);
}

void ColumnPopup::togglePinned(const QModelIndex& index) {
    auto* entry = entryOf(index);
    if (!entry) return;
    entry->pinned = !entry->pinned;
    m_rows->setData(index, entry->pinned, PinnedRole);
    emit pinnedChanged(entry->name, entry->pinned);
}

void ColumnPopup::jump() {
    const auto* entry = entryOf(m_list->currentIndex());
    if (!entry) return;
    const QString name = entry->name;
    hide();
    emit jumpRequested(name);
}

void ColumnPopup::clicked(const QModelIndex& index, int x) {
    if (!index.isValid()) return;
    m_list->setCurrentIndex(index);
    if (x < kBox)
        toggleShown(index);
    else if (x >= m_list->viewport()->width() - kPin)
        togglePinned(index);
    else
        jump();
}

bool ColumnPopup::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_list->viewport() && event->type() == QEvent::MouseButtonPress) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        clicked(m_list->indexAt(mouse->pos()), mouse->pos().x());
        return true;
    }
    if (watched != m_field || event->type() != QEvent::KeyPress) return QFrame::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    switch (key->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        QCoreApplication::sendEvent(m_list, event);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        jump();
        return true;
    case Qt::Key_Space:
        if (!(key->modifiers() & Qt::ControlModifier)) return false;
        toggleShown(m_list->currentIndex());
        return true;
    case Qt::Key_Escape:
        hide();
        return true;
    default:
        return false;
    }
}

void ColumnPopup::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), color(Token::Base));
    painter.setPen(color(Token::LineStrong));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace rf::ui

#include "moc_column_popup.cpp"
