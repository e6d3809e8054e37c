#include "ui/item/find_bar.h"

#include "ui/common/buttons.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/item/item_grid.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>

namespace rf::ui {

using models::RowFinder;

QToolButton* findToggle(const QString& text, const QString& name, const char* objectName) {
    auto* button = new QToolButton;
    button->setText(text);
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setObjectName(QString::fromLatin1(objectName));
    button->setFixedHeight(kControlSmall);
    return button;
}

FindBar::FindBar(ItemGrid* grid, models::ShownRows* rows, QWidget* parent)
    : QFrame(parent), m_grid(grid), m_rows(rows), m_finder(rows), m_field(new SearchField(tr("Find in the rows"))),
      m_count(label({}, uiFont(12), "text2")), m_note(label({}, uiFont(12), "text3")),
      m_next(new IconButton(QStringLiteral("down"), tr("Next match (Enter)"))),
      m_previous(new IconButton(QStringLiteral("up"), tr("Previous match (Shift+Enter)"))),
      m_case(findToggle(QStringLiteral("Aa"), tr("Upper and lower case differ"), "findCase")),
      m_whole(findToggle(tr("Whole cell"), tr("The cell says this and nothing else"), "findWhole")) {
    setProperty("panel", "toolbar");
    setObjectName(QStringLiteral("findBar"));
    setAccessibleName(tr("Find in the rows"));
    setFixedHeight(kPanelHeader);
    m_field->setObjectName(QStringLiteral("findField"));
    m_field->setAccessibleName(tr("Text to find in the rows"));
    m_field->setFixedWidth(240);
    setCompact(m_field);
    m_count->setObjectName(QStringLiteral("findCount"));
    m_next->setObjectName(QStringLiteral("findNext"));
    m_previous->setObjectName(QStringLiteral("findPrevious"));
    auto* shut = new IconButton(QStringLiteral("close"), tr("Close (Esc)"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 8, 0);
    row->setSpacing(6);
    for (QWidget* part : std::initializer_list<QWidget*>{m_field, m_previous, m_next, m_case, m_whole, m_count})
        row->addWidget(part);
    row->addWidget(m_note, 1);
    row->addWidget(shut);
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &FindBar::search);
    connect(m_case, &QToolButton::toggled, this, &FindBar::search);
    connect(m_whole, &QToolButton::toggled, this, &FindBar::search);
    connect(m_next, &QToolButton::clicked, this, &FindBar::goNext);
    connect(m_previous, &QToolButton::clicked, this, &FindBar::goPrevious);
    connect(shut, &QToolButton::clicked, this, &FindBar::close);
    connect(&m_finder, &RowFinder::changed, this, &FindBar::refresh);
    connect(grid, &ItemGrid::columnsArranged, this, [this] { m_finder.setColumns(m_grid->shownAttributes()); });
    connect(grid, &ItemGrid::cellChanged, this, &FindBar::say);
    hide();
    say();
}

void FindBar::open(const QString& text) {
    m_finder.setColumns(m_grid->shownAttributes());
    show();
    if (!text.isEmpty()) m_field->setText(text);
    m_field->selectAll();
    m_field->setFocus(Qt::ShortcutFocusReason);
    search();
}

void FindBar::close() {
    hide();
    m_finder.find({});
    m_grid->setFound({});
    m_grid->focusGrid();
}

void FindBar::search() {
    if (!isVisible()) return;
    m_wantsFirst = !m_field->text().isEmpty();
    const RowFinder::Wanted wanted{m_field->text(), m_case->isChecked(), m_whole->isChecked()};
    m_grid->setFound(wanted);
    m_finder.find(wanted);
}

void FindBar::refresh() {
    say();
    if (m_finder.isRunning() || !std::exchange(m_wantsFirst, false) || m_finder.count() == 0) return;
    // The nearest from where the cursor is, which may stand on one.
    const auto here = m_grid->currentCell();
    if (m_finder.at(here.row, here.attribute) < 0) go(true);
}

void FindBar::go(bool forward) {
    const auto here = m_grid->currentCell();
    const int to = forward ? m_finder.next(here.row, here.attribute) : m_finder.previous(here.row, here.attribute);
    if (to < 0) return;
    const auto hit = m_finder.hits()[std::size_t(to)]; // a copy: the grid may change on the way
    m_grid->setCurrentRow(m_rows->sourceRow(hit.row), hit.attribute);
    say();
}

QString FindBar::countText() const {
    return m_count->text();
}

void FindBar::say() {
    const QLocale locale;
    const auto here = m_grid->currentCell();
    const int count = m_finder.count(), at = count == 0 ? -1 : m_finder.at(here.row, here.attribute);
    const bool asked = !m_field->text().isEmpty();
    QString text;
    if (asked && m_finder.isRunning())
        text = tr("Searching …");
    else if (asked && count == 0)
        text = tr("Not found");
    else if (asked && at >= 0)
        text = tr("%1 of %2").arg(locale.toString(at + 1), locale.toString(count));
    else if (asked)
        text = tr("%n match(es)", nullptr, count);
    m_count->setText(text);
    setTone(m_count, asked && !m_finder.isRunning() && count == 0 ? "danger" : "text2");
    QString note;
    const auto* items = static_cast<const models::ItemsModel*>(m_rows->sourceModel());
    if (asked && m_finder.missing() > 0)
        note = tr("%1 rows are not in memory and were not searched").arg(locale.toString(m_finder.missing()));
    else if (asked && items->state() == models::ItemsModel::State::Idle && items->hasRun())
        note = tr("In the rows loaded so far");
    m_note->setText(note);
    m_next->setEnabled(count > 0);
    m_previous->setEnabled(count > 0);
}

bool FindBar::eventFilter(QObject* watched, QEvent* event) {
    if (watched != m_field || event->type() != QEvent::KeyPress) return QFrame::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        go(!(key->modifiers() & Qt::ShiftModifier));
        return true;
    }
    if (key->key() == Qt::Key_Escape) {
        close();
        return true;
    }
    return false;
}

} // namespace rf::ui

#include "moc_find_bar.cpp"
