#include "ui/shell/command_palette.h"

#include "ui/common/chips.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace rf::ui {

namespace {

constexpr int kPaletteWidth = 656, kTop = 76, kPaletteRow = 32, kHeader = 26, kFieldHeight = 48, kFooter = 34, kMostRows = 436;

class PaletteDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override {
        return {200, index.data(PaletteModel::HeaderRole).toBool() ? kHeader : kPaletteRow};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        painter->save();
        QRect r = option.rect;
        if (index.data(PaletteModel::HeaderRole).toBool()) {
            painter->setFont(uiFont(11, QFont::DemiBold));
            painter->setPen(color(Token::Text2));
            painter->drawText(r.adjusted(16, 2, -16, 0), Qt::AlignVCenter, index.data().toString());
            painter->restore();
            return;
        }
        const bool selected = option.state & QStyle::State_Selected;
        if (selected) painter->fillRect(r, color(Token::AccentSoft));
        paintIcon(painter, QRectF(r.x() + 16, r.y(), 16, r.height()), index.data(PaletteModel::IconRole).toString(), 16,
                  color(selected ? Token::AccentText : Token::Text2));
        r.adjust(40, 0, -16, 0);
        if (const QString keys = index.data(PaletteModel::KeysRole).toString(); !keys.isEmpty())
            r.setRight(r.right() - paintKeyHint(painter, r, keys) - 8);
        const int x =
            paintMatched(painter, r, index.data().toString(), index.data(PaletteModel::MatchRole).value<QList<int>>(),
                         index.data(PaletteModel::MonoRole).toBool());
        painter->setFont(uiFont(12));
        painter->setPen(color(Token::Text2));
        const QRect rest(x + 8, r.y(), std::max(0, r.right() - x - 8), r.height());
        painter->drawText(rest, Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(index.data(PaletteModel::DetailRole).toString(),
                                                            Qt::ElideRight, rest.width()));
        painter->restore();
    }

private:
    /// Runs of matched letters bold and in the accent; returns where the text ends.
    static int paintMatched(QPainter* painter, const QRect& rect, const QString& text, const QList<int>& match, bool mono) {
        int x = rect.x();
        for (int from = 0; from < text.size();) {
            const bool hit = match.contains(from);
            int to = from;
            while (to < text.size() && match.contains(to) == hit) ++to;
            QString part = text.mid(from, to - from);
            const auto weight = hit ? QFont::DemiBold : QFont::Normal;
            painter->setFont(mono ? monoFont(12, weight) : uiFont(13, weight));
            painter->setPen(color(hit ? Token::AccentText : Token::Text));
            if (x >= rect.right()) break;
            part = painter->fontMetrics().elidedText(part, Qt::ElideRight, rect.right() - x);
            painter->drawText(QRect(x, rect.y(), rect.right() - x, rect.height()), Qt::AlignVCenter, part);
            x += painter->fontMetrics().horizontalAdvance(part);
            from = to;
        }
        return x;
    }
};

QWidget* hint(std::initializer_list<QString> keys, const QString& what) {
    auto* widget = new QWidget;
    auto* layout = new QHBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    for (const QString& key : keys) layout->addWidget(new KeyHint(key));
    layout->addWidget(label(what, uiFont(12), "text2"));
    return widget;
}

} // namespace

CommandPalette::CommandPalette(models::Workspace* workspace, CommandRegistry* commands, QWidget* window)
    : QFrame(window), m_model(new PaletteModel(workspace, commands, this)), m_field(new QLineEdit),
      m_list(new QListView), m_kind(label({}, uiFont(12), "text2")) {
    setAccessibleName(tr("Go to table, key, file or command"));
    m_field->setProperty("bare", true);
    m_field->setFont(uiFont(16));
    m_field->setPlaceholderText(tr("Go to table, key, file or command"));
    m_field->setAccessibleName(m_field->placeholderText());
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setAccessibleName(tr("Results"));

    auto* top = new QHBoxLayout;
    top->setContentsMargins(16, 0, 16, 0);
    top->setSpacing(12);
    auto* magnifier = new QLabel;
    magnifier->setObjectName(QStringLiteral("magnifier"));
    magnifier->setFixedSize(16, kFieldHeight - 2);
    top->addWidget(magnifier);
    top->addWidget(m_field, 1);
    top->addWidget(m_kind);
    top->addWidget(new KeyHint(tr("Tab")));
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(16, 0, 16, 0);
    foot->setSpacing(16);
    foot->addWidget(hint({QStringLiteral("↑"), QStringLiteral("↓")}, tr("choose")));
    foot->addWidget(hint({tr("Enter")}, tr("open")));
    foot->addWidget(hint({tr("Ctrl+Enter")}, tr("new tab")));
    foot->addStretch(1);
    foot->addWidget(label(tr("> commands   @ tables   # keys   = queries   ~/ files"), uiFont(12), "text2"));
    auto* footer = new QWidget;
    footer->setFixedHeight(kFooter);
    footer->setLayout(foot);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(new Separator(Qt::Horizontal));
    layout->addSpacing(4);
    layout->addWidget(m_list, 1);
    layout->addSpacing(4);
    layout->addWidget(footer);

    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::queryChanged);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex& index) {
        choose(index.row());
        if (complete()) return;
        run(QApplication::keyboardModifiers() & Qt::ControlModifier);
    });
    connect(m_list, &QListView::entered, this, [this](const QModelIndex& index) {
        if (!index.data(PaletteModel::HeaderRole).toBool()) go(index.row());
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, &CommandPalette::listed);
    connect(m_model->keySearch(), &models::KeySearch::changed, this, &CommandPalette::showKind);
    connect(m_model, &PaletteModel::itemChosen, this, &CommandPalette::itemChosen);
    connect(m_model, &PaletteModel::itemsChosen, this, &CommandPalette::itemsChosen);
    connect(m_model, &PaletteModel::fileChosen, this, &CommandPalette::fileChosen);
    m_field->installEventFilter(this);
    window->installEventFilter(this);
    hide();
}

void CommandPalette::open(const QString& query) {
    if (!isVisible()) m_before = window()->focusWidget();
    m_field->setText(query);
    queryChanged(query);
    show();
    raise();
    m_field->setFocus(Qt::ShortcutFocusReason);
    qApp->installEventFilter(this);
}

void CommandPalette::dismiss() {
    leave();
    m_model->keySearch()->cancel();
    m_model->past()->clear();
}

void CommandPalette::leave() {
    qApp->removeEventFilter(this);
    m_field->installEventFilter(this);
    parentWidget()->installEventFilter(this);
    const bool had = isAncestorOf(QApplication::focusWidget());
    hide();
    if (had && m_before) m_before->setFocus(Qt::OtherFocusReason);
}

void CommandPalette::queryChanged(const QString& query) {
    m_chosen.clear();
    m_model->setQuery(query);
    showKind();
}

/// The list is another: the row the user went to stays chosen while it is there.
void CommandPalette::listed() {
    place();
    int row = m_model->firstChoice();
    for (int i = 0; !m_chosen.isEmpty() && i < m_model->rowCount(); ++i)
        if (idOf(m_model->index(i)) == m_chosen) row = i;
    choose(row);
}

void CommandPalette::showKind() {
    const models::KeySearch* keys = m_model->keySearch();
    QString text;
    switch (m_model->kind()) {
    case PaletteModel::Kind::Commands: text = tr("Commands"); break;
    case PaletteModel::Kind::Tables: text = tr("Tables"); break;
    case PaletteModel::Kind::Saved: text = tr("Saved queries"); break;
    case PaletteModel::Kind::Files: text = tr("Files"); break;
    case PaletteModel::Kind::Link: text = tr("Link"); break;
    case PaletteModel::Kind::Keys:
        text = keys->isSearching() ? tr("Looking for keys…") : !keys->text().isEmpty() && keys->hits().isEmpty() ? tr("No such key") : tr("Keys");
        break;
    case PaletteModel::Kind::Everything: text = keys->isSearching() ? tr("Looking for keys…") : tr("Everything"); break;
    }
    m_kind->setText(text);
}

void CommandPalette::nextKind() {
    static const QString order = QStringLiteral("@#=>");
    QString text = m_field->text();
    const qsizetype at = text.isEmpty() ? -1 : order.indexOf(text[0]);
    if (at >= 0) text.remove(0, 1);
    if (at + 1 < order.size()) text.prepend(order[at + 1]);
    m_field->setText(text);
}

/// A folder is not opened: the field takes its path.
bool CommandPalette::complete() {
    const QString path = m_list->currentIndex().data(PaletteModel::CompletesRole).toString();
    if (path.isEmpty()) return false;
    m_field->setText(path);
    return true;
}

QString CommandPalette::idOf(const QModelIndex& index) {
    return index.data().toString() + QLatin1Char('\n') + index.data(PaletteModel::DetailRole).toString();
}

void CommandPalette::go(int row) {
    m_chosen = idOf(m_model->index(row));
    choose(row);
}

void CommandPalette::place() {
    int rows = 0;
    for (int i = 0; i < m_model->rowCount() && rows < kMostRows; ++i)
        rows += m_model->index(i).data(PaletteModel::HeaderRole).toBool() ? kHeader : kPaletteRow;
    const int width = std::min(kPaletteWidth, parentWidget()->width() - 32);
    const int height = kFieldHeight + 1 + 8 + std::clamp(rows, kPaletteRow, kMostRows) + kFooter + 2;
    setGeometry((parentWidget()->width() - width) / 2, std::min(kTop, parentWidget()->height() / 8), width, height);
}

void CommandPalette::choose(int row) {
    m_list->setCurrentIndex(m_model->index(row));
    if (row == m_model->firstChoice()) m_list->scrollToTop();
}

void CommandPalette::run(bool newTab) {
    const int row = m_list->currentIndex().row();
    leave(); // first: what runs may open dialogs and take the focus
    m_model->run(row, newTab);
    m_model->keySearch()->cancel(); // its rows were needed until now
    m_model->past()->clear();
}

bool CommandPalette::keyPressed(QKeyEvent* event) {
    const int row = m_list->currentIndex().row();
    switch (event->key()) {
    case Qt::Key_Escape:
        dismiss();
        return true;
    case Qt::Key_Down:
        go(m_model->step(row, 1));
        return true;
    case Qt::Key_Up:
        go(m_model->step(row, -1));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (complete()) return true;
        run(event->modifiers() & Qt::ControlModifier);
        return true;
    case Qt::Key_Tab:
        if (!complete()) nextKind();
        return true;
    default:
        return false;
    }
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible()) place();
    if (watched == m_field && event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter || key->key() == Qt::Key_Escape)
            event->accept();
        return false;
    }
    if (watched == m_field && event->type() == QEvent::KeyPress) return keyPressed(static_cast<QKeyEvent*>(event));
    if (isVisible() && event->type() == QEvent::MouseButtonPress) {
        auto* pressed = qobject_cast<QWidget*>(watched);
        if (pressed && pressed != this && !isAncestorOf(pressed)) dismiss();
    }
    if (isVisible() && event->type() == QEvent::WindowDeactivate && watched == window()) dismiss();
    return QFrame::eventFilter(watched, event);
}

void CommandPalette::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(color(Token::LineStrong));
    painter.setBrush(color(Token::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    const QRectF foot(1, height() - kFooter - 1, width() - 2, kFooter);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(Token::Alt));
    painter.drawRoundedRect(foot, 7, 7);
    painter.fillRect(QRectF(1, foot.top(), width() - 2, 10), color(Token::Alt));
    painter.fillRect(QRectF(1, foot.top(), width() - 2, 1), color(Token::Line));
    paintIcon(&painter, QRectF(17, 1, 16, kFieldHeight), QStringLiteral("search"), 16, color(Token::Text2));
}

} // namespace rf::ui

#include "moc_command_palette.cpp"
