#include "ui/bulk/bulk_dialog.h"

#include "models/bulk/write_cost.h"
#include "ui/bulk/bulk_form.h"
#include "ui/bulk/share_bar.h"
#include "ui/common/buttons.h"
#include "ui/common/fonts.h"
#include "ui/common/labels.h"
#include "ui/common/layouts.h"
#include "ui/common/list_table.h"
#include "ui/common/metrics.h"
#include "ui/common/states.h"
#include "ui/item/diff_delegate.h"

#include <QHeaderView>
#include <QLocale>
#include <QPainter>
#include <QProgressBar>
#include <QStackedWidget>
#include <QStyledItemDelegate>

namespace rf::ui {

using models::BulkAction;
using models::BulkModel;
using State = BulkModel::State;

namespace {

QString number(qint64 count) {
    return QLocale().toString(count);
}

/// "1 item", "500 items".
QString items(qint64 count) {
    return count == 1 ? BulkDialog::tr("1 item") : BulkDialog::tr("%1 items").arg(number(count));
}

/// A reason is said in full, on as many lines as it takes.
class RefusalDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const bool key = index.column() == models::RefusalsModel::KeyColumn;
        const auto* view = qobject_cast<const QTableView*>(option.widget);
        const int wide = view ? view->viewport()->width() - view->columnWidth(models::RefusalsModel::KeyColumn) : 400;
        const QRect room(0, 0, qMax(120, wide - 16), 10'000);
        const QRect words = QFontMetrics(uiFont(12)).boundingRect(room, Qt::TextWordWrap, index.data().toString());
        return {60, qMax(kGridRow, key ? 0 : words.height() + 11)};
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        painter->save();
        paintRowGround(painter, option.rect, option.state & QStyle::State_Selected);
        const QRect rect = option.rect.adjusted(8, 0, -8, -1);
        painter->setFont(index.column() == models::RefusalsModel::KeyColumn ? monoFont(12) : uiFont(12));
        painter->setPen(color(Token::Text));
        const QString text = index.data().toString();
        if (index.column() == models::RefusalsModel::KeyColumn)
            painter->drawText(rect, Qt::AlignVCenter, painter->fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
        else
            painter->drawText(rect, int(Qt::AlignVCenter) | Qt::TextWordWrap, text);
        painter->restore();
    }
};

/// What became of items that were not written, in the refusals' list.
class RefusalsList : public ListTable {
public:
    RefusalsList() : ListTable(QStringLiteral("bulkRefusals"), BulkDialog::tr("Items that stay as they are")) {
        setItemDelegate(new RefusalDelegate(this));
        horizontalHeader()->setStretchLastSection(true);
        verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
        setFrameShape(NoFrame);
    }

protected:
    void fitColumns() override {
        setColumnWidth(models::RefusalsModel::KeyColumn, qBound(180, width() * 2 / 5, 420));
        resizeRowsToContents();
    }
};

} // namespace

BulkDialog::BulkDialog(std::unique_ptr<BulkModel> model, BulkFields* fields, const models::TableInfo& table,
                       models::SettingsStore* settings, const QString& title, QWidget* parent)
    : Dialog(title, parent), m_model(std::move(model)), m_table(table), m_prices(settings), m_fields(fields), m_area(new QStackedWidget), m_empty(new EmptyState), m_error(new ErrorState),
      m_note(label({}, uiFont(12), "text2")) {
    setObjectName(QStringLiteral("bulkDialog"));
    resize(860, 620);
    m_prices.setRegion(table.region);
    body()->setContentsMargins(0, 0, 0, 0);
    body()->setSpacing(0);
    auto* head = new QWidget;
    auto* padded = new QVBoxLayout(head);
    padded->setContentsMargins(16, 14, 16, 12);
    padded->addWidget(m_fields);
    body()->addWidget(head);
    body()->addWidget(new Separator(Qt::Horizontal));
    m_outcome = makeOutcome();
    m_progress = makeProgress();
    for (QWidget* page : std::initializer_list<QWidget*>{m_empty, m_error, m_outcome, m_progress}) m_area->addWidget(page);
    body()->addWidget(m_area, 1);
    m_note->setObjectName(QStringLiteral("bulkNote"));
    addFooterNote(m_note);
    m_rest = new Button(QString());
    m_rest->setObjectName(QStringLiteral("bulkRest"));
    addFooterNote(m_rest);
    m_close = addCancel();
    m_close->setObjectName(QStringLiteral("bulkClose"));
    m_main = addAccept(tr("Check"));
    m_main->setObjectName(QStringLiteral("bulkMain"));
    m_main->setKeyHint(QKeySequence(Qt::CTRL | Qt::Key_Return));
    auto* go = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this);
    connect(go, &QShortcut::activated, m_main, &QAbstractButton::click);
    connect(m_rest, &Button::clicked, m_model.get(), &BulkModel::resume);
    connect(m_model.get(), &BulkModel::stateChanged, this, &BulkDialog::refresh);
    connect(m_model.get(), &BulkModel::formChanged, this, &BulkDialog::refresh);
    connect(m_model.get(), &BulkModel::progressed, this, &BulkDialog::refreshProgress);
    connect(m_model.get(), &BulkModel::written, this, &BulkDialog::written);
    refresh();
}

QWidget* BulkDialog::makeOutcome() {
    auto* page = new QWidget;
    auto* column = bareColumn(page);
    auto* top = new QWidget;
    auto* words = new QVBoxLayout(top);
    words->setContentsMargins(16, 12, 16, 10);
    words->setSpacing(8);
    m_headline = label({}, uiFont(13, QFont::DemiBold));
    m_headline->setObjectName(QStringLiteral("bulkHeadline"));
    m_headline->setWordWrap(true);
    m_shares = new ShareBar;
    m_cost = label({}, uiFont(12), "text2");
    m_cost->setObjectName(QStringLiteral("bulkCost"));
    m_cost->setTextFormat(Qt::RichText);
    m_sides = new Segments({tr("Before and after"), tr("Stay as they are")}, nullptr, true);
    m_sides->setObjectName(QStringLiteral("bulkSides"));
    m_sides->setAccessibleName(tr("Which items to list"));
    words->addWidget(m_headline);
    words->addWidget(m_shares);
    words->addWidget(m_cost);
    auto* sides = new QHBoxLayout;
    sides->addWidget(m_sides);
    sides->addStretch(1);
    words->addLayout(sides);
    column->addWidget(top);
    column->addWidget(new Separator(Qt::Horizontal));
    m_sample = new DiffTree(DiffDelegate::Style::Review);
    m_sample->setObjectName(QStringLiteral("bulkSample"));
    m_sample->setAccessibleName(tr("Items before and after"));
    m_sample->setModel(m_model->sample());
    m_sample->setColumnHidden(models::ReviewModel::PriceColumn, true);
    m_sample->header()->setStretchLastSection(false);
    m_sample->header()->resizeSection(models::ReviewModel::NameColumn, 330);
    m_sample->header()->setSectionResizeMode(models::ReviewModel::BeforeColumn, QHeaderView::Stretch);
    m_sample->header()->setSectionResizeMode(models::ReviewModel::AfterColumn, QHeaderView::Stretch);
    m_refusals = new RefusalsList;
    m_refusals->setModel(m_model->refusals());
    m_lists = new QStackedWidget;
    m_lists->addWidget(m_sample);
    m_lists->addWidget(m_refusals);
    column->addWidget(m_lists, 1);
    connect(m_sides, &Segments::currentChanged, this, &BulkDialog::showList);
    return page;
}

QWidget* BulkDialog::makeProgress() {
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(120, 0, 120, 0);
    column->setSpacing(10);
    m_doing = label({}, uiFont(13, QFont::DemiBold));
    m_counts = label({}, monoFont(), "text2");
    m_counts->setObjectName(QStringLiteral("bulkCounts"));
    m_bar = new QProgressBar;
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(6);
    for (QLabel* each : {m_doing, m_counts}) each->setAlignment(Qt::AlignCenter);
    column->addStretch(2);
    column->addWidget(m_doing);
    column->addWidget(m_bar);
    column->addWidget(m_counts);
    column->addStretch(3);
    return page;
}

void BulkDialog::open() {
    setAttribute(Qt::WA_DeleteOnClose);
    show();
    raise();
    activateWindow();
    m_fields->focusFirst();
}

BulkForm* BulkDialog::form() const {
    return qobject_cast<BulkForm*>(m_fields);
}

void BulkDialog::accept() {
    switch (m_model->state()) {
    case State::Form:
    case State::Undone:
        if (const auto problem = m_model->problem()) return m_note->setText(problem->message);
        return m_model->check();
    case State::Checked:
        return m_model->found().changing > 0 ? m_model->run() : Dialog::accept();
    case State::Done:
        return m_model->undo();
    default:
        return m_model->cancel();
    }
}

void BulkDialog::reject() {
    m_model->isBusy() ? m_model->cancel() : Dialog::reject();
}

void BulkDialog::showList(int side) {
    m_sides->setCurrent(side);
    m_lists->setCurrentIndex(side);
}

QString BulkDialog::costText(double units) const {
    const QString money = models::writeCostText(m_table, units, m_prices.table().get());
    return money.isEmpty() ? QString() : QStringLiteral(" · ") + money.toHtmlEscaped();
}

void BulkDialog::refresh() {
    const State state = m_model->state();
    const bool deletes = m_model->action().kind == BulkAction::Kind::Delete;
    const qint64 changing = m_model->found().changing;
    m_note->clear();
    const Look look = state == State::Checked && deletes && changing > 0 ? Look::Danger
                      : state == State::Done                            ? Look::Normal
                                                                        : Look::Primary;
    m_main->setLook(look);
    m_main->setDefault(look == Look::Primary); // Enter neither deletes nor takes back
    m_close->setDefault(state == State::Done);
    m_main->setText(m_model->isBusy()         ? (m_model->isStopping() ? tr("Stopping…") : tr("Stop"))
                    : state == State::Done    ? tr("Undo")
                    : state != State::Checked ? tr("Check")
                    : changing == 0           ? tr("Close")
                    : deletes                 ? tr("Delete %1").arg(items(changing))
                                              : tr("Change %1").arg(items(changing)));
    m_main->setEnabled(state == State::Done ? !m_model->batch().isEmpty()
                                            : state != State::Form || !m_model->problem());
    m_main->updateGeometry();
    m_close->setText(state == State::Done || state == State::Undone ? tr("Close") : tr("Cancel"));
    m_close->setVisible(!m_model->isBusy() && !(state == State::Checked && changing == 0)); // one Close is enough
    m_rest->setVisible(state == State::Done && m_model->result().remaining > 0);
    m_rest->setText(tr("Write the other %1").arg(number(m_model->result().remaining)));
    m_rest->updateGeometry();
    if (state == State::Checked) showFound();
    if (state == State::Done || state == State::Undone) showResult();
    if (!m_model->failure().isEmpty() && state == State::Form) m_error->setFailure(m_model->failure());
    m_empty->set(QStringLiteral("eye"), tr("Nothing is read or written yet"),
                 tr("Check reads every item this is about, counts what would change, and shows what and at which price. "
                    "It writes nothing."));
    m_area->setCurrentWidget(m_model->isBusy()                                           ? m_progress
                             : state == State::Form && !m_model->failure().isEmpty() ? static_cast<QWidget*>(m_error)
                             : state == State::Form                                  ? static_cast<QWidget*>(m_empty)
                                                                                     : m_outcome);
    if (m_model->isBusy()) refreshProgress();
    if (state == State::Done && m_batch != m_model->batch()) {
        m_batch = m_model->batch();
        emit batchReady(m_batch, m_model->note());
    } else if (state == State::Undone && !m_batch.isEmpty()) {
        emit batchGone(std::exchange(m_batch, QString()));
    }
}

void BulkDialog::showFound() {
    const models::DryRun& found = m_model->found();
    const bool deletes = m_model->action().kind == BulkAction::Kind::Delete;
    const bool replaces = m_model->replacement().has_value();
    m_headline->setText(foundText());
    m_shares->setShares({{deletes ? tr("%1 go").arg(number(found.changing)) : tr("%1 change").arg(number(found.changing)),
                          found.changing, deletes ? Token::Danger : Token::WarnBar},
                         {(replaces ? tr("%1 without a match") : tr("%1 are so already")).arg(number(found.same)), found.same, Token::Ctl},
                         {tr("%1 cannot").arg(number(found.refused)), found.refused, Token::Text2}});
    const QString read = tr("the check read %1, %2 RCU").arg(items(found.examined), QLocale().toString(found.readUnits, 'g', 12));
    m_cost->setText(found.changing == 0
                        ? read.left(1).toUpper() + read.mid(1)
                        : tr("Writing costs <b>%1</b>%2 · %3")
                              .arg(found.price.text().toHtmlEscaped(), costText(found.price.total()), read));
    if (found.full)
        m_note->setText(tr("As much as one batch can undo (2 GB). Run it, then check again for the rest."));
    m_sides->button(1)->setText(tr("Stay as they are (%1)").arg(number(found.refused)));
    m_sides->button(1)->setMinimumWidth(m_sides->button(1)->sizeHint().width()); // its words have grown
    m_sides->setSegmentEnabled(1, found.refused > 0);
    m_sides->show();
    m_sample->expandAll();
    showList(found.changing == 0 && found.refused > 0 ? 1 : 0);
}

/// Of a replacement with its matches too, those that stay among them.
QString BulkDialog::foundText() const {
    const models::DryRun& found = m_model->found();
    const qint64 matches = found.places + found.refusedPlaces;
    if (m_model->replacement() && matches > 0) {
        const QString text = tr("%1: %2 in %3").arg(m_model->note(), tr("%n match(es)", nullptr, int(matches)), items(found.changing + found.refused));
        return found.changing == 0 ? tr("%1. None of them can change.").arg(text)
                                   : tr("%1. %2 of %3 would change; nothing is written yet.")
                                         .arg(text, number(found.changing), items(found.matched));
    }
    if (m_model->replacement()) return tr("No match in %1.").arg(items(found.matched));
    if (found.changing > 0 && m_model->action().kind == BulkAction::Kind::Delete)
        return tr("%1. %2 of %3 would go; nothing is deleted yet.").arg(m_model->note(), number(found.changing), items(found.matched));
    return found.changing == 0 ? tr("%1: nothing to change.").arg(items(found.matched))
                               : tr("%1. %2 of %3 would change; nothing is written yet.")
                                     .arg(m_model->note(), number(found.changing), items(found.matched));
}

void BulkDialog::showResult() {
    const models::BulkRun& run = m_model->result();
    const bool undone = m_model->state() == State::Undone;
    const bool deleted = m_model->action().kind == BulkAction::Kind::Delete;
    QString text = undone    ? tr("%1 are as they were before.").arg(items(run.written))
                   : deleted ? tr("%1: %2 deleted.").arg(m_model->note(), items(run.written))
                             : tr("%1: %2 written.").arg(m_model->note(), items(run.written));
    if (run.planned == 0 && !undone) text = tr("%1: this batch was written earlier and can be undone.").arg(m_model->note());
    if (run.cancelled)
        text = (deleted ? tr("Stopped: %1 deleted, %2 remain as they were.") : tr("Stopped: %1 written, %2 remain as they were."))
                   .arg(items(run.written), number(run.remaining));
    if (!m_model->failure().isEmpty()) text += QLatin1Char(' ') + m_model->failure().headline + QLatin1Char(' ') + m_model->failure().detail;
    m_headline->setText(text);
    m_shares->setShares({{(undone ? tr("%1 undone") : deleted ? tr("%1 deleted") : tr("%1 written")).arg(number(run.written)),
                          run.written, Token::Ok},
                         {tr("%1 left alone").arg(number(run.refused)), run.refused, Token::Text2},
                         {tr("%1 remain").arg(number(run.remaining)), run.remaining, Token::Ctl}});
    m_cost->setText(run.units > 0 ? tr("Used <b>%1 WCU</b>%2").arg(QLocale().toString(run.units, 'g', 12), costText(run.units))
                                  : QString());
    m_sides->button(1)->setText(tr("Left alone (%1)").arg(number(run.refused)));
    m_sides->setSegmentEnabled(1, run.refused > 0);
    showList(run.refused > 0 ? 1 : 0);
}

void BulkDialog::refreshProgress() {
    if (!m_model->isBusy()) return;
    const State state = m_model->state();
    const bool stopping = m_model->isStopping();
    const qint64 done = m_model->done(), total = m_model->total();
    m_doing->setText(stopping                     ? tr("Stopping: %1 remain as they are").arg(number(std::max<qint64>(0, total - done)))
                     : m_model->isThrottled()     ? tr("Throttled: waiting for capacity, trying again")
                     : state == State::Checking   ? tr("Checking; nothing is written")
                     : state == State::Undoing    ? tr("Taking back")
                                                  : m_model->note());
    m_bar->setRange(0, total > 0 ? 1'000 : 0);
    if (total > 0) m_bar->setValue(int(std::min<qint64>(1'000, done * 1'000 / total)));
    const QString of = total > 0 ? tr("%1 of %2").arg(number(done), items(total)) : items(done);
    m_counts->setText(tr("%1 · %2 a second · %3 %4")
                          .arg(of, number(qRound64(m_model->ratePerSecond())), QLocale().toString(m_model->units(), 'f', 1),
                               state == State::Checking ? tr("RCU") : tr("WCU")));
    m_main->setText(stopping ? tr("Stopping…") : tr("Stop"));
    m_main->setEnabled(!stopping);
}

} // namespace rf::ui

#include "moc_bulk_dialog.cpp"
