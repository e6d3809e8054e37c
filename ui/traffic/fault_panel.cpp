#include "ui/traffic/fault_panel.h"

#include "ui/common/buttons.h"
#include "ui/common/chips.h"
#include "ui/common/labels.h"
#include "ui/common/panel_header.h"
#include "ui/traffic/fault_form.h"
#include "ui/traffic/fault_row.h"

#include <QComboBox>
#include <QScrollArea>
#include <QVBoxLayout>

namespace rf::ui {

using models::FaultModel;
using models::FaultRule;

FaultPanel::FaultPanel(QWidget* parent)
    : QFrame(parent), m_header(new PanelHeader(tr("Failure lab"))), m_active(new Tag(QString(), Tag::Tone::Danger)),
      m_off(new Button(tr("All off"))), m_form(new FaultForm(FaultForm::Use::Add)) {
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
    column->addWidget(m_form);
    column->addWidget(new Separator(Qt::Horizontal));
    column->addWidget(scroll, 1);
    connect(close, &QAbstractButton::clicked, this, &FaultPanel::closeRequested);
    connect(m_off, &QAbstractButton::clicked, this, [this] {
        if (m_model) m_model->switchAllOff();
    });
    connect(m_form, &FaultForm::submitted, this, &FaultPanel::add);
    setModel(nullptr);
}

void FaultPanel::setTables(const QStringList& tables) {
    m_tables = tables;
    m_form->setTables(tables);
    for (FaultRow* row : std::as_const(m_shown)) row->setTables(tables);
}

void FaultPanel::add() {
    if (m_model && m_model->add(m_form->draft())) m_form->clearPrefix();
}

void FaultPanel::focusFirst() {
    m_form->kind()->setFocus(Qt::ShortcutFocusReason);
}

void FaultPanel::setModel(FaultModel* model) {
    if (m_model) disconnect(m_model, nullptr, this, nullptr);
    m_model = model;
    if (model) {
        connect(model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex&, int first, int last) {
            for (int at = first; at <= last; ++at) insertRow(at);
            refreshRows();
        });
        connect(model, &QAbstractItemModel::rowsRemoved, this, [this](const QModelIndex&, int first, int last) {
            for (int at = last; at >= first; --at) removeRow(at);
            refreshRows();
        });
        connect(model, &QAbstractItemModel::dataChanged, this, &FaultPanel::refreshRows);
    }
    m_form->submitButton()->setEnabled(model);
    rebuildRows();
}

void FaultPanel::rebuildRows() {
    while (!m_shown.isEmpty()) removeRow(int(m_shown.size()) - 1);
    for (int at = 0; m_model && at < m_model->rowCount(); ++at) insertRow(at);
    refreshRows();
}

void FaultPanel::insertRow(int at) {
    auto* row = new FaultRow;
    row->setTables(m_tables);
    connect(row, &FaultRow::switched, this, [this, row](bool on) { m_model->setOn(int(m_shown.indexOf(row)), on); });
    connect(row, &FaultRow::removeRequested, this, [this, row] { m_model->remove(int(m_shown.indexOf(row))); });
    connect(row, &FaultRow::applied, this, [this, row](const FaultRule& rule) {
        (void)m_model->change(int(m_shown.indexOf(row)), rule);
    });
    connect(row, &FaultRow::editingBegan, this, [this, row] {
        for (FaultRow* each : std::as_const(m_shown))
            if (each != row) each->discard();
    });
    m_rows->insertWidget(at, row);
    m_shown.insert(at, row);
}

void FaultPanel::removeRow(int at) {
    FaultRow* row = m_shown.takeAt(at);
    disconnect(row, nullptr, this, nullptr);
    row->hide();
    row->deleteLater(); // perhaps it is its own button that asked
}

void FaultPanel::refreshRows() {
    for (int at = 0; m_model && at < m_shown.size(); ++at) m_shown[at]->show(m_model->rule(at), m_model->hits(at));
    refreshHeader();
}

void FaultPanel::refreshHeader() {
    const int active = m_model ? m_model->activeCount() : 0;
    m_active->setText(active > 0 ? tr("%1 on").arg(active) : tr("off"));
    m_active->setTone(active > 0 ? Tag::Tone::Danger : Tag::Tone::Neutral);
    m_active->updateGeometry();
    m_off->setVisible(active > 0);
}

} // namespace rf::ui

#include "moc_fault_panel.cpp"
