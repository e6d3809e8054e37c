#include "ui/capacity/alarms_dialog.h"

#include "ui/common/buttons.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/tokens.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPointer>
#include <QSpinBox>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace rf::ui {

using models::AlarmHistoryModel;
using models::AlarmListModel;

namespace {

constexpr int kAlarmsWidth = 920, kAlarmRows = 7, kHistoryRows = 5, kMostMinutes = 60;
constexpr double kMostThreshold = 1e12;

/// The state in its colour.
class StateDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        const QString state = index.data().toString();
        const Token token = index.data(AlarmListModel::RingsRole).toBool() ? Token::Danger
                            : state == QLatin1String("OK")                 ? Token::Ok
                                                                           : Token::Text2;
        option->palette.setColor(QPalette::Text, color(token));
        option->palette.setColor(QPalette::HighlightedText, color(token));
        option->font.setWeight(QFont::DemiBold);
        option->state &= ~QStyle::State_HasFocus; // the row is chosen, not the cell
    }
};

QTableView* table(QAbstractItemModel* model, const QString& name, int rows) {
    auto* view = new QTableView;
    view->setModel(model);
    view->setAccessibleName(name);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setSelectionMode(QAbstractItemView::SingleSelection);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->setShowGrid(false);
    view->setTextElideMode(Qt::ElideMiddle); // names of policies' alarms differ at their ends
    view->setWordWrap(false);
    view->setTabKeyNavigation(false);
    view->verticalHeader()->hide();
    view->verticalHeader()->setDefaultSectionSize(kGridRow);
    view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    view->horizontalHeader()->setHighlightSections(false);
    view->horizontalHeader()->setFixedHeight(kGridHeader);
    view->horizontalHeader()->setFont(uiFont(12));
    view->setFixedHeight(kGridRow * rows + kGridHeader + 2);
    return view;
}

} // namespace

AlarmsDialog::AlarmsDialog(models::AlarmModel* model, const QString& table, QWidget* parent)
    : Dialog(tr("Alarms"), parent), m_model(model), m_table(table), m_alarms(nullptr), m_history(nullptr),
      m_none(label(tr("There is no alarm yet. Make one below, or with “aws cloudwatch put-metric-alarm” on the endpoint."), uiFont(12), "text2")),
      m_problem(label({}, uiFont(12), "danger")), m_name(new QLineEdit), m_metric(new QComboBox), m_threshold(new QDoubleSpinBox),
      m_minutes(new QSpinBox), m_add(new Button(tr("Add alarm"))), m_delete(new Button(tr("Delete alarm"), Look::Danger)) {
    setObjectName(QStringLiteral("alarms"));
    setFixedWidth(kAlarmsWidth);
    body()->addWidget(listPart());
    body()->addWidget(new Separator(Qt::Horizontal));
    body()->addWidget(newPart());
    m_problem->setWordWrap(true);
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_problem->hide();
    body()->addWidget(m_problem);
    addFooterNote(m_delete);
    addAccept(tr("Close"));
    connect(m_alarms->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &AlarmsDialog::choose);
    connect(model, &models::AlarmModel::changed, this, &AlarmsDialog::sync);
    connect(m_add, &QAbstractButton::clicked, this, [this] {
        m_model->add(draft(), [self = QPointer<AlarmsDialog>(this)](const models::Failure& failure) {
            if (self) self->answered(failure);
        });
    });
    connect(m_delete, &QAbstractButton::clicked, this, [this] {
        m_model->remove(chosen(), [self = QPointer<AlarmsDialog>(this)](const models::Failure& failure) {
            if (self) self->answered(failure);
        });
    });
    sync();
}

QWidget* AlarmsDialog::listPart() {
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_alarms = table(m_model->alarms(), tr("Alarms"), kAlarmRows);
    m_alarms->setItemDelegateForColumn(AlarmListModel::State, new StateDelegate(m_alarms));
    for (const int each : {AlarmListModel::State, AlarmListModel::Since})
        m_alarms->horizontalHeader()->setSectionResizeMode(each, QHeaderView::ResizeToContents);
    m_alarms->horizontalHeader()->setSectionResizeMode(AlarmListModel::Name, QHeaderView::Interactive);
    m_alarms->horizontalHeader()->resizeSection(AlarmListModel::Name, 230);
    m_alarms->horizontalHeader()->setSectionResizeMode(AlarmListModel::Condition, QHeaderView::Stretch);
    m_history = table(m_model->history(), tr("History of the chosen alarm"), kHistoryRows);
    m_history->horizontalHeader()->setSectionResizeMode(AlarmHistoryModel::When, QHeaderView::ResizeToContents);
    m_history->horizontalHeader()->setSectionResizeMode(AlarmHistoryModel::What, QHeaderView::Stretch);
    column->addWidget(m_none);
    column->addWidget(m_alarms);
    column->addWidget(label(tr("History"), uiFont(12, QFont::DemiBold)));
    column->addWidget(m_history);
    return part;
}

QWidget* AlarmsDialog::newPart() {
    auto* part = new QWidget;
    auto* row = new QHBoxLayout(part);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_name->setPlaceholderText(tr("New alarm"));
    m_name->setAccessibleName(tr("Name of the new alarm"));
    m_metric->addItems(models::AlarmDraft::metrics());
    m_metric->setAccessibleName(tr("Metric"));
    m_threshold->setRange(0, kMostThreshold);
    m_threshold->setDecimals(0);
    m_threshold->setGroupSeparatorShown(true);
    m_threshold->setLocale(QLocale(QLocale::English));
    m_threshold->setFixedWidth(104);
    m_threshold->setAccessibleName(tr("Threshold, sum of a minute"));
    m_minutes->setRange(1, kMostMinutes);
    m_minutes->setSuffix(tr(" min"));
    m_minutes->setFixedWidth(76);
    m_minutes->setAccessibleName(tr("Minutes in a row"));
    row->addWidget(m_name, 1);
    row->addWidget(m_metric);
    row->addWidget(label(tr("a minute >"), uiFont(12), "text2"));
    row->addWidget(m_threshold);
    row->addWidget(label(tr("for"), uiFont(12), "text2"));
    row->addWidget(m_minutes);
    row->addWidget(m_add);
    connect(m_name, &QLineEdit::textChanged, this, &AlarmsDialog::sync);
    connect(m_name, &QLineEdit::returnPressed, m_add, &QAbstractButton::click);
    part->setVisible(!m_table.isEmpty());
    return part;
}

models::AlarmDraft AlarmsDialog::draft() const {
    return {m_name->text(), m_metric->currentText(), m_table, m_threshold->value(), m_minutes->value()};
}

QString AlarmsDialog::chosen() const {
    const QModelIndex row = m_alarms->currentIndex();
    return row.isValid() ? row.siblingAtColumn(AlarmListModel::Name).data().toString() : QString();
}

void AlarmsDialog::choose() {
    m_model->choose(chosen());
    sync();
}

void AlarmsDialog::sync() {
    const bool any = m_model->alarms()->rowCount() > 0;
    if (any && !m_alarms->currentIndex().isValid()) m_alarms->selectRow(0);
    m_none->setVisible(!any);
    m_alarms->setVisible(any);
    const QModelIndex row = m_alarms->currentIndex();
    m_delete->setEnabled(row.isValid() && !row.data(AlarmListModel::PolicyRole).toBool());
    m_delete->setToolTip(row.data(AlarmListModel::PolicyRole).toBool() ? tr("Auto scaling owns this alarm: it goes with its policy.") : QString());
    m_add->setEnabled(draft().problem().isEmpty());
    m_add->setToolTip(draft().problem());
}

void AlarmsDialog::answered(const models::Failure& failure) {
    m_problem->setText(failure.isEmpty() ? QString() : failure.name.isEmpty() ? failure.headline : QStringLiteral("%1: %2").arg(failure.name, failure.detail));
    m_problem->setVisible(!failure.isEmpty());
    if (failure.isEmpty()) m_name->clear();
}

QString AlarmsDialog::problem() const {
    return m_problem->isHidden() ? QString() : m_problem->text();
}

/// Enter in the form adds; only the button closes.
void AlarmsDialog::accept() {
    if (m_name->hasFocus() && m_add->isEnabled()) return;
    QDialog::accept();
}

} // namespace rf::ui

#include "moc_alarms_dialog.cpp"
