#include "ui/capacity/edit_capacity_dialog.h"

#include "ui/common/buttons.h"
#include "ui/common/labels.h"

#include <QGridLayout>
#include <QPointer>
#include <QSpinBox>
#include <QVBoxLayout>

namespace rf::ui {

using models::CapacityDraft;
using models::UnitSide;

namespace {

constexpr int kWidth = 440, kMostUnits = 1'000'000;

QSpinBox* unitsBox(const QString& name, int value) {
    auto* box = new QSpinBox;
    box->setRange(0, kMostUnits);
    box->setGroupSeparatorShown(true);
    box->setLocale(QLocale(QLocale::English));
    box->setFont(monoFont(12));
    box->setValue(value);
    box->setAccessibleName(name);
    box->setFixedWidth(116);
    return box;
}

} // namespace

EditCapacityDialog::EditCapacityDialog(models::CapacityModel* model, QWidget* parent)
    : Dialog(tr("Edit capacity of %1").arg(model->table().name), parent), m_model(model), m_before(model->draft()),
      m_mode(new Segments({tr("Provisioned"), tr("On demand")})), m_units(nullptr), m_note(label({}, uiFont(12), "text2")),
      m_problem(label({}, uiFont(12), "danger")) {
    setObjectName(QStringLiteral("editCapacity"));
    setFixedWidth(kWidth);
    m_mode->setAccessibleName(tr("Billing mode"));
    m_mode->setCurrent(m_before.onDemand ? 1 : 0);
    auto* mode = new QHBoxLayout;
    mode->setSpacing(12);
    mode->addWidget(label(tr("Billing mode"), uiFont(12), "text2"));
    mode->addWidget(m_mode);
    mode->addStretch(1);
    body()->addLayout(mode);
    m_units = unitsPart();
    body()->addWidget(m_units);
    m_note->setWordWrap(true);
    body()->addWidget(m_note);
    m_problem->setWordWrap(true);
    m_problem->setObjectName(QStringLiteral("capacityProblem"));
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
    body()->addWidget(m_problem);
    m_problem->hide();
    addCancel();
    m_apply = addAccept(tr("Apply"));
    connect(m_mode, &Segments::currentChanged, this, &EditCapacityDialog::sync);
    sync();
}

QWidget* EditCapacityDialog::unitsPart() {
    auto* part = new QWidget;
    auto* grid = new QGridLayout(part);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(0, 1);
    grid->addWidget(label(tr("Read (RCU)"), uiFont(12), "text2"), 0, 1);
    grid->addWidget(label(tr("Write (WCU)"), uiFont(12), "text2"), 0, 2);
    for (const CapacityDraft::Units& each : m_before.units) {
        const QString name = each.index.isEmpty() ? tr("Table") : each.index;
        auto* read = unitsBox(tr("RCU of %1").arg(name), each.read);
        auto* write = unitsBox(tr("WCU of %1").arg(name), each.write);
        const int row = grid->rowCount();
        grid->addWidget(label(name, each.index.isEmpty() ? uiFont(13) : monoFont(12)), row, 0);
        grid->addWidget(read, row, 1);
        grid->addWidget(write, row, 2);
        m_boxes << std::pair(read, write);
        for (QSpinBox* box : {read, write}) connect(box, &QSpinBox::valueChanged, this, &EditCapacityDialog::sync);
    }
    return part;
}

CapacityDraft EditCapacityDialog::draft() const {
    CapacityDraft draft = m_before;
    draft.onDemand = m_mode->current() == 1;
    for (qsizetype i = 0; i < draft.units.size() && !draft.onDemand; ++i) {
        draft.units[i].read = m_boxes[i].first->value();
        draft.units[i].write = m_boxes[i].second->value();
    }
    return draft;
}

QSpinBox* EditCapacityDialog::units(const QString& index, UnitSide side) const {
    for (qsizetype i = 0; i < m_before.units.size(); ++i)
        if (m_before.units[i].index == index) return side == UnitSide::Read ? m_boxes[i].first : m_boxes[i].second;
    return nullptr;
}

QString EditCapacityDialog::problem() const {
    return m_problem->isHidden() ? QString() : m_problem->text();
}

void EditCapacityDialog::sync() {
    const CapacityDraft now = draft();
    m_units->setEnabled(!now.onDemand);
    m_note->setText(now.onDemand ? tr("Every request is paid for. It may use up to double its previous peak at once.")
                                 : tr("Unused capacity of the last 5 minutes is kept as burst credits. Requests run on while it changes."));
    m_problem->setText(now.problem());
    m_problem->setVisible(!now.problem().isEmpty());
    m_apply->setEnabled(!m_running && now.problem().isEmpty() && !(now == m_before));
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
        self->adjustSize();
    });
}

} // namespace rf::ui
