#include "ui/item/entity_bar.h"

#include "ui/common/buttons.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QResizeEvent>
#include <QToolButton>

namespace rf::ui {

namespace {

/// "Order 5": a kind of item with its count, chosen or not.
class KindButton : public QToolButton {
public:
    KindButton(const QString& name, int count, QWidget* parent)
        : QToolButton(parent), m_count(QLocale().toString(count)) {
        setText(name);
        setCheckable(true);
        setFocusPolicy(Qt::TabFocus);
        setProperty("focusRing", true);
        const QFontMetrics words(uiFont(12, QFont::DemiBold)), digits(monoFont());
        setFixedSize(words.horizontalAdvance(name) + 6 + digits.horizontalAdvance(m_count) + 16, 22);
        setAccessibleName(tr("%1, %n item(s)", nullptr, count).arg(name));
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        if (isChecked() || underMouse()) {
            painter.setBrush(color(isChecked() ? Token::AccentSoft : Token::Press));
            painter.drawRoundedRect(rect(), 3, 3);
        }
        const QFont words = uiFont(12, isChecked() ? QFont::DemiBold : QFont::Normal);
        painter.setFont(words);
        painter.setPen(color(isChecked() ? Token::AccentText : Token::Text2));
        painter.drawText(rect().adjusted(8, 0, 0, 0), Qt::AlignVCenter, text());
        painter.setFont(monoFont());
        painter.setPen(color(isChecked() ? Token::AccentText : Token::Text3));
        painter.drawText(rect().adjusted(0, 0, -8, 0), Qt::AlignVCenter | Qt::AlignRight, m_count);
    }

private:
    QString m_count;
};

} // namespace

EntityBar::EntityBar(models::ItemsModel* items, models::ShownRows* rows, QWidget* parent)
    : QFrame(parent), m_items(items), m_rows(rows), m_area(new QWidget(this)), m_more(new QToolButton(m_area)),
      m_new(new Button(tr("New item"), Look::Flat)),
      m_duplicate(new IconButton(QStringLiteral("copy"), tr("Duplicate item"))),
      m_remove(new IconButton(QStringLiteral("trash"), tr("Delete item"))),
      m_columns(new Button(tr("Columns"), Look::Flat)), m_export(new Button(tr("Export"), Look::Flat)) {
    setProperty("panel", "toolbar");
    setFixedHeight(kPanelHeader);
    setObjectName(QStringLiteral("entityBar"));
    setAccessibleName(tr("Kinds of items"));
    m_new->setObjectName(QStringLiteral("newItem"));
    m_duplicate->setObjectName(QStringLiteral("duplicateItem"));
    m_remove->setObjectName(QStringLiteral("deleteItem"));
    m_columns->setObjectName(QStringLiteral("columns"));
    m_export->setObjectName(QStringLiteral("exportTable"));
    m_new->setIconName(QStringLiteral("plus"));
    m_columns->setIconName(QStringLiteral("columns"));
    m_export->setIconName(QStringLiteral("download"));
    for (Button* button : {m_new, m_columns, m_export}) button->setCompact(true);
    m_duplicate->setAccessibleDescription(QStringLiteral("Ctrl+D"));
    m_remove->setAccessibleDescription(QStringLiteral("Del"));
    m_columns->setArrow(true);
    m_more->setText(QStringLiteral("…"));
    m_more->setFixedSize(28, 22);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(new QMenu(m_more));
    m_more->setAccessibleName(tr("More kinds"));
    m_area->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 8, 0);
    row->setSpacing(4);
    row->addWidget(m_area, 1);
    row->addWidget(m_new);
    row->addWidget(m_duplicate);
    row->addWidget(m_remove);
    row->addSpacing(4);
    row->addWidget(new Separator(Qt::Vertical, nullptr, true));
    row->addSpacing(4);
    row->addWidget(m_columns);
    row->addWidget(m_export);
    connect(m_new, &Button::clicked, this, &EntityBar::newItemRequested);
    connect(m_duplicate, &QToolButton::clicked, this, &EntityBar::duplicateRequested);
    connect(m_remove, &QToolButton::clicked, this, &EntityBar::deleteRequested);
    connect(m_columns, &Button::clicked, this, &EntityBar::columnsRequested);
    connect(m_export, &Button::clicked, this, &EntityBar::exportRequested);
    m_soon.setSingleShot(true);
    m_soon.setInterval(100);
    connect(&m_soon, &QTimer::timeout, this, &EntityBar::rebuild);
    connect(items, &models::ItemsModel::entitiesChanged, this, &EntityBar::follow);
    connect(rows, &QAbstractItemModel::modelReset, this, &EntityBar::follow);
    connect(rows, &QAbstractItemModel::rowsInserted, this, &EntityBar::follow);
    connect(rows, &QAbstractItemModel::rowsRemoved, this, &EntityBar::follow);
    rebuild();
    setCanEdit(false, false);
}

/// At once, but now and then only while page follows page.
void EntityBar::follow() {
    if (!m_items->isReadingOn()) return rebuild();
    if (!m_soon.isActive()) m_soon.start();
}

QToolButton* EntityBar::remove() const {
    return m_remove;
}

void EntityBar::setCanEdit(bool rowSelected, bool readOnly) {
    m_new->setEnabled(!readOnly);
    m_duplicate->setEnabled(rowSelected && !readOnly);
    m_remove->setEnabled(rowSelected && !readOnly);
    const QString why = tr("This file is open read-only");
    m_new->setToolTip(readOnly ? why : tr("New item (Ins)"));
    m_duplicate->setToolTip(readOnly ? why : tr("Duplicate item (Ctrl+D)"));
    m_remove->setToolTip(readOnly ? why : tr("Delete item (Del)"));
}

void EntityBar::rebuild() {
    QList<models::EntityCount> kinds = m_items->entities();
    kinds.removeIf([](const models::EntityCount& kind) { return kind.name.isEmpty(); });
    int all = m_items->rowCount();
    kinds.prepend({QString(), all});
    const bool hadFocus = std::any_of(m_kinds.begin(), m_kinds.end(), [](auto* kind) { return kind->hasFocus(); });
    for (QToolButton* old : std::exchange(m_kinds, {})) {
        old->hide();
        old->deleteLater();
    }
    for (const auto& kind : std::as_const(kinds)) {
        auto* button = new KindButton(kind.name.isEmpty() ? tr("All") : kind.name, kind.count, m_area);
        button->setObjectName("kind:" + kind.name);
        button->setChecked(kind.name == m_rows->entity());
        connect(button, &QToolButton::clicked, this, [this, name = kind.name] {
            m_rows->setEntity(name);
            rebuild();
        });
        if (hadFocus && kind.name == m_rows->entity()) button->setFocus();
        m_kinds << button;
    }
    fit();
}

void EntityBar::fit() {
    const int room = m_area->width() - m_more->width() - 4;
    m_more->menu()->clear();
    int x = 0;
    for (QToolButton* kind : std::as_const(m_kinds)) {
        const bool fits = x + kind->width() <= room ||
                          (kind == m_kinds.last() && x + kind->width() <= m_area->width() && m_more->menu()->isEmpty());
        kind->move(x, (m_area->height() - kind->height()) / 2);
        kind->setVisible(fits);
        if (fits) {
            x += kind->width() + 4;
            continue;
        }
        QAction* action = m_more->menu()->addAction(kind->accessibleName());
        action->setCheckable(true);
        action->setChecked(kind->isChecked());
        connect(action, &QAction::triggered, kind, &QToolButton::click);
    }
    m_more->move(x, (m_area->height() - m_more->height()) / 2);
    m_more->setVisible(!m_more->menu()->isEmpty());
}

void EntityBar::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    layout()->activate();
    fit();
}

} // namespace rf::ui

#include "moc_entity_bar.cpp"
