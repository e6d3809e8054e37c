#include "ui/capacity/capacity_head.h"

#include "ui/common/buttons.h"
#include "ui/common/chips.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QHBoxLayout>
#include <QMenu>
#include <QSignalBlocker>

namespace rf::ui {

using models::ArmChoice;
using models::CapacityRange;
using models::EnforcementChoice;

namespace {

constexpr int kHeadHeight = 52, kArms = 148;

QMenu* menuOfCommands(CommandRegistry* commands, std::initializer_list<const char*> ids, QWidget* parent) {
    auto* menu = new QMenu(parent);
    for (const char* id : ids) {
        if (*id == '-')
            menu->addSeparator();
        else
            menu->addAction(commands->action(QString::fromLatin1(id)));
    }
    return menu;
}

} // namespace

CapacityHead::CapacityHead(models::CapacityModel* model, models::ScalingModel* scaling, CommandRegistry* commands,
                           QWidget* parent)
    : QFrame(parent), m_model(model), m_scaling(scaling), m_commands(commands), m_name(new ElidedLabel),
      m_mode(new Tag(QString())), m_scaled(new Tag(QString(), Tag::Tone::Accent)),
      m_status(new Tag(QString(), Tag::Tone::Warn)), m_enforcement(new Tag(QString(), Tag::Tone::Warn)), m_arms(new QComboBox),
      m_ranges(new Segments({tr("15 min"), tr("1 h"), tr("6 h"), tr("24 h"), tr("7 d"), tr("Custom")})),
      m_live(new Button(commands->action(QStringLiteral("capacity.live")))),
      m_limits(new IconButton(QStringLiteral("shield"), tr("Enforcement of limits"), nullptr, kControl)),
      m_export(new IconButton(QStringLiteral("download"), tr("Export charts"), nullptr, kControl)) {
    setProperty("panel", "base");
    setFixedHeight(kHeadHeight);
    m_name->setFont(uiFont(16, QFont::DemiBold));
    m_arms->setAccessibleName(tr("Table or index"));
    m_arms->setObjectName(QStringLiteral("capacityArm"));
    m_arms->setFixedWidth(kArms);
    m_ranges->setAccessibleName(tr("Range"));
    m_ranges->setObjectName(QStringLiteral("capacityRange"));
    m_limits->setObjectName(QStringLiteral("capacityLimits"));
    m_export->setObjectName(QStringLiteral("capacityExport"));
    m_exportMenu = menuOfCommands(commands, {"capacity.png", "capacity.svg", "capacity.pdf", "-", "capacity.copyRead",
                                             "capacity.copyWrite", "capacity.copyHeat"}, this);
    m_export->setMenu(m_exportMenu);
    m_export->setPopupMode(QToolButton::InstantPopup);
    m_limits->setMenu(menuOfCommands(commands, {"enforcement.0", "enforcement.1", "enforcement.2"}, this));
    m_limits->setPopupMode(QToolButton::InstantPopup);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kPanelPadding, 0, kPanelPadding, 0);
    row->setSpacing(12);
    for (QWidget* each : std::initializer_list<QWidget*>{m_name, m_mode, m_scaled, m_status, m_enforcement}) row->addWidget(each);
    row->addStretch(1);
    for (QWidget* each : std::initializer_list<QWidget*>{m_arms, m_ranges, m_live, m_limits, m_export}) row->addWidget(each);
    connect(m_arms, &QComboBox::activated, this, [this](int at) {
        m_model->setArm(m_model->armChoices().value(at).second);
    });
    connect(m_ranges, &Segments::currentChanged, this, [this](int at) {
        if (CapacityRange(at) != CapacityRange::Custom) return m_model->setRange(CapacityRange(at));
        m_ranges->setCurrent(int(m_model->range())); // until one is chosen
        m_commands->trigger(QStringLiteral("capacity.range"));
    });
    connect(m_ranges->button(int(CapacityRange::Custom)), &QAbstractButton::clicked, this, [this] {
        if (m_model->range() == CapacityRange::Custom) m_commands->trigger(QStringLiteral("capacity.range"));
    });
    refresh();
}

void CapacityHead::refresh() {
    const models::TableInfo table = m_model->table();
    m_name->setText(table.isValid() ? table.name : tr("No table"));
    m_name->updateGeometry();
    m_mode->setVisible(table.isValid());
    m_mode->setText(m_model->draft().onDemand ? tr("On demand") : tr("Provisioned"));
    m_mode->updateGeometry();
    m_scaled->setVisible(table.isValid() && !m_scaling->text().isEmpty());
    m_scaled->setText(m_scaling->text());
    m_scaled->updateGeometry();
    m_status->setVisible(table.isValid() && table.status != QLatin1String("ACTIVE"));
    m_status->setText(table.status);
    m_status->updateGeometry();
    const EnforcementChoice enforcement = m_model->enforcement();
    m_enforcement->setVisible(table.isValid() && enforcement != EnforcementChoice::Enforce);
    m_enforcement->setText(enforcement == EnforcementChoice::Observe ? tr("Observed, not enforced") : tr("Not metered"));
    m_enforcement->updateGeometry();
    const QSignalBlocker quiet(m_arms);
    m_arms->clear();
    const auto choices = m_model->armChoices();
    for (int i = 0; i < choices.size(); ++i) {
        m_arms->addItem(choices[i].first);
        if (choices[i].second == m_model->arm()) m_arms->setCurrentIndex(i);
    }
    m_arms->view()->setMinimumWidth(m_arms->view()->sizeHintForColumn(0) + 24);
    for (QWidget* each : std::initializer_list<QWidget*>{m_arms, m_ranges, m_live, m_limits, m_export})
        each->setEnabled(table.isValid());
    m_ranges->setCurrent(int(m_model->range()));
    const bool live = m_model->isLive();
    QAction* action = m_commands->action(QStringLiteral("capacity.live"));
    action->setText(live ? tr("&Pause capacity") : tr("Follow capacity &live"));
    action->setIconText(live ? tr("Live") : tr("Paused"));
    m_live->setText(live ? tr("Live") : tr("Paused"));
    m_live->setIconName(live ? QStringLiteral("pause") : QStringLiteral("play"));
    m_live->setToolTip(live ? tr("Follows the newest second. Click to hold still.") : tr("Holds still. Click to follow."));
}

} // namespace rf::ui

#include "moc_capacity_head.cpp"
