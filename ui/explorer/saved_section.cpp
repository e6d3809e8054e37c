#include "ui/explorer/saved_section.h"

#include "ui/common/buttons.h"
#include "ui/common/density.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace rf::ui {

using models::SavedQueries;

namespace {

constexpr int kMostRows = 7;

class SavedDelegate : public QStyledItemDelegate {
public:
    explicit SavedDelegate(SavedList* list) : QStyledItemDelegate(list), m_list(list) {}

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return {80, Density::row(kTreeRow)};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        painter->save();
        const bool selected = option.state & QStyle::State_Selected && m_list->hasFocus();
        if (selected) painter->fillRect(option.rect, color(Token::AccentSoft));
        QRect rect = option.rect.adjusted(26, 0, -9, 0);
        paintIcon(painter, QRectF(rect.left(), rect.top(), 14, rect.height()), QStringLiteral("bookmark"), 14, color(Token::Text2));
        rect.setLeft(rect.left() + 19);
        if (const QString hint = index.data(SavedQueries::HintRole).toString(); !hint.isEmpty()) {
            painter->setFont(monoFont(11));
            painter->setPen(color(selected ? Token::Text2 : Token::Text3));
            const QString shown = painter->fontMetrics().elidedText(hint, Qt::ElideRight, rect.width() / 2);
            painter->drawText(rect, Qt::AlignRight | Qt::AlignVCenter, shown);
            rect.setRight(rect.right() - painter->fontMetrics().horizontalAdvance(shown) - 8);
        }
        painter->setFont(uiFont(13));
        painter->setPen(color(Token::Text));
        painter->drawText(rect, Qt::AlignVCenter, painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, rect.width()));
        painter->restore();
    }

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        QWidget* editor = QStyledItemDelegate::createEditor(parent, option, index);
        editor->setAccessibleName(SavedSection::tr("Name of the saved query"));
        return editor;
    }
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex&) const override {
        editor->setGeometry(option.rect.adjusted(40, 0, -4, 0));
    }
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override {
        const QString name = static_cast<QLineEdit*>(editor)->text();
        if (name == index.data().toString()) return;
        const QString why = static_cast<SavedQueries*>(model)->problemOf(name, index.row());
        if (why.isEmpty())
            model->setData(index, name);
        else
            emit static_cast<SavedSection*>(m_list->parent())->refused(why);
    }

private:
    SavedList* m_list;
};

} // namespace

SavedList::SavedList(QWidget* parent) : QListView(parent) {
    setObjectName(QStringLiteral("savedQueries"));
    setAccessibleName(SavedSection::tr("Saved queries"));
    setFrameShape(NoFrame);
    setItemDelegate(new SavedDelegate(this));
    setEditTriggers(EditKeyPressed);
    setDragDropMode(InternalMove);
    setDefaultDropAction(Qt::MoveAction);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    viewport()->setAutoFillBackground(false);
    connect(&Density::instance(), &Density::changed, this, [this] {
        doItemsLayout();
        updateGeometry();
    });
}

QSize SavedList::sizeHint() const {
    const int rows = model() ? std::min(model()->rowCount(), kMostRows) : 0;
    return {80, rows * Density::row(kTreeRow) + 2};
}

bool SavedList::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && currentIndex().isValid()) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool moves = key->modifiers() & Qt::AltModifier && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down);
        const auto own = {Qt::Key_F2, Qt::Key_Delete, Qt::Key_Return, Qt::Key_Enter};
        if (moves || std::find(own.begin(), own.end(), key->key()) != own.end()) event->accept();
        if (event->isAccepted()) return true;
    }
    return QListView::event(event);
}

void SavedList::keyPressEvent(QKeyEvent* event) {
    const int row = currentIndex().row();
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (row < 0 || state() == EditingState) return QListView::keyPressEvent(event);
    if (enter) return emit runRequested(row, event->modifiers() & Qt::ControlModifier);
    if (event->key() == Qt::Key_Delete) return emit removeRequested(row);
    const int by = event->key() == Qt::Key_Up ? -1 : event->key() == Qt::Key_Down ? 1 : 0;
    if (by != 0 && event->modifiers() & Qt::AltModifier) return emit moveRequested(row, by);
    QListView::keyPressEvent(event);
}

void SavedList::mouseReleaseEvent(QMouseEvent* event) {
    const bool dragged = state() == DraggingState;
    QListView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (dragged || !index.isValid()) return;
    if (event->button() == Qt::LeftButton) emit runRequested(index.row(), event->modifiers() & Qt::ControlModifier);
    if (event->button() == Qt::MiddleButton) emit runRequested(index.row(), true);
}

void SavedList::paintEvent(QPaintEvent* event) {
    QPainter(viewport()).fillRect(viewport()->rect(), color(Token::Window));
    QListView::paintEvent(event);
}

SavedSection::SavedSection(QAction* save, QWidget* parent)
    : QFrame(parent), m_list(new SavedList(this)), m_empty(label({}, uiFont(12), "text2")) {
    setObjectName(QStringLiteral("savedSection"));
    auto* head = new QWidget;
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(12, 0, 5, 0);
    row->addWidget(label(tr("Saved queries"), uiFont(11, QFont::DemiBold), "text2"), 1);
    auto* plus = new IconButton(QStringLiteral("plus"), tr("Save the query"));
    plus->setObjectName(QStringLiteral("saveQuery"));
    row->addWidget(plus);
    head->setFixedHeight(26);
    m_empty->setText(tr("None yet. A query that is worth keeping is saved with the plus."));
    m_empty->setWordWrap(true);
    m_empty->setContentsMargins(12, 2, 12, 4);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 6);
    column->setSpacing(0);
    column->addWidget(head);
    column->addWidget(m_empty);
    column->addWidget(m_list);
    const auto sync = [plus, save] { plus->setEnabled(save->isEnabled()); };
    connect(save, &QAction::changed, plus, sync);
    sync();
    connect(plus, &IconButton::clicked, save, &QAction::trigger);
    connect(m_list, &SavedList::runRequested, this, [this](int at, bool newTab) {
        if (m_queries) emit runRequested(m_queries->at(at), newTab);
    });
    connect(m_list, &SavedList::removeRequested, this, [this](int at) {
        if (!m_queries) return;
        const models::SavedQuery query = m_queries->at(at);
        m_queries->remove(at);
        emit removed(at, query);
    });
    connect(m_list, &SavedList::moveRequested, this, [this](int at, int by) {
        if (m_queries) m_queries->move(at, at + by);
    });
    connect(m_list, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
        const QModelIndex index = m_list->indexAt(at);
        if (!index.isValid()) return;
        m_list->setCurrentIndex(index);
        const std::unique_ptr<QMenu> menu(menuFor(index.row()));
        menu->exec(m_list->viewport()->mapToGlobal(at));
    });
    hide();
}

void SavedSection::setQueries(SavedQueries* queries) {
    if (m_queries == queries && m_list->model() == queries) return;
    if (m_queries) m_queries->disconnect(this);
    m_queries = queries;
    m_list->setModel(queries);
    if (queries)
        for (const auto changed : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
            connect(queries, changed, this, &SavedSection::refresh);
    refresh();
}

void SavedSection::refresh() {
    setVisible(m_queries);
    const bool empty = !m_queries || m_queries->rowCount() == 0;
    m_empty->setVisible(empty);
    m_list->setVisible(!empty);
    m_list->updateGeometry();
}

QMenu* SavedSection::menuFor(int row) {
    auto* menu = new QMenu(this);
    menu->addAction(icon(QStringLiteral("play")), tr("Run"), this, [this, row] { emit m_list->runRequested(row, false); });
    menu->addAction(tr("Run in new tab"), this, [this, row] { emit m_list->runRequested(row, true); });
    menu->addSeparator();
    menu->addAction(icon(QStringLiteral("pencil")), tr("Rename"), this, [this, row] { m_list->edit(m_list->model()->index(row, 0)); });
    menu->addAction(tr("Replace with the query shown"), this, [this, row] { emit replaceRequested(row); });
    menu->addSeparator();
    const int rows = m_queries ? m_queries->rowCount() : 0;
    menu->addAction(icon(QStringLiteral("up")), tr("Move up"), this, [this, row] { emit m_list->moveRequested(row, -1); })->setEnabled(row > 0);
    menu->addAction(icon(QStringLiteral("down")), tr("Move down"), this, [this, row] { emit m_list->moveRequested(row, 1); })->setEnabled(row + 1 < rows);
    menu->addSeparator();
    menu->addAction(icon(QStringLiteral("trash")), tr("Delete"), this, [this, row] { emit m_list->removeRequested(row); });
    return menu;
}

} // namespace rf::ui

#include "moc_saved_section.cpp"
