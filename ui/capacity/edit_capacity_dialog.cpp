#include "ui/capacity/edit_capacity_dialog.h"

#include "models/pricing/cost_rows.h"
#include "ui/capacity/preview_part.h"
#include "ui/capacity/units_box.h"
#include "ui/common/buttons.h"
#include "ui/common/labels.h"

#include <QGridLayout>
#include <QPointer>
#include <QVBoxLayout>

namespace rf::ui {

using models::CapacityDraft;
using models::UnitSide;

namespace {

constexpr int kEditWidth = 460, kEditBox = 120;

/// -1 stands for "none", and is shown as that.
QSpinBox* maximumBox(const QString& name, int value) {
    QSpinBox* box = unitsBox(0, 0, kEditBox, name);
    box->setRange(-1, kMostUnits);
    box->setSpecialValueText(EditCapacityDialog::tr("none"));
    box->setValue(value);
    return box;
}

QGridLayout* unitsGrid(QWidget* part, const QString& read, const QString& write) {
    auto* grid = new QGridLayout(part);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(0, 1);
    grid->addWidget(label(read, uiFont(12), "text2"), 0, 1);
    grid->addWidget(label(write, uiFont(12), "text2"), 0, 2);
    return grid;
}

void addRow(QGridLayout* grid, const QString& name, bool table, QWidget* read, QWidget* write) {
    const int row = grid->rowCount();
    grid->addWidget(label(name, table ? uiFont(13) : monoFont(12)), row, 0);
    grid->addWidget(read, row, 1);
    grid->addWidget(write, row, 2);
}

} // namespace

EditCapacityDialog::EditCapacityDialog(models::CapacityModel* model, models::WhatIfModel* whatIf, const CapacityDraft& draft,
                                       QWidget* parent)
    : Dialog(tr("Edit capacity of %1").arg(model->table().name), parent), m_model(model), m_whatIf(whatIf), m_before(model->draft()),
      m_mode(new Segments({tr("Provisioned"), tr("On demand")})), m_preview(new PreviewPart(Qt::Vertical)), m_note(label({}, uiFont(12), "text2")),
      m_problem(label({}, uiFont(12), "danger")) {
    setObjectName(QStringLiteral("editCapacity"));
    setFixedWidth(kEditWidth);
    m_mode->setAccessibleName(tr("Billing mode"));
    m_mode->setCurrent(draft.onDemand ? 1 : 0);
    auto* mode = new QHBoxLayout;
    mode->setSpacing(12);
    mode->addWidget(label(tr("Billing mode"), uiFont(12), "text2"));
    mode->addWidget(m_mode);
    mode->addStretch(1);
    body()->addLayout(mode);
    for (qsizetype i = 0; i < m_before.units.size(); ++i) m_boxes << Arm{};
    m_units = unitsPart(draft);
    m_maximums = maximumPart(draft);
    body()->addWidget(m_units);
    body()->addWidget(m_maximums);
    for (QLabel* each : {m_note, m_problem}) {
        each->setWordWrap(true);
        body()->addWidget(each);
    }
    m_problem->setObjectName(QStringLiteral("capacityProblem"));
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_problem->hide();
    body()->addWidget(m_preview);
    addCancel();
    m_apply = addAccept(tr("Apply"));
    m_soon.setSingleShot(true);
    m_soon.setInterval(kPreviewSoonMs);
    connect(&m_soon, &QTimer::timeout, this, &EditCapacityDialog::preview);
    connect(m_mode, &Segments::currentChanged, this, &EditCapacityDialog::sync);
    sync();
    preview();
}

QWidget* EditCapacityDialog::unitsPart(const CapacityDraft& draft) {
    auto* part = new QWidget;
    QGridLayout* grid = unitsGrid(part, tr("Read (RCU)"), tr("Write (WCU)"));
    for (qsizetype i = 0; i < m_boxes.size(); ++i) {
        const CapacityDraft::Units& each = draft.units.value(i);
        const QString name = m_before.units[i].index.isEmpty() ? tr("Table") : m_before.units[i].index;
        m_boxes[i].read = unitsBox(0, each.read, kEditBox, tr("RCU of %1").arg(name));
        m_boxes[i].write = unitsBox(0, each.write, kEditBox, tr("WCU of %1").arg(name));
        addRow(grid, name, m_before.units[i].index.isEmpty(), m_boxes[i].read, m_boxes[i].write);
        for (QSpinBox* box : {m_boxes[i].read, m_boxes[i].write}) connect(box, &QSpinBox::valueChanged, this, &EditCapacityDialog::sync);
    }
    return part;
}

QWidget* EditCapacityDialog::maximumPart(const CapacityDraft& draft) {
    auto* part = new QWidget;
    QGridLayout* grid = unitsGrid(part, tr("Most reads a second"), tr("Most writes a second"));
    for (qsizetype i = 0; i < m_boxes.size(); ++i) {
        const CapacityDraft::Units& each = draft.units.value(i);
        const QString name = m_before.units[i].index.isEmpty() ? tr("Table") : m_before.units[i].index;
        m_boxes[i].maxRead = maximumBox(tr("Maximum read request units of %1").arg(name), each.maxRead);
        m_boxes[i].maxWrite = maximumBox(tr("Maximum write request units of %1").arg(name), each.maxWrite);
        addRow(grid, name, m_before.units[i].index.isEmpty(), m_boxes[i].maxRead, m_boxes[i].maxWrite);
        for (QSpinBox* box : {m_boxes[i].maxRead, m_boxes[i].maxWrite}) connect(box, &QSpinBox::valueChanged, this, &EditCapacityDialog::sync);
    }
    return part;
}

CapacityDraft EditCapacityDialog::draft() const {
    CapacityDraft draft = m_before;
    draft.onDemand = m_mode->current() == 1;
    for (qsizetype i = 0; i < draft.units.size(); ++i) {
        CapacityDraft::Units& units = draft.units[i];
        if (!draft.onDemand) units.read = m_boxes[i].read->value(), units.write = m_boxes[i].write->value();
        if (draft.onDemand) units.maxRead = m_boxes[i].maxRead->value(), units.maxWrite = m_boxes[i].maxWrite->value();
    }
    return draft;
}

const EditCapacityDialog::Arm* EditCapacityDialog::arm(const QString& index) const {
    for (qsizetype i = 0; i < m_before.units.size(); ++i)
        if (m_before.units[i].index == index) return &m_boxes[i];
    return nullptr;
}

QSpinBox* EditCapacityDialog::units(const QString& index, UnitSide side) const {
    const Arm* arm = this->arm(index);
    return !arm ? nullptr : side == UnitSide::Read ? arm->read : arm->write;
}

QSpinBox* EditCapacityDialog::maximum(const QString& index, UnitSide side) const {
    const Arm* arm = this->arm(index);
    return !arm ? nullptr : side == UnitSide::Read ? arm->maxRead : arm->maxWrite;
}

QString EditCapacityDialog::previewText() const {
    return m_preview->text();
}

void EditCapacityDialog::preview() {
    m_whatIf->preview(draft(), [self = QPointer<EditCapacityDialog>(this)](const models::CapacityPreview& preview) {
        if (self) self->showPreview(preview);
    });
}

void EditCapacityDialog::showPreview(const models::CapacityPreview& preview) {
    if (m_preview->show(preview)) fit();
}

/// As tall as what is shown in its fixed width.
void EditCapacityDialog::fit() {
    layout()->activate();
    resize(minimumWidth(), layout()->totalHeightForWidth(minimumWidth()));
}

QString EditCapacityDialog::problem() const {
    return m_problem->isHidden() ? QString() : m_problem->text();
}

void EditCapacityDialog::sync() {
    const CapacityDraft now = draft();
    const bool other = m_units->isHidden() == !now.onDemand;
    m_units->setVisible(!now.onDemand);
    m_maximums->setVisible(now.onDemand);
    m_note->setText(now.onDemand ? tr("Every request is paid for. It may use up to double its previous peak at once, and never more than a maximum set here.")
                                 : tr("Unused capacity of the last 5 minutes is kept as burst credits. Requests run on while it changes."));
    m_problem->setText(now.problem());
    m_problem->setVisible(!now.problem().isEmpty());
    if (m_apply) m_apply->setEnabled(!m_running && now.problem().isEmpty() && !(now == m_before));
    m_soon.start();
    if (other && isVisible()) fit();
}

void EditCapacityDialog::accept() {
    if (!m_apply->isEnabled()) return;
    m_running = true;
    sync();
    m_model->apply(draft(), [self = QPointer<EditCapacityDialog>(this)](const models::Failure& failure) {
        if (!self) return;
        self->m_running = false;
        if (failure.isEmpty()) {
            emit self->applied();
            self->QDialog::accept();
            return;
        }
        self->sync();
        self->m_problem->setText(failure.name.isEmpty() ? failure.headline
                                                        : QStringLiteral("%1: %2").arg(failure.name, failure.detail));
        self->m_problem->show();
        self->fit();
    });
}

} // namespace rf::ui

#include "moc_edit_capacity_dialog.cpp"
