#include "ui/traffic/fault_form.h"

#include "ui/common/buttons.h"
#include "ui/common/fonts.h"
#include "ui/common/labels.h"
#include "ui/traffic/choice_box.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSpinBox>

namespace rf::ui {

using models::FaultKind;
using models::FaultRule;

namespace {

const QStringList kOperations{
    QStringLiteral("BatchExecuteStatement"), QStringLiteral("BatchGetItem"),       QStringLiteral("BatchWriteItem"),
    QStringLiteral("DeleteItem"),            QStringLiteral("ExecuteStatement"),   QStringLiteral("ExecuteTransaction"),
    QStringLiteral("GetItem"),               QStringLiteral("PutItem"),            QStringLiteral("Query"),
    QStringLiteral("Scan"),                  QStringLiteral("TransactGetItems"),   QStringLiteral("TransactWriteItems"),
    QStringLiteral("UpdateItem")};

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

QComboBox* choice(const QString& name, int width) {
    auto* box = new QComboBox;
    setCompact(box);
    box->setAccessibleName(name);
    box->setFixedWidth(width);
    return box;
}

/// A choice that is not on offer, any more or yet, stays what it is.
void choose(QComboBox* box, const QString& text) {
    if (box->findData(text) < 0) box->addItem(text, text);
    box->setCurrentIndex(box->findData(text));
}

} // namespace

FaultForm::FaultForm(Use use, QWidget* parent)
    : QFrame(parent), m_submit(new Button(use == Use::Add ? tr("Add rule") : tr("Apply"), Look::Primary)) {
    setProperty("panel", "base");
    m_submit->setCompact(true);
    m_submit->setIconName(use == Use::Add ? QStringLiteral("plus") : QStringLiteral("check"));
    if (use == Use::Edit) m_giveUp = new IconButton(QStringLiteral("undo"), tr("Discard the changes"));
    makeFields();
    layOut();
    connect(m_kind, &QComboBox::currentIndexChanged, this, &FaultForm::refreshOperations);
    connect(m_submit, &QAbstractButton::clicked, this, &FaultForm::submitted);
    if (m_giveUp) connect(m_giveUp, &QAbstractButton::clicked, this, &FaultForm::givenUp);
    refill(m_table, tr("All tables"), {});
    refreshOperations();
}

void FaultForm::makeFields() {
    m_kind = choice(tr("Kind of failure"), 160);
    m_kind->setObjectName(QStringLiteral("faultKind"));
    for (const FaultKind kind : models::allFaultKinds()) m_kind->addItem(models::faultKindText(kind), int(kind));
    m_latency = number(tr("Latency added"), 1, 60'000, tr(" ms"), 92);
    m_latency->setValue(200);
    m_percent = number(tr("Share of calls hit"), 1, 100, tr(" %"), 76);
    m_percent->setValue(100);
    m_operation = choice(tr("Operations hit"), 168);
    m_table = choice(tr("Tables hit"), 140);
    m_prefix = new QLineEdit;
    setCompact(m_prefix);
    m_prefix->setFont(monoFont());
    m_prefix->setPlaceholderText(tr("Key begins with"));
    m_prefix->setAccessibleName(tr("Partition keys hit begin with"));
    m_prefix->setMinimumWidth(80);
    m_own = new QCheckBox(tr("This app too"));
    m_own->setToolTip(tr("Without it the program's own reads and commits are left alone."));
}

void FaultForm::layOut() {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 12, 6);
    row->setSpacing(8);
    for (QWidget* each : std::initializer_list<QWidget*>{m_kind, m_latency, m_percent, m_operation, m_table})
        row->addWidget(each);
    row->addWidget(m_prefix, 1);
    row->addWidget(m_own);
    row->addWidget(m_submit);
    if (m_giveUp) row->addWidget(m_giveUp);
}

void FaultForm::refreshOperations() {
    const auto kind = FaultKind(m_kind->currentData().toInt());
    m_latency->setVisible(kind == FaultKind::Latency);
    const QStringList possible = models::faultOperations(kind);
    refill(m_operation, possible.isEmpty() ? tr("All operations") : tr("All it applies to"),
           possible.isEmpty() ? kOperations : possible);
}

void FaultForm::setTables(const QStringList& tables) {
    const QString chosen = m_table->currentData().toString();
    refill(m_table, tr("All tables"), tables);
    choose(m_table, chosen);
}

FaultRule FaultForm::draft() const {
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

void FaultForm::setDraft(const FaultRule& rule) {
    m_kind->setCurrentIndex(m_kind->findData(int(rule.kind)));
    m_percent->setValue(rule.percent);
    m_latency->setValue(rule.latencyMs);
    choose(m_operation, rule.operation);
    choose(m_table, rule.table);
    m_prefix->setText(rule.keyPrefix);
    m_own->setChecked(rule.ownCalls);
}

void FaultForm::clearPrefix() {
    m_prefix->clear();
}

void FaultForm::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (m_giveUp && (event->key() == Qt::Key_Escape || (enter && m_giveUp->hasFocus()))) return emit givenUp();
    if (enter) return emit submitted();
    QFrame::keyPressEvent(event);
}

} // namespace rf::ui

#include "moc_fault_form.cpp"
