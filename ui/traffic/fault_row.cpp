#include "ui/traffic/fault_row.h"

#include "ui/common/buttons.h"
#include "ui/common/fonts.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/traffic/fault_form.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QSpinBox>
#include <QStackedLayout>

namespace rf::ui {

using models::FaultKind;
using models::FaultRule;

namespace {

constexpr int kEditing = 36;

} // namespace

FaultRow::FaultRow(QWidget* parent)
    : QFrame(parent), m_stack(new QStackedLayout(this)), m_on(new SwitchButton(tr("Rule on"))),
      m_what(label({}, uiFont(12, QFont::Medium))), m_scope(new ElidedLabel), m_hits(label({}, monoFont(12), "text2")),
      m_edit(new IconButton(QStringLiteral("pencil"), tr("Edit the rule"))),
      m_remove(new IconButton(QStringLiteral("trash"), tr("Remove the rule"))),
      m_form(new FaultForm(FaultForm::Use::Edit)) {
    setProperty("panel", "base");
    m_stack->addWidget(line());
    m_stack->addWidget(m_form);
    setFixedHeight(kListRow);
    connect(m_on, &QAbstractButton::clicked, this, &FaultRow::switched);
    connect(m_edit, &QAbstractButton::clicked, this, [this] { edit(); });
    connect(m_remove, &QAbstractButton::clicked, this, &FaultRow::removeRequested);
    connect(m_form, &FaultForm::submitted, this, &FaultRow::apply);
    connect(m_form, &FaultForm::givenUp, this, [this] {
        discard();
        m_edit->setFocus(Qt::OtherFocusReason);
    });
}

QWidget* FaultRow::line() {
    auto* line = new QWidget;
    m_on->setCheckable(true);
    m_what->setFixedWidth(220);
    m_scope->setFont(monoFont(12));
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(12, 0, 8, 0);
    row->setSpacing(10);
    row->addWidget(m_on);
    row->addWidget(m_what);
    row->addWidget(m_scope, 1);
    row->addWidget(m_hits);
    row->addWidget(m_edit);
    row->addWidget(m_remove);
    return line;
}

void FaultRow::show(const FaultRule& rule, qint64 hits) {
    m_rule = rule;
    m_on->setChecked(rule.on);
    m_on->setAccessibleName(rule.text());
    QString what = models::faultKindText(rule.kind);
    if (rule.kind == FaultKind::Latency) what += tr(" +%1 ms").arg(rule.latencyMs);
    m_what->setText(tr("%1, %2%").arg(what).arg(rule.percent));
    setTone(m_what, rule.on ? "danger" : "text2");
    m_scope->setText(rule.scope() + (rule.ownCalls ? tr(", this app too") : QString()));
    m_hits->setText(tr("%n hit(s)", nullptr, int(hits)));
}

void FaultRow::setTables(const QStringList& tables) {
    m_form->setTables(tables);
}

bool FaultRow::isEditing() const {
    return m_stack->currentWidget() == m_form;
}

void FaultRow::edit(Part part) {
    if (isEditing()) return;
    m_form->setDraft(m_rule);
    m_stack->setCurrentWidget(m_form);
    setFixedHeight(kEditing);
    emit editingBegan();
    switch (part) {
    case Part::Kind: return m_form->kind()->setFocus(Qt::OtherFocusReason);
    case Part::Share: return m_form->percent()->setFocus(Qt::OtherFocusReason);
    case Part::Scope: return m_form->prefix()->setFocus(Qt::OtherFocusReason);
    }
}

void FaultRow::leave() {
    m_stack->setCurrentIndex(0);
    setFixedHeight(kListRow);
}

void FaultRow::discard() {
    if (isEditing()) leave();
}

void FaultRow::apply() {
    FaultRule rule = m_form->draft();
    rule.on = m_rule.on; // perhaps switched meanwhile
    if (!rule.problem().isEmpty()) return;
    leave();
    m_edit->setFocus(Qt::OtherFocusReason);
    emit applied(rule);
}

/// On the text that is to be changed, its field takes the keyboard.
void FaultRow::mouseDoubleClickEvent(QMouseEvent* event) {
    if (isEditing()) return QFrame::mouseDoubleClickEvent(event);
    edit(m_scope->geometry().contains(event->position().toPoint()) ? Part::Scope : Part::Share);
}

void FaultRow::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_F2 && !isEditing()) return edit();
    QFrame::keyPressEvent(event);
}

} // namespace rf::ui

#include "moc_fault_row.cpp"
