#include "ui/capacity/scaling_dialog.h"

#include "models/capacity/use_models.h"
#include "ui/capacity/preview_part.h"
#include "ui/capacity/units_box.h"
#include "ui/common/buttons.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"

#include <QGridLayout>
#include <QHeaderView>
#include <QPointer>
#include <QScrollArea>
#include <QTableView>
#include <QVBoxLayout>

namespace rf::ui {

using models::ScalingChoice;
using models::UnitSide;

namespace {

constexpr int kScalingWidth = 640, kUnits = 96, kPercent = 76, kRowsShown = 6, kEventRows = 4;

} // namespace

ScalingDialog::ScalingDialog(models::CapacityModel* capacity, models::ScalingModel* model, QWidget* parent)
    : Dialog(tr("Auto scaling of %1").arg(capacity->table().name), parent), m_capacity(capacity), m_model(model),
      m_before(model->choices()), m_preview(new PreviewPart(Qt::Horizontal)), m_note(label({}, uiFont(12), "text2")),
      m_problem(label({}, uiFont(12), "danger")),
      m_noEvents(label(tr("Scaling has not changed anything yet."), uiFont(12), "text2")), m_events(new QTableView) {
    setObjectName(QStringLiteral("autoScaling"));
    setFixedWidth(kScalingWidth);
    body()->addWidget(choicesPart());
    for (QLabel* each : {m_note, m_problem}) {
        each->setWordWrap(true);
        body()->addWidget(each);
    }
    m_problem->setObjectName(QStringLiteral("scalingProblem"));
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
    body()->addWidget(m_preview);
    body()->addWidget(eventsPart());
    addCancel();
    m_apply = addAccept(tr("Apply"));
    m_soon.setSingleShot(true);
    m_soon.setInterval(kPreviewSoonMs);
    connect(&m_soon, &QTimer::timeout, this, &ScalingDialog::preview);
    connect(model, &models::ScalingModel::changed, this, &ScalingDialog::sync);
    sync();
    preview();
}

QWidget* ScalingDialog::choicesPart() {
    auto* part = new QWidget;
    auto* grid = new QGridLayout(part);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(0, 1);
    const QStringList heads{QString(), QString(), tr("On"), tr("Min"), tr("Max"), tr("Target")};
    for (int i = 2; i < heads.size(); ++i) grid->addWidget(label(heads[i], uiFont(12), "text2"), 0, i);
    for (const ScalingChoice& choice : std::as_const(m_before)) {
        const QString of = tr("%1 of %2").arg(models::unitName(choice.side), models::armText(choice.index));
        Row row;
        row.on = new SwitchButton(tr("Scale %1").arg(of));
        row.on->setChecked(choice.on);
        row.least = unitsBox(1, choice.least, kUnits, tr("Least %1").arg(of));
        row.most = unitsBox(1, choice.most, kUnits, tr("Most %1").arg(of));
        row.target = numberBox(ScalingChoice::kLeastTarget, ScalingChoice::kMostTarget, choice.target, kPercent, tr("Target utilisation, %1").arg(of));
        row.target->setSuffix(QStringLiteral(" %"));
        const int at = grid->rowCount();
        if (choice.side == UnitSide::Read)
            grid->addWidget(label(models::armText(choice.index), choice.index.isEmpty() ? uiFont(13) : monoFont(12)), at, 0);
        grid->addWidget(label(models::unitName(choice.side), uiFont(12), choice.side == UnitSide::Read ? "read" : "write"), at, 1);
        grid->addWidget(row.on, at, 2, Qt::AlignCenter);
        int column = 3;
        for (QSpinBox* each : {row.least, row.most, row.target}) {
            grid->addWidget(each, at, column++);
            connect(each, &QSpinBox::valueChanged, this, &ScalingDialog::sync);
        }
        connect(row.on, &QAbstractButton::toggled, this, &ScalingDialog::sync);
        m_rows << row;
    }
    if (m_rows.size() <= kRowsShown) return part;
    auto* area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setWidget(part);
    area->setFixedHeight(part->sizeHint().height() / int(m_rows.size() + 1) * (kRowsShown + 1));
    return area;
}

QWidget* ScalingDialog::eventsPart() {
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(new Separator(Qt::Horizontal));
    column->addWidget(label(tr("Activities"), uiFont(12, QFont::DemiBold)));
    m_events->setModel(m_model->events());
    m_events->setAccessibleName(tr("Scaling activities"));
    m_events->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_events->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_events->verticalHeader()->hide();
    m_events->verticalHeader()->setDefaultSectionSize(kGridRow);
    m_events->setShowGrid(false);
    m_events->setWordWrap(false);
    m_events->setFixedHeight(kGridRow * kEventRows + kGridHeader + 2);
    QHeaderView* header = m_events->horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setFixedHeight(kGridHeader);
    header->setFont(uiFont(12));
    for (const int each : {models::ScalingEventModel::When, models::ScalingEventModel::Where, models::ScalingEventModel::Status})
        header->setSectionResizeMode(each, QHeaderView::ResizeToContents);
    header->setSectionResizeMode(models::ScalingEventModel::What, QHeaderView::Stretch);
    column->addWidget(m_events);
    column->addWidget(m_noEvents);
    return part;
}

QList<ScalingChoice> ScalingDialog::choices() const {
    QList<ScalingChoice> choices = m_before;
    for (qsizetype i = 0; i < choices.size(); ++i) {
        choices[i].on = m_rows[i].on->isChecked();
        choices[i].least = m_rows[i].least->value();
        choices[i].most = m_rows[i].most->value();
        choices[i].target = m_rows[i].target->value();
    }
    return choices;
}

ScalingDialog::Row ScalingDialog::row(const QString& index, UnitSide side) const {
    for (qsizetype i = 0; i < m_before.size(); ++i)
        if (m_before[i].index == index && m_before[i].side == side) return m_rows[i];
    return {};
}

void ScalingDialog::sync() {
    const QList<ScalingChoice> now = choices();
    const bool onDemand = m_capacity->draft().onDemand, locked = m_capacity->isReadOnly() || m_running;
    QString problem;
    bool differs = false;
    for (qsizetype i = 0; i < now.size(); ++i) {
        m_rows[i].on->setEnabled(!locked && (!onDemand || now[i].on));
        for (QSpinBox* each : {m_rows[i].least, m_rows[i].most, m_rows[i].target}) each->setEnabled(!locked && now[i].on);
        if (problem.isEmpty()) problem = models::problemOf(now[i]);
        differs = differs || now[i].on != m_before[i].on || (now[i].on && !(now[i] == m_before[i]));
    }
    m_note->setText(onDemand ? tr("The table is on demand: there is no capacity to scale. Switch it to provisioned first.")
                             : tr("Two minutes above the target raise the capacity, fifteen minutes below the target less 20 points lower it, "
                                  "as often as the service lets it be lowered in a day. A table that nobody uses stays as it is."));
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    const bool any = m_model->events()->rowCount() > 0;
    m_events->setVisible(any);
    m_noEvents->setVisible(!any);
    if (m_apply) m_apply->setEnabled(!locked && problem.isEmpty() && differs);
    m_soon.start();
}

void ScalingDialog::preview() {
    m_model->preview(choices(), [self = QPointer<ScalingDialog>(this)](const models::CapacityPreview& preview) {
        if (self) self->showPreview(preview);
    });
}

void ScalingDialog::showPreview(const models::CapacityPreview& preview) {
    if (m_preview->show(preview)) fit();
}

/// As tall as what is shown in its fixed width.
void ScalingDialog::fit() {
    layout()->activate();
    resize(minimumWidth(), layout()->totalHeightForWidth(minimumWidth()));
}

QString ScalingDialog::previewText() const {
    return m_preview->text();
}

QString ScalingDialog::problem() const {
    return m_problem->isHidden() ? QString() : m_problem->text();
}

void ScalingDialog::accept() {
    if (!m_apply->isEnabled()) return;
    m_running = true;
    sync();
    m_model->apply(choices(), [self = QPointer<ScalingDialog>(this)](const models::Failure& failure) {
        if (!self) return;
        self->m_running = false;
        if (failure.isEmpty()) return self->QDialog::accept();
        self->sync();
        self->m_problem->setText(failure.name.isEmpty() ? failure.headline : QStringLiteral("%1: %2").arg(failure.name, failure.detail));
        self->m_problem->show();
    });
}

} // namespace rf::ui

#include "moc_scaling_dialog.cpp"
