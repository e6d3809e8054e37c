#include "ui/capacity/capacity_side.h"

#include "ui/capacity/use_delegates.h"
#include "ui/capacity/what_if_panel.h"
#include "ui/common/buttons.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QListView>
#include <QScrollArea>
#include <QVBoxLayout>

namespace rf::ui {

using models::CapacityRange;
using models::UnitSide;

namespace {

QListView* list(QAbstractItemModel* model, QAbstractItemDelegate* delegate, const QString& name) {
    auto* view = new QListView;
    view->setModel(model);
    view->setItemDelegate(delegate);
    delegate->setParent(view);
    view->setAccessibleName(name);
    view->setFrameShape(QFrame::NoFrame);
    view->setSelectionMode(QAbstractItemView::SingleSelection);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view->setUniformItemSizes(true);
    return view;
}

QHBoxLayout* headRow(QWidget* head) {
    head->setFixedHeight(kPanelHeader);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(kPanelPadding, 0, kPanelPadding, 0);
    row->setSpacing(8);
    return row;
}

QString spanText(CapacityRange range) {
    switch (range) {
    case CapacityRange::Minutes15: return CapacitySide::tr("15 min");
    case CapacityRange::Hour: return CapacitySide::tr("1 h");
    case CapacityRange::Hours6: return CapacitySide::tr("6 h");
    case CapacityRange::Day: return CapacitySide::tr("24 h");
    case CapacityRange::Week:
    case CapacityRange::Custom: break;
    }
    return CapacitySide::tr("24 h");
}

} // namespace

CapacitySide::CapacitySide(models::CapacityModel* model, models::WhatIfModel* whatIf, CommandRegistry* commands, QWidget* parent)
    : QFrame(parent), m_model(model), m_arms(list(model->arms(), new ArmUseDelegate, tr("Units by index"))),
      m_keys(list(model->keys(), new KeyUseDelegate, tr("Hottest keys"))),
      m_sides(new Segments({tr("Read"), tr("Write")}, nullptr, true)), m_span(label({}, uiFont(12), "text2")),
      m_noKeys(label({}, uiFont(12), "text3")), m_warning(label({}, uiFont(12))),
      m_warningMark(new QLabel), m_warningBox(new QFrame), m_whatIf(new WhatIfPanel(whatIf, commands)) {
    setProperty("panel", "base");
    m_sides->setAccessibleName(tr("Side of keys and partitions"));
    m_sides->setObjectName(QStringLiteral("capacitySide"));
    auto* lists = new QFrame;
    auto* upper = new QVBoxLayout(lists);
    upper->setContentsMargins(0, 0, 0, 0);
    upper->setSpacing(0);
    upper->addWidget(armsPart());
    upper->addSpacing(6);
    upper->addWidget(new Separator(Qt::Horizontal));
    upper->addWidget(keysPart());
    upper->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(lists);
    lists->setProperty("panel", "base");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(scroll, 1);
    column->addWidget(warningPart());
    column->addWidget(new Separator(Qt::Horizontal));
    column->addWidget(m_whatIf);
    connect(m_sides, &Segments::currentChanged, this, [this](int side) { m_model->setSide(UnitSide(side)); });
    for (QAbstractItemModel* each : {static_cast<QAbstractItemModel*>(model->arms()), static_cast<QAbstractItemModel*>(model->keys())})
        connect(each, &QAbstractItemModel::modelReset, this, &CapacitySide::fit);
    const auto tint = [this] {
        m_warningMark->setPixmap(iconPixmap(QStringLiteral("warn"), 14, color(Token::Danger), devicePixelRatioF()));
        m_warningBox->setStyleSheet(QStringLiteral("QFrame#hotKeyWarning { background: %1; border: 0; border-radius: 4px; }")
                                        .arg(color(Token::DangerSoft).name()));
    };
    connect(&Theme::instance(), &Theme::changed, this, tint);
    tint();
    fit();
    refresh();
}

QWidget* CapacitySide::armsPart() {
    auto* part = new QWidget;
    auto* head = new QWidget;
    QHBoxLayout* row = headRow(head);
    row->addWidget(label(tr("By index"), uiFont(13, QFont::DemiBold)), 1);
    for (const QString& unit : {tr("RCU/s"), tr("WCU/s")}) {
        QLabel* caption = label(unit, uiFont(11), "text2");
        caption->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        caption->setFixedWidth(ArmUseDelegate::kFigure);
        row->addWidget(caption);
    }
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head);
    column->addWidget(m_arms);
    return part;
}

QWidget* CapacitySide::keysPart() {
    auto* part = new QWidget;
    auto* head = new QWidget;
    QHBoxLayout* row = headRow(head);
    row->addWidget(label(tr("Hottest keys"), uiFont(13, QFont::DemiBold)));
    m_span->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // the row is never wider than the side
    row->addWidget(m_span, 1);
    row->addWidget(m_sides);
    m_noKeys->setContentsMargins(kPanelPadding, 4, kPanelPadding, 4);
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head);
    column->addWidget(m_keys);
    column->addWidget(m_noKeys);
    return part;
}

QWidget* CapacitySide::warningPart() {
    m_warningBox->setObjectName(QStringLiteral("hotKeyWarning"));
    m_warning->setWordWrap(true);
    m_warningMark->setAlignment(Qt::AlignTop);
    m_warningMark->setContentsMargins(0, 1, 0, 0);
    auto* row = new QHBoxLayout(m_warningBox);
    row->setContentsMargins(10, 7, 10, 7);
    row->setSpacing(8);
    row->addWidget(m_warningMark);
    row->addWidget(m_warning, 1);
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(kPanelPadding, 4, kPanelPadding, 4);
    column->addWidget(m_warningBox);
    return part;
}

void CapacitySide::fit() {
    m_arms->setFixedHeight(std::min(7, std::max(1, m_model->arms()->rowCount())) * ArmUseDelegate::kRow);
    const int keys = m_model->keys()->rowCount();
    m_keys->setFixedHeight(keys * KeyUseDelegate::kRow);
    m_keys->setVisible(keys > 0);
    m_noKeys->setVisible(keys == 0);
}

void CapacitySide::refresh() {
    const models::CapacitySnapshot& snapshot = m_model->snapshot();
    const bool reads = m_model->side() == UnitSide::Read;
    m_sides->setCurrent(int(m_model->side()));
    const bool longer = snapshot.from < snapshot.detailFrom;
    const QString span = longer ? tr("newest 24 h") : m_model->range() == CapacityRange::Custom ? tr("this range") : spanText(m_model->range());
    m_span->setText(longer ? span : reads ? tr("reads, %1").arg(span) : tr("writes, %1").arg(span));
    m_span->setToolTip(longer ? tr("Keys and partitions are kept for one day: what is older is not in this list.") : QString());
    m_noKeys->setText(snapshot.wasUsed(m_model->side()) ? tr("Keys are kept for a day, while the file is open") : tr("No key was used in this time"));
    m_warningBox->setVisible(snapshot.hotPartition >= 0);
    m_warning->setText(reads ? tr("One key peaked over 3,000 RCU/s on P%1. More capacity cannot help: shard it.").arg(snapshot.hotPartition)
                             : tr("One key peaked over 1,000 WCU/s on P%1. More capacity cannot help: shard it.").arg(snapshot.hotPartition));
}

QString CapacitySide::warning() const {
    return m_warningBox->isHidden() ? QString() : m_warning->text();
}

} // namespace rf::ui

#include "moc_capacity_side.cpp"
