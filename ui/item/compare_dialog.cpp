#include "ui/item/compare_dialog.h"

#include "models/bulk/bulk_work.h"
#include "models/edit/write_price.h"
#include "ui/common/buttons.h"
#include "ui/common/labels.h"
#include "ui/common/layouts.h"
#include "ui/common/panel_bar.h"
#include "ui/common/states.h"
#include "ui/item/compare_view.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLocale>
#include <QShortcut>
#include <QStackedWidget>

namespace rf::ui {

using models::ChangeKind;
using models::CompareModel;
using models::RowState;
using models::Value;

namespace {

constexpr int kCellMargin = 8; ///< before a value in the tree

QString marked(ChangeKind kind, const QString& text) {
    const DiffMark mark = markOf(kind);
    return QStringLiteral("<span style=\"color:%1\"><b>%2</b></span>&nbsp;%3").arg(color(mark.ink).name(), mark.sign, text.toHtmlEscaped());
}

} // namespace

CompareSide CompareSide::ofRow(models::ItemsTab* tab, int row) {
    return {tab->table(), tab->items()->item(row), tab->table().name, tab, tab->items()->idAt(row)};
}

QString CompareSide::title() const {
    return models::keyText(table, item);
}

int CompareSide::row() const {
    return tab && !id.isEmpty() ? tab->items()->rowOf(id) : -1;
}

bool CompareSide::isNew() const {
    return row() >= 0 && tab->items()->rowState(row()) == RowState::Inserted;
}

void CompareSide::reread() {
    if (const int at = row(); at >= 0 && tab->items()->isKept(at)) item = tab->items()->item(at);
}

CompareDialog::CompareDialog(const CompareSide& left, const CompareSide& right, QWidget* parent)
    : Dialog(tr("Compare items"), parent), m_left(left), m_right(right), m_view(new CompareView(&m_model)),
      m_area(new QStackedWidget), m_equal(new EmptyState), m_titles{new ElidedLabel, new ElidedLabel},
      m_places{label({}, uiFont(12), "text2"), label({}, uiFont(12), "text2")}, m_only(new QCheckBox(tr("Only differences"))),
      m_count(label({}, uiFont(12), "text2")), m_summary(label({}, uiFont(12))), m_note(label({}, uiFont(12), "text2")) {
    setObjectName(QStringLiteral("compareDialog"));
    resize(980, 640);
    body()->setContentsMargins(0, 0, 0, 0);
    body()->setSpacing(0);
    body()->addWidget(makeHead());
    body()->addWidget(new Separator(Qt::Horizontal));
    body()->addWidget(makeTools());
    body()->addWidget(new Separator(Qt::Horizontal));
    m_equal->set(QStringLiteral("check"), tr("No difference"), tr("Both items have the same attributes with the same values."));
    m_area->addWidget(m_view);
    m_area->addWidget(m_equal);
    body()->addWidget(m_area, 1);
    m_note->setObjectName(QStringLiteral("compareNote"));
    m_note->setWordWrap(true);
    m_note->setMinimumWidth(330);
    auto* text = new Button(tr("Copy difference"));
    text->setObjectName(QStringLiteral("compareText"));
    text->setIconName(QStringLiteral("copy"));
    m_copy = new Button(tr("Copy to the right"));
    m_copy->setObjectName(QStringLiteral("compareCopy"));
    m_copy->setIconName(QStringLiteral("arrowr"));
    m_copy->setKeyHint(QKeySequence(Qt::ALT | Qt::Key_Right));
    for (QWidget* each : std::initializer_list<QWidget*>{m_note, text, m_copy}) addFooterNote(each); // the last one leftmost
    setTabOrder(m_copy, text);
    addAccept(tr("Close"))->setObjectName(QStringLiteral("compareClose"));
    connect(m_copy, &Button::clicked, this, &CompareDialog::copyRight);
    connect(text, &Button::clicked, this, &CompareDialog::copyText);
    wire();
    follow();
    reload(false);
    m_view->goToDifference(0);
}

QWidget* CompareDialog::makeHead() {
    auto* head = new QWidget;
    m_head = new QGridLayout(head);
    m_head->setContentsMargins(0, 12, 0, 12);
    m_head->setHorizontalSpacing(0);
    auto* words = label(windowTitle(), uiFont(13, QFont::DemiBold));
    words->setIndent(16);
    m_head->addWidget(words, 0, 0, Qt::AlignTop);
    QVBoxLayout* columns[] = {new QVBoxLayout, new QVBoxLayout};
    for (const int side : {0, 1}) {
        m_titles[side]->setFont(monoFont(13, QFont::Medium));
        m_titles[side]->setObjectName(side == 0 ? QStringLiteral("compareLeft") : QStringLiteral("compareRight"));
        m_titles[side]->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        columns[side]->setSpacing(2);
        columns[side]->addWidget(m_titles[side]);
        columns[side]->addWidget(m_places[side]);
        m_head->setColumnStretch(1 + side, 1);
    }
    auto* swapped = new IconButton(QStringLiteral("replace"), tr("Swap the sides (F9)"), nullptr, 28);
    swapped->setObjectName(QStringLiteral("compareSwap"));
    auto* left = new QHBoxLayout;
    left->addLayout(columns[0], 1);
    left->addWidget(swapped);
    left->addSpacing(kCellMargin);
    m_head->addLayout(left, 0, 1);
    m_head->addLayout(columns[1], 0, 2);
    connect(swapped, &QAbstractButton::clicked, this, &CompareDialog::swap);
    // Later, when all columns have their places.
    connect(m_view->header(), &QHeaderView::sectionResized, this, &CompareDialog::alignHead, Qt::QueuedConnection);
    return head;
}

/// Titles begin where the values of their side do.
void CompareDialog::alignHead() {
    const QHeaderView* columns = m_view->header();
    m_head->setColumnMinimumWidth(0, columns->sectionViewportPosition(CompareModel::LeftColumn) + kCellMargin);
    m_head->setColumnMinimumWidth(3, m_view->width() - columns->sectionViewportPosition(CompareModel::BytesColumn) - kCellMargin);
}

QWidget* CompareDialog::makeTools() {
    const auto [bar, row] = PanelBar();
    m_previous = new IconButton(QStringLiteral("up"), tr("Previous difference (Shift+F8)"));
    m_next = new IconButton(QStringLiteral("down"), tr("Next difference (F8)"));
    m_only->setObjectName(QStringLiteral("compareOnly"));
    m_previous->setObjectName(QStringLiteral("comparePrevious"));
    m_next->setObjectName(QStringLiteral("compareNext"));
    m_count->setObjectName(QStringLiteral("compareCount"));
    m_summary->setObjectName(QStringLiteral("compareSummary"));
    m_summary->setTextFormat(Qt::RichText);
    for (QWidget* part : std::initializer_list<QWidget*>{m_only, m_previous, m_next, m_count}) row->addWidget(part);
    row->addStretch(1);
    row->addWidget(m_summary);
    row->setContentsMargins(16, 0, 16, 0);
    connect(m_only, &QCheckBox::toggled, this, &CompareDialog::setDifferencesOnly);
    connect(m_previous, &QAbstractButton::clicked, this, [this] { goTo(-1); });
    connect(m_next, &QAbstractButton::clicked, this, [this] { goTo(1); });
    return bar;
}

void CompareDialog::wire() {
    const auto on = [this](const QKeySequence& keys, auto run) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, run);
    };
    on(Qt::Key_F8, [this] { goTo(1); });
    on(Qt::SHIFT | Qt::Key_F8, [this] { goTo(-1); });
    on(Qt::Key_F9, [this] { swap(); });
    on(Qt::ALT | Qt::Key_Right, [this] { copyRight(); });
    on(QKeySequence::Copy, [this] { copyText(); });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        m_note->clear();
        refresh();
    });
}

/// Rows of tabs may be edited behind the dialog.
void CompareDialog::follow() {
    for (const auto& each : std::as_const(m_following)) disconnect(each);
    m_following.clear();
    for (const CompareSide* side : {&m_left, &m_right}) {
        if (!side->tab) continue;
        const auto again = [this] { reload(true); };
        m_following << connect(side->tab->edits(), &models::StagedEdits::changed, this, again, Qt::QueuedConnection)
                    << connect(side->tab->items(), &models::ItemsModel::stateChanged, this, again, Qt::QueuedConnection);
    }
}

void CompareDialog::open() {
    setAttribute(Qt::WA_DeleteOnClose);
    show();
    raise();
    activateWindow();
    m_view->setFocus();
}

/// Shows what both sides are now; `keepPlace`: the place that is current stays so, as far as it is still there.
void CompareDialog::reload(bool keepPlace) {
    m_left.reread();
    m_right.reread();
    if (keepPlace && m_left.item == m_model.left() && m_right.item == m_model.right()) return refresh();
    const int place = m_model.differenceAt(m_view->currentIndex().siblingAtColumn(0));
    m_model.setItems(m_left.item, m_right.item, m_right.table.keyNames(), !m_right.isNew());
    m_view->showDifferences();
    if (keepPlace && m_model.differenceCount() > 0)
        m_view->goToDifference(std::clamp(place, 0, m_model.differenceCount() - 1));
    refresh();
}

void CompareDialog::setDifferencesOnly(bool only) {
    const int place = m_model.differenceAt(m_view->currentIndex().siblingAtColumn(0));
    m_model.setDifferencesOnly(only);
    m_view->showDifferences();
    m_view->goToDifference(std::max(0, place));
    refresh();
}

void CompareDialog::goTo(int step) {
    m_view->goTo(step);
}

QString CompareDialog::whyNotRight() const {
    const int row = m_right.row();
    if (!m_right.tab || m_right.id.isEmpty()) return tr("The right item is no row of a table that is open: it cannot be edited.");
    if (m_right.tab->isReadOnly()) return tr("The file of the right item is open to read only.");
    if (row < 0) return tr("The right item is no longer among the rows of its tab.");
    return {};
}

void CompareDialog::copyRight() {
    const auto say = [this](const QString& text, const char* tone) {
        setTone(m_note, tone);
        m_note->setText(text);
    };
    QString why = whyNotRight();
    if (!why.isEmpty()) return say(why, "danger");
    const QModelIndex place = m_view->currentIndex().siblingAtColumn(0);
    const QString path = place.data(CompareModel::PathRole).toString();
    const auto after = m_model.copiedRight(place, &why);
    if (!after || !m_right.tab->items()->stageItem(m_right.row(), *after, tr("copy %1").arg(path), &why)) return say(why, "danger");
    if (m_right.isNew() || m_right.row() < 0) m_right.id = m_right.tab->edits()->idOf(*after);
    reload(true);
    say(tr("%1 is staged in %2; undo there takes it back.").arg(path, m_right.place), "text2");
}

void CompareDialog::swap() {
    std::swap(m_left, m_right);
    m_note->clear();
    reload(true);
}

void CompareDialog::copyText() {
    QGuiApplication::clipboard()->setText(m_model.differenceText(m_left.title(), m_right.title()));
    setTone(m_note, "text2");
    m_note->setText(tr("%n difference(s) copied as text.", nullptr, m_model.differenceCount()));
}

QString CompareDialog::summary() const {
    const CompareModel::Counts& counts = m_model.counts();
    QStringList parts;
    if (counts.changed > 0) parts << marked(ChangeKind::Edit, tr("%1 changed").arg(counts.changed));
    if (counts.leftOnly > 0) parts << marked(ChangeKind::Delete, tr("%1 left only").arg(counts.leftOnly));
    if (counts.rightOnly > 0) parts << marked(ChangeKind::Insert, tr("%1 right only").arg(counts.rightOnly));
    parts << tr("%1 equal").arg(counts.same);
    return parts.join(QStringLiteral(" &nbsp;&nbsp; "));
}

void CompareDialog::refresh() {
    const auto sizes = [](const CompareSide& side) {
        return QStringLiteral("%1 · %2").arg(side.place, sizeText(side.item.itemSizeBytes()));
    };
    const CompareSide* sides[] = {&m_left, &m_right};
    for (const int side : {0, 1}) {
        m_titles[side]->setText(sides[side]->title());
        m_places[side]->setText(sizes(*sides[side]));
    }
    const int count = m_model.differenceCount(), at = m_model.differenceAt(m_view->currentIndex().siblingAtColumn(0));
    m_count->setText(count == 0 ? QString() : at < 0 ? tr("%n difference(s)", nullptr, count) : tr("%1 of %2").arg(at + 1).arg(count));
    m_summary->setText(summary());
    m_previous->setEnabled(count > 0);
    m_next->setEnabled(count > 0);
    m_copy->setEnabled(count > 0 && whyNotRight().isEmpty());
    m_copy->setToolTip(whyNotRight());
    m_area->setCurrentIndex(count == 0 && m_only->isChecked() ? 1 : 0);
}

} // namespace rf::ui

#include "moc_compare_dialog.cpp"
