#include "ui/item/grid_states.h"

#include "ui/common/buttons.h"
#include "ui/common/labels.h"
#include "ui/common/states.h"

#include <QHBoxLayout>

namespace rf::ui {

using models::ItemsModel;
using State = models::ItemsModel::State;

namespace {
constexpr int kFooter = 34;
constexpr double kExpensive = 1000; ///< RCU from which Cancel shows at once
} // namespace

GridStates::GridStates(models::ItemsTab* tab, QWidget* grid)
    : QObject(grid), m_tab(tab), m_cover(new QFrame(grid)), m_loading(new LoadingState(m_cover)),
      m_empty(new EmptyState(m_cover)), m_error(new ErrorState(m_cover)), m_line(new ProgressLine(grid)),
      m_footer(new QFrame(grid)), m_text(new ElidedLabel), m_next(new Button(tr("Load next page"))),
      m_all(new Button(tr("Read all"))), m_cancel(new Button(tr("Cancel"))) {
    m_cover->setProperty("panel", "base");
    m_cover->hide();
    m_line->hide();
    m_footer->setProperty("panel", "toolbar");
    m_footer->setObjectName(QStringLiteral("gridFooter"));
    m_footer->hide();
    m_text->setFont(uiFont(12));
    m_text->setProperty("tone", "text2");
    m_next->setObjectName(QStringLiteral("nextPage"));
    m_error->setObjectName(QStringLiteral("gridError"));
    m_empty->setObjectName(QStringLiteral("gridEmpty"));
    m_all->setObjectName(QStringLiteral("readAll"));
    m_all->setToolTip(tr("Reads page after page to the end; it can be cancelled"));
    for (Button* button : {m_next, m_all, m_cancel}) button->setCompact(true);
    auto* row = new QHBoxLayout(m_footer);
    row->setContentsMargins(12, 0, 12, 0);
    row->setSpacing(8);
    row->addWidget(m_text, 1);
    row->addWidget(m_cancel);
    row->addWidget(m_all);
    row->addWidget(m_next);
    connect(m_next, &Button::clicked, this, [this] {
        auto* items = m_tab->items();
        items->state() == State::Failed ? items->retry() : items->fetchMore({});
    });
    connect(m_all, &Button::clicked, tab->items(), &ItemsModel::readOn);
    connect(m_cancel, &Button::clicked, tab->items(), &ItemsModel::cancel);
    connect(m_loading, &LoadingState::cancelRequested, tab->items(), &ItemsModel::cancel);
    connect(m_empty, &EmptyState::actionRequested, this, &GridStates::emptyAction);
    m_error->addAction(tr("Try again"), [this] { m_tab->items()->retry(); });
    for (QTimer* timer : {&m_lineSoon, &m_countsSoon}) timer->setSingleShot(true);
    connect(&m_lineSoon, &QTimer::timeout, this, [this] {
        m_line->setActive(true);
        m_line->show();
        m_line->raise();
    });
    connect(&m_countsSoon, &QTimer::timeout, this, [this] {
        m_counts = true;
        emit changed();
    });
}

int GridStates::footerHeight() const {
    return m_footer->isVisibleTo(m_footer->parentWidget()) ? kFooter : 0;
}

void GridStates::place(const QRect& area, int header, int rows) {
    const auto* items = m_tab->items();
    const State state = items->state();
    const bool loading = state == State::Loading;
    if (loading && !m_wasLoading) {
        m_counts = m_tab->query()->estimate().units > kExpensive;
        m_loading->start();
        if (m_counts) m_loading->showDetails();
        m_lineSoon.start(300);
        m_countsSoon.start(2000);
    } else if (!loading && m_wasLoading) {
        m_loading->stop();
        m_lineSoon.stop();
        m_countsSoon.stop();
        m_counts = false;
        m_line->setActive(false);
    }
    m_wasLoading = loading;
    const QString scanned = tr("%n item(s) scanned", nullptr, int(items->scanned()));
    m_loading->setCounts(scanned, tr("%1 RCU").arg(QLocale().toString(items->consumed(), 'f', 1)));
    if (!loading || rows == 0) m_line->hide();

    showFooter(rows);
    const int below = footerHeight();
    m_footer->setGeometry(area.left(), area.bottom() + 1 - below, area.width(), kFooter);
    m_line->setGeometry(area.left(), area.top() + header, area.width(), 2);
    const QRect inside(area.left(), area.top() + header, area.width(), qMax(0, area.height() - header - below));
    m_cover->setGeometry(inside);
    for (QWidget* part : std::initializer_list<QWidget*>{m_loading, m_empty, m_error})
        part->setGeometry(m_cover->rect());
    const bool failed = state == State::Failed;
    m_loading->setVisible(loading);
    m_error->setVisible(failed);
    m_empty->setVisible(!loading && !failed);
    if (failed) m_error->setFailure(items->failure());
    if (rows == 0 && !loading && !failed) showEmpty(rows);
    m_cover->setVisible(rows == 0);
    if (rows == 0) m_cover->raise();
}

void GridStates::showEmpty(int) {
    const auto* items = m_tab->items();
    const bool hidden = items->rowCount() > 0; // by the entity filter
    const QString read = tr("%n item(s) read, none kept", nullptr, int(items->scanned()));
    if (hidden) {
        m_action = [this] { m_tab->rows()->setShowAll(); };
        m_empty->set(QStringLiteral("filter"), tr("None of this kind"), tr("Other rows are loaded."), tr("Show all"));
    } else if (!items->hasRun()) {
        const bool ready = m_tab->query()->isValid(), scans = m_tab->query()->mode() == models::QueryMode::Scan;
        m_action = [this, ready] {
            if (!ready) m_tab->query()->setMode(models::QueryMode::Scan);
            emit runRequested();
        };
        m_empty->set(QStringLiteral("search"), tr("Nothing read yet"),
                     ready ? tr("Run the query to see items here.")
                           : tr("Give a partition key value and run, or scan."),
                     ready ? tr("Run") : scans ? QString() : tr("Scan"));
    } else if (items->canFetchMore({})) {
        m_action = [this] { m_tab->items()->fetchMore({}); };
        m_empty->set(QStringLiteral("search"), tr("No items match so far"), read, tr("Load next page"));
    } else if (!m_tab->query()->filters()->chips().isEmpty()) {
        m_action = [this] {
            m_tab->query()->filters()->clear();
            m_tab->run();
        };
        m_empty->set(QStringLiteral("search"), tr("No items match"), read, tr("Clear filter"));
    } else {
        const bool asked = items->request()->isQuery();
        const bool open = !m_tab->isReadOnly();
        m_action = [this] { emit newItemRequested(); };
        m_empty->set(QStringLiteral("search"), tr("No items"),
                     asked ? tr("Nothing is stored under this key.") : tr("Nothing is stored here."),
                     open ? tr("New item") : QString());
    }
}

void GridStates::emptyAction() {
    if (const auto action = m_action) action();
}

void GridStates::showFooter(int rows) {
    const auto* items = m_tab->items();
    const State state = items->state();
    const bool more = state == State::Idle && items->hasRun() && items->canFetchMore({});
    const bool slow = state == State::Loading && (m_counts || items->isReadingOn());
    const bool failed = state == State::Failed;
    const bool lost = !items->rereadFailure().headline.isEmpty();
    m_footer->setVisible(rows > 0 && (more || slow || failed || lost));
    m_all->setVisible(more);
    m_next->setVisible(more || failed);
    m_next->setText(failed ? tr("Try again") : tr("Load next page"));
    m_next->updateGeometry();
    m_cancel->setVisible(slow);
    const QString units =
        QLocale().toString(state == State::Idle ? items->lastPageConsumed() : items->consumed(), 'f', 1);
    QString rest;
    if (const auto all = items->unitsToEnd()) rest = tr(" All that follow: about %1 RCU.").arg(QLocale().toString(*all, 'f', *all < 100 ? 1 : 0));
    if (lost)
        m_text->setText(items->rereadFailure().name + QStringLiteral(": ") +
                        tr("rows could not be read again. Scrolling tries once more."));
    else if (more)
        m_text->setText(
            tr("%n item(s) loaded, there are more. The next page costs about %1 RCU.", nullptr, items->loaded())
                .arg(units) + rest);
    else if (slow)
        m_text->setText(tr("Reading: %n item(s) scanned, %1 RCU", nullptr, int(items->scanned())).arg(units));
    else if (failed)
        m_text->setText(items->failure().name + QStringLiteral(": ") + items->failure().headline);
    setTone(m_text, failed || lost ? "danger" : "text2");
    if (m_footer->isVisible()) m_footer->raise();
}

} // namespace rf::ui

#include "moc_grid_states.cpp"
