#include "ui/capacity/what_if_panel.h"

#include "ui/capacity/units_box.h"
#include "ui/common/buttons.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/states.h"
#include "ui/pricing/cost_list.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

namespace rf::ui {

using models::WhatIfMode;
using models::WhatIfSettings;

namespace {

constexpr int kKnobName = 52, kKnobBox = 84, kTargetStep = 5;
constexpr double kSliderReach = 2; ///< a slider of units reaches so far over the busiest minute

} // namespace

WhatIfPanel::WhatIfPanel(models::WhatIfModel* model, CommandRegistry* commands, QWidget* parent)
    : QFrame(parent), m_model(model), m_commands(commands), m_list(new CostList(model->rows(), tr("Costs a month"))),
      m_regions(new QComboBox), m_grain(new Segments({tr("Minutes"), tr("Requests")}, nullptr, true)), m_span(label({}, uiFont(12), "text2")),
      m_progress(new ProgressLine), m_problem(label({}, uiFont(12), "text2")), m_apply(new Button(tr("Apply…"))) {
    setProperty("panel", "base");
    setObjectName(QStringLiteral("whatIf"));
    m_setting = true; // knobs that get their ranges are not turned
    auto* head = new QHBoxLayout;
    head->setContentsMargins(kPanelPadding, 0, kPanelPadding, 0);
    head->setSpacing(8);
    head->addWidget(label(tr("What if"), uiFont(13, QFont::DemiBold)));
    head->addWidget(label(tr("monthly, this traffic"), uiFont(12), "text2"), 1);
    setCompact(m_regions);
    m_regions->setAccessibleName(tr("Prices of"));
    m_regions->setFixedWidth(100);
    head->addWidget(m_regions);
    auto* top = new QWidget;
    top->setFixedHeight(kPanelHeader);
    top->setLayout(head);
    auto* grain = new QHBoxLayout;
    grain->setContentsMargins(kPanelPadding, 0, kPanelPadding, 6);
    grain->setSpacing(8);
    m_grain->setAccessibleName(tr("Replay by"));
    m_grain->setToolTip(tr("Minute by minute over the whole time, or each of the newest requests by itself: bursts within a second, "
                           "retries, partitions and their splits as the engine has them"));
    m_grain->setObjectName(QStringLiteral("whatIfGrain"));
    grain->addWidget(m_grain);
    grain->addWidget(m_span, 1);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setObjectName(QStringLiteral("whatIfModes"));
    m_problem->setWordWrap(true);
    m_problem->setContentsMargins(kPanelPadding, 2, kPanelPadding, 6);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(kPanelPadding, 8, kPanelPadding, 10);
    foot->setSpacing(8);
    m_apply->setCompact(true);
    m_apply->setToolTip(tr("Sets the chosen capacity of the table, after one more look"));
    m_apply->setObjectName(QStringLiteral("whatIfApply"));
    for (const char* id : {"capacity.edit", "capacity.scaling"}) {
        auto* edit = new Button(commands->action(QString::fromLatin1(id)));
        edit->setCompact(true);
        edit->setIconName({}); // three buttons in the width of the side
        foot->addWidget(edit);
    }
    foot->addWidget(m_apply);
    foot->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(top);
    column->addLayout(grain);
    column->addWidget(m_progress);
    column->addWidget(m_problem);
    column->addWidget(m_list);
    column->addWidget(knob(Rcu, tr("RCU"), tr("Read capacity units")));
    column->addWidget(knob(Wcu, tr("WCU"), tr("Write capacity units")));
    column->addWidget(knob(Target, tr("Target"), tr("Target utilisation in percent")));
    column->addWidget(knob(Least, tr("Min"), tr("Least capacity units")));
    column->addWidget(knob(Most, tr("Max"), tr("Most capacity units")));
    column->addLayout(foot);
    m_knobs[Target].box->setSuffix(QStringLiteral(" %"));
    m_knobs[Target].slider->setRange(WhatIfSettings::kLeastTarget, WhatIfSettings::kMostTarget);
    m_knobs[Target].box->setRange(WhatIfSettings::kLeastTarget, WhatIfSettings::kMostTarget);
    m_knobs[Target].slider->setPageStep(kTargetStep);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) {
        if (now.isValid() && !m_setting) m_model->setMode(WhatIfMode(now.row()));
    });
    connect(m_regions, &QComboBox::textActivated, this, [this](const QString& region) {
        if (m_model->prices()) m_model->prices()->setRegion(region);
    });
    connect(m_grain, &Segments::currentChanged, this, [this](int index) { m_model->setByRequest(index == 1); });
    connect(model, &models::WhatIfModel::progressed, this, [this] {
        m_progress->setActive(m_model->progress() >= 0);
        m_progress->setFraction(m_model->progress() / 100.0);
    });
    connect(m_apply, &QAbstractButton::clicked, this, &WhatIfPanel::applyRequested);
    connect(model, &models::WhatIfModel::changed, this, &WhatIfPanel::refresh);
    refresh();
}

QWidget* WhatIfPanel::knob(Knob which, const QString& name, const QString& spoken) {
    auto* row = new QWidget;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(kPanelPadding, 2, kPanelPadding, 2);
    line->setSpacing(8);
    QLabel* caption = label(name, uiFont(12), "text2");
    caption->setFixedWidth(kKnobName);
    auto* slider = new QSlider(Qt::Horizontal);
    slider->setAccessibleName(spoken);
    slider->setRange(1, 100);
    QSpinBox* box = unitsBox(1, 1, kKnobBox, spoken);
    setCompact(box);
    line->addWidget(caption);
    line->addWidget(slider, 1);
    line->addWidget(box);
    m_knobs[which] = {row, slider, box};
    connect(slider, &QSlider::valueChanged, this, [this, box](int value) {
        if (m_setting) return;
        const QSignalBlocker quiet(box);
        box->setValue(value);
        turned();
    });
    connect(box, &QSpinBox::valueChanged, this, [this, slider](int value) {
        if (m_setting) return;
        const QSignalBlocker quiet(slider);
        slider->setValue(value);
        turned();
    });
    return row;
}

void WhatIfPanel::turned() {
    WhatIfSettings settings = m_model->settings();
    if (m_model->mode() == WhatIfMode::Provisioned) {
        settings.units = {m_knobs[Rcu].box->value(), m_knobs[Wcu].box->value()};
    } else {
        settings.target = m_knobs[Target].box->value();
        settings.least = m_knobs[Least].box->value();
        settings.most = m_knobs[Most].box->value();
    }
    m_model->setSettings(settings);
}

/// A slider that is being dragged keeps its range and its value.
void WhatIfPanel::setKnob(Knob which, int most, int value) {
    KnobRow& knob = m_knobs[which];
    if (knob.slider->isSliderDown()) return;
    if (which != Target) knob.slider->setRange(1, std::max({most, value, 10}));
    knob.slider->setPageStep(std::max(1, (knob.slider->maximum() - knob.slider->minimum()) / 20));
    knob.slider->setValue(value);
    if (knob.box->value() != value && !knob.box->hasFocus()) knob.box->setValue(value);
}

void WhatIfPanel::refresh() {
    m_setting = true;
    const models::PriceBook* prices = m_model->prices();
    if (prices && (m_regions->count() != prices->regions().size() || m_regions->currentText() != prices->region())) {
        m_regions->clear();
        m_regions->addItems(prices->regions());
        m_regions->setCurrentText(prices->region());
    }
    m_grain->setCurrent(m_model->byRequest() ? 1 : 0);
    m_span->setText(m_model->span());
    m_problem->setText(m_model->problem());
    m_problem->setVisible(!m_model->problem().isEmpty());
    m_list->setVisible(m_model->isReady());
    m_list->updateGeometry();
    if (m_list->currentIndex().row() != int(m_model->mode()) && m_model->isReady())
        m_list->setCurrentIndex(m_list->model()->index(int(m_model->mode()), 0));
    const WhatIfSettings settings = m_model->settings();
    const int reads = int(m_model->peak(models::UnitSide::Read) * kSliderReach), writes = int(m_model->peak(models::UnitSide::Write) * kSliderReach);
    setKnob(Rcu, reads, settings.units[0]);
    setKnob(Wcu, writes, settings.units[1]);
    setKnob(Target, 0, settings.target);
    setKnob(Least, std::max(reads, writes) / 2, settings.least);
    setKnob(Most, std::max(reads, writes), settings.most);
    const bool ready = m_model->isReady();
    for (const Knob each : {Rcu, Wcu}) m_knobs[each].row->setVisible(ready && m_model->mode() == WhatIfMode::Provisioned);
    for (const Knob each : {Target, Least, Most}) m_knobs[each].row->setVisible(ready && m_model->mode() == WhatIfMode::AutoScaling);
    m_apply->setEnabled(ready && m_model->mode() != WhatIfMode::Now && m_commands->action(QStringLiteral("capacity.edit"))->isEnabled());
    m_setting = false;
}

QString WhatIfPanel::problem() const {
    return m_problem->isHidden() ? QString() : m_problem->text();
}

QString WhatIfPanel::span() const { return m_span->text(); }

} // namespace rf::ui

#include "moc_what_if_panel.cpp"
