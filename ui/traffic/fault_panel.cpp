#include "ui/traffic/fault_panel.h"

#include "ui/common/buttons.h"
#include "ui/common/chips.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/panel_header.h"
#include "ui/traffic/choice_box.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

namespace rf::ui {

using models::FaultKind;
using models::FaultModel;
using models::FaultRule;

namespace {

const QStringList kOperations{
    QStringLiteral("BatchGetItem"), QStringLiteral("BatchWriteItem"), QStringLiteral("DeleteItem"),
    QStringLiteral("GetItem"), QStringLiteral("PutItem"), QStringLiteral("Query"), QStringLiteral("Scan"),
    QStringLiteral("TransactGetItems"), QStringLiteral("TransactWriteItems"), QStringLiteral("UpdateItem")};

QSpinBox* number(const QString& name, int from, int to, const QString& suffix, int width) {
    auto* box = new QSpinBox;
    setCompact(box);
    box->setRange(from, to);
    box->setSuffix(suffix);
    box->setFont(monoFont());
    box->setAccessibleName(name);
    box->setFixedWidth(width);
    return box;
}

} // namespace

struct FaultPanel::Row {
    QPointer<QFrame> frame;
    SwitchButton* on = nullptr;
    QLabel* kind = nullptr;
    ElidedLabel* scope = nullptr;
    QLabel* hits = nullptr;
};

FaultPanel::FaultPanel(QWidget* parent)
    : QFrame(parent), m_header(new PanelHeader(tr("Failure lab"))), m_active(new Tag(QString(), Tag::Tone::Danger)),
      m_off(new Button(tr("All off"))) {
    setProperty("panel", "base");
    setObjectName(QStringLiteral("faultPanel"));
    setAccessibleName(tr("Failure lab"));
    m_header->addTag(m_active);
    m_off->setCompact(true);
    m_header->addWidget(m_off);
    auto* close = new IconButton(QStringLiteral("close"), tr("Hide the failure lab"));
    m_header->addWidget(close);
    auto* rows = new QFrame;
    rows->setProperty("panel", "base");
    m_rows = new QVBoxLayout(rows);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
    m_rows->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(rows);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(form());
    column->addWidget(new Separator(Qt::Horizontal));
    column->addWidget(scroll, 1);
    connect(close, &QAbstractButton::clicked, this, &FaultPanel::closeRequested);
    connect(m_off, &QAbstractButton::clicked, this, [this] {
        if (m_model) m_model->switchAllOff();
    });
    setModel(nullptr);
}

QWidget* FaultPanel::form() {
    auto* frame = new QFrame;
    frame->setProperty("panel", "base");
    m_kind = new QComboBox;
    setCompact(m_kind);
    m_kind->setAccessibleName(tr("Kind of failure"));
    m_kind->setObjectName(QStringLiteral("faultKind"));
    m_kind->setFixedWidth(160);
    for (const FaultKind kind : models::allFaultKinds()) m_kind->addItem(models::faultKindText(kind), int(kind));
    m_latency = number(tr("Latency added"), 1, 60'000, tr(" ms"), 92);
    m_latency->setValue(200);
    m_percent = number(tr("Share of calls hit"), 1, 100, tr(" %"), 76);
    m_percent->setValue(100);
    m_operation = new QComboBox;
    m_table = new QComboBox;
    for (QComboBox* box : {m_operation, m_table}) {
        setCompact(box);
        box->setFixedWidth(150);
    }
    m_operation->setAccessibleName(tr("Operations hit"));
    m_table->setAccessibleName(tr("Tables hit"));
    m_prefix = new QLineEdit;
    setCompact(m_prefix);
    m_prefix->setFont(monoFont());
    m_prefix->setPlaceholderText(tr("Key begins with"));
    m_prefix->setAccessibleName(tr("Partition keys hit begin with"));
    m_prefix->setMinimumWidth(100);
    m_own = new QCheckBox(tr("this app too"));
    m_own->setToolTip(tr("Without it the program's own reads and commits are left alone."));
    m_add = new Button(tr("Add rule"), Look::Primary);
    m_add->setCompact(true);
    m_add->setIconName(QStringLiteral("plus"));
    m_add->setObjectName(QStringLiteral("faultAdd"));
    auto* row = new QHBoxLayout(frame);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(8);
    for (QWidget* each : std::initializer_list<QWidget*>{m_kind, m_latency, m_percent, m_operation, m_table})
        row->addWidget(each);
    row->addWidget(m_prefix, 1);
    row->addWidget(m_own);
    row->addWidget(m_add);
    refill(m_table, tr("All tables"), {});
    connect(m_kind, &QComboBox::currentIndexChanged, this, &FaultPanel::refreshForm);
    connect(m_add, &QAbstractButton::clicked, this, &FaultPanel::add);
    connect(m_prefix, &QLineEdit::returnPressed, this, &FaultPanel::add);
    refreshForm();
    return frame;
}

void FaultPanel::refreshForm() {
    const auto kind = FaultKind(m_kind->currentData().toInt());
    m_latency->setVisible(kind == FaultKind::Latency);
    const QStringList possible = models::faultOperations(kind);
    refill(m_operation, possible.isEmpty() ? tr("All operations") : tr("All it applies to"),
           possible.isEmpty() ? kOperations : possible);
}

void FaultPanel::setTables(const QStringList& tables) {
    refill(m_table, tr("All tables"), tables);
}

FaultRule FaultPanel::draft() const {
    FaultRule rule;
    rule.kind = FaultKind(m_kind->currentData().toInt());
    rule.percent = m_percent->value();
    rule.latencyMs = m_latency->value();
    rule.operation = m_operation->currentData().toString();
    rule.table = m_table->currentData().toString();
    rule.keyPrefix = m_prefix->text();
    rule.ownCalls = m_own->isChecked();
    return rule;
}

void FaultPanel::setDraft(const FaultRule& rule) {
    m_kind->setCurrentIndex(m_kind->findData(int(rule.kind)));
    m_percent->setValue(rule.percent);
    m_latency->setValue(rule.latencyMs);
    m_operation->setCurrentIndex(std::max(0, m_operation->findData(rule.operation)));
    m_table->setCurrentIndex(std::max(0, m_table->findData(rule.table)));
    m_prefix->setText(rule.keyPrefix);
    m_own->setChecked(rule.ownCalls);
}

void FaultPanel::add() {
    if (m_model && m_model->add(draft())) m_prefix->clear();
}

void FaultPanel::focusFirst() {
    m_kind->setFocus(Qt::ShortcutFocusReason);
}

void FaultPanel::setModel(FaultModel* model) {
    if (m_model) disconnect(m_model, nullptr, this, nullptr);
    m_model = model;
    if (model) {
        connect(model, &QAbstractItemModel::rowsInserted, this, &FaultPanel::rebuildRows);
        connect(model, &QAbstractItemModel::rowsRemoved, this, &FaultPanel::rebuildRows);
        connect(model, &QAbstractItemModel::dataChanged, this, &FaultPanel::refreshRows);
    }
    m_add->setEnabled(model);
    rebuildRows();
}

void FaultPanel::rebuildRows() {
    for (const auto& row : std::as_const(m_shown)) {
        if (!row->frame) continue;
        row->frame->hide();
        row->frame->deleteLater(); // perhaps it is its own button that asked
    }
    m_shown.clear();
    for (int i = 0; m_model && i < m_model->rowCount(); ++i) {
        auto row = std::make_shared<Row>();
        row->frame = new QFrame;
        row->frame->setFixedHeight(kListRow);
        row->on = new SwitchButton(tr("Rule on"));
        row->on->setCheckable(true);
        row->kind = label({}, uiFont(12, QFont::Medium));
        row->kind->setFixedWidth(220);
        row->scope = new ElidedLabel;
        row->scope->setFont(monoFont(12));
        row->hits = label({}, monoFont(12), "text2");
        auto* remove = new IconButton(QStringLiteral("trash"), tr("Remove the rule"));
        auto* line = new QHBoxLayout(row->frame);
        line->setContentsMargins(12, 0, 8, 0);
        line->setSpacing(10);
        line->addWidget(row->on);
        line->addWidget(row->kind);
        line->addWidget(row->scope, 1);
        line->addWidget(row->hits);
        line->addWidget(remove);
        connect(row->on, &QAbstractButton::clicked, m_model, [this, i](bool on) { m_model->setOn(i, on); });
        connect(remove, &QAbstractButton::clicked, m_model, [this, i] { m_model->remove(i); });
        m_rows->insertWidget(i, row->frame);
        m_shown << row;
    }
    refreshRows();
}

void FaultPanel::refreshRows() {
    for (int i = 0; m_model && i < m_shown.size(); ++i) {
        const FaultRule rule = m_model->rule(i);
        m_shown[i]->on->setChecked(rule.on);
        QString what = models::faultKindText(rule.kind);
        if (rule.kind == FaultKind::Latency) what += tr(" +%1 ms").arg(rule.latencyMs);
        m_shown[i]->kind->setText(tr("%1, %2%").arg(what).arg(rule.percent));
        setTone(m_shown[i]->kind, rule.on ? "danger" : "text2");
        m_shown[i]->scope->setText(rule.scope() + (rule.ownCalls ? tr(", this app too") : QString()));
        m_shown[i]->hits->setText(tr("%1 hit").arg(m_model->hits(i)));
        m_shown[i]->on->setAccessibleName(rule.text());
    }
    const int active = m_model ? m_model->activeCount() : 0;
    m_active->setText(active > 0 ? tr("%1 on").arg(active) : tr("off"));
    m_active->setTone(active > 0 ? Tag::Tone::Danger : Tag::Tone::Neutral);
    m_active->updateGeometry();
    m_off->setVisible(active > 0);
}

} // namespace rf::ui
